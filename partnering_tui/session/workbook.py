"""A workbook: a workshop with its session and the private notes beside it, edited as one, with undo and redo."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from time import monotonic

from partnering_tui.session.edits import keep_and_bring_back
from partnering_tui.session.progress import QuestionState, Tally, question_state, step_tally
from partnering_tui.session.record import Change, Record
from partnering_tui.session.session import PrivateNotes, Session
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
    on_change: Callable[[Change], None] | None = None
    """Told of every change after it is made, undo and redo included."""
    _done: list[Change] = field(default_factory=list)
    _undone: list[Change] = field(default_factory=list)
    _last_change: float = float("-inf")

    def __post_init__(self) -> None:
        if change := keep_and_bring_back(self.session, self.workshop):
            self.session.apply(change)
        self.on_opening: Change | None = change
        """What was kept or brought back because the workshop changed; it is part of the first change that is saved."""

    def record_of(self, question: Question) -> Record:
        """Where the answer to that question stands: the session, or the private notes."""
        return self.private if question.private else self.session

    def make(self, change: Change | None) -> bool:
        """Make a change and remember it for undo; False if there is nothing to change."""
        if change is None:
            return False
        self._carry_out(change)
        self._remember(change)
        self._undone.clear()
        return True

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
        self._carry_out(direction(change))
        target.append(change)
        self.end_typing_run()
        return change
