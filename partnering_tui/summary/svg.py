"""Pictures of a document as SVG inside a page: nothing in them runs, loads or links, and colour never stands alone."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from html import escape

from partnering_tui.summary.blocks import HeatMap, HeatRow
from partnering_tui.summary.normal import safe_text

_ROW, _HEAD, _CELL, _MARGIN = 26, 30, 66, 8
_LABEL, _REACH, _TOGETHER = 300, 170, 110
_LONGEST = 40
"""Characters of a label that fit."""
_LONGEST_HEAD = 8
_INK, _PAPER, _LINE = "#1b1b1b", "#ffffff", "#6b7178"
_FILLS = {"good": "#cfe8d5", "fair": "#fbe3a6", "poor": "#f3b6ae", "": "#eef1f4"}
"""Black letters stand on all of them."""
_DASHES = {"poor": "", "fair": "4 2", "good": "1 2"}
"""The borders of cells, so that colours differ in print too: a line, dashes, dots."""


def heat_map_svg(picture: HeatMap) -> str:
    """The picture as one element, described for those who do not see it."""
    width = _LABEL + max(len(picture.columns) * _CELL, _TOGETHER if _has_words(picture) else 0) + _REACH + 2 * _MARGIN
    height = _HEAD + _ROW * len(picture.rows) + _MARGIN
    return "\n".join(
        [
            f'<svg role="img" viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
            f' font-family="system-ui, sans-serif" font-size="13" fill="{_INK}">',
            f"<title>{_text(picture.title)}</title>",
            f"<desc>{_text(picture.description)}</desc>",
            *_drawn(picture),
            "</svg>",
        ]
    )


def _has_words(picture: HeatMap) -> bool:
    return any(row.together for row in picture.rows)


def _drawn(picture: HeatMap) -> Iterator[str]:
    for at, name in enumerate(picture.columns):
        yield _words(_LABEL + at * _CELL + _CELL / 2, _HEAD - 10, _cut(name, _LONGEST_HEAD), "middle")
    side = max(len(picture.columns) * _CELL, _TOGETHER if _has_words(picture) else 0)
    left = _LABEL + side + 2 * _MARGIN
    for at, row in enumerate(picture.rows):
        top = _HEAD + at * _ROW
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
    lowest, highest = picture.scale
    begin, length, y = left + 16, _REACH - 48, top + _ROW / 2
    low, middle, high = (begin + (value - lowest) / ((highest - lowest) or 1) * length for value in reach)
    yield _words(left, top + 17, picture.ends[0], "start")
    yield _stroke(begin, begin + length, y, _LINE, 1)
    yield _stroke(low, high, y, _INK, 3)
    yield f'<circle cx="{middle:g}" cy="{y:g}" r="5" fill="{_PAPER}" stroke="{_INK}" stroke-width="2"/>'
    yield _words(begin + length + 10, top + 17, picture.ends[1], "start")


def _stroke(begin: float, end: float, y: float, colour: str, width: int) -> str:
    return f'<line x1="{begin:g}" y1="{y:g}" x2="{end:g}" y2="{y:g}" stroke="{colour}" stroke-width="{width}"/>'


def _words(x: float, y: float, words: str, anchor: str) -> str:
    return f'<text x="{x:g}" y="{y:g}" text-anchor="{anchor}">{_text(words)}</text>' if words else ""


def _cut(words: str, longest: int) -> str:
    flat = " ".join(safe_text(words).split())
    wide = sum(unicodedata.east_asian_width(one) in "WF" for one in flat)
    return flat if len(flat) + wide <= longest else flat[: max(1, longest - 1 - wide)].rstrip() + "…"


def _text(words: str) -> str:
    return escape(" ".join(safe_text(words).split()))
