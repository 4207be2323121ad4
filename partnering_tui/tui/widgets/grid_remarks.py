"""What is said below a grid: about the cell under the cursor, and why there are no cells."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from partnering_tui.session.consensus import consensus
from partnering_tui.session.sheet import AgreementSheet, RatingsSheet, Sheet
from partnering_tui.tui.text import literal, one_line, safe
from partnering_tui.tui.widgets.grid_cells import is_fixed, is_words, legend
from partnering_tui.tui.widgets.grid_rows import GridRows
from partnering_tui.tui.widgets.grid_told import Spot

_CUT_LINES = 3
"""Lines for the text of a cell in which it does not fit."""
_RESERVATION_LINES = 12
"""Lines for the words of a reservation: nearly always all of them."""


def remarks_on(
    rows: GridRows, here: Spot, edited: Spot | None, cut: Sequence[bool], width: int
) -> list[tuple[str, str]]:
    """What there is to say about the cell under the cursor, each with its style, for lines of that width.

    `edited` is what the open editor is for; `cut` says of each cell of the row whether its text does not fit in it.
    """
    columns = rows.sheet.columns
    if not columns:
        return []
    column = columns[here.column]
    asked = question_about(rows, edited) if edited and edited.of_reservation else ""
    misfit = rows.misfit(here.row, here.column)
    remarks = [
        *((text, "") for text in _cut_texts(rows, here, edited, cut, width)),
        *((text, "") for text in _reservations(rows, here, width)),
        (asked, ""),
        (f"{misfit} (kept as typed)" if misfit else "", "$text-warning"),
        ("" if asked else legend(rows.sheet, column) or column.hint, "$foreground-muted"),
    ]
    return [(text, style) for text, style in remarks if text]


def _cut_texts(rows: GridRows, here: Spot, edited: Spot | None, cut: Sequence[bool], width: int) -> Iterable[str]:
    """What does not fit in the cell under the cursor; before it what names the row, if that does not fit either."""
    columns = rows.sheet.columns
    is_on_its_own = is_words(columns[here.column]) and not is_fixed(columns[0])
    wanted = [here.column] if here.column == 0 or is_on_its_own else [0, here.column]
    for index in wanted:
        is_edited = edited is not None and index == here.column
        is_fixed_outcome = index > 0 and is_fixed(columns[index]) and here.row < len(rows.sheet)
        if is_edited or (not cut[index] and not is_fixed_outcome):
            continue
        text = _outcome(rows, here.row, index) if is_fixed_outcome else rows.text(here.row, index)
        most = _RESERVATION_LINES if columns[index].kind == "position" else _CUT_LINES
        yield _first_lines(text, width, most)


def _outcome(rows: GridRows, row: int, column: int) -> str:
    """What follows from a row in full; of what is still open, who has yet to speak."""
    sheet = rows.sheet
    text = rows.text(row, column)
    silent = consensus(sheet.rows[row], sheet.partners).silent if isinstance(sheet, AgreementSheet) else ()
    names = ", ".join(one_line(partner.short) for partner in silent)
    return text[:1].upper() + text[1:] + (f": yet to speak: {names}" if names else "")


def _reservations(rows: GridRows, here: Spot, width: int) -> Iterable[str]:
    """On the outcome of a statement: the words of every partner that does not simply agree."""
    sheet = rows.sheet
    if not isinstance(sheet, AgreementSheet) or here.row >= len(sheet) or not is_fixed(sheet.columns[here.column]):
        return
    for index, column in enumerate(sheet.columns):
        if column.kind == "position" and sheet.reservation(here.row, index):
            yield _first_lines(f"{one_line(column.label)} {sheet.text(here.row, index)}", width, _RESERVATION_LINES)


def remark_of(sheet: Sheet) -> str:
    """Why a grid has no cells to fill in; empty if it has."""
    if not sheet.partners and sheet.question.kind != "table":
        return "Add the partners first."
    if isinstance(sheet, RatingsSheet) and not sheet.round:
        return "Start a round first."
    if len(sheet) or sheet.may_add_rows:
        return ""
    table = sheet.workshop.questions.get(sheet.question.rows) if isinstance(sheet.question.rows, str) else None
    return f"The rows come from “{safe(table.label)}”: add some there first." if table else "There are no rows."


def question_about(rows: GridRows, spot: Spot) -> str:
    """What is asked of a partner that does not simply agree."""
    partner = rows.sheet.columns[spot.column].label
    match rows.value(Spot(spot.row, spot.column)):
        case "block":
            return f"{partner} blocks: why, and what would have to change?"
        case "stand-aside":
            return f"{partner} stands aside: why?"
        case _:
            return f"{partner}’s reservation: in its own words"


def _first_lines(text: str, width: int, most: int) -> str:
    """As much of a text as fits on a few lines."""
    lines = literal(text[: width * (most + 1)].strip()).wrap(width)
    if len(lines) <= most and len(text) <= width * (most + 1):
        return "\n".join(line.plain for line in lines)
    kept = [line.plain for line in lines[:most]]
    kept[-1] = kept[-1][: width - 2].rstrip() + " …"
    return "\n".join(kept)
