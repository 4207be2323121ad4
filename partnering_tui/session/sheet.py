"""A sheet: any answer that is a grid, seen as rows and columns of cells.

Tables, matrices, agreements and ratings differ only in where their rows and columns come from, what a cell holds, and
where its value stands. A sheet reads from the record as it is asked, so that ten thousand rows cost no more than ten.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from partnering_tui.session.answers import cell_of, matrix_rows, rows_of
from partnering_tui.session.edits import list_place
from partnering_tui.session.positions import is_on_earlier_wording, positions_of, reservation_of
from partnering_tui.session.ratings_sheet import RatingsSheet
from partnering_tui.session.record import Path, Record, Row
from partnering_tui.session.responsibilities import letters_of
from partnering_tui.session.session import Partner
from partnering_tui.session.sheet_of_any_kind import CellKind, Sheet, SheetColumn
from partnering_tui.session.standing_words import outcome
from partnering_tui.workshop.definition import Question, Workshop

__all__ = [
    "IN_A_CELL",
    "AgreementSheet",
    "CellKind",
    "MatrixSheet",
    "RatingsSheet",
    "Sheet",
    "SheetColumn",
    "TableSheet",
    "sheet_of",
]

IN_A_CELL = {
    "support": "support",
    "accept": "accept",
    "reservation": "reserves",
    "stand-aside": "aside",
    "block": "blocks",
}
"""The positions in words short enough for a column; the legend below the grid has their full names."""


class TableSheet(Sheet):
    """Rows of a table; one partner's rows where there is one table per partner."""

    may_add_rows = True

    def __init__(
        self, record: Record, workshop: Workshop, question: Question, partners: Sequence[Partner], partner: str = ""
    ) -> None:
        self.list_place = list_place(question, partner)
        self.rows: list[Row] = rows_of(record, question, partner)
        super().__init__(record, workshop, question, partners)

    def _columns(self) -> Sequence[SheetColumn]:
        return [SheetColumn(one.id, one.label, "typed", one, one.needed, one.hint) for one in self.question.columns]

    def __len__(self) -> int:
        return len(self.rows)

    def row_id(self, row: int) -> str:
        return str(self.rows[row].get("id", ""))

    def value(self, row: int, column: int) -> Any:
        return self.rows[row].get(self.columns[column].id)

    def place(self, row: int, column: int) -> Path:
        return (*self.row_place(row), self.columns[column].id)

    def row_place(self, row: int) -> Path:
        return (*self.list_place, self.row_id(row))


class AgreementSheet(TableSheet):
    """Statements with each partner's position and what follows from them."""

    def __init__(
        self,
        record: Record,
        workshop: Workshop,
        question: Question,
        partners: Sequence[Partner],
        absent: Collection[str] = (),
    ) -> None:
        self.absent = frozenset(absent)
        """The ids of the partners who are not in the room, as far as that is known: their positions are pending."""
        super().__init__(record, workshop, question, partners)

    def _columns(self) -> Sequence[SheetColumn]:
        """The statement, where everybody stands and what follows, side by side; then whatever else is said of it."""
        statement, *others = super()._columns()
        positions = [SheetColumn(partner.id, partner.short, "position") for partner in self.partners]
        return [statement, *positions, SheetColumn("standing", "Outcome", "fixed"), *others]

    def value(self, row: int, column: int) -> Any:
        match self.columns[column].kind:
            case "position" if self.is_on_earlier_wording(row):
                return None
            case "position":
                return positions_of(self.rows[row]).get(self.columns[column].id)
            case "fixed":
                return outcome(self.rows[row], self.partners)
            case _:
                return super().value(row, column)

    def text(self, row: int, column: int) -> str:
        if self.columns[column].kind != "position":
            return super().text(row, column)
        partner = self.columns[column].id
        position = positions_of(self.rows[row]).get(partner)
        words = reservation_of(self.rows[row], partner)
        said = "" if position is None else IN_A_CELL[position] + (" “" + words + "”" if words else "")
        return f"({said})" if said and self.is_on_earlier_wording(row) else said

    def is_on_earlier_wording(self, row: int) -> bool:
        """Whether the wording was changed since the partners spoke, so that their positions stand in brackets."""
        return is_on_earlier_wording(self.rows[row])

    def has_words(self, column: int) -> bool:
        return self.columns[column].kind == "position"

    def words(self, row: int, column: int) -> str:
        """The words that go with a partner's position on the wording of now."""
        return "" if self.is_on_earlier_wording(row) else reservation_of(self.rows[row], self.columns[column].id)

    def place(self, row: int, column: int) -> Path:
        match self.columns[column].kind:
            case "position":
                return (*self.row_place(row), "positions", self.columns[column].id)
            case "fixed":
                return ()
            case _:
                return super().place(row, column)

    def words_place(self, row: int, column: int) -> Path:
        return (*self.row_place(row), "reservations", self.columns[column].id)


class MatrixSheet(Sheet):
    """Rows of another table, or fixed ones, by partner."""

    def __init__(
        self,
        record: Record,
        workshop: Workshop,
        question: Question,
        partners: Sequence[Partner],
        rows_from: Record | None = None,
    ) -> None:
        self.rows = matrix_rows(rows_from or record, workshop, question)
        super().__init__(record, workshop, question, partners)

    def _columns(self) -> Sequence[SheetColumn]:
        kind: CellKind = "raci" if self.question.is_raci else "typed"
        holds = None if self.question.is_raci else self.question.cell
        return [SheetColumn("", "", "fixed"), *(SheetColumn(p.id, p.short, kind, holds) for p in self.partners)]

    def __len__(self) -> int:
        return len(self.rows)

    def row_id(self, row: int) -> str:
        return self.rows[row][0]

    def value(self, row: int, column: int) -> Any:
        row_id, label = self.rows[row]
        return label if column == 0 else cell_of(self.record, self.question, row_id, self.columns[column].id)

    def text(self, row: int, column: int) -> str:
        if column > 0 and self.question.is_raci:
            return " ".join(letters_of(self.value(row, column)))
        return super().text(row, column)

    def place(self, row: int, column: int) -> Path:
        return () if column == 0 else ("cells", self.row_id(row), self.columns[column].id)


def sheet_of(
    record: Record,
    workshop: Workshop,
    question: Question,
    partners: Sequence[Partner],
    *,
    partner: str = "",
    rows_from: Record | None = None,
    absent: Collection[str] = (),
) -> Sheet:
    """The sheet of a question whose kind is a grid.

    `partner` picks one partner's table; `rows_from` is the record that holds the table a matrix takes its rows from;
    `absent` are the ids of the partners who are not in the room.
    """
    match question.kind:
        case "table":
            return TableSheet(record, workshop, question, partners, partner)
        case "agreement":
            return AgreementSheet(record, workshop, question, partners, absent)
        case "matrix":
            return MatrixSheet(record, workshop, question, partners, rows_from)
        case _:
            return RatingsSheet(record, workshop, question, partners)
