"""Tables as the XML of a Word file: rows and columns, and lines to sign on."""

from __future__ import annotations

from collections.abc import Sequence

TEXT_WIDTH = 9638
"""Twips, twentieths of a point, between the margins of an A4 page: 17 cm."""
SHADE = "EEF1F4"
_NARROWEST, _WIDEST = 3, 60
"""Characters that a column counts for at least and at most when the width is shared out."""
_TO_WRITE_IN = 40
"""Characters that all empty columns together count for."""
_LETTER, _PADDING = 112, 220
"""Twips that a bold letter takes, and that a cell has to its left and right."""
_LONGEST_WORD = 18
"""Letters: a longer word may be broken."""
_LABEL_WIDTH, _LINE_WIDTH = 1500, 5600
_SIGNING_HEIGHT = 560
_GAP = '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="160" w:lineRule="exact"/></w:pPr></w:p>'
"""Keeps tables that follow each other apart."""
_NO_BORDERS = "".join(f'<w:{side} w:val="nil"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV"))

Cell = tuple[str, bool]
"""The runs in a cell, and whether they are written from right to left."""


def table_xml(cells: Sequence[Sequence[Cell]], words: Sequence[Sequence[str]], aligns: Sequence[str | None]) -> str:
    """A table whose first row is its header, which comes again on every page; no row is cut by a page's end.

    `words` are those of each cell: the width of the page is shared out by them.
    """
    widths = _widths(words)
    rows = "".join(_row(row, widths, aligns, is_header=at == 0) for at, row in enumerate(cells))
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    about = (
        f'<w:tblStyle w:val="TableGrid"/><w:tblW w:w="{TEXT_WIDTH}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        '<w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="90" w:type="dxa"/>'
        '<w:bottom w:w="40" w:type="dxa"/><w:right w:w="90" w:type="dxa"/></w:tblCellMar>'
    )
    return f"<w:tbl><w:tblPr>{about}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>{_GAP}"


def lines_to_sign(labels: Sequence[Cell]) -> str:
    """A line behind each label (words as XML, and whether they are written from right to left), all on one page."""
    rows = "".join(_line(label, stays=at < len(labels) - 1) for at, label in enumerate(labels))
    about = f'<w:tblW w:w="{_LABEL_WIDTH + _LINE_WIDTH}" w:type="dxa"/><w:tblBorders>{_NO_BORDERS}</w:tblBorders>'
    layout = '<w:tblLayout w:type="fixed"/>'
    grid = f'<w:gridCol w:w="{_LABEL_WIDTH}"/><w:gridCol w:w="{_LINE_WIDTH}"/>'
    return f"<w:tbl><w:tblPr>{about}{layout}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>{_GAP}{_GAP}"


def _row(row: Sequence[Cell], widths: Sequence[int], aligns: Sequence[str | None], *, is_header: bool) -> str:
    cells = "".join(
        _cell(cell, width, align, is_header) for cell, width, align in zip(row, widths, aligns, strict=True)
    )
    is_blank = not any(runs for runs, _ in row[1:])
    height = '<w:trHeight w:val="480" w:hRule="atLeast"/>' * is_blank
    return f"<w:tr><w:trPr><w:cantSplit/>{height}{'<w:tblHeader/>' * is_header}</w:trPr>{cells}</w:tr>"


def _cell(cell: Cell, width: int, align: str | None, is_header: bool) -> str:
    runs, from_right = cell
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{SHADE}"/>' * is_header
    about = f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shade}</w:tcPr>'
    style = f'<w:pStyle w:val="{"TableHead" if is_header else "TableText"}"/>'
    keep = "<w:keepNext/>" * is_header
    aligned = f'<w:jc w:val="{align}"/>' if align in ("right", "center") else ""
    return f"<w:tc>{about}<w:p><w:pPr>{style}{keep}{'<w:bidi/>' * from_right}{aligned}</w:pPr>{runs}</w:p></w:tc>"


def _line(label: Cell, *, stays: bool) -> str:
    words, from_right = label
    about = f'<w:pPr><w:pStyle w:val="TableText"/>{"<w:keepNext/>" * stays}{"<w:bidi/>" * from_right}</w:pPr>'
    run = f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'
    under = '<w:tcBorders><w:bottom w:val="single" w:sz="6" w:space="0" w:color="auto"/></w:tcBorders>'
    low = '<w:vAlign w:val="bottom"/>'
    return (
        f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{_SIGNING_HEIGHT}" w:hRule="exact"/></w:trPr>'
        f'<w:tc><w:tcPr><w:tcW w:w="{_LABEL_WIDTH}" w:type="dxa"/>{low}</w:tcPr><w:p>{about}{run}</w:p></w:tc>'
        f'<w:tc><w:tcPr><w:tcW w:w="{_LINE_WIDTH}" w:type="dxa"/>{under}{low}</w:tcPr><w:p>{about}</w:p></w:tc></w:tr>'
    )


def _widths(words: Sequence[Sequence[str]]) -> list[int]:
    """The width of each column in twips: room for its longest word, and of what is left a share by its words."""
    columns = list(zip(*words, strict=True))
    least = [_room_for_a_word(column) for column in columns]
    left = TEXT_WIDTH - sum(least)
    if left < 0:
        return [TEXT_WIDTH * one // sum(least) for one in least]
    room = _TO_WRITE_IN / max(1, sum(not any(column[1:]) for column in columns))
    wanted = [_wanted(column, room) for column in columns]
    return [one + round(left * share / sum(wanted)) for one, share in zip(least, wanted, strict=True)]


def _room_for_a_word(column: Sequence[str]) -> int:
    longest = max((len(word) for cell in column for word in cell.split()), default=0)
    return _PADDING + _LETTER * min(longest, _LONGEST_WORD)


def _wanted(column: Sequence[str], room: float) -> float:
    """How many characters the column counts for: those of a usual cell; one to be written in for that `room`."""
    filled = [len(cell) for cell in column[1:] if cell]
    average = sum(filled) / len(filled) if filled else max(len(column[0]), room)
    return min(max(_NARROWEST, average), _WIDEST)
