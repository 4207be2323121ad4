"""Blocks as the XML that stands in the body of a Word file (WordprocessingML, ECMA-376)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import field, replace
from xml.sax.saxutils import escape, quoteattr

from partnering_tui.frozen import dataclass
from partnering_tui.summary.blocks import (
    Block,
    Blocks,
    BulletList,
    Code,
    CodeBlock,
    Emphasis,
    Heading,
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
from partnering_tui.summary.word_tables import lines_to_sign, table_xml
from partnering_tui.summary.writing_space import labels_of_lines

DEEPEST = 8
"""The deepest level of a list that Word has, counted from 0."""
CODE_STYLE = "CodeBlock"
LINK_COLOUR = "0A3F73"
_INDENT = 360
"""Twips, twentieths of a point: how far each level of a list or quotation is set in."""
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_INTRODUCED = Heading | BulletList | NumberedList | Table
"""What a paragraph before it introduces."""
_RULE = '<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr>'


def xml_text(text: str) -> str:
    """Words as XML, without the characters that it cannot hold."""
    return escape(_NO_XML.sub("", text))


@dataclass(frozen=True, slots=True)
class Place:
    """Where a block stands: how deep in lists and quotations, and whether it has to stay with what follows."""

    level: int = -1
    """Of the list that it is in, counted from 0."""
    indent: int = 0
    style: str = ""
    number: int = 0
    """The list that this paragraph is a point of, by its number in the file; 0 if it is no point."""
    stays: bool = False
    begins_page: bool = False


@dataclass
class WordBody:
    """The body of a Word file in the making."""

    link_id: Callable[[str], str]
    """Makes a link known to the file and tells its id there."""
    list_id: Callable[[int | None, int], int]
    """Begins a list at a number (None: a list of bullets) on a level and tells its number in the file."""
    _top: Place = field(default_factory=Place)

    def elements(self, blocks: Blocks, place: Place | None = None) -> Iterator[str]:
        """The elements of some blocks. What introduces a list or a table stays with it on a page."""
        place = place or self._top
        for at, block in enumerate(blocks):
            following = blocks[at + 1] if at + 1 < len(blocks) else None
            introduces = isinstance(block, Paragraph) and isinstance(following, _INTRODUCED)
            number, begins_page = (place.number, place.begins_page) if at == 0 else (0, False)
            here = replace(place, stays=introduces, number=number, begins_page=begins_page)
            yield from self._elements(block, here)

    def _elements(self, block: Block, place: Place) -> Iterator[str]:
        match block:
            case Heading(level=level, inlines=inlines):
                style = "Title" if level == 1 else f"Heading{level - 1}"
                yield self._paragraph(inlines, replace(place, style=style, stays=True))
            case Paragraph(inlines=inlines):
                yield self._paragraph(inlines, place)
            case BulletList() if labels := labels_of_lines(block):
                yield lines_to_sign([(xml_text(label), is_from_right(label)) for label in labels])
            case BulletList(items=items):
                yield from self._points(items, None, place)
            case NumberedList(items=items, start=start):
                yield from self._points(items, start, place)
            case Table():
                yield self._table(block)
            case Quote(blocks=inside):
                yield from self.elements(inside, replace(place, style="Quote", indent=place.indent + 1, number=0))
            case CodeBlock(text=text):
                lines = "<w:br/>".join(f'<w:t xml:space="preserve">{xml_text(line)}</w:t>' for line in text.split("\n"))
                code = replace(place, style=CODE_STYLE)
                yield f"<w:p>{_properties(code, False)}<w:r>{lines}</w:r></w:p>"
            case Rule():
                yield f"<w:p><w:pPr>{_RULE}</w:pPr></w:p>"

    def _points(self, items: Sequence[Blocks], start: int | None, place: Place) -> Iterator[str]:
        level = min(place.level + 1, DEEPEST)
        number = self.list_id(start, level)
        depth = "" if level == 0 else f"{min(level, 2) + 1}"
        style = ("ListBullet" if start is None else "ListNumber") + depth
        for item in items:
            point = Place(level, place.indent + 1, style, number)
            match item:
                case (Paragraph(), *_):
                    yield from self.elements(item, point)
                case _:
                    # A point that begins with a table or a list has its number on a line of its own.
                    yield f"<w:p>{_properties(replace(point, stays=True), False)}</w:p>"
                    yield from self.elements(item, replace(point, number=0))

    def _table(self, table: Table) -> str:
        cells = [[self._cell(cell) for cell in row] for row in (table.header, *table.rows)]
        words = [[words_of(cell) for cell in row] for row in (table.header, *table.rows)]
        aligns = [table.alignment(column) for column in range(len(table.header))]
        return table_xml(cells, words, aligns)

    def _cell(self, inlines: Inlines) -> tuple[str, bool]:
        """The runs in a cell, and whether they are written from right to left."""
        from_right = is_from_right(words_of(inlines))
        return "".join(self._runs(inlines, _Style(from_right=from_right))), from_right

    def _paragraph(self, inlines: Inlines, place: Place) -> str:
        from_right = is_from_right(words_of(inlines))
        runs = "".join(self._runs(inlines, _Style(from_right=from_right)))
        return f"<w:p>{_properties(place, from_right)}{runs}</w:p>"

    def _runs(self, inlines: Inlines, style: _Style) -> Iterator[str]:
        for inline in inlines:
            match inline:
                case Text(text):
                    yield _run(text, style)
                case Code(text):
                    yield _run(text, replace(style, code=True))
                case LineBreak():
                    yield "<w:r><w:br/></w:r>"
                case Strong(inside):
                    yield from self._runs(inside, replace(style, strong=True))
                case Emphasis(inside):
                    yield from self._runs(inside, replace(style, emphasis=True))
                case Link(href, inside):
                    runs = "".join(self._runs(inside, replace(style, link=True)))
                    yield f"<w:hyperlink r:id={quoteattr(self.link_id(href))}>{runs}</w:hyperlink>"


@dataclass(frozen=True, slots=True)
class _Style:
    """How a run of words looks."""

    strong: bool = False
    emphasis: bool = False
    code: bool = False
    link: bool = False
    from_right: bool = False


def is_from_right(text: str) -> bool:
    """Whether the first letter that has a direction is one of Arabic, Hebrew and their like."""
    if text.isascii():
        return False
    directions = (unicodedata.bidirectional(character) for character in text)
    return next((one != "L" for one in directions if one in ("L", "R", "AL")), False)


def _run(text: str, style: _Style) -> str:
    fonts = '<w:rFonts w:ascii="Consolas" w:hAnsi="Consolas" w:cs="Courier New"/>' if style.code else ""
    # The order of these is the one that the schema wants.
    properties = (
        fonts
        + "<w:b/><w:bCs/>" * style.strong
        + "<w:i/><w:iCs/>" * style.emphasis
        + f'<w:color w:val="{LINK_COLOUR}"/><w:u w:val="single"/>' * style.link
        + "<w:rtl/>" * style.from_right
    )
    about = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{about}<w:t xml:space="preserve">{xml_text(text)}</w:t></w:r>'


def _properties(place: Place, from_right: bool) -> str:
    """What a paragraph is like, in the order that the schema wants."""
    numbered = f'<w:numPr><w:ilvl w:val="{place.level}"/><w:numId w:val="{place.number}"/></w:numPr>'
    # Behind its first paragraph a point goes on under the words, without a number.
    is_continued = place.level >= 0 and not place.number
    style = "ListContinue" if is_continued and place.style.startswith("List") else place.style
    indent = place.indent * _INDENT
    properties = (
        (f'<w:pStyle w:val="{style}"/>' if style else "")
        + "<w:keepNext/>" * place.stays
        + "<w:pageBreakBefore/>" * place.begins_page
        + (numbered if place.number else "")
        + "<w:bidi/>" * from_right
        + (f'<w:ind w:left="{indent}"/>' if indent and not place.number else "")
    )
    return f"<w:pPr>{properties}</w:pPr>" if properties else ""
