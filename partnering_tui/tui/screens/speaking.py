"""Positions on the step screen: the quick round, asking again, and saying that a new wording means the same."""

from __future__ import annotations

from collections.abc import Callable

from partnering_tui.session.record import Change, Record
from partnering_tui.session.speaking import ask_again, same_meaning
from partnering_tui.tui.screens.marking import MarkingScreen
from partnering_tui.workshop.definition import Question

NO_STATEMENTS = "Open a question first in which partners take positions on statements, or the health check."


class SpeakingScreen(MarkingScreen):
    """A screen on which partners take positions on statements."""

    @property
    def _statements(self) -> Question | None:
        """The open question, if partners take positions in it."""
        question = self.question
        return question if question is not None and question.kind == "agreement" else None

    def _statement_here(self) -> str:
        """The id of the statement under the cursor; empty where a new one is typed."""
        grid = self._grid_written_down()
        return grid.rows.row_id(grid.row) if grid is not None and grid.rows else ""

    def action_quick_round(self) -> None:
        """Ask the partners in turn, beginning with the statement under the cursor."""
        if (question := self._statements) is None:
            self.notify(NO_STATEMENTS, timeout=4)
        else:
            from partnering_tui.tui.screens.quick_round import QuickRoundScreen

            self.app.push_screen(QuickRoundScreen(self.desk, question, self._statement_here()))

    def action_ask_again(self) -> None:
        self._of_statement(ask_again, "Nobody has spoken to this statement yet.")

    def action_same_meaning(self) -> None:
        self._of_statement(same_meaning, "The positions are on this very wording.")

    def _of_statement(self, change_of: Callable[[Record, Question, str], Change | None], nothing: str) -> None:
        question, row_id = self._statements, self._statement_here()
        if question is None:
            self.notify(NO_STATEMENTS, timeout=4)
            return
        if not row_id:
            self.notify("Go to a statement first.", timeout=3)
            return
        change = change_of(self.workbook.record_of(question), question, row_id)
        if self.workbook.make(change):
            self.show_edited(question)
        else:
            self.notify(nothing, markup=False, timeout=3)
