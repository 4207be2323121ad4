"""Who does what: the letters of a RACI matrix and what is wrong with them.

Each activity has exactly one partner accountable (A) and at least one responsible (R); one partner may be both ("AR").
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Literal

from partnering_tui.frozen import dataclass
from partnering_tui.session.answers import cell_of, matrix_rows
from partnering_tui.session.record import Record
from partnering_tui.session.session import Partner
from partnering_tui.workshop.definition import Question, Workshop

RACI: dict[str, str] = {"R": "responsible", "A": "accountable", "C": "consulted", "I": "informed"}
"""The letters of the matrix with their meaning on screen."""

RaciFaultKind = Literal[
    "nobody", "no-accountable", "many-accountable", "no-responsible", "partner-without", "most-accountable"
]


@dataclass(frozen=True, slots=True)
class RaciFault:
    """Something wrong with the responsibilities, and where to mend it."""

    kind: RaciFaultKind
    message: str
    """One sentence without its full stop."""
    row_id: str = ""
    partner_id: str = ""


def letters_of(value: object) -> str:
    """The RACI letters in a cell, in the order R, A, C, I; empty if there are none."""
    return "".join(letter for letter in RACI if letter in str(value or "").upper()) if isinstance(value, str) else ""


def with_letter(value: object, letter: str) -> str:
    """What a cell says after a letter is pressed on it.

    The letter replaces what stood there, or goes away if it stood there already; only R and A stand together.
    """
    letters = letters_of(value)
    if letter in letters:
        return letters.replace(letter, "")
    if letter in "RA" and letters in ("R", "A"):
        return letters_of(letters + letter)
    return letter


def raci_faults(record: Record, workshop: Workshop, question: Question, partners: Sequence[Partner]) -> list[RaciFault]:
    """Everything wrong with a RACI matrix, row by row, then partner by partner. An untouched one has no faults yet."""
    rows = matrix_rows(record, workshop, question)
    letters = {
        (row_id, partner.id): letters_of(cell_of(record, question, row_id, partner.id))
        for row_id, _ in rows
        for partner in partners
    }
    if not any(letters.values()):
        return []
    faults: list[RaciFault] = []
    for row_id, label in rows:
        faults += _row_faults(row_id, label, [(partner, letters[row_id, partner.id]) for partner in partners])
    return faults + _partner_faults(letters, partners)


@dataclass(frozen=True, slots=True)
class FaultyCell:
    """A cell of the matrix at which faults are mended."""

    row_id: str
    partner_id: str
    faults: tuple[RaciFault, ...]


def faulty_cells(
    record: Record, workshop: Workshop, question: Question, partners: Sequence[Partner], faults: Sequence[RaciFault]
) -> list[FaultyCell]:
    """Where each of the faults is mended, row by row and from left to right.

    A fault of a row without a partner: at its first cell. Of a partner who holds most As: at the first of them; of one
    without a part: in the first row.
    """
    row_ids = [row_id for row_id, _ in matrix_rows(record, workshop, question)]
    partner_ids = [partner.id for partner in partners]
    if not row_ids or not partner_ids:
        return []
    at: dict[tuple[int, int], list[RaciFault]] = {}
    for fault in faults:
        column = partner_ids.index(fault.partner_id) if fault.partner_id in partner_ids else 0
        row = row_ids.index(fault.row_id) if fault.row_id in row_ids else 0
        if fault.kind == "most-accountable":
            held = (cell_of(record, question, row_id, fault.partner_id) for row_id in row_ids)
            row = next((index for index, cell in enumerate(held) if "A" in letters_of(cell)), 0)
        at.setdefault((row, column), []).append(fault)
    return [FaultyCell(row_ids[row], partner_ids[column], tuple(at[row, column])) for row, column in sorted(at)]


def _row_faults(row_id: str, label: str, cells: list[tuple[Partner, str]]) -> list[RaciFault]:
    if not any(letters for _, letters in cells):
        return [RaciFault("nobody", f"{label}: nobody carries it", row_id)]
    accountable = [partner for partner, letters in cells if "A" in letters]
    faults: list[RaciFault] = []
    if not accountable:
        faults.append(RaciFault("no-accountable", f"{label}: nobody is accountable", row_id))
    elif len(accountable) > 1:
        names = " and ".join(partner.short for partner in accountable)
        second = accountable[1].id
        faults.append(
            RaciFault("many-accountable", f"{label}: {names} are both accountable; one has to be", row_id, second)
        )
    if not any("R" in letters for _, letters in cells):
        faults.append(RaciFault("no-responsible", f"{label}: nobody is responsible for doing it", row_id))
    return faults


def _partner_faults(letters: dict[tuple[str, str], str], partners: Sequence[Partner]) -> list[RaciFault]:
    faults = [
        RaciFault("partner-without", f"{partner.short} has no part in any activity", partner_id=partner.id)
        for partner in partners
        if not any(given for (_, partner_id), given in letters.items() if partner_id == partner.id)
    ]
    accountable = Counter(partner_id for (_, partner_id), given in letters.items() if "A" in given)
    total = accountable.total()
    for partner in partners:
        if len(partners) > 1 and total >= 3 and accountable[partner.id] * 2 > total:
            message = f"{partner.short} is accountable for {accountable[partner.id]} of {total} activities"
            faults.append(RaciFault("most-accountable", message, partner_id=partner.id))
    return faults
