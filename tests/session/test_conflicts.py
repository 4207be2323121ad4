"""What is promised about two versions that wait to be chosen between."""

from __future__ import annotations

from typing import Any

import pytest

from partnering_tui.session.conflict_words import place_in_words, typed_value, value_in_words, waiting_in_words
from partnering_tui.session.conflicts import Conflict, conflicts_of, settle, versions_of_conflict
from partnering_tui.session.record import ABSENT
from partnering_tui.session.session import Session
from partnering_tui.workshop.definition import Workshop
from tests.session.builders import a_question, a_session, a_workshop

ROW = {"id": "r1", "name": "Safe kiosks", "due": "spring"}


def a_workshop_here() -> Workshop:
    return a_workshop(
        a_question("text", id="vision", label="Vision"),
        a_question("table", id="table", label="Objectives"),
        a_question("agreement", id="principles", label="Principles"),
        a_question("ratings", id="check", label="Health check"),
    )


def waiting(*conflicts: Conflict, **answers: Any) -> Session:
    session = a_session("County", "Lakewater", workshop=a_workshop_here())
    session.tree["answers"] = answers
    session.tree["conflicts"] = [conflict.row for conflict in conflicts]
    return session


VISION = Conflict.between(("answers", "vision", "value"), "Water", "Ours", "Theirs")


def test_the_version_that_stands_comes_first() -> None:
    session = waiting(VISION, vision={"value": "Theirs"})
    assert versions_of_conflict(session, VISION) == ["Theirs", "Ours"]


def test_a_place_that_was_changed_since_is_a_version_too() -> None:
    session = waiting(VISION, vision={"value": "Newer"})
    assert versions_of_conflict(session, VISION) == ["Newer", "Ours", "Theirs"]


@pytest.mark.parametrize("chosen", ["Ours", "Theirs", "A third"])
def test_choosing_puts_the_conflict_away_and_can_be_taken_back(chosen: str) -> None:
    session = waiting(VISION, vision={"value": "Ours"})
    change = settle(session, VISION, chosen)
    assert change is not None
    session.apply(change)
    assert session.get(("answers", "vision", "value")) == chosen
    assert conflicts_of(session) == []
    session.apply(change.reversed())
    assert conflicts_of(session) == [VISION]
    assert session.get(("answers", "vision", "value")) == "Ours"


def test_a_row_is_taken_out_or_brought_back_as_a_whole() -> None:
    conflict = Conflict.between(("answers", "table", "rows", "r1"), ROW, ABSENT, ROW | {"due": "May"})
    session = waiting(conflict, table={"rows": [{"id": "r0"}, ROW | {"due": "May"}, {"id": "r2"}]})
    change = settle(session, conflict, ABSENT)
    assert change is not None
    session.apply(change)
    assert [row["id"] for row in session.rows(("answers", "table", "rows"))] == ["r0", "r2"]
    session.apply(change.reversed())
    assert [row["id"] for row in session.rows(("answers", "table", "rows"))] == ["r0", "r1", "r2"]


def test_a_conflict_that_was_settled_elsewhere_is_no_longer_there_to_settle() -> None:
    assert settle(waiting(), VISION, "Ours") is None


def test_a_choice_about_a_row_that_is_gone_only_puts_the_conflict_away() -> None:
    conflict = Conflict.between(("answers", "table", "rows", "r1", "due"), ABSENT, "May", "June")
    session = waiting(conflict, table={"rows": [{"id": "r2"}]})
    change = settle(session, conflict, "May")
    assert change is not None
    session.apply(change)
    assert session.rows(("answers", "table", "rows")) == [{"id": "r2"}]
    assert conflicts_of(session) == []


def test_rows_that_are_no_conflicts_are_passed_over() -> None:
    session = waiting()
    session.tree["conflicts"] = [{"id": "x", "path": "answers"}, {"id": "y"}, {"path": ["answers"]}, VISION.row]
    assert conflicts_of(session) == [VISION]


@pytest.mark.parametrize(
    ("path", "words"),
    [
        (("answers", "vision", "value"), "“Vision”"),
        (("answers", "vision", "state"), "what “Vision” is marked as"),
        (("answers", "table", "rows", "r1", "due"), "“Objectives”, “Safe kiosks”, “Due”"),
        (("answers", "table", "rows", "gone"), "“Objectives”, a row"),
        (
            ("answers", "principles", "rows", "s1", "positions", "county"),
            "“Principles”, “Numbers”, the position of County",
        ),
        (("answers", "check", "rounds", "k1", "scores", "trust", "county"), "“Health check”"),
        (("partners", "county", "name"), "the name of County"),
        (("session", "title"), "the title of the session"),
        (("actions", "a1", "due"), "the action “Call the bank”, “due”"),
        (("odd", "thing"), "“odd, thing”"),
    ],
)
def test_a_place_is_told_by_the_names_that_people_know(path: tuple[str, ...], words: str) -> None:
    session = waiting(table={"rows": [ROW]}, principles={"rows": [{"id": "s1", "name": "Numbers"}]})
    session.tree["actions"] = [{"id": "a1", "what": "Call the bank"}]
    assert place_in_words(session, a_workshop_here(), path) == words


def test_a_row_is_told_with_a_line_for_each_thing_that_it_says() -> None:
    path = ("answers", "table", "rows", "r1")
    assert value_in_words(a_workshop_here(), path, ROW) == "Name: Safe kiosks\nDue: spring"
    assert value_in_words(a_workshop_here(), path, ABSENT) == ""
    assert typed_value(a_workshop_here(), path, ROW) is None
    assert typed_value(a_workshop_here(), ("answers", "vision", "value"), "Ours") == "Ours"


def test_what_waits_is_told_in_a_sentence_without_the_versions() -> None:
    session = waiting(VISION, vision={"value": "Ours"})
    assert waiting_in_words(session, a_workshop_here()) == ["Two versions of “Vision” wait to be chosen."]
