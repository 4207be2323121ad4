"""One line of a ballot, large and calm: what is marked, the scale with a key for each mark, and room for a reason."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.events import Click, Key
from textual.widgets import Static

from partnering_tui.frozen import dataclass
from partnering_tui.session.marks import MARK_LETTERS, MARKS, Levels
from partnering_tui.tui.text import literal, one_line
from partnering_tui.tui.widgets.fields import say
from partnering_tui.tui.widgets.tones import key_chip
from partnering_tui.tui.widgets.words_board import WordsBoard
from partnering_tui.workshop.definition import Tone

_OTHER_KEYS = {"not-applicable": "n", "don't-know": "d"}


@dataclass(frozen=True, slots=True)
class MarkKey:
    """One mark that can be given, with its key."""

    mark: Any
    key: str
    label: str
    tone: Tone | None = None


@dataclass(frozen=True, slots=True)
class BallotLine:
    """One line of a ballot as its partner sees it."""

    title: str
    statement: str
    mark: Any
    """The partner's own mark; None while there is none."""
    is_given: tuple[bool, ...]
    """Of each line of the ballot, whether it is marked."""
    here: int
    """Which of them this is, counted from 0."""
    comment: str
    """The partner's own words."""


def mark_keys(levels: Levels) -> tuple[MarkKey, ...]:
    """A key for each mark: the best level first, by letter or digit; then what stands for none of them."""
    values = sorted(levels.values, key=levels.goodness, reverse=True)
    keys = [
        MarkKey(value, levels.letter(value).casefold(), _label(levels, value), levels.tone(value)) for value in values
    ]
    taken = {one.key for one in keys}
    others = [
        MarkKey(mark, key if (key := _OTHER_KEYS[mark]) not in taken else MARK_LETTERS[mark].replace("–", "-"), word)
        for mark, word in MARKS.items()
    ]
    return (*keys, *others)


def mark_of_key(keys: Sequence[MarkKey], levels: Levels, character: str) -> MarkKey | None:
    """The mark that a character gives: its key, its number, or a sign that everybody knows; None for none."""
    low = character.casefold()
    by_number = {str(value): value for value in levels.values} | {"-": "not-applicable", "?": "don't-know"}
    found = next((one for one in keys if one.key == low), None)
    return found or next((one for one in keys if low in by_number and one.mark == by_number[low]), None)


class MarkScale(Static):
    """The marks that can be given, each with its key. A click on one is as good as its key."""

    ALLOW_SELECT = False

    def __init__(self, keys: Sequence[MarkKey]) -> None:
        super().__init__()
        self._keys = tuple(keys)

    def show(self, mark: Any) -> None:
        """Show which mark is given."""
        self.update(Content("\n").join(_mark_line(one, is_given=one.mark == mark) for one in self._keys))

    async def on_click(self, event: Click) -> None:
        offset = event.get_content_offset(self)
        if offset and offset.y < len(self._keys):
            event.stop()
            await self.run_action(f"screen.give('{self._keys[offset.y].key}')")


class BallotBoard(WordsBoard):
    """What one partner sees, alone with the screen."""

    OBEYS_LETTERS = True

    def __init__(
        self, obey: Callable[[Key], Awaitable[bool]], tell_words: Callable[[str], None], keys: Sequence[MarkKey]
    ) -> None:
        super().__init__(obey, tell_words, "A few words, then Enter. Enter alone goes on without.")
        self._keys = tuple(keys)

    def compose(self) -> ComposeResult:
        yield Static(id="ballot-title")
        yield Static(id="ballot-statement")
        with VerticalScroll(id="ballot-marks", can_focus=False):
            yield MarkScale(self._keys)
            yield Static(id="ballot-ask")
            yield self._words
        yield Static(id="ballot-progress")
        yield Static(id="ballot-keys")

    def show(self, line: BallotLine) -> None:
        """Show another line, or the same with its mark."""
        say(self.query_one("#ballot-title", Static), literal(line.title, "$quiet"))
        say(self.query_one("#ballot-statement", Static), literal(one_line(line.statement), "bold"))
        self.query_one(MarkScale).show(line.mark)
        self.query_one("#ballot-progress", Static).update(_progress(line))
        if not self.is_asking_words:
            say(self.query_one("#ballot-ask", Static), literal(f"“{one_line(line.comment)}”" if line.comment else ""))

    def ask_words(self, question: str, words: str) -> None:
        """Open the line for a comment."""
        self.is_asking_words = True
        self._words.load_words(words)
        say(self.query_one("#ballot-ask", Static), literal(question, "bold"))
        self._words.display = True
        self._say_keys()
        self.call_after_refresh(self._words.scroll_visible, animate=False)

    def close_words(self) -> None:
        """Close the line for a comment. What was typed has been told."""
        self.is_asking_words = False
        self._words.display = False
        self._words.load_words("")
        say(self.query_one("#ballot-ask", Static), literal(""))
        self._say_keys()

    def _say_keys(self) -> None:
        keys = (
            "Enter goes on   Esc back to the marks"
            if self.is_asking_words
            else "← back   → skip   c comment   Delete takes it back   Esc covers the screen"
        )
        say(self.query_one("#ballot-keys", Static), literal(keys, "$quiet"))


def _label(levels: Levels, value: int) -> str:
    level = levels.scale.level(value) if levels.scale else None
    return one_line(level.label) if level else str(value)


def _mark_line(one: MarkKey, *, is_given: bool) -> Content:
    label = literal(one.label, "bold" if is_given else "")
    return Content.assemble("● " if is_given else "  ", key_chip(one.key, one.tone), "  ", label)


def _progress(line: BallotLine) -> Content:
    """One sign for each line: where we are, what is marked, what is not."""
    signs = ["▸" if at == line.here else "●" if given else "·" for at, given in enumerate(line.is_given)]
    of = f"{line.here + 1} of {len(line.is_given)}"
    return Content.assemble(literal("".join(signs), "$primary"), literal(f"   {of}", "$quiet"))
