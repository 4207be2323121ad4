"""Home: all sessions, the last one changed first, and the ways to begin another."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from time import monotonic
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Static
from textual.worker import get_current_worker

from partnering_tui.errors import PartneringError
from partnering_tui.session.values import counted_if_any
from partnering_tui.storage.listing import SessionCard
from partnering_tui.tui.actions import ACTIONS, bindings, in_scopes, key_of
from partnering_tui.tui.drawn import once_drawn
from partnering_tui.tui.screens.confirm import ErrorScreen
from partnering_tui.tui.screens.found_sessions import Details, DetailsReader, sessions_found
from partnering_tui.tui.screens.plain_screen import PlainScreen
from partnering_tui.tui.screens.presses import Press
from partnering_tui.tui.screens.rescued import RescuedLine
from partnering_tui.tui.screens.session_list import SessionList, found_by
from partnering_tui.tui.screens.typed_path import short_path
from partnering_tui.tui.text import literal, one_line
from partnering_tui.tui.widgets.key_bar import KeyBar
from partnering_tui.tui.widgets.lines import Lines
from partnering_tui.tui.widgets.top_bar import TopBar
from partnering_tui.tui.widgets.words import Words

PRESSES = {"new-session": "New session", "open-file": "Open a file…", "demo": "Try the demo", "quit": "Quit"}
"""The actions that have a button, with its words."""
PURPOSE = "Twelve steps with your partners, to an agreement that they could sign."
NONE_YET = (
    "There are no sessions here yet. A new session asks for a title and for your partners, and saves itself as you "
    "type.\n\n"
    "To look around first, try the demo: a complete session, yours to change."
)
NONE_FOUND = "No session has that in its title or among its partners. {key} looks inside all sessions."
SECONDS_PER_BATCH = 0.1
"""How long sessions are gathered before they are shown."""


class HomeScreen(PlainScreen):
    """All sessions of this computer that are near at hand."""

    CSS_PATH: ClassVar[list[str]] = ["../widgets/lines.tcss", "dialogs.tcss", "home.tcss"]  # type: ignore[assignment]  # a list is one too
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("home"),
        Binding("left", "app.focus_previous", "Previous", show=False),
        Binding("right", "app.focus_next", "Next", show=False),
        Binding("down", "go_down", "To the sessions", show=False),
        Binding("escape", "clear", "Show all", show=False),
    ]
    AUTO_FOCUS = ""
    HELP = """
All sessions of this folder, of the folder for sessions, and those you worked on last. Enter, or a click, goes on with
one where it was left.
"""

    class Found(Message):
        """Some more sessions were found."""

        def __init__(self, cards: Sequence[SessionCard], *, is_all: bool) -> None:
            super().__init__()
            self.cards = cards
            self.is_all = is_all
            """There are no more."""

    class Read(Message):
        """More is known of some sessions."""

        def __init__(self, details: dict[Path, Details]) -> None:
            super().__init__()
            self.details = details

    def __init__(self) -> None:
        super().__init__()
        self._cards: list[SessionCard] = []
        self._is_looking = True
        self._reader: DetailsReader | None = None
        self._asked: set[Path] = set()
        """The sessions whose details are being read, or were."""

    def compose(self) -> ComposeResult:
        yield TopBar()
        with Vertical(id="middle"), Vertical(id="paper"):
            yield Static(literal(PURPOSE), id="purpose")
            with Horizontal(id="presses"):
                for action, words in PRESSES.items():
                    yield Press(words, key=self._key(action), id=action)
            with Horizontal(id="finding"):
                yield Words(one_line=True, id="find")
                yield Static(id="count")
            yield RescuedLine(self.partnering.locations, self._key("rescue"))
            yield Static(id="nothing")
            yield SessionList()
            yield Static(id="where")
        yield KeyBar(in_scopes("home", "app"), self.partnering.keymap)

    def _key(self, action_id: str) -> str:
        return next(key_of(action, self.partnering.keymap) for action in ACTIONS if action.id == action_id)

    def on_mount(self) -> None:
        self.query_one(TopBar).title = "Partnering"
        self.query_one("#find", Words).placeholder = literal(f"Find a title or a partner  {self._key('find')}")
        self._show()
        once_drawn(self, self._look)

    # Looking for sessions, behind the scenes

    def _look(self) -> None:
        locations = self.partnering.locations
        folders = [locations.sessions]
        with contextlib.suppress(OSError):
            folders.append(Path.cwd())
        recent = [file.path for file in self.partnering.state.recent()]
        self._reader = DetailsReader(locations)
        self.run_worker(lambda: self._find(folders, recent), thread=True, group="find")

    def _find(self, folders: Sequence[Path], recent: Sequence[Path]) -> None:
        """Post what is found, a few at a time. On another thread."""
        worker = get_current_worker()
        batch: list[SessionCard] = []
        posted = monotonic()
        for card in sessions_found(folders, recent):
            if worker.is_cancelled:
                return
            batch.append(card)
            if monotonic() - posted > SECONDS_PER_BATCH:
                self.post_message(self.Found(batch, is_all=False))
                batch, posted = [], monotonic()
        self.post_message(self.Found(batch, is_all=True))

    @on(Found)
    def _take_found(self, message: Found) -> None:
        self._cards += message.cards
        self._is_looking = not message.is_all
        self._show()
        if self.focused is None and (self._cards or message.is_all):
            (self._list if self._cards else self.query_one("#new-session")).focus()

    @on(SessionList.InView)
    def _read_details(self) -> None:
        cards = [card for card in self._list.cards_without_details() if card.path not in self._asked]
        if cards and self._reader:
            self._asked.update(card.path for card in cards)
            read = self._reader.details_of
            self.run_worker(lambda: self._read(cards, read), thread=True, group="read")

    def _read(self, cards: Sequence[SessionCard], read: Callable[[SessionCard], Details]) -> None:
        """Post what the sessions in view say of themselves. On another thread."""
        worker = get_current_worker()
        details: dict[Path, Details] = {}
        for card in cards:
            if worker.is_cancelled:
                break
            details[card.path] = read(card)
        self.post_message(self.Read(details))

    @on(Read)
    def _take_read(self, message: Read) -> None:
        self._list.show_details(message.details)

    # Showing

    @property
    def _list(self) -> SessionList:
        return self.query_one(SessionList)

    @on(Words.Changed, "#find")
    def _show(self) -> None:
        wanted = one_line(self.query_one("#find", Words).text).casefold()
        shown = [card for card in self._cards if wanted in found_by(card)]
        self._list.show_cards(shown, datetime.now().astimezone())
        self._list.display = bool(shown)
        self.query_one("#finding").display = len(self._cards) > 1
        actions = in_scopes("home", "app")
        self.query_one(KeyBar).show_actions(one for one in actions if self.check_action(one.run, ()) is not False)
        count = f"{len(shown)} of {len(self._cards)}" if wanted else counted_if_any(len(self._cards), "session")
        self.tell("#count", f"{count} …" if self._is_looking else count)
        self.tell("#nothing", "" if shown else self._why_nothing)
        self._show_where()

    @property
    def _why_nothing(self) -> str:
        if self._cards:
            return NONE_FOUND.format(key=self._key("search-all"))
        return "" if self._is_looking else NONE_YET

    @on(Lines.Moved)
    def _show_where(self) -> None:
        present = self._list.present
        self.tell("#where", one_line(short_path(present.path)) if present else "")

    # Going through

    def action_go_down(self) -> None:
        if self._list.display:
            self.set_focus(self._list)

    @on(Words.LeftDownwards, "#find")
    def _go_to_list(self) -> None:
        self.action_go_down()

    @on(Words.LeftUpwards, "#find")
    def _go_to_presses(self) -> None:
        self.set_focus(self.query_one("#new-session"))

    @on(SessionList.LeftUpwards)
    def _go_up(self) -> None:
        if len(self._cards) > 1:
            self.set_focus(self.query_one("#find"))
        else:
            self._go_to_presses()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is nothing to find among one session, and nothing to search in none."""
        enough = {"find": len(self._cards) > 1, "search_all": self._is_looking or bool(self._cards)}
        return enough[action] if action in enough else super().check_action(action, parameters)

    def action_find(self) -> None:
        self.set_focus(self.query_one("#find"))

    def action_clear(self) -> None:
        """Show all sessions again."""
        find = self.query_one("#find", Words)
        if find.text:
            find.load_words("")
            self._show()
        self.action_go_down()

    # Opening

    @on(Lines.Chosen)
    @on(Words.Submitted, "#find")
    def _open_present(self) -> None:
        present = self._list.present
        if present is None:
            return
        if fault := self._list.fault_of(present):
            self.app.push_screen(ErrorScreen(fault))
        else:
            self._open(present.path)

    def _open(self, path: Path | None) -> None:
        if path is not None:
            self._try(lambda: self.partnering.open_session(path))

    def _try(self, do: Callable[[], None]) -> None:
        """Do it, or tell why it cannot be done."""
        try:
            do()
        except PartneringError as error:
            self.app.push_screen(ErrorScreen(error))

    def action_new_session(self) -> None:
        from partnering_tui.tui.screens.new_session import NewSessionScreen

        self.app.push_screen(NewSessionScreen())

    def action_open_file(self) -> None:
        from partnering_tui.tui.screens.open_path import OpenPathScreen

        self.app.push_screen(OpenPathScreen(), self._open_chosen)

    def _open_chosen(self, path: Path | None) -> None:
        """Open the file once the window that asked for it is away."""
        self.call_later(self._open, path)

    def action_rescue(self) -> None:
        self._try(lambda: self._open(self.query_one(RescuedLine).session_to_open()))

    def action_demo(self) -> None:
        from partnering_tui.storage.beginning import copy_example
        from partnering_tui.workshop.finding import shipped_workshops

        examples, sessions = shipped_workshops() / "examples", self.partnering.locations.sessions
        self._try(lambda: self.partnering.open_session(copy_example(examples, sessions), is_example=True))

    def action_search_all(self) -> None:
        from partnering_tui.tui.screens.search_home import search_all

        search_all(self.partnering, self._cards, self._try)

    async def on_press_pressed(self, event: Press.Pressed) -> None:
        event.stop()
        run = next(action for action in ACTIONS if action.id == event.press.id)
        await self.app.run_action(f"{'app' if run.scope == 'app' else 'screen'}.{run.run}", self)
