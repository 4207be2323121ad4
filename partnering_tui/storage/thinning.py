"""Which backups age has made superfluous: all of the last hour stay, then one an hour, one a day, one a month."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

_HOUR = timedelta(hours=1)
_DAY = timedelta(days=1)
_MONTH = timedelta(days=31)


def superfluous(made: Sequence[datetime], now: datetime) -> list[int]:
    """The places in the list of those backups that can go. Of each hour, day or month the last one stays.

    What was made after `now`, as by a clock that was set back, counts as just made.
    """
    last: dict[str, int] = {}
    for index, moment in enumerate(made):
        if (period := _period(moment, now)) and (period not in last or made[last[period]] < moment):
            last[period] = index
    kept = set(last.values())
    return [index for index, moment in enumerate(made) if _period(moment, now) and index not in kept]


def _period(moment: datetime, now: datetime) -> str:
    """The period of which one backup is enough; empty where each of them is kept."""
    age = now - moment
    if age <= _HOUR:
        return ""
    if age <= _DAY:
        return f"hour {moment:%Y-%m-%d %H}"
    if age <= _MONTH:
        return f"day {moment:%Y-%m-%d}"
    return f"month {moment:%Y-%m}"
