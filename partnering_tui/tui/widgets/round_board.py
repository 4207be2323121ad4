"""The middle of a quick round: one statement, large and calm, and the partners, each with what it said."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.events import Click, Key
from textual.message import Message
from textual.style import Style
from textual.widget import Widget
from textual.widgets import Static

from partnering_tui.frozen import dataclass
from partnering_tui.session.answers import POSITIONS
from partnering_tui.tui.text import literal, one_line
from partnering_tui.tui.widgets.fields import say
from partnering_tui.tui.widgets.grid_cells import POSITION_KEYS
from partnering_tui.tui.widgets.words_board import WordsBoard


@dataclass(frozen=True, slots=True)
class Voice:
    """One partner as the room sees it."""

    name: str
    position: str = ""
    """One of the five; empty while it is silent."""
    said: str = ""
    """What it said, in words; while it is silent why, or what it said before."""
    words: str = ""
    """Its reservation, or why it stands aside or blocks."""


KEYS_IN_WORDS = "Enter goes on   Esc back to the positions"
ROOM_FOR_WORDS = 4
"""Lines that the question for words, and two lines of them with the space behind, need."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A statement as the room sees it."""

    title: str
    """What is asked: "Our principles"."""
    statement: str
    earlier: str
    """What is said about an earlier wording; empty if nothing is."""
    voices: tuple[Voice, ...]
    outcome: str
    """What follows, and who moved, a line each. It stands out when nobody has the turn."""
    is_on_earlier_wording: bool = False
    """What was said was said on another wording: it is asked again, or the meaning is the same."""


class VoiceLine(Widget):
    """One partner on one line."""

    ALLOW_SELECT = False

    class Clicked(Message):
        """Somebody clicked on a partner."""

        def __init__(self, index: int) -> None:
            super().__init__()
            self.index = index

    def __init__(self, index: int) -> None:
        super().__init__()
        self._index = index
        self._voice = Voice("")
        self._name_width = 8

    def show(self, voice: Voice, name_width: int, *, is_here: bool) -> None:
        """Show what a partner said, with its name in that many columns."""
        self._voice, self._name_width = voice, name_width
        self.set_class(is_here, "-here")
        self.refresh(layout=True)

    def render(self) -> Content:
        voice = self._voice
        is_here = self.has_class("-here")
        name = literal(one_line(voice.name), "bold" if is_here or voice.position else "")
        name = name.truncate(self._name_width, ellipsis=True, pad=True)
        said = literal(one_line(voice.said), "" if voice.position else "$quiet")
        words = literal(f"  “{one_line(voice.words)}”" if voice.words.strip() else "", "$quiet")
        line = Content.assemble("▸ " if is_here else "  ", name, "   ", said, words)
        line = line.truncate(max(1, self.content_size.width), ellipsis=True)
        return line.without_spans if is_here else line

    def on_click(self, event: Click) -> None:
        event.stop()
        self.post_message(self.Clicked(self._index))


class RoundBoard(WordsBoard):
    """What the room sees of a round."""

    def __init__(self, obey: Callable[[Key], Awaitable[bool]], tell_words: Callable[[str], None], keys: str) -> None:
        super().__init__(obey, tell_words, "Enter goes on")
        self._keys = keys
        self._here = 0
        self._has_statement = False

    def compose(self) -> ComposeResult:
        with Vertical(id="round-head"):
            yield Static(id="round-title")
            yield Static(id="round-statement")
            yield Static(id="round-earlier")
        with VerticalScroll(id="round-voices", can_focus=False):
            yield Static(id="round-ask")
            yield self._words
        yield Static(id="round-outcome")
        yield Legend()
        yield Static(literal(self._keys, "$quiet"), id="round-keys")

    # Showing

    def show(self, asked: Asked | None, here: int, empty: str = "") -> None:
        """Show a statement with everybody's position, and whose turn it is; or, if there is none, why."""
        self._here = here
        say(self.query_one("#round-title", Static), literal(asked.title if asked else "", "$quiet"))
        say(self.query_one("#round-statement", Static), literal(asked.statement if asked else empty, "bold"))
        say(self.query_one("#round-earlier", Static), literal(asked.earlier if asked else "", "$quiet"))
        outcome = self.query_one("#round-outcome", Static)
        say(outcome, literal(asked.outcome if asked else ""))
        outcome.set_class(asked is not None and here >= len(asked.voices), "-here")
        self._has_statement = asked is not None
        is_on_earlier = asked is not None and asked.is_on_earlier_wording
        say(self.query_one(Legend), legend_content(is_on_earlier_wording=is_on_earlier))
        self._show_keys()
        self._show_voices(asked.voices if asked else ())

    def _show_keys(self) -> None:
        """What the keys do just now: while words are typed, letters are no positions."""
        is_typing = self.is_asking_words
        self.query_one("#round-legend").display = self._has_statement and not is_typing
        keys = KEYS_IN_WORDS if is_typing else self._keys if self._has_statement else "Esc back"
        say(self.query_one("#round-keys", Static), literal(keys, "$quiet"))

    def _show_voices(self, voices: Sequence[Voice]) -> None:
        slot = self.query_one("#round-voices", VerticalScroll)
        lines = [line for line in slot.children if isinstance(line, VoiceLine)]
        if len(lines) != len(voices):
            slot.query(VoiceLine).remove()
            lines = [VoiceLine(index) for index in range(len(voices))]
            slot.mount(*lines, before=0)
        width = min(24, max((cell_len(one_line(voice.name)) for voice in voices), default=0))
        for index, (line, voice) in enumerate(zip(lines, voices, strict=True)):
            line.show(voice, width, is_here=index == self._here)
        self._let_grow(slot, len(lines))
        if 0 <= self._here < len(lines):
            self.call_after_refresh(lines[self._here].scroll_visible, animate=False)

    # Words

    def ask_words(self, question: str, words: str) -> None:
        """Open the line for the words of the partner whose turn it is."""
        self.is_asking_words = True
        self._words.load_words(words)
        say(self.query_one("#round-ask", Static), literal(question))
        self._show_words_line()

    def close_words(self) -> None:
        """Close the line for words. What was typed has been told."""
        self.is_asking_words = False
        self._show_words_line()

    def _show_words_line(self) -> None:
        ask, words = self.query_one("#round-ask", Static), self._words
        ask.display = words.display = self.is_asking_words
        self._show_keys()
        slot = self.query_one("#round-voices", VerticalScroll)
        lines = [line for line in slot.children if isinstance(line, VoiceLine)]
        self._let_grow(slot, len(lines))
        if self.is_asking_words and 0 <= self._here < len(lines):
            slot.move_child(ask, after=lines[self._here])
            slot.move_child(words, after=ask)
            self.call_after_refresh(words.scroll_visible, animate=False)

    def _let_grow(self, slot: VerticalScroll, voices: int) -> None:
        """As high as all the voices need; where there is less room, the keys below them stay and the voices scroll."""
        slot.styles.max_height = max(1, voices + (ROOM_FOR_WORDS if self.is_asking_words else 0))


class Legend(Static):
    """`s support · a accept …`, each to be clicked."""

    def __init__(self) -> None:
        super().__init__(legend_content(), id="round-legend")
        self.set_reactive(Legend.auto_links, False)  # the key of each says enough


def legend_content(*, is_on_earlier_wording: bool = False) -> Content:
    """`s support · a accept …`, each to be clicked; below, what can be done with words on an earlier wording."""

    def one(key: str, words: str, run: str) -> Content:
        click = Style.from_meta({"@click": f"screen.{run}"})
        return Content.assemble((key, "bold $key"), f" {words}").stylize(click)

    positions = [one(key, POSITIONS[id_], f"say_position('{id_}')") for key, id_ in POSITION_KEYS.items()]
    lines = [Content(" · ").join(positions)]
    if is_on_earlier_wording:
        ways = [one("g", "ask again", "ask_again"), one("m", "the meaning is the same", "same_meaning")]
        lines.append(Content(" · ").join(ways))
    return Content("\n").join(lines)
