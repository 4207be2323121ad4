"""What partners marked in confidence stays so: in every format, letter, difference and kept answer."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import partnering_tui
from partnering_tui.session.session import Session
from partnering_tui.summary.csv_text import csv_text
from partnering_tui.summary.differences import differences_document
from partnering_tui.summary.html_page import html_page
from partnering_tui.summary.json_text import json_text
from partnering_tui.summary.markdown import markdown
from partnering_tui.summary.newcomer import newcomer_document
from partnering_tui.summary.pending import pending_letter
from partnering_tui.summary.sheets import sheets_of
from partnering_tui.summary.trace import trace_text
from partnering_tui.workshop.finding import shipped_workshops
from tests.session.health_checks import IDS, LINES, MAY, a_check, a_round, a_session, a_workshop
from tests.summary.builders import a_document
from tests.summary.builders import a_workshop as another_workshop

WORKSHOP = a_workshop()
TODAY = date(2026, 6, 1)
patient = settings(deadline=None, max_examples=40, suppress_health_check=list(HealthCheck))

marks = st.lists(st.tuples(*(st.none() | st.integers(1, 3) for _ in LINES)), min_size=6, max_size=6)
in_confidence = st.sampled_from(
    [{"mode": "coded"}, {"mode": "aggregate"}, {"mode": "open"}, {"mode": "named", "entered_as": "coded"}]
)
sealed = st.sampled_from([{"mode": "named", "sealed": True}, {"mode": "coded", "sealed": True}])


def a_marked_round(cast: Any, how: dict[str, Any], **more: Any) -> dict[str, Any]:
    """A round whose comments and codes tell by a marker whose they are."""
    comments = {line: {one: f"SAID-BY-{one}" for one in IDS} for line in LINES}
    codes = {one: f"CODE-OF-{one}" for one in IDS}
    rated = {line: [ballot[at] for ballot in cast] for at, line in enumerate(LINES)}
    return a_round(rated, comments=comments, codes=codes, **(how | more))


def texts(session: Session, workshop: Any = WORKSHOP) -> list[str]:
    """Everything that leaves the house."""
    document = a_document(workshop, session)
    letters = [pending_letter(session, workshop, partner, today=TODAY) for partner in session.partners]
    others = [newcomer_document(session, workshop, today=TODAY), *letters]
    written = [write(document) for write in (markdown, html_page, json_text, trace_text)]
    written += [json_text(document, with_sources=True), *map(markdown, others)]
    return written + [csv_text(sheet) for sheet in sheets_of(session, workshop, today=TODAY)]


@patient
@given(marks, in_confidence | sealed)
def test_no_comment_and_no_code_of_a_round_in_confidence_leaves_the_house(cast: Any, how: Any) -> None:
    session = a_session(a_marked_round(cast, how, when=MAY), partners=6)
    assert not [text for text in texts(session) if re.search("SAID-BY|CODE-OF", text)]


@patient
@given(marks, in_confidence, st.randoms(use_true_random=False))
def test_what_leaves_the_house_is_the_same_whoever_gave_which_ballot(cast: Any, how: Any, chance: Any) -> None:
    voters = [at for at, ballot in enumerate(cast) if any(ballot)]
    shuffled = list(cast)
    for at, other in zip(voters, chance.sample(voters, len(voters)), strict=True):
        shuffled[at] = cast[other]
    one, other = (a_session(a_round(_by_line(ballots), **how), partners=6) for ballots in (cast, shuffled))
    assert texts(one) == texts(other)


@patient
@given(marks, marks)
def test_of_a_sealed_round_only_who_has_voted_leaves_the_house(cast: Any, others: Any) -> None:
    others = [other if any(ballot) and any(other) else ballot for ballot, other in zip(cast, others, strict=True)]
    one, other = (a_session(a_round(_by_line(ballots), sealed=True), partners=6) for ballots in (cast, others))
    assert texts(one) == texts(other)


@patient
@given(marks, marks, in_confidence | sealed)
def test_a_difference_tells_nobodys_marks(before: Any, after: Any, how: Any) -> None:
    sides = [a_session(a_marked_round(cast, how, id="r"), partners=6) for cast in (before, after)]
    sides[1].tree["answers"]["check"]["rounds"][0]["comments"]["trust"]["county"] = "SAID-BY-county anew"
    sides[1].tree["answers"]["check"]["rounds"][0]["codes"]["county"] = "CODE-OF-county anew"
    said = markdown(differences_document(*sides, WORKSHOP, today=TODAY))
    assert not re.search("SAID-BY|CODE-OF|County|Lakewater|Red|Green", said)


@patient
@given(marks, in_confidence | sealed)
def test_a_kept_round_tells_nobodys_marks(cast: Any, how: Any) -> None:
    rounds = [a_marked_round(cast, how)]
    for more in ({"kept": {"old": {"rounds": rounds}}}, {"kept": {"old": {"rounds": [{**rounds[0], "scores": {}}]}}}):
        for text in texts(a_session(partners=6, **more), another_workshop(a_check("rag", id="q"))):
            assert not re.search("SAID-BY|CODE-OF", text)


def _by_line(ballots: Any) -> dict[str, list[Any]]:
    return {line: [ballot[at] for ballot in ballots] for at, line in enumerate(LINES)}


def files_that_are_read() -> list[Path]:
    package = Path(partnering_tui.__file__).parent
    ours = [package, shipped_workshops(), package.parent / "docs"]
    files = [one for folder in ours for one in folder.rglob("*") if one.suffix in (".py", ".toml", ".md", ".tcss")]
    return [*files, package.parent / "README.md"]


@pytest.mark.parametrize("file", files_that_are_read(), ids=lambda file: file.name)
def test_confidential_is_never_called_anything_stronger(file: Path) -> None:
    assert not file.is_file() or ("anony" + "mous") not in file.read_text(encoding="utf-8").lower()
