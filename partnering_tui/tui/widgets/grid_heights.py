"""How many lines each row of a grid takes: one while people type, and on the wall as many as its words need."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate

from rich.cells import cell_len

from partnering_tui.frozen import dataclass
from partnering_tui.tui.text import literal
from partnering_tui.tui.widgets.wrapping import wrapped

MOST_WHOLE = 60
"""So many rows are shown whole at most; a longer table is leafed through, a line to a row."""
_HIGHEST = 6
"""Lines of one row."""


@dataclass(frozen=True, slots=True)
class RowHeights:
    """On which line each row begins, counted from the first row's. A row that is not known takes one line."""

    starts: tuple[int, ...] = (0,)
    """The lines on which the known rows begin, and the one below them."""

    @classmethod
    def of(cls, heights: Sequence[int]) -> RowHeights:
        """Rows of so many lines each. A line stays free below each, unless all of them take one line only."""
        return cls((0, *accumulate(height + 1 for height in heights))) if max(heights, default=1) > 1 else cls()

    def line_of(self, row: int) -> int:
        """The first line of a row."""
        last = len(self.starts) - 1
        return self.starts[row] if row <= last else self.starts[-1] + row - last

    def lines_of(self, row: int) -> range:
        """All lines of a row."""
        return range(self.line_of(row), self.line_of(row + 1))

    def is_free(self, row: int, part: int) -> bool:
        """Whether a line of a row is the free one below it."""
        return row < len(self.starts) - 1 and part == len(self.lines_of(row)) - 1

    def row_at(self, line: int) -> tuple[int, int]:
        """The row that a line is of, and which of its lines that is, counted from 0."""
        if line >= self.starts[-1]:
            return len(self.starts) - 1 + line - self.starts[-1], 0
        row = bisect_right(self.starts, line) - 1
        return row, line - self.starts[row]


@lru_cache(maxsize=4096)
def lines_of(text: str, width: int) -> tuple[str, ...]:
    """A text in lines of so many cells; the last ends with … where there are more than a row may take."""
    lines = [line.plain for part in text.splitlines() or [""] for line in wrapped(literal(part.rstrip()), width)]
    if len(lines) <= _HIGHEST:
        return tuple(lines)
    last = lines[_HIGHEST - 1]
    while cell_len(last) >= width:
        last = last[:-1]
    return (*lines[: _HIGHEST - 1], last.rstrip() + "…")


def breaks_a_word(text: str, width: int) -> bool:
    """Whether a word of a text is longer than its lines."""
    return any(cell_len(word) > width for word in text.split())
