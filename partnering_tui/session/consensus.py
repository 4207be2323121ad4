"""What "agreed" means: a statement is agreed only when every partner said so.

The positions are named, never numbered, because scales of fingers and numbers mean opposite things in different rooms.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum

from partnering_tui.frozen import dataclass
from partnering_tui.session.answers import POSITIONS
from partnering_tui.session.positions import is_on_earlier_wording, positions_of
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
    on_earlier_wording: tuple[Partner, ...] = ()
    """Of those, who spoke before the wording was changed."""


def consensus(row: Row, partners: Iterable[Partner]) -> Consensus:
    """How the partners stand on a statement, a row of an agreement. A word that is no position counts as silence.

    Agreed: everyone supports or accepts. Agreed with reservations: all have spoken, nobody blocks, at least one
    reserves or stands aside. Not agreed: at least one blocks. Open: nobody blocks, and at least one has not spoken.
    Positions that were given on an earlier wording count as silence.
    """
    positions = positions_of(row)
    if is_on_earlier_wording(row):
        everyone = tuple(partners)
        spoke = tuple(partner for partner in everyone if partner.id in positions)
        return Consensus(Standing.OPEN, (), (), (), (), everyone, spoke)
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
