"""How the cells of a grid are painted: line by line, each in the room that it was given."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.scroll_view import ScrollView

from partnering_tui.frozen import dataclass
from partnering_tui.session.sheet import SheetColumn
from partnering_tui.tui.text import one_line
from partnering_tui.tui.widgets.grid_cells import is_fixed, is_words
from partnering_tui.tui.widgets.grid_columns import PAD, Slot, label_of
from partnering_tui.tui.widgets.grid_heights import RowHeights, breaks_a_word, lines_of
from partnering_tui.tui.widgets.grid_rows import GridRows
from partnering_tui.tui.widgets.grid_text import cut, fitted, is_right, short

PROMPT = "type a new row, Enter"
LONGEST = 2000
"""Characters of a cell that are looked at to draw it."""


@dataclass(frozen=True, slots=True)
class Whole:
    """A cell that takes as many lines as its words need."""

    lines: tuple[str, ...]
    is_cut: bool
    """There is more to it than its lines say."""


class GridPaint(ScrollView, can_focus=False):
    """The header, the rows and the line for a new one, as segments of one line of the terminal."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "grid--header",
        "grid--here",
        "grid--row-here",
        "grid--pointer",
        "grid--quiet",
        "grid--misfit",
    }

    def __init__(self) -> None:
        super().__init__()
        self.rows: GridRows | None = None
        self.is_whole = False
        """Rows take as many lines as their words need."""
        self.heights = RowHeights()
        self.heading = 1
        """How many lines the labels of the columns take."""
        self._is_active = False
        self._is_edited = False
        self._row = 0
        self._column = 0
        self._level_widths: list[int] = []
        """How wide the longest level of each column is; 0 of columns without levels."""
        self._styles_now: dict[str, Style] = {}
        self._laid_out: dict[tuple[str, bool, int, int], Whole] = {}
        """Cells that are shown whole: by what they say, whether that fits their kind, their column and its width."""

    @property
    def _slots(self) -> list[Slot]:
        """The columns that are seen."""
        raise NotImplementedError

    @property
    def _room(self) -> int:
        """Columns of the terminal for cells."""
        raise NotImplementedError

    def _header(self, rows: GridRows, part: int) -> Iterable[Segment]:
        style, hint = self._style("grid--header"), self._style("grid--pointer")
        for slot in self._slots:
            column = rows.sheet.columns[slot.column]
            label = _line(self._label(column, slot), part)
            yield Segment("‹" if slot.more_before and not part else " ", hint)
            yield Segment(fitted(label, slot.width - 2 * PAD, at_right=is_right(column)), style)
            yield Segment("›" if slot.more_after and not part else " ", hint)

    def _label(self, column: SheetColumn, slot: Slot) -> Sequence[str]:
        label, width = label_of(column), slot.width - 2 * PAD
        words, star, _ = label.rpartition(" *")
        if not self.is_whole or breaks_a_word(label, width):
            return (label,)
        if not star:
            return lines_of(label, width)
        *before, last = lines_of(words, width - len(star))
        return (*before, last + star)

    def _cell(self, rows: GridRows, row: int, part: int, slot: Slot) -> Iterable[Segment]:
        column = rows.sheet.columns[slot.column]
        is_row_here = self._is_here(row)
        is_here = is_row_here and slot.column == self._column
        style = self._style("grid--here" if is_here else "grid--row-here" if is_row_here else "")
        if self.is_whole:  # an editor may be narrower or lower than what stands under it
            text = "" if is_here and self._is_edited else _line(self._whole(row, slot).lines, part)
        else:
            text = self._text(row, slot.column)
        width = slot.width - 2 * PAD
        yield Segment("▌" if is_here else " ", self._over("grid--pointer", style) if is_here else style)
        if not self.is_whole and rows.misfit(row, slot.column):
            words = cut(text, width - 2)
            yield Segment(words + " ", style)
            yield Segment(set_cell_size("?", width - cell_len(words) - 1), self._over("grid--misfit", style))
        elif text or part or is_words(column) or is_fixed(column):
            words = text if self.is_whole else short(column, text, width, self._level_widths[slot.column])
            yield Segment(fitted(words, width, at_right=is_right(column)), style)
        else:
            yield Segment(set_cell_size("·", width), style if is_here else self._over("grid--quiet", style))
        yield Segment(" ", style)

    def _whole(self, row: int, slot: Slot) -> Whole:
        """A cell that is shown whole; each is laid out once for what it says and for its width."""
        assert self.rows is not None
        text, misfit = self.rows.text(row, slot.column)[:LONGEST], self.rows.misfit(row, slot.column)
        key = text, bool(misfit), slot.column, slot.width
        found = self._laid_out.get(key)
        if found is None:
            found = self._laid_out[key] = self._lay_out(f"{text} ?" if misfit else text, slot)
        return found

    def _lay_out(self, text: str, slot: Slot) -> Whole:
        assert self.rows is not None
        width, levels = slot.width - 2 * PAD, self._level_widths[slot.column]
        shown = text = "\n".join(map(one_line, text.splitlines()))
        if levels > width or breaks_a_word(text, width):
            shown = short(self.rows.sheet.columns[slot.column], text, width, levels)
        lines = lines_of(shown, width)
        return Whole(lines, shown != text or (lines[-1].endswith("…") and not text.endswith("…")))

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
        return one_line(text[:LONGEST])

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


def _line(lines: Sequence[str], part: int) -> str:
    return lines[part] if part < len(lines) else ""
