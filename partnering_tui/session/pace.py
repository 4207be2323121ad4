"""Pace: how much of a step's time is used, and whether the whole sitting is ahead or behind. All times are minutes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from partnering_tui.frozen import dataclass
from partnering_tui.session.record import ABSENT, Change, put
from partnering_tui.session.session import Session
from partnering_tui.session.sittings import planned_minutes, sitting_of
from partnering_tui.workshop.definition import Step, Workshop

AMBER_FROM = 20
RED_FROM = 5
"""Per cent of a step's time that are left."""

Level = Literal["calm", "amber", "red", "over"]


@dataclass(frozen=True, slots=True)
class StepPace:
    """The time of one step in a sitting."""

    step: Step
    planned: int
    """The base and so much for each partner, with what was added."""
    used: int

    @property
    def left(self) -> int:
        """Below 0 if the step took longer."""
        return self.planned - self.used

    @property
    def is_only_looked_at(self) -> bool:
        """Not even a fifth of its time was used: somebody looked in, and nothing is won by leaving it again."""
        return self.used * 5 < self.planned

    @property
    def level(self) -> Level:
        """amber with a fifth of the time left, red with a twentieth, over with less than none."""
        if self.left < 0:
            return "over"
        if self.planned and self.left * 100 <= self.planned * RED_FROM:
            return "red"
        return "amber" if self.planned and self.left * 100 <= self.planned * AMBER_FROM else "calm"

    @property
    def words(self) -> str:
        """The same in words, so that the colour need not be seen: "time nearly up: 2 of 50 min left"."""
        match self.level:
            case "over":
                return f"time is up: {-self.left} min over {self.planned}"
            case "red" if self.left == 0:
                return f"time is up: {self.planned} min used"
            case "red":
                return f"time nearly up: {self.left} of {self.planned} min left"
            case "amber":
                return f"draw to a close: {self.left} of {self.planned} min left"
            case _:
                return f"{self.left} of {self.planned} min left" if self.used else f"{self.planned} min planned"


@dataclass(frozen=True, slots=True)
class SittingPace:
    """The time of a whole sitting."""

    steps: tuple[StepPace, ...]
    """Those that were opened in it, in the order of the workshop."""
    current: StepPace | None
    """The step that is open now."""

    @property
    def ahead(self) -> int:
        """Minutes that the partners are ahead of the plan; below 0, behind it.

        What is left of the step that is open, or was opened last, is not won yet; what it took too long is lost. Nor is
        anything won with a step that somebody only looked at.
        """
        return sum(one.left for one in self.done) + min(0, self.current.left if self.current else 0)

    @property
    def done(self) -> tuple[StepPace, ...]:
        """The steps that are behind the partners."""
        current = self.current.step.id if self.current else ""
        return tuple(one for one in self.steps if one.step.id != current and not one.is_only_looked_at)

    @property
    def line(self) -> str:
        """The step that is open and the whole sitting in one line: "18 of 50 min left · 6 min behind"."""
        if self.current is None:
            return self.words
        return f"{self.current.words} · {self.words}" if self.done or self.current.used else self.current.words

    @property
    def words(self) -> str:
        """ "6 min behind", "6 min ahead", "on time"."""
        return "on time" if not self.ahead else f"{abs(self.ahead)} min {'ahead' if self.ahead > 0 else 'behind'}"


def step_pace(session: Session, sitting_id: str, step: Step, used: int | None = None) -> StepPace:
    """The time of a step in that sitting; `used` are the minutes that it took so far, if they are not noted yet."""
    sitting = sitting_of(session, sitting_id)
    noted = sitting.planned.get(step.id) if sitting else None
    planned = planned_minutes(session, step, sitting_id) if noted is None else noted
    if used is None:
        used = sitting.minutes.get(step.id, 0) if sitting else 0
    return StepPace(step, max(0, planned), max(0, used))


def sitting_pace(
    session: Session,
    workshop: Workshop,
    sitting_id: str,
    current: Step | None = None,
    used: Mapping[str, int] | None = None,
) -> SittingPace:
    """The time of a whole sitting; `used` are minutes by step id that are not noted yet."""
    sitting, running = sitting_of(session, sitting_id), used or {}
    opened = {*(sitting.planned if sitting else ()), *(sitting.minutes if sitting else ()), *running}
    opened |= {current.id} if current else set()
    paces = {
        step.id: step_pace(session, sitting_id, step, running.get(step.id))
        for step in workshop.steps
        if step.id in opened
    }
    return SittingPace(tuple(paces.values()), paces.get(current.id) if current else None)


def add_time(session: Session, sitting_id: str, step: Step, minutes: int) -> Change | None:
    """Give a step more minutes in that sitting, or fewer, but never less than none."""
    path = ("sittings", sitting_id, "planned", step.id)
    if sitting_of(session, sitting_id) is None:
        return None
    planned = max(0, step_pace(session, sitting_id, step).planned + minutes)
    label = f"{minutes} min more for {step.title}" if minutes > 0 else f"{-minutes} min less for {step.title}"
    before = session.get(path)
    return None if before is not ABSENT and before == planned else put(session, path, planned, label)
