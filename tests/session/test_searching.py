"""Search over all that partners said: case and accents do not matter, and what is private is found only when asked."""

from __future__ import annotations

from time import perf_counter
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from partnering_tui.session.excerpts import excerpt, folded
from partnering_tui.session.searching import Found, SearchIndex, search
from partnering_tui.session.session import PrivateNotes, Session
from partnering_tui.workshop.definition import Workshop
from tests.session.builders import a_question
from tests.session.health_checks import CONCERN, a_check, a_round

QUESTIONS = (
    a_question("long_text", id="problem", label="Problem"),
    a_question("table", id="people", label="People", columns=({"id": "name", "kind": "text", "label": "Name"},)),
    a_question("long_text", id="hopes", label="Hopes", per="partner"),
    a_question(
        "table", id="gifts", label="Gifts", per="partner", columns=({"id": "what", "kind": "text", "label": "What"},)
    ),
    a_question("matrix", id="gains", label="Gains", rows="people", cell={"kind": "text"}),
    a_question(
        "agreement", id="clauses", label="Clauses", columns=({"id": "clause", "kind": "text", "label": "Clause"},)
    ),
    a_question("choice", id="form", label="Form"),
    a_check(),
    a_question("long_text", id="secret", label="Secret", private=True),
)


def the_workshop() -> Workshop:
    step = {
        "id": "one",
        "title": "One",
        "minutes": 5,
        "questions": tuple(q.model_dump(by_alias=True) for q in QUESTIONS),
    }
    parts = {
        "format": 1,
        "id": "w",
        "version": 1,
        "title": "W",
        "steps": (step,),
        "scales": {"concern": {"levels": CONCERN}},
    }
    return Workshop.model_validate(parts)


WORKSHOP = the_workshop()


def a_session(answers: Any = None, **more: Any) -> Session:
    partners = [{"id": "county", "name": "Kisumu County", "short": "County"}, {"id": "beach", "name": "Beach"}]
    return Session({"format": 1, "session": {"title": "Water"}, "partners": partners, "answers": answers or {}} | more)


def found(words: str, answers: Any = None, private: PrivateNotes | None = None, **more: Any) -> list[Found]:
    return search(a_session(answers, **more), WORKSHOP, words, private=private)


def test_words_are_found_whatever_their_case_and_accents() -> None:
    answers = {"problem": {"value": "Die KÜSTE und das Café am See"}}
    for words in ("küste", "kuste CAFE", "see cafe"):
        (one,) = found(words, answers)
        assert (one.step, one.question, one.where) == ("one", "problem", "Problem")
    assert found("kuste meer", answers) == []
    assert found("  ", answers) == []


def test_a_place_can_be_jumped_to() -> None:
    answers = {
        "people": {"rows": [{"id": "r1", "name": "Achieng"}]},
        "hopes": {"by_partner": {"county": "More kiosks"}},
        "gifts": {"by_partner": {"beach": [{"id": "g1", "what": "Boats"}]}},
        "gains": {"cells": {"r1": {"beach": "Clean nets"}}},
        "clauses": {"rows": [{"id": "c1", "clause": "We share", "reservations": {"county": "Not salaries"}}]},
        "form": {"value": "in-kind"},
    }
    places = {
        "achieng": ("people", "r1", "", "name", "People · Name"),
        "kiosks": ("hopes", "", "county", "", "Hopes · County"),
        "boats": ("gifts", "g1", "beach", "what", "Gifts · Beach · What"),
        "nets": ("gains", "r1", "beach", "", "Gains · Achieng · Beach"),
        "salaries": ("clauses", "c1", "county", "", "Clauses · We share · County"),
        "kind": ("form", "", "", "", "Form"),
    }
    for words, place in places.items():
        (one,) = found(words, answers)
        assert (one.question, one.row, one.partner, one.column, one.where) == place


def test_what_was_noted_and_why_a_question_waits_is_found() -> None:
    noted = {
        "decisions": [{"id": "d", "wording": "Five kiosks first", "reason": "Money", "step": "one"}],
        "actions": [{"id": "a", "what": "Ask the ministry", "who": "Achieng"}],
        "parking_lot": [{"id": "p", "what": "Name of the boat"}],
    }
    assert [(one.noted, one.row, one.step) for one in found("kiosks", **noted)] == [("decisions", "d", "one")]
    assert [one.where for one in found("achieng", **noted)] == ["Action"]
    assert [one.noted for one in found("boat", **noted)] == ["parking_lot"]
    assert [one.question for one in found("lawyer", {"form": {"state": "later", "note": "The lawyer"}})] == ["form"]


def test_what_is_private_is_found_only_when_asked_for() -> None:
    private = PrivateNotes({"answers": {"secret": {"value": "Hidden cost"}}, "notes": {"one": {"text": "Hidden mood"}}})
    assert found("hidden") == []
    assert [(one.where, one.is_private) for one in found("hidden", private=private)] == [
        ("Secret", True),
        ("Private note on One", True),
    ]


def test_a_private_answer_that_stands_in_the_shared_file_is_not_found_without_asking() -> None:
    answers = {"secret": {"value": "Hidden cost"}}
    assert found("hidden", answers) == []
    assert [one.is_private for one in found("hidden", answers, PrivateNotes())] == [True]


def test_comments_in_confidence_are_not_found() -> None:
    said = {"comments": {"trust": {"county": "Money comes late"}}}
    assert [one.where for one in found("late", {"check": {"rounds": [a_round({"trust": [1]}, **said)]}})] == [
        "Health check · Trust · County"
    ]
    for how in ({"mode": "coded"}, {"sealed": True}, {"entered_as": "aggregate"}):
        assert found("late", {"check": {"rounds": [a_round({"trust": [1]}, **(said | how))]}}) == []
        assert found("late", kept={"old": {"rounds": [a_round({"trust": [1]}, **(said | how))]}}) == []


def test_an_excerpt_shows_the_words_in_their_place() -> None:
    text = "a " * 100 + "the Café\nof the harbour" + " b" * 100
    one = found("cafe", {"problem": {"value": text}})[0]
    assert one.excerpt[one.begin : one.end] == "Café"
    assert one.excerpt.startswith("…")
    assert one.excerpt.endswith("…")
    assert "\n" not in one.excerpt
    assert len(one.excerpt) < 120


def test_an_excerpt_begins_and_ends_with_whole_words() -> None:
    text = "lamplight " * 20 + "harbour" + " candlelight" * 20
    one = found("harbour", {"problem": {"value": text}})[0]
    assert set(one.excerpt.strip("…").split()) == {"lamplight", "harbour", "candlelight"}


@given(st.text(max_size=60), st.text(max_size=60), st.text(min_size=1, max_size=10))
def test_an_excerpt_always_marks_what_was_looked_for(before: str, after: str, word: str) -> None:
    wanted = folded(word).split()
    if not wanted:  # nothing but spaces, or an accent alone
        return
    words, begin, end = excerpt(f"{before} {word} {after}", wanted[0])
    assert wanted[0] in folded(words)
    assert 0 <= begin <= end <= len(words)
    assert wanted[0] in folded(words[begin:end])


def test_a_session_is_gathered_bit_by_bit_whatever_changes_meanwhile() -> None:
    rows = [{"id": f"r{at}", "name": f"Kiosk {at}"} for at in range(50)]
    session = a_session({"people": {"rows": rows}, "problem": {"value": "Nets"}}, kept={"old": {"value": "Old nets"}})
    index = SearchIndex(session, WORKSHOP)
    assert not index.gather(10)
    assert len(index.found("kiosk")) == 9
    session.tree["answers"].clear()
    session.tree["kept"]["other"] = {"value": "Other nets"}
    while not index.gather(10):
        pass
    assert len(index.found("kiosk")) == 50
    assert [one.excerpt for one in index.found("nets")] == ["Nets", "Old nets", "Other nets"]


def test_no_more_is_found_than_wanted() -> None:
    rows = [{"id": f"r{at}", "name": "Kiosk"} for at in range(50)]
    assert len(search(a_session({"people": {"rows": rows}}), WORKSHOP, "kiosk", most=20)) == 20


def test_damaged_answers_are_searched_as_far_as_they_go() -> None:
    for answer in (
        "Kiosk",
        3,
        {"rows": "Kiosk"},
        {"rows": [1, {"name": ["Kiosk"]}]},
        {"by_partner": 3},
        {"rounds": [3]},
    ):
        for question in QUESTIONS:
            found("kiosk", {question.id: answer})


def test_two_megabytes_are_searched_while_nobody_waits() -> None:
    rows = [{"id": f"r{at}", "name": f"Café {at} " + "water and kiosks " * 12} for at in range(9_000)]
    session = a_session({"people": {"rows": rows}})
    began = perf_counter()
    assert len(search(session, WORKSHOP, "cafe 8999")) == 1
    assert perf_counter() - began < 2  # some hundredths of a second where nobody else needs the machine
