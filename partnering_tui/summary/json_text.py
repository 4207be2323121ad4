"""A document as JSON for other programs, and back.

Plain words in a text are strings; everything else is an object that tells its `kind`. The shape is stable: what a later
version adds, it adds under new keys.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from partnering_tui.summary.blocks import (
    Block,
    Blocks,
    BulletList,
    Code,
    CodeBlock,
    Document,
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
    Section,
    Strong,
    Table,
    Text,
)

FORMAT = 1
"""The format of documents that this version writes and reads."""


def json_text(document: Document, *, with_sources: bool = False) -> str:
    """The document as JSON, with a newline at its end; if wanted, each block with the answer that it comes from."""
    shape = {
        "format": FORMAT,
        "title": document.title,
        "status": document.status,
        "draft": document.draft,
        "language": document.language,
        "generated": document.made_on.isoformat() if document.made_on else None,
        "opening": _shapes(document.opening, with_sources),
        "sections": [
            {"id": section.id, "title": section.title, "blocks": _shapes(section.blocks, with_sources)}
            for section in document.sections
        ],
    }
    return json.dumps(shape, ensure_ascii=False, indent=1) + "\n"


def document_of(text: str) -> Document:
    """The document that such a text holds. Raises ValueError for any other text."""
    try:
        shape = json.loads(text)
        if shape["format"] != FORMAT:
            raise ValueError(f"format {shape['format']}")
        made_on = shape["generated"]
        return Document(
            shape["title"],
            _blocks(shape["opening"]),
            tuple(Section(one["id"], one["title"], _blocks(one["blocks"])) for one in shape["sections"]),
            status=shape["status"],
            draft=shape["draft"],
            language=shape["language"],
            made_on=date.fromisoformat(made_on) if made_on else None,
        )
    except (ValueError, KeyError, TypeError) as error:
        raise ValueError(f"This is no document of format {FORMAT}: {error}") from error


def _shapes(blocks: Blocks, with_sources: bool) -> list[dict[str, Any]]:
    return [_shape(block, with_sources) for block in blocks]


def _shape(block: Block, with_sources: bool) -> dict[str, Any]:
    shape = _contents(block, with_sources)
    if with_sources and block.source:
        shape["source"] = block.source
    if with_sources and block.part:
        shape["part"] = block.part
    if with_sources and isinstance(block, BulletList | NumberedList | Table) and block.parts:
        shape["parts"] = list(block.parts)
    return shape


def _contents(block: Block, with_sources: bool) -> dict[str, Any]:
    match block:
        case Heading(level=level, inlines=inlines):
            return {"kind": "heading", "level": level, "text": _words(inlines)}
        case Paragraph(inlines=inlines):
            return {"kind": "paragraph", "text": _words(inlines)}
        case BulletList(items=items):
            return {"kind": "bullets", "items": [_shapes(item, with_sources) for item in items]}
        case NumberedList(items=items, start=start):
            return {"kind": "numbers", "start": start, "items": [_shapes(item, with_sources) for item in items]}
        case Table(header=header, rows=rows, align=align):
            body = [list(map(_words, row)) for row in rows]
            return {"kind": "table", "header": list(map(_words, header)), "rows": body, "align": list(align)}
        case Quote(blocks=inside):
            return {"kind": "quote", "blocks": _shapes(inside, with_sources)}
        case CodeBlock(text=text, language=language):
            return {"kind": "code", "lines": text, "language": language}
        case Rule():
            return {"kind": "rule"}


def _words(inlines: Inlines) -> list[Any]:
    return list(map(_word, inlines))


def _word(inline: Inline) -> Any:
    match inline:
        case Text(text):
            return text
        case Code(text):
            return {"kind": "code", "words": text}
        case LineBreak():
            return {"kind": "break"}
        case Strong(inlines):
            return {"kind": "strong", "text": _words(inlines)}
        case Emphasis(inlines):
            return {"kind": "emphasis", "text": _words(inlines)}
        case Link(href, inlines):
            return {"kind": "link", "href": href, "text": _words(inlines)}


def _blocks(shapes: Sequence[Any]) -> Blocks:
    return tuple(map(_block, shapes))


def _block(shape: Mapping[str, Any]) -> Block:
    whence = {"source": shape.get("source", ""), "part": shape.get("part", "")}
    parts = tuple(shape.get("parts", ()))
    match shape:
        case {"kind": "heading", "level": level, "text": text}:
            return Heading(level, _inlines(text), **whence)
        case {"kind": "paragraph", "text": text}:
            return Paragraph(_inlines(text), **whence)
        case {"kind": "bullets", "items": items}:
            return BulletList(tuple(map(_blocks, items)), parts=parts, **whence)
        case {"kind": "numbers", "items": items, "start": start}:
            return NumberedList(tuple(map(_blocks, items)), start, parts=parts, **whence)
        case {"kind": "table", "header": header, "rows": rows, "align": align}:
            body = tuple(tuple(map(_inlines, row)) for row in rows)
            return Table(tuple(map(_inlines, header)), body, tuple(align), parts=parts, **whence)
        case {"kind": "quote", "blocks": inside}:
            return Quote(_blocks(inside), **whence)
        case {"kind": "code", "lines": text, "language": language}:
            return CodeBlock(text, language, **whence)
        case {"kind": "rule"}:
            return Rule(**whence)
    raise ValueError(f"no block is {shape!r:.40}")


def _inlines(shapes: Sequence[Any]) -> Inlines:
    return tuple(map(_inline, shapes))


def _inline(shape: Any) -> Inline:
    match shape:
        case str():
            return Text(shape)
        case {"kind": "code", "words": words}:
            return Code(words)
        case {"kind": "break"}:
            return LineBreak()
        case {"kind": "strong", "text": text}:
            return Strong(_inlines(text))
        case {"kind": "emphasis", "text": text}:
            return Emphasis(_inlines(text))
        case {"kind": "link", "href": href, "text": text}:
            return Link(href, _inlines(text))
    raise ValueError(f"no words are {shape!r:.40}")
