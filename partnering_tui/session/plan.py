"""The plan of a workshop's days: which step is done when, with breaks, lunch, and a closing that nothing takes away.

All times are minutes. The opening, the steps and the closing are work; breaks and lunch are not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field
from typing import Literal

from partnering_tui.frozen import dataclass
from partnering_tui.workshop.definition import Step

OPENING = 10
CLOSING = 15
"""At the end of every day, kept free for what was agreed and who does what next."""
BREAK = 15
LUNCH = 60
LONGEST_STRETCH = 100
"""Of work without a break; the closing may follow it at once."""
LONGEST_DAY = 360
"""Of work in one day."""
SHORTEST_PART = 15
"""Of a step that a break parts, if it is long enough for that."""
_WORTH_A_BREAK = 45
"""Of work, before a break comes rather than a part of the next step."""
_LUNCH_FROM, _LUNCH_AT_LAST = 11 * 60 + 30, 13 * 60
_MIDDAY = 12 * 60
"""From here on a pause is lunch, however short the work before it was."""

SlotKind = Literal["opening", "step", "break", "lunch", "closing"]


@dataclass(frozen=True, slots=True)
class Slot:
    """One stretch of a day that is for one thing."""

    day: int
    """Counted from 1."""
    start: int
    """Minutes after midnight; more than a whole day's for one that goes on past it."""
    minutes: int
    kind: SlotKind
    step: Step | None = None
    part: int = 1
    """Which part of the step it is, counted from 1, if breaks part it."""

    @property
    def end(self) -> int:
        return self.start + self.minutes

    @property
    def is_work(self) -> bool:
        return self.kind not in ("break", "lunch")


def plan_of(steps: Sequence[Step], partners: int, start: int, end: int | None = None) -> list[Slot]:
    """The slots of all days for these steps with so many partners; every day starts so many minutes after midnight.

    A step is parted only where it is longer than a stretch may be, and goes on another day only if it is longer than a
    day. With an `end`, so many minutes after the same midnight, no day goes on beyond it; one that would have no time
    for any work goes on until it has a little.
    """
    if not steps:
        return []
    plan = _Plan(start, None if end is None else max(end, start + OPENING + SHORTEST_PART + CLOSING))
    plan.open_day()
    for step in steps:
        plan.add(step, max(0, step.minutes_with(partners)))
    plan.close_day()
    return plan.slots


@dataclass
class _Plan:
    """A plan in the making."""

    day_start: int
    day_end: int | None = None
    """None where only the work of a day has a limit."""
    slots: list[Slot] = field(default_factory=list)
    _day: int = 0
    _now: int = 0
    _worked: int = 0
    """Today."""
    _stretch: int = 0
    """Since the last break."""
    _needs_lunch: bool = False

    def open_day(self) -> None:
        self._day += 1
        self._now, self._worked, self._stretch = self.day_start, 0, 0
        self._needs_lunch = self.day_start < _LUNCH_FROM
        self._put(OPENING, "opening")

    def close_day(self) -> None:
        self._put(CLOSING, "closing")

    def add(self, step: Step, minutes: int) -> None:
        """Put a step into the day, or into the next; in parts if it has to be."""
        day = LONGEST_DAY if self.day_end is None else min(LONGEST_DAY, self.day_end - self.day_start)
        longest = day - OPENING - CLOSING
        left = self._left_for(minutes)
        if minutes > left and self._worked > OPENING and (minutes <= longest or left < SHORTEST_PART):
            self._next_day()
        part, rest = 1, minutes
        while rest or part == 1:
            if not self._left_today and rest:
                self._next_day()
            room = min(self._room, self._left_today)
            if rest > room and self._has_earned_a_pause(room):
                self._pause()
                continue
            length = rest if rest <= room else self._first_part(rest, room)
            self._put(length, "step", step, part)
            part, rest = part + 1, rest - length

    @property
    def _left_today(self) -> int:
        """How much work the day still takes before its closing."""
        left = LONGEST_DAY - CLOSING - self._worked
        return left if self.day_end is None else max(0, min(left, self.day_end - CLOSING - self._now))

    def _left_for(self, minutes: int) -> int:
        """How much work the day still takes, less the pauses that so much of it needs where the day has a set end."""
        if self.day_end is None or minutes <= self._room:
            return self._left_today
        later_ones = BREAK * ((minutes - self._room) // LONGEST_STRETCH)
        return max(0, self._left_today - self._pause_after(self._room) - later_ones)

    def _pause_after(self, room: int) -> int:
        """How long the pause is that comes after so much more work."""
        return LUNCH if self._needs_lunch and self._now + room >= _LUNCH_FROM else BREAK

    @property
    def _room(self) -> int:
        """How long the work may go on before the next pause."""
        room = LONGEST_STRETCH - self._stretch
        room = max(0, min(room, _LUNCH_AT_LAST - self._now)) if self._needs_lunch else room
        return self._left_today if self._ends_after(room) else room

    def _ends_after(self, room: int) -> bool:
        """Whether the day has a set end so soon that a pause then would leave no work worth coming back for."""
        return self.day_end is not None and self._left_today - room < self._pause_after(room) + SHORTEST_PART

    def _has_earned_a_pause(self, room: int) -> bool:
        """Whether a pause comes rather than a part of a step; never twice in a row."""
        is_midday = self._needs_lunch and self._now >= _MIDDAY
        return (
            room < self._left_today
            and self._stretch > 0
            and (self._stretch >= _WORTH_A_BREAK or is_midday or room < SHORTEST_PART)
        )

    def _first_part(self, rest: int, room: int) -> int:
        """How much of a step is done before the pause, so that no scrap is left behind it."""
        return room if rest - room >= SHORTEST_PART else max(1, min(room, rest - SHORTEST_PART))

    def _pause(self) -> None:
        is_lunch = self._needs_lunch and _LUNCH_FROM <= self._now <= _LUNCH_AT_LAST
        self._put(LUNCH if is_lunch else BREAK, "lunch" if is_lunch else "break")
        self._needs_lunch = self._needs_lunch and not is_lunch
        self._stretch = 0

    def _next_day(self) -> None:
        self.close_day()
        self.open_day()

    def _put(self, minutes: int, kind: SlotKind, step: Step | None = None, part: int = 1) -> None:
        slot = Slot(self._day, self._now, minutes, kind, step, part)
        self.slots.append(slot)
        self._now = slot.end
        if slot.is_work:
            self._worked += minutes
            self._stretch += minutes
