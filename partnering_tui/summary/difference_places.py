"""Where a difference is: in which question, statement, row or round, by the names that partners know."""

from __future__ import annotations

from dataclasses import field
from typing import Any

from partnering_tui.frozen import dataclass
from partnering_tui.session.differences import Difference, answers_of, rows_by_id
from partnering_tui.session.record import ABSENT, Row
from partnering_tui.session.rounds import is_by_name, is_sealed
from partnering_tui.session.values import Asked, is_empty
from partnering_tui.summary.agreements import numbered_name
from partnering_tui.summary.material import Material
from partnering_tui.summary.words import flat, label_from_id, value_in_words
from partnering_tui.workshop.definition import Cell, Question

AS_TYPED = Cell(kind="text")


@dataclass(frozen=True)
class Sides:
    """Both states, and what is known of each."""

    before: Material
    after: Material
    _rows: dict[tuple[bool, str, str], dict[str, tuple[int, Row]]] = field(default_factory=dict, repr=False)
    """Rows that were looked up, by side, question and partner: their place, counted from 1, and what they say."""

    def about(self, difference: Difference) -> str:
        """What it is in: a question, a statement, a row. Empty for what stands on its own, and for whole rows."""
        if not difference.question or difference.what == "row":
            return ""
        label = self.place(difference)
        row = self._row(difference)
        if row is not None:
            question = self.question(difference.question)
            if question and question.kind == "agreement":
                return numbered_name(question, *row)
            return f"{label}, {self.row_name(difference)}"
        if difference.what == "cell" and difference.row_id:
            return f"{label}, “{self._matrix_row(difference)}”"
        return label

    def place(self, difference: Difference) -> str:
        """The question by its label, and the partner whose answer it is."""
        question = self.question(difference.question)
        is_of_partner = difference.what in ("value", "row", "cell") and (question is None or question.is_per_partner)
        label = self.label(difference.question)
        return f"{label}, {self.short(difference.partner)}" if is_of_partner and difference.partner else label

    def row_name(self, difference: Difference) -> str:
        """A row by its first column, a statement by its number too: “Kiosks”; 3, “We share the numbers”; row 2."""
        question = self.question(difference.question)
        index, row = self._row(difference) or (0, {})
        name = self._row_name(question, row)
        if not name:
            return f"row {index}"
        return f"{index}, “{name}”" if question and question.kind == "agreement" else f"“{name}”"

    def _row(self, one: Difference) -> tuple[int, Row] | None:
        """Where the row stands, counted from 1, and the row as it is now, or as it was."""
        if one.what in ("round", "score", "comment") or not one.row_id:
            return None
        found = (
            self._rows_of(is_after, one.question, partner).get(one.row_id)
            for is_after in (True, False)
            for partner in dict.fromkeys(("", one.partner))
        )
        return next(filter(None, found), None)

    def _rows_of(self, is_after: bool, question: str, partner: str) -> dict[str, tuple[int, Row]]:
        key = (is_after, question, partner)
        if key not in self._rows:
            answer = answers_of((self.after if is_after else self.before).session).get(question)
            by_partner = answer.get("by_partner") if isinstance(answer, dict) else None
            if partner:
                rows = by_partner.get(partner) if isinstance(by_partner, dict) else None
            else:
                rows = answer.get("rows") if isinstance(answer, dict) else None
            self._rows[key] = {id_: (index, row) for index, (id_, row) in enumerate(rows_by_id(rows).items(), 1)}
        return self._rows[key]

    def _row_name(self, question: Question | None, row: Row) -> str:
        first = question.columns[0] if question and question.columns else None
        value = row.get(first.id) if first else next((one for key, one in row.items() if key != "id"), None)
        return "" if is_empty(value) else flat(self.in_words(first or AS_TYPED, value))

    def _matrix_row(self, one: Difference) -> str:
        question = self.question(one.question)
        if question and not isinstance(question.rows, str):
            return next((flat(row.label) for row in question.rows if row.id == one.row_id), one.row_id)
        table = self.question(question.rows) if question and isinstance(question.rows, str) else None
        for is_after in (True, False):
            _, row = self._rows_of(is_after, table.id, "").get(one.row_id, (0, {})) if table else (0, {})
            if name := self._row_name(table, row):
                return name
        return one.row_id

    def is_named(self, one: Difference) -> bool:
        """Whether the partners agreed, on both sides, that this round is shown by name, and it is open."""
        for material in (self.before, self.after):
            answer = answers_of(material.session).get(one.question)
            rounds = rows_by_id(answer.get("rounds")) if isinstance(answer, dict) else {}
            if one.row_id in rounds and not is_by_name(rounds[one.row_id]):
                return False
        return True

    def is_sealed(self, one: Difference) -> bool:
        """Whether ballots are still being given in this round, as the later side has it."""
        answer = answers_of(self.after.session).get(one.question)
        rounds = rows_by_id(answer.get("rounds")) if isinstance(answer, dict) else {}
        return one.row_id in rounds and is_sealed(rounds[one.row_id])

    def question(self, question_id: str) -> Question | None:
        return self.after.workshop.questions.get(question_id)

    def label(self, question_id: str) -> str:
        question = self.question(question_id)
        return flat(question.label) if question else label_from_id(question_id)

    def short(self, partner_id: str) -> str:
        known = self.after if partner_id in self.after.by_id or partner_id not in self.before.by_id else self.before
        return known.short(partner_id)

    def in_words(self, asked: Asked, value: Any) -> Any:
        """A value in words; ABSENT stays what it is."""
        if value is ABSENT:
            return ABSENT
        if isinstance(value, str) and asked.kind == "long_text":
            return value
        return value_in_words(self.after.workshop, asked, value)
