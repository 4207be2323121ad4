"""Reading answers: where each stands in a record, and what it says."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from partnering_tui.session.record import ABSENT, Path, Record, Row, texts_in
from partnering_tui.session.values import is_empty
from partnering_tui.workshop.definition import Condition, Question, Workshop

STATES: dict[str, str] = {
    "later": "later",
    "unknown": "not known yet",
    "not-relevant": "not relevant",
    "parked": "parked",
}
"""The states that an answer can be put in instead of, or beside, an answer, with their names on screen."""

POSITIONS: dict[str, str] = {
    "support": "support",
    "accept": "accept",
    "reservation": "reservation",
    "stand-aside": "stand aside",
    "block": "block",
}
"""The positions that a partner can take on a statement, from for to against, with their names on screen."""


def answer_path(question: Question) -> Path:
    """Where everything about a question stands."""
    return ("answers", question.id)


def value_path(question: Question, partner: str = "") -> Path:
    """Where the value of a simple question stands, or one partner's."""
    return (
        (*answer_path(question), "by_partner", partner)
        if question.is_per_partner
        else (*answer_path(question), "value")
    )


def rows_path(question: Question, partner: str = "") -> Path:
    """Where the rows of a table or agreement, or one partner's rows, stand; of ratings, its rounds."""
    if question.is_per_partner:
        return (*answer_path(question), "by_partner", partner)
    return (*answer_path(question), "rounds" if question.kind == "ratings" else "rows")


def value_of(record: Record, question: Question, partner: str = "") -> Any:
    """The value of a simple question, or one partner's; None if there is none."""
    value = record.get(value_path(question, partner))
    return None if value is ABSENT else value


def rows_of(record: Record, question: Question, partner: str = "") -> list[Row]:
    """The rows of a table, agreement or ratings, or one partner's rows. Not to be changed."""
    return record.rows(rows_path(question, partner))


def cells_of(record: Record, question: Question) -> Mapping[str, Any]:
    """The cells of a matrix: row id → partner id → value."""
    return record.table((*answer_path(question), "cells"))


def cell_of(record: Record, question: Question, row_id: str, partner: str) -> Any:
    """One cell of a matrix; None if it is empty."""
    row = cells_of(record, question).get(row_id)
    return row.get(partner) if isinstance(row, dict) else None


def matrix_rows(record: Record, workshop: Workshop, question: Question) -> list[tuple[str, str]]:
    """The rows of a matrix as (id, label): a fixed list, or the rows of another table, named by their first column."""
    if not isinstance(question.rows, str):
        return [(row.id, row.label) for row in question.rows]
    table = workshop.questions.get(question.rows)
    if table is None:
        return []
    first = table.columns[0].id if table.columns else ""
    return [(str(row.get("id", "")), str(row.get(first, ""))) for row in rows_of(record, table)]


def state_of(record: Record, question: Question) -> str:
    """later, unknown, not-relevant or parked; empty if the question is in none of these states."""
    state = record.table(answer_path(question)).get("state", "")
    return state if isinstance(state, str) and state in STATES else ""


def note_of(record: Record, question: Question) -> str:
    """The note that goes with the state."""
    note = record.table(answer_path(question)).get("note", "")
    return note if isinstance(note, str) else ""


def is_declared_not_relevant(record: Record, section_id: str) -> bool:
    """Whether somebody said that the document needs no such section."""
    return record.table(("sections", section_id)).get("state") == "not-relevant"


def reason_of(record: Record, section_id: str) -> str:
    """Why a section is not relevant; empty if nobody said why."""
    note = record.table(("sections", section_id)).get("note", "")
    return note if isinstance(note, str) else ""


def is_asked(record: Record, workshop: Workshop, question: Question) -> bool:
    """Whether the question is asked: its `show_if` holds, and that of the question it looks at."""
    condition = question.show_if
    if condition is None:
        return True
    earlier = workshop.questions.get(condition.question)
    if earlier is None:
        return True
    return is_asked(record, workshop, earlier) and _holds(record, earlier, condition)


def is_public(record: Record, workshop: Workshop, question: Question) -> bool:
    """Whether everybody may read the answer: it is asked, and for everybody."""
    return is_for_everybody(workshop, question) and is_asked(record, workshop, question)


def is_for_everybody(workshop: Workshop, question: Question) -> bool:
    """Whether neither the question nor the table behind it is private."""
    table = workshop.questions.get(question.rows) if isinstance(question.rows, str) else None
    return not question.private and (table is None or not table.private)


def masked_partners(record: Record, question: Question) -> tuple[str, ...]:
    """The ids of the partners whose answer was left out of this copy: they answered, and it is not for everybody."""
    return texts_in(record.table(answer_path(question)).get("masked"))


def _holds(record: Record, earlier: Question, condition: Condition) -> bool:
    if condition.answered is not None:
        return condition.answered is has_answer(record, earlier)
    value = value_of(record, earlier)
    given = value if isinstance(value, list) else [value]
    if condition.is_ is not None:
        return any(one in _listed(condition.is_) for one in given)
    return not any(one in _listed(condition.is_not) for one in given)


def _listed(wanted: Any) -> list[Any]:
    return list(wanted) if isinstance(wanted, list | tuple) else [wanted]


def has_answer(record: Record, question: Question) -> bool:
    """Whether anything at all was answered."""
    answer = record.table(answer_path(question))
    if question.kind == "matrix" and not question.is_per_partner:
        cells = cells_of(record, question)
        return any(not is_empty(value) for row in cells.values() if isinstance(row, dict) for value in row.values())
    if question.is_per_partner:
        given = record.table((*answer_path(question), "by_partner")).values()
        return bool(masked_partners(record, question)) or any(not is_empty(value) for value in given)
    if question.kind in ("table", "agreement", "ratings"):
        return bool(rows_of(record, question))
    return not is_empty(answer.get("value"))
