"""Drawing a grid line by line: only what is seen is looked at, so ten thousand rows are as quick as ten."""

from __future__ import annotations

from rich.cells import cell_len
from rich.segment import Segment
from textual.events import Click
from textual.geometry import Region, Size
from textual.message import Message
from textual.strip import Strip

from partnering_tui.tui.drawn import blank
from partnering_tui.tui.text import one_line
from partnering_tui.tui.widgets.grid_columns import (
    PAD,
    Slot,
    first_for,
    level_width,
    outcome_column,
    shape_of,
    slots,
    widths,
)
from partnering_tui.tui.widgets.grid_heights import MOST_WHOLE, RowHeights
from partnering_tui.tui.widgets.grid_paint import LONGEST, GridPaint
from partnering_tui.tui.widgets.grid_rows import GridRows, Look

_SAMPLE = 40
"""How many rows are looked at to find out how wide the columns are."""


class GridLines(GridPaint):
    """The header and the rows. It draws what it is given and tells where somebody clicked."""

    ALLOW_SELECT = False

    class Pressed(Message):
        """Somebody clicked on a cell."""

        def __init__(self, row: int, column: int) -> None:
            super().__init__()
            self.row = row
            self.column = column

    class Measured(Message):
        """The columns have other widths, or the rows other heights."""

    def __init__(self) -> None:
        super().__init__()
        self.remark = ""
        """What stands where there are no rows: why there are none."""
        self.wants_whole = False
        """Rows are to be shown whole, if there are not too many."""
        self._widths: list[int] = []
        self._first = 1
        self._kept = 0
        """The column that stays at the right edge; 0 if none does."""
        self._drawn: dict[int, Look] = {}
        """What the rows said when they were drawn last."""

    @property
    def natural_height(self) -> int:
        """How many lines everything takes."""
        rows = self.rows
        return self.heading + self.heights.line_of(rows.lines if rows else 0) + (1 if self.remark else 0)

    def show_rows(self, rows: GridRows, remark: str, *, anew: bool) -> None:
        """Draw these rows; measure the columns anew if they are others."""
        self.rows, self.remark = rows, remark
        anew = anew or len(self._widths) != len(rows.sheet.columns)
        have_moved = not anew and self._find_heights(rows)
        if self._take_room() or have_moved:
            self.refresh()
        if anew:
            self.measure()
            self.refresh()
        else:
            self._draw_what_changed(rows)

    def _take_room(self) -> bool:
        """Take as many lines as everything needs; False if that is as many as before."""
        size = Size(0, self.natural_height + self.heights.highest)  # so that any row may stand at the top
        if size == self.virtual_size:
            return False
        self.virtual_size = size
        self.call_after_refresh(self._note_whether_all_is_seen)
        return True

    def _draw_what_changed(self, rows: GridRows) -> None:
        """Draw the rows that say something else than when they were drawn last."""
        top = self.scroll_offset.y
        first, last = (self.heights.row_at(line)[0] for line in (top, top + self.size.height))
        self._drawn = {row: look for row, look in self._drawn.items() if first <= row <= last}
        for row, look in self._drawn.items():
            if row >= len(rows) or look != rows.look(row):
                self._refresh_row(row)

    def _refresh_row(self, row: int) -> None:
        for line in self.heights.lines_of(row):
            self.refresh_line(line + self.heading)

    def _find_heights(self, rows: GridRows) -> bool:
        """Find out how high the rows and the labels are; False if they are as high as before."""
        if not self.wants_whole and not self.is_whole:
            return False
        before = self.heights, self.heading
        self.is_whole = self.wants_whole and len(rows) <= MOST_WHOLE
        seen, known = self._slots, range(len(rows) if self.is_whole else 0)
        self.heights = RowHeights.of(
            [max((len(self._whole(row, slot).lines) for slot in seen), default=1) for row in known]
        )
        labels = (self._label(rows.sheet.columns[slot.column], slot) for slot in seen)
        self.heading = max(map(len, labels), default=1) + self.heights.is_airy
        return (self.heights, self.heading) != before

    def measure(self) -> None:
        """Find out how wide the columns are, from their kinds and from some of the rows that are seen."""
        if self.rows is None or not self.size.width:
            return
        rows = self.rows
        top = min(self.heights.row_at(self.scroll_offset.y)[0], max(0, len(rows) - _SAMPLE))
        sample = range(top, min(top + _SAMPLE, len(rows)))
        columns = range(len(rows.sheet.columns))
        shapes = [
            shape_of(rows.sheet, c, (self._text(r, c) + (" ?" if rows.misfit(r, c) else "") for r in sample))
            for c in columns
        ]
        self._kept = outcome_column(rows.sheet)
        self._level_widths = [level_width(rows.sheet, column) for column in columns]
        self._laid_out.clear()
        measured = widths(shapes, self._room, self._kept)
        has_changed, self._widths = measured != self._widths, measured
        self._column = min(self._column, len(measured) - 1)  # there may have been more of them
        self._first = first_for(self._widths, self._column, 1, self._room, self._kept)
        if self._find_heights(rows) or has_changed:
            self._tell_measured()
        self.refresh()

    def _tell_measured(self) -> None:
        self._take_room()
        self.post_message(self.Measured())

    def point_at(self, row: int, column: int, *, is_active: bool, is_edited: bool) -> None:
        """Put the cursor on a cell, shown or not, and bring it into sight. An editor over it shows what it says."""
        if (row, column, is_active, is_edited) == (self._row, self._column, self._is_active, self._is_edited):
            self.bring_into_sight()
            return
        moved = {self._row, row}
        self._row, self._column, self._is_active, self._is_edited = row, column, is_active, is_edited
        first = first_for(self._widths, column, self._first, self._room, self._kept) if self._widths else 1
        if first != self._first:
            self._first = first
            if self.rows is not None and self._find_heights(self.rows):
                self._tell_measured()
            self.refresh()
        for one in moved:
            self._refresh_row(one)
        self.bring_into_sight()

    def bring_into_sight(self) -> None:
        """Scroll so that the row with the cursor is seen, and a row begins at the top."""
        top = self.scroll_offset.y
        seen = max(1, self.size.height - self.heading)
        first, below = self.heights.line_of(self._row), self.heights.line_of(self._row + 1)
        wanted = first if first < top or below - first > seen else below - seen if below > top + seen else top
        row, part = self.heights.row_at(wanted)
        if part and row != self._row:
            wanted = self.heights.line_of(row + 1)
        wanted = min(wanted, self._last_top(seen))
        if self.size.height and wanted != top:
            self.scroll_to(y=wanted, animate=False)

    def _last_top(self, seen: int) -> int:
        """The line at the top where so many lines end with the last row, as near as a row begins there."""
        row, part = self.heights.row_at(max(0, self.natural_height - self.heading - seen))
        return self.heights.line_of(row + bool(part))

    def place_of(self, row: int, column: int) -> Region | None:
        """Where a cell is drawn, in this widget; None if it is out of sight."""
        y = self.heights.line_of(row) + self.heading - self.scroll_offset.y
        slot = next((slot for slot in self._slots if slot.column == column), None)
        is_seen = self.heading <= y < max(self.size.height, self.heading + 1)
        return Region(slot.x, y, slot.width, 1) if slot and is_seen else None

    def is_cut(self, row: int, column: int) -> bool:
        """Whether the text of a cell does not fit in it."""
        slot = next((slot for slot in self._slots if slot.column == column), None)
        if slot is None or self.rows is None or row >= len(self.rows):
            return False
        text = self.rows.text(row, column)
        if self.is_whole:
            return self._whole(row, slot).is_cut
        return "\n" in text.strip() or len(text) > LONGEST or cell_len(one_line(text)) > slot.width - 2 * PAD

    @property
    def _room(self) -> int:
        """Columns of the terminal for cells. The place of the scroll bar is kept, whether it is there or not."""
        bar = 0 if self.show_vertical_scrollbar else self.styles.scrollbar_size_vertical
        return self.scrollable_content_region.width - bar

    @property
    def _slots(self) -> list[Slot]:
        return slots(self._widths, self._first, self._room, self._kept, uncut=self.is_whole)

    def _is_drawn(self, row: int) -> bool:
        """Whether there is room for all of a row: else nothing of it is drawn, unless the cursor is on it."""
        seen = self.size.height - self.heading
        return self._is_here(row) or self.heights.is_seen(row, self.scroll_offset.y, seen)

    def on_resize(self) -> None:
        self.measure()
        self.bring_into_sight()
        self.call_after_refresh(self._note_whether_all_is_seen)

    def _note_whether_all_is_seen(self) -> None:
        self.set_class(self.natural_height > self.size.height > 0, "-scrolls")
        self.bring_into_sight()

    def on_click(self, event: Click) -> None:
        offset = event.get_content_offset(self)
        if offset is None or self.rows is None:
            return
        row, _ = self.heights.row_at(offset.y - self.heading + self.scroll_offset.y)
        slot = next((slot for slot in self._slots if slot.x <= offset.x < slot.x + slot.width), None)
        if offset.y >= self.heading and row < self.rows.lines and slot:
            event.stop()
            self.post_message(self.Pressed(row, slot.column))

    def render_lines(self, crop: Region) -> list[Strip]:
        self._styles_now.clear()
        return super().render_lines(crop) if self.is_attached else blank(crop)

    def render_line(self, y: int) -> Strip:
        base = self._style("")
        width = self.size.width
        rows = self.rows
        if rows is None or not self._widths:
            return Strip.blank(width, base)
        row, part = self.heights.row_at(max(0, y - self.heading + self.scroll_offset.y))
        if y < self.heading:
            segments = list(self._header(rows, y))
        elif self.heights.is_free(row, part) or (self.is_whole and not self._is_drawn(row)):
            return Strip.blank(width, base)
        elif row < len(rows):
            self._drawn[row] = rows.look(row)
            segments = [segment for slot in self._slots for segment in self._cell(rows, row, part, slot)]
        elif row == len(rows) and rows.has_line_for_new:
            segments = list(self._line_for_new(row))
        elif row == rows.lines and self.remark:
            segments = [Segment(" " * PAD + self.remark, self._style("grid--quiet"))]
        else:
            segments = []
        is_here = y >= self.heading and row < rows.lines and self._is_here(row)
        filler = self._style("grid--row-here") if is_here else base
        return Strip(segments).adjust_cell_length(width, filler)
