"""The day of a sitting: from the step that it began with to its closing, and what is left of it now.

Times of day are minutes after midnight.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from partnering_tui.frozen import dataclass
from partnering_tui.session.pace import SittingPace, step_pace
from partnering_tui.session.plan import Slot, plan_of
from partnering_tui.session.replanning import Replanned, replanned
from partnering_tui.session.session import Session
from partnering_tui.session.sittings import sitting_of
from partnering_tui.workshop.definition import Step, Workshop


@dataclass(frozen=True, slots=True)
class Day:
    """A day as it was planned, and the rest of it as it can still be."""

    slots: tuple[Slot, ...]
    rest: Replanned
    until: int | None = None
    """When somebody said that it is to end."""

    @property
    def words(self) -> str:
        """How many steps are cut or parked, in words; that all has its time, if it has."""
        if self.rest.words:
            return self.rest.words
        spare = f" {self.rest.spare} min to spare." if self.rest.spare else ""
        return f"Everything planned for today has its time.{spare}"


def day_of(session: Session, workshop: Workshop, sitting_id: str, pace: SittingPace, now: datetime) -> Day:
    """The day of that sitting, planned from when it began with the first step that was worked on.

    The plan is the agenda's: the same breaks, lunch and closing. Added time counts. `now` has a time zone.
    Where somebody said until when the meeting goes, only what fits until then is planned for it, and whatever the
    partners are at.
    """
    sitting = sitting_of(session, sitting_id)
    began = (sitting.started if sitting and sitting.started else now).astimezone(now.tzinfo)
    start = began.hour * 60 + began.minute
    minutes = max(0, int((now - began).total_seconds() // 60))
    end = sitting.until if sitting else None
    minute = began.replace(second=0, microsecond=0)
    until = None if end is None or end <= began else start + int((end - minute).total_seconds() // 60)
    slots = plan_of(_steps_from(session, workshop, sitting_id, pace), 0, start, until)
    today = _with_present_step(tuple(slot for slot in slots if slot.day == 1), session, sitting_id, pace)
    used = {one.step.id: one.used for one in pace.steps}
    done = [one.step.id for one in pace.done]
    late = max(0, -sum(one.left for one in pace.done))
    return Day(today, replanned(today, start + minutes, used, done, late=late, until=until), until)


def minutes_typed(text: str) -> int | None:
    """Minutes after midnight of a time of day as people type it: 12:30, 12.30; None for anything else."""
    found = re.fullmatch(r"(\d{1,2})[:.](\d\d)", text.strip())
    hour, minute = map(int, found.groups()) if found else (24, 0)
    return None if hour > 23 or minute > 59 else hour * 60 + minute


def moment_typed(text: str, began: datetime) -> datetime | None:
    """The first such time of day after that moment, in its time zone; None for what is no time of day."""
    minutes = minutes_typed(text)
    if minutes is None:
        return None
    moment = began.replace(hour=minutes // 60, minute=minutes % 60, second=0, microsecond=0)
    return moment if moment > began else moment + timedelta(days=1)


def _with_present_step(day: tuple[Slot, ...], session: Session, sitting_id: str, pace: SittingPace) -> tuple[Slot, ...]:
    """The slots of a day, with the step that the partners are at before those that are still to be done."""
    step, done = pace.current.step if pace.current else None, {one.step.id for one in pace.done}
    if step is None or not day or any(slot.step and slot.step.id == step.id for slot in day):
        return day
    ahead = (at for at, slot in enumerate(day) if slot.kind == "closing" or (slot.step and slot.step.id not in done))
    at = next(ahead, len(day))
    slot = Slot(day[0].day, day[at - 1].end, step_pace(session, sitting_id, step).planned, "step", step)
    return (*day[:at], slot, *day[at:])


def _steps_from(session: Session, workshop: Workshop, sitting_id: str, pace: SittingPace) -> list[Step]:
    """The steps from the first that was worked on, each with the minutes that it has in this sitting."""
    worked_on = {one.step.id for one in pace.done} | ({pace.current.step.id} if pace.current else set())
    ids = [step.id for step in workshop.steps]
    first = min((ids.index(one) for one in worked_on if one in ids), default=0)
    return [
        step.model_copy(
            update={"minutes": step_pace(session, sitting_id, step).planned, "minutes_per_partner": 0},
        )
        for step in workshop.steps[first:]
    ]
