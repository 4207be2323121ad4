"""A document as a Word file, with Word's own styles, so that lawyers can go on in it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, time
from io import BytesIO
from typing import TYPE_CHECKING, Any

from partnering_tui.errors import NotInstalled
from partnering_tui.summary.blocks import Document
from partnering_tui.summary.html_page import language_of
from partnering_tui.summary.levels import Levels
from partnering_tui.summary.word_styles import add_numbering, list_xml, set_language, set_styles
from partnering_tui.summary.word_tables import TEXT_WIDTH
from partnering_tui.summary.word_xml import Place, WordBody, is_from_right, xml_text

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

_NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_BATCH = 500
"""Elements that are read at once: enough to be quick, and few enough for any document."""


def word_file(document: Document) -> bytes:
    """The document as the bytes of a Word file. Raises NotInstalled without python-docx, which only this needs."""
    try:
        from docx import Document as new_word_file
    except ImportError as error:
        raise NotInstalled(
            "Word files need python-docx, which is not installed.",
            remedy='Add it with: pipx inject partnering-tui python-docx, or: pip install "partnering-tui[word]"',
        ) from error
    file = new_word_file()
    set_styles(file)
    set_language(file, language_of(document))
    _set_page(file, document)
    _set_properties(file, document)
    _fill(file, document)
    made = BytesIO()
    file.save(made)
    return made.getvalue()


def _fill(file: WordDocument, document: Document) -> None:
    """Put all blocks into the body, before the properties of the page with which it ends."""
    from docx.opc.constants import RELATIONSHIP_TYPE

    def link_id(href: str) -> str:
        return file.part.relate_to(href, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)

    lists: list[str] = []
    first = add_numbering(file)

    def list_id(start: int | None, level: int) -> int:
        if start is None:
            return first  # bullets, which count nothing, are all one list
        lists.append(list_xml(first + 1 + len(lists), start, level))
        return first + len(lists)

    body = WordBody(link_id, list_id)
    levels = Levels()
    elements = list(body.elements(levels.settled(document.opening)))
    for section in document.sections:
        elements += body.elements(levels.settled(section.blocks), Place(begins_page=section.begins_page))
    end = file.element.body.sectPr
    for element in _parsed(elements):
        end.addprevious(element)
    numbering = file.part.numbering_part.element
    for element in _parsed(lists):
        numbering.append(element)


def _parsed(elements: list[str]) -> Iterable[Any]:
    from docx.oxml import parse_xml

    for at in range(0, len(elements), _BATCH):
        yield from list(parse_xml(f"<w:body {_NAMESPACES}>{''.join(elements[at : at + _BATCH])}</w:body>"))


def _set_page(file: WordDocument, document: Document) -> None:
    """A4, with the title and that it is a draft at the head of every page, and the page's number at its foot."""
    from docx.oxml import parse_xml
    from docx.shared import Mm

    page = file.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = Mm(20)
    page.top_margin = page.bottom_margin = Mm(24)
    page.header_distance = page.footer_distance = Mm(12)
    tab = f'<w:tabs><w:tab w:val="right" w:pos="{TEXT_WIDTH}"/></w:tabs>'
    bidi = "<w:bidi/>" * is_from_right(document.title)
    mark = f"<w:r><w:tab/></w:r><w:r><w:rPr><w:b/><w:bCs/></w:rPr>{_said(document.draft)}</w:r>"
    head = f"<w:r>{_said(document.title)}</w:r>{mark if document.draft else ''}"
    day = document.made_on.isoformat() if document.made_on else ""
    numbers = f"<w:r>{_said('Page ')}</w:r>{_field('PAGE')}<w:r>{_said(' of ')}</w:r>{_field('NUMPAGES')}"
    foot = f"<w:r>{_said(day)}</w:r><w:r><w:tab/></w:r>{numbers}"
    for place, style, said in ((page.header, "Header", head), (page.footer, "Footer", foot)):
        about = f'<w:pPr><w:pStyle w:val="{style}"/>{tab}{bidi if style == "Header" else ""}</w:pPr>'
        element = place.paragraphs[0]._p
        element.addprevious(parse_xml(f"<w:p {_NAMESPACES}>{about}{said}</w:p>"))
        element.getparent().remove(element)


def _field(name: str) -> str:
    """A number that Word fills in."""
    return f'<w:fldSimple w:instr="{name}"><w:r><w:t>1</w:t></w:r></w:fldSimple>'


def _said(text: str) -> str:
    return f'<w:t xml:space="preserve">{xml_text(text)}</w:t>'


def _set_properties(file: WordDocument, document: Document) -> None:
    """What the file tells about itself: the title and the day, and of nobody that they wrote it."""
    from docx.oxml.ns import qn

    kept = file.core_properties
    # Words that XML cannot hold are left out here too; a property has 255 characters at most.
    kept.title = _plain(document.title)
    kept.author = kept.last_modified_by = kept.comments = kept.keywords = kept.category = ""
    kept.subject = _plain(document.draft)
    kept.language = language_of(document)
    kept.revision = 1
    if document.made_on:
        kept.created = kept.modified = datetime.combine(document.made_on, time(), UTC).replace(tzinfo=None)
    settings = file.settings.element
    for name in ("w:proofState", "w:rsids"):
        for element in settings.findall(qn(name)):
            settings.remove(element)


def _plain(text: str) -> str:
    from xml.sax.saxutils import unescape

    return unescape(xml_text(text))[:255]
