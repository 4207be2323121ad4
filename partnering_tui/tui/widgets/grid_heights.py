"""How many lines each row of a grid takes: one while people type, and on the wall as many as its words need."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate, pairwise

from rich.cells import cell_len

from partnering_tui.frozen import dataclass
from partnering_tui.tui.text import literal
from partnering_tui.tui.widgets.wrapping import wrapped

MOST_WHOLE = 60
"""So many rows are shown whole at most; a longer table is leafed through, a line to a row."""
_HIGHEST = 8
"""Lines of one row."""


@dataclass(frozen=True, slots=True)
class RowHeights:
    """On which line each row begins, counted from the first row's. A row that is not known takes one line."""

    starts: tuple[int, ...] = (0,)
    """The lines on which the known rows begin, and the one below them."""
    is_airy: bool = False
    """A line stays free below each row."""

    @classmethod
    def of(cls, heights: Sequence[int]) -> RowHeights:
        """Rows of so many lines each, with a free line below each if many of them take more than one."""
        high = sum(height > 1 for height in heights)
        is_airy = high * 3 >= len(heights)
        return cls((0, *accumulate(height + is_airy for height in heights)), is_airy) if high else cls()

    @property
    def highest(self) -> int:
        """How many lines the highest of the known rows takes, with the free one below it; 0 if none is known."""
        return max((below - first for first, below in pairwise(self.starts)), default=0)

    def line_of(self, row: int) -> int:
        """The first line of a row."""
        last = len(self.starts) - 1
        return self.starts[row] if row <= last else self.starts[-1] + row - last

    def lines_of(self, row: int) -> range:
        """All lines of a row."""
        return range(self.line_of(row), self.line_of(row + 1))

    def is_free(self, row: int, part: int) -> bool:
        """Whether a line of a row is the free one below it."""
        return self.is_airy and row < len(self.starts) - 1 and part == len(self.lines_of(row)) - 1

    def is_seen(self, row: int, top: int, height: int) -> bool:
        """Whether all that a row says is among so many lines from `top` on."""
        lines = self.lines_of(row)
        last = lines[-2] if len(lines) > 1 and self.is_free(row, len(lines) - 1) else lines[-1]
        return top <= lines[0] and last < top + height

    def row_at(self, line: int) -> tuple[int, int]:
        """The row that a line is of, and which of its lines that is, counted from 0."""
        if line >= self.starts[-1]:
            return len(self.starts) - 1 + line - self.starts[-1], 0
        row = bisect_right(self.starts, line) - 1
        return row, line - self.starts[row]


@lru_cache(maxsize=4096)
def lines_of(text: str, width: int) -> tuple[str, ...]:
    """A text in lines of so many cells; the last ends with … where there are more than a row may take."""
    width = max(1, width)
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
