"""The window in which words are looked for in all sessions: they are read behind the scenes, and found as they come."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual import on
from textual.message import Message
from textual.worker import get_current_worker

from partnering_tui.errors import PartneringError
from partnering_tui.session.searching import SearchIndex
from partnering_tui.session.values import counted_if_any
from partnering_tui.storage.listing import SessionCard
from partnering_tui.storage.locations import Locations
from partnering_tui.storage.session_file import open_session
from partnering_tui.tui.app import PartneringApp
from partnering_tui.tui.drawn import once_drawn
from partnering_tui.tui.screens.found_sessions import DetailsReader
from partnering_tui.tui.screens.going_there import open_there
from partnering_tui.tui.screens.search import Going, SearchScreen, Source


class SearchAllScreen(SearchScreen):
    """Searches all sessions that home shows, the last one changed first. Nothing private is looked at."""

    TITLE = "Search all sessions"
    HINT = "Words from any answer, decision, action or parked point of any session. Nothing private is searched."
    HELP = "Looks for words in all sessions that home lists. Enter, or a click, opens the session at that place."
    MOST_EACH = 5

    class Read(Message):
        """A session was read, or could not be."""

        def __init__(self, source: Source | None) -> None:
            super().__init__()
            self.source = source

    def __init__(self, cards: Sequence[SessionCard], locations: Locations) -> None:
        super().__init__()
        self._cards = tuple(cards)
        self._locations = locations
        self._read = self._unreadable = 0

    def on_mount(self) -> None:
        super().on_mount()
        once_drawn(self, lambda: self.run_worker(self._read_all, thread=True, group="read"))

    @property
    def is_gathering(self) -> bool:
        return self._read < len(self._cards)

    def _read_all(self) -> None:
        """Post each session as it is read. On another thread."""
        worker = get_current_worker()
        reader = DetailsReader(self._locations)
        for card in self._cards:
            if worker.is_cancelled:
                return
            self.post_message(self.Read(_source(card, reader)))

    @on(Read)
    def _take_read(self, message: Read) -> None:
        self._read += 1
        if message.source:
            self.take_source(message.source)
        else:
            self._unreadable += 1
            self._go_on_soon()

    def _told(self) -> str:
        told = super()._told()
        if self._unreadable and self._words and not self.is_gathering:
            return f"{told} · {counted_if_any(self._unreadable, 'session')} could not be read"
        return told


def search_all(app: PartneringApp, cards: Sequence[SessionCard], attempt: Callable[[Callable[[], None]], None]) -> None:
    """Ask for words, and open the session in which they stand at their place; `attempt` tells why that cannot be."""

    def go(going: Going | None) -> None:
        if going is not None:
            # Once the window is away, and not while it goes.
            app.call_later(attempt, lambda: open_there(app, going))

    app.push_screen(SearchAllScreen(cards, app.locations), go)


def _source(card: SessionCard, reader: DetailsReader) -> Source | None:
    """Everything that can be found in a session; None if it cannot be read."""
    try:
        file = open_session(card.path)
        workshop = reader.workshop_of(file)
    except PartneringError:
        return None
    index = SearchIndex(file.session, workshop)
    index.gather()
    return Source(index, workshop, file.session.title, card.path)
