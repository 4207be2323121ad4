"""Health checks as pictures beside their words: the heat map of a round, and how partners went over the rounds."""

from __future__ import annotations

from collections.abc import Sequence

from partnering_tui.session.health import HealthLine, HealthRound
from partnering_tui.session.trends import Trend
from partnering_tui.summary.blocks import HeatMap, HeatRow, Sparkline, Sparklines
from partnering_tui.summary.words import counted, day


def heat_map(round_: HealthRound) -> HeatMap | None:
    """The picture of a round; None if there is nothing to draw that the words do not say already."""
    if not round_.levels.values or not any(line.band for line in round_.lines):
        return None
    levels = round_.levels
    when = f" of {day(round_.held_on)}" if round_.held_on else ""
    reds = [line for line in round_.lines if line.reds]
    split = [line for line in round_.lines if line.is_split]
    told = f"{counted(len(round_.lines), 'line')}"
    told += "" if any(line.spread is None for line in round_.lines) else f", {counted(len(reds), 'line')} with red"
    return HeatMap(
        f"Health check: round{when}",
        f"{told}, {counted(len(split), 'line')} split. The table below says the same in words.",
        round_.columns,
        tuple(_row(line) for line in round_.lines),
        (levels.values[0], levels.values[-1]),
        (levels.letter(levels.values[0]), levels.letter(levels.values[-1])),
    )


def _row(line: HealthLine) -> HeatRow:
    cells = tuple((mark.letter, mark.tone or "") if mark else ("", "") for mark in line.marks)
    reach = (
        (line.lowest, line.median, line.highest)
        if line.lowest is not None and line.median is not None and line.highest is not None
        else None
    )
    together = "" if line.band is None or line.marks else line.band.value
    return HeatRow(line.label, cells, reach, together, line.is_split)


def sparklines(found: Sequence[Trend]) -> Sparklines | None:
    """The pictures of some partners over the same rounds; None if there are none."""
    if not found:
        return None
    first = found[0]
    return Sparklines(
        f"Each partner over {counted(len(first.dates), 'round')}",
        "A line for each partner, between the lowest level and the highest. The list below says the same in words.",
        tuple(day(one) if one else "" for one in first.dates),
        tuple(Sparkline(one.name, one.values, _latest(one)) for one in found),
        (first.lowest, first.highest),
    )


def _latest(trend: Trend) -> str:
    """Its last value, which may be of an earlier round than the latest."""
    value = next(one for one in reversed(trend.values) if one is not None)
    return f"{value:.1f} of {trend.highest}"
