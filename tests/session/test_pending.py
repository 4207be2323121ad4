"""A partner is asked for what is open with it, and for nothing else; nothing private is asked in a letter."""

from __future__ import annotations

from datetime import date
from typing import Any

from partnering_tui.session.pending import Pending, pending
from partnering_tui.session.session import Session
from partnering_tui.workshop.definition import Question
from tests.session.builders import a_question, a_session, a_workshop

STATEMENTS = a_question("agreement", id="principles")
MISSION = a_question("long_text", id="mission", per="partner")
GIFTS = a_question("table", id="gifts", per="partner")
SECRET = a_question("text", id="secret", per="partner", private=True)
GOALS = a_question("table", id="goals")
GAINS = a_question("matrix", id="gains", rows="goals", cell={"kind": "text"}, needed=True)
SPEED = a_question("matrix", id="speed", rows=({"id": "r", "label": "R"},), cell={"kind": "text"})
ROLES = a_question("matrix", id="roles", rows="goals", rule="raci", needed=True)
QUESTIONS = (STATEMENTS, MISSION, GIFTS, SECRET, GOALS, GAINS, SPEED, ROLES)


def of_county(answers: dict[str, Any] | None = None, *questions: Question, **more: Any) -> Pending:
    workshop = a_workshop(*(questions or QUESTIONS))
    session = a_session("County", "Lakewater", workshop=workshop)
    session.tree |= {"answers": answers or {}, **more}
    return pending(Session(session.tree), workshop, session.partners[0])


def statement(**row: Any) -> dict[str, Any]:
    return {"principles": {"rows": [{"id": "p", "name": "We  share"} | row]}}


def test_in_a_new_session_a_partner_has_its_own_questions_open() -> None:
    found = of_county()
    assert [one.question.id for one in found.questions] == ["mission", "gifts"]
    assert (found.statements, found.cells, found.consents, found.dissent) == ((), (), (), ())


def test_what_a_partner_has_answered_is_not_asked_again() -> None:
    said = {"mission": {"by_partner": {"county": "Water"}}, "gifts": {"by_partner": {"county": [{"id": "a"}]}}}
    assert of_county(said).is_nothing


def test_a_question_that_was_put_off_is_told_with_its_note_and_one_that_is_settled_is_not() -> None:
    found = of_county({"mission": {"state": "later", "note": "after the\nbudget"}, "gifts": {"state": "not-relevant"}})
    (one,) = found.questions
    assert (one.question.id, one.is_put_off, one.note) == ("mission", True, "after the budget")


def test_a_statement_is_asked_while_the_partner_has_not_spoken_to_it() -> None:
    (one,) = of_county(statement(positions={"lakewater": "support"})).statements
    assert (one.statement.number, one.statement.wording, one.before) == (1, "We share", None)
    assert of_county(statement(positions={"county": "support"})).statements == ()


def test_a_statement_that_was_reworded_is_asked_again_with_what_was_said_before() -> None:
    (one,) = of_county(statement(positions={"county": "block"}, asked_as="We give")).statements
    assert one.before is not None
    assert (one.before.position, one.before.wording) == ("block", "We give")


def test_a_statement_without_words_is_not_asked() -> None:
    assert of_county({"principles": {"rows": [{"id": "p"}, {"id": "q", "name": " "}]}}).statements == ()


def test_empty_cells_of_needed_matrices_are_asked_but_not_those_of_responsibilities() -> None:
    goals = {"goals": {"rows": [{"id": "a", "name": "Taps"}, {"id": "b", "name": "Health"}]}}
    (one,) = of_county(goals | {"gains": {"cells": {"a": {"county": "x"}, "b": {"lakewater": "y"}}}}).cells
    assert (one.question.id, one.rows) == ("gains", (("b", "Health"),))


def test_a_decision_taken_in_its_absence_is_asked_until_it_agrees() -> None:
    decision: dict[str, Any] = {"id": "d", "wording": "Five kiosks", "present": ["lakewater"]}
    assert [one.id for one in of_county(decisions=[decision]).consents] == ["d"]
    assert of_county(decisions=[decision | {"consented": {"county": date(2026, 3, 4)}}]).consents == ()


def test_its_own_reservations_stand_until_it_lifts_them() -> None:
    positions = {"county": "reservation", "lakewater": "block"}
    (one,) = of_county(statement(positions=positions, reservations={"county": "Too soon"})).dissent
    assert (one.partner.id, one.position, one.words) == ("county", "reservation", "Too soon")


def test_dissent_on_an_earlier_wording_is_asked_as_a_statement_instead() -> None:
    found = of_county(statement(positions={"county": "block"}, asked_as="We give"))
    assert found.dissent == ()
    assert len(found.statements) == 1


def test_a_question_whose_condition_does_not_hold_is_not_asked() -> None:
    first = a_question("yes_no", id="first")
    second = a_question("text", id="second", per="partner", show_if={"question": "first", "is": True})
    assert of_county({"first": {"value": False}}, first, second).questions == ()


def test_a_private_agreement_is_never_asked_for_in_a_letter() -> None:
    private = a_question("agreement", id="principles", private=True)
    assert of_county(statement(positions={"county": "block"}), private).is_nothing
