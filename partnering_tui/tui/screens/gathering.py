"""What helps to fill tables and matrices: rows that other tables have already, and the way to the next fault."""

from __future__ import annotations

from collections.abc import Sequence

from partnering_tui.session.taking import RowToTake, rows_to_take, take_rows
from partnering_tui.tui.screens.wishing import WishingScreen
from partnering_tui.workshop.definition import Question


class GatheringScreen(WishingScreen):
    """A screen on which tables are filled in."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        match action:
            case "next_fault":
                return self.question is not None and self.question.is_raci
        return super().check_action(action, parameters)

    def action_take_rows(self) -> None:
        question = self.question
        if question is None or not question.take_from:
            self.notify("Open a table first that can take over rows from another.", timeout=4)
            return
        self.tell_edits()
        rows = self._rows_to_take(question)
        if not rows:
            self.notify("This table has every row that it could take over.", timeout=4)
            return
        from partnering_tui.tui.screens.take_rows import TakeRowsScreen

        self.app.push_screen(TakeRowsScreen(self.desk, question, rows), lambda chosen: self._take(question, chosen))

    def _take(self, question: Question, chosen: Sequence[RowToTake] | None) -> None:
        if chosen and self.workbook.make(take_rows(self.workbook.record_of(question), question, chosen)):
            self.workbook.end_typing_run()
            self.show_edited(question)
            self.open_question.take_focus()

    def _rows_to_take(self, question: Question) -> list[RowToTake]:
        book = self.workbook
        return rows_to_take(book.session, book.workshop, question, record=book.record_of(question))

    def action_next_fault(self) -> None:
        grid = self.open_question.grid
        if grid is not None and not grid.go_to_next_fault():
            self.notify("There is no fault in the responsibilities.", timeout=3)
