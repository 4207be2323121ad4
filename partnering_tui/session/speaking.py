"""Speaking to a statement: what else changes when a partner takes a position or a wording is changed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from partnering_tui.session.answers import answer_path
from partnering_tui.session.positions import (
    earlier_wording,
    is_on_earlier_wording,
    is_same_wording,
    says_anything,
    was_changed_in_file,
)
from partnering_tui.session.record import ABSENT, Change, Path, Put, Record, Row
from partnering_tui.session.session import new_row_id
from partnering_tui.session.values import is_empty
from partnering_tui.session.wording_marks import WORDING_MARK, mark_of, marked_on
from partnering_tui.workshop.definition import Question

_SAID = ("positions", "reservations")
WITHOUT_WORDS = ("support", "accept")
"""Who takes one of these has nothing to say against the statement any more."""


def puts_beside(record: Record, question: Question, place: Path, after: Any, today: date) -> tuple[Put, ...]:
    """What has to change together with a value that is put (ABSENT: taken away) at a place inside an agreement.

    A position or its words, said while those of the others are on an earlier wording, move all of these to `earlier`.
    A new wording leaves the positions on the old one. The first position has its day, and each the mark of its wording.
    Who supports or accepts leaves the words of its dissent behind.
    """
    path = (*answer_path(question), *place[:2])
    row = record.get(path)
    if place[:1] != ("rows",) or len(place) < 3 or not isinstance(row, dict):
        return ()
    match place[2:]:
        case [column] if column == question.columns[0].id:
            return tuple(_on_rewording(path, row, row.get(column), after))
        case [("positions" | "reservations") as table, partner]:
            given = row.get(table)
            before = given.get(partner, ABSENT) if isinstance(given, dict) else ABSENT
            if before is ABSENT and after is ABSENT:
                return ()
            if is_on_earlier_wording(row):
                return tuple(_on_speaking_again(path, row, question, table, partner, after, today))
            return tuple(_on_position(path, row, question, partner, after, today)) if table == "positions" else ()
        case _:
            return ()


def with_its_day(question: Question, row: Row, today: date) -> Row:
    """A new row of an agreement with the day of its positions and the mark of its wording, if it has any."""
    if question.kind != "agreement" or not row.get("positions"):
        return row
    marks = {put.path[-1]: put.after for put in _marked((), row, question)}
    return {**row, "asked": row.get("asked", today), **marks}


def ask_again(record: Record, question: Question, row_id: str) -> Change | None:
    """Put a statement to the partners again: what they said moves to `earlier`. None if nobody said anything."""
    path = (*answer_path(question), "rows", row_id)
    row = record.get(path)
    if not isinstance(row, dict) or not says_anything(row):
        return None
    puts = (*_moved(path, row, question), *_taken_away(path, row, ("asked", WORDING_MARK)))
    return Change("the partners asked again", puts, question.private, question.id)


def same_meaning(record: Record, question: Question, row_id: str) -> Change | None:
    """Say that the wording of now means what the earlier one meant, so that the positions count again.

    None if the positions are not on an earlier wording.
    """
    path = (*answer_path(question), "rows", row_id)
    row = record.get(path)
    if not isinstance(row, dict) or not is_on_earlier_wording(row):
        return None
    puts = (*_taken_away(path, row, ("asked_as",)), *_marked(path, row, question))
    return Change("the positions kept on the new wording", puts, question.private, question.id)


def _on_rewording(path: Path, row: Row, old: Any, new: Any) -> Iterator[Put]:
    if was_changed_in_file(row):
        return  # it is not the wording of now that they spoke to; put back, it fits its mark again
    if is_on_earlier_wording(row):
        if is_same_wording("" if new is ABSENT else new, earlier_wording(row)):
            yield from _taken_away(path, row, ("asked_as",))
    elif says_anything(row) and not is_empty(old) and not is_same_wording(old, "" if new is ABSENT else new):
        yield Put((*path, "asked_as"), row.get("asked_as", ABSENT), str(old))


def _on_position(path: Path, row: Row, question: Question, partner: str, after: Any, today: date) -> Iterator[Put]:
    positions = row.get("positions")
    others = {key: said for key, said in positions.items() if key != partner} if isinstance(positions, dict) else {}
    before = positions.get(partner) if isinstance(positions, dict) else None
    if after is ABSENT and not others:
        yield from _taken_away(path, row, ("asked", WORDING_MARK))
    elif after is not ABSENT and after != before:
        yield from _noted(path, row, today) if not others and is_empty(before) else ()
        yield from _marked(path, row, question)
    words = row.get("reservations")
    if after in WITHOUT_WORDS and isinstance(words, dict) and partner in words:
        yield Put((*path, "reservations", partner), words[partner], ABSENT)


def _on_speaking_again(
    path: Path, row: Row, question: Question, table: str, partner: str, after: Any, today: date
) -> Iterator[Put]:
    # Who puts its words anew says its position again with them.
    kept = {("positions", partner), ("reservations", partner)} if table == "reservations" else {("positions", partner)}
    yield from _moved(path, row, question, kept=frozenset(kept))
    positions = row.get("positions")
    keeps_position = table == "reservations" and isinstance(positions, dict) and partner in positions
    if keeps_position or (table == "positions" and after is not ABSENT):
        yield from _noted(path, row, today)
        yield from _marked(path, row, question)
    else:
        yield from _taken_away(path, row, ("asked", WORDING_MARK))


def _moved(
    path: Path, row: Row, question: Question, *, kept: frozenset[tuple[str, str]] = frozenset()
) -> Iterator[Put]:
    """What moves everything that was said to `earlier`; what is kept stays where it is as well."""
    entries = row.get("earlier", [])
    if not isinstance(entries, list):
        return
    is_known = not was_changed_in_file(row)
    wording = (earlier_wording(row) or row.get(question.columns[0].id, "")) if is_known else ""
    said = {key: dict(row[key]) for key in _SAID if isinstance(row.get(key), dict) and row[key]}
    entry: Row = {"id": new_row_id({str(one.get("id")) for one in entries if isinstance(one, dict)})}
    entry |= {"asked": row["asked"]} if "asked" in row else {}
    # Named even while it is the wording of now: that may change, and then nobody could tell.
    entry |= {} if is_empty(wording) else {"asked_as": str(wording)}
    entry |= {} if is_known else {WORDING_MARK: row[WORDING_MARK]}
    yield Put((*path, "earlier", entry["id"]), ABSENT, entry | said, len(entries))
    for key, table in said.items():
        # From the last to the first, so that undo puts them back in their order.
        for partner, words in reversed(table.items()):
            if (key, partner) not in kept:
                yield Put((*path, key, partner), words, ABSENT)
    yield from _taken_away(path, row, ("asked_as",))


def _noted(path: Path, row: Row, today: date) -> Iterator[Put]:
    if row.get("asked") != today:
        yield Put((*path, "asked"), row.get("asked", ABSENT), today)


def _marked(path: Path, row: Row, question: Question) -> Iterator[Put]:
    """What marks the positions in the row as given on its wording of now, if it has one."""
    column = question.columns[0].id
    mark = marked_on(column, row)
    if mark != mark_of(row) and not is_empty(row.get(column)):
        yield Put((*path, WORDING_MARK), row.get(WORDING_MARK, ABSENT), str(mark))


def _taken_away(path: Path, row: Row, keys: tuple[str, ...]) -> Iterator[Put]:
    yield from (Put((*path, key), row[key], ABSENT) for key in keys if key in row)
