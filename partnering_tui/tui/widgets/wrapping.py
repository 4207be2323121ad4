"""Text wrapped into lines, quickly where it is plain."""

from __future__ import annotations

import re
from collections.abc import Iterator

from textual.content import Content

from partnering_tui.tui.text import literal

_ONE_CELL_EACH = re.compile("[ -~¡-¬®-˿‐-‧′-⁞₠-₿]*")
"""Text in which every character takes one cell: most of what is written in European languages."""


def wrapped(content: Content, width: int) -> list[Content]:
    """The text in lines of at most that many cells; long words are broken."""
    text = content.plain
    if "\n" not in text and content.cell_length <= width:
        return [content]
    if content.spans or not _ONE_CELL_EACH.fullmatch(text):
        return content.wrap(width)
    return [literal(line) for line in _lines(text, width)]


def lines_needed(text: str, width: int) -> int:
    """Into how many lines plain text on one line is wrapped; 0 if only wrapping it tells."""
    if text.isascii():
        if len(text) <= width:
            return 1
    elif not _ONE_CELL_EACH.fullmatch(text):
        return 0
    return sum(1 for _ in _lines(text, width))


def _lines(text: str, width: int) -> Iterator[str]:
    start, end, width = 0, len(text), max(1, width)
    while end - start > width:
        cut = text.rfind(" ", start, start + width + 1)
        if cut <= start:
            yield text[start : start + width]
            start += width
            continue
        yield text[start:cut].rstrip()
        start = cut + 1
        while start < end and text[start] == " ":
            start += 1
    yield text[start:]
