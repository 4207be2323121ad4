"""Every edit of a session that a person can make. Each returns the change and makes none; None if there is none."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from partnering_tui.session.answers import answer_path, rows_path
from partnering_tui.session.record import ABSENT, Change, Path, Put, Record, Row, put
from partnering_tui.session.session import PrivateNotes, Session, new_partner, new_row_id
from partnering_tui.session.values import is_empty
from partnering_tui.workshop.definition import Question, Workshop


def answer(record: Record, question: Question, place: Path, value: Any) -> Change | None:
    """Put a value at a place inside the answer to a question, such as `("value",)` or `("rows", "m3x7", "name")`.

    An empty value removes what stood there. Text is stored as typed. None too if the row that it belongs to is gone.
    """
    path = (*answer_path(question), *place)
    label = f"Answered {question.label}"
    change = put(
        record, path, ABSENT if is_blank(value) else value, label, question=question.id, private=question.private
    )
    is_first_value = change is not None and change.puts[0].before is ABSENT
    return None if is_first_value and _row_is_gone(record, question, place) else change


def _row_is_gone(record: Record, question: Question, place: Path) -> bool:
    """Whether the place is in a row that somebody has removed meanwhile."""
    if question.kind not in ("table", "agreement", "ratings"):
        return False
    row_place = place[: 3 if question.is_per_partner else 2]
    return record.index_of((*answer_path(question), *row_place)) < 0


def is_blank(value: Any) -> bool:
    """Nothing was typed. White space is something: a person is on the way to the next word."""
    return value is None or value == "" or value == []


def add_row(record: Record, question: Question, list_place: Path, values: Row, *, at: int | None = None) -> Change:
    """Add a row to a list inside the answer, at its end or at a position counted from 0; the row gets a new id."""
    path = (*answer_path(question), *list_place)
    rows = record.rows(path)
    row_id = new_row_id({str(row.get("id")) for row in rows})
    row = {"id": row_id} | {key: value for key, value in values.items() if not is_empty(value)}
    puts = (Put((*path, row_id), ABSENT, row, len(rows) if at is None else at),)
    return Change(f"Added a row to {question.label}", puts, question.private, question.id)


def remove_row(record: Record, question: Question, row_place: Path) -> Change | None:
    """Remove one row from a list inside the answer."""
    path = (*answer_path(question), *row_place)
    at = record.index_of(path)
    if at < 0:
        return None
    row = record.get(path)
    name = _name_of(question, row)
    label = f"Removed the row {name}" if name else f"Removed a row of {question.label}"
    return Change(label, (Put(path, row, ABSENT, at),), question.private, question.id)


def move_row(record: Record, question: Question, row_place: Path, by: int) -> Change | None:
    """Move one row up (by −1) or down (by 1) in its list; None at the ends."""
    puts = _moved(record, (*answer_path(question), *row_place), by)
    return Change(f"Moved a row of {question.label}", puts, question.private, question.id) if puts else None


def mark(record: Record, question: Question, state: str, note: str) -> Change | None:
    """Put a question in a state (later, unknown, not-relevant, parked; empty: none of them) with a note."""
    path = answer_path(question)
    wanted = {"state": state or ABSENT, "note": (note if state else "") or ABSENT}
    puts = tuple(
        Put((*path, key), before, after)
        for key, after in wanted.items()
        if (before := record.get((*path, key))) != after
    )
    return Change(f"Marked {question.label}", puts, question.private, question.id) if puts else None


def score(record: Record, question: Question, place: Path, value: Any, now: datetime) -> Change | None:
    """Put a score at a place such as `("rounds", "k2f8", "scores", "trust", "county")`.

    An empty id stands for the latest round; if there is none yet, the score begins one, dated today.
    """
    rounds = record.rows(rows_path(question))
    lists, round_id, *inside = place
    if round_id or rounds:
        return answer(record, question, (lists, round_id or str(rounds[-1].get("id")), *inside), value)
    if is_blank(value):
        return None
    scores, indicator, partner = inside
    return add_row(record, question, (lists,), _round(now) | {scores: {indicator: {partner: value}}})


def start_round(record: Record, question: Question, now: datetime) -> Change:
    """Begin another round of ratings, dated today."""
    return add_row(record, question, ("rounds",), _round(now))


def _round(now: datetime) -> Row:
    return {"date": now.date(), "mode": "named"}


def rename_session(session: Session, title: str) -> Change | None:
    """Give the session another title."""
    return put(session, ("session", "title"), title, "Renamed the session")


def add_partner(session: Session, short: str, name: str = "", sector: str = "") -> Change:
    """Bring one more partner to the table."""
    partners = session.partners
    row = new_partner(short, name, sector, taken={partner.id for partner in partners})
    return Change(f"Added {row['name']}", (Put(("partners", row["id"]), ABSENT, row, len(partners)),))


def rename_partner(session: Session, partner_id: str, *, short: str, name: str, sector: str) -> Change | None:
    """Change what a partner is called or which sector it is from. Its id stays."""
    path = ("partners", partner_id)
    wanted = {"name": name or short, "short": short if short != name else "", "sector": sector}
    puts = tuple(
        Put((*path, key), before, after)
        for key, value in wanted.items()
        if (before := session.get((*path, key))) != (after := value or ABSENT)
    )
    return Change(f"Changed {name or short}", puts) if puts else None


def move_partner(session: Session, partner_id: str, by: int) -> Change | None:
    """Move a partner up (by −1) or down (by 1)."""
    puts = _moved(session, ("partners", partner_id), by)
    return Change("Moved a partner", puts) if puts else None


def remove_partner(session: Session, partner_id: str) -> Change | None:
    """Take a partner from the table. What it said stays in the file, and comes back with a partner of the same id."""
    path = ("partners", partner_id)
    at = session.index_of(path)
    if at < 0:
        return None
    row = session.get(path)
    return Change(f"Removed {row.get('name', partner_id)}", (Put(path, row, ABSENT, at),))


def answers_of_partner(record: Record, partner_id: str) -> int:
    """How many answers, positions, cells and scores a partner has given."""
    return _count_given(record.tree.get("answers", {}), partner_id)


def write_note(private: PrivateNotes, step_id: str, text: str) -> Change | None:
    """Write the facilitator's private note on a step."""
    after = ABSENT if is_blank(text) else text
    return put(private, ("notes", step_id, "text"), after, "Wrote a private note", private=True)


def start_sitting(session: Session, now: datetime) -> Change:
    """Note that the partners met."""
    path = ("sittings",)
    row_id = new_row_id({sitting.id for sitting in session.sittings})
    row = {"id": row_id, "started": now.replace(microsecond=0)}
    return Change("Started a sitting", (Put((*path, row_id), ABSENT, row, len(session.rows(path))),))


def end_sitting(session: Session, sitting_id: str, now: datetime) -> Change | None:
    """Note when the partners went home."""
    return put(session, ("sittings", sitting_id, "ended"), now.replace(microsecond=0), "Ended the sitting")


def keep_and_bring_back(session: Session, workshop: Workshop) -> Change | None:
    """Move answers to questions that the workshop does not know to `kept`, and back when it knows them again."""
    puts: list[Put] = []
    for question_id, given in session.table(("answers",)).items():
        kept = session.get(("kept", question_id))
        if question_id not in workshop.questions and kept is ABSENT:
            puts += [Put(("kept", question_id), ABSENT, given), Put(("answers", question_id), given, ABSENT)]
    for question_id, given in session.table(("kept",)).items():
        if question_id in workshop.questions and session.get(("answers", question_id)) is ABSENT:
            puts += [Put(("answers", question_id), ABSENT, given), Put(("kept", question_id), given, ABSENT)]
    return Change("Kept answers to questions that the workshop no longer asks", tuple(puts)) if puts else None


def list_place(question: Question, partner: str = "") -> Path:
    """Where, inside the answer, the rows of a table, agreement or ratings stand."""
    return rows_path(question, partner)[2:]


def _moved(record: Record, path: Path, by: int) -> tuple[Put, ...]:
    at = record.index_of(path)
    rows = record.get(path[:-1])
    if at < 0 or not isinstance(rows, list) or not 0 <= at + by < len(rows):
        return ()
    row = record.get(path)
    return (Put(path, row, ABSENT, at), Put(path, ABSENT, row, at + by))


def _name_of(question: Question, row: Row) -> str:
    first = question.columns[0].id if question.columns else ""
    name = " ".join(str(row.get(first, "")).split())
    return name if len(name) <= 40 else name[:39] + "…"


_BY_PARTNER = {"by_partner": 0, "positions": 0, "cells": 1, "scores": 1}
"""Tables keyed by partner, and how many levels of other keys stand above the partners."""


def _count_given(node: Any, partner_id: str) -> int:
    if isinstance(node, list):
        return sum(_count_given(one, partner_id) for one in node)
    if not isinstance(node, dict):
        return 0
    return sum(
        _count_under(value, partner_id, _BY_PARTNER[key]) if key in _BY_PARTNER else _count_given(value, partner_id)
        for key, value in node.items()
    )


def _count_under(table: Any, partner_id: str, levels: int) -> int:
    if not isinstance(table, dict):
        return 0
    if levels:
        return sum(_count_under(one, partner_id, levels - 1) for one in table.values())
    return 0 if is_empty(table.get(partner_id)) else 1
