"""The document as it stands: to read with the room, to trace each line to its answer, to export and to copy."""

from __future__ import annotations

from datetime import datetime
from itertools import chain
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from partnering_tui.errors import PartneringError, WouldOverwrite
from partnering_tui.summary.blocks import Document
from partnering_tui.summary.document import document
from partnering_tui.summary.markdown import markdown
from partnering_tui.tui.actions import bindings, in_scopes
from partnering_tui.tui.desk import Desk
from partnering_tui.tui.screens.jumping import jump_to, step_screen_under
from partnering_tui.tui.screens.session_screen import SessionScreen
from partnering_tui.tui.text import literal, one_line
from partnering_tui.tui.widgets.document_view import DocumentView, SectionList
from partnering_tui.tui.widgets.key_bar import KeyBar
from partnering_tui.tui.widgets.lines import Lines
from partnering_tui.tui.widgets.top_bar import TopBar
from partnering_tui.workshop.definition import BUILT_IN_SOURCES

WIDE = 100
"""Columns from which the sections stand at the side."""


class DocumentScreen(SessionScreen):
    """What the partners have agreed so far, in their own words."""

    CSS_PATH: ClassVar[list[str]] = ["../widgets/lines.tcss", "document.tcss"]  # type: ignore[assignment]  # a list is one too
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("document"),
        Binding("escape", "close", "Back", show=False),
    ]
    HELP = """
The document that the answers write, just as it will be exported. Enter, or a click, on a line goes to the answer
that it comes from.
"""
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-with-sections")]

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._document = Document("", ())

    def compose(self) -> ComposeResult:
        # Known before anything is laid out, so that the document is not laid out for two widths.
        self.set_class(self.app.size.width >= WIDE, "-with-sections")
        yield TopBar()
        with Horizontal(id="document-body"):
            with Vertical(id="document-sections"):
                yield Static("Sections", classes="sections-title")
                yield SectionList()
            yield DocumentView()
        yield Static(id="document-source")
        yield KeyBar(chain(in_scopes("document"), in_scopes("app", "session")), self.partnering.keymap)

    def on_mount(self) -> None:
        self.query_one(TopBar).place = "Document"
        self.view.focus()

    @property
    def view(self) -> DocumentView:
        return self.query_one(DocumentView)

    def show_session(self) -> None:
        """Show the document as it is now; the first time, at the answer that was open on the step screen."""
        session, workshop = self.workbook.session, self.workbook.workshop
        made = document(session, workshop, today=datetime.now().astimezone().date())
        if made == self._document:
            return
        under = None if self._document.blocks else step_screen_under(self)
        self._document = made
        self.view.show_blocks(made.blocks, under.question.id if under and under.question else "")

    def _show_place(self) -> None:
        """Tell which section this is, and which answer the line under the cursor comes from."""
        self.query_one(SectionList).show(self.view.sections, self.view.section)
        source = self.view.source_of(self.view.cursor) if self.view.cursor >= 0 else ""
        self.query_one("#document-source", Static).update(self._traced(source))

    def _traced(self, source: str) -> Content:
        workshop = self.workbook.workshop
        if question := workshop.questions.get(source):
            number = workshop.number_of(workshop.step_of[source])
            where = literal(f"Step {number} · {one_line(question.label)}")
            return Content.assemble(where, ("   Enter goes there", "$quiet"))
        if source == "partners":
            return Content.assemble("The partners", ("   Enter goes there", "$quiet"))
        if source in BUILT_IN_SOURCES:
            return literal(f"Writes itself from {BUILT_IN_SOURCES[source]}", "$quiet")
        return Content("")

    @on(Lines.Moved, "DocumentView")
    def _moved(self) -> None:
        self._show_place()

    @on(Lines.Chosen, "SectionList")
    def _section_chosen(self, message: Lines.Chosen) -> None:
        self.view.go_to_section(message.index)

    @on(Lines.Chosen, "DocumentView")
    def _line_chosen(self, message: Lines.Chosen) -> None:
        source = self.view.source_of(message.index)
        workshop = self.workbook.workshop
        if source in workshop.questions:
            jump_to(self, workshop.steps.index(workshop.step_of[source]), source)
        elif source == "partners":
            self.action_partners()
        elif source == "open_points":
            self.action_overview()

    # Actions

    def action_close(self) -> None:
        self.app.pop_screen()

    def action_next_section(self) -> None:
        self.view.go_to_section(self.view.section + 1)

    def action_previous_section(self) -> None:
        section = self.view.section
        is_on_heading = section >= 0 and self.view.sections[section].line == self.view.cursor
        self.view.go_to_section(section - 1 if is_on_heading else section)

    def action_copy_document(self) -> None:
        self.app.copy_to_clipboard(markdown(self._document))
        self.notify("Sent to the terminal's clipboard. If nothing arrives there, e writes a file.", timeout=4)

    def action_export(self) -> None:
        self._export()

    def _export(self, *, is_insisted: bool = False) -> None:
        from partnering_tui.storage.document_file import write_document

        path = self.desk.path.with_suffix(".md")
        never = (self.desk.file.path, self.desk.file.private_path)
        text = markdown(self._document)
        try:
            write_document(path, text, self.workbook.session.id, never=never, is_insisted=is_insisted)
        except WouldOverwrite as fault:
            self._ask_whether_to_overwrite(fault)
        except PartneringError as fault:
            self._tell_fault(fault)
        else:
            self.notify(f"Written to {path}", markup=False, timeout=6)

    def _ask_whether_to_overwrite(self, fault: WouldOverwrite) -> None:
        from partnering_tui.tui.screens.confirm import ConfirmScreen

        question = f"Write over {self.desk.path.with_suffix('.md').name}?"
        self.app.push_screen(ConfirmScreen(question, fault.title, yes="Write over it", no="Leave it"), self._overwrite)

    def _overwrite(self, is_sure: bool | None) -> None:
        if is_sure:
            self._export(is_insisted=True)

    def _tell_fault(self, fault: PartneringError) -> None:
        from partnering_tui.tui.screens.confirm import ErrorScreen

        self.app.push_screen(ErrorScreen(fault))
