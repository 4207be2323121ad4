"""Drawing a grid line by line: only what is seen is looked at, so ten thousand rows are as quick as ten."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.events import Click
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from partnering_tui.tui.drawn import blank
from partnering_tui.tui.text import one_line
from partnering_tui.tui.widgets.grid_cells import is_fixed, is_words
from partnering_tui.tui.widgets.grid_columns import (
    PAD,
    Slot,
    first_for,
    label_of,
    level_width,
    outcome_column,
    shape_of,
    slots,
    widths,
)
from partnering_tui.tui.widgets.grid_rows import GridRows, Look
from partnering_tui.tui.widgets.grid_text import cut, fitted, is_right, short

PROMPT = "type a new row, Enter"
HEADER = 1
"""Lines above the first row."""
_SAMPLE = 40
"""How many rows are looked at to find out how wide the columns are."""
_LONGEST = 2000
"""Characters of a cell that are looked at to draw it."""


class GridLines(ScrollView, can_focus=False):
    """The header and the rows. It draws what it is given and tells where somebody clicked."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "grid--header",
        "grid--here",
        "grid--row-here",
        "grid--pointer",
        "grid--quiet",
        "grid--misfit",
    }

    class Pressed(Message):
        """Somebody clicked on a cell."""

        def __init__(self, row: int, column: int) -> None:
            super().__init__()
            self.row = row
            self.column = column

    class Measured(Message):
        """The columns have other widths."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: GridRows | None = None
        self.remark = ""
        """What stands where there are no rows: why there are none."""
        self._is_active = False
        self._row = 0
        self._column = 0
        self._widths: list[int] = []
        self._first = 1
        self._kept = 0
        """The column that stays at the right edge; 0 if none does."""
        self._level_widths: list[int] = []
        """How wide the longest level of each column is; 0 of columns without levels."""
        self._drawn: dict[int, Look] = {}
        """What the rows said when they were drawn last."""
        self._styles_now: dict[str, Style] = {}

    @property
    def natural_height(self) -> int:
        """How many lines everything takes."""
        rows = self.rows
        return HEADER + (rows.lines if rows else 0) + (1 if self.remark else 0)

    def show_rows(self, rows: GridRows, remark: str, *, anew: bool) -> None:
        """Draw these rows; measure the columns anew if they are others."""
        self.rows, self.remark = rows, remark
        size = Size(0, self.natural_height)
        if size != self.virtual_size:
            self.virtual_size = size
            self.call_after_refresh(self._note_whether_all_is_seen)
            anew = anew or len(self._widths) != len(rows.sheet.columns)
            self.refresh()
        if anew or len(self._widths) != len(rows.sheet.columns):
            self.measure()
            self.refresh()
        else:
            self._draw_what_changed(rows)

    def _draw_what_changed(self, rows: GridRows) -> None:
        """Draw the rows that say something else than when they were drawn last."""
        top = self.scroll_offset.y
        self._drawn = {row: look for row, look in self._drawn.items() if top <= row < top + self.size.height}
        for row, look in self._drawn.items():
            if row >= len(rows) or look != rows.look(row):
                self.refresh_line(row + HEADER)

    def measure(self) -> None:
        """Find out how wide the columns are, from their kinds and from some of the rows that are seen."""
        if self.rows is None or not self.size.width:
            return
        rows = self.rows
        top = min(self.scroll_offset.y, max(0, len(rows) - _SAMPLE))
        sample = range(top, min(top + _SAMPLE, len(rows)))
        columns = range(len(rows.sheet.columns))
        shapes = [
            shape_of(rows.sheet, c, (self._text(r, c) + (" ?" if rows.misfit(r, c) else "") for r in sample))
            for c in columns
        ]
        self._kept = outcome_column(rows.sheet)
        self._level_widths = [level_width(rows.sheet, column) for column in columns]
        measured = widths(shapes, self._room, self._kept)
        if measured != self._widths:
            self.post_message(self.Measured())
        self._widths = measured
        self._column = min(self._column, len(measured) - 1)  # there may have been more of them
        self._first = first_for(self._widths, self._column, 1, self._room, self._kept)
        self.refresh()

    def point_at(self, row: int, column: int, *, is_active: bool) -> None:
        """Put the cursor on a cell, shown or not, and bring it into sight."""
        if (row, column, is_active) == (self._row, self._column, self._is_active):
            self.bring_into_sight()
            return
        lines = {self._row, row}
        self._row, self._column, self._is_active = row, column, is_active
        first = first_for(self._widths, column, self._first, self._room, self._kept) if self._widths else 1
        if first != self._first:
            self._first = first
            self.refresh()
        for line in lines:
            self.refresh_line(line + HEADER)
        self.bring_into_sight()

    def bring_into_sight(self) -> None:
        """Scroll so that the row with the cursor is seen."""
        top = self.scroll_offset.y
        seen = max(1, self.size.height - HEADER)
        wanted = self._row if self._row < top else self._row - seen + 1 if self._row >= top + seen else top
        if self.size.height and wanted != top:
            self.scroll_to(y=wanted, animate=False)

    def place_of(self, row: int, column: int) -> Region | None:
        """Where a cell is drawn, in this widget; None if it is out of sight."""
        y = row + HEADER - self.scroll_offset.y
        slot = next((slot for slot in self._slots if slot.column == column), None)
        return Region(slot.x, y, slot.width, 1) if slot and HEADER <= y < max(self.size.height, HEADER + 1) else None

    def is_cut(self, row: int, column: int) -> bool:
        """Whether the text of a cell does not fit in it."""
        slot = next((slot for slot in self._slots if slot.column == column), None)
        if slot is None or self.rows is None or row >= len(self.rows):
            return False
        text = self.rows.text(row, column)
        return "\n" in text.strip() or len(text) > _LONGEST or cell_len(one_line(text)) > slot.width - 2 * PAD

    @property
    def _room(self) -> int:
        """Columns of the terminal for cells. The place of the scroll bar is kept, whether it is there or not."""
        bar = 0 if self.show_vertical_scrollbar else self.styles.scrollbar_size_vertical
        return self.scrollable_content_region.width - bar

    @property
    def _slots(self) -> list[Slot]:
        return slots(self._widths, self._first, self._room, self._kept)

    def on_resize(self) -> None:
        self.measure()
        self.bring_into_sight()
        self.call_after_refresh(self._note_whether_all_is_seen)

    def _note_whether_all_is_seen(self) -> None:
        self.set_class(self.virtual_size.height > self.size.height > 0, "-scrolls")
        self.bring_into_sight()

    def on_click(self, event: Click) -> None:
        offset = event.get_content_offset(self)
        if offset is None or self.rows is None:
            return
        row = offset.y - HEADER + self.scroll_offset.y
        slot = next((slot for slot in self._slots if slot.x <= offset.x < slot.x + slot.width), None)
        if offset.y >= HEADER and row < self.rows.lines and slot:
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
        row = y - HEADER + self.scroll_offset.y
        if y < HEADER:
            segments = list(self._header(rows))
        elif row < len(rows):
            self._drawn[row] = rows.look(row)
            segments = [segment for slot in self._slots for segment in self._cell(rows, row, slot)]
        elif row == len(rows) and rows.has_line_for_new:
            segments = list(self._line_for_new(row))
        elif row == rows.lines and self.remark:
            segments = [Segment(" " * PAD + self.remark, self._style("grid--quiet"))]
        else:
            segments = []
        filler = self._style("grid--row-here") if y >= HEADER and row < rows.lines and self._is_here(row) else base
        return Strip(segments).adjust_cell_length(width, filler)

    def _header(self, rows: GridRows) -> Iterable[Segment]:
        style, hint = self._style("grid--header"), self._style("grid--pointer")
        for slot in self._slots:
            column = rows.sheet.columns[slot.column]
            label = fitted(label_of(column), slot.width - 2 * PAD, at_right=is_right(column))
            yield Segment("‹" if slot.more_before else " ", hint)
            yield Segment(label, style)
            yield Segment("›" if slot.more_after else " ", hint)

    def _cell(self, rows: GridRows, row: int, slot: Slot) -> Iterable[Segment]:
        column = rows.sheet.columns[slot.column]
        is_row_here = self._is_here(row)
        is_here = is_row_here and slot.column == self._column
        style = self._style("grid--here" if is_here else "grid--row-here" if is_row_here else "")
        text = self._text(row, slot.column)
        width = slot.width - 2 * PAD
        misfit = rows.misfit(row, slot.column)
        yield Segment("▌" if is_here else " ", self._over("grid--pointer", style) if is_here else style)
        if misfit:
            words = cut(text, width - 2)
            yield Segment(words + " ", style)
            yield Segment(set_cell_size("?", width - cell_len(words) - 1), self._over("grid--misfit", style))
        elif text or is_words(column) or is_fixed(column):
            words = short(column, text, width, self._level_widths[slot.column])
            yield Segment(fitted(words, width, at_right=is_right(column)), style)
        else:
            yield Segment(set_cell_size("·", width), style if is_here else self._over("grid--quiet", style))
        yield Segment(" ", style)

    def _line_for_new(self, row: int) -> Iterable[Segment]:
        if not self._is_here(row):
            yield Segment("▏" + PROMPT, self._style("grid--quiet"))
            return
        here, beside = self._style("grid--here"), self._style("grid--row-here")
        line = set_cell_size(" " + PROMPT, max(self._room, cell_len(PROMPT) + 1))
        slot = next((slot for slot in self._slots if slot.column == self._column), Slot(0, 0, self._room))
        end = max(slot.x + slot.width, 0 if slot.x else len(PROMPT) + 2)
        yield Segment(line[: slot.x], self._over("grid--quiet", beside))
        yield Segment("▌", self._over("grid--pointer", here))
        yield Segment(line[slot.x + 1 : end], here)
        yield Segment(line[end:], self._over("grid--quiet", beside))

    def _text(self, row: int, column: int) -> str:
        text = self.rows.text(row, column) if self.rows else ""
        return one_line(text[:_LONGEST])

    def _is_here(self, row: int) -> bool:
        return self._is_active and row == self._row

    def _style(self, component: str) -> Style:
        """A style, looked up once for each time that lines are drawn."""
        style = self._styles_now.get(component)
        if style is None:
            style = self.get_component_rich_style(component) if component else self.rich_style
            self._styles_now[component] = style
        return style

    def _over(self, component: str, style: Style) -> Style:
        """The colour of a component on the background of another style."""
        return Style(color=self._style(component).color, bgcolor=style.bgcolor, bold=style.bold)
