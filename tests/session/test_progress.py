"""Gaps are shown, never enforced."""

from __future__ import annotations

from typing import Any

import pytest

from partnering_tui.session.progress import QuestionState, question_state, step_tally
from partnering_tui.session.session import PrivateNotes
from partnering_tui.workshop.definition import Question
from tests.session.builders import a_question, a_session, a_workshop

S = QuestionState
FIXED = ({"id": "r", "label": "Row"},)


def state(question: Question, answer: dict[str, Any], *partners: str) -> QuestionState:
    workshop = a_workshop(question)
    session = a_session(*(partners or ("County", "Lakewater")), workshop=workshop)
    session.tree["answers"] = {"q": answer}
    return question_state(session, PrivateNotes(), workshop, question)


@pytest.mark.parametrize(
    ("kind", "answer", "expected"),
    [
        ("text", {}, S.EMPTY),
        ("text", {"value": "  "}, S.EMPTY),
        ("text", {"value": "x"}, S.ANSWERED),
        ("yes_no", {"value": False}, S.ANSWERED),
        ("number", {"value": 0}, S.ANSWERED),
        ("choices", {"value": []}, S.EMPTY),
        ("table", {"rows": []}, S.EMPTY),
        ("table", {"rows": [{"id": "a", "name": "x"}]}, S.ANSWERED),
        ("table", {"rows": [{"id": "a", "due": 3}]}, S.PARTIAL),
        ("agreement", {"rows": [{"id": "a", "name": "x"}]}, S.PARTIAL),
        (
            "agreement",
            {"rows": [{"id": "a", "name": "x", "positions": {"county": "support", "lakewater": "reservation"}}]},
            S.ANSWERED,
        ),
        ("ratings", {"rounds": [{"id": "a", "scores": {"trust": {"county": 1}}}]}, S.PARTIAL),
        ("text", {"state": "later", "note": "after the budget"}, S.LATER),
        ("text", {"value": "x", "state": "parked"}, S.PARKED),
        ("text", {"state": "not-relevant"}, S.NOT_RELEVANT),
        ("text", {"state": "no such state", "value": "x"}, S.ANSWERED),
    ],
)
def test_the_state_of_a_question(kind: str, answer: dict[str, Any], expected: QuestionState) -> None:
    assert state(a_question(kind), answer) is expected


def test_an_answer_per_partner_is_full_when_all_have_answered() -> None:
    question = a_question("scale", per="partner")
    assert state(question, {"by_partner": {"county": 4}}) is S.PARTIAL
    assert state(question, {"by_partner": {"county": 4, "lakewater": 1}}) is S.ANSWERED


def test_a_matrix_is_full_when_no_cell_is_empty() -> None:
    question = a_question("matrix", rows=FIXED, cell={"kind": "text"})
    assert state(question, {"cells": {"r": {"county": "x"}}}) is S.PARTIAL
    assert state(question, {"cells": {"r": {"county": "x", "lakewater": "y"}}}) is S.ANSWERED


def test_a_question_whose_condition_does_not_hold_is_not_asked_and_keeps_its_answer() -> None:
    first = a_question("yes_no", id="first")
    second = a_question(id="second", show_if={"question": "first", "is": True})
    workshop = a_workshop(first, second)
    session = a_session(workshop=workshop)
    session.tree["answers"] = {"first": {"value": False}, "second": {"value": "kept"}}
    assert question_state(session, PrivateNotes(), workshop, second) is S.NOT_ASKED
    session.tree["answers"]["first"]["value"] = True
    assert question_state(session, PrivateNotes(), workshop, second) is S.ANSWERED


def test_a_private_question_is_answered_in_the_private_notes() -> None:
    question = a_question(private=True)
    workshop = a_workshop(question)
    session = a_session(workshop=workshop)
    assert question_state(session, PrivateNotes({"answers": {"q": {"value": "x"}}}), workshop, question) is S.ANSWERED


def test_a_step_is_complete_when_all_that_is_needed_is_settled() -> None:
    needed, other = a_question(id="a", needed=True), a_question(id="b")
    workshop = a_workshop(needed, other)
    session = a_session(workshop=workshop)
    assert not step_tally(session, PrivateNotes(), workshop, workshop.steps[0]).is_complete
    session.tree["answers"] = {"a": {"state": "not-relevant"}}
    assert step_tally(session, PrivateNotes(), workshop, workshop.steps[0]).is_complete
