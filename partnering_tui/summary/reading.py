"""Markdown read as blocks: what somebody typed in an answer, or a whole document.

HTML is never markup here; images become their words; links lead to http, https and mailto only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from partnering_tui.summary.blocks import (
    Align,
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
from partnering_tui.summary.normal import is_safe_href, normal_blocks, safe_text

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

SHORT_LINE = 60
"""Characters: a shorter line was ended on purpose and stays a line; a longer one runs on, as Markdown has it."""
_MARKUP = re.compile(r"[\\`*\[\]]|_(?![^\W_])|(?<![^\W_])_|[<&](?!\s)")
"""What could be markup inside a line: an underscore within a word is none, nor is a sign that stands alone."""
_POINT = "- "
_DEEPEST = 40
"""How deeply lists and quotes may nest in an answer before it is taken as plain words."""
_ALIGNS: dict[str, Align] = {"text-align:left": "left", "text-align:right": "right", "text-align:center": "center"}


def blocks_of(markdown: str) -> Blocks:
    """A whole Markdown document as blocks in normal form, headings included."""
    return normal_blocks(_blocks(iter(_parser().parse(safe_text(markdown)))))


@lru_cache(maxsize=2048)
def answer_blocks(text: str) -> Blocks:
    """What somebody typed as Markdown, as blocks in normal form. Headings become bold paragraphs."""
    text = safe_text(text)
    blocks = _read_at_sight(text)
    if blocks is not None:
        return normal_blocks(blocks)
    tokens = _parser().parse(text)
    if any(token.level > _DEEPEST for token in tokens):
        return plain_blocks(text)
    return normal_blocks(_without_headings(_blocks(iter(tokens))))


def plain_blocks(text: str) -> Blocks:
    """Text as typed: a blank line ends a paragraph, and every line stays a line."""
    return normal_blocks(Paragraph((Text(part),)) for part in safe_text(text).split("\n\n"))


def _read_at_sight(text: str) -> list[Block] | None:
    """Paragraphs and bullets without other markup, read as the parser would, which takes its time to load.

    None where a line begins otherwise than with a letter, or a bullet and a letter, or where anything could be markup.
    """
    if _MARKUP.search(text):
        return None
    blocks: list[Block] = []
    ends_in_list = False
    for part in text.rstrip().split("\n\n"):
        lines = part.split("\n")
        points = [line for line in lines if line.startswith(_POINT)]
        words = lines[: len(lines) - len(points)]
        # A line below a bullet belongs to it, and bullets below an empty line to the list above.
        if points != lines[len(words) :] or (ends_in_list and not words):
            return None
        starts = [line[:1] for line in words] + [line[len(_POINT) :][:1] for line in points]
        if not all(map(str.isalpha, starts)) or any(line[-1].isspace() for line in lines[:-1]):
            return None
        if words:
            blocks.append(Paragraph(_lines_in_one(words)))
        if points:
            blocks.append(BulletList(tuple((Paragraph((Text(line[len(_POINT) :]),)),) for line in points)))
        ends_in_list = bool(points)
    return blocks


def _lines_in_one(lines: Sequence[str]) -> Inlines:
    """The lines of a paragraph, each ended where it was ended on purpose."""
    inlines: list[Inline] = [Text(lines[0])]
    for before, line in pairwise(lines):
        inlines += [LineBreak() if len(before) < SHORT_LINE else Text(" "), Text(line)]
    return tuple(inlines)


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": False, "maxNesting": 200}).enable("table")


def _without_headings(blocks: Blocks) -> Blocks:
    return tuple(_without_heading(block) for block in blocks)


def _without_heading(block: Block) -> Block:
    match block:
        case Heading(inlines=inlines):
            return Paragraph((Strong(inlines),))
        case Quote(blocks=inside):
            return Quote(_without_headings(inside))
        case BulletList(items=items):
            return BulletList(tuple(map(_without_headings, items)))
        case NumberedList(items=items, start=start):
            return NumberedList(tuple(map(_without_headings, items)), start)
        case _:
            return block


def _blocks(tokens: Iterator[Token]) -> Blocks:
    """The blocks up to the end, or to the token that closes what holds them."""
    blocks: list[Block] = []
    for token in tokens:
        if token.nesting < 0:
            break
        if block := _block(token, tokens):
            blocks.append(block)
    return tuple(blocks)


def _block(token: Token, tokens: Iterator[Token]) -> Block | None:
    match token.type:
        case "paragraph_open":
            return Paragraph(_line(tokens))
        case "heading_open":
            return Heading(int(token.tag[1:]), _line(tokens))
        case "bullet_list_open":
            return BulletList(_items(tokens))
        case "ordered_list_open":
            return NumberedList(_items(tokens), int(token.attrs.get("start", 1)))
        case "blockquote_open":
            return Quote(_blocks(tokens))
        case "table_open":
            return _table(tokens)
        case "fence" | "code_block":
            language, *_ = (*token.info.split(), "")
            return CodeBlock(token.content.removesuffix("\n"), language)
        case "hr":
            return Rule()
        case _:
            return Paragraph((Text(token.content),)) if token.content else None


def _items(tokens: Iterator[Token]) -> tuple[Blocks, ...]:
    items: list[Blocks] = []
    for token in tokens:
        if token.nesting < 0:
            break
        items.append(_blocks(tokens))
    return tuple(items)


def _table(tokens: Iterator[Token]) -> Table:
    rows: list[tuple[Inlines, ...]] = []
    aligns: list[Align | None] = []
    cells: list[Inlines] = []
    for token in tokens:
        match token.type:
            case "th_open" | "td_open":
                if token.type == "th_open":
                    aligns.append(_ALIGNS.get(str(token.attrs.get("style", ""))))
                cells.append(_line(tokens))
            case "tr_close":
                rows.append(tuple(cells))
                cells = []
            case "table_close":
                break
    header, *body = rows
    return Table(header, tuple(body), tuple(aligns))


def _line(tokens: Iterator[Token]) -> Inlines:
    """The inlines of the token that follows, and past the one that closes their block."""
    inline = next(tokens)
    next(tokens)
    return _Line().inlines(iter(inline.children or ()))


class _Line:
    """Reads the inlines of one block and knows how long the line is that it reads."""

    def __init__(self) -> None:
        self.length = 0

    def inlines(self, tokens: Iterator[Token]) -> Inlines:
        """The inlines up to the end, or to the token that closes what holds them."""
        inlines: list[Inline] = []
        for token in tokens:
            if token.nesting < 0:
                break
            inlines += self.inline(token, tokens)
        return tuple(inlines)

    def inline(self, token: Token, tokens: Iterator[Token]) -> Sequence[Inline]:
        match token.type:
            case "strong_open":
                return [Strong(self.inlines(tokens))]
            case "em_open":
                return [Emphasis(self.inlines(tokens))]
            case "link_open":
                return _link(str(token.attrs.get("href", "")), self.inlines(tokens))
            case "softbreak" | "hardbreak":
                was_short = self.length < SHORT_LINE
                self.length = 0
                return [LineBreak() if was_short or token.type == "hardbreak" else Text(" ")]
            case "image":
                return [Text(f"{token.content} ({token.attrs.get('src', '')})")]
            case "code_inline":
                self.length += len(token.content)
                return [Code(token.content)]
            case _:
                self.length += len(token.content)
                return [Text(token.content)]


def _link(href: str, inlines: Inlines) -> Sequence[Inline]:
    if is_safe_href(href):
        return [Link(href, inlines)]
    return inlines if words_of(inlines) == href else [*inlines, Text(f" ({href})")]
