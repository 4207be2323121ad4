"""What is open with one partner, so that it can be asked for just that, between two meetings. Nothing private."""

from __future__ import annotations

from collections.abc import Iterator

from partnering_tui.frozen import dataclass
from partnering_tui.session.answers import (
    cells_of,
    is_public,
    masked_partners,
    matrix_rows,
    note_of,
    rows_of,
    state_of,
    value_of,
)
from partnering_tui.session.consensus import consensus
from partnering_tui.session.noted import Decision, pending_consents
from partnering_tui.session.positions import Spoken, askings, is_on_earlier_wording, positions_of, reservation_of
from partnering_tui.session.record import Row
from partnering_tui.session.session import Partner, Session
from partnering_tui.session.values import is_empty
from partnering_tui.workshop.definition import Question, Workshop


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement of an agreement, as people refer to it."""

    question: Question
    number: int
    """Its place in the agreement, counted from 1."""
    row: Row

    @property
    def row_id(self) -> str:
        return str(self.row.get("id", ""))

    @property
    def wording(self) -> str:
        """On one line; empty if there is none yet."""
        value = self.row.get(self.question.columns[0].id)
        return "" if is_empty(value) else " ".join(str(value).split())


@dataclass(frozen=True, slots=True)
class UnspokenStatement:
    """A statement to which a partner has yet to speak."""

    statement: Statement
    before: Spoken | None
    """What it said on an earlier wording, or when it was asked before."""


@dataclass(frozen=True, slots=True)
class StandingDissent:
    """A reservation, stand-aside or block that stands, in the partner's words."""

    statement: Statement
    partner: Partner
    position: str
    words: str


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A question that each partner answers, and this one has not."""

    question: Question
    note: str
    """Why it was put off, if it was."""
    is_put_off: bool


@dataclass(frozen=True, slots=True)
class EmptyCells:
    """The rows of a matrix in which a partner's cell is empty."""

    question: Question
    rows: tuple[tuple[str, str], ...]
    """Id and label of each row."""


@dataclass(frozen=True, slots=True)
class Pending:
    """Everything that is open with one partner."""

    partner: Partner
    statements: tuple[UnspokenStatement, ...]
    questions: tuple[OpenQuestion, ...]
    cells: tuple[EmptyCells, ...]
    consents: tuple[Decision, ...]
    """Decisions that were taken while it was absent, and to which it has not agreed yet."""
    dissent: tuple[StandingDissent, ...]
    """Its own reservations that still stand."""

    @property
    def is_nothing(self) -> bool:
        return not (self.statements or self.questions or self.cells or self.consents or self.dissent)


def pending(session: Session, workshop: Workshop, partner: Partner) -> Pending:
    """What is open with that partner, in the order of the workshop."""
    public = [question for question in workshop.questions.values() if is_public(session, workshop, question)]
    return Pending(
        partner,
        tuple(_unspoken(session, public, partner)),
        tuple(_unanswered(session, public, partner)),
        tuple(_empty_cells(session, workshop, public, partner)),
        tuple(one for one, absent in pending_consents(session) if partner in absent),
        tuple(one for one in standing_dissent(session, workshop) if one.partner == partner),
    )


def statements(session: Session, workshop: Workshop) -> Iterator[Statement]:
    """Every statement that everybody may read and that says something, in the order of the workshop."""
    for question in workshop.questions.values():
        if question.kind == "agreement" and is_public(session, workshop, question):
            yield from _statements_of(session, question)


def standing_dissent(session: Session, workshop: Workshop) -> Iterator[StandingDissent]:
    """Every reservation, stand-aside and block on the wording of now, statement by statement."""
    for statement in statements(session, workshop):
        row = statement.row
        for partner in session.partners if not is_on_earlier_wording(row) else ():
            position = positions_of(row).get(partner.id, "")
            if position in ("reservation", "stand-aside", "block"):
                yield StandingDissent(statement, partner, position, reservation_of(row, partner.id))


def _statements_of(session: Session, question: Question) -> Iterator[Statement]:
    for number, row in enumerate(rows_of(session, question), 1):
        statement = Statement(question, number, row)
        if statement.wording:
            yield statement


def _unspoken(session: Session, public: list[Question], partner: Partner) -> Iterator[UnspokenStatement]:
    for question in public:
        for statement in _statements_of(session, question) if question.kind == "agreement" else ():
            if partner in consensus(statement.row, (partner,)).silent:
                said = [asking.said_by(partner.id) for asking in askings(statement.row)]
                yield UnspokenStatement(statement, next((one for one in reversed(said) if one), None))


def _unanswered(session: Session, public: list[Question], partner: Partner) -> Iterator[OpenQuestion]:
    """The questions that each partner answers and this one has not, put off or not."""
    for question in public:
        state = state_of(session, question)
        is_masked = partner.id in masked_partners(session, question)
        if not question.is_per_partner or is_masked or state not in ("", "later"):
            continue
        is_table = question.kind == "table"
        given = rows_of(session, question, partner.id) if is_table else value_of(session, question, partner.id)
        if is_empty(given):
            yield OpenQuestion(question, " ".join(note_of(session, question).split()), state == "later")


def _empty_cells(
    session: Session, workshop: Workshop, public: list[Question], partner: Partner
) -> Iterator[EmptyCells]:
    """Of needed matrices. In a RACI matrix an empty cell says that a partner has no part."""
    for question in public:
        is_settled = state_of(session, question) not in ("", "later")
        if question.kind != "matrix" or question.is_raci or not question.needed or is_settled:
            continue
        cells = cells_of(session, question)
        rows = [
            (row_id, " ".join(label.split()))
            for row_id, label in matrix_rows(session, workshop, question)
            if is_empty(row.get(partner.id) if isinstance(row := cells.get(row_id), dict) else None)
        ]
        if rows:
            yield EmptyCells(question, tuple(rows))
