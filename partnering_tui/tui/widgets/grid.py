"""The one grid: tables, matrices, agreements and ratings."""

from __future__ import annotations

from textual.containers import Vertical

from partnering_tui.session.sheet import Sheet
from partnering_tui.tui.messages import AnswerEdited


class Grid(Vertical, can_focus=True):
    """A sheet to read and fill in."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.sheet: Sheet | None = None

    def show_sheet(self, sheet: Sheet) -> None:
        """Show another sheet, or the same after a change. The cursor stays on its row and column where it can."""
        self.sheet = sheet

    def edits(self) -> list[AnswerEdited]:
        """What was typed or set and does not stand in the sheet yet."""
        return []

    @property
    def cursor_place(self) -> tuple[str, str]:
        """The ids of the row and the column under the cursor; no row on the line for a new one."""
        return "", ""

    def jump_to(self, row_id: str, column_id: str = "") -> None:
        """Put the cursor on a cell."""

    def action_remove_row(self) -> None:
        """Remove the row under the cursor."""

    def action_move_row(self, by: int) -> None:
        """Move the row under the cursor up (by −1) or down (by 1)."""
