"""What every sheet has: an answer that is a grid, seen as rows and columns of cells."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Any, Literal

from partnering_tui.frozen import dataclass
from partnering_tui.session.record import Path, Record
from partnering_tui.session.session import Partner
from partnering_tui.session.values import misfit, shown
from partnering_tui.workshop.definition import Cell, Question, Workshop

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

    def has_words(self, column: int) -> bool:
        """Whether words can go with the cells of a column: a partner's reservation, or a comment on its mark."""
        return False

    def words(self, row: int, column: int) -> str:
        """The words that go with a cell; empty if there are none."""
        return ""

    def words_place(self, row: int, column: int) -> Path:
        """Where, inside the answer, the words that go with a cell stand; empty where none can."""
        return ()

    def row_place(self, row: int) -> Path:
        """Where, inside the answer, a row stands; empty if rows cannot be moved or removed here."""
        return ()
