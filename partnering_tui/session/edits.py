"""Every edit of a session that a person can make. Each returns the change and makes none; None if there is none."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from partnering_tui.session.answers import answer_path, rows_path
from partnering_tui.session.marks import mark_meant
from partnering_tui.session.record import ABSENT, Change, Path, Put, Record, Row, put
from partnering_tui.session.rounds import entered_puts, round_of
from partnering_tui.session.session import PrivateNotes, Session, new_partner, new_row_id
from partnering_tui.session.speaking import puts_beside, with_its_day
from partnering_tui.session.values import is_empty, on_one_line, typed
from partnering_tui.workshop.definition import Question


def answer(record: Record, question: Question, place: Path, value: Any, *, today: date | None = None) -> Change | None:
    """Put a value at a place inside the answer to a question, such as `("value",)` or `("rows", "m3x7", "name")`.

    An empty value removes what stood there. Text is stored as typed. None too if it has no place (see `has_place`), and
    if somebody only looked at a value of another kind, such as `true` for a text: it stays as it is written.
    In an agreement, what has to follow from a new wording or position follows; `today` is the day by the clock.
    """
    path = (*answer_path(question), *place)
    if reads_the_same(question, record.get(path), value):
        return None
    label = f"the answer to {question.label}"
    after = ABSENT if is_blank(value) else value
    change = put(record, path, after, label, question=question.id, private=question.private)
    if question.kind == "agreement" and (beside := puts_beside(record, question, place, after, today or date.today())):
        # The same position as on an earlier wording is said anew all the same.
        said = change.puts if change else (Put(path, after, after),)
        return Change(label, (*said, *beside), question.private, question.id)
    is_first_value = change is not None and change.puts[0].before is ABSENT
    return None if is_first_value and _row_is_gone(record, question, place) else change


def has_place(record: Record, question: Question, place: Path) -> bool:
    """Whether a value can be written at that place inside the answer: its row is there, and nothing is in the way."""
    if question.kind == "ratings" and place[:2] == ("rounds", ""):
        return True  # it begins a round, or goes into the latest
    path = (*answer_path(question), *place)
    return record.can_hold(path) and not _row_is_gone(record, question, place)


def can_add_row(record: Record, question: Question, list_place: Path) -> bool:
    """Whether the list inside the answer is one, or can be made."""
    path = (*answer_path(question), *list_place)
    return record.can_hold(path) and isinstance(record.get(path, []), list)


def reads_the_same(question: Question, before: Any, value: Any) -> bool:
    """Whether a field that shows what stands there gives this value back without anybody having touched it."""
    # A text is what somebody typed, or a number between quotes, which is better without them.
    is_no_text = before is not ABSENT and not isinstance(before, str)
    return is_no_text and typed(question, before) == typed(question, value)


def _row_is_gone(record: Record, question: Question, place: Path) -> bool:
    """Whether the place is in a row that somebody has removed meanwhile."""
    if question.kind not in ("table", "agreement", "ratings"):
        return False
    row_place = place[: 3 if question.is_per_partner else 2]
    return record.index_of((*answer_path(question), *row_place)) < 0


def is_blank(value: Any) -> bool:
    """Nothing was typed. White space is something: a person is on the way to the next word."""
    return value is None or value == "" or value == []


def add_row(
    record: Record,
    question: Question,
    list_place: Path,
    values: Row,
    *,
    at: int | None = None,
    today: date | None = None,
) -> Change | None:
    """Add a row to a list inside the answer, at its end or at a position counted from 0; the row gets a new id.

    None if something else than a list stands there (see `can_add_row`).
    """
    if not can_add_row(record, question, list_place):
        return None
    path = (*answer_path(question), *list_place)
    rows = record.rows(path)
    row_id = new_row_id({str(row.get("id")) for row in rows})
    said = {key: value for key, value in values.items() if not is_empty(value)}
    row = {"id": row_id} | with_its_day(question, said, today or date.today())
    puts = (Put((*path, row_id), ABSENT, row, len(rows) if at is None else at),)
    return Change(f"a row added to {question.label}", puts, question.private, question.id)


def add_rows(
    record: Record, question: Question, list_place: Path, many: Iterable[Row], *, today: date | None = None
) -> Change | None:
    """Add several rows at the end of a list inside the answer, all in one change. None if they cannot be added."""
    if not can_add_row(record, question, list_place):
        return None
    path = (*answer_path(question), *list_place)
    rows = record.rows(path)
    taken = {str(row.get("id")) for row in rows}
    puts: list[Put] = []
    for values in many:
        row_id = new_row_id(taken)
        taken.add(row_id)
        said = {key: value for key, value in values.items() if not is_empty(value)}
        row = {"id": row_id} | with_its_day(question, said, today or date.today())
        puts.append(Put((*path, row_id), ABSENT, row, len(rows) + len(puts)))
    label = f"{len(puts)} rows added to {question.label}"
    return Change(label, tuple(puts), question.private, question.id) if puts else None


def remove_row(record: Record, question: Question, row_place: Path) -> Change | None:
    """Remove one row from a list inside the answer."""
    path = (*answer_path(question), *row_place)
    at = record.index_of(path)
    if at < 0:
        return None
    row = record.get(path)
    name = _name_of(question, row)
    label = f"the row {name} removed" if name else f"a row removed from {question.label}"
    return Change(label, (Put(path, row, ABSENT, at),), question.private, question.id)


def move_row(record: Record, question: Question, row_place: Path, by: int) -> Change | None:
    """Move one row up (by −1) or down (by 1) in its list; None at the ends."""
    puts = _moved(record, (*answer_path(question), *row_place), by)
    return Change(f"a row moved in {question.label}", puts, question.private, question.id) if puts else None


def mark(record: Record, question: Question, state: str, note: str) -> Change | None:
    """Put a question in a state (later, unknown, not-relevant, parked; empty: none of them) with a note."""
    path = answer_path(question)
    wanted = {"state": state or ABSENT, "note": (note if state else "") or ABSENT}
    puts = tuple(
        Put((*path, key), before, after)
        for key, after in wanted.items()
        if (before := record.get((*path, key))) != after
    )
    return Change(f"the mark on {question.label}", puts, question.private, question.id) if puts else None


def score(record: Record, question: Question, place: Path, value: Any, now: datetime) -> Change | None:
    """Put a score, or a comment on one, at a place such as `("rounds", "k2f8", "scores", "trust", "county")`.

    An empty id stands for the latest round; if there is none yet, the score begins one, dated today. Words such as
    "n/a" become marks, but not in comments; a round in confidence notes that something was entered so.
    """
    rounds = record.rows(rows_path(question))
    lists, round_id, *inside = place
    value = mark_meant(value) if inside[:1] == ["scores"] else value
    if round_id or rounds:
        the_id = round_id or str(rounds[-1].get("id"))
        change = answer(record, question, (lists, the_id, *inside), value)
        round_ = round_of(record, question, the_id)
        if change is None or round_ is None or is_blank(value):
            return change
        entered = entered_puts((*rows_path(question), the_id), round_)
        return replace(change, puts=(*change.puts, *entered))
    if is_blank(value):
        return None
    scores, indicator, partner = inside
    return add_row(record, question, (lists,), _round(now) | {scores: {indicator: {partner: value}}})


def start_round(record: Record, question: Question, now: datetime) -> Change | None:
    """Begin another round of ratings, dated today."""
    return add_row(record, question, ("rounds",), _round(now))


def _round(now: datetime) -> Row:
    return {"date": now.date(), "mode": "named"}


def rename_session(session: Session, title: str) -> Change | None:
    """Give the session another title."""
    return put(session, ("session", "title"), on_one_line(title), "the new title of the session")


def add_partner(session: Session, short: str, name: str = "", sector: str = "") -> Change:
    """Bring one more partner to the table."""
    partners = session.partners
    row = new_partner(short, name, sector, taken={partner.id for partner in partners})
    return Change(f"{row['name']} added", (Put(("partners", row["id"]), ABSENT, row, len(partners)),))


def rename_partner(session: Session, partner_id: str, *, short: str, name: str, sector: str) -> Change | None:
    """Change what a partner is called or which sector it is from. Its id stays. None if it has left meanwhile."""
    path = ("partners", partner_id)
    if session.index_of(path) < 0:
        return None
    short, name = on_one_line(short), on_one_line(name)
    wanted = {"name": name or short, "short": short if short != name else "", "sector": sector}
    puts = tuple(
        Put((*path, key), before, after)
        for key, value in wanted.items()
        if (before := session.get((*path, key))) != (after := value or ABSENT)
    )
    return Change(f"{name or short} changed", puts) if puts else None


def move_partner(session: Session, partner_id: str, by: int) -> Change | None:
    """Move a partner up (by −1) or down (by 1)."""
    puts = _moved(session, ("partners", partner_id), by)
    return Change("a partner moved", puts) if puts else None


def remove_partner(session: Session, partner_id: str) -> Change | None:
    """Take a partner from the table. What it said stays in the file, and comes back with a partner of the same id."""
    path = ("partners", partner_id)
    at = session.index_of(path)
    if at < 0:
        return None
    row = session.get(path)
    return Change(f"{row.get('name', partner_id)} removed", (Put(path, row, ABSENT, at),))


def answers_of_partner(record: Record, partner_id: str) -> int:
    """How many answers, positions, cells and scores a partner has given."""
    return _count_given(record.tree.get("answers", {}), partner_id)


def write_note(private: PrivateNotes, step_id: str, text: str) -> Change | None:
    """Write the facilitator's private note on a step."""
    after = ABSENT if is_blank(text) else text
    return put(private, ("notes", step_id, "text"), after, "the private note", private=True)


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
