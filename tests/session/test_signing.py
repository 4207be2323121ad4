"""Signing says how each partner stands, what is still open, and who signs; and never refuses."""

from __future__ import annotations

from typing import Any

import pytest

from partnering_tui.session.signing import Signing, signing
from partnering_tui.session.versions import (
    version_row,
)
from tests.session.signed_sessions import TODAY, a_statement, the_workshop, with_statements


def stands(*rows: dict[str, Any]) -> dict[str, tuple[str, str]]:
    found = signing(with_statements(*rows), the_workshop(), TODAY)
    return {stand.partner.id: (stand.word, stand.words) for stand in found.partners}


def test_a_partner_who_is_for_everything_agreed() -> None:
    rows = a_statement("a", county="support", lakewater="accept"), a_statement("b", county="accept", lakewater="accept")
    assert stands(*rows) == {"county": ("agreed", ""), "lakewater": ("agreed", "")}


@pytest.mark.parametrize(
    ("first", "second", "word"),
    [
        ("support", "reservation", "reserved"),
        ("reservation", "stand-aside", "stood-aside"),
        ("stand-aside", "", "open"),
        ("", "", "absent"),
        ("block", "", "blocked"),
        ("block", "support", "blocked"),
    ],
)
def test_the_weightiest_of_its_positions_says_how_a_partner_stands(first: str, second: str, word: str) -> None:
    one, other = (
        a_statement(row, lakewater="accept", **({"county": position} if position else {}))
        for row, position in (("a", first), ("b", second))
    )
    assert stands(one, other)["county"][0] == word


def test_a_partner_that_is_silent_on_some_statements_keeps_what_it_said_of_others() -> None:
    one = a_statement("a", {"county": "Not in July"}, county="reservation", lakewater="accept")
    other = a_statement("b", lakewater="accept")
    assert stands(one, other)["county"] == ("open", "“Clause a”: Not in July")
    assert not signing(with_statements(one, other), the_workshop(), TODAY).is_clean


def test_reservations_are_kept_in_their_words_behind_the_statement() -> None:
    one = a_statement("a", {"county": "Not in July"}, county="reservation", lakewater="accept")
    other = a_statement("b", {"county": "Too dear"}, county="stand-aside", lakewater="accept")
    assert stands(one, other)["county"] == ("stood-aside", "“Clause a”: Not in July; “Clause b”: Too dear")


def test_where_no_statement_was_put_nobody_agreed() -> None:
    assert stands() == {"county": ("absent", ""), "lakewater": ("absent", "")}


def test_positions_on_an_earlier_wording_are_silence() -> None:
    row = a_statement("a", county="support", lakewater="accept") | {"asked_as": "Another wording"}
    assert {word for word, _ in stands(row).values()} == {"absent"}


def test_what_is_open_is_told_and_keeps_nobody_from_signing() -> None:
    session = with_statements(a_statement("a", county="block", lakewater="accept"), q={})
    found = signing(session, the_workshop(), TODAY)
    assert [gap.words for gap in found.gaps] == [
        "“The question” has no answer yet.",
        "“Clauses”: 1, “Clause a”: County blocks it.",
    ]
    assert not found.is_clean
    version = version_row(session, found)
    assert version["open_points"] == [gap.words for gap in found.gaps]
    assert version["positions"] == {"county": "blocked", "lakewater": "agreed"}


def test_nothing_open_is_a_clean_signature() -> None:
    assert signing(
        with_statements(a_statement("a", county="accept", lakewater="accept")), the_workshop(), TODAY
    ).is_clean


def test_statements_that_no_section_prints_are_open_too() -> None:
    workshop = the_workshop().model_copy(update={"summary": ()})
    session = with_statements(a_statement("a", county="block", lakewater="accept"))
    assert [gap.partner_id for gap in signing(session, workshop, TODAY).gaps] == ["county"]


def test_the_legal_status_is_told_by_its_id_and_in_words() -> None:
    found = signing(with_statements(legal_status={"value": "in-kind"}), the_workshop(), TODAY)
    assert (found.legal_status, found.legal_status_in_words) == ("in-kind", "In kind")


def lines(found: Signing) -> list[dict[str, Any]]:
    return [{key: value for key, value in line.items() if key != "id"} for line in found.signatures]


def test_each_partner_has_a_line_to_sign_on() -> None:
    assert lines(signing(with_statements(), the_workshop(), TODAY)) == [{"partner": "county"}, {"partner": "lakewater"}]


def test_the_signatories_stand_on_the_lines_of_their_partners() -> None:
    rows = [
        {"id": "s1", "partner": "County Government of Kisumu", "person": "Beatrice", "authority_confirmed": False},
        {"id": "s2", "partner": "LAKEWATER", "person": "Peter", "authority_confirmed": True, "date": TODAY},
        {"id": "s3", "partner": "Somebody else", "person": "Ann"},
        {"id": "s4"},
    ]
    names = {"by_partner": {"county": "County Government of Kisumu"}}
    found = signing(with_statements(signatories={"rows": rows}, legal_name=names), the_workshop(), TODAY)
    assert lines(found) == [
        {"partner": "county", "name": "Beatrice", "authority": "not confirmed"},
        {"partner": "lakewater", "name": "Peter", "authority": "confirmed", "date": TODAY},
        {"partner": "", "name": "Ann"},
    ]
