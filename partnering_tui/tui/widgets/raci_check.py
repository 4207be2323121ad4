"""What a grid of responsibilities says of itself while it is filled in, and where its next fault is."""

from __future__ import annotations

from partnering_tui.frozen import dataclass
from partnering_tui.session.responsibilities import FaultyCell, RaciFault, faulty_cells, letters_of, raci_faults
from partnering_tui.session.sheet import MatrixSheet, Sheet
from partnering_tui.session.values import counted_if_any
from partnering_tui.tui.text import one_line

SOUND = "Every activity has one A and at least one R, and every partner has a part."
SOUND_ROW = "This row has one A and at least one R."


@dataclass(frozen=True, slots=True)
class _Found:
    sheet: MatrixSheet
    faults: tuple[RaciFault, ...]
    cells: tuple[FaultyCell, ...]


class RaciCheck:
    """The faults of a sheet of responsibilities, looked for once after every change."""

    def __init__(self) -> None:
        self._found: _Found | None = None

    def remarks(self, sheet: Sheet, row: int, column: int, key: str) -> list[tuple[str, str]]:
        """What is wrong where the cursor is, and how much in all, each with its style; `key` goes to the next fault."""
        found = self._look(sheet)
        if found is None or row >= len(found.sheet):
            return []
        if not found.faults:
            return [(f"✓ {SOUND}", "$success")] if _is_touched(found.sheet) else []
        row_id, partner_id = found.sheet.row_id(row), found.sheet.columns[column].id
        of_row = [fault for fault in found.faults if fault.row_id == row_id]
        of_partner = [fault for fault in found.faults if not fault.row_id and fault.partner_id == partner_id]
        wrong = [(f"! {one_line(fault.message)}", "$text-warning") for fault in (*of_row, *of_partner)]
        here = wrong if of_row else [(f"✓ {SOUND_ROW}", "$foreground-muted"), *wrong]
        in_all = f"{counted_if_any(len(found.faults), 'fault')} in all"
        return [*here, (f"{in_all} · {key} goes to the next" if key else in_all, "$foreground-muted")]

    def next_cell(self, sheet: Sheet, row: int, column: int) -> tuple[str, str] | None:
        """The row and the partner at the next cell with a fault after this one, from the first again; None if none."""
        found = self._look(sheet)
        if found is None or not found.cells:
            return None
        row_ids = {found.sheet.row_id(index): index for index in range(len(found.sheet))}
        columns = {one.id: index for index, one in enumerate(found.sheet.columns)}
        places = [(row_ids[cell.row_id], columns[cell.partner_id]) for cell in found.cells]
        at = next((index for index, place in enumerate(places) if place > (row, column)), 0)
        return found.cells[at].row_id, found.cells[at].partner_id

    def _look(self, sheet: Sheet) -> _Found | None:
        if not isinstance(sheet, MatrixSheet) or not sheet.question.is_raci or not sheet.partners:
            return None
        if self._found is None or self._found.sheet is not sheet:
            faults = raci_faults(sheet.record, sheet.workshop, sheet.question, sheet.partners)
            cells = faulty_cells(sheet.record, sheet.workshop, sheet.question, sheet.partners, faults)
            self._found = _Found(sheet, tuple(faults), tuple(cells))
        return self._found


def _is_touched(sheet: MatrixSheet) -> bool:
    rows, columns = range(len(sheet)), range(1, len(sheet.columns))
    return any(letters_of(sheet.value(row, column)) for row in rows for column in columns)
