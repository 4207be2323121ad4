"""Blocks laid out as lines for a width: what the document looks like on a screen.

Nothing is drawn here, and the rows of a table are put together only when they are seen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from textual.content import Content

from partnering_tui.frozen import dataclass
from partnering_tui.summary.blocks import (
    Block,
    Blocks,
    BulletList,
    Code,
    CodeBlock,
    Emphasis,
    Heading,
    Inline,
    Inlines,
    LineBreak,
    Link,
    NumberedList,
    Paragraph,
    Quote,
    Rule,
    Strong,
    Table,
    Text,
    words_of,
)
from partnering_tui.tui.text import literal
from partnering_tui.tui.widgets.table_lines import table_lines
from partnering_tui.tui.widgets.wrapping import wrapped

MEASURE = 90
"""Cells: text that runs wider is hard to read."""
MARGIN = 2
"""Cells that stay free at the left and the right."""
FAINT = "$border-blurred"
BULLETS = ("•", "◦", "–")

Drawn = Callable[[], Content]
"""A line that is put together when it is seen."""


class DocumentLine(NamedTuple):
    """One line of the page."""

    drawn: Drawn
    source: str
    """The id of the question or built-in that it comes from; empty for the scaffolding between answers."""
    block: int
    """Which block of the document it is part of, counted from 0; that of the next block for the space before it."""
    indent: int
    """Cells before it."""
    is_space: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the document under a heading of level 2."""

    title: str
    line: int
    """Where its heading stands, counted from 0."""


@dataclass(frozen=True, slots=True)
class Page:
    """The whole document, laid out."""

    lines: tuple[DocumentLine, ...]
    sections: tuple[Section, ...]


def laid_out(blocks: Blocks, width: int) -> Page:
    """The blocks as lines for so many cells: text in a column of readable width, tables as wide as they need."""
    room = max(1, width - 2 * MARGIN)
    measure = min(MEASURE, room)
    left = (width - measure) // 2
    lines: list[DocumentLine] = []
    sections: list[Section] = []
    for index, block in enumerate(blocks):
        space = _space_before(blocks[index - 1], block) if index else 0
        lines += [DocumentLine(_nothing, "", index, 0, is_space=True)] * space
        if isinstance(block, Heading) and block.level == 2:
            sections.append(Section(words_of(block.inlines), len(lines)))
        if isinstance(block, Table):
            drawn, used = table_lines(block, content_of, measure, room)
            indent = left if used <= measure else (width - used) // 2
        else:
            drawn, indent = list(_block_lines(block, measure)), left
        lines += [DocumentLine(line, block.source, index, indent) for line in drawn]
    return Page(tuple(lines), tuple(sections))


def content_of(inlines: Inlines) -> Content:
    """Words with their styles."""
    if len(inlines) == 1 and isinstance(only := inlines[0], Text):
        return literal(only.text)
    return Content.assemble(*map(_inline, inlines))


def _inline(inline: Inline) -> Content:
    match inline:
        case Text(text):
            return literal(text)
        case Code(text):
            return literal(text, "on $panel")
        case LineBreak():
            return Content("\n")
        case Strong(inside):
            return content_of(inside).stylize("bold")
        case Emphasis(inside):
            return content_of(inside).stylize("italic")
        case Link(href, inside):
            words = content_of(inside).stylize("underline")
            address = href.removeprefix("mailto:")
            return words if words_of(inside) == address else words + literal(f" ({address})", "$quiet")


def _space_before(before: Block, block: Block) -> int:
    """Empty lines between two blocks."""
    if isinstance(block, Heading):
        return 2 if block.level == 2 and not (isinstance(before, Heading) and before.level == 1) else 1
    return 1


def _nothing() -> Content:
    return Content("")


def _block_lines(block: Block, width: int, depth: int = 0) -> Iterator[Drawn]:
    """The lines of a block, each put together already."""
    return (_drawn(line) for line in _contents(block, max(4, width), depth))


def _drawn(line: Content) -> Drawn:
    return lambda: line


def _contents(block: Block, width: int, depth: int) -> Iterator[Content]:
    match block:
        case Heading(level=level, inlines=inlines):
            yield from _heading(level, inlines, width)
        case Paragraph(inlines=inlines):
            yield from wrapped(content_of(inlines), width)
        case BulletList(items=items):
            bullet = literal(f"{BULLETS[depth % len(BULLETS)]} ", "$quiet")
            yield from _list(items, [bullet] * len(items), width, depth)
        case NumberedList(items=items, start=start):
            numbers = [f"{start + index}. " for index in range(len(items))]
            widest = max(map(len, numbers))
            yield from _list(items, [literal(number.rjust(widest), "$quiet") for number in numbers], width, depth)
        case Table():
            drawn, _ = table_lines(block, content_of, width, width)
            yield from (line() for line in drawn)
        case Quote(blocks=inside):
            bar = literal("▎ ", "$quiet")
            yield from (Content.assemble(bar, line) for line in _inside(inside, max(4, width - 2), depth))
        case CodeBlock(text=text):
            for line in text.split("\n"):
                yield from (piece.stylize("on $panel") for piece in literal(line or " ").fold(width))
        case Rule():
            yield literal("─" * min(width, 24), FAINT)


def _heading(level: int, inlines: Inlines, width: int) -> Iterator[Content]:
    styles = {1: "bold $primary", 2: "bold $key", 3: "bold $primary"}
    heading = content_of(inlines).stylize(styles.get(level, "bold $quiet"))
    yield from wrapped(heading, width)
    if level == 1:
        yield literal("━" * width, "$primary")
    elif level == 2:
        yield literal("─" * width, FAINT)


def _list(items: Sequence[Blocks], markers: Sequence[Content], width: int, depth: int) -> Iterator[Content]:
    is_tight = all(len(item) == 1 or isinstance(item[1], BulletList | NumberedList) for item in items if item)
    for index, (item, marker) in enumerate(zip(items, markers, strict=True)):
        if index and not is_tight:
            yield Content("")
        gutter = " " * marker.cell_length
        inside = _inside(item, max(4, width - marker.cell_length), depth + 1, is_tight=is_tight)
        for number, line in enumerate(inside):
            yield Content.assemble(gutter if number else marker, line)


def _inside(blocks: Blocks, width: int, depth: int, *, is_tight: bool = False) -> Iterator[Content]:
    """The lines of blocks inside another block."""
    for index, block in enumerate(blocks):
        if index and not is_tight:
            yield Content("")
        yield from _contents(block, width, depth)
