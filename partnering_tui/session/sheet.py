"""A sheet: any answer that is a grid, seen as rows and columns of cells.

Tables, matrices, agreements and ratings differ only in where their rows and columns come from, what a cell holds, and
where its value stands. A sheet reads from the record as it is asked, so that ten thousand rows cost no more than ten.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection, Sequence
from typing import Any, Literal

from partnering_tui.frozen import dataclass
from partnering_tui.session.answers import cell_of, matrix_rows, rows_of
from partnering_tui.session.edits import list_place
from partnering_tui.session.marks import is_mark
from partnering_tui.session.positions import is_on_earlier_wording, positions_of, reservation_of
from partnering_tui.session.record import Path, Record, Row
from partnering_tui.session.responsibilities import letters_of
from partnering_tui.session.round_in_confidence import round_in_confidence
from partnering_tui.session.rounds import scores_of
from partnering_tui.session.session import Partner
from partnering_tui.session.standing_words import outcome
from partnering_tui.session.values import misfit, shown
from partnering_tui.workshop.definition import Cell, Question, Workshop

IN_A_CELL = {
    "support": "support",
    "accept": "accept",
    "reservation": "reserves",
    "stand-aside": "aside",
    "block": "blocks",
}
"""The positions in words short enough for a column; the legend below the grid has their full names."""

CellKind = Literal["typed", "raci", "position", "fixed"]
"""typed: what its simple kind says; raci: letters; position: one of the five; fixed: cannot be changed here."""


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """One column of a sheet."""

    id: str
    label: str
    kind: CellKind = "typed"
    holds: Cell | None = None
    """What a typed cell holds."""
    needed: bool = False
    hint: str = ""


class Sheet(ABC):
    """An answer seen as a grid. Rows and columns are counted from 0."""

    may_add_rows = False

    def __init__(self, record: Record, workshop: Workshop, question: Question, partners: Sequence[Partner]) -> None:
        self.record = record
        self.workshop = workshop
        self.question = question
        self.partners = tuple(partners)
        self.columns: tuple[SheetColumn, ...] = tuple(self._columns())

    @abstractmethod
    def _columns(self) -> Sequence[SheetColumn]: ...

    @abstractmethod
    def __len__(self) -> int:
        """How many rows there are."""

    @abstractmethod
    def row_id(self, row: int) -> str: ...

    @abstractmethod
    def value(self, row: int, column: int) -> Any:
        """The value of a cell as it is stored; None if it is empty."""

    @abstractmethod
    def place(self, row: int, column: int) -> Path:
        """Where, inside the answer, the value of a cell stands; empty for a fixed cell."""

    def text(self, row: int, column: int) -> str:
        """A cell in words."""
        value, holds = self.value(row, column), self.columns[column].holds
        if value is None:
            return ""
        return shown(self.workshop, holds, value) if holds else str(value)

    def misfit(self, row: int, column: int) -> str:
        """Why the value of a cell does not fit its kind; empty if it does."""
        holds = self.columns[column].holds
        return misfit(self.workshop, holds, self.value(row, column)) if holds else ""

    def row_place(self, row: int) -> Path:
        """Where, inside the answer, a row stands; empty if rows cannot be moved or removed here."""
        return ()


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

    def reservation(self, row: int, column: int) -> str:
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

    def reservation_place(self, row: int, column: int) -> Path:
        """Where, inside the answer, the words that go with a position stand."""
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


class RatingsSheet(Sheet):
    """One round of ratings: indicators by partner. The latest round, unless another is named.

    A round in confidence is only read here: its marks are given as ballots. While there is no round, the places of
    cells name one with an empty id: the first score begins it.
    """

    def __init__(
        self, record: Record, workshop: Workshop, question: Question, partners: Sequence[Partner], round_id: str = ""
    ) -> None:
        rounds = rows_of(record, question)
        named = (round_ for round_ in rounds if round_.get("id") == round_id)
        self.round: Row = next(named, rounds[-1] if rounds else {})
        super().__init__(record, workshop, question, partners)

    def _columns(self) -> Sequence[SheetColumn]:
        self.in_confidence = round_in_confidence(self.workshop, self.question, self.partners, self.round)
        if self.in_confidence:
            return [SheetColumn(*pair, "fixed") for pair in (("", ""), *self.in_confidence.columns)]
        holds = Cell(kind="scale", scale=self.question.scale)
        return [SheetColumn("", "", "fixed"), *(SheetColumn(p.id, p.short, "typed", holds) for p in self.partners)]

    def __len__(self) -> int:
        return len(self.question.indicators)

    def row_id(self, row: int) -> str:
        return self.question.indicators[row].id

    def value(self, row: int, column: int) -> Any:
        if column == 0:
            return self.question.indicators[row].label
        if self.in_confidence:
            return self.in_confidence.word(self.row_id(row), column - 1) or None
        return scores_of(self.round).get(self.row_id(row), {}).get(self.columns[column].id)

    def misfit(self, row: int, column: int) -> str:
        return "" if is_mark(self.value(row, column)) else super().misfit(row, column)

    def place(self, row: int, column: int) -> Path:
        if column == 0 or self.in_confidence:
            return ()
        return ("rounds", str(self.round.get("id", "")), "scores", self.row_id(row), self.columns[column].id)


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
