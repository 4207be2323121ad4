"""The cursor of a grid: where it goes, and what is told of the cell that it leaves."""

from __future__ import annotations

from typing import Any

from partnering_tui.tui.messages import RowAdded, RowRemoved
from partnering_tui.tui.widgets.grid_cells import are_alike, may_pick_many
from partnering_tui.tui.widgets.grid_rows import GridRows
from partnering_tui.tui.widgets.grid_surface import GridSurface
from partnering_tui.tui.widgets.grid_told import NewRow, Spot


class GridCursor(GridSurface):
    """A grid whose cursor goes from cell to cell."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._entering: NewRow | None = None
        """The row that was begun here, as long as the cursor has not left it."""
        self._is_filling = False
        """Somebody goes on with Tab, cell by cell: Tab stays inside the grid."""

    # Going and leaving

    def _go(self, row: int, column: int) -> None:
        """Put the cursor on a cell, or as near as can be."""
        if self.rows is None:
            return
        row = max(0, min(row, self.rows.lines - 1))
        if row != self.row:
            self._leave_row(self.rows)
        self.row, self.column = row, max(0, min(column, len(self.rows.sheet.columns) - 1))
        self._point()

    def _leave_editor(self) -> None:
        """Close the editor. What was typed has been told."""
        if self.spot is None:
            return
        self._close_editor()
        self._draw(anew=True)

    def _leave_row(self, rows: GridRows) -> None:
        """A row that was begun and left wholly empty goes again."""
        new, self._entering = self._entering, None
        if new is None:
            return
        new.is_left = True
        row = rows.find(new.id, self.row)
        if row >= 0 and rows.is_empty(row):
            self.post_message(RowRemoved(rows.sheet.question, rows.sheet.row_place(row)))

    def _move(self, rows: GridRows, key: str) -> None:
        self._is_filling = False
        page = max(1, self._lines.size.height - 2)
        last = len(rows.sheet.columns) - 1
        match key:
            case "up" | "down":
                self._go(self.row + (1 if key == "down" else -1), self.column)
            case "left" | "right":
                self._go(self.row, self.column + (1 if key == "right" else -1))
            case "home" | "end":
                self._go(self.row, 0 if key == "home" else last)
            case _:
                self._go(self.row + (page if key == "pagedown" else -page), self.column)

    def _advance(self, rows: GridRows) -> None:
        """Go to the next cell that is filled in the same way: to the right, then in the row below. Stay at the last."""
        columns = rows.sheet.columns
        here = columns[self.column]
        if self.column + 1 < len(columns) and are_alike(here, columns[self.column + 1]):
            self._go(self.row, self.column + 1)
        elif self.row + 1 < len(rows):
            first = self.column
            while first > 0 and are_alike(here, columns[first - 1]):
                first -= 1
            self._go(self.row + 1, first)

    # Telling

    def _tell_typed(self, rows: GridRows) -> None:
        """Tell what the editor holds, if that is news."""
        if self._words and self.spot and not self.is_picking:
            self._set(rows, self.spot, rows.meant(self.spot, self._words.text))

    def _tell_picked(self, rows: GridRows) -> None:
        if self._pick and self.spot and self.is_picking:
            chosen = self._pick.chosen
            many = may_pick_many(rows.sheet.columns[self.spot.column])
            self._set(rows, self.spot, chosen if many else chosen[0] if chosen else None)

    def _set(self, rows: GridRows, spot: Spot, value: Any) -> None:
        message = rows.set(spot, value)
        if message:
            self.post_message(message)
        if isinstance(message, RowAdded):
            self._entering = rows.new[-1]
            self._draw(anew=False)
