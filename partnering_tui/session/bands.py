"""Bands and zones: how good the marks on a line are together, how far apart, and what to do about it.

The rules are those of common practice: spread is the highest mark less the lowest; a line is split where the spread is
two or more, or green and red stand on it; bands on a scale from 1 to 5 are Wilder's: 4.0 and more a strength, below 3.0
to be addressed.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from partnering_tui.session.averages import mean, median_low
from partnering_tui.session.marks import Levels

SPLIT_FROM = 2
"""Levels between the highest and the lowest mark."""
_STRENGTH, _DISCUSS = 4.0, 3.0
_WILDER = (1, 2, 3, 4, 5)


class Band(Enum):
    """How good a line is on the whole."""

    STRENGTH = "strength"
    DISCUSS = "discuss"
    ADDRESS = "address"


class Zone(Enum):
    """What to do about a line, by how good it is and how far apart the partners are."""

    FIX = "fix"
    UNDERSTAND = "understand"
    LISTEN = "listen to the low scorer"
    CELEBRATE = "celebrate"


ZONES: dict[Zone, str] = {
    Zone.FIX: "low, together",
    Zone.UNDERSTAND: "low, apart",
    Zone.LISTEN: "high, apart",
    Zone.CELEBRATE: "high, together",
}
"""What each zone is made of, in words."""


def band_of(levels: Levels, values: Sequence[int]) -> Band | None:
    """How good some levels are together: by Wilder's bands on a scale from 1 to 5, else by the colour in the middle.

    Of an even number of colours the worse one in the middle counts. None if nothing was given.
    """
    if not values:
        return None
    if levels.values == _WILDER:
        average = mean([levels.goodness(value) for value in values])
        return Band.STRENGTH if average >= _STRENGTH else Band.DISCUSS if average >= _DISCUSS else Band.ADDRESS
    middle = median_low([levels.goodness(value) for value in values])
    tone = next(levels.tone(value) for value in values if levels.goodness(value) == middle)
    return {"good": Band.STRENGTH, "poor": Band.ADDRESS}.get(tone or "", Band.DISCUSS)


def is_split(levels: Levels, values: Sequence[int]) -> bool:
    """Whether the spread is two or more, or green and red stand on one line."""
    tones = {levels.tone(value) for value in values}
    return bool(values) and (max(values) - min(values) >= SPLIT_FROM or {"good", "poor"} <= tones)


def zone_of(band: Band, is_apart: bool) -> Zone:
    """What to do about a line: only a strength is high."""
    if band is Band.STRENGTH:
        return Zone.LISTEN if is_apart else Zone.CELEBRATE
    return Zone.UNDERSTAND if is_apart else Zone.FIX
