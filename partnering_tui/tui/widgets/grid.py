"""The one grid: tables, matrices, agreements and ratings, read and filled in by the same keys."""

from __future__ import annotations

from textual import on
from textual.events import Paste
from textual.widgets import TextArea

from partnering_tui.session.record import Path
from partnering_tui.session.sheet import AgreementSheet, Sheet
from partnering_tui.session.values import misfit, typed
from partnering_tui.tui.drawn import once_drawn
from partnering_tui.tui.messages import AnswerEdited, Finished, RowAdded, RowMoved, RowRemoved
from partnering_tui.tui.widgets.grid_cells import is_fixed, is_words, may_pick_many, pick_options
from partnering_tui.tui.widgets.grid_keys import GridKeys
from partnering_tui.tui.widgets.grid_lines import GridLines
from partnering_tui.tui.widgets.grid_paste import is_rows, rows_of
from partnering_tui.tui.widgets.grid_rows import GridRows, is_same_content
from partnering_tui.tui.widgets.grid_told import Spot
from partnering_tui.tui.widgets.pick import Pick
from partnering_tui.tui.widgets.words import Words


class Grid(GridKeys):
    """A sheet to read and fill in.

    It posts `AnswerEdited`, `RowAdded`, `RowsAdded`, `RowRemoved` and `RowMoved`, and is to be shown the sheet again
    (`show_sheet`) when each of them, or an undo, has been written down.
    """

    def show_sheet(self, sheet: Sheet, *, whole: bool = False) -> None:
        """Show another sheet, or the same after a change. The cursor stays on its row and column where it can.

        `whole`: each row takes as many lines as its words need, as long as there are not too many rows.
        """
        rows = self.rows
        is_drawn_otherwise = whole is not self._lines.wants_whole
        self._lines.wants_whole = whole
        if rows is None or not is_same_content(rows.sheet, sheet):
            self._close_editor()
            if rows is not None:
                self._leave_row(rows)
            self.rows, self._entering, self._is_filling, self._has_gone_on = GridRows(sheet), None, False, False
            self.row, self.column = _start(sheet)
            self._draw(anew=True)
            return
        has_other_shape = (len(rows.sheet), rows.sheet.columns) != (len(sheet), sheet.columns)
        self._take_over(rows, sheet)
        self._draw(anew=is_drawn_otherwise or (has_other_shape and self.spot is None))

    def edits(self) -> list[AnswerEdited]:
        """What was typed or set and does not stand in the sheet yet."""
        return self.rows.edits() if self.rows else []

    def take_new_rows(self) -> list[RowAdded]:
        """New rows that do not stand in the sheet yet, to be written down now; what was told of them arrives empty."""
        return self.rows.take_new() if self.rows else []

    def jump_to(self, row_id: str, column_id: str = "") -> None:
        """Put the cursor on a cell; where the row or the column is unknown, that stays as it is."""
        if self.rows is None:
            return
        self._leave_editor()
        row = self.rows.find(row_id, self.row)
        # The labels of rows stand in a column without an id, where nothing can be typed.
        column = _index_of(self.rows.sheet, column_id) if column_id else -1
        self._go(row if row >= 0 else self.row, column if column >= 0 else self.column)

    def show_cursor(self) -> None:
        """Scroll what the grid stands in if, once drawn, the cell under the cursor is not seen."""
        once_drawn(self, self._scroll_to_cursor)

    def _scroll_to_cursor(self) -> None:
        place = self._lines.place_of(self.row, self.column)
        seen = self.screen.find_widget(self._lines).visible_region
        if place is None or not seen.contains_region(place + self._lines.region.offset):
            self.scroll_visible(animate=False)

    def go_to_next_fault(self) -> bool:
        """Put the cursor on the next cell at which responsibilities do not add up; False if there is none."""
        cell = self._raci.next_cell(self.rows.sheet, self.row, self.column) if self.rows else None
        if cell is not None:
            self.jump_to(*cell)
        return cell is not None

    def action_remove_row(self) -> None:
        """Remove the row under the cursor."""
        if self.rows and (place := self._row_place(self.rows)):
            self._leave_editor()
            self._entering = None
            self.post_message(RowRemoved(self.rows.sheet.question, place))

    def action_move_row(self, by: int) -> None:
        """Move the row under the cursor up (by −1) or down (by 1). The cursor goes with it."""
        if self.rows and (place := self._row_place(self.rows)):
            self.post_message(RowMoved(self.rows.sheet.question, place, by))

    def _row_place(self, rows: GridRows) -> Path:
        return rows.sheet.row_place(self.row) if self.row < len(rows.sheet) else ()

    def _take_over(self, rows: GridRows, sheet: Sheet) -> None:
        """Go over to the sheet after a change, with the cursor and the editor where they were."""
        row_id, new, is_on_line_for_new = rows.row_id(self.row), rows.new_row(self.row), self.row >= len(rows)
        column_id = rows.sheet.columns[self.column].id if rows.sheet.columns else ""
        for told in rows.show(sheet):
            self.post_message(told)
        row = len(rows) if is_on_line_for_new else rows.find(new.id if new else row_id, self.row)
        if new and not new.id:
            row = len(sheet) + rows.new.index(new)
        column = _index_of(sheet, column_id)
        if row < 0 or column < 0:
            self._close_editor()
            self._entering = None
        self.row = max(0, min(row if row >= 0 else self.row, rows.lines - 1))
        self.column = max(0, column if column >= 0 else min(self.column, len(sheet.columns) - 1))
        if self.spot:
            self.spot = Spot(self.row, self.column, self.spot.of_words)
            self._reload_editor(rows, self.spot)

    def _reload_editor(self, rows: GridRows, spot: Spot) -> None:
        """Let the editor say what stands there, if somebody else has written over it (as undo does)."""
        column, value = rows.sheet.columns[spot.column], rows.value(spot)
        if self.is_picking and self._pick:
            chosen = value if isinstance(value, list) else [] if value is None else [value]
            self._pick.load_options(pick_options(rows.sheet, column), chosen, many=may_pick_many(column))
        elif self._words and rows.meant(spot, self._words.text) != value:
            is_typed = column.holds is not None and not spot.of_words
            self._words.load_words(typed(column.holds, value) if is_typed and column.holds else str(value or ""))

    # Mouse, paste and focus

    @on(GridLines.Pressed)
    async def _press_cell(self, event: GridLines.Pressed) -> None:
        event.stop()
        if self.rows is None:
            return
        is_here = (event.row, event.column) == (self.row, self.column)
        self._leave_editor()
        self._is_filling = False
        self._go(event.row, event.column)
        if event.row >= len(self.rows):
            if not is_words(self.rows.sheet.columns[self.column]):
                self._go(self.row, _start(self.rows.sheet)[1])
            await self._open(self.rows)
        elif is_here:
            await self._open(self.rows)

    @on(Pick.Picked)
    async def _pick_by_mouse(self, event: Pick.Picked) -> None:
        event.stop()
        if self.rows is None or self.spot is None or not self.is_picking:
            return
        spot = self.spot
        self._tell_picked(self.rows)
        if not may_pick_many(self.rows.sheet.columns[spot.column]):
            self._leave_editor()
            await self._go_on_from(self.rows, spot, self.rows.value(spot))

    @on(Finished)
    @on(TextArea.Changed)
    @on(TextArea.SelectionChanged)
    @on(Words.Told)
    def _keep_inside(self, event: Finished | TextArea.Changed | TextArea.SelectionChanged | Words.Told) -> None:
        """What the editor over a cell says of itself is nobody's business above."""
        event.stop()

    async def _on_paste(self, event: Paste) -> None:
        event.prevent_default()
        event.stop()
        rows = self.rows
        if rows is None or not rows.lines or not rows.sheet.columns or self.is_picking:
            return
        if self.row >= len(rows) and is_rows(event.text):
            self._paste_rows(rows, event.text)
        elif self.spot and self._words:
            self._words.type_in(event.text)
            self._tell_typed(rows)
        else:
            await self._paste_over(rows, event.text)

    def _paste_rows(self, rows: GridRows, text: str) -> None:
        """A row for each line, below all others."""
        first = self.column if is_words(rows.sheet.columns[self.column]) else 0
        self.post_message(rows.add(rows_of(rows.sheet, text, first)))
        self.row = len(rows)
        if self.spot:
            self.spot = Spot(self.row, self.column)
        self._draw(anew=True)

    async def _paste_over(self, rows: GridRows, text: str) -> None:
        """Paste in place of what a cell says; into cells that are not typed as words only what they can hold."""
        spot = Spot(self.row, self.column)
        column = rows.sheet.columns[spot.column]
        if not rows.can_set(spot):
            return
        if is_words(column):
            await self._open(rows)
            if self._words:
                self._words.select_all()
                self._words.type_in(text)
                self._tell_typed(rows)
        elif column.holds:
            value = rows.meant(spot, text.strip())
            if not misfit(rows.sheet.workshop, column.holds, value):
                self._set(rows, spot, value)

    def watch_has_focus(self, has_focus: bool) -> None:
        super().watch_has_focus(has_focus)
        if not has_focus and self.is_attached and self.app.app_focus and self.screen.focused is not self:
            self._leave_editor()
            self._is_filling = False
            if self.rows:
                self._leave_row(self.rows)
        self._point()


def _start(sheet: Sheet) -> tuple[int, int]:
    """Where the cursor begins: where a new row is typed; in a matrix, or beside statements, at the first partner."""
    columns = list(enumerate(sheet.columns))
    if sheet.may_add_rows and not (isinstance(sheet, AgreementSheet) and len(sheet)):
        return len(sheet), next((i for i, column in columns if is_words(column)), 0)
    partners = (i for i, column in columns if column.kind == "position")
    return 0, next(partners, next((i for i, column in columns if not is_fixed(column)), 0))


def _index_of(sheet: Sheet, column_id: str) -> int:
    return next((i for i, column in enumerate(sheet.columns) if column.id == column_id), -1)
