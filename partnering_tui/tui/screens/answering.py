"""Answering: how what people do in the open question becomes edits of the session."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from textual.containers import VerticalScroll
from textual.events import Key
from textual.geometry import Region

from partnering_tui.session import edits
from partnering_tui.session.record import Record
from partnering_tui.session.values import typed
from partnering_tui.tui.messages import AnswerEdited, RowAdded, RowMoved, RowRemoved, RowsAdded
from partnering_tui.tui.screens.session_screen import SessionScreen
from partnering_tui.tui.text import one_line
from partnering_tui.tui.widgets.open_question import OpenQuestion
from partnering_tui.workshop.definition import Question

if TYPE_CHECKING:
    from partnering_tui.tui.widgets.grid import Grid


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
        rows = grid.take_new_rows() if grid else []
        if len(rows) > 1:
            self._add_all(RowsAdded(rows[0].question, rows[0].list_place, [row.values for row in rows]))
        elif rows:
            self._add(rows[0])
        for edit in self.open_question.edits():
            self._make(edit)
        if rows:
            # The grid hears at once that they are there, before it is asked again.
            self.show_edited(rows[0].question)

    def tell_edits_to_join(self) -> None:
        self.tell_edits()

    def on_answer_edited(self, edit: AnswerEdited) -> None:
        if self._make(edit):
            self.show_edited(edit.question)

    def on_row_added(self, message: RowAdded) -> None:
        if self._add(message):
            self.show_edited(message.question)

    def on_rows_added(self, message: RowsAdded) -> None:
        if self._add_all(message):
            self.show_edited(message.question)

    def on_row_removed(self, message: RowRemoved) -> None:
        record = self._record_of(message.question)
        self.workbook.make(edits.remove_row(record, message.question, message.row_place))
        self.show_edited(message.question)

    def on_row_moved(self, message: RowMoved) -> None:
        record = self._record_of(message.question)
        self.workbook.make(edits.move_row(record, message.question, message.row_place, message.by))
        self.show_edited(message.question)

    def on_text_area_selection_changed(self) -> None:
        """Keep the cursor in sight, in a text that is longer than the screen too."""
        if words := self.open_question.words:
            paper = self.query_one("#paper", VerticalScroll)
            spot = words.cursor_screen_offset - paper.scrollable_content_region.offset + paper.scroll_offset
            paper.scroll_to_region(Region(spot.x, spot.y, 1, 1), animate=False, immediate=True)

    async def on_key(self, event: Key) -> None:
        """Obey a key that the field did not take. The app would do so too, but only after the keys that came later."""
        found = self.active_bindings.get(event.key)
        if found is not None and found.node is self and found.enabled:
            event.stop()
            await self.run_action(found.binding.action)

    def action_remove_row(self) -> None:
        if grid := self._grid_written_down():
            grid.action_remove_row()

    def action_row_up(self) -> None:
        if grid := self._grid_written_down():
            grid.action_move_row(-1)

    def action_row_down(self) -> None:
        if grid := self._grid_written_down():
            grid.action_move_row(1)

    def _grid_written_down(self) -> Grid | None:
        """The grid that is typed into, when all that was typed stands in the session, a row begun a moment ago too."""
        grid, opened = self.open_question.grid, self.open_question.opened
        if grid is not None and opened is not None:
            self.tell_edits()
            self.show_edited(opened.question)
        return grid

    def _make(self, edit: AnswerEdited) -> bool:
        """Bring an edit into the session; False, and said so, if there is no place for it any more."""
        record, question = self._record_of(edit.question), edit.question
        if question.kind == "ratings":
            change = edits.score(record, question, edit.place, edit.value, _now())
        else:
            change = edits.answer(record, question, edit.place, edit.value)
        self.workbook.make(change)
        is_lost = change is None and not (edits.is_blank(edit.value) or edits.has_place(record, question, edit.place))
        if is_lost:
            self._tell_not_kept(question, typed(question, edit.value))
        return not is_lost

    def _add(self, row: RowAdded) -> bool:
        """Add a row, unless it was taken before its message arrived; False, and said so, if it cannot be added."""
        if not row.values:
            return True
        record, question = self._record_of(row.question), row.question
        if self.workbook.make(edits.add_row(record, question, row.list_place, row.values)):
            return True
        self._tell_not_kept(question, " · ".join(typed(question, value) for value in row.values.values()))
        return False

    def _add_all(self, message: RowsAdded) -> bool:
        """Add several rows in one change, unless they were taken before; False, and said so, if that cannot be."""
        rows, question = [row for row in message.rows if row], message.question
        if not rows:
            return True
        self.workbook.end_typing_run()
        if self.workbook.make(edits.add_rows(self._record_of(question), question, message.list_place, rows)):
            self.workbook.end_typing_run()
            return True
        self._tell_not_kept(question, "; ".join(typed(question, value) for row in rows for value in row.values()))
        return False

    def _tell_not_kept(self, question: Question, words: str) -> None:
        """Give the words back that could not be put where they were typed; private ones stay in their field alone."""
        what = "" if question.private else f" You typed: “{one_line(words)}”"
        text = f"This was not kept: its place in “{one_line(question.label)}” is gone. Type it somewhere else.{what}"
        self.notify(text, severity="warning", timeout=30, markup=False)

    def _record_of(self, question: Question) -> Record:
        return self.workbook.record_of(question)


def _now() -> datetime:
    return datetime.now(UTC).astimezone()
