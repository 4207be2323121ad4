"""How wide the columns of a grid are, and which of them are seen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from rich.cells import cell_len

from partnering_tui.frozen import dataclass
from partnering_tui.session.sheet import Sheet, SheetColumn
from partnering_tui.tui.text import one_line

PAD = 1
"""Columns of the terminal that stay free on each side of a cell."""

_READABLE, _READABLE_FIRST = 14, 24
"""How wide columns of words become where they do not fit side by side: the one on the left, which stays, and others."""
_WIDEST_LEVEL = 18
"""How wide a level may be for its column to become as wide; of longer ones only the number is shown."""
_LEAST_SEEN = 6
"""Columns of the terminal below which a column that is cut at the edge is not drawn at all."""


@dataclass(frozen=True, slots=True)
class Shape:
    """How much room a column wants, in columns of the terminal, without its pads."""

    least: int
    wanted: int
    grows: bool = False
    """It takes what the others leave."""
    early: int = 0
    """Up to this width it grows before the others do: what names a row is read first."""


@dataclass(frozen=True, slots=True)
class Slot:
    """Where a column is drawn."""

    column: int
    x: int
    width: int
    """With its pads; less than the column's if it is cut at the edge."""
    more_before: bool = False
    """There are columns out of sight on its left."""
    more_after: bool = False
    """There are columns out of sight on its right."""


def label_of(column: SheetColumn) -> str:
    """What stands over a column."""
    return one_line(column.label) + (" *" if column.needed else "")


def shape_of(sheet: Sheet, index: int, sample: Iterable[str]) -> Shape:
    """How much room a column wants, given some of the texts in it."""
    column = sheet.columns[index]
    label = cell_len(label_of(column))
    match column.kind:
        case "fixed" if index == 0:
            return Shape(14, max(label, min(_longest(sample), 36)), grows=True, early=24)
        case "fixed" if outcome_column(sheet):
            return Shape(8, max(label, 12))
        case "fixed":
            return Shape(max(5, min(label, 8)), max(label, min(_longest(sample), 16)))
        case "position":
            return Shape(7, max(min(label, 16), 12))
        case "raci":
            return Shape(max(3, min(label, 8)), max(min(label, 14), 4))
        case _:
            shape = _typed_shape(sheet, column, label, sample, index == 0)
            return replace(shape, early=36) if index == 0 and outcome_column(sheet) else shape


def _typed_shape(sheet: Sheet, column: SheetColumn, label: int, sample: Iterable[str], is_first: bool) -> Shape:
    match column.holds.kind if column.holds else "text":
        case "number":
            return Shape(max(5, min(label, 8)), max(label, min(_longest(sample), 16)))
        case "date":
            return Shape(10, max(min(label, 16), min(_longest(sample), 16), 10))
        case "yes_no":
            return Shape(max(3, min(label, 6)), max(min(label, 14), 3))
        case "scale":
            levels = level_width(sheet, sheet.columns.index(column))
            return Shape(max(3, min(label, 8)), max(min(label, 16), levels if levels <= _WIDEST_LEVEL else 0))
        case "choice":
            longest = _longest(option.label for option in column.holds.options) if column.holds else 0
            return Shape(max(6, min(label, 8)), max(min(label, 20), min(longest, 24)))
        case "choices":
            return Shape(8, max(label, min(_longest(sample), 30)), grows=True)
        case _:
            longest = _longest(sample)
            return Shape(16 if is_first else 10, max(label, min(longest, 40), 12 if longest else 20), grows=True)


def level_width(sheet: Sheet, index: int) -> int:
    """How wide the longest level of a column is, with its number; 0 of a column without levels."""
    holds = sheet.columns[index].holds
    scale = sheet.workshop.scale_of(holds) if holds is not None and holds.kind == "scale" else None
    return _longest(f"{level.value} · {level.label}" for level in scale.levels) if scale else 0


def _longest(texts: Iterable[str]) -> int:
    return max((cell_len(text) for text in texts), default=0)


def outcome_column(sheet: Sheet) -> int:
    """The column that says what follows from a row, which always stays in sight; 0 if there is none."""
    if all(column.kind == "fixed" for column in sheet.columns):
        return 0  # marks that may only be looked at
    return next((i for i, column in enumerate(sheet.columns) if i > 0 and column.kind == "fixed"), 0)


def needed_width(sheet: Sheet) -> int:
    """Columns of the terminal in which a sheet just fits without moving sideways, whatever is typed into it.

    Where rows have an outcome, what is said of them beyond it is not counted.
    """
    columns = range(outcome_column(sheet) + 1 if outcome_column(sheet) else len(sheet.columns))
    return _total([shape_of(sheet, index, ()).least for index in columns])


def widths(shapes: Sequence[Shape], available: int, kept: int = 0) -> list[int]:
    """How wide each column is, without its pads, in so many columns of the terminal.

    Each gets its least; then those that are read first grow, and all come up to what they want in turns; then those
    that grow share what is left.
    Where even the least is too much, the grid moves sideways: then all are wide enough to be read. The columns up to
    `kept`, if it is not 0, come before all others: they share the room among themselves, and stay narrow if they must.
    """
    readable = _readable_widths(shapes)
    if kept and _total(readable) > available:
        first_ones = shapes[: kept + 1]
        return [
            *(_shared(first_ones, available) or [shape.least for shape in first_ones]),
            *readable[kept + 1 :],
        ]
    return _shared(shapes, available) or readable


def _shared(shapes: Sequence[Shape], available: int) -> list[int]:
    """Widths that fill the room; none if it is not enough for all of them."""
    given = [shape.least for shape in shapes]
    left = available - _total(given)
    if left < 0:
        return []
    for index, shape in enumerate(shapes):
        more = max(0, min(left, min(shape.wanted, shape.early) - given[index]))
        given[index], left = given[index] + more, left - more
    while left > 0 and (short := [i for i, shape in enumerate(shapes) if given[i] < shape.wanted]):
        for index in short[:left]:
            given[index] += 1
        left -= min(left, len(short))
    growing = [i for i, shape in enumerate(shapes) if shape.grows]
    for turn, index in enumerate(growing):
        given[index] += max(0, left) // len(growing) + (1 if turn < max(0, left) % len(growing) else 0)
    return given


def _total(given: Sequence[int]) -> int:
    return sum(given) + 2 * PAD * len(given)


def _readable_widths(shapes: Sequence[Shape]) -> list[int]:
    return [_readable(shape, is_first=index == 0) for index, shape in enumerate(shapes)]


def _readable(shape: Shape, *, is_first: bool) -> int:
    """How wide a column is where they do not all fit side by side."""
    enough = _READABLE_FIRST if is_first else _READABLE if shape.grows else shape.least + 2
    return max(shape.least, min(shape.wanted, enough))


def slots(given: Sequence[int], first: int, available: int, kept: int = 0, *, uncut: bool = False) -> list[Slot]:
    """The columns that are seen: the one on the left always, then those from `first` on as far as there is room.

    The column `kept`, if it is not 0, stays at the right edge when there is no room for all. `uncut`: a column for
    which there is room in part is not seen, unless it is the only one.
    """
    full = [width + 2 * PAD for width in given]
    if not full or sum(full) <= available:
        return [Slot(column, sum(full[:column]), width) for column, width in enumerate(full)]
    if kept and full[0] + full[kept] + _LEAST_SEEN > available:
        kept = 0
    edge = available - (full[kept] if kept else 0)
    moving = [column for column in range(1, len(full)) if column != kept]
    seen: list[Slot] = []
    x = min(full[0], edge)
    for column in (column for column in moving if column >= first):
        width = min(full[column], edge - x)
        if width < (full[column] if uncut and seen else min(full[column], _LEAST_SEEN)):
            break
        seen.append(Slot(column, x, width, column != moving[0] and not seen))
        x += width
    if seen:
        last = seen[-1]
        width = edge - last.x if kept else last.width
        seen[-1] = Slot(last.column, last.x, width, last.more_before, last.column != moving[-1])
    at_edge = [Slot(kept, edge, full[kept])] if kept else []
    return [Slot(0, 0, min(full[0], edge)), *seen, *at_edge]


def first_for(given: Sequence[int], column: int, first: int, available: int, kept: int = 0) -> int:
    """The first column to show beside the one on the left, so that `column` is seen in full if there is room for it."""
    if column < 1 or column == kept:
        return first
    first = max(1, min(first, column))
    room = available - given[0] - 2 * PAD - (given[kept] + 2 * PAD if kept else 0)
    while first < column and sum(given[i] + 2 * PAD for i in range(first, column + 1) if i != kept) > room:
        first += 1
    return first
