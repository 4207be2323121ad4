"""A round of a health check as a grid: indicators by partner, with what partners said about their marks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from partnering_tui.session.answers import rows_of
from partnering_tui.session.marks import Levels, is_mark
from partnering_tui.session.record import Path, Record, Row
from partnering_tui.session.round_in_confidence import round_in_confidence
from partnering_tui.session.rounds import comments_of, scores_of
from partnering_tui.session.session import Partner
from partnering_tui.session.sheet_of_any_kind import Sheet, SheetColumn
from partnering_tui.workshop.definition import Cell, Question, Workshop


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

    def text(self, row: int, column: int) -> str:
        words = self.words(row, column)
        return super().text(row, column) + (f" “{words}”" if words else "")

    def place(self, row: int, column: int) -> Path:
        return self._place("scores", row, column)

    def is_red(self, value: Any) -> bool:
        """Whether a mark is one of those after which a partner is asked why."""
        return Levels.of(self.workshop, self.question).tone(value) == "poor"

    def has_words(self, column: int) -> bool:
        return column > 0 and not self.in_confidence

    def words(self, row: int, column: int) -> str:
        if not self.has_words(column):
            return ""
        said = comments_of(self.round).get(self.row_id(row), {}).get(self.columns[column].id)
        return said if isinstance(said, str) else ""

    def words_place(self, row: int, column: int) -> Path:
        return self._place("comments", row, column)

    def _place(self, what: str, row: int, column: int) -> Path:
        if column == 0 or self.in_confidence:
            return ()
        return ("rounds", str(self.round.get("id", "")), what, self.row_id(row), self.columns[column].id)
