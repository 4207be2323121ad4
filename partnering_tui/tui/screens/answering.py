"""Answering: how what people do in the open question becomes edits of the session."""

from __future__ import annotations

from datetime import UTC, datetime

from textual.containers import VerticalScroll
from textual.geometry import Region

from partnering_tui.session import edits
from partnering_tui.session.answers import rows_of
from partnering_tui.session.record import Record
from partnering_tui.tui.messages import AnswerEdited, RowAdded, RowMoved, RowRemoved
from partnering_tui.tui.screens.session_screen import SessionScreen
from partnering_tui.tui.widgets.open_question import OpenQuestion
from partnering_tui.workshop.definition import Question


class AnsweringScreen(SessionScreen):
    """A screen with one open question."""

    @property
    def open_question(self) -> OpenQuestion:
        return self.query_one(OpenQuestion)

    def show_edited(self, question: Question) -> None:
        """Show what an edit of a question changed."""
        raise NotImplementedError

    def tell_edits(self) -> None:
        grid = self.open_question.grid
        for row in grid.take_new_rows() if grid else ():
            self._add(row)
        for edit in self.open_question.edits():
            self._make(edit)

    def on_answer_edited(self, edit: AnswerEdited) -> None:
        self._make(edit)
        self.show_edited(edit.question)

    def on_row_added(self, message: RowAdded) -> None:
        self._add(message)
        self.show_edited(message.question)

    def on_row_removed(self, message: RowRemoved) -> None:
        record = self._record_of(message.question)
        self.workbook.make(edits.remove_row(record, message.question, message.row_place))
        self.show_edited(message.question)

    def on_row_moved(self, message: RowMoved) -> None:
        record = self._record_of(message.question)
        self.workbook.make(edits.move_row(record, message.question, message.row_place, message.by))
        self.show_edited(message.question)

    def begin_round(self, question: Question) -> None:
        """Begin another round of ratings, once there is a first."""
        record = self._record_of(question)
        if rows_of(record, question):
            self.workbook.make(edits.start_round(record, question, _now()))
            self.show_edited(question)

    def on_text_area_selection_changed(self) -> None:
        """Keep the cursor in sight, in a text that is longer than the screen too."""
        if words := self.open_question.words:
            paper = self.query_one("#paper", VerticalScroll)
            spot = words.cursor_screen_offset - paper.scrollable_content_region.offset + paper.scroll_offset
            paper.scroll_to_region(Region(spot.x, spot.y, 1, 1), animate=False, immediate=True)

    def action_remove_row(self) -> None:
        if grid := self.open_question.grid:
            grid.action_remove_row()

    def action_row_up(self) -> None:
        if grid := self.open_question.grid:
            grid.action_move_row(-1)

    def action_row_down(self) -> None:
        if grid := self.open_question.grid:
            grid.action_move_row(1)

    def _make(self, edit: AnswerEdited) -> None:
        record = self._record_of(edit.question)
        if edit.question.kind == "ratings":
            self.workbook.make(edits.score(record, edit.question, edit.place, edit.value, _now()))
        else:
            self.workbook.make(edits.answer(record, edit.question, edit.place, edit.value))

    def _add(self, row: RowAdded) -> None:
        """Add a row, unless it was taken before its message arrived."""
        if row.values:
            record = self._record_of(row.question)
            self.workbook.make(edits.add_row(record, row.question, row.list_place, row.values))

    def _record_of(self, question: Question) -> Record:
        return self.workbook.record_of(question)


def _now() -> datetime:
    return datetime.now(UTC).astimezone()
