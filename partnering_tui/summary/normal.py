"""The normal form of blocks: one way to say each thing, and nothing that a format could not carry.

Documents are compared, printed and read back in this form. Characters that could disguise text are removed; neighbours
of the same style are one; styles nest in one order (link, strong, emphasis) and never twice; white space stands outside
styles; lines have no white space at their ends; nothing is empty.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import groupby
from typing import NamedTuple

from partnering_tui.session.values import cleaned
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

# Patterns that most documents never need: `re` compiles each when it is first used, which takes a while.
_DISGUISE = "[\u202a-\u202e\u2060-\u206f\ufeff\ud800-\udfff\U000e0000-\U000e007f]"
"""Characters that turn the direction of the text behind them, and halves of characters."""
_LINE_ENDS = "\r\n|[\r\x0b\x0c\x85\u2028\u2029]"
_UNSAFE = f"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]|{_DISGUISE}"
_UNTIDY = f"[\t\n]|{_UNSAFE}"
_HREF = r"(?:https?://|mailto:)(?:[A-Za-z0-9;/?:@&=+$,\-_.!~*'()#]|%[0-9A-Fa-f]{2})+"
_PIECES = r"\n|[^\S\n]+|\S+(?:[^\S\n]+\S+)*"
_LANGUAGE = r"[A-Za-z0-9+#-]+"

HIGHEST_START = 999_999
"""The highest number at which a list may begin."""


def safe_text(text: str) -> str:
    """Text without control characters and those that turn the direction of what follows; line ends are newlines."""
    if text.replace("\n", "").replace("\t", "").isprintable() or not re.search(_UNSAFE, text):
        return text
    return re.sub(_DISGUISE, "", cleaned(re.sub(_LINE_ENDS, "\n", text)))


def is_safe_href(href: str) -> bool:
    """Whether a link may lead there: http, https or mailto, in characters that every format takes."""
    return re.fullmatch(_HREF, href) is not None


def normal_blocks(blocks: Iterable[Block]) -> Blocks:
    """The blocks in normal form; those that say nothing are left out."""
    return tuple(normal for block in blocks if (normal := _normal_block(block)) is not None)


def normal_inlines(inlines: Inlines, *, one_line: bool = False) -> Inlines:
    """The inlines in normal form; on one line, line breaks become spaces."""
    if not inlines or _is_normal(inlines):
        return inlines
    joined = _texts_joined(inlines)
    return joined if _is_normal(joined) else _built(_trimmed(_pieces(_runs(inlines), one_line)))


def _normal_block(block: Block) -> Block | None:
    match block:
        case Heading():
            inlines = normal_inlines(block.inlines, one_line=True)
            return replace(block, level=min(max(block.level, 1), 6), inlines=inlines) if inlines else None
        case Paragraph():
            inlines = normal_inlines(block.inlines)
            if inlines is block.inlines and inlines:
                return block
            return replace(block, inlines=inlines) if inlines else None
        case BulletList():
            items, parts = _normal_items(block)
            return replace(block, items=items, parts=parts) if items else None
        case NumberedList():
            items, parts = _normal_items(block)
            start = min(max(block.start, 0), HIGHEST_START)
            return replace(block, items=items, parts=parts, start=start) if items else None
        case Table():
            return _normal_table(block)
        case Quote():
            inside = normal_blocks(block.blocks)
            return replace(block, blocks=inside) if inside else None
        case CodeBlock():
            language = block.language if re.fullmatch(_LANGUAGE, block.language) else ""
            return replace(block, text=safe_text(block.text).replace("\t", "    "), language=language)
        case Rule():
            return block


def _normal_items(points: BulletList | NumberedList) -> tuple[tuple[Blocks, ...], tuple[str, ...]]:
    """The points that say something, and which parts of the answer these are."""
    items = [normal_blocks(item) for item in points.items]
    parts = (part for part, item in zip(points.parts, items, strict=False) if item)
    return tuple(item for item in items if item), tuple(parts)


def _normal_table(table: Table) -> Table | None:
    width = len(table.header)
    if not width:
        return None
    rows = tuple(tuple(map(_normal_cell, (*row, *((),) * width)[:width])) for row in table.rows)
    align = tuple(table.alignment(column) for column in range(width))
    return replace(table, header=tuple(map(_normal_cell, table.header)), rows=rows, align=align if any(align) else ())


def _normal_cell(inlines: Inlines) -> Inlines:
    if not inlines or _is_normal(inlines):
        return inlines
    # No Markdown table can hold code in which a bar follows a backslash.
    runs = (run._replace(code=False) if run.code and "\\|" in run.text else run for run in _runs(inlines))
    return _built(_trimmed(_pieces(runs, one_line=True)))


def _is_normal(inlines: Inlines) -> bool:
    """Whether this is in normal form as it stands: text, or text with a few words in bold, as nearly all of it is."""
    if len(inlines) == 1 and isinstance(inlines[0], Text):
        text = inlines[0].text
        return text != "" and text == text.strip() and _is_tidy(text)
    kinds = [type(inline) for inline in inlines]
    for at, inline in enumerate(inlines):
        if at and kinds[at] is kinds[at - 1]:
            return False
        if isinstance(inline, Text):
            # A space between two that have the same style would have it too.
            is_between_alike = kinds[at - 1 : at] == kinds[at + 1 : at + 2]
            if not inline.text or (is_between_alike and inline.text.isspace()) or not _is_tidy(inline.text):
                return False
        elif not (isinstance(inline, Strong | Emphasis) and _is_plain_word(inline.inlines)):
            return False
    return not (_has_edge(inlines[0], 0) or _has_edge(inlines[-1], -1))


def _texts_joined(inlines: Inlines) -> Inlines:
    """The same with neighbouring texts as one."""
    joined: list[Inline] = []
    for inline in inlines:
        if joined and isinstance(inline, Text) and isinstance(before := joined[-1], Text):
            joined[-1] = Text(before.text + inline.text)
        else:
            joined.append(inline)
    return tuple(joined)


def _is_tidy(text: str) -> bool:
    return text.isprintable() or not re.search(_UNTIDY, text)


def _has_edge(inline: Inline, at: int) -> bool:
    """Whether text begins (0) or ends (-1) with white space."""
    return isinstance(inline, Text) and inline.text[at].isspace()


def _is_plain_word(inlines: Inlines) -> bool:
    return len(inlines) == 1 and isinstance(inlines[0], Text) and _is_normal(inlines)


class _Run(NamedTuple):
    """Text of one style; a newline alone is a line break."""

    text: str
    href: str = ""
    strong: bool = False
    emphasis: bool = False
    code: bool = False


_UNSTYLED = _Run("")


def _runs(inlines: Iterable[Inline], style: _Run = _UNSTYLED) -> Iterator[_Run]:
    for inline in inlines:
        match inline:
            case Text(text):
                yield style._replace(text=safe_text(text))
            case Code(text):
                words = safe_text(text).replace("\n", " ").replace("\t", " ").strip()
                yield style._replace(text=words, code=bool(words))
            case LineBreak():
                yield style._replace(text="\n")
            case Strong(inside):
                yield from _runs(inside, style._replace(strong=True))
            case Emphasis(inside):
                yield from _runs(inside, style._replace(emphasis=True))
            case Link(href, inside):
                shown = inside if words_of(inside).strip() else (Text(href),)
                yield from _runs(shown, _linked(style, href))


def _linked(style: _Run, href: str) -> _Run:
    return style._replace(href=href) if is_safe_href(href) and not style.href else style


def _pieces(runs: Iterable[_Run], one_line: bool) -> list[_Run]:
    """The runs cut so that white space at their ends, and each line break, is a run of its own."""
    pieces: list[_Run] = []
    for run in runs:
        if run.code:
            pieces.append(run)
            continue
        text = run.text.replace("\t", " ")
        if one_line:
            text = text.replace("\n", " ")
        found = re.findall(_PIECES, text)
        pieces += [run] if len(found) == 1 and found[0] == run.text else [run._replace(text=piece) for piece in found]
    return pieces


def _trimmed(pieces: list[_Run]) -> list[_Run]:
    """The pieces without white space at the ends of lines; what is left of it has the style its neighbours share."""
    kept: list[_Run] = []
    gap: list[_Run] = []
    for piece in pieces:
        if not piece.code and piece.text.isspace():
            gap.append(piece)
            continue
        if gap and kept:
            spaces = "".join(space.text for space in gap)
            kept.append(_shared(kept[-1], piece, "\n" if "\n" in spaces else spaces))
        gap = []
        kept.append(piece)
    return kept


def _shared(before: _Run, after: _Run, text: str) -> _Run:
    if before.href != after.href:
        return _Run(text)
    emphasis = before.emphasis and after.emphasis and before.strong is after.strong
    return _Run(text, before.href, before.strong and after.strong, emphasis)


def _built(runs: list[_Run]) -> Inlines:
    return tuple(
        inline
        for href, linked in groupby(runs, key=lambda run: run.href)
        for inline in ([Link(href, tuple(_strong(linked)))] if href else _strong(linked))
    )


def _strong(runs: Iterable[_Run]) -> Iterator[Inline]:
    return _wrapped(runs, lambda run: run.strong, Strong, _emphasised)


def _emphasised(runs: Iterable[_Run]) -> Iterator[Inline]:
    return _wrapped(runs, lambda run: run.emphasis, Emphasis, _plain)


def _wrapped(
    runs: Iterable[_Run],
    has_style: Callable[[_Run], bool],
    style: type[Strong] | type[Emphasis],
    inside: Callable[[Iterable[_Run]], Iterator[Inline]],
) -> Iterator[Inline]:
    for styled, group in groupby(runs, key=has_style):
        if styled:
            yield style(tuple(inside(group)))
        else:
            yield from inside(group)


def _plain(runs: Iterable[_Run]) -> Iterator[Inline]:
    for (code, is_break), group in groupby(runs, key=lambda run: (run.code, run.text == "\n")):
        if is_break:
            yield LineBreak()
        else:
            words = "".join(run.text for run in group)
            yield Code(words) if code else Text(words)
