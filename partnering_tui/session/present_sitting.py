"""The sitting that an open session is in: it begins with the first change, is timed step by step, and ends on leaving.

A session that is only looked at keeps its bytes: until something is changed, nothing is noted.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from datetime import datetime
from time import monotonic

from partnering_tui.session.attendance import here_in_words
from partnering_tui.session.day import Day, day_of
from partnering_tui.session.pace import SittingPace, sitting_pace
from partnering_tui.session.record import ABSENT, Change, put
from partnering_tui.session.sittings import (
    LONGEST_BREAK,
    beginning,
    end_sitting,
    plan_step,
    set_minutes,
    sitting_of,
)
from partnering_tui.session.versions import frozen_version
from partnering_tui.session.workbook import Workbook
from partnering_tui.workshop.definition import Step

NOTE_EVERY = 180.0
"""Seconds between two notes of the time while people stay on one step."""


def now_here() -> datetime:
    """The time, with the time zone of this computer."""
    return datetime.now().astimezone()


class PresentSitting:
    """The sitting of now, and how long each step has taken in it."""

    def __init__(
        self,
        workbook: Workbook,
        now: Callable[[], datetime] = now_here,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        self._book = workbook
        self._now = now
        self._clock = clock
        self.id = ""
        """Empty where there is none: a signed version is only read."""
        self._change: Change | None = None
        """What begins the sitting, or takes its end back."""
        self._has_changes = False
        """Something was changed in this sitting since the session was opened: until then there is nothing to note."""
        self._is_noting = False
        self._step: Step | None = None
        self._opened: dict[str, Step] = {}
        self._seconds: defaultdict[str, float] = defaultdict(float)
        self._counted_to = self._noted_at = clock()
        self._seen_at = now()
        """When somebody last changed something, or went to a step."""
        self._is_for_reading = frozen_version(workbook.session) is not None
        if not self._is_for_reading:
            self._find(self._seen_at)
            workbook.begin_with(self._beginning)

    def _find(self, now: datetime) -> None:
        """See which sitting it is: the one of before that goes on, or a new one."""
        found = beginning(self._book.session, now)
        self.id, self._change = found.sitting_id, found.change
        known = sitting_of(self._book.session, self.id)
        minutes = known.minutes if known else {}
        self._seconds = defaultdict(float, {step: 60.0 * used for step, used in minutes.items()})
        self._opened = {self._step.id: self._step} if self._step else {}

    def _beginning(self) -> Change | None:
        """What begins it, made at the first change: it may be hours since somebody opened the session to look."""
        now = self._now()
        if now - self._seen_at > LONGEST_BREAK:
            self._find(now)
        return self._change

    # What people do

    def enter(self, step: Step) -> None:
        """People go to a step; the time of the one before is noted."""
        if self._is_for_reading or step is self._step:
            return
        self._look_whether_there_was_a_break()
        self.note()
        self._step = step
        self._opened[step.id] = step

    def changed(self) -> None:
        """Somebody changed something. What had ended goes on; after a long break a sitting begins."""
        if self._is_noting or self._is_for_reading:
            return
        self._look_whether_there_was_a_break()
        if self._has_changes and sitting_of(self._book.session, self.id) is None:
            # Somebody wrote an older text over the file, which does not know of it.
            self._find(self._seen_at)
            self._book.begin_with(self._change)
        self._has_changes = True
        self._book.begin()
        known = sitting_of(self._book.session, self.id)
        if known and known.ended is not None:
            path = ("sittings", self.id, "ended")
            self._record(put(self._book.session, path, ABSENT, "the meeting taken up again"))

    def _look_whether_there_was_a_break(self) -> None:
        """After a night with the session open, another sitting begins; the one before ended when it was last used."""
        now, before = self._now(), self._seen_at
        self._seen_at = now
        if now - before <= LONGEST_BREAK:
            return
        self._counted_to = self._clock()
        if self._has_changes:
            self._record(end_sitting(self._book.session, self.id, before))
            self._has_changes = False
            self._book.begin_with(self._beginning)
        self._find(now)

    # Noting

    def note(self) -> None:
        """Note how long each step has taken, if anything was changed in this sitting."""
        self._count()
        self._noted_at = self._clock()
        if not self._has_changes:
            return
        for step in self._opened.values():
            if minutes := self.minutes_used(step):
                self._record(plan_step(self._book.session, self.id, step))
                self._record(set_minutes(self._book.session, self.id, step.id, minutes))

    def note_if_due(self) -> None:
        """Note the time if that was not done for some minutes: for a moment at which something is saved anyway."""
        if self._clock() - self._noted_at >= NOTE_EVERY:
            self.note()

    def end(self) -> None:
        """People leave: note the time, and when it was. Whatever is changed after that takes the end back."""
        self.note()
        if self._has_changes:
            self._record(end_sitting(self._book.session, self.id, self._now()))

    def _count(self) -> None:
        now = self._clock()
        if self._step is not None:
            self._seconds[self._step.id] += now - self._counted_to
        self._counted_to = now

    def _record(self, change: Change | None) -> None:
        self._is_noting = True
        try:
            self._book.record(change)
        finally:
            self._is_noting = False

    # Telling

    def minutes_used(self, step: Step) -> int:
        """How many whole minutes a step has taken in this sitting so far."""
        running = self._clock() - self._counted_to if step is self._step else 0
        return int((self._seconds.get(step.id, 0.0) + running) // 60)

    @property
    def pace(self) -> SittingPace:
        """How much of the time is used, of the step that people are at and of the whole sitting."""
        used = {one: minutes for one, step in self._opened.items() if (minutes := self.minutes_used(step))}
        return sitting_pace(self._book.session, self._book.workshop, self.id, self._step, used)

    @property
    def day(self) -> Day:
        """The day of this sitting, and what can still be done of it."""
        return day_of(self._book.session, self._book.workshop, self.id, self.pace, self._now())

    @property
    def seconds_to_next_minute(self) -> float:
        """Until the step that people are at has taken another whole minute."""
        if self._step is None:
            return 60.0
        return 60.0 - (self._seconds.get(self._step.id, 0.0) + self._clock() - self._counted_to) % 60.0

    @property
    def seconds_since_change(self) -> float:
        """Since somebody last changed something, or went to a step."""
        return abs((self._now() - self._seen_at).total_seconds())

    @property
    def who_is_here(self) -> str:
        """ "3 of 4 here"; "who is here?" as long as nobody has said; empty without partners."""
        if self._is_for_reading or not self._book.session.partners:
            return ""
        return here_in_words(self._book.session, self.id) or "who is here?"
