"""A workshop with something to sign, and sessions of it."""

from __future__ import annotations

from datetime import date
from typing import Any

from partnering_tui.session.session import Session
from partnering_tui.workshop.definition import SummarySection, Workshop
from tests.session.builders import a_question, a_session, a_workshop

TODAY = date(2026, 11, 12)
LATER = date(2027, 3, 1)


def the_workshop() -> Workshop:
    workshop = a_workshop(
        a_question("text", needed=True),
        a_question("agreement", id="clauses", label="Clauses"),
        a_question("choice", id="legal_status", label="Legal status"),
        a_question("table", id="signatories", columns=SIGNATORY_COLUMNS),
        a_question("text", id="legal_name", per="partner"),
        a_question("ratings", id="health"),
        a_question("text", id="secret", private=True),
    )
    sources = ("q", "clauses", "legal_status", "signatories")
    section = SummarySection.model_validate({"id": "all", "title": "All", "from": sources})
    return workshop.model_copy(update={"summary": (section,)})


SIGNATORY_COLUMNS = (
    {"id": "partner", "kind": "text", "label": "Partner"},
    {"id": "person", "kind": "text", "label": "Person"},
    {"id": "authority_confirmed", "kind": "yes_no", "label": "Authority"},
    {"id": "date", "kind": "date", "label": "Date"},
)


def a_statement(row_id: str, reservations: dict[str, str] | None = None, **positions: str) -> dict[str, Any]:
    row: dict[str, Any] = {"id": row_id, "name": f"Clause {row_id}", "positions": positions}
    return row | ({"reservations": reservations} if reservations else {})


def with_statements(*rows: dict[str, Any], **answers: Any) -> Session:
    session = a_session("County", "Lakewater", workshop=the_workshop())
    session.tree["answers"] = {"q": {"value": "Water"}, "clauses": {"rows": list(rows)}} | answers
    return session
