"""A table laid out as lines: columns whose cells are wrapped to the width, or, where that is too narrow, row by row."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from rich.cells import cell_len
from textual.content import Content

from partnering_tui.summary.blocks import Align, Inlines, Table, Text, words_of
from partnering_tui.tui.text import literal
from partnering_tui.tui.widgets.wrapping import lines_needed, wrapped

GAP = " │ "
RULE = "$border-blurred"
NARROW = 14
"""Cells: a column is not made narrower than its longest word, as long as that is no longer than this."""
SHORT = 17
"""Cells: a column that wants no more, as a date does, is not wrapped if the others have enough without."""
READABLE = 40
"""Cells: a column that wants more may be wrapped, even where there is room for it."""
AIRY = 1.25
"""Lines per row on average: tables with more have space between their rows, because many rows are wrapped."""

SAMPLE = 200
"""Rows whose words are not broken if that can be helped; those further down may be."""

Row = Sequence[Inlines]
Drawn = Callable[[], Content]
ContentOf = Callable[[Inlines], Content]
"""Words with their styles."""


def table_lines(table: Table, content_of: ContentOf, measure: int, room: int) -> tuple[list[Drawn], int]:
    """The lines of a table and how many cells they take: the measure, more if it needs more, at most the room."""
    columns = list(zip(table.header, *table.rows, strict=True))
    gaps = len(GAP) * (len(columns) - 1)
    natural = [max(1, *(_length(cell, content_of) for cell in column)) for column in columns]
    wanted = sum(min(width, READABLE) for width in natural) + gaps
    for width in dict.fromkeys((min(max(measure, wanted), room), room)):
        if widths := column_widths(natural, partial(_longest_words, columns), width - gaps):
            return _side_by_side(table, content_of, widths), sum(widths) + gaps
    return _stacked(table, content_of, min(measure, room)), min(measure, room)


def column_widths(natural: Sequence[int], least: Callable[[], Sequence[int]], room: int) -> list[int]:
    """How wide each column is, so that all fit into the room; none at all if words would have to be broken.

    `natural` are the widths at which nothing is wrapped, `least` gives those below which words would be broken.
    """
    if sum(natural) <= room:
        return list(natural)
    widths = [min(wanted, word, NARROW) for wanted, word in zip(natural, least(), strict=True)]
    if sum(widths) > room:
        return []
    left = room - sum(widths)
    short = [column for column, wanted in enumerate(natural) if wanted <= SHORT]
    spare = left // 2
    for column in sorted(short, key=lambda column: natural[column] - widths[column]):
        lacking = natural[column] - widths[column]
        if lacking > spare:
            break
        widths[column] = natural[column]
        left, spare = left - lacking, spare - lacking
    # What is left over goes to whichever column is shortest of what it wants, in small portions.
    while left > 0:
        wanting = [column for column, width in enumerate(widths) if width < natural[column]]
        column = max(wanting, key=lambda column: natural[column] / widths[column])
        portion = min(left, natural[column] - widths[column], 2)
        widths[column] += portion
        left -= portion
    return widths


def _length(cell: Inlines, content_of: ContentOf) -> int:
    """How many cells of the screen the words take on one line."""
    match cell:
        case ():
            return 0
        case (Text(text),) if text.isascii():
            return len(text)
        case _:
            return max(line.cell_length for line in content_of(cell).split())


def _longest_words(columns: Iterable[Sequence[Inlines]]) -> list[int]:
    return [
        max(max(map(cell_len, words_of(cell).split()), default=1) for cell in column[:SAMPLE]) for column in columns
    ]


def _height(cell: Inlines, content_of: ContentOf, width: int) -> int:
    """How many lines a cell takes; found without putting plain words together."""
    match cell:
        case ():
            return 1
        case (Text(text),) if lines := lines_needed(text, width):
            return lines
        case _:
            return len(wrapped(content_of(cell), width))


@dataclass(slots=True)
class _Row:
    """A row of cells side by side, put together when it is seen."""

    cells: Row
    content_of: ContentOf
    widths: Sequence[int]
    aligns: Sequence[Align | None]
    style: str = ""

    def height(self) -> int:
        sizes = zip(self.cells, self.widths, strict=True)
        return max(_height(cell, self.content_of, width) for cell, width in sizes)

    def line(self, index: int) -> Content:
        parts: list[Content] = []
        for cell, width, align in zip(self.cells, self.widths, self.aligns, strict=True):
            lines = wrapped(self.content_of(cell), width)
            text = lines[index] if index < len(lines) else Content("")
            parts += [literal(GAP, RULE), _aligned(text, width, align).stylize(self.style)]
        return Content("").join(parts[1:])


def _side_by_side(table: Table, content_of: ContentOf, widths: Sequence[int]) -> list[Drawn]:
    aligns = [table.alignment(column) for column in range(len(table.header))]
    header = _Row(table.header, content_of, widths, aligns, "bold")
    rows = [_Row(row, content_of, widths, aligns) for row in table.rows]
    heights = [row.height() for row in rows]
    rule = literal("─┼─".join("─" * width for width in widths), RULE)
    faint = literal(" ┊ ".join(" " * width for width in widths), RULE)
    is_airy = sum(heights) > AIRY * len(rows)
    lines: list[Drawn] = [partial(header.line, index) for index in range(header.height())]
    lines.append(lambda: rule)
    for number, (row, height) in enumerate(zip(rows, heights, strict=True)):
        if number and is_airy:
            lines.append(lambda: faint)
        lines += [partial(row.line, index) for index in range(height)]
    return lines


def _aligned(cell: Content, width: int, align: Align | None) -> Content:
    space = max(0, width - cell.cell_length)
    match align:
        case "right":
            return cell.pad(space, 0)
        case "center":
            return cell.pad(space // 2, space - space // 2)
        case _:
            return cell.pad(0, space)


def _stacked(table: Table, content_of: ContentOf, width: int) -> list[Drawn]:
    """Each row as a few lines, a cell in each, under one another."""
    names = [content_of(cell) for cell in table.header]
    name_width = min(max(name.cell_length for name in names), width * 2 // 5)
    gutters = [name.truncate(name_width, ellipsis=True, pad=True).stylize("$quiet") for name in names]
    rule = literal("─" * width, RULE)
    room = max(4, width - name_width - 2)
    lines: list[Drawn] = [lambda: rule]
    for row in table.rows:
        for column, (gutter, cell) in enumerate(zip(gutters, row, strict=True)):
            if cell:
                draw = partial(_stacked_line, content_of, gutter, cell, room, "" if column else "bold")
                lines += [partial(draw, index) for index in range(_height(cell, content_of, room))]
        lines.append(lambda: rule)
    return lines


def _stacked_line(content_of: ContentOf, gutter: Content, cell: Inlines, width: int, style: str, index: int) -> Content:
    name = Content(" " * gutter.cell_length) if index else gutter
    return Content.assemble(name, "  ", wrapped(content_of(cell), width)[index].stylize(style))
