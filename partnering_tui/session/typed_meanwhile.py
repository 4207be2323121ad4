"""What was typed in a window while somebody else changed the same: brought together three-way, as two files are.

What only they changed stays as theirs. What both changed differently stands as it was typed here, and both versions
wait to be chosen.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy
from datetime import date
from typing import Any, Literal

from partnering_tui.session.answers import answer_path
from partnering_tui.session.conflicts import CONFLICTS, Conflict
from partnering_tui.session.edits import mark, rename_session, write_note
from partnering_tui.session.merging import merge
from partnering_tui.session.noting import change_noted
from partnering_tui.session.record import ABSENT, Change, Path, Put, Record, Row, Tree, as_table
from partnering_tui.session.session import PrivateNotes, Session
from partnering_tui.session.steps_between import puts_between
from partnering_tui.session.versions import latest_version, reopen
from partnering_tui.workshop.definition import Question


def noted_since(
    session: Session, place: Literal["actions", "parking_lot"], opened: Row, values: Mapping[str, Any]
) -> Change | None:
    """Say things of a note anew that said `opened` when somebody began to type. None if that changes nothing.

    One that was taken away meanwhile comes back, and whether it goes waits to be chosen.
    """
    path = (place, str(opened["id"]))
    alone = Session({place: [deepcopy(opened)]})
    change = change_noted(alone, place, path[1], values)
    if change is None:
        return None
    alone.apply(change)
    return _brought_in(session, path, opened, alone.get(path), change.label)


def marked_since(record: Record, question: Question, opened: tuple[str, str], state: str, note: str) -> Change | None:
    """Put a question in a state with a note; it stood in `opened`, a state and note, when somebody began to choose."""
    path = answer_path(question)
    alone = Record()
    alone.apply(mark(alone, question, *opened) or Change("", ()))
    before = dict(alone.table(path))
    change = mark(alone, question, state, note)
    if change is None:
        return None
    alone.apply(change)
    return _brought_in(record, path, before, alone.table(path), change.label, question.id)


def note_written_since(notes: PrivateNotes, step: str, opened: str, words: str) -> Change | None:
    """Write the private note of a step, which said `opened` when somebody began to type."""
    path = ("notes", step)
    alone = PrivateNotes(_nested(path, {"text": opened} if opened else {}))
    change = write_note(alone, step, words)
    if change is None:
        return None
    before = dict(alone.table(path))
    alone.apply(change)
    return _brought_in(notes, path, before, alone.table(path), change.label)


def renamed_since(session: Session, opened: str, title: str) -> Change | None:
    """Give the session another title; it was called `opened` when somebody began to type."""
    if session.title == opened:
        return rename_session(session, title)
    path, alone = ("session",), Session({"session": {"title": opened}})
    change = rename_session(alone, title)
    if change is None:
        return None
    alone.apply(change)
    return _brought_in(session, path, {"title": opened}, alone.table(path), change.label)


def reason_given_since(session: Session, opened: Row, reason: str, today: date) -> Change | None:
    """Say why a version was opened again, which was noted as in `opened` when somebody began to type.

    That reopens the agreement, unless another version was signed meanwhile. None without a reason.
    """
    if not reason.strip():
        return None
    path = ("versions", str(opened["id"]))
    alone = Session({"versions": [deepcopy(opened)]})
    latest = latest_version(session)
    reopened = reopen(session, "", today) if latest is None or latest.id == path[1] else None
    given = reopen(alone, reason, today)
    if given is None:
        return reopened
    alone.apply(given)
    change = _brought_in(session, path, opened, alone.get(path), given.label)
    puts = [put for one in (reopened, change) if one for put in one.puts]
    return Change(given.label, tuple(puts)) if puts else None


def conflicts_made(change: Change | None) -> list[str]:
    """The ids of the conflicts that a change brings."""
    puts = change.puts if change else ()
    return [put.path[1] for put in puts if put.path[0] == CONFLICTS and put.after is not ABSENT]


def _brought_in(
    record: Record, path: Path, base: Mapping[str, Any], ours: Mapping[str, Any], label: str, question: str = ""
) -> Change | None:
    """The change that brings what was typed into the table at that path; only the keys of both sides are looked at."""
    is_gone = "id" in base and record.get(path) is ABSENT
    here = as_table(record.get(path))
    theirs = {key: here[key] for key in dict.fromkeys((*base, *ours)) if key in here}
    sides = [_nested(path, dict(side)) for side in (base, ours, theirs)]
    merged = merge(*sides)
    result = Record(merged.tree).get(path)
    puts = [*_puts(record, path, theirs, result, is_gone=is_gone), *_waiting(record, merged.conflicts)]
    return Change(label, tuple(puts), isinstance(record, PrivateNotes), question) if puts else None


def _puts(record: Record, path: Path, theirs: Tree, result: Any, *, is_gone: bool) -> Iterator[Put]:
    if is_gone:
        if result is not ABSENT:
            yield Put(path, ABSENT, result, len(record.rows(path[:-1])))
        return
    for put in puts_between(theirs, as_table(result)):
        yield Put((*path, *put.path), put.before, put.after, put.at)


def _waiting(record: Record, conflicts: tuple[Conflict, ...]) -> Iterator[Put]:
    end = len(record.rows((CONFLICTS,)))
    new = [one for one in conflicts if record.index_of((CONFLICTS, one.id)) < 0]
    for at, conflict in enumerate(new, end):
        yield Put((CONFLICTS, conflict.id), ABSENT, conflict.row, at)


def _nested(path: Path, table: Tree) -> Tree:
    """A tree in which nothing stands but that table, or that row of a list."""
    if not table:
        return {}
    if "id" in table and len(path) == 2:
        return {path[0]: [table]}
    for key in reversed(path):
        table = {key: table}
    return table
