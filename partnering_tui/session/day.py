"""The day of a sitting: from the step that it began with to its closing, and what is left of it now.

Times of day are minutes after midnight.
"""

from __future__ import annotations

from datetime import datetime

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

    @property
    def words(self) -> str:
        """What to cut or park, in words; that everything has its time, if it has."""
        if self.rest.words:
            return self.rest.words
        spare = f" {self.rest.spare} min are to spare." if self.rest.spare else ""
        return f"Everything has its time.{spare}"


def day_of(session: Session, workshop: Workshop, sitting_id: str, pace: SittingPace, now: datetime) -> Day:
    """The day of that sitting, planned from when it began with the first step that was worked on.

    The plan is the agenda's: the same breaks, lunch and closing. Added time counts. `now` has a time zone.
    """
    sitting = sitting_of(session, sitting_id)
    began = (sitting.started if sitting and sitting.started else now).astimezone(now.tzinfo)
    start = began.hour * 60 + began.minute
    minutes = max(0, int((now - began).total_seconds() // 60))
    slots = plan_of(_steps_from(session, workshop, sitting_id, pace), 0, start)
    today = tuple(slot for slot in slots if slot.day == 1)
    used = {one.step.id: one.used for one in pace.steps}
    done = [one.step.id for one in pace.done]
    late = max(0, -sum(one.left for one in pace.done))
    return Day(today, replanned(today, start + minutes, used, done, late=late))


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
