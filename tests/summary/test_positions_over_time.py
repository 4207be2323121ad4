"""Who said what before, and who moved, in plain words; what was said on another wording is named as such."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.summary.builders import a_question, a_section, a_session, a_workshop, answered, columns, rows, written

PRINCIPLES = a_question("agreement", id="principles", label="Our principles", columns=columns("Principle"))
EVERYONE = {"county": "support", "lakewater": "accept", "beach": "support"}
MARCH = date(2026, 3, 4)


def said(**row: Any) -> str:
    """The last line of one statement."""
    return answered(PRINCIPLES, rows({"principle": "We share all"} | row)).splitlines()[-1].strip()


def an_asking(positions: dict[str, str], asked: date | None = MARCH, wording: str = "", **words: str) -> dict[str, Any]:
    """What was said when the statement was put to the partners before."""
    entry: dict[str, Any] = {"id": "e", "positions": positions, "reservations": words}
    return entry | ({"asked": asked} if asked else {}) | ({"asked_as": wording} if wording else {})


def test_who_moved_is_told_with_its_words_of_before() -> None:
    earlier = [an_asking(EVERYONE | {"county": "reservation"}, wording="We share all", county="Not salaries.")]
    assert said(positions=EVERYONE, earlier=earlier) == (
        "Agreed by all partners. On 4 March 2026 County had a reservation: “Not salaries”; since then it supports this."
    )


def test_a_move_on_another_wording_names_that_wording() -> None:
    earlier = [an_asking(EVERYONE | {"county": "block"}, wording="We share")]
    assert said(positions=EVERYONE | {"county": "stand-aside"}, reservations={"county": "Ask us"}, earlier=earlier) == (
        "Agreed with reservations: Lakewater and Beach Network support or accept; County stands aside: “Ask us”. "
        "On 4 March 2026, on the wording “We share”, County blocked it; since then it stands aside."
    )


def test_those_who_moved_together_share_a_day() -> None:
    earlier = [an_asking(EVERYONE | {"county": "block", "beach": "stand-aside"})]
    assert said(positions=EVERYONE, earlier=earlier) == (
        "Agreed by all partners. On 4 March 2026 County blocked it; since then it supports this. "
        "Beach Network stood aside; since then it supports this."
    )


def test_between_support_and_acceptance_nobody_moved() -> None:
    assert said(positions=EVERYONE, earlier=[an_asking(dict.fromkeys(EVERYONE, "accept"))]) == "Agreed by all partners."


def test_the_same_reservation_in_other_words_is_told() -> None:
    earlier = [an_asking({"county": "reservation"}, None, county="Too soon")]
    words = said(
        positions=EVERYONE | {"county": "reservation"}, reservations={"county": "Not before May"}, earlier=earlier
    )
    assert words.endswith(
        "Earlier County had a reservation: “Too soon”; since then it has put its reservation in other words."
    )


def test_who_says_the_same_as_before_is_not_told_of_twice() -> None:
    assert said(positions=EVERYONE, earlier=[an_asking(EVERYONE)]) == "Agreed by all partners."


def test_only_the_last_of_many_askings_is_told() -> None:
    earlier = [an_asking({"county": "block"}), an_asking({"county": "reservation"}, date(2026, 6, 1), county="Late")]
    assert said(positions=EVERYONE, earlier=earlier) == (
        "Agreed by all partners. On 1 June 2026 County had a reservation: “Late”; since then it supports this."
    )


def test_positions_on_an_earlier_wording_do_not_count_and_are_named_with_it() -> None:
    words = said(
        positions=EVERYONE | {"lakewater": "reservation"},
        reservations={"lakewater": "Not customer data", "county": "With pleasure!"},
        asked=MARCH,
        asked_as="We share",
    )
    assert words == (
        "Open: County, Lakewater and Beach Network have yet to speak to this wording. "
        "On 4 March 2026, on the wording “We share”, County supported it and added: “With pleasure!”; "
        "Lakewater had a reservation: “Not customer data”; Beach Network supported it."
    )


def test_those_who_said_the_same_before_are_named_together() -> None:
    words = said(positions=EVERYONE | {"lakewater": "support"}, asked_as="We share")
    assert words.endswith(" Earlier, on the wording “We share”, County, Lakewater and Beach Network supported it.")


def test_when_partners_are_asked_again_what_they_said_stays_until_they_speak() -> None:
    earlier = [an_asking(EVERYONE | {"lakewater": "stand-aside"}, wording="We share all")]
    assert said(positions={"county": "support"}, earlier=earlier) == (
        "Open: Lakewater and Beach Network have yet to speak. County supports or accepts. "
        "On 4 March 2026 Lakewater stood aside; Beach Network supported it."
    )


def test_a_former_partner_is_heard_in_what_was_said_before() -> None:
    earlier = [an_asking(EVERYONE | {"oldco": "block"}, oldco="Never")]
    assert said(positions=EVERYONE, earlier=earlier).endswith(
        "On 4 March 2026 oldco (no longer a partner) blocked it: “Never”."
    )


def test_a_former_partner_is_heard_in_what_was_said_on_an_earlier_wording() -> None:
    words = said(positions={"oldco": "block"}, reservations={"oldco": "Never"}, asked_as="We share")
    assert words.endswith("Earlier, on the wording “We share”, oldco (no longer a partner) blocked it: “Never”.")


def test_a_position_that_is_none_is_told_on_an_earlier_wording_too() -> None:
    words = said(positions={"county": "maybe"}, asked_as="We share")
    assert words.endswith("County answered “maybe”, which is no position.")


def test_an_open_point_says_that_the_wording_is_new() -> None:
    workshop = a_workshop(PRINCIPLES, summary=(a_section("Annex", "open_points", "reservations"),))
    row = {"principle": "We share all", "asked_as": "We share", "positions": EVERYONE | {"county": "block"}}
    text = written(workshop, a_session({"principles": rows(row)}))
    assert "open; County, Lakewater and Beach Network have yet to speak to this wording." in text
    assert "“We share all”: Before the wording was changed, County blocked it." in text


def test_a_reworded_statement_is_no_longer_counted_as_agreed() -> None:
    row = {"principle": "We share all", "asked_as": "We share", "positions": EVERYONE}
    assert "The one statement put to the partners is open." in written(
        a_workshop(PRINCIPLES), a_session({"principles": rows(row)})
    )


def test_what_stands_in_a_row_of_a_statement_is_not_told_as_kept() -> None:
    row = {"principle": "We share", "asked": MARCH, "asked_as": "x", "earlier": [an_asking(EVERYONE)]}
    workshop = a_workshop(PRINCIPLES, summary=(a_section("Open", "open_points"),))
    assert "kept" not in written(workshop, a_session({"principles": rows(row)}))
