"""What is said below a grid of statements: what follows, who reserves in which words, and who moved."""

from __future__ import annotations

from collections.abc import Iterable

from partnering_tui.session.positions import NOT_KEPT, earlier_wording, was_changed_in_file
from partnering_tui.session.sheet import AgreementSheet, Sheet, SheetColumn
from partnering_tui.session.standing_words import moves, said_before, who_is_silent
from partnering_tui.tui.text import literal, one_line
from partnering_tui.tui.widgets.grid_cells import is_fixed, legend

RESERVATION_LINES = 12
"""Lines for the words of a reservation: nearly always all of them."""
_EARLIER_LINES = 3
"""Lines for an earlier wording."""
IN_BRACKETS = "in brackets: given on earlier wording"


def statement_remarks(sheet: Sheet, row: int, column: int, width: int) -> Iterable[str]:
    """What there is to say about a statement beside the cell under the cursor, for lines of that width.

    On the statement itself and on its outcome everything; on a partner's position only what concerns that partner.
    """
    if not isinstance(sheet, AgreementSheet) or row >= len(sheet):
        return
    kind = sheet.columns[column].kind
    is_about_all = column == 0 or is_fixed(sheet.columns[column])
    if is_about_all:
        yield from _reservations(sheet, row, width)
    if wording := one_line(earlier_wording(sheet.rows[row])):
        yield first_lines(f"Earlier wording: “{wording}”", width, _EARLIER_LINES)
    elif was_changed_in_file(sheet.rows[row]):
        wording = NOT_KEPT
        yield first_lines("Earlier wording: not kept, since it was changed in the file", width, _EARLIER_LINES)
    partners = sheet.partners if is_about_all else [one for one in sheet.partners if one.id == sheet.columns[column].id]
    if is_about_all or kind == "position":
        told = {"Moved": moves(sheet.rows[row], partners), "Said before": []}
        if not wording:
            told["Said before"] = said_before(sheet.rows[row], partners)
        for words, said in told.items():
            if said:
                yield first_lines(f"{words}: {one_line(' · '.join(said))}", width, RESERVATION_LINES)


def outcome_in_words(sheet: Sheet, row: int, column: int) -> str:
    """What follows from a row in full; of a statement also who has yet to speak, and who is absent."""
    text = sheet.text(row, column)
    silent = who_is_silent(sheet.rows[row], sheet.partners, sheet.absent) if isinstance(sheet, AgreementSheet) else ""
    return text[:1].upper() + text[1:] + (f": {one_line(silent)}" if silent else "")


def legend_of(sheet: Sheet, column: SheetColumn, *, is_asked: bool = False) -> str:
    """What the keys on a cell mean; beside statements always, wherever the cursor is and while words are asked for."""
    if not isinstance(sheet, AgreementSheet):
        return "" if is_asked else legend(sheet, column)
    positions = next((legend(sheet, one) for one in sheet.columns if one.kind == "position"), "")
    if any(sheet.is_on_earlier_wording(row) for row in range(len(sheet))):
        positions += f"\n(…) {IN_BRACKETS}" if positions else ""
    return positions if len(sheet) else ""


def _reservations(sheet: AgreementSheet, row: int, width: int) -> Iterable[str]:
    """The words of every partner that does not simply agree; those on an earlier wording in brackets."""
    for index, column in enumerate(sheet.columns):
        if column.kind == "position" and "“" in (text := sheet.text(row, index)):
            yield first_lines(f"{one_line(column.label)} {text}", width, RESERVATION_LINES)


def first_lines(text: str, width: int, most: int) -> str:
    """As much of a text as fits on a few lines."""
    lines = literal(text[: width * (most + 1)].strip()).wrap(width)
    if len(lines) <= most and len(text) <= width * (most + 1):
        return "\n".join(line.plain for line in lines)
    kept = [line.plain for line in lines[:most]]
    kept[-1] = kept[-1][: width - 2].rstrip() + " …"
    return "\n".join(kept)
