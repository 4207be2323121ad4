"""Gaps: what keeps an answer from being complete, each in one sentence with the place where it can be closed."""

from __future__ import annotations

from collections.abc import Iterator

from partnering_tui.frozen import dataclass
from partnering_tui.session.answers import STATES, cell_of, masked_partners, matrix_rows, note_of, rows_of, value_of
from partnering_tui.session.consensus import Standing, consensus
from partnering_tui.session.progress import QuestionState
from partnering_tui.session.record import Record, Row
from partnering_tui.session.responsibilities import raci_faults
from partnering_tui.session.rounds import is_by_name, is_sealed, yet_to_rate
from partnering_tui.session.session import Partner, Session
from partnering_tui.session.values import flat, is_empty, shown
from partnering_tui.workshop.definition import Question, Workshop

_PUT_OFF = (QuestionState.LATER, QuestionState.UNKNOWN, QuestionState.PARKED)
LONGEST_NAME = 60
"""Characters: longer names of rows are cut, between two words where that leaves most of them."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that is open, and where."""

    words: str
    """One sentence with its full stop."""
    question: str = ""
    """The id of the question; empty for the partners themselves and for what is noted."""
    row_id: str = ""
    partner_id: str = ""
    column_id: str = ""
    """Of a table: the column whose cell is empty."""
    built_in: str = ""
    """What is noted nowhere yet, where that is no question: `partners`, `decisions` and so on."""


def gaps_in(
    session: Session, workshop: Workshop, question: Question, state: QuestionState, *, is_needed: bool
) -> Iterator[Gap]:
    """Everything open in a public question whose state is known.

    Of a question that is not needed, only what would stand open in the document: statements, and roles.
    """
    label = flat(question.label)
    if state is QuestionState.EMPTY and is_needed:
        yield Gap(f"“{label}” has no answer yet.", question.id)
    elif state in _PUT_OFF and is_needed:
        note = flat(note_of(session, question))
        said = f"“{label}” is marked “{STATES[state.value]}”"
        yield Gap(f"{said}: {note.rstrip('.')}." if note else f"{said}.", question.id)
    elif state is QuestionState.PARTIAL and (is_needed or question.kind == "agreement" or question.is_raci):
        yield from _Gaps(session, workshop, question).all(is_needed=is_needed)


class _Gaps:
    """The gaps of one question that has some answer."""

    def __init__(self, session: Session, workshop: Workshop, question: Question) -> None:
        self._record: Record = session
        self._workshop = workshop
        self._question = question
        self._partners = session.partners
        self._label = flat(question.label)

    def all(self, *, is_needed: bool) -> Iterator[Gap]:
        question = self._question
        if question.is_per_partner:
            for partner in self._partners:
                yield from self._of_partner(partner)
            return
        match question.kind:
            case "agreement":
                yield from self._of_statements(is_needed=is_needed)
            case "table":
                for index, row in enumerate(rows_of(self._record, question), 1):
                    yield from self._of_row(row, index)
            case "matrix" if question.is_raci:
                for fault in raci_faults(self._record, self._workshop, question, self._partners):
                    if fault.row_id:
                        yield self._gap(flat(fault.message), fault.row_id, fault.partner_id)
            case "matrix":
                yield from self._of_cells()
            case "ratings":
                yield from self._of_ratings()

    def _of_partner(self, partner: Partner) -> Iterator[Gap]:
        short = flat(partner.short)
        if partner.id in masked_partners(self._record, self._question):
            return
        if self._question.kind != "table":
            if is_empty(value_of(self._record, self._question, partner.id)):
                yield self._gap(f"{short} has yet to answer", "", partner.id)
            return
        rows = rows_of(self._record, self._question, partner.id)
        if not rows:
            yield self._gap(f"{short} has yet to answer", "", partner.id)
        for index, row in enumerate(rows, 1):
            yield from self._of_row(row, index, partner)

    def _of_row(self, row: Row, index: int, partner: Partner | None = None) -> Iterator[Gap]:
        whose = f"{flat(partner.short)}, " if partner else ""
        for column in self._question.columns:
            if column.needed and is_empty(row.get(column.id)):
                words = f"{whose}{self._name(row, index)}: “{flat(column.label)}” is empty"
                yield self._gap(words, str(row.get("id", "")), partner.id if partner else "", column.id)

    def _of_statements(self, *, is_needed: bool) -> Iterator[Gap]:
        for index, row in enumerate(rows_of(self._record, self._question), 1):
            if is_needed:
                yield from self._of_row(row, index)
            stands = consensus(row, self._partners)
            name, row_id = self._name(row, index), str(row.get("id", ""))
            for partner in stands.blocked:
                yield self._gap(f"{name}: {flat(partner.short)} blocks it", row_id, partner.id)
            if stands.standing in (Standing.OPEN, Standing.NOT_AGREED):
                for partner in stands.silent:
                    yield self._gap(f"{name}: {flat(partner.short)} has yet to speak", row_id, partner.id)
                if not self._partners:
                    yield self._gap(f"{name}: there are no partners yet who could agree", row_id)

    def _of_cells(self) -> Iterator[Gap]:
        for row_id, label in matrix_rows(self._record, self._workshop, self._question):
            for partner in self._partners:
                if is_empty(cell_of(self._record, self._question, row_id, partner.id)):
                    name = f"“{_cut(label)}”" if flat(label) else "a row without a name"
                    yield self._gap(f"{name}: nothing from {flat(partner.short)}", row_id, partner.id)

    def _of_ratings(self) -> Iterator[Gap]:
        """Who has not rated everything in the last round; in confidence, who has not rated at all."""
        latest = rows_of(self._record, self._question)[-1]
        what = "rate everything in" if is_by_name(latest) else "give its marks in"
        for partner in self._partners:
            if yet_to_rate(self._question, latest, partner.id):
                words = f"{flat(partner.short)} has yet to {what} the last round"
                yield self._gap(words, str(latest.get("id", "")), partner.id)
        if is_sealed(latest):
            yield self._gap("the last round is sealed, and has yet to be revealed", str(latest.get("id", "")))

    def _gap(self, words: str, row_id: str = "", partner_id: str = "", column_id: str = "") -> Gap:
        return Gap(f"“{self._label}”: {words}.", self._question.id, row_id, partner_id, column_id)

    def _name(self, row: Row, index: int) -> str:
        first = self._question.columns[0] if self._question.columns else None
        value = row.get(first.id) if first else None
        return (
            f"{index}, “{_cut(shown(self._workshop, first, value))}”" if first and not is_empty(value) else f"{index}"
        )


def _cut(text: str) -> str:
    line = flat(text)
    if len(line) <= LONGEST_NAME:
        return line
    words, _, _ = line[:LONGEST_NAME].rpartition(" ")
    kept = words if len(words) > LONGEST_NAME // 2 else line[: LONGEST_NAME - 1]
    return kept.rstrip(" ,;:") + "…"
