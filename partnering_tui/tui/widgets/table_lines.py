"""A table laid out as lines: columns whose cells are wrapped to the width, or, where that is too narrow, row by row."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import chain

from rich.cells import cell_len
from textual.content import Content

from partnering_tui.summary.blocks import Align, Inlines, Table
from partnering_tui.tui.text import literal
from partnering_tui.tui.widgets.wrapping import wrapped

GAP = " │ "
RULE = "$border-blurred"
NARROW = 14
"""Cells: a column is not made narrower than its longest word, as long as that is no longer than this."""
READABLE = 40
"""Cells: a column that wants more may be wrapped, even where there is room for it."""
AIRY = 1.25
"""Lines per row on average: tables with more have space between their rows, because many rows are wrapped."""

Row = Sequence[Content]
Drawn = Callable[[], Content]


def table_lines(
    table: Table, content_of: Callable[[Inlines], Content], measure: int, room: int
) -> tuple[list[Drawn], int]:
    """The lines of a table and how many cells they take: the measure, more if it needs more, at most the room."""
    header = [content_of(cell) for cell in table.header]
    rows = [[content_of(cell) for cell in row] for row in table.rows]
    gaps = len(GAP) * (len(header) - 1)
    natural = [max(map(_length, column)) or 1 for column in zip(header, *rows, strict=True)]
    wanted = sum(min(width, READABLE) for width in natural) + gaps
    for width in dict.fromkeys((min(max(measure, wanted), room), room)):
        if widths := column_widths(natural, partial(_longest_words, header, rows), width - gaps):
            aligns = [table.alignment(column) for column in range(len(header))]
            return _columns(header, rows, widths, aligns), sum(widths) + gaps
    return _stacked(header, rows, min(measure, room)), min(measure, room)


def column_widths(natural: Sequence[int], least: Callable[[], Sequence[int]], room: int) -> list[int]:
    """How wide each column is, so that all fit into the room; none at all if words would have to be broken.

    `natural` are the widths at which nothing is wrapped, `least` gives those below which words would be broken.
    """
    if sum(natural) <= room:
        return list(natural)
    widths = [min(wanted, word, NARROW) for wanted, word in zip(natural, least(), strict=True)]
    if sum(widths) > room:
        return []
    # What is left over goes to whichever column is shortest of what it wants, in small portions.
    left = room - sum(widths)
    while left > 0:
        wanting = [column for column, width in enumerate(widths) if width < natural[column]]
        column = max(wanting, key=lambda column: natural[column] / widths[column])
        portion = min(left, natural[column] - widths[column], 2)
        widths[column] += portion
        left -= portion
    return widths


def _length(cell: Content) -> int:
    return cell.cell_length if "\n" not in cell.plain else max(line.cell_length for line in cell.split())


def _longest_words(header: Row, rows: Sequence[Row]) -> list[int]:
    def longest(cell: Content) -> int:
        return max(map(cell_len, cell.plain.split()), default=1)

    return [max(map(longest, column)) for column in zip(header, *rows, strict=True)]


@dataclass
class _Row:
    """A row that knows how high it is, and is put together when it is seen."""

    cells: Row
    widths: Sequence[int]
    aligns: Sequence[Align | None]
    style: str = ""

    @cached_property
    def height(self) -> int:
        return max((len(lines) for lines in self.wrapped_cells), default=1)

    @cached_property
    def wrapped_cells(self) -> list[list[Content]]:
        return [wrapped(cell, width) for cell, width in zip(self.cells, self.widths, strict=True)]

    def line(self, index: int) -> Content:
        parts: list[Content] = []
        for lines, width, align in zip(self.wrapped_cells, self.widths, self.aligns, strict=True):
            cell = lines[index] if index < len(lines) else Content("")
            parts += [literal(GAP, RULE), _aligned(cell, width, align).stylize(self.style)]
        return Content("").join(parts[1:])


def _columns(header: Row, rows: Sequence[Row], widths: Sequence[int], aligns: Sequence[Align | None]) -> list[Drawn]:
    body = [_Row(row, widths, aligns) for row in rows]
    lines = _lines_of(_Row(header, widths, aligns, "bold"))
    rule = literal("─┼─".join("─" * width for width in widths), RULE)
    faint = literal(" ┊ ".join(" " * width for width in widths), RULE)
    is_airy = sum(row.height for row in body) > AIRY * len(body)
    lines.append(lambda: rule)
    for index, row in enumerate(body):
        if index and is_airy:
            lines.append(lambda: faint)
        lines += _lines_of(row)
    return lines


def _lines_of(row: _Row) -> list[Drawn]:
    return [partial(row.line, index) for index in range(row.height)]


def _aligned(cell: Content, width: int, align: Align | None) -> Content:
    space = max(0, width - cell.cell_length)
    match align:
        case "right":
            return cell.pad(space, 0)
        case "center":
            return cell.pad(space // 2, space - space // 2)
        case _:
            return cell.pad(0, space)


def _stacked(header: Row, rows: Sequence[Row], width: int) -> list[Drawn]:
    """Each row as a few lines, a cell in each, under one another."""
    name_width = min(max(cell.cell_length for cell in header), width * 2 // 5)
    names = [cell.truncate(name_width, ellipsis=True, pad=True).stylize("$quiet") for cell in header]
    rule = literal("─" * width, RULE)
    between = [[rule]] * len(rows)
    row_lines = [_stacked_row(names, row, max(4, width - name_width - 2)) for row in rows]
    lines = chain.from_iterable(chain.from_iterable(zip(between, row_lines, strict=True)))
    return [partial(_same, line) for line in (*lines, rule)]


def _stacked_row(names: Row, row: Row, width: int) -> list[Content]:
    lines: list[Content] = []
    for column, (name, cell) in enumerate(zip(names, row, strict=True)):
        if not cell:
            continue
        gutter = Content(" " * name.cell_length)
        for number, text in enumerate(wrapped(cell, width)):
            lines.append(Content.assemble(gutter if number else name, "  ", text if column else text.stylize("bold")))
    return lines


def _same(line: Content) -> Content:
    return line
