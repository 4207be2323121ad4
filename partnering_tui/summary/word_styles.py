"""Styles, lists and language of a Word file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from partnering_tui.summary.word_xml import CODE_STYLE, DEEPEST

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

_SERIF, _SANS = "Cambria", "Calibri"
_INK = "1B1B1B"
_HEADINGS = {"Title": (22, 0, 10), "Heading 1": (15, 24, 6), "Heading 2": (12, 14, 4), "Heading 3": (11, 10, 3)}
"""Style → points of its letters, before it and after it."""
_BULLETS = "•–▪"
_STEP = 360
"""Twips by which each level of a list is set in."""
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def set_styles(file: WordDocument) -> None:
    """Letters and distances: black on white, quiet, and readable when printed."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Pt

    styles = file.styles
    normal: Any = styles["Normal"]
    _set_font(normal, _SERIF, 10.5)
    normal.paragraph_format.space_after = Pt(6)
    normal.paragraph_format.line_spacing = 1.15
    for name, (size, before, after) in _HEADINGS.items():
        style: Any = styles[name]
        _set_font(style, _SANS, size, is_bold=True)
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
        style.paragraph_format.keep_with_next = True
    for name in ("Heading 4", "Heading 5"):
        _set_font(styles[name], _SANS, 10.5, is_bold=True)
    _set_font(styles["Quote"], _SERIF, 10.5)
    for name in ("Header", "Footer"):
        _set_font(styles[name], _SANS, 8.5)
        _remove(styles[name], "w:tabs")
    for name, font, points, is_bold in (
        ("TableText", _SERIF, 9.5, False),
        ("TableHead", _SANS, 9.5, True),
        (CODE_STYLE, "Consolas", 9.5, False),
    ):
        added: Any = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        added.base_style = normal
        _set_font(added, font, points, is_bold=is_bold)
        added.paragraph_format.space_after = Pt(0 if name.startswith("Table") else 6)
        added.paragraph_format.line_spacing = 1.05
    _set_rule_under(styles["Title"], None)
    _set_rule_under(styles["Heading 1"], _INK)


def set_language(file: WordDocument, language: str) -> None:
    """The language in which Word checks the spelling; plain English is British, as the document's own words are."""
    from docx.oxml.ns import qn

    for element in file.styles.element.iter(qn("w:lang")):
        element.set(qn("w:val"), "en-GB" if language == "en" else language)


def add_numbering(file: WordDocument) -> int:
    """Add how bullets and numbers look, and the list of all bullets; the number of that list in the file."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import qn

    numbering = file.part.numbering_part.element
    for element in list(numbering):
        numbering.remove(element)
    numbering.append(parse_xml(_abstract(0, "bullet", lambda level: _BULLETS[level % len(_BULLETS)])))
    numbering.append(parse_xml(_abstract(1, "decimal", lambda level: f"%{level + 1}.")))
    numbering.append(parse_xml(f'<w:num {_W} w:numId="1"><w:abstractNumId w:val="0"/></w:num>'))
    # The styles of lists name lists of the template, which are gone; each point names its own.
    for properties in file.styles.element.iter(qn("w:pPr")):
        for element in properties.findall(qn("w:numPr")):
            properties.remove(element)
    return 1


def list_xml(number: int, start: int, level: int) -> str:
    """A numbered list that begins at `start`, as it stands among the lists of the file."""
    begins = f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{start}"/></w:lvlOverride>'
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="1"/>{begins}</w:num>'


def _abstract(number: int, form: str, mark: Any) -> str:
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{mark(level)}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{(level + 1) * _STEP}" w:hanging="{_STEP}"/></w:pPr></w:lvl>'
        for level in range(DEEPEST + 1)
    )
    return (
        f'<w:abstractNum {_W} w:abstractNumId="{number}"><w:multiLevelType w:val="hybridMultilevel"/>'
        f"{levels}</w:abstractNum>"
    )


def _set_font(style: Any, name: str, size: float, *, is_bold: bool | None = None) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    style.font.name, style.font.size = name, Pt(size)
    style.font.color.rgb = RGBColor.from_string(_INK)
    style.font.bold, style.font.italic = is_bold, None
    fonts = style.element.rPr.rFonts
    for key in [key for key in fonts.attrib if key.endswith("Theme")]:
        del fonts.attrib[key]
    for script in ("w:eastAsia", "w:cs"):
        fonts.set(qn(script), name)


def _set_rule_under(style: Any, colour: str | None) -> None:
    """A line under every paragraph of the style, or none."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import qn

    _remove(style, "w:pBdr")
    if colour is None:
        return
    border = f'<w:pBdr {_W}><w:bottom w:val="single" w:sz="8" w:space="2" w:color="{colour}"/></w:pBdr>'
    before = [qn(name) for name in ("w:pStyle", "w:keepNext", "w:keepLines", "w:pageBreakBefore", "w:widowControl")]
    properties = style.element.get_or_add_pPr()
    at = sum(element.tag in before for element in properties)
    properties.insert(at, parse_xml(border))


def _remove(style: Any, name: str) -> None:
    """Take something away that the template says about the paragraphs of a style."""
    from docx.oxml.ns import qn

    properties = style.element.get_or_add_pPr()
    for element in properties.findall(qn(name)):
        properties.remove(element)
