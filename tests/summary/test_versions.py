"""The document says which version it is, who stands how to it, and who signs; and which section is not relevant."""

from __future__ import annotations

from datetime import date
from typing import Any

from partnering_tui.session.session import Session
from partnering_tui.summary.document import document
from partnering_tui.workshop.definition import Workshop
from tests.summary.builders import TODAY, a_question, a_section, a_session, a_workshop, columns, written

SIGNED = date(2026, 2, 12)
AGREED = {"county": "support", "lakewater": "accept", "beach": "reservation"}


def the_workshop() -> Workshop:
    clauses = a_question("agreement", id="clauses", label="Clauses", columns=columns("Clause"))
    money = a_question(id="money", label="Money", needed=True)
    return a_workshop(
        clauses,
        money,
        summary=(
            a_section("Clauses", "clauses"),
            a_section("Money", "money", needed=True, lead="We pay."),
            a_section("Signatures", "signatures"),
        ),
    )


def signed(**more: Any) -> dict[str, Any]:
    version = {
        "number": 1,
        "signed": SIGNED,
        "positions": {"county": "agreed", "lakewater": "agreed", "beach": "reserved"},
        "words": {"beach": "“Clause”: Not in the rains"},
        "signatures": [
            {"id": "a", "partner": "county", "name": "Beatrice Adhiambo", "authority": "confirmed", "date": SIGNED},
            {"id": "b", "partner": "lakewater"},
            {"id": "c", "partner": "", "name": "Ann Otieno"},
        ],
    }
    return version | more


def with_clause(status: str = "agreed", positions: dict[str, str] | None = None, **more: Any) -> Session:
    row = {"id": "c1", "clause": "Clause", "positions": positions or AGREED}
    session = a_session({"clauses": {"rows": [row]}}, **more)
    session.tree["session"]["status"] = status
    return session


def opening(session: Session) -> str:
    return written(the_workshop(), session).partition("\n## ")[0]


BETWEEN = "between Kisumu County Government, Lakewater Ltd and Beach Network"


def test_a_frozen_version_says_which_it_is_and_when_it_was_agreed() -> None:
    text = opening(with_clause(version=signed()))
    assert f"Version 1, agreed on 12 February 2026 {BETWEEN}; printed on 6 March 2026." in text
    assert "County and Lakewater agreed; Beach Network agreed with reservations." in text


def test_a_session_that_stands_as_it_was_signed_says_the_same_as_the_frozen_one() -> None:
    frozen = written(the_workshop(), with_clause(version=signed()))
    assert written(the_workshop(), with_clause(versions=[signed(id="v")])) == frozen


def test_signature_lines_are_filled_in_as_far_as_they_are_known() -> None:
    text = written(the_workshop(), with_clause(version=signed()))
    _, _, lines = text.partition("For **Kisumu County Government**")
    county, _, others = lines.partition("For **Lakewater Ltd**")
    assert "- Name: Beatrice Adhiambo\n- Authority: confirmed\n- Date: 12 February 2026\n- Signature: …" in county
    assert "- Name: …" in others
    assert "Also **Ann Otieno**" in others


def test_reservations_at_signing_stand_above_the_signatures() -> None:
    text = written(the_workshop(), with_clause(version=signed()))
    assert "Said when this version was signed:\n\n- Beach Network: “Clause”: Not in the rains" in text.replace(
        "““", "“"
    )


def test_what_was_open_is_said_in_the_version() -> None:
    points = ["“Money” has no answer yet.", "“Clauses”: 1: County blocks it."]
    text = written(the_workshop(), with_clause(version=signed(open_points=points)))
    assert "with two points open" in text
    assert "Still open when this version was signed:\n\n- “Money” has no answer yet.\n- “Clauses”" in text


def test_nothing_unsettled_is_called_agreed() -> None:
    blocked = opening(with_clause(positions=AGREED | {"county": "block"}, version=signed()))
    absent = opening(with_clause(version=signed(positions={"county": "absent", "beach": "agreed"})))
    unspoken = opening(
        with_clause(version=signed(positions={"county": "open", "lakewater": "open", "beach": "agreed"}))
    )
    for text in (blocked, absent, unspoken):
        assert "Version 1, signed on 12 February 2026" in text
        assert "though not everything is agreed" in text
    assert "County has not spoken to any statement." in absent
    assert "County and Lakewater have not spoken to every statement." in unspoken


def test_a_session_that_was_reopened_is_a_draft_of_the_next_version() -> None:
    version = signed(id="v", reopened=date(2026, 3, 1), reason="The budget changed.")
    session = with_clause("reopened", versions=[version])
    assert f"Draft of version 2, as of 6 March 2026, {BETWEEN}; version 1 was signed on 12 February 2026" in opening(
        session
    )
    assert "and reopened on 1 March 2026: “The budget changed”." in opening(session)
    assert "Beatrice" not in written(the_workshop(), session)
    assert document(session, the_workshop(), today=TODAY).draft == "Draft of version 2"


def test_before_anything_is_signed_the_document_is_a_plain_draft() -> None:
    session = with_clause("open")
    assert f"Draft of 6 March 2026, not yet agreed, {BETWEEN}." in opening(session)
    assert document(session, the_workshop(), today=TODAY).draft == "Draft: not yet agreed"


def test_a_section_that_is_not_relevant_is_one_line_with_its_reason() -> None:
    answers = {"money": {"value": "KES 100"}}
    sections = {"money": {"state": "not-relevant", "note": "No money is held"}}
    text = written(the_workshop(), a_session(answers, sections=sections))
    assert "## Money\n\n_Not relevant: No money is held._\n\n## Signatures" in text
    assert "KES 100" not in text
    assert "Further answers" not in text


def test_a_section_that_is_not_relevant_needs_no_reason() -> None:
    text = written(the_workshop(), a_session(sections={"money": {"state": "not-relevant"}}))
    assert "## Money\n\n_Not relevant._\n" in text
