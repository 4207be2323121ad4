"""Who is here: the screen on which it is noted, and what every screen has on which it can be noted."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.events import DescendantFocus, Key
from textual.widgets import Static

from partnering_tui.session.attendance import attendance, comes_as, comes_with_mandate
from partnering_tui.session.record import Change
from partnering_tui.session.sittings import set_everyone_present, set_present, sitting_of
from partnering_tui.summary.words import day
from partnering_tui.tui.actions import bindings, in_scopes
from partnering_tui.tui.screens.session_screen import NO_PARTNERS, SessionScreen
from partnering_tui.tui.text import literal
from partnering_tui.tui.widgets.attendance_list import AttendanceList
from partnering_tui.tui.widgets.attendance_row import legend
from partnering_tui.tui.widgets.fields import say
from partnering_tui.tui.widgets.key_bar import KeyBar
from partnering_tui.tui.widgets.top_bar import TopBar


class AttendingScreen(SessionScreen):
    """A screen on which it is noted who is in the room."""

    AUTO_FOCUS = "AttendanceList"

    @property
    def attendees(self) -> AttendanceList:
        return self.query_one(AttendanceList)

    def show_session(self) -> None:
        """Show who is here as it is noted now."""
        self._show_attendees()
        self._show_top()

    def _show_attendees(self, *, is_typed_here: bool = False) -> None:
        found = attendance(self.workbook.session, self.desk.sitting.id)
        self.attendees.show(found, is_typed_here=is_typed_here)
        self._show_legend()

    def _show_legend(self) -> None:
        count = len(self.workbook.session.partners)
        words = legend(count, is_naming=self.attendees.is_naming) if count else Content("")
        say(self.query_one("#attending-legend", Static), words)

    def on_descendant_focus(self, _: DescendantFocus) -> None:
        self._show_legend()

    async def on_key(self, event: Key) -> None:
        """Keys that were pressed while the screen was still opening."""
        if self.focused is None and self.attendees.press(event):
            event.stop()

    # What people do

    def tell_edits(self) -> None:
        if (attendees := self.query_one_optional(AttendanceList)) and (named := attendees.take_name()):
            self._note_name(named)

    @on(AttendanceList.Came)
    def _note_presence(self, event: AttendanceList.Came) -> None:
        self.workbook.begin()
        sitting, is_present = self.desk.sitting.id, event.is_present
        if is_present is None:
            noted = sitting_of(self.workbook.session, sitting)
            is_present = noted is None or event.partner_id not in noted.present
        self._make(set_present(self.workbook.session, sitting, event.partner_id, is_present))

    @on(AttendanceList.Mandated)
    def _note_mandate(self, event: AttendanceList.Mandated) -> None:
        self.workbook.begin()
        sitting = self.desk.sitting.id
        self._make(comes_with_mandate(self.workbook.session, sitting, event.partner_id, event.mandate))

    @on(AttendanceList.Named)
    def _note_name(self, event: AttendanceList.Named) -> None:
        known = sitting_of(self.workbook.session, self.desk.sitting.id)
        if event.person != (known.people.get(event.partner_id, "") if known else ""):
            self.workbook.begin()
            sitting = self.desk.sitting.id
            self._make(comes_as(self.workbook.session, sitting, event.partner_id, event.person), is_typing=True)

    @on(AttendanceList.EveryoneCame)
    def action_everyone_here(self) -> None:
        """Everybody is in the room."""
        self.workbook.begin()
        self._make(set_everyone_present(self.workbook.session, self.desk.sitting.id))

    def _make(self, change: Change | None, *, is_typing: bool = False) -> None:
        if self.workbook.make(change) and not is_typing:
            self.workbook.end_typing_run()
        if is_typing:
            self._show_attendees(is_typed_here=True)
        else:
            self.show_session()

    def action_close(self) -> None:
        """Leave the name, if one is being typed; else the screen."""
        self.tell_edits()
        if self.attendees.is_naming:
            self.attendees.close_editor()
            self.set_focus(self.attendees)
        else:
            self.app.pop_screen()


class WhoIsHereScreen(AttendingScreen):
    """Who is in the room today, and what they may decide."""

    CSS_PATH: ClassVar[list[str]] = ["../widgets/attendance_list.tcss", "attending.tcss"]  # type: ignore[assignment]  # a list is one too
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("attendance"),
        Binding("escape,enter", "close", "Back"),
    ]
    HELP = """
Who is in the room today. A digit, or Space, says that a partner is here or is not; a says that all are. c, r and o say
what those who came may do for their partner, and n names them. It is kept as you press the keys.
"""

    def compose(self) -> ComposeResult:
        yield TopBar()
        with Vertical(id="attending-paper"):
            yield Static(literal("Who is here"), classes="title")
            yield Static(id="attending-when")
            yield AttendanceList()
            yield Static(id="attending-legend")
        yield KeyBar(in_scopes("app", "session"), self.partnering.keymap)

    def on_mount(self) -> None:
        self.query_one(TopBar).place = "Who is here"

    def show_session(self) -> None:
        super().show_session()
        self.query_one("#attending-when", Static).update(literal(self._when()))

    def _when(self) -> str:
        """ "The sitting of 22 November 2026, since 14:02."."""
        if not self.workbook.session.partners:
            return NO_PARTNERS
        known = sitting_of(self.workbook.session, self.desk.sitting.id)
        if known is None or known.started is None:
            return "Nothing is noted of today's sitting yet. It begins with the first thing that you note or write."
        return f"The sitting of {day(known.started.date())}, since {known.started:%H:%M}."
