"""Statements: "agreed" means that every partner said so, and dissent is printed in its own words."""

from __future__ import annotations

from typing import Any

import pytest

from tests.summary.builders import a_question, a_section, a_session, a_workshop, answered, columns, rows, written

PRINCIPLES = a_question(
    "agreement",
    id="principles",
    label="Our principles",
    columns=(*columns("Principle", "Meaning"), *columns("Behaviour", kind="long_text")),
)
EVERYONE = {"county": "support", "lakewater": "accept", "beach": "support"}


def standing(positions: dict[str, Any] | None = None, **reservations: str) -> str:
    """The last line of one statement with these positions and reservations."""
    row = {"principle": "We share", "positions": positions or {}, "reservations": reservations}
    return answered(PRINCIPLES, rows(row)).splitlines()[-1].strip()


def test_a_statement_is_numbered_bold_and_explained() -> None:
    row = {
        "principle": "We share all the numbers",
        "meaning": "Costs are open",
        "behaviour": "- a\n- b",
        "positions": EVERYONE,
    }
    assert answered(PRINCIPLES, rows(row)) == (
        "### Our principles\n\n"
        "1. **We share all the numbers**\n\n"
        "   - Meaning: Costs are open\n"
        "   - Behaviour:\n"
        "     - a\n"
        "     - b\n\n"
        "   Agreed by all partners."
    )


def test_a_heading_stands_in_front_of_its_statement() -> None:
    heading = columns("Heading")[0] | {"heads": True}
    clauses = a_question("agreement", id="clauses", label="Clauses", columns=(*columns("Clause"), heading))
    said = answered(clauses, rows({"clause": "We meet monthly", "heading": "Meetings", "positions": EVERYONE}))
    assert "1. _Meetings._ **We meet monthly**\n\n   Agreed by all partners." in said


def test_agreed_means_that_every_partner_said_so() -> None:
    assert standing(EVERYONE) == "Agreed by all partners."
    assert standing({"county": "support", "beach": "support"}) == (
        "Open: Lakewater has yet to speak. County and Beach Network support or accept."
    )


def test_a_reservation_is_printed_in_its_words() -> None:
    assert standing(EVERYONE | {"lakewater": "reservation"}, lakewater="Not customer data.") == (
        "Agreed with reservations: County and Beach Network support or accept; "
        "Lakewater has a reservation: “Not customer data”."
    )


def test_standing_aside_is_printed_in_its_words() -> None:
    assert standing(EVERYONE | {"beach": "stand-aside"}, beach="We\nwatch") == (
        "Agreed with reservations: County and Lakewater support or accept; Beach Network stands aside: “We watch”."
    )


def test_a_block_is_printed_first_and_with_all_that_was_said() -> None:
    said = standing({"county": "block", "lakewater": "reservation"}, county="The law forbids it")
    assert said == (
        "Not agreed: County blocks: “The law forbids it”; Lakewater has a reservation (no words recorded); "
        "Beach Network has yet to speak."
    )


def test_a_statement_nobody_spoke_to_is_open() -> None:
    assert standing() == "Open: County, Lakewater and Beach Network have yet to speak."


def test_dissent_shows_while_a_statement_is_open() -> None:
    assert standing({"county": "reservation"}, county="Too soon") == (
        "Open: Lakewater and Beach Network have yet to speak. County has a reservation: “Too soon”."
    )


def test_words_of_a_partner_in_favour_are_printed_too() -> None:
    assert standing(EVERYONE, county="With pleasure!") == "Agreed by all partners. County adds: “With pleasure!”"


def test_a_partner_who_left_counts_no_longer_but_is_heard() -> None:
    assert standing(EVERYONE | {"oldco": "block"}, oldco="Never") == (
        "Agreed by all partners. oldco, no longer a partner, blocked this: “Never”."
    )


def test_a_position_that_is_none_is_told_and_does_not_count() -> None:
    assert standing(EVERYONE | {"county": "maybe"}) == (
        "Open: County has yet to speak. Lakewater and Beach Network support or accept. "
        "County answered “maybe”, which is no position."
    )


def test_without_partners_nothing_is_agreed() -> None:
    row = {"principle": "We share", "positions": EVERYONE}
    said = answered(PRINCIPLES, rows(row), partners=())
    assert "Open: no partners are named yet." in said
    assert "Agreed by" not in said


def test_statements_keep_their_numbers() -> None:
    said = answered(PRINCIPLES, rows({"principle": "One"}, {}, {"principle": "Three"}))
    assert [line[:8] for line in said.splitlines() if line[:1].isdigit()] == ["1. **One", "2. _No w", "3. **Thr"]


def test_all_dissent_is_collected() -> None:
    workshop = a_workshop(PRINCIPLES, summary=(a_section("Annex", "principles", "reservations"),))
    blocked = {"principle": "We share", "positions": EVERYONE | {"beach": "block"}, "reservations": {"beach": "No!"}}
    session = a_session({"principles": rows({"principle": "Fine", "positions": EVERYONE}, blocked)})
    assert "### Reservations\n\n- Our principles 2, “We share”: Beach Network blocks: “No!”" in written(
        workshop, session
    )


@pytest.mark.parametrize(
    ("statements", "said"),
    [
        ([EVERYONE], "The one statement put to the partners is agreed."),
        ([EVERYONE, EVERYONE], "Both statements put to the partners are agreed."),
        ([{}] * 3, "All three statements put to the partners are open."),
        ([EVERYONE, {}], "Of two statements put to the partners, one is agreed and one is open."),
    ],
)
def test_the_document_begins_with_how_much_is_agreed(statements: list[dict[str, str]], said: str) -> None:
    answer = rows(*({"principle": "x", "positions": positions} for positions in statements))
    assert f"\n\n_{said}_\n\n" in written(a_workshop(PRINCIPLES), a_session({"principles": answer}))
