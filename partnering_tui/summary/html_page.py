"""A document as one page of HTML that stands alone: nothing in it runs, and nothing is loaded from elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape

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
    Picture,
    Quote,
    Rule,
    Section,
    Strong,
    Table,
    Text,
    words_of,
)
from partnering_tui.summary.html_style import page_style
from partnering_tui.summary.levels import Levels
from partnering_tui.summary.normal import is_safe_href
from partnering_tui.summary.svg import svg
from partnering_tui.summary.writing_space import labels_of_lines

FEWEST_CONTENTS = 3
"""Sections: with fewer, a table of contents helps nobody."""
SHORT = 9
"""Characters of a cell: a shorter one is never broken over two lines."""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")
_ON_ONE_LINE = re.compile(r"\(\d+ of \d+\)|\S{1,3} [·├─●┤]{3,} \S{1,3}")
"""What falls apart when it is broken: a level of a scale, "(4 of 5)", and the range of some marks."""
_RIGHT_TO_LEFT = frozenset({"ar", "dv", "fa", "he", "ks", "ku", "ps", "sd", "ug", "ur", "yi"})


def html_page(document: Document) -> str:
    """The document as a page, with a newline at its end."""
    return "\n".join(_page(document)) + "\n"


def language_of(document: Document) -> str:
    """The language tag of a document; English if what the workshop says is none."""
    return document.language if _LANGUAGE.fullmatch(document.language) else "en"


def is_right_to_left(language: str) -> bool:
    """Whether a language is written from right to left."""
    return language.partition("-")[0].lower() in _RIGHT_TO_LEFT


def _page(document: Document) -> Iterator[str]:
    language = language_of(document)
    direction = ' dir="rtl"' if is_right_to_left(language) else ""
    ids = _ids_of(document.sections)
    levels = Levels()
    yield "<!doctype html>"
    yield f'<html lang="{language}"{direction}>'
    yield from _head(document)
    yield "<body>\n<header>"
    if document.draft:
        yield f'<p class="draft">{escape(document.draft)}</p>'
    yield from _elements(levels.settled(document.opening))
    yield "</header>"
    if len(document.sections) >= FEWEST_CONTENTS:
        yield from _contents(document.sections, ids)
    yield "<main>"
    for section, section_id in zip(document.sections, ids, strict=True):
        yield '<section class="on-new-page">' if section.begins_page else "<section>"
        yield from _elements(levels.settled(section.blocks), section_id)
        yield "</section>"
    yield "</main>\n</body>\n</html>"


def _head(document: Document) -> Iterator[str]:
    yield '<head>\n<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    if document.made_on:
        yield f'<meta name="date" content="{document.made_on.isoformat()}">'
    yield f"<title>{escape(document.title)}</title>"
    yield f"<style>\n{page_style(document.title, document.draft)}</style>\n</head>"


def _ids_of(sections: Sequence[Section]) -> list[str]:
    """An id for the heading of each section, all different."""
    ids: dict[str, None] = {}
    for section in sections:
        wanted = f"section-{re.sub(r'[^A-Za-z0-9_-]', '', section.id)}"
        free = wanted
        while free in ids:
            free = f"{wanted}-{len(ids)}"
        ids[free] = None
    return list(ids)


def _contents(sections: Sequence[Section], ids: Sequence[str]) -> Iterator[str]:
    yield '<nav aria-labelledby="contents">\n<h2 id="contents">Contents</h2>\n<ol>'
    for section, section_id in zip(sections, ids, strict=True):
        yield f'<li dir="auto"><a href="#{section_id}">{escape(section.title)}</a></li>'
    yield "</ol>\n</nav>"


def _elements(blocks: Blocks, first_id: str = "") -> Iterator[str]:
    """The elements of some blocks; the first of them gets the id. A name and the lines to sign on stay together."""
    at = 0
    while at < len(blocks):
        block, following = blocks[at], blocks[at + 1 : at + 2]
        if isinstance(block, Paragraph) and following and (labels := labels_of_lines(following[0])):
            yield f'<div class="signature beside">\n{_element(block)}\n{_lines_to_sign(labels)}\n</div>'
            at += 2
            continue
        yield _element(block, f' id="{first_id}"' if first_id and not at else "")
        at += 1


def _element(block: Block, more: str = "") -> str:
    match block:
        case Heading(level=level, inlines=inlines):
            return f'<h{level}{more} dir="auto">{_words(inlines)}</h{level}>'
        case Paragraph(inlines=inlines):
            return f'<p{more} dir="auto">{_words(inlines)}</p>'
        case BulletList() if labels := labels_of_lines(block):
            return f'<div{more} class="signature">\n{_lines_to_sign(labels)}\n</div>'
        case BulletList(items=items, picture=picture):
            return f"{_figure(picture)}<ul{more}>\n{_points(items)}\n</ul>"
        case NumberedList(items=items, start=start):
            begins = "" if start == 1 else f' start="{start}"'
            return f"<ol{more}{begins}>\n{_points(items)}\n</ol>"
        case Table():
            return _table(block, more)
        case Quote(blocks=inside):
            return f"<blockquote{more}>\n{_joined(inside)}\n</blockquote>"
        case CodeBlock(text=text):
            # A newline that follows <pre> at once is no part of it.
            return f'<pre{more} dir="auto"><code>{escape(text)}</code></pre>'
        case Rule():
            return f"<hr{more}>"


def _joined(blocks: Blocks) -> str:
    return "\n".join(_elements(blocks))


def _points(items: Sequence[Blocks]) -> str:
    are_tight = all(_is_tight(item) for item in items)
    return "\n".join(f'<li dir="auto">{_point(item, are_tight)}</li>' for item in items)


def _point(item: Blocks, is_tight: bool) -> str:
    match item:
        case (Paragraph(inlines=inlines), *others) if is_tight:
            return "\n".join([_words(inlines), *map(_element, others)])
        case _:
            return "\n" + _joined(item) + "\n"


def _is_tight(item: Blocks) -> bool:
    """One paragraph, with at most lists below it."""
    match item:
        case (Paragraph(), *others):
            return all(isinstance(block, BulletList | NumberedList) for block in others)
        case _:
            return False


def _table(table: Table, more: str) -> str:
    header = "".join(_cell(cell, table.alignment(at), "col") for at, cell in enumerate(table.header))
    rows = "\n".join(_row(table, row) for row in table.rows)
    figure = _figure(table.picture)
    return f"{figure}<table{more}>\n<thead>\n<tr>{header}</tr>\n</thead>\n<tbody>\n{rows}\n</tbody>\n</table>"


def _figure(picture: Picture | None) -> str:
    return f'<figure class="picture">\n{svg(picture)}\n</figure>\n' if picture else ""


def _row(table: Table, row: Sequence[Inlines]) -> str:
    """A row; one that is there to be written in is higher."""
    cells = "".join(_cell(cell, table.alignment(at), "" if at else "row") for at, cell in enumerate(row))
    return f"<tr>{cells}</tr>" if any(row[1:]) or len(row) == 1 else f'<tr class="blank">{cells}</tr>'


def _cell(inlines: Inlines, align: str | None, heads: str) -> str:
    """A cell; an empty one heads nothing."""
    is_short = " " in (words := words_of(inlines)) and len(words) <= SHORT
    kinds = [align or ""] * (align in ("right", "center")) + ["one-line"] * is_short
    kind = f' class="{" ".join(kinds)}"' if kinds else ""
    if not inlines:
        return f"<td{kind}></td>"
    tag, scope = ("th", f' scope="{heads}"') if heads else ("td", "")
    return f'<{tag}{scope}{kind} dir="auto">{_words(inlines)}</{tag}>'


def _lines_to_sign(labels: Sequence[str]) -> str:
    rows = "\n".join(f'<tr><th scope="row" dir="auto">{escape(label)}</th><td></td></tr>' for label in labels)
    return f"<table>\n<tbody>\n{rows}\n</tbody>\n</table>"


def _words(inlines: Inlines) -> str:
    return "".join(map(_inline, inlines))


def _inline(inline: Inline) -> str:
    match inline:
        case Text(text):
            return _ON_ONE_LINE.sub(r'<span class="one-line">\g<0></span>', escape(text))
        case Code(text):
            return f"<code>{escape(text)}</code>"
        case LineBreak():
            return "<br>"
        case Strong(inlines):
            return f"<strong>{_words(inlines)}</strong>"
        case Emphasis(inlines):
            return f"<em>{_words(inlines)}</em>"
        case Link(href, inlines) if is_safe_href(href):
            return f'<a href="{escape(href)}" rel="noopener noreferrer">{_words(inlines)}</a>'
        case Link(href, inlines):
            return _words(inlines) if words_of(inlines).strip() else escape(href)
