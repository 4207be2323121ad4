"""What goes out between two meetings, read as a whole: the letters of the sample session.

`UPDATE_GOLDENS=1 python -m pytest tests/summary` writes them anew; look at the difference before you commit it.
"""

from __future__ import annotations

import os
import tomllib
from datetime import date
from pathlib import Path

import pytest

from partnering_tui.session.session import Session
from partnering_tui.summary.blocks import Document
from partnering_tui.summary.briefing import briefing_document
from partnering_tui.summary.markdown import markdown
from partnering_tui.summary.newcomer import newcomer_document
from partnering_tui.summary.pending import pending_letter
from partnering_tui.summary.reading import blocks_of
from partnering_tui.workshop.finding import shipped_workshops
from partnering_tui.workshop.loading import load_workshop
from tests.summary.builders import COUNTY, a_question, a_session, a_workshop, columns, rows

GOLDENS = Path(__file__).parent / "goldens"
TODAY = date(2026, 11, 22)
TWELVE_STEPS = load_workshop(shipped_workshops() / "twelve-steps")
SAMPLE = shipped_workshops() / "examples" / "clean-water-for-kisumu.toml"


def sample() -> Session:
    return Session(tomllib.loads(SAMPLE.read_text(encoding="utf-8")))


def letter(name: str) -> Document:
    """One of the letters of the sample session."""
    session = sample()
    match name:
        case "briefing":
            return briefing_document(session, TWELVE_STEPS, today=TODAY, stopped_at="agreement")
        case "newcomer":
            return newcomer_document(session, TWELVE_STEPS, today=TODAY)
        case _:
            partner = session.partner(name)
            assert partner is not None
            return pending_letter(session, TWELVE_STEPS, partner, today=TODAY)


@pytest.mark.parametrize("name", ["briefing", "newcomer", "county", "nyanza-fund"])
def test_the_letters_of_the_sample_session_read_as_they_did(name: str) -> None:
    text = markdown(letter(name))
    path = GOLDENS / f"{name}.md"
    if os.environ.get("UPDATE_GOLDENS"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["briefing", "newcomer", "county"])
def test_a_letter_reads_back_as_itself(name: str) -> None:
    document = letter(name)
    assert blocks_of(markdown(document)) == document.blocks


def test_a_briefing_fits_on_a_screen() -> None:
    lines = markdown(letter("briefing")).splitlines()
    assert sum(1 + len(line) // 120 for line in lines) <= 40


def test_somebody_new_has_five_minutes_to_read() -> None:
    assert len(markdown(letter("newcomer")).split()) <= 1300


def test_of_many_points_a_briefing_tells_how_many_more_there_are() -> None:
    actions = [{"id": str(number), "what": f"Task {number}", "due": date(2026, 11, 1)} for number in range(5)]
    text = markdown(briefing_document(a_session(actions=actions), a_workshop(), today=TODAY))
    assert text.endswith("  - Task 2 (nobody yet), due since 1 November 2026\n  - and two more\n")


def test_where_nothing_is_open_a_briefing_says_so() -> None:
    text = markdown(briefing_document(a_session(), a_workshop(), today=TODAY))
    assert text.endswith("It is 22 November 2026.\n\nNothing is overdue, due soon, or waiting for an answer.\n")


def test_nothing_private_is_in_any_letter() -> None:
    secret = {"label": "In confidence", "private": True}
    workshop = a_workshop(
        a_question("text", id="one", per="partner", **secret),
        a_question("agreement", id="two", columns=columns("Words"), **secret),
        a_question(
            "table", id="three", columns=(*columns("What"), *columns("Due", kind="date")), reminds=True, **secret
        ),
        a_question("matrix", id="four", label="Gains", rows="three", cell={"kind": "text"}, needed=True),
        a_question("long_text", id="five", introduces=True, **secret),
    )
    answers = {
        "one": {"state": "later", "note": "SECRET"},
        "two": rows({"words": "SECRET", "positions": {"county": "block"}}),
        "three": rows({"what": "SECRET", "due": TODAY}),
        "five": {"value": "SECRET"},
    }
    session = a_session(answers, partners=(COUNTY,))
    for document in (
        pending_letter(session, workshop, session.partners[0], today=TODAY),
        briefing_document(session, workshop, today=TODAY),
        newcomer_document(session, workshop, today=TODAY),
    ):
        text = markdown(document)
        assert "SECRET" not in text
        assert "In confidence" not in text
