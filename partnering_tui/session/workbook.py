"""A workbook: a workshop with its session and the private notes beside it, edited as one, with undo and redo."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from time import monotonic

from partnering_tui.session.edits import keep_and_bring_back
from partnering_tui.session.progress import QuestionState, Tally, question_state, step_tally
from partnering_tui.session.record import Change, Record
from partnering_tui.session.session import PrivateNotes, Session
from partnering_tui.session.versions import with_reopening
from partnering_tui.workshop.definition import Question, Step, Workshop

TYPING_RUN = 2.0
"""Seconds: changes of one place that follow each other more quickly are taken back together."""


@dataclass
class Workbook:
    """Everything that is open on the facilitator's laptop."""

    workshop: Workshop
    session: Session
    private: PrivateNotes = field(default_factory=PrivateNotes)
    clock: Callable[[], float] = monotonic
    today: Callable[[], date] = date.today
    on_change: Callable[[Change], None] | None = None
    """Told of every change after it is made, undo and redo included."""
    _done: list[Change] = field(default_factory=list)
    _undone: list[Change] = field(default_factory=list)
    _last_change: float = float("-inf")
    _waiting: list[Change] = field(default_factory=list)

    def __post_init__(self) -> None:
        if change := keep_and_bring_back(self.session, self.workshop):
            self.session.apply(change)
        self.on_opening: Change | None = change
        """What was kept or brought back because the workshop changed; it is part of the first change that is saved."""

    def record_of(self, question: Question) -> Record:
        """Where the answer to that question stands: the session, or the private notes."""
        return self.private if question.private else self.session

    def make(self, change: Change | None) -> bool:
        """Make a change and remember it for undo; False if there is nothing to change.

        A change of what was agreed reopens the agreement; taking it back brings the agreement back too.
        """
        if change is None:
            return False
        change = with_reopening(self.session, self.workshop, change, self.today())
        self._carry_out(change)
        self._remember(change)
        self._undone.clear()
        return True

    def record(self, change: Change | None) -> bool:
        """Make a change that undo passes over, such as how long a step took; False if there is nothing to change."""
        if change is None:
            return False
        self._carry_out(change)
        return True

    def begin_with(self, change: Change | None) -> None:
        """Make a change, which undo passes over, together with the first other one.

        What was only looked at is not changed: a sitting begins when the first word is written in it.
        """
        if change is not None:
            self._waiting.append(change)

    def begin(self) -> bool:
        """Make now what was to be made with the first change; False if nothing was."""
        waiting, self._waiting = self._waiting, []
        for change in waiting:
            self._carry_out(change)
        return bool(waiting)

    def undo(self) -> Change | None:
        """Take the last change back and return it; None if there is none."""
        return self._step(self._done, self._undone, Change.reversed)

    def redo(self) -> Change | None:
        """Make the change that was taken back last again, and return it; None if there is none."""
        return self._step(self._undone, self._done, lambda change: change)

    def end_typing_run(self) -> None:
        """What is typed from now on is taken back on its own."""
        self._last_change = float("-inf")

    def state_of(self, question: Question) -> QuestionState:
        return question_state(self.session, self.private, self.workshop, question)

    def tally_of(self, step: Step) -> Tally:
        return step_tally(self.session, self.private, self.workshop, step)

    def _carry_out(self, change: Change) -> None:
        self.begin()
        record: Record = self.private if change.private else self.session
        record.apply(change)
        if self.on_change:
            self.on_change(change)

    def _remember(self, change: Change) -> None:
        now = self.clock()
        is_same_run = now - self._last_change < TYPING_RUN
        joined = self._done[-1].joined_with(change) if self._done and is_same_run else None
        if joined:
            self._done[-1] = joined
        else:
            self._done.append(change)
        self._last_change = now

    def _step(self, source: list[Change], target: list[Change], direction: Callable[[Change], Change]) -> Change | None:
        if not source:
            return None
        change = source.pop()
        # What was done before a signing and is taken back after it alters what was agreed.
        self._carry_out(with_reopening(self.session, self.workshop, direction(change), self.today()))
        target.append(change)
        self.end_typing_run()
        return change
