"""Something to read from beginning to end: what changed between two versions, an agreement as it was signed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from partnering_tui.summary.blocks import Document
from partnering_tui.tui.actions import Action, action_of, bindings_of, in_scopes
from partnering_tui.tui.desk import Desk
from partnering_tui.tui.screens.session_screen import SessionScreen
from partnering_tui.tui.text import literal
from partnering_tui.tui.widgets.document_view import DocumentView
from partnering_tui.tui.widgets.key_bar import KeyBar
from partnering_tui.tui.widgets.top_bar import TopBar

SECTIONS = ("previous-section", "next-section")
"""The actions that go from section to section."""


class ReadingScreen(SessionScreen):
    """A document that nothing is typed into."""

    CSS_PATH: ClassVar[list[str]] = ["../widgets/lines.tcss", "reading.tcss"]  # type: ignore[assignment]  # a list is one too
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_of(*SECTIONS),
        Binding("escape", "close", "Back"),
    ]
    HELP = "A page to read. The arrows and the page keys go through it, [ and ] from section to section."
    AUTO_FOCUS = "DocumentView"

    def __init__(self, desk: Desk, place: str, document: Document) -> None:
        super().__init__(desk)
        self._place = place
        self._document = document

    def compose(self) -> ComposeResult:
        yield TopBar()
        with Vertical(id="reading-paper"):
            with Vertical(id="reading-head"):
                yield Static(self.notice(), id="reading-notice")
            yield DocumentView()
        yield KeyBar(self.keys(), self.partnering.keymap)

    def keys(self) -> Iterable[Action]:
        """The actions that the line at the bottom shows."""
        return [*map(action_of, SECTIONS), *in_scopes("app", "session")]

    def notice(self) -> Content:
        """What has to be known before reading; empty: nothing."""
        return literal("")

    def on_mount(self) -> None:
        self.query_one(TopBar).place = self._place
        self.query_one("#reading-head").display = bool(self.notice().plain)
        self.view.show_blocks(self._document.blocks)

    @property
    def view(self) -> DocumentView:
        return self.query_one(DocumentView)

    def action_next_section(self) -> None:
        self.view.go_to_section(self.view.section + 1)

    def action_previous_section(self) -> None:
        section = self.view.section
        is_on_heading = section >= 0 and self.view.sections[section].line == self.view.cursor
        self.view.go_to_section(section - 1 if is_on_heading else section)

    def action_close(self) -> None:
        self.app.pop_screen()
