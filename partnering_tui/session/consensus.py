"""What "agreed" means: a statement is agreed only when every partner said so.

The positions are named, never numbered, because scales of fingers and numbers mean opposite things in different rooms.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from partnering_tui.session.answers import POSITIONS
from partnering_tui.session.record import Row
from partnering_tui.session.session import Partner


class Standing(Enum):
    """What follows from the positions on a statement."""

    AGREED = "agreed"
    WITH_RESERVATIONS = "agreed with reservations"
    NOT_AGREED = "not agreed"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Consensus:
    """How the partners stand on one statement. Partners keep the order in which they are shown."""

    standing: Standing
    for_it: tuple[Partner, ...]
    """Who supports or accepts it."""
    reserved: tuple[Partner, ...]
    stood_aside: tuple[Partner, ...]
    blocked: tuple[Partner, ...]
    silent: tuple[Partner, ...]
    """Who has yet to speak."""


def consensus(row: Row, partners: Iterable[Partner]) -> Consensus:
    """How the partners stand on a statement, a row of an agreement. A word that is no position counts as silence.

    Agreed: everyone supports or accepts. Agreed with reservations: all have spoken, nobody blocks, at least one
    reserves or stands aside. Not agreed: at least one blocks. Open: nobody blocks, and at least one has not spoken.
    """
    positions = positions_of(row)
    by_position: dict[str, list[Partner]] = {position: [] for position in POSITIONS}
    silent: list[Partner] = []
    everyone = tuple(partners)
    for partner in everyone:
        by_position.get(positions.get(partner.id, ""), silent).append(partner)
    reserved, aside, blocked = (tuple(by_position[p]) for p in ("reservation", "stand-aside", "block"))
    for_it = tuple(partner for partner in everyone if positions.get(partner.id) in ("support", "accept"))
    if blocked:
        standing = Standing.NOT_AGREED
    elif silent or not (for_it or reserved or aside):
        standing = Standing.OPEN
    elif reserved or aside:
        standing = Standing.WITH_RESERVATIONS
    else:
        standing = Standing.AGREED
    return Consensus(standing, for_it, reserved, aside, blocked, tuple(silent))


def positions_of(row: Row) -> Mapping[str, str]:
    """Each partner's position on a statement, by partner id; only words that are positions."""
    positions = row.get("positions")
    if not isinstance(positions, dict):
        return {}
    return {partner: word for partner, word in positions.items() if isinstance(word, str) and word in POSITIONS}


def reservation_of(row: Row, partner_id: str) -> str:
    """The words in which a partner put its reservation, or why it stands aside or blocks."""
    words: Any = row.get("reservations")
    return str(words.get(partner_id, "")) if isinstance(words, dict) else ""
