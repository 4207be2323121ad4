"""Whatever stands in two files, what changed between them can be told, and so can how ready each is to be signed."""

from __future__ import annotations

import copy
from datetime import date
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from partnering_tui.session.differences import differences
from partnering_tui.session.fair_deal import fair_deal_findings
from partnering_tui.session.readiness import overall, readiness
from partnering_tui.session.record import Record
from partnering_tui.session.session import Session
from partnering_tui.session.signing import signing
from partnering_tui.session.versions import freezing, signing_off, version_row
from partnering_tui.summary.differences import differences_document
from partnering_tui.summary.markdown import markdown
from partnering_tui.summary.reading import blocks_of
from partnering_tui.workshop.definition import FairDeal
from tests.summary.builders import TODAY, a_document, a_session
from tests.summary.test_hostile_sessions import (
    ANSWERS,
    MORE,
    WORKSHOP,
    anything,
    damaged_sessions,
    hostile_sessions,
    patient,
    places,
)

VERSION = {
    "number": 1,
    "signed": date(2026, 3, 4),
    "positions": {"county": "agreed"},
    "words": {"county": "Words"},
    "open_points": ["A point."],
    "signatures": [{"id": "s", "partner": "county", "name": "Ann", "authority": "confirmed", "date": TODAY}],
}
DEAL = FairDeal(
    objectives="table",
    measure=("due",),
    owner="name",
    value="gains",
    contributions="tables",
    commitments="numbers",
    activities="table",
    uses="due",
    roles="roles",
)
DEAL_WORKSHOP = WORKSHOP.model_copy(update={"fair_deal": DEAL})

either = st.one_of(damaged_sessions(), hostile_sessions())


@patient
@given(either, either)
def test_what_changed_between_damaged_sessions_can_be_told(one: Session, other: Session) -> None:
    before = copy.deepcopy((one.tree, other.tree))
    document = differences_document(one, other, WORKSHOP, today=TODAY)
    text = markdown(document)
    assert blocks_of(text) == document.blocks
    assert "CONFIDENTIAL" not in text
    assert differences(one, copy.deepcopy(one), WORKSHOP) == []
    assert repr((one.tree, other.tree)) == repr(before)


@patient
@given(either)
def test_a_damaged_session_is_as_ready_as_it_is(session: Session) -> None:
    sections = readiness(session, DEAL_WORKSHOP)
    assert overall(sections).gaps == sum(len(section.gaps) for section in sections)
    assert all(finding.message for finding in fair_deal_findings(session, DEAL_WORKSHOP))


@patient
@given(damaged_sessions())
def test_a_damaged_session_can_be_signed(session: Session) -> None:
    assume(isinstance(session.tree["session"], dict))  # another could not be opened
    version = version_row(session, signing(session, WORKSHOP, TODAY))
    frozen = Session(copy.deepcopy(session.tree))
    frozen.apply(freezing(frozen, WORKSHOP, version))
    assert "CONFIDENTIAL" not in str(frozen.tree.get("answers"))
    assert markdown(a_document(WORKSHOP, frozen)).startswith("# ")
    record: Record = session
    record.apply(signing_off(session, version, file="x.v1.toml", digest=""))
    assert session.status == "agreed"


@st.composite
def damaged_versions(draw: st.DrawFn) -> Session:
    """A session with a version in which something stands where it does not belong."""
    tree: dict[str, Any] = copy.deepcopy(a_session(ANSWERS, **MORE).tree)
    version = copy.deepcopy(VERSION)
    everywhere = list(places(version))
    for value in draw(st.lists(anything, max_size=3)):
        held, key = everywhere[draw(st.integers(0, len(everywhere) - 1))]
        held[key] = copy.deepcopy(value)
    tree["session"]["status"] = draw(st.sampled_from(["agreed", "reopened"]))
    tree[draw(st.sampled_from(["version", "versions"]))] = version
    if "versions" in tree:
        tree["versions"] = [{"id": "v"} | version]
    return Session(tree)


@patient
@given(damaged_versions())
def test_a_damaged_version_still_writes_a_document(session: Session) -> None:
    document = a_document(WORKSHOP, session)
    assert blocks_of(markdown(document)) == document.blocks
