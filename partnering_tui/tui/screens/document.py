"""The document as it stands: to read with the room, to trace each line to its answer, to export and to copy."""

from __future__ import annotations

import asyncio
import os
from datetime import datetime
from itertools import chain
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from partnering_tui.session.gaps import Gap
from partnering_tui.session.readiness import SectionReadiness, overall, readiness
from partnering_tui.summary.blocks import Document
from partnering_tui.summary.document import document
from partnering_tui.summary.markdown import markdown
from partnering_tui.tui.actions import bindings, in_scopes
from partnering_tui.tui.desk import Desk
from partnering_tui.tui.exporting import Subject
from partnering_tui.tui.screens.jumping import jump_to, jump_to_gap, step_screen_under
from partnering_tui.tui.screens.leaving_out import LeavingOutScreen
from partnering_tui.tui.text import literal, one_line
from partnering_tui.tui.widgets.document_lines import Section
from partnering_tui.tui.widgets.document_view import DocumentView
from partnering_tui.tui.widgets.key_bar import KeyBar
from partnering_tui.tui.widgets.lines import Lines
from partnering_tui.tui.widgets.section_list import SectionLine, SectionList
from partnering_tui.tui.widgets.top_bar import TopBar
from partnering_tui.workshop.definition import BUILT_IN_SOURCES

WIDE = 100
"""Columns from which the sections stand at the side."""


class DocumentScreen(LeavingOutScreen):
    """What the partners have agreed so far, in their own words."""

    is_for_room = True
    CSS_PATH: ClassVar[list[str]] = ["../widgets/lines.tcss", "document.tcss"]  # type: ignore[assignment]  # a list is one too
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("document"),
        Binding("escape", "document", "Back"),
    ]
    HELP = """
The document that the answers write, just as it will be exported. Enter, or a click, on a line goes to the answer
that it comes from. At the side each section shows how ready it is: ● complete, ◐ partial, ○ missing, · optional,
– not relevant.
"""
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-with-sections")]

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._document = Document("", ())
        self._readiness: dict[str, SectionReadiness] = {}
        """How ready each section is, by its id."""

    def compose(self) -> ComposeResult:
        # Known before anything is laid out, so that the document is not laid out for two widths.
        self.set_class(self.app.size.width >= WIDE, "-with-sections")
        yield TopBar()
        with Horizontal(id="document-body"):
            with Vertical(id="document-sections"):
                yield Static(classes="sections-title")
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
        found = readiness(session, workshop)
        counts = overall(found)
        self._readiness = {one.section.id: one for one in found}
        complete = f"{counts.complete} of {counts.counted} complete"
        self.query_one(".sections-title", Static).update(complete)
        if made == self._document:
            self._show_place()
            return
        under = None if self._document.blocks else step_screen_under(self)
        self._document = made
        self.view.show_blocks(made.blocks, under.question.id if under and under.question else "")

    def _show_place(self) -> None:
        """Tell which section this is, and which answer the line under the cursor comes from."""
        sections = self._sections_in_view
        lines = [SectionLine(one.title, found.state if found else None) for one, found in sections]
        self.query_one(SectionList).show(lines, self.view.section)
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

    @property
    def _sections_in_view(self) -> list[tuple[Section, SectionReadiness | None]]:
        """The sections as they stand on the page, each with how ready it is, if it is one of the outline's."""
        waiting = list(self._document.sections)
        found: list[tuple[Section, SectionReadiness | None]] = []
        for section in self.view.sections:
            at = next((i for i, one in enumerate(waiting) if one.title == section.title), -1)
            found.append((section, self._readiness.get(waiting[at].id) if at >= 0 else None))
            del waiting[: at + 1]
        return found

    @property
    def section(self) -> SectionReadiness | None:
        """How ready the section in view is; None before the first, and behind the last of the outline."""
        sections, index = self._sections_in_view, self.view.section
        return sections[index][1] if 0 <= index < len(sections) else None

    @on(Lines.Chosen, "SectionList")
    def _section_chosen(self, message: Lines.Chosen) -> None:
        self.view.go_to_section(message.index)
        self.set_focus(self.view)

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

    def action_next_section(self) -> None:
        self.view.go_to_section(self.view.section + 1)

    def action_previous_section(self) -> None:
        section = self.view.section
        is_on_heading = section >= 0 and self.view.sections[section].line == self.view.cursor
        self.view.go_to_section(section - 1 if is_on_heading else section)

    def action_section_gaps(self) -> None:
        from partnering_tui.tui.screens.section_gaps import SectionGapsScreen

        # Above the first section, those of all of them.
        sections = [self.section] if self.section else list(self._readiness.values())
        self.app.push_screen(SectionGapsScreen(sections), self._go_to_gap)

    def _go_to_gap(self, gap: Gap | None) -> None:
        if gap is not None:
            jump_to_gap(self, gap)

    def action_copy_document(self) -> None:
        self.run_worker(self._copy(markdown(self._document)), group="copy", exit_on_error=False)

    async def _copy(self, text: str) -> None:
        """Copy the text, and say where it went: the terminal may refuse it without a word."""
        from partnering_tui.tui.clipboard import put_on_clipboard

        self.app.copy_to_clipboard(text)
        program = await asyncio.to_thread(put_on_clipboard, text, os.environ)
        if program:
            self.notify(f"Copied to the clipboard of this computer, by {program}.", timeout=4)
        else:
            self.notify("Sent to the terminal's clipboard. If nothing arrives there, e writes a file.", timeout=4)

    def action_export(self) -> None:
        self._export("agreement")

    def action_export_handout(self) -> None:
        self._export("handout")

    def action_export_agenda(self) -> None:
        self._export("agenda")

    def _export(self, what: Subject) -> None:
        from partnering_tui.tui.screens.export import ExportScreen

        self.app.push_screen(ExportScreen(self.desk, self.partnering.locations, what), self._tell_written)

    def _tell_written(self, path: Path | None) -> None:
        if path is not None:
            self.notify(f"Written to {path}", markup=False, timeout=8)
