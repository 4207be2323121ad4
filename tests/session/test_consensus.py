"""Agreed means that every partner said so."""

from __future__ import annotations

import pytest

from partnering_tui.session.consensus import Standing, consensus
from tests.session.builders import a_session

PARTNERS = a_session("County", "Lakewater", "Beach").partners


@pytest.mark.parametrize(
    ("positions", "standing"),
    [
        (("support", "accept", "support"), Standing.AGREED),
        (("accept", "accept", "accept"), Standing.AGREED),
        (("support", "reservation", "support"), Standing.WITH_RESERVATIONS),
        (("support", "stand-aside", "accept"), Standing.WITH_RESERVATIONS),
        (("reservation", "reservation", "reservation"), Standing.WITH_RESERVATIONS),
        (("support", "block", "support"), Standing.NOT_AGREED),
        (("support", "block", ""), Standing.NOT_AGREED),
        (("support", "reservation", ""), Standing.OPEN),
        (("", "", ""), Standing.OPEN),
        (("support", "yes of course", "support"), Standing.OPEN),
    ],
)
def test_what_follows_from_the_positions(positions: tuple[str, ...], standing: Standing) -> None:
    row = {"id": "p", "positions": {p.id: word for p, word in zip(PARTNERS, positions, strict=True) if word}}
    assert consensus(row, PARTNERS).standing is standing


def test_nothing_is_agreed_where_nobody_is_at_the_table() -> None:
    assert consensus({"id": "p"}, ()).standing is Standing.OPEN


def test_a_partner_who_left_the_table_no_longer_decides() -> None:
    row = {"positions": {"county": "support", "gone": "block"}}
    assert consensus(row, PARTNERS[:1]).standing is Standing.AGREED


def test_positions_that_are_no_table_count_as_silence() -> None:
    assert consensus({"positions": "support"}, PARTNERS).silent == PARTNERS
