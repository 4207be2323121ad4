"""How far a session is: the state of each question, and what is still missing."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum

from partnering_tui.frozen import dataclass
from partnering_tui.session.answers import (
    cell_of,
    has_answer,
    is_asked,
    masked_partners,
    matrix_rows,
    rows_of,
    state_of,
    value_of,
)
from partnering_tui.session.consensus import Standing, consensus
from partnering_tui.session.record import Record, Row
from partnering_tui.session.responsibilities import raci_faults
from partnering_tui.session.rounds import are_marks_left_out, is_sealed, raters_of, yet_to_rate
from partnering_tui.session.session import Partner, PrivateNotes, Session
from partnering_tui.session.values import is_empty
from partnering_tui.workshop.definition import Column, Question, Step, Workshop


class QuestionState(Enum):
    """What a facilitator sees of a question at a glance."""

    EMPTY = "empty"
    PARTIAL = "partial"
    ANSWERED = "answered"
    LATER = "later"
    UNKNOWN = "unknown"
    NOT_RELEVANT = "not-relevant"
    PARKED = "parked"
    NOT_ASKED = "not-asked"
    """Its condition does not hold. Whatever was answered is kept."""

    @property
    def is_settled(self) -> bool:
        """Nothing is left to do."""
        return self in (QuestionState.ANSWERED, QuestionState.NOT_RELEVANT, QuestionState.NOT_ASKED)


@dataclass(frozen=True, slots=True)
class Tally:
    """How much of a step, or of the whole session, is done."""

    asked: int
    """Questions that are asked."""
    settled: int
    """Of those, answered in full or not relevant."""
    started: int
    """Of those, with anything said at all."""
    needed: int
    """Of those, needed for a document that can be signed."""
    needed_settled: int
    """Of the needed, settled."""

    @property
    def is_complete(self) -> bool:
        """All that is needed is settled (where nothing is needed: all that is asked)."""
        if self.needed:
            return self.needed_settled == self.needed
        return self.asked > 0 and self.settled == self.asked

    @property
    def is_started(self) -> bool:
        return self.started > 0

    @property
    def share(self) -> float:
        """From 0 to 1: how much of what is needed is settled."""
        done, of = (self.needed_settled, self.needed) if self.needed else (self.settled, self.asked)
        return done / of if of else 0.0

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.asked + other.asked,
            self.settled + other.settled,
            self.started + other.started,
            self.needed + other.needed,
            self.needed_settled + other.needed_settled,
        )


def question_state(session: Session, private: PrivateNotes, workshop: Workshop, question: Question) -> QuestionState:
    """The state of one question. A private question's answer is looked for in the private notes."""
    if not is_asked(session, workshop, question):
        return QuestionState.NOT_ASKED
    record: Record = private if question.private else session
    if marked := state_of(record, question):
        return QuestionState(marked)
    if not has_answer(record, question):
        return QuestionState.EMPTY
    return QuestionState.ANSWERED if _is_full(record, session.partners, workshop, question) else QuestionState.PARTIAL


def step_tally(session: Session, private: PrivateNotes, workshop: Workshop, step: Step) -> Tally:
    """How much of a step is done."""
    return tally((question, question_state(session, private, workshop, question)) for question in step.questions)


def session_tally(session: Session, private: PrivateNotes, workshop: Workshop) -> Tally:
    """How much of the whole session is done."""
    total = Tally(0, 0, 0, 0, 0)
    for step in workshop.steps:
        total += step_tally(session, private, workshop, step)
    return total


def tally(states: Iterable[tuple[Question, QuestionState]]) -> Tally:
    """How much is done of questions whose states are known."""
    asked = [(question, state) for question, state in states if state is not QuestionState.NOT_ASKED]
    return Tally(
        asked=len(asked),
        settled=sum(state.is_settled for _, state in asked),
        started=sum(state is not QuestionState.EMPTY for _, state in asked),
        needed=sum(question.needed for question, _ in asked),
        needed_settled=sum(question.needed and state.is_settled for question, state in asked),
    )


def _is_full(record: Record, partners: tuple[Partner, ...], workshop: Workshop, question: Question) -> bool:
    """Whether a question with some answer has all of it."""
    if question.is_per_partner:
        return all(_partner_is_full(record, question, partner) for partner in partners)
    match question.kind:
        case "table":
            return _rows_are_full(rows_of(record, question), question.columns)
        case "agreement":
            rows = rows_of(record, question)
            unsettled = (Standing.OPEN, Standing.NOT_AGREED)
            is_settled = all(consensus(row, partners).standing not in unsettled for row in rows)
            return is_settled and _rows_are_full(rows, question.columns)
        case "matrix" if question.is_raci:
            return not any(fault.row_id for fault in raci_faults(record, workshop, question, partners))
        case "matrix":
            cells = (
                cell_of(record, question, row_id, partner.id)
                for row_id, _ in matrix_rows(record, workshop, question)
                for partner in partners
            )
            return not any(is_empty(cell) for cell in cells)
        case "ratings":
            return _round_is_full(rows_of(record, question)[-1], question, partners)
        case _:
            return True


def _partner_is_full(record: Record, question: Question, partner: Partner) -> bool:
    if partner.id in masked_partners(record, question):
        return True
    if question.kind == "table":
        rows = rows_of(record, question, partner.id)
        return bool(rows) and _rows_are_full(rows, question.columns)
    return not is_empty(value_of(record, question, partner.id))


def _rows_are_full(rows: list[Row], columns: tuple[Column, ...]) -> bool:
    return not any(column.needed and _has_gap(rows, column.id) for column in columns)


def _has_gap(rows: list[Row], column: str) -> bool:
    # Ten thousand rows are looked through whenever others write: texts without a call for each.
    said = [row.get(column) for row in rows]
    return any([not one or one.isspace() if isinstance(one, str) else is_empty(one) for one in said])


def _round_is_full(round_: Row, question: Question, partners: tuple[Partner, ...]) -> bool:
    is_open = not is_sealed(round_) and (bool(raters_of(round_)) or are_marks_left_out(round_))
    return is_open and not any(yet_to_rate(question, round_, partner.id) for partner in partners)
