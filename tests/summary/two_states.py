"""A small workshop, and two states of a session of it."""

from __future__ import annotations

from typing import Any

from partnering_tui.session.session import Session
from partnering_tui.workshop.definition import Workshop
from tests.summary.builders import COUNTY, LAKEWATER, a_question, a_section, a_session, a_workshop, columns


def the_workshop() -> Workshop:
    options = ({"id": "cash", "label": "Cash"}, {"id": "in-kind", "label": "In kind"})
    agreement = columns("Principle") + columns("Meaning", kind="long_text")
    return a_workshop(
        a_question("agreement", id="principles", label="Principles", columns=agreement),
        a_question("table", id="goals", label="Objectives", columns=columns("Objective", "Target")),
        a_question(id="name", label="Legal name", per="partner"),
        a_question("long_text", id="vision", label="Vision"),
        a_question("choice", id="form", label="Form", options=options),
        a_question("matrix", id="gains", label="Gains", rows="goals", cell={"kind": "text"}),
        a_question("table", id="gifts", label="Gifts", columns=columns("Gift"), per="partner"),
        a_question(
            "ratings", id="health", label="Health check", scale="rag", indicators=({"id": "trust", "label": "Trust"},)
        ),
        a_question(id="secret", label="In confidence", private=True),
        summary=(
            a_section("Principles", "principles"),
            a_section("What we want", "goals", "vision", "gains"),
            a_section("Money", "gifts"),
        ),
    )


def sides(before: Any, after: Any, **more: Any) -> tuple[Session, Session]:
    return a_session(before, partners=(COUNTY, LAKEWATER), **more), a_session(
        after, partners=(COUNTY, LAKEWATER), **more
    )


def clause(**more: Any) -> dict[str, Any]:
    rows = [{"id": "p0", "principle": "We decide together"}, {"id": "p1", "principle": "We share the numbers"} | more]
    return {"principles": {"rows": rows}}
