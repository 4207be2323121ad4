"""How a statement stands, in a few words."""

from __future__ import annotations

from datetime import date
from typing import Any

from partnering_tui.session.quick_round import statements_to_ask, whose_turn
from partnering_tui.session.session import Partner
from partnering_tui.session.standing_words import ASK_AGAIN, ASKED_AGAIN, moves, outcome, said_before, who_is_silent
from partnering_tui.workshop.definition import Column, Question

PARTNERS = tuple(Partner(name.casefold(), name, name) for name in ("County", "Lakewater", "Fund"))
PRINCIPLES = Question(
    id="principles", kind="agreement", label="Principles", columns=(Column(id="text", kind="text", label="Principle"),)
)


def statement(**said: Any) -> dict[str, Any]:
    return {"id": "p1", "text": "We share all the numbers", **said}


def everyone(position: str) -> dict[str, str]:
    return {partner.id: position for partner in PARTNERS}


def test_what_all_support_is_agreed() -> None:
    assert outcome(statement(positions=everyone("support")), PARTNERS) == "agreed"


def test_what_nobody_was_asked_before_is_simply_open() -> None:
    assert outcome(statement(), PARTNERS) == "open"


def test_positions_on_an_earlier_wording_ask_to_be_asked_again() -> None:
    row = statement(positions=everyone("support"), asked_as="We share the numbers")
    assert outcome(row, PARTNERS) == ASK_AGAIN


def test_a_statement_that_was_asked_again_says_so_until_all_have_spoken() -> None:
    earlier = [{"id": "e1", "asked": date(2026, 3, 4), "positions": everyone("accept")}]
    row = statement(earlier=earlier, positions={"county": "support"})
    assert outcome(row, PARTNERS) == ASKED_AGAIN
    assert outcome({**row, "positions": everyone("support")}, PARTNERS) == "agreed"


def test_who_is_absent_is_pending_and_not_silent() -> None:
    row = statement(positions={"county": "support"})
    assert who_is_silent(row, PARTNERS) == "yet to speak: Lakewater, Fund"
    assert who_is_silent(row, PARTNERS, {"fund"}) == "yet to speak: Lakewater · pending: Fund"
    assert who_is_silent(statement(positions=everyone("support")), PARTNERS) == ""


def test_who_moved_is_told_with_both_positions() -> None:
    earlier = [
        {"id": "e1", "positions": {"county": "reservation", "fund": "support"}, "reservations": {"county": "No"}}
    ]
    row = statement(earlier=earlier, positions={"county": "support", "fund": "support"})
    assert moves(row, PARTNERS) == ["County from reservation to support"]


def test_a_reservation_in_other_words_is_a_move_too() -> None:
    earlier = [{"id": "e1", "positions": {"county": "reservation"}, "reservations": {"county": "No names"}}]
    row = statement(earlier=earlier, positions={"county": "reservation"}, reservations={"county": "No prices"})
    assert moves(row, PARTNERS) == ["County, reservation in other words"]


def test_what_was_said_before_is_told_of_who_has_not_spoken_since() -> None:
    earlier = [
        {"id": "e1", "positions": {"county": "block", "fund": "support"}, "reservations": {"county": "Too dear"}}
    ]
    row = statement(earlier=earlier, positions={"fund": "support"})
    assert said_before(row, PARTNERS) == ["County blocked “Too dear”"]


# A quick round


def test_the_turn_goes_to_the_next_who_has_yet_to_speak() -> None:
    row = statement(positions={"lakewater": "support"})
    assert whose_turn(row, PARTNERS, -1) == 0
    assert whose_turn(row, PARTNERS, 0) == 2


def test_after_the_last_partner_the_turn_goes_to_who_was_skipped() -> None:
    assert whose_turn(statement(positions={"fund": "support"}), PARTNERS, 2) == 0


def test_nobody_has_the_turn_when_all_who_are_there_have_spoken() -> None:
    row = statement(positions={"county": "support", "lakewater": "accept"})
    assert whose_turn(row, PARTNERS, 0) == 2
    assert whose_turn(row, PARTNERS, 0, {"fund"}) == -1
    assert whose_turn(row, (), 0) == -1


def test_on_a_new_wording_everybody_has_a_turn_again() -> None:
    row = statement(positions=everyone("support"), asked_as="We share the numbers")
    assert whose_turn(row, PARTNERS, -1) == 0


def test_a_row_without_wording_is_not_asked() -> None:
    rows = [statement(), {"id": "p2"}, {"id": "p3", "text": "  "}]
    assert statements_to_ask(PRINCIPLES, rows) == rows[:1]
