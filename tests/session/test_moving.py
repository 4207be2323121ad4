"""Answers follow the ids of a newer workshop when somebody says so, and nothing is ever lost."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest

from partnering_tui.session.moving import Moving, is_to_be_asked, moving, staying
from partnering_tui.session.session import PrivateNotes, Session
from partnering_tui.session.workbook import Workbook
from partnering_tui.workshop.definition import Question, Workshop
from tests.session.builders import a_question, a_workshop


def a_newer_workshop(*questions: Question, renamed: list[dict[str, str]], version: int = 2) -> Workshop:
    whole = a_workshop(*questions).model_dump(by_alias=True)
    changed = ({"version": version, "renamed": tuple(renamed)},)
    return Workshop.model_validate(whole | {"version": version, "changed": changed})


def a_session(answers: dict[str, Any], **more: Any) -> Session:
    head = {"id": "0c1f", "title": "Water", "workshop": "small", "workshop_version": 1}
    return Session({"format": 1, "session": head, "answers": answers} | more)


def moved(session: Session, workshop: Workshop, private: PrivateNotes | None = None) -> Moving:
    """What was moved, after moving it."""
    private = private or PrivateNotes()
    found = moving(session, private, workshop)
    for change in found.changes:
        (private if change.private else session).apply(change)
    return found


def test_an_answer_follows_its_question() -> None:
    session = a_session({"old": {"value": "Wells", "note": "x"}})
    found = moved(session, a_newer_workshop(a_question(), renamed=[{"question": "old", "to": "q"}]))
    assert session.tree["answers"] == {"q": {"value": "Wells", "note": "x"}}
    assert [move.words for move in found.moves] == ["question old is now q: 1 place"]
    assert [move.told for move in found.moves] == ["question “The question”, until now “old”: 1 place"]
    assert session.tree["session"]["workshop_version"] == 2


def test_an_answer_that_was_kept_meanwhile_comes_back() -> None:
    session = a_session({}, kept={"old": {"value": "Wells"}})
    moved(session, a_newer_workshop(a_question(), renamed=[{"question": "old", "to": "q"}]))
    assert (session.tree["answers"], "kept" in session.tree) == ({"q": {"value": "Wells"}}, False)


def test_an_answer_given_since_stays_and_the_old_one_is_kept() -> None:
    session = a_session({"q": {"value": "New"}}, kept={"old": {"value": "Old"}})
    found = moved(session, a_newer_workshop(a_question(), renamed=[{"question": "old", "to": "q"}]))
    assert found.moves == ()
    assert session.tree["kept"] == {"old": {"value": "Old"}}


def test_an_answer_that_the_question_cannot_hold_is_kept() -> None:
    session = a_session({}, kept={"old": {"rows": [{"id": "a"}]}, "other": 3})
    workshop = a_newer_workshop(a_question("table"), renamed=[{"question": "other", "to": "q"}])
    assert moving(session, PrivateNotes(), workshop).moves == ()


@pytest.mark.parametrize("place", ["rows", "by_partner"])
def test_cells_follow_their_column(place: str) -> None:
    rows = [{"id": "a", "old": "Wells", "due": "x"}, {"id": "b", "due": "y"}]
    given = {"rows": rows} if place == "rows" else {"by_partner": {"county": rows}}
    session = a_session({"q": given})
    found = moved(
        session, a_newer_workshop(a_question("table"), renamed=[{"question": "q", "column": "old", "to": "name"}])
    )
    after = session.get(("answers", "q", "rows") if place == "rows" else ("answers", "q", "by_partner", "county"))
    assert after == [{"id": "a", "name": "Wells", "due": "x"}, {"id": "b", "due": "y"}]
    assert found.moves[0].count == 1


@pytest.mark.parametrize(
    ("kind", "given", "after"),
    [
        ("choice", {"value": "old"}, {"value": "cash"}),
        ("choices", {"value": ["old", "in-kind"]}, {"value": ["cash", "in-kind"]}),
        ("choices", {"value": ["old", "cash"]}, {"value": ["cash"]}),
        ("choice", {"by_partner": {"county": "old"}}, {"by_partner": {"county": "cash"}}),
    ],
)
def test_choices_follow_their_option(kind: str, given: dict[str, Any], after: dict[str, Any]) -> None:
    session = a_session({"q": given})
    moved(session, a_newer_workshop(a_question(kind), renamed=[{"question": "q", "option": "old", "to": "cash"}]))
    assert session.tree["answers"]["q"] == after


def test_ratings_follow_their_indicator() -> None:
    rounds = [{"id": "r", "scores": {"old": {"county": 3}}, "comments": {"old": "Hm"}}]
    session = a_session({"q": {"rounds": rounds}})
    moved(session, a_newer_workshop(a_question("ratings"), renamed=[{"question": "q", "column": "old", "to": "trust"}]))
    (after,) = session.tree["answers"]["q"]["rounds"]
    assert (after["scores"], after["comments"]) == ({"trust": {"county": 3}}, {"trust": "Hm"})


def test_notes_on_a_step_follow_it_everywhere() -> None:
    session = a_session({}, decisions=[{"id": "d", "step": "old"}], sittings=[{"id": "s", "minutes": {"old": 4}}])
    private = PrivateNotes({"format": 1, "notes": {"old": {"text": "Ask"}}})
    found = moved(session, a_newer_workshop(a_question(), renamed=[{"step": "old", "to": "step"}]), private)
    assert session.tree["decisions"] == [{"id": "d", "step": "step"}]
    assert session.tree["sittings"] == [{"id": "s", "minutes": {"step": 4}}]
    assert private.note("step") == "Ask"
    assert len(found.changes) == 2


def test_a_private_answer_moves_in_the_private_file_only() -> None:
    question = a_question(private=True)
    private = PrivateNotes({"format": 1, "answers": {"old": {"value": "Hush"}}})
    session = a_session({"old": {"value": "Public by mistake"}})
    moved(session, a_newer_workshop(question, renamed=[{"question": "old", "to": "q"}]), private)
    assert private.tree["answers"] == {"q": {"value": "Hush"}}
    assert session.tree["answers"] == {"old": {"value": "Public by mistake"}}


def test_an_id_is_followed_through_several_versions() -> None:
    whole = a_workshop(a_question()).model_dump(by_alias=True)
    changed = tuple(
        {"version": version, "renamed": ({"question": old, "to": new},)}
        for version, old, new in ((3, "middle", "q"), (2, "old", "middle"))
    )
    session = a_session({"old": {"value": "Wells"}})
    moved(session, Workshop.model_validate(whole | {"version": 3, "changed": changed}))
    assert session.tree["answers"] == {"q": {"value": "Wells"}}


def test_what_was_declared_before_the_session_began_moves_nothing() -> None:
    session = a_session({"old": {"value": "Wells"}})
    session.tree["session"]["workshop_version"] = 2
    workshop = a_newer_workshop(a_question(), renamed=[{"question": "old", "to": "q"}])
    assert moving(session, PrivateNotes(), workshop).moves == ()


def test_looking_changes_nothing() -> None:
    session = a_session({"old": {"value": "Wells"}})
    before = deepcopy(session.tree)
    moving(session, PrivateNotes(), a_newer_workshop(a_question(), renamed=[{"question": "old", "to": "q"}]))
    assert session.tree == before


def test_moving_is_taken_back_as_one() -> None:
    session = a_session({"old": {"value": "Wells"}})
    workshop = a_newer_workshop(a_question(), renamed=[{"question": "old", "to": "q"}])
    book = Workbook(workshop, session)
    (change,) = moving(session, book.private, workshop).changes
    before = deepcopy(session.tree)
    book.make(change)
    book.undo()
    assert session.tree == before


def test_who_stays_is_asked_once_for_each_version() -> None:
    session = a_session({"old": {"value": "Wells"}})
    workshop = a_newer_workshop(a_question(), renamed=[{"question": "old", "to": "q"}])
    assert is_to_be_asked(session, workshop)
    session.apply(staying(session, workshop))
    assert not is_to_be_asked(session, workshop)
    newer = a_newer_workshop(a_question(), renamed=[{"question": "old", "to": "q"}], version=3)
    assert is_to_be_asked(session, newer)
