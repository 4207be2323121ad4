"""Matrices: every row by every partner, cell by cell."""

from __future__ import annotations

from typing import Any

from partnering_tui.plain.asking import Asking, Field, row_ordered, shortened
from partnering_tui.plain.talk import Order
from partnering_tui.session.responsibilities import RACI, letters_of, raci_faults
from partnering_tui.session.sheet import MatrixSheet
from partnering_tui.workshop.definition import Cell

RACI_LEGEND = ". ".join(f"{letter}: {meaning}" for letter, meaning in RACI.items()) + ". RA: both at once."
WORDS = Cell(kind="text")


def ask_for_cells(asking: Asking) -> None:
    """Ask for the cells of a matrix, row by row."""
    sheet = _sheet(asking)
    names = ", ".join(f"{at + 1} {sheet.rows[at][1]}" for at in range(len(sheet)))
    asking.say(f"{len(sheet)} rows: {names}. Say :row and a number to go to one." if len(sheet) > 1 else "")
    asking.say(RACI_LEGEND if asking.question.is_raci else "")
    at = 0
    while at < len(_sheet(asking)):
        wanted = _ask_for_row(asking, at)
        at = at + 1 if wanted is None else wanted
    if asking.question.is_raci:
        book = asking.session.workbook
        faults = raci_faults(book.session, book.workshop, asking.question, asking.partners)
        asking.say(*(f"{fault.message}." for fault in faults))


def _ask_for_row(asking: Asking, at: int) -> int | None:
    """Ask each partner in one row; the row that is wanted instead, counted from 0, if another is."""
    sheet = _sheet(asking)
    asking.say(f"Row {at + 1} of {len(sheet)}: {sheet.rows[at][1]}.")
    for column in range(1, len(sheet.columns)):
        if (order := _ask_for_cell(asking, at, column)) is not None:
            return row_ordered(asking, order, len(sheet), at)
    return None


def _ask_for_cell(asking: Asking, at: int, column: int) -> Order | None:
    sheet = _sheet(asking)
    place = sheet.place(at, column)
    label = f"{asking.partners[column - 1].short}, {shortened(sheet.rows[at][1])}"
    if not asking.question.is_raci:
        field = Field(
            asking.question.cell or WORDS,
            label,
            lambda: _sheet(asking).value(at, column),
            lambda value: asking.give(place, value),
        )
        return asking.ask(field, own=("row",))

    def put(value: Any) -> bool:
        letters = _letters_meant(value)
        if letters is None:
            asking.say(f"Expected: R, A, C, I or RA. Nothing was changed. {RACI_LEGEND}")
            return False
        return asking.give(place, letters or None)

    field = Field(WORDS, f"{label}, R, A, C or I", lambda: _sheet(asking).text(at, column), put)
    return asking.ask(field, own=("row",))


def _letters_meant(value: Any) -> str | None:
    """The letters of a cell, in their order; None for what is none of them. Only R and A stand together."""
    typed = "".join(str(value or "").upper().replace(",", " ").split())
    letters = letters_of(typed)
    return letters if len(letters) == len(typed) and (len(letters) < 2 or letters == "RA") else None


def _sheet(asking: Asking) -> MatrixSheet:
    session = asking.session.workbook.session
    return MatrixSheet(asking.record, asking.workshop, asking.question, asking.partners, session)
