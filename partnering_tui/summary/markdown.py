"""A document as GitHub-flavoured Markdown that reads well as plain text too."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache

from partnering_tui.summary.blocks import (
    Align,
    Block,
    Blocks,
    BulletList,
    CodeBlock,
    Document,
    Heading,
    NumberedList,
    Paragraph,
    Quote,
    Rule,
    Table,
)
from partnering_tui.summary.escaping import cell_text, heading_text, paragraph_text

_WIDEST_PADDING = 60
"""Columns: a table's cells are padded up to this width; longer ones stick out."""


def markdown(document: Document) -> str:
    """The document as Markdown, with a newline at its end."""
    return "\n".join(_lines(document.blocks)) + "\n"


def blocks_with_lines(blocks: Blocks) -> Iterator[tuple[Block, list[str]]]:
    """Each block with its own lines; in the document an empty line stands between two blocks."""
    previous: Block | None = None
    other_marker = False
    for block in blocks:
        # Two lists of one kind that follow each other would be read as one if their markers were alike.
        other_marker = _is_list(block) and type(block) is type(previous) and not other_marker
        yield block, _block_lines(block, other_marker)
        previous = block


def point_lines(items: Sequence[Blocks], markers: Sequence[str]) -> Iterator[list[str]]:
    """The lines of each point of a list, with the empty line that may stand before it."""
    tight = all(map(_is_tight, items))
    for at, (item, marker) in enumerate(zip(items, markers, strict=True)):
        first, *others = _lines(item, tight)
        between = [""] if at and not tight else []
        yield [*between, marker + first, *(" " * len(marker) + line if line else "" for line in others)]


def _lines(blocks: Blocks, tight: bool = False) -> list[str]:
    lines: list[str] = []
    for at, (_, own) in enumerate(blocks_with_lines(blocks)):
        if at and not tight:
            lines.append("")
        lines += own
    return lines


def _block_lines(block: Block, other_marker: bool) -> list[str]:
    match block:
        case Heading(level=level, inlines=inlines):
            return [f"{'#' * level} {heading_text(inlines)}"]
        case Paragraph(inlines=inlines):
            return paragraph_text(inlines).split("\n")
        case BulletList(items=items):
            return _list_lines(items, ["* " if other_marker else "- "] * len(items))
        case NumberedList(items=items, start=start):
            point = ")" if other_marker else "."
            return _list_lines(items, [f"{start + index}{point} " for index in range(len(items))])
        case Table():
            return _table_lines(block)
        case Quote(blocks=inside):
            return [f"> {line}" if line else ">" for line in _lines(inside)]
        case CodeBlock(text=text, language=language):
            fence = "`" * max([2, *map(len, re.findall("`+", text))]) + "`"
            return [fence + language, *(text.split("\n") if text else []), fence]
        case Rule():
            return ["___"]


def _is_list(block: Block) -> bool:
    return isinstance(block, BulletList | NumberedList)


def _list_lines(items: Sequence[Blocks], markers: Sequence[str]) -> list[str]:
    return [line for lines in point_lines(items, markers) for line in lines]


def _is_tight(item: Blocks) -> bool:
    """One paragraph, with at most a list of such points below it."""
    match item:
        case [Paragraph()]:
            return True
        case [Paragraph(), BulletList(items=items)] | [Paragraph(), NumberedList(items=items, start=1)]:
            return all(map(_is_tight, items))
        case _:
            return False


def _table_lines(table: Table) -> list[str]:
    rows = [[cell_text(cell) for cell in row] for row in (table.header, *table.rows)]
    columns = range(len(table.header))
    widths = [min(max(3, *(_width(row[column]) for row in rows)), _WIDEST_PADDING) for column in columns]
    aligns = [table.alignment(column) for column in columns]
    ruler = [_ruler(width, align) for width, align in zip(widths, aligns, strict=True)]
    header, *body = [
        [_padded(cell, width, align) for cell, width, align in zip(row, widths, aligns, strict=True)] for row in rows
    ]
    return [f"| {' | '.join(cells)} |" for cells in (header, ruler, *body)]


def _ruler(width: int, align: Align | None) -> str:
    left, right = align in ("left", "center"), align in ("right", "center")
    return ":" * left + "-" * (width - left - right) + ":" * right


def _padded(cell: str, width: int, align: Align | None) -> str:
    space = width - _width(cell)
    before = space if align == "right" else space // 2 if align == "center" else 0
    return " " * before + cell + " " * (space - before)


def _width(text: str) -> int:
    """Columns that the text takes in a fixed-width font."""
    if text.isascii():
        return len(text)
    return sum(map(_character_width, text))


@cache
def _character_width(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) == "Cf":
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
