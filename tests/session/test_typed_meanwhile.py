"""What is promised about typing in a window while somebody else changes the same."""

from __future__ import annotations

from copy import deepcopy
from datetime import date
from typing import Any

from partnering_tui.session.conflicts import conflicts_of
from partnering_tui.session.record import ABSENT, Change, Record
from partnering_tui.session.session import PrivateNotes, Session
from partnering_tui.session.typed_meanwhile import (
    conflicts_made,
    marked_since,
    note_written_since,
    noted_since,
    reason_given_since,
    renamed_since,
)
from tests.session.builders import a_question

ASK = {"id": "a1", "what": "Ask the bank", "who": "Grace", "noted": "2026-01-01"}
QUESTION = a_question("text", id="vision", label="Vision")


def changed(session: Session, **values: Any) -> Session:
    """The session after somebody typed these over what the note said at first."""
    change = noted_since(session, "actions", ASK, values)
    assert change is not None
    before = deepcopy(session.tree)
    session.apply(change)
    after = deepcopy(session.tree)
    session.apply(change.reversed())
    assert session.tree == before
    session.apply(change)
    assert session.tree == after
    return session


def test_what_only_they_changed_stays_as_theirs() -> None:
    session = changed(Session({"actions": [ASK | {"who": "Otieno", "due": "May"}]}), what="Ask both banks")
    assert session.rows(("actions",)) == [ASK | {"what": "Ask both banks", "who": "Otieno", "due": "May"}]
    assert conflicts_of(session) == []


def test_what_both_changed_stands_as_typed_and_both_wait() -> None:
    session = changed(Session({"actions": [ASK | {"who": "Otieno"}], "conflicts": [{"id": "x"}]}), who="Amina")
    assert session.rows(("actions",))[0]["who"] == "Amina"
    (conflict,) = conflicts_of(session)
    assert (conflict.base, conflict.ours, conflict.theirs) == ("Grace", "Amina", "Otieno")
    assert session.rows(("conflicts",))[0] == {"id": "x"}


def test_what_both_changed_alike_waits_for_nobody() -> None:
    assert noted_since(Session({"actions": [ASK | {"who": "Amina"}]}), "actions", ASK, {"who": "Amina"}) is None


def test_a_note_that_they_took_away_comes_back_and_waits() -> None:
    session = changed(Session({"actions": [{"id": "a0"}]}), what="Ask both banks")
    assert [row["id"] for row in session.rows(("actions",))] == ["a0", "a1"]
    assert [one.theirs for one in conflicts_of(session)] == [ABSENT]


def marked(record: Record, opened: tuple[str, str], state: str, note: str) -> Change:
    change = marked_since(record, QUESTION, opened, state, note)
    assert change is not None
    record.apply(change)
    return change


def test_a_mark_chosen_over_another_keeps_both() -> None:
    record = Record({"answers": {"vision": {"value": "Water", "state": "parked", "note": "June"}}})
    change = marked(record, ("", ""), "later", "")
    assert record.tree["answers"]["vision"] == {"value": "Water", "state": "later", "note": "June"}
    assert len(conflicts_made(change)) == 1


def test_a_mark_that_nobody_else_touched_is_simply_changed() -> None:
    record = Record({"answers": {"vision": {"state": "later", "note": "June"}}})
    assert conflicts_made(marked(record, ("later", "June"), "", "")) == []
    assert record.tree == {}
    assert marked_since(record, QUESTION, ("", ""), "", "") is None


def test_a_private_note_written_over_another_keeps_both_in_the_private_file() -> None:
    notes = PrivateNotes({"notes": {"issue": {"text": "Theirs"}}})
    change = note_written_since(notes, "issue", "", "Ours")
    assert change is not None
    assert change.private
    notes.apply(change)
    assert notes.note("issue") == "Ours"
    assert [one.theirs for one in conflicts_of(notes)] == ["Theirs"]


def test_a_title_given_over_another_keeps_both() -> None:
    session = Session({"session": {"title": "Theirs", "status": "open"}})
    change = renamed_since(session, "Water", "Ours")
    assert change is not None
    session.apply(change)
    assert session.tree["session"] == {"title": "Ours", "status": "open"}
    assert [one.theirs for one in conflicts_of(session)] == ["Theirs"]
    assert renamed_since(session, "Theirs", "Theirs") is None


SIGNED = {"id": "v1", "number": 1, "signed": date(2026, 3, 4)}
TODAY = date(2026, 4, 1)


def with_reason(status: str, *rows: dict[str, Any]) -> Session:
    session = Session({"session": {"status": status}, "versions": [dict(row) for row in rows]})
    change = reason_given_since(session, SIGNED, "The bank left", TODAY)
    assert change is not None
    session.apply(change)
    return session


def test_a_reason_reopens_the_agreement() -> None:
    session = with_reason("agreed", SIGNED)
    assert session.status == "reopened"
    assert session.rows(("versions",)) == [SIGNED | {"reopened": TODAY, "reason": "The bank left"}]


def test_a_reason_given_over_another_keeps_both() -> None:
    session = with_reason("reopened", SIGNED | {"reopened": TODAY, "reason": "Theirs"})
    assert session.rows(("versions",))[0]["reason"] == "The bank left"
    assert [one.theirs for one in conflicts_of(session)] == ["Theirs"]


def test_a_reason_stays_with_its_version_when_another_was_signed_meanwhile() -> None:
    session = with_reason("agreed", SIGNED, {"id": "v2", "number": 2})
    assert session.status == "agreed"
    assert [row.get("reason") for row in session.rows(("versions",))] == ["The bank left", None]
