"""Pictures of a document as SVG inside a page: nothing in them runs, loads or links, and colour never stands alone."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from html import escape
from itertools import pairwise

from partnering_tui.summary.blocks import HeatMap, HeatRow, Picture, Sparklines
from partnering_tui.summary.normal import safe_text

_ROW, _HEAD, _CELL, _MARGIN = 26, 30, 68, 8
_LABEL, _REACH, _TOGETHER = 320, 160, 110
_NAME, _LINE_ROW, _OVER_TIME, _LATEST = 200, 40, 320, 110
_LONGEST, _LONGEST_NAME = 46, 26
"""Characters of a label, and of the name of a partner, that fit."""
_LONGEST_HEAD = 9
_HEAD_LINE = 15
_INK, _PAPER, _LINE = "#1b1b1b", "#ffffff", "#6b7178"
_FILLS = {"good": "#cfe8d5", "fair": "#fbe3a6", "poor": "#f3b6ae", "": "#eef1f4"}
"""Black letters stand on all of them."""
_DASHES = {"poor": "", "fair": "4 2", "good": "1 2"}
"""The borders of cells, so that colours differ in print too: a line, dashes, dots."""


def svg(picture: Picture) -> str:
    """The picture as one element, described for those who do not see it."""
    match picture:
        case HeatMap():
            width = _LABEL + _side(picture) + _REACH + 2 * _MARGIN
            height = _top(picture) + _ROW * len(picture.rows) + _MARGIN
            drawn = _heat_map(picture)
        case Sparklines():
            width, height = _NAME + _OVER_TIME + _LATEST, _HEAD + _LINE_ROW * len(picture.lines) + _MARGIN
            drawn = _sparklines(picture)
    return "\n".join(
        [
            f'<svg role="img" viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
            f' font-family="system-ui, sans-serif" font-size="13" fill="{_INK}">',
            f"<title>{_text(picture.title)}</title>",
            f"<desc>{_text(picture.description)}</desc>",
            *drawn,
            "</svg>",
        ]
    )


# A heat map


def _side(picture: HeatMap) -> int:
    """How wide the cells are, or the words instead of them."""
    return max(len(picture.columns) * _CELL, _TOGETHER if any(row.together for row in picture.rows) else 0)


def _top(picture: HeatMap) -> int:
    """Where the first row begins: below the names, the longest of which goes on on a second line."""
    return _HEAD + _HEAD_LINE * any(len(_head(name)) > 1 for name in picture.columns)


def _head(name: str) -> list[str]:
    """A name over a column, on two lines where one has no room for it."""
    flat = " ".join(safe_text(name).split())
    first, _, rest = flat.partition(" ")
    if not rest or _cells_of(flat) <= _LONGEST_HEAD:
        return [_cut(flat, _LONGEST_HEAD)]
    return [_cut(first, _LONGEST_HEAD), _cut(rest, _LONGEST_HEAD)]


def _heat_map(picture: HeatMap) -> Iterator[str]:
    begin = _top(picture)
    for at, name in enumerate(picture.columns):
        lines = _head(name)
        for number, words in enumerate(lines):
            above = begin - 10 - _HEAD_LINE * (len(lines) - 1 - number)
            yield _words(_LABEL + at * _CELL + _CELL / 2, above, words, "middle")
    left = _LABEL + _side(picture) + 2 * _MARGIN
    for at, row in enumerate(picture.rows):
        top = begin + at * _ROW
        yield _words(_MARGIN, top + 17, _cut(row.label, _LONGEST), "start")
        yield from _cells(row, top)
        if row.together:
            yield _words(_LABEL, top + 17, f"{row.together}, split" if row.is_split else row.together, "start")
        if row.reach:
            yield from _reach(picture, row.reach, left, top)


def _cells(row: HeatRow, top: int) -> Iterator[str]:
    for at, (letter, tone) in enumerate(row.cells):
        x = _LABEL + at * _CELL
        if not letter:
            continue
        dashes = f' stroke-dasharray="{_DASHES[tone]}"' if _DASHES.get(tone) else ""
        yield (
            f'<rect x="{x + 2}" y="{top + 2}" width="{_CELL - 4}" height="{_ROW - 4}" rx="3"'
            f' fill="{_FILLS.get(tone, _FILLS[""])}" stroke="{_INK}"{dashes}/>'
        )
        yield _words(x + _CELL / 2, top + 17, letter, "middle")


def _reach(picture: HeatMap, reach: tuple[float, float, float], left: float, top: int) -> Iterator[str]:
    """A line from the lowest to the highest mark, with a dot at the median."""
    begin, length, y = left + 16, _REACH - 48, top + _ROW / 2
    low, middle, high = (begin + _share(value, picture.scale) * length for value in reach)
    yield _words(left, top + 17, picture.ends[0], "start")
    yield _stroke((begin, y), (begin + length, y), _LINE, 1)
    yield _stroke((low, y), (high, y), _INK, 3)
    yield _dot(middle, y, 5)
    yield _words(begin + length + 10, top + 17, picture.ends[1], "start")


# Sparklines


def _sparklines(picture: Sparklines) -> Iterator[str]:
    """A line for each partner between two thin ones for the ends of the scale, broken where a round is missing."""
    begin, length = _NAME + _MARGIN, _OVER_TIME - 2 * _MARGIN
    apart = length / max(len(picture.rounds) - 1, 1)
    for at, anchor in ((0, "start"), (len(picture.rounds) - 1, "end")):
        yield _words(begin + at * apart, _HEAD - 10, picture.rounds[at], anchor)
    for at, line in enumerate(picture.lines):
        top, bottom = _HEAD + at * _LINE_ROW + 5, _HEAD + (at + 1) * _LINE_ROW - 5
        yield _words(_MARGIN, (top + bottom) / 2 + 4, _cut(line.label, _LONGEST_NAME), "start")
        yield from (_stroke((begin, y), (begin + length, y), _LINE, 1) for y in (top, bottom))
        heights = [None if one is None else bottom - _share(one, picture.scale) * (bottom - top) for one in line.values]
        points = [None if y is None else (begin + number * apart, y) for number, y in enumerate(heights)]
        yield from (_stroke(one, other, _INK, 2) for one, other in pairwise(points) if one and other)
        yield from (_dot(*point, 3) for point in points if point)
        yield _words(begin + length + 14, (top + bottom) / 2 + 4, line.latest, "start")


# Shapes and letters


def _share(value: float, scale: tuple[int, int]) -> float:
    """How far up the scale a value stands, from 0 to 1."""
    lowest, highest = scale
    return (value - lowest) / ((highest - lowest) or 1)


def _stroke(begin: tuple[float, float], end: tuple[float, float], colour: str, width: int) -> str:
    ends = f'x1="{begin[0]:g}" y1="{begin[1]:g}" x2="{end[0]:g}" y2="{end[1]:g}"'
    return f'<line {ends} stroke="{colour}" stroke-width="{width}"/>'


def _dot(x: float, y: float, radius: int) -> str:
    return f'<circle cx="{x:g}" cy="{y:g}" r="{radius}" fill="{_PAPER}" stroke="{_INK}" stroke-width="2"/>'


def _words(x: float, y: float, words: str, anchor: str) -> str:
    return f'<text x="{x:g}" y="{y:g}" text-anchor="{anchor}">{_text(words)}</text>' if words else ""


def _cut(words: str, longest: int) -> str:
    flat = " ".join(safe_text(words).split())
    wide = _cells_of(flat) - len(flat)
    return flat if _cells_of(flat) <= longest else flat[: max(1, longest - 1 - wide)].rstrip() + "…"


def _cells_of(words: str) -> int:
    """How much room characters want: one each, and those of East Asia two."""
    return len(words) + sum(unicodedata.east_asian_width(one) in "WF" for one in words)


def _text(words: str) -> str:
    return escape(" ".join(safe_text(words).split()))
