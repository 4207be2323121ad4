"""Which answer stands behind each line of a document."""

from __future__ import annotations

from collections.abc import Iterator

from partnering_tui.summary.blocks import Block, BulletList, Document, NumberedList, Table
from partnering_tui.summary.markdown import blocks_with_lines, point_lines

_ABOVE_ROWS = 2
"""Lines of a table before its first row: the header and its underline."""


def trace_text(document: Document) -> str:
    """A list of the lines of the document as Markdown, each with the answer behind it, with a newline at its end.

    An answer is the id of a question or a built-in, and behind a slash the row or the partner.
    """
    lines = [f"{line:>5}  {answer}" for line, answer in answers_by_line(document)]
    return "\n".join([" Line  Answer", *lines]) + "\n"


def answers_by_line(document: Document) -> Iterator[tuple[int, str]]:
    """The lines of the Markdown, counted from 1, at which an answer or a part of one begins."""
    line = 1
    for block, lines in blocks_with_lines(document.blocks):
        if block.source:
            yield from ((line + offset, answer) for offset, answer in _answers_in(block))
        line += len(lines) + 1


def _answers_in(block: Block) -> Iterator[tuple[int, str]]:
    """How many lines below the first line of a block which answer begins."""
    answer = _named(block.source, block.part)
    match block:
        case Table(parts=parts) if parts:
            yield 0, answer
            for offset, part in enumerate(parts):
                yield _ABOVE_ROWS + offset, _named(block.source, part)
        case BulletList(items=items, parts=parts) | NumberedList(items=items, parts=parts) if parts:
            offset = 0
            for part, lines in zip(parts, point_lines(items, ["- "] * len(items)), strict=True):
                yield offset + (not lines[0]), _named(block.source, part)
                offset += len(lines)
        case _:
            yield 0, answer


def _named(source: str, part: str) -> str:
    return f"{source}/{part}" if part else source
