"""The window in which words are looked for in all that a session says, while they are typed."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from pathlib import Path
from time import perf_counter
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Static

from partnering_tui.frozen import dataclass
from partnering_tui.session.searching import MOST, Found, SearchIndex
from partnering_tui.session.values import counted_if_any
from partnering_tui.session.workbook import Workbook
from partnering_tui.tui.actions import bindings
from partnering_tui.tui.drawn import once_drawn
from partnering_tui.tui.screens.dialog import Dialog, line
from partnering_tui.tui.screens.presses import Press
from partnering_tui.tui.text import literal
from partnering_tui.tui.widgets.fields import say
from partnering_tui.tui.widgets.hit_list import Hit, HitGroup, HitList
from partnering_tui.tui.widgets.lines import Lines
from partnering_tui.tui.widgets.words import Words
from partnering_tui.workshop.definition import Workshop

SLICE = 0.008
"""Seconds that are searched at a time: whoever types does not notice them."""
TEXTS = 200
"""Texts that are gathered at a time."""


@dataclass(frozen=True, slots=True)
class Going:
    """The place that somebody goes to, and the words that were looked for."""

    hit: Hit
    words: str


@dataclass(frozen=True, slots=True)
class Source:
    """A session that is searched."""

    index: SearchIndex
    workshop: Workshop
    title: str = ""
    """Shown where several sessions are searched."""
    path: Path | None = None

    def group(self, places: Sequence[Found], most: int) -> HitGroup:
        """What was found in it, of which no more than so many places are shown."""
        hits = tuple(Hit(one, step_in_words(self.workshop, one), self.path) for one in places[:most])
        return HitGroup(hits, self.title, len(places))


class SearchScreen(Dialog[Going | None]):
    """Answers with the place to go to; None for none."""

    CSS_PATH: ClassVar[list[str]] = ["dialogs.tcss", "../widgets/lines.tcss", "search.tcss"]  # type: ignore[assignment]  # a list is one too
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("pageup", "page(-1)", "Page up", show=False, priority=True),
        Binding("pagedown", "page(1)", "Page down", show=False, priority=True),
    ]
    AUTO_FOCUS = "Words"
    AROUND = 3
    TITLE = "Search"
    HINT = ""
    NOTHING = "Nothing here has {these}. Try {fewer}."
    MOST_EACH = MOST
    """Places that are shown of a session at most."""

    def __init__(self) -> None:
        super().__init__()
        self._sources: list[Source] = []
        self._waiting: deque[Source] = deque()
        """Those that the words have yet to be looked for in."""
        self._groups: list[HitGroup] = []
        self._is_due = False
        self._is_searching = False

    def compose_words(self) -> Iterable[Widget]:
        yield line(self.TITLE, "title")
        yield Words(one_line=True)
        yield HitList()
        yield Static(id="told")

    def presses(self) -> Iterable[Press]:
        yield Press("Go there", key="Enter", id="go")
        yield Press("Close", key="Esc", id="close")

    def on_mount(self) -> None:
        self._show()

    # Searching

    @property
    def _words(self) -> str:
        return self.query_one(Words).text.strip()

    @property
    def is_gathering(self) -> bool:
        """There are texts that are not known yet."""
        return False

    def take_source(self, source: Source) -> None:
        """Search that session too."""
        self._sources.append(source)
        self._waiting.append(source)
        self._go_on_soon()

    @on(Words.Changed)
    def _begin_anew(self) -> None:
        if not self._is_due:  # however many letters came before it is drawn
            self._is_due = True
            once_drawn(self, self._begin)

    def _begin(self) -> None:
        self._is_due = False
        self._waiting, self._groups = deque(self._sources), []
        self._search(is_same_search=False)

    def _go_on_soon(self) -> None:
        if not self._is_searching:
            self._is_searching = True
            self.call_later(self._search)

    def _search(self, *, is_same_search: bool = True) -> None:
        """Look for the words in some more sessions, and show what is there."""
        self._is_searching = False
        end = perf_counter() + SLICE
        while self._waiting and perf_counter() < end:
            source = self._waiting.popleft()
            if found := source.index.found(self._words):
                self._groups.append(source.group(found, min(self.MOST_EACH, MOST - self._count)))
            if self._count >= MOST:
                self._waiting.clear()
        self._show(is_same_search=is_same_search)
        if self._waiting:
            self._go_on_soon()

    @property
    def _count(self) -> int:
        return sum(len(group.hits) for group in self._groups)

    # Showing

    def _show(self, *, is_same_search: bool = True) -> None:
        hits = self.query_one(HitList)
        hits.show(self._groups, is_same_search=is_same_search)
        hits.display = bool(self._groups)
        say(self.query_one("#told", Static), literal(self._told(), "$quiet"))

    def _told(self) -> str:
        """How it stands, below the places."""
        if not self._words:
            return self.HINT
        if self._waiting or self.is_gathering:
            return f"{counted_if_any(self._count, 'place') or 'nothing'} so far …"
        if not self._groups:
            is_one = len(self._words.split()) == 1
            these, fewer = ("this word", "only its beginning") if is_one else ("these words", "fewer of them")
            return self.NOTHING.format(these=these, fewer=fewer)
        if self._count >= MOST:
            return f"The first {MOST} places. Another word narrows them."
        return counted_if_any(sum(group.count for group in self._groups), "place")

    # Going

    @on(Words.LeftDownwards)
    def _down(self) -> None:
        self.query_one(HitList).action_move(1)

    @on(Words.LeftUpwards)
    def _up(self) -> None:
        self.query_one(HitList).action_move(-1)

    def action_page(self, by: int) -> None:
        self.query_one(HitList).action_move_pages(by)

    @on(Words.Submitted)
    @on(Lines.Chosen)
    def _choose(self) -> None:
        if hit := self.query_one(HitList).present:
            self.answer(Going(hit, self._words))

    def on_press_pressed(self, event: Press.Pressed) -> None:
        event.stop()
        if event.press.id == "go":
            self._choose()
        else:
            self.answer(None)


class SearchSessionScreen(SearchScreen):
    """Searches the open session. Private answers and notes are left out until somebody asks for them."""

    BINDINGS = bindings("search")
    HINT = "Words from any answer, decision, action or parked point. Several words narrow it down."
    HELP = "Looks for words in all that this session says. Enter, or a click, goes to the place under the cursor."

    def __init__(self, workbook: Workbook, key: str, *, is_for_room: bool = False) -> None:
        super().__init__()
        self._workbook = workbook
        self._key = key
        self._is_for_room = is_for_room
        """The room looks on: only what it may see is found."""
        self._is_with_private = False
        self._index: SearchIndex | None = None
        """What is just being gathered."""

    def presses(self) -> Iterable[Press]:
        yield from super().presses()
        if not self._is_for_room:
            yield Press("Private too", key=self._key, id="private")

    def on_mount(self) -> None:
        super().on_mount()
        once_drawn(self, self._gather_anew)

    @property
    def is_gathering(self) -> bool:
        return self._index is not None

    def _gather_anew(self) -> None:
        book = self._workbook
        self._sources.clear()
        self._waiting.clear()
        self._groups.clear()
        private = book.private if self._is_with_private else None
        self._index = SearchIndex(book.session, book.workshop, private, is_for_room=self._is_for_room)
        self._gather(self._index)

    def _gather(self, index: SearchIndex) -> None:
        """Gather some texts, then some more: nobody who types waits for it."""
        if index is not self._index:
            return
        if not index.gather(TEXTS):
            self.call_later(self._gather, index)
            return
        self._index = None
        self.take_source(Source(index, self._workbook.workshop))

    def action_private_too(self) -> None:
        """Look in private answers and notes too, or no longer."""
        if not self._is_for_room:
            self._is_with_private = not self._is_with_private
            words = "Without private" if self._is_with_private else "Private too"
            self.query_one("#private", Press).say(words, key=self._key)
            self._gather_anew()

    def on_press_pressed(self, event: Press.Pressed) -> None:
        if event.press.id == "private":
            event.stop()
            self.action_private_too()
        else:
            super().on_press_pressed(event)


def step_in_words(workshop: Workshop, found: Found) -> str:
    """The step that a place belongs to: "Step 4"."""
    numbers = [number for number, step in enumerate(workshop.steps, 1) if step.id == found.step]
    return f"Step {numbers[0]}" if numbers else ""
