"""The document as a whole: its sections in order, what is missing in them, and nothing lost."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from partnering_tui.session.session import Session
from partnering_tui.summary.blocks import Heading, words_of
from partnering_tui.summary.markdown import markdown
from partnering_tui.summary.reading import blocks_of
from partnering_tui.workshop.loading import load_workshop
from tests.summary.builders import (
    BEACH,
    COUNTY,
    LAKEWATER,
    a_document,
    a_question,
    a_section,
    a_session,
    a_workshop,
    columns,
    rows,
    written,
)

VISION = a_question("text", id="vision", label="Our vision", needed=True)
LIMITS = a_question("long_text", id="limits", label="Limits")
STATEMENTS = a_question("agreement", id="statements", label="Clauses", columns=columns("Clause"))


def headings(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.startswith("#")]


def with_status(status: str, **more: Any) -> str:
    """The line below the title of a session in that status."""
    session = a_session({"vision": {"value": "Water"}}, **more)
    session.tree["session"]["status"] = status
    return written(a_workshop(VISION), session).splitlines()[2]


# Title and status


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (
            "open",
            "Draft of 6 March 2026, not yet agreed, between Kisumu County Government, Lakewater Ltd and Beach Network.",
        ),
        (
            "agreed",
            "Agreed between Kisumu County Government, Lakewater Ltd and Beach Network; printed on 6 March 2026.",
        ),
        (
            "reopened",
            "Agreed earlier between Kisumu County Government, Lakewater Ltd and Beach Network, "
            "now reopened for changes; as of 6 March 2026.",
        ),
    ],
)
def test_the_document_says_how_far_it_is_and_who_agrees(status: str, said: str) -> None:
    assert with_status(status) == said


def test_one_partner_and_none_are_told_as_such() -> None:
    assert with_status("open", partners=(BEACH,)) == "Draft of 6 March 2026, not yet agreed, of Beach Network."
    assert with_status("open", partners=()) == "Draft of 6 March 2026, not yet agreed, with no partners named yet."


def test_what_is_marked_as_agreed_but_open_is_not_called_agreed() -> None:
    session = a_session({"statements": rows({"clause": "We share"})}, partners=(COUNTY, LAKEWATER))
    session.tree["session"]["status"] = "agreed"
    assert written(a_workshop(STATEMENTS), session).splitlines()[2] == (
        "Marked as agreed between Kisumu County Government and Lakewater Ltd, though not every statement is agreed; "
        "printed on 6 March 2026."
    )


# Sections


def test_sections_follow_the_outline_and_open_with_their_sentence() -> None:
    outline = (a_section("Second", "limits", lead="Here is why."), a_section("First", "vision"))
    workshop = a_workshop(VISION, LIMITS, summary=outline)
    text = written(workshop, a_session({"vision": {"value": "Water"}, "limits": {"value": "None."}}))
    assert headings(text) == ["# Clean water", "## Second", "### Limits", "## First"]
    assert "## Second\n\nHere is why.\n\n### Limits\n\nNone.\n\n## First\n\n**Our vision:** Water\n" in text


def test_a_section_with_nothing_to_say_is_left_out() -> None:
    workshop = a_workshop(LIMITS, summary=(a_section("Limits", "limits", lead="These bind us."),))
    assert headings(written(workshop, a_session())) == ["# Clean water"]


def test_a_needed_section_with_nothing_to_say_names_what_is_missing() -> None:
    workshop = a_workshop(LIMITS, summary=(a_section("Why", "limits", needed=True, lead="These bind us."),))
    assert written(workshop, a_session()).endswith("## Why\n\n_Not yet agreed: Limits._\n")


def test_a_needed_question_without_an_answer_shows_in_its_section() -> None:
    workshop = a_workshop(VISION, LIMITS, summary=(a_section("Why", "vision", "limits"),))
    assert written(workshop, a_session()).endswith("## Why\n\n_Not yet agreed: Our vision._\n")
    text = written(workshop, a_session({"limits": {"value": "None."}}))
    assert text.endswith("## Why\n\n### Limits\n\nNone.\n\n_Not yet agreed: Our vision._\n")


def test_a_needed_question_that_was_put_off_is_not_missing() -> None:
    workshop = a_workshop(VISION, summary=(a_section("Why", "vision"),))
    assert "Not yet agreed:" not in written(workshop, a_session({"vision": {"state": "not-relevant"}}))


def test_a_needed_section_of_notes_says_that_there_are_none() -> None:
    workshop = a_workshop(summary=(a_section("Actions", "actions", needed=True),))
    assert "_No actions have been noted yet._" in written(workshop, a_session())


def test_a_source_that_nobody_knows_is_passed_over() -> None:
    workshop = a_workshop(VISION, summary=(a_section("Why", "nothing", "vision"),))
    assert "**Our vision:** Water" in written(workshop, a_session({"vision": {"value": "Water"}}))


def test_answers_in_no_section_come_last_as_further_answers() -> None:
    workshop = a_workshop(VISION, LIMITS, summary=(a_section("Why", "vision"),))
    text = written(workshop, a_session({"vision": {"value": "Water"}, "limits": {"value": "None."}}))
    assert text.endswith("## Further answers\n\n### Limits\n\nNone.\n")


def test_every_block_is_traced_to_its_answer() -> None:
    outline = (a_section("Why", "partners", "vision", "limits", lead="Lead."),)
    session = a_session({"vision": {"value": "Water"}, "limits": {"value": "One.\n\n- two"}})
    found = [
        (type(block).__name__, block.source)
        for block in a_document(a_workshop(VISION, LIMITS, summary=outline), session).blocks
    ]
    assert found == [
        ("Heading", ""),
        ("Paragraph", ""),
        ("Heading", ""),
        ("Paragraph", ""),
        ("Table", "partners"),
        ("Paragraph", "vision"),
        ("Heading", "limits"),
        ("Paragraph", "limits"),
        ("BulletList", "limits"),
    ]


def test_the_title_is_on_one_line_in_the_document_and_beside_it() -> None:
    session = a_session()
    session.tree["session"]["title"] = " Clean\nwater "
    document = a_document(a_workshop(), session)
    assert document.title == "Clean water"
    assert isinstance(title := document.blocks[0], Heading)
    assert words_of(title.inlines) == "Clean water"


# What is private


def test_a_private_question_is_printed_nowhere_even_if_the_session_answers_it() -> None:
    secret = a_question("text", id="secret", label="In confidence", private=True, needed=True)
    outline = (a_section("Why", "secret", "open_points", needed=True),)
    for answer in ({"value": "SECRET"}, {"rows": "SECRET"}, {"state": "later", "note": "SECRET"}):
        session = a_session({"secret": answer}, kept={"secret": {"value": "SECRET"}})
        for workshop in (a_workshop(secret, summary=outline), a_workshop(secret, summary=())):
            text = written(workshop, session)
            assert "SECRET" not in text
            assert "In confidence" not in text


# Open points and what is kept


def open_points(workshop_questions: Any, answers: Any, **more: Any) -> str:
    workshop = a_workshop(*workshop_questions, summary=(a_section("Open points", "open_points"),))
    text = written(workshop, a_session(answers, **more))
    return text.partition("## Open points\n\n")[2].partition("\n## ")[0].rstrip("\n")


def test_open_points_are_collected_under_their_step() -> None:
    due = a_question("table", id="plan", label="Work plan", columns=(*columns("Task"), *columns("Due", kind="date")))
    said = open_points(
        (VISION, due, STATEMENTS),
        {
            "vision": {"state": "later", "note": "after the budget"},
            "plan": rows({"task": "Permits", "due": "spring"}, {"task": "Taps", "due": date(2026, 4, 1)}),
            "statements": rows({"clause": "We share", "positions": {"county": "block"}}, {"clause": "We meet"}),
        },
    )
    assert said == (
        "**Step 1, Agree**\n\n"
        "- Our vision. To be settled later: after the budget.\n"
        "- Work plan. “Permits”, Due: “spring” is not a date yet.\n"
        "- Clauses 1, “We share”: not agreed; County blocks.\n"
        "- Clauses 2, “We meet”: open; County, Lakewater and Beach Network have yet to speak."
    )


def test_what_is_not_relevant_is_no_open_point() -> None:
    assert open_points((VISION,), {"vision": {"state": "not-relevant"}}) == ""


def test_parked_items_are_open_points() -> None:
    said = open_points((VISION,), {}, parking_lot=[{"id": "p", "text": "A logo", "step": "step"}])
    assert said == "**Parking lot**\n\n| Parked | Step  |\n| ------ | ----- |\n| A logo | Agree |"


@pytest.mark.parametrize("place", ["kept", "answers"])
def test_an_answer_that_no_question_holds_is_kept(place: str) -> None:
    old = {"old_question": {"value": "Long ago"}, "old_table": rows({"name": "Ann", "role": "Chair"})}
    answers = old if place == "answers" else {}
    said = open_points((VISION,), answers, **({"kept": old} if place == "kept" else {}))
    assert said == (
        "**Answers kept from an earlier version**\n\n"
        "- **Old question:** Long ago\n"
        "- **Old table:** Name: Ann; Role: Chair"
    )


def test_ratings_given_in_confidence_are_not_told_when_they_are_kept() -> None:
    ratings = {"rounds": [{"id": "r", "date": date(2026, 3, 4), "mode": "coded", "scores": {"trust": {"county": 1}}}]}
    said = open_points((VISION,), {}, kept={"health_check": ratings})
    assert said.endswith("- **Health check:** Date: 4 March 2026; Mode: coded")


def test_kept_answers_are_printed_without_a_section_for_open_points_too() -> None:
    text = written(a_workshop(VISION), a_session(kept={"old": {"value": "Long ago"}}))
    assert text.endswith("## Further answers\n\n**Answers kept from an earlier version**\n\n- **Old:** Long ago\n")


@pytest.mark.parametrize(
    "answer",
    [
        {"rows": [{"id": "r", "a": "Kept words"}]},
        {"by_partner": {"county": "Kept words"}},
        {"cells": {"x": {"y": "Kept words"}}},
    ],
)
def test_an_answer_to_a_question_that_was_of_another_kind_is_kept(answer: Any) -> None:
    assert "Kept words" in open_points((VISION,), {"vision": answer})


def test_a_column_that_is_no_more_is_kept() -> None:
    table = a_question("table", id="plan", label="Work plan", columns=columns("Task"))
    said = open_points((table,), {"plan": rows({"task": "Taps", "who_pays": "Fund"})})
    assert "- **Work plan, Taps:** Who pays: Fund" in said


# The sample session


def test_the_sample_session_writes_a_whole_agreement() -> None:
    workshops = Path(__file__).parents[2] / "workshops"
    session = Session(tomllib.loads((workshops / "examples" / "clean-water-for-kisumu.toml").read_text("utf-8")))
    document = a_document(load_workshop(workshops / "twelve-steps"), session)
    text = markdown(document)
    assert blocks_of(text) == document.blocks
    assert "Not yet agreed:" not in text
    assert "## Further answers" not in text
