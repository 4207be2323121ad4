"""A session begins here: what it is called, who is at the table, and where it is kept."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Static

from partnering_tui.errors import PartneringError
from partnering_tui.session.session import new_session
from partnering_tui.session.typed_partners import TypedPartner, partners_typed, rows_of
from partnering_tui.storage.beginning import path_after
from partnering_tui.storage.definitions import workshop_in
from partnering_tui.storage.opening import workshop_places
from partnering_tui.storage.session_file import create_session
from partnering_tui.tui.actions import bindings, in_scopes, key_of
from partnering_tui.tui.keeping import keep_begun_session, untitled_on
from partnering_tui.tui.screens.confirm import ConfirmScreen, ErrorScreen
from partnering_tui.tui.screens.file_line import FileLine
from partnering_tui.tui.screens.partner_list import PartnerLine, PartnerList
from partnering_tui.tui.screens.partner_table import ROW_BINDINGS, NextPartner, PartnerTable
from partnering_tui.tui.screens.plain_screen import PlainScreen
from partnering_tui.tui.screens.presses import Press
from partnering_tui.tui.screens.workshop_choice import about_in_a_line, usable_workshops
from partnering_tui.tui.text import one_line
from partnering_tui.tui.widgets.key_bar import KeyBar
from partnering_tui.tui.widgets.pick import Pick, PickOption
from partnering_tui.tui.widgets.top_bar import TopBar
from partnering_tui.tui.widgets.words import Words
from partnering_tui.workshop.definition import Workshop
from partnering_tui.workshop.finding import FoundWorkshop

UNTITLED = "Untitled session"
NOBODY_YET = "Nobody is at the table yet. Enter again starts all the same: partners can be added at any time."
SOMEBODY = "Enter on the empty line starts. ↑ goes up to the partners, to change or remove one."
WITH_COMMA = "A comma is part of a name. Several on one line: County; Lakewater; Nyanza Fund"


class NewSessionScreen(PlainScreen):
    """Everything that a new session needs, on one screen. Only Start makes a file."""

    CSS_PATH: ClassVar[list[str]] = [  # type: ignore[assignment]  # a list is one too
        "dialogs.tcss",
        "partners.tcss",
        "new_session.tcss",
    ]
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("beginning"),
        *ROW_BINDINGS,
        Binding("escape", "leave", "Back", show=False),
    ]
    AUTO_FOCUS = "#title"
    HELP = """
A session begins here. Type its title and press Enter, then the partners, one a line: a name alone, or a short name for
the columns of tables before an equals sign. Several lines can be pasted at once, and several
partners typed on one line with semicolons between them. Enter on the empty line starts.

The arrows lead up to the partners typed so far; Enter opens one to change its names and its sector.
"""

    def __init__(self, path: Path | None = None) -> None:
        """Offer that file, or a file in that folder; by default one in the folder for sessions."""
        super().__init__()
        self._given = path
        self._partners: list[TypedPartner] = []
        self._workshops: list[FoundWorkshop] = []
        self._workshop_id = ""
        self._is_kept = False
        """What was typed was put into a file, because the app ends."""
        self._is_warned = False
        """It was said that nobody is at the table yet."""

    def compose(self) -> ComposeResult:
        yield TopBar()
        with Vertical(id="middle"), VerticalScroll(id="paper", can_focus=False):
            with Horizontal(classes="asked"):
                yield Static("Title", classes="label")
                yield Words(one_line=True, id="title")
            with Horizontal(classes="asked"):
                yield Static("Partners", classes="label")
                yield PartnerTable()
            with Horizontal(classes="asked", id="workshop"):
                yield Static("Workshop", classes="label")
                with Vertical():
                    yield Pick()
                    yield Static(id="about")
            with Horizontal(classes="asked"):
                yield Static("File", classes="label")
                yield FileLine(self._folder)
            with Horizontal(id="presses"):
                yield Press("Start", key=key_of(next(in_scopes("beginning")), self.partnering.keymap), id="start")
                yield Press("Back", key="Esc", id="back")
        yield KeyBar(in_scopes("beginning", "app"), self.partnering.keymap)

    def on_mount(self) -> None:
        bar = self.query_one(TopBar)
        bar.title = "New session"
        self._show_partners()
        self._show_path()
        if self._given is not None and not self._given.is_dir():
            self._file.take(self._given.absolute())
        self._show_workshops()

    # The title and the file

    @property
    def _title(self) -> str:
        return one_line(self.query_one("#title", Words).text) or UNTITLED

    @property
    def _folder(self) -> Path:
        given = self._given
        return given.absolute() if given and given.is_dir() else self.partnering.locations.sessions

    @property
    def _file(self) -> FileLine:
        return self.query_one(FileLine)

    @on(Words.Changed, "#title")
    def _show_path(self) -> None:
        self._file.offer(path_after(self._title, self._folder))

    @on(Words.Submitted, "#title")
    @on(Words.LeftDownwards, "#title")
    def _go_to_partners(self) -> None:
        self.set_focus(self.query_one(NextPartner))

    @on(Words.LeftUpwards, "NextPartner")
    @on(PartnerList.LeftUpwards)
    def _go_to_title(self) -> None:
        self.set_focus(self.query_one("#title"))

    @on(Words.LeftDownwards)
    def _go_down(self, event: Words.LeftDownwards) -> None:
        if event.words.id != "title":
            self.focus_next()

    @on(Words.LeftUpwards, "#path")
    def _go_up(self) -> None:
        self.focus_previous()

    # The partners

    @property
    def _table(self) -> PartnerTable:
        return self.query_one(PartnerTable)

    def _show_partners(self) -> None:
        self._table.show_partners(map(PartnerLine, self._partners))

    @on(NextPartner.Entered)
    def _add_entered(self, event: NextPartner.Entered) -> None:
        if self._add(event.text):
            self._show_partners()
            self._table.show_hint(WITH_COMMA if "," in event.text else SOMEBODY)
        elif self._partners or self._is_warned:
            self.action_start()
        else:
            self._is_warned = True
            self._table.show_hint(NOBODY_YET)

    def _add(self, text: str) -> bool:
        added = partners_typed(text, [partner.short for partner in self._partners])
        self._partners += added
        return bool(added)

    @on(PartnerList.Edited)
    def _change_edited(self, event: PartnerList.Edited) -> None:
        self._partners[event.index] = event.partner
        self._show_partners()

    def _settle_edit(self) -> None:
        if edit := self._table.take_edit():
            index, partner = edit
            self._partners[index] = partner
            self._table.partners.close_edit()

    def action_row_up(self) -> None:
        self._move(-1)

    def action_row_down(self) -> None:
        self._move(1)

    def _move(self, by: int) -> None:
        index = self._table.pointed_at()
        self._settle_edit()
        if index is not None and 0 <= index + by < len(self._partners):
            self._partners.insert(index + by, self._partners.pop(index))
            self._table.partners.index = index + by
        self._show_partners()

    @on(PartnerList.RemovalWanted)
    def action_remove_row(self) -> None:
        index = self._table.pointed_at()
        self._settle_edit()
        if index is not None:
            del self._partners[index]
        self._show_partners()
        if not self._partners:
            self.set_focus(self.query_one(NextPartner))

    # The workshop

    def _show_workshops(self) -> None:
        self._workshops = usable_workshops(workshop_places(self._folder, self.partnering.locations))
        self.query_one("#workshop").display = len(self._workshops) > 1
        if self._workshops:
            options = [PickOption(found.id, found.title) for found in self._workshops]
            self.query_one(Pick).load_options(options, [self._workshops[0].id])
            self._choose(self._workshops[0])

    @on(Pick.Picked)
    def _pick(self, event: Pick.Picked) -> None:
        chosen = [found for found in self._workshops if found.id in event.values]
        self._choose(chosen[0] if chosen else self._workshops[0])

    def _choose(self, found: FoundWorkshop) -> None:
        self._workshop_id = found.id
        self.tell("#about", about_in_a_line(found) if len(self._workshops) > 1 else "")

    # Starting and leaving

    def _take_typed(self) -> None:
        """Take what is still being typed: a title that the file does not follow yet, and partners."""
        self._show_path()
        self._settle_edit()
        self._add(self.query_one(NextPartner).take())

    def action_start(self) -> None:
        """Make the session and go to its first step."""
        self._take_typed()
        self._show_partners()
        try:
            self.partnering.open_session(self._create())
        except PartneringError as error:
            self.app.push_screen(ErrorScreen(error))

    def _create(self) -> Path:
        """The file of the new session. Raises PartneringError if the workshop or the folder cannot be used."""
        workshop, path = self._workshop, self._file.free
        create_session(path, new_session(self._title, workshop, rows_of(self._partners)), workshop=workshop)
        return path

    @property
    def _workshop(self) -> Workshop:
        """The workshop that was chosen. Raises PartneringError if it cannot be used."""
        chosen = next(found for found in self._workshops if found.id == self._workshop_id)
        return workshop_in(chosen.folder, self.partnering.locations)

    def tell_edits(self) -> None:
        """Keep what was typed as a session, where it was to be or where there is room: the app ends."""
        if self._is_kept or not self._is_typed:
            return
        self._is_kept = True
        self._take_typed()
        title = one_line(self.query_one("#title", Words).text) or untitled_on(date.today())
        workshop = self._workshop
        session = new_session(title, workshop, rows_of(self._partners))
        path, told = keep_begun_session(session, workshop, self._file.wanted, self.partnering.locations)
        self.partnering.farewell += told
        if path is not None:
            self.partnering.state.remember_file(path)

    @property
    def _is_typed(self) -> bool:
        """A title was typed, or a partner."""
        texts = (self.query_one(place, Words).text for place in ("#title", "NextPartner"))
        return bool(self._partners) or any(text.strip() for text in texts)

    def action_leave(self) -> None:
        """Go back; ask first if something was typed."""
        if not (self._is_typed or self._file.is_own):
            self._go_back()
            return
        question = "Leave without beginning this session?"
        self.app.push_screen(ConfirmScreen(question, "What you typed here is not kept."), self._leave)

    def _leave(self, is_sure: bool | None) -> None:
        if is_sure:
            self.call_later(self._go_back)

    def _go_back(self) -> None:
        self.app.pop_screen()

    def on_press_pressed(self, event: Press.Pressed) -> None:
        event.stop()
        if event.press.id == "start":
            self.action_start()
        else:
            self.action_leave()
