"""What differs between two states is found by question, row and partner, and nothing else is."""

from __future__ import annotations

from copy import deepcopy
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from partnering_tui.session import edits, noting
from partnering_tui.session.answers import POSITIONS
from partnering_tui.session.consents import missing_consents
from partnering_tui.session.differences import Difference, differences
from partnering_tui.session.readiness import declare_not_relevant
from partnering_tui.session.record import ABSENT, Change
from partnering_tui.session.session import Session
from partnering_tui.session.sittings import begin_sitting
from partnering_tui.session.speaking import ask_again, same_meaning
from partnering_tui.session.workbook import Workbook
from partnering_tui.workshop.definition import Workshop
from tests.session.builders import a_question, a_session, a_workshop

NOW = datetime(2026, 11, 12, 9, tzinfo=UTC)
TODAY = NOW.date()


def the_workshop() -> Workshop:
    return a_workshop(
        a_question("text", id="text"),
        a_question("long_text", id="long"),
        a_question("choices", id="choices"),
        a_question("number", id="number", per="partner"),
        a_question("table", id="table"),
        a_question("table", id="tables", per="partner"),
        a_question("agreement", id="clauses"),
        a_question("matrix", id="matrix", rows="table", cell={"kind": "text"}),
        a_question("ratings", id="ratings"),
        a_question("text", id="secret", private=True),
    )


def a_full_session() -> Session:
    session = a_session("County", "Lakewater", workshop=the_workshop())
    clause = {"id": "c1", "name": "Open books", "positions": {"county": "support", "lakewater": "reservation"}}
    session.tree["answers"] = {
        "text": {"value": "Water"},
        "long": {"value": "One\n\nTwo"},
        "choices": {"value": ["cash"]},
        "number": {"by_partner": {"county": 4}},
        "table": {"rows": [{"id": "r1", "name": "Kiosks", "due": date(2027, 1, 1)}, {"id": "r2", "name": "Jobs"}]},
        "tables": {"by_partner": {"county": [{"id": "t1", "name": "Land"}]}},
        "clauses": {"rows": [clause | {"reservations": {"lakewater": "Not customers"}}]},
        "matrix": {"cells": {"r1": {"county": "Progress"}}},
        "ratings": {"rounds": [{"id": "q1", "mode": "named", "scores": {"trust": {"county": 4}}}]},
    }
    session.tree["decisions"] = [{"id": "d1", "wording": "Five first", "present": ["county"]}]
    return session


def between(before: dict[str, Any], after: dict[str, Any]) -> list[Difference]:
    """What differs between two sets of answers."""
    sessions = [a_session("County", "Lakewater", workshop=the_workshop()) for _ in range(2)]
    sessions[1].tree = deepcopy(sessions[0].tree)
    for session, answers in zip(sessions, (before, after), strict=True):
        session.tree["answers"] = answers
    return differences(sessions[0], sessions[1], the_workshop())


def test_nothing_differs_from_itself() -> None:
    session = a_full_session()
    assert differences(session, Session(deepcopy(session.tree)), the_workshop()) == []


def test_a_value_that_changed_is_named_with_both_values() -> None:
    found = between({"text": {"value": "Water"}}, {"text": {"value": "Wells"}})
    assert found == [Difference("value", "Water", "Wells", "text")]


def test_an_answer_that_came_or_went_was_or_is_absent() -> None:
    assert between({}, {"text": {"value": "Wells"}}) == [Difference("value", ABSENT, "Wells", "text")]
    assert between({"text": {"value": "Wells"}}, {}) == [Difference("value", "Wells", ABSENT, "text")]


def test_yes_is_not_one() -> None:
    assert len(between({"text": {"value": True}}, {"text": {"value": 1}})) == 1


def test_rows_are_matched_by_their_ids_and_moving_them_is_no_difference() -> None:
    rows = [{"id": "a", "name": "One"}, {"id": "b", "name": "Two"}]
    assert between({"table": {"rows": rows}}, {"table": {"rows": rows[::-1]}}) == []
    changed = [{"id": "b", "name": "Two"}, {"id": "a", "name": "Eins"}]
    found = between({"table": {"rows": rows}}, {"table": {"rows": changed}})
    assert found == [Difference("cell", "One", "Eins", "table", "a", "name")]


def test_a_row_that_came_or_went_is_one_difference() -> None:
    row = {"id": "a", "name": "One"}
    assert between({}, {"table": {"rows": [row]}}) == [Difference("row", ABSENT, row, "table", "a")]
    assert between({"table": {"rows": [row]}}, {}) == [Difference("row", row, ABSENT, "table", "a")]


def test_positions_and_their_words_differ_by_partner() -> None:
    before = {"id": "a", "name": "One", "positions": {"county": "reservation"}, "reservations": {"county": "Not now"}}
    after = {"id": "a", "name": "One", "positions": {"county": "accept", "lakewater": "block"}, "asked": TODAY}
    found = between({"clauses": {"rows": [before]}}, {"clauses": {"rows": [after]}})
    assert found == [
        Difference("position", "reservation", "accept", "clauses", "a", partner="county"),
        Difference("position", ABSENT, "block", "clauses", "a", partner="lakewater"),
        Difference("words", "Not now", ABSENT, "clauses", "a", partner="county"),
    ]


def test_what_a_session_notes_beside_positions_is_told_only_on_its_own() -> None:
    before = {"id": "a", "name": "One", "asked_as": "Eins"}
    found = between({"clauses": {"rows": [before]}}, {"clauses": {"rows": [{"id": "a", "name": "One"}]}})
    assert found == [Difference("asking", "Eins", ABSENT, "clauses", "a", "asked_as")]


def test_an_answer_kept_by_a_workshop_that_does_not_know_its_question_is_the_same_answer() -> None:
    one, other = a_full_session(), a_full_session()
    other.tree["kept"] = {"text": other.tree["answers"].pop("text")}
    assert differences(one, other, the_workshop()) == []
    other.tree["kept"]["text"] = {"value": "Wells"}
    assert differences(one, other, the_workshop()) == [Difference("value", "Water", "Wells", "text")]


def test_private_questions_are_never_looked_at() -> None:
    assert between({"secret": {"value": "borrowing"}}, {"secret": {"value": "lending"}}) == []


def test_answers_stand_in_the_order_of_the_workshop_and_unknown_ones_come_last() -> None:
    found = between({}, {"old": {"value": 1}, "table": {"rows": [{"id": "a"}]}, "text": {"value": "x"}})
    assert [one.question for one in found] == ["text", "table", "old"]


@pytest.mark.parametrize("before", [{"text": 3}, {"text": {"value": "x", "rows": "y"}}, {"table": {"rows": [1]}}, {}])
@pytest.mark.parametrize(
    "after", [{"table": {"rows": {}}}, {"matrix": {"cells": {"r1": 3}}}, {"number": {"by_partner": 2}}]
)
def test_answers_of_odd_shapes_are_compared_all_the_same(before: Any, after: Any) -> None:
    assert between(before, deepcopy(before)) == []
    assert {one.question for one in between(before, after)} <= {*before, *after}


# Any edit shows

_TEXT = st.text("abc é\n", min_size=1, max_size=12)


@st.composite
def edits_of(draw: st.DrawFn, session: Session) -> Change | None:
    """One edit of the session that a person can make, and that is no mere moving."""
    questions = the_workshop().questions
    text = draw(_TEXT)
    partner = draw(st.sampled_from(["county", "lakewater"]))
    position = draw(st.sampled_from(list(POSITIONS)))
    made = {
        "value": lambda: edits.answer(session, questions["text"], ("value",), text),
        "long": lambda: edits.answer(session, questions["long"], ("value",), text),
        "choices": lambda: edits.answer(session, questions["choices"], ("value",), [text]),
        "number": lambda: edits.answer(session, questions["number"], ("by_partner", partner), len(text)),
        "cell": lambda: edits.answer(session, questions["table"], ("rows", "r1", "name"), text),
        "row": lambda: edits.add_row(session, questions["table"], ("rows",), {"name": text}),
        "gone": lambda: edits.remove_row(session, questions["table"], ("rows", "r2")),
        "own": lambda: edits.add_row(session, questions["tables"], ("by_partner", partner), {"name": text}),
        "wording": lambda: edits.answer(session, questions["clauses"], ("rows", "c1", "name"), text),
        "position": lambda: edits.answer(
            session, questions["clauses"], ("rows", "c1", "positions", partner), position, today=TODAY
        ),
        "words": lambda: edits.answer(session, questions["clauses"], ("rows", "c1", "reservations", partner), text),
        "again": lambda: ask_again(session, questions["clauses"], "c1"),
        "same": lambda: same_meaning(session, questions["clauses"], "c1"),
        "matrix": lambda: edits.answer(session, questions["matrix"], ("cells", "r1", partner), text),
        "score": lambda: edits.score(session, questions["ratings"], ("rounds", "", "scores", "trust", partner), 2, NOW),
        "round": lambda: edits.start_round(session, questions["ratings"], NOW),
        "mark": lambda: edits.mark(session, questions["text"], "later", text),
        "title": lambda: edits.rename_session(session, text),
        "partner": lambda: edits.add_partner(session, text),
        "renamed": lambda: edits.rename_partner(session, partner, short=text, name=f"{text} Ltd", sector="business"),
        "left": lambda: edits.remove_partner(session, partner),
        "section": lambda: declare_not_relevant(session, "all", text),
        "decision": lambda: noting.add_decision(session, f"{text}!", today=TODAY),
        "action": lambda: noting.add_action(session, f"{text}!", today=TODAY),
        "sitting": lambda: begin_sitting(session, NOW),
    }
    change: Change | None = made[draw(st.sampled_from(list(made)))]()
    return change


@given(st.data())
@settings(max_examples=200)
def test_any_single_edit_shows_and_names_its_question(data: st.DataObject) -> None:
    before = a_full_session()
    book = Workbook(the_workshop(), Session(deepcopy(before.tree)), today=lambda: TODAY)
    change = data.draw(edits_of(book.session))
    if not book.make(change) or change is None:
        return
    found = differences(before, book.session, the_workshop())
    assert found
    assert {one.question for one in found} == {change.question}
    back = differences(book.session, before, the_workshop())
    assert {(one.question, one.row_id, one.column, one.partner) for one in back} == {
        (one.question, one.row_id, one.column, one.partner) for one in found
    }


@given(st.lists(st.integers(0, 10_000), max_size=4))
@settings(max_examples=20)
def test_moving_rows_and_partners_is_no_difference(moves: list[int]) -> None:
    before = a_full_session()
    session = Session(deepcopy(before.tree))
    for move in moves:
        row = ("rows", ("r1", "r2")[move % 2])
        change = edits.move_row(session, the_workshop().questions["table"], row, 1 if move % 3 else -1)
        for one in (change, edits.move_partner(session, ("county", "lakewater")[move % 2], 1)):
            if one:
                session.apply(one)
    assert differences(before, session, the_workshop()) == []


# Whose consent is missing


def consents(before: Session, after: Session) -> list[tuple[list[str], str, str]]:
    found = differences(before, after, the_workshop())
    missing = missing_consents(after, the_workshop(), found)
    return [([partner.id for partner in one.partners], one.question, one.row_id) for one in missing]


def test_a_changed_wording_needs_everybody_to_speak_again() -> None:
    before, after = a_full_session(), a_full_session()
    change = edits.answer(after, the_workshop().questions["clauses"], ("rows", "c1", "name"), "All books are open")
    assert change is not None
    after.apply(change)
    assert consents(before, after) == [(["county", "lakewater"], "clauses", "c1")]


def test_a_new_decision_waits_for_those_who_were_absent() -> None:
    before, after = a_full_session(), a_full_session()
    after.tree["decisions"] = [*after.tree["decisions"], {"id": "d2", "wording": "Ten more", "present": ["lakewater"]}]
    assert consents(before, after) == [(["county"], "", "d2")]


def test_what_did_not_change_waits_for_nobody_here() -> None:
    session = a_full_session()
    session.tree["answers"]["clauses"]["rows"].append({"id": "c2", "name": "Silent"})
    assert consents(session, Session(deepcopy(session.tree))) == []


def test_how_long_a_sitting_took_is_no_difference() -> None:
    before = a_full_session()
    before.apply(begin_sitting(before, NOW))
    after = deepcopy(before)
    after.tree["sittings"][0] |= {"ended": NOW, "minutes": {"step": 12}, "planned": {"step": 20}}
    assert differences(before, after, the_workshop()) == []


def test_that_a_version_was_opened_again_is_no_difference_of_its_own() -> None:
    session = a_full_session()
    signed, draft = deepcopy(session), deepcopy(session)
    signed.tree["version"] = {"number": 1, "signed": TODAY}
    signed.tree["session"]["status"] = "agreed"
    draft.tree["session"]["status"] = "reopened"
    assert differences(signed, draft, the_workshop()) == []
    assert differences(draft, signed, the_workshop()) == []
