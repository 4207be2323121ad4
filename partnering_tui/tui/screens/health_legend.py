"""What the letters and signs of a health check stand for, on one line below it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from rich.cells import cell_len

from partnering_tui.session.health import HealthRound
from partnering_tui.session.marks import MARK_LETTERS, MARKS
from partnering_tui.tui.widgets.health_lines import SIGNS

View = Literal["talk-first", "heat-map", "four-zones", "over-time"]
WITH_WORDS = 100
"""From so many columns on there is room for words on how a line went since the round before."""
MARGINS = 6
"""Columns of the terminal beside the legend."""
OPENS_A_LINE = "Enter opens a line"
RANGE = ("├─┤ marks", "● middle")


def legend(round_: HealthRound, view: View, width: int) -> str:
    """As much as there is room for on one line, what is needed most first."""
    if round_.is_sealed or view == "over-time":
        return ""
    named: list[str] = []
    for group in _groups(round_, view, with_movements=width < WITH_WORDS):
        if cell_len(" · ".join([*named, *group])) <= width - MARGINS:
            named += group
    return " · ".join(named)


def _groups(round_: HealthRound, view: View, *, with_movements: bool) -> Iterator[list[str]]:
    """What belongs together, and is told whole or not at all."""
    values, named = round_.levels.values, round_.levels
    shows_marks = view == "heat-map" and round_.mode != "aggregate"
    shows_range = view != "heat-map" and any(line.strip for line in round_.lines)
    ends = dict.fromkeys((values[0], values[-1])) if values else ()
    if shows_marks or shows_range:
        yield [f"{named.letter(value)} {named.word(value).lower()}" for value in (values if shows_marks else ends)]
    if shows_range:
        yield list(RANGE)
    if with_movements and round_.before and view != "four-zones":
        yield [f"{sign} {word}" for word, sign in SIGNS.items()]
    if shows_marks:
        given = {mark.letter for line in round_.lines for mark in line.marks if mark}
        yield [f"{letter} {MARKS[mark]}" for mark, letter in MARK_LETTERS.items() if letter in given]
        if round_.mode == "coded" and len(round_.columns) > 1:
            yield [f"{round_.columns[0]} to {round_.columns[-1]} are partners"]
    yield [OPENS_A_LINE]
