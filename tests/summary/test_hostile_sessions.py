"""Whatever stands in a session file, a document comes out of it, with every word in its place."""

from __future__ import annotations

import copy
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from partnering_tui.session.session import Session
from partnering_tui.summary.blocks import Heading, Table
from partnering_tui.summary.briefing import briefing_document
from partnering_tui.summary.markdown import markdown
from partnering_tui.summary.newcomer import newcomer_document
from partnering_tui.summary.pending import pending_letter
from partnering_tui.summary.reading import blocks_of
from tests.summary import strategies
from tests.summary.builders import TODAY, a_document, a_question, a_section, a_session, a_workshop, columns, rows

patient = settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))

WORKSHOP = a_workshop(
    a_question("text", id="text", label="Text"),
    a_question("long_text", id="long", label="Long"),
    a_question("choices", id="choices", label="Choices", options=({"id": "a", "label": "A"},)),
    a_question("number", id="numbers", label="Numbers", per="partner", needed=True),
    a_question("table", id="table", label="Table", columns=(*columns("Name"), *columns("Due", kind="date"))),
    a_question("table", id="tables", label="Tables", per="partner", columns=columns("Name", "Role")),
    a_question("matrix", id="roles", label="Roles", rows="table", rule="raci"),
    a_question("matrix", id="gains", label="Gains", rows="table", cell={"kind": "text"}),
    a_question("agreement", id="statements", label="Statements", columns=columns("Statement")),
    a_question("ratings", id="ratings", label="Ratings", scale="rag", indicators=({"id": "trust", "label": "Trust"},)),
    a_question("text", id="secret", label="Secret", private=True),
    summary=(
        a_section("One", "partners", "text", "long", "choices", "numbers", "table", needed=True),
        a_section("Two", "tables", "roles", "gains", "statements", "ratings"),
        a_section("Three", "decisions", "actions", "sittings", "reservations", "open_points", "signatures"),
    ),
)
ANSWERS: dict[str, Any] = {
    "text": {"value": "Text", "state": "later", "note": "why"},
    "long": {"value": "Long"},
    "choices": {"value": ["a"]},
    "numbers": {"by_partner": {"county": 1}},
    "table": rows({"name": "Name", "due": date(2026, 3, 4)}, {"name": "Two"}),
    "tables": {"by_partner": {"beach": [{"id": "t", "name": "Name", "role": "Role"}]}},
    "roles": {"cells": {"r0": {"county": "A"}, "gone": {"beach": "R"}}},
    "gains": {"cells": {"r0": {"county": "Gain"}}},
    "statements": rows(
        {
            "statement": "S",
            "positions": {"county": "block"},
            "reservations": {"county": "Words"},
            "asked": date(2026, 3, 4),
            "earlier": [{"id": "e", "asked_as": "Before", "positions": {"county": "support", "gone": "block"}}],
        },
        {"statement": "T", "positions": {"beach": "reservation"}, "asked_as": "U"},
    ),
    "ratings": {
        "rounds": [
            {
                "id": "x",
                "date": date(2026, 3, 4),
                "mode": "named",
                "scores": {"trust": {"county": 3}},
                "comments": {"trust": {"county": "Words"}},
            }
        ]
    },
    "secret": {"value": "CONFIDENTIAL"},
}
MORE: dict[str, Any] = {
    "decisions": [
        {"id": "d", "text": "Decision", "owner": "county"},
        {
            "id": "e",
            "wording": "Other",
            "supersedes": "d",
            "present": ["county"],
            "consented": {"beach": date(2026, 3, 4)},
        },
    ],
    "actions": [{"id": "a", "text": "Action", "due": date(2026, 3, 4)}],
    "parking_lot": [{"id": "p", "text": "Parked", "due": date(2026, 3, 4), "treatment": "later"}],
    "sittings": [
        {"id": "r", "people": {"county": "Bo"}},
        {
            "id": "s",
            "started": datetime(2026, 3, 4, tzinfo=UTC),
            "present": ["county"],
            "people": {"county": "Ann"},
            "mandates": {"county": "observes"},
        },
    ],
    "kept": {"old": {"value": "Old"}},
}

anything = st.one_of(
    strategies.hostile_text,
    st.sampled_from(["", " ", "county", "block", 0, -3, 1.5, float("nan"), 10**30, True, [], {}, [[]], [{}], [1, "a"]]),
    st.sampled_from([date(2026, 1, 1), time(1, 2), datetime(2026, 1, 1, tzinfo=UTC)]),
    st.sampled_from(
        [{"county": "x", "gone": [1]}, [{"id": "r0", "positions": "x", "reservations": [1]}], {"a": {"b": [{}]}}]
    ),
)


def places(node: Any) -> Iterator[tuple[Any, Any]]:
    """Every place in a tree, as what holds it and its key."""
    keys = node if isinstance(node, dict) else range(len(node)) if isinstance(node, list) else ()
    for key in keys:
        yield node, key
        yield from places(node[key])


@st.composite
def damaged_sessions(draw: st.DrawFn) -> Session:
    """A session in which something stands where it does not belong."""
    tree = copy.deepcopy(a_session(ANSWERS, **MORE).tree)
    for value in draw(st.lists(anything, min_size=1, max_size=3)):
        everywhere = list(places(tree))
        held, key = everywhere[draw(st.integers(0, len(everywhere) - 1))]
        held[key] = copy.deepcopy(value)
    return Session(tree)


@st.composite
def hostile_sessions(draw: st.DrawFn) -> Session:
    """A session in which every text is hostile."""
    tree = copy.deepcopy(a_session(ANSWERS, **MORE).tree)
    for held, key in list(places(tree)):
        is_word = isinstance(held[key], str) and key not in (
            "id",
            "mode",
            "state",
            "workshop",
            "status",
            "county",
            "beach",
        )
        if is_word and held[key] != "CONFIDENTIAL":
            held[key] = draw(strategies.hostile_text)
    return Session(tree)


@patient
@given(damaged_sessions())
def test_a_damaged_session_still_writes_a_document(session: Session) -> None:
    document = a_document(WORKSHOP, session)
    text = markdown(document)
    assert blocks_of(text) == document.blocks
    assert "CONFIDENTIAL" not in text


@patient
@given(st.one_of(damaged_sessions(), hostile_sessions()))
def test_a_damaged_session_still_writes_its_letters(session: Session) -> None:
    letters = [
        briefing_document(session, WORKSHOP, today=TODAY, stopped_at="step"),
        newcomer_document(session, WORKSHOP, today=TODAY),
        *(pending_letter(session, WORKSHOP, partner, today=TODAY) for partner in session.partners),
    ]
    for letter in letters:
        text = markdown(letter)
        assert blocks_of(text) == letter.blocks
        assert "CONFIDENTIAL" not in text


@patient
@given(hostile_sessions())
def test_no_word_breaks_out_of_its_place(session: Session) -> None:
    document = a_document(WORKSHOP, session)
    text = markdown(document)
    assert blocks_of(text) == document.blocks
    tokens = MarkdownIt("gfm-like", {"html": True, "linkify": False}).parse(text)
    types = [child.type for token in tokens for child in (token, *(token.children or ()))]
    assert not [found for found in types if found.startswith(("html", "s_", "image"))]
    assert types.count("heading_open") == sum(isinstance(block, Heading) for block in document.blocks)
    rows_of_tables = sum(len(block.rows) + 1 for block in document.blocks if isinstance(block, Table))
    assert types.count("tr_open") >= rows_of_tables


@patient
@given(damaged_sessions())
def test_the_same_session_writes_the_same_document(session: Session) -> None:
    before = copy.deepcopy(session.tree)
    assert markdown(a_document(WORKSHOP, session)) == markdown(a_document(WORKSHOP, session))
    assert repr(session.tree) == repr(before)


def test_the_room_loads_neither_the_writer_of_toml_nor_the_reader_of_markdown_before_it_needs_them() -> None:
    script = "import sys, partnering_tui.summary.document, partnering_tui.summary.markdown; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert not {"tomlkit", "markdown_it", "textual", "rich"} & set(done.stdout.split())
