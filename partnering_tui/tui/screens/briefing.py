"""The briefing: what everybody has to know to go on, and who is here today. Safe for the room to see."""

from __future__ import annotations

from itertools import chain
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from partnering_tui.summary.briefing import briefing_document
from partnering_tui.tui.actions import bindings, in_scopes
from partnering_tui.tui.screens.attending import AttendingScreen
from partnering_tui.tui.screens.session_screen import NO_PARTNERS
from partnering_tui.tui.text import literal
from partnering_tui.tui.widgets.attendance_list import AttendanceList
from partnering_tui.tui.widgets.document_view import DocumentView
from partnering_tui.tui.widgets.key_bar import KeyBar
from partnering_tui.tui.widgets.top_bar import TopBar


class BriefingScreen(AttendingScreen):
    """Where the partners stand, and who of them is in the room."""

    CSS_PATH: ClassVar[list[str]] = [  # type: ignore[assignment]  # a list is one too
        "../widgets/lines.tcss",
        "../widgets/attendance_list.tcss",
        "briefing.tcss",
    ]
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("attendance"),
        *bindings("briefing"),
        Binding("escape", "close", "Go on", show=False),
        Binding("pageup", "turn_pages(-1)", "Read back", show=False),
        Binding("pagedown", "turn_pages(1)", "Read on", show=False),
    ]
    HELP = """
Where the partners stand: what was decided, what is due and what is open. Nothing private is on this page. Enter goes on
where you stopped. A digit says that a partner is here today; n names who came for it.
"""

    def compose(self) -> ComposeResult:
        yield TopBar()
        with Vertical(id="briefing-body"):
            yield DocumentView(has_cursor=False)
            with Vertical(id="briefing-attendance"):
                yield Static(literal("Who is here today"), classes="title")
                yield AttendanceList()
                yield Static(id="attending-legend")
        yield KeyBar(chain(in_scopes("briefing"), in_scopes("app", "session")), self.partnering.keymap)

    def on_mount(self) -> None:
        self.query_one(TopBar).place = "Briefing"
        if not self.workbook.session.partners:
            self.query_one(".title", Static).update(literal(NO_PARTNERS))
        book = self.workbook
        made = briefing_document(book.session, book.workshop, today=book.today(), stopped_at=self.desk.stopped_at)
        self.query_one(DocumentView).show_blocks(made.blocks)

    def action_go_on(self) -> None:
        """Go on where we stopped."""
        self.tell_edits()
        self.app.pop_screen()

    def action_turn_pages(self, by: int) -> None:
        self.query_one(DocumentView).action_move_pages(by)
