"""How wide the columns of a grid are, and which of them are seen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rich.cells import cell_len

from partnering_tui.session.sheet import Sheet, SheetColumn
from partnering_tui.tui.text import one_line

PAD = 1
"""Columns of the terminal that stay free on each side of a cell."""

_READABLE, _READABLE_FIRST = 14, 24
"""How wide columns of words become where they do not fit side by side: the one on the left, which stays, and others."""


@dataclass(frozen=True, slots=True)
class Shape:
    """How much room a column wants, in columns of the terminal, without its pads."""

    least: int
    wanted: int
    grows: bool = False
    """It takes what the others leave."""


@dataclass(frozen=True, slots=True)
class Slot:
    """Where a column is drawn."""

    column: int
    x: int
    width: int
    """With its pads; less than the column's if it is cut at the edge."""


def label_of(column: SheetColumn) -> str:
    """What stands over a column."""
    return one_line(column.label) + (" *" if column.needed else "")


def shape_of(sheet: Sheet, index: int, sample: Iterable[str]) -> Shape:
    """How much room a column wants, given some of the texts in it."""
    column = sheet.columns[index]
    label = cell_len(label_of(column))
    match column.kind:
        case "fixed" if index == 0:
            return Shape(14, max(label, min(_longest(sample), 36)), grows=True)
        case "fixed":
            return Shape(12, max(label, 12))
        case "position":
            return Shape(7, max(min(label, 16), 12))
        case "raci":
            return Shape(max(3, min(label, 8)), max(min(label, 14), 4))
        case _:
            return _typed_shape(sheet, column, label, sample, index == 0)


def _typed_shape(sheet: Sheet, column: SheetColumn, label: int, sample: Iterable[str], is_first: bool) -> Shape:
    match column.holds.kind if column.holds else "text":
        case "number":
            return Shape(max(5, min(label, 8)), max(label, min(_longest(sample), 16)))
        case "date":
            return Shape(10, max(min(label, 16), min(_longest(sample), 16), 10))
        case "yes_no":
            return Shape(max(3, min(label, 6)), max(min(label, 14), 3))
        case "scale":
            scale = sheet.workshop.scale_of(column.holds) if column.holds else None
            longest = _longest(f"{level.value} · {level.label}" for level in scale.levels) if scale else 0
            return Shape(max(3, min(label, 8)), max(min(label, 16), min(longest, 18)))
        case "choice":
            longest = _longest(option.label for option in column.holds.options) if column.holds else 0
            return Shape(max(6, min(label, 8)), max(min(label, 20), min(longest, 24)))
        case "choices":
            return Shape(8, max(label, min(_longest(sample), 30)), grows=True)
        case _:
            longest = _longest(sample)
            return Shape(16 if is_first else 10, max(label, min(longest, 40), 12 if longest else 20), grows=True)


def _longest(texts: Iterable[str]) -> int:
    return max((cell_len(text) for text in texts), default=0)


def widths(shapes: Sequence[Shape], available: int) -> list[int]:
    """How wide each column is, without its pads, in so many columns of the terminal.

    Each gets its least; then all come up to what they want in turns; then those that grow share what is left.
    Where even the least is too much, the grid moves sideways: then all are wide enough to be read.
    """
    given = [shape.least for shape in shapes]
    left = available - sum(given) - 2 * PAD * len(given)
    if left < 0:
        return [_readable(shape, is_first=index == 0) for index, shape in enumerate(shapes)]
    while left > 0 and (short := [i for i, shape in enumerate(shapes) if given[i] < shape.wanted]):
        for index in short[:left]:
            given[index] += 1
        left -= min(left, len(short))
    growing = [i for i, shape in enumerate(shapes) if shape.grows]
    for turn, index in enumerate(growing):
        given[index] += max(0, left) // len(growing) + (1 if turn < max(0, left) % len(growing) else 0)
    return given


def _readable(shape: Shape, *, is_first: bool) -> int:
    """How wide a column is where they do not all fit side by side."""
    enough = _READABLE_FIRST if is_first else _READABLE if shape.grows else shape.least + 2
    return max(shape.least, min(shape.wanted, enough))


def slots(given: Sequence[int], first: int, available: int) -> list[Slot]:
    """The columns that are seen: the one on the left always, then those from `first` on as far as there is room."""
    seen: list[Slot] = []
    x = 0
    for column in (0, *range(max(first, 1), len(given))) if given else ():
        width = min(given[column] + 2 * PAD, available - x)
        if width <= 2 * PAD:
            break
        seen.append(Slot(column, x, width))
        x += width
    return seen


def first_for(given: Sequence[int], column: int, first: int, available: int) -> int:
    """The first column to show beside the one on the left, so that `column` is seen in full if there is room for it."""
    if column < 1:
        return first
    first = max(1, min(first, column))
    room = available - given[0] - 2 * PAD
    while first < column and sum(width + 2 * PAD for width in given[first : column + 1]) > room:
        first += 1
    return first
