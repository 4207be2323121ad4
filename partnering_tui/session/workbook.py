"""A workbook: a workshop with its session and the private notes beside it, edited as one, with undo and redo."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import date
from time import monotonic

from partnering_tui.session.kept import keep_and_bring_back
from partnering_tui.session.progress import QuestionState, Tally, question_state, step_tally
from partnering_tui.session.record import Change, Path, Record, paths_of
from partnering_tui.session.session import PrivateNotes, Session
from partnering_tui.session.versions import frozen_version, with_reopening
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
    changes: int = 0
    """How many changes were made here so far."""
    _done: list[Change] = field(default_factory=list)
    _undone: list[Change] = field(default_factory=list)
    _last_change: float = float("-inf")
    _waiting: list[Callable[[], Change | None]] = field(default_factory=list)

    def __post_init__(self) -> None:
        if change := keep_and_bring_back(self.session, self.workshop):
            self.session.apply(change)
        self.on_opening: Change | None = change
        """What was kept or brought back because the workshop changed; it is part of the first change that is saved."""

    @property
    def is_for_reading(self) -> bool:
        """It is a signed version: nothing in it is changed any more."""
        return frozen_version(self.session) is not None

    def record_of(self, question: Question) -> Record:
        """Where the answer to that question stands: the session, or the private notes."""
        return self.private if question.private else self.session

    def make(self, change: Change | None) -> bool:
        """Make a change and remember it for undo; False if there is nothing to change.

        A change of what was agreed reopens the agreement; taking it back brings the agreement back too.
        """
        if change is None or self.is_for_reading:
            return False
        change = with_reopening(self.session, self.workshop, change, self.today())
        self._carry_out(change)
        self._remember(change)
        self._undone.clear()
        return True

    def record(self, change: Change | None) -> bool:
        """Make a change that undo passes over, such as how long a step took; False if there is nothing to change."""
        if change is None or self.is_for_reading:
            return False
        self._carry_out(change)
        return True

    def begin_with(self, change: Change | Callable[[], Change | None] | None) -> None:
        """Make a change, which undo passes over, together with the first other one; it may be made up only then.

        What was only looked at is not changed: a sitting begins when the first word is written in it.
        """
        if change is not None:
            self._waiting.append(change if callable(change) else lambda: change)

    def begin(self) -> bool:
        """Make now what was to be made with the first change; False if nothing was."""
        waiting, self._waiting = self._waiting, []
        changes = [change for make in waiting if (change := make())]
        for change in changes:
            self._carry_out(change)
        return bool(changes)

    @property
    def next_undo(self) -> Change | None:
        """The change that undo would take back."""
        return self._done[-1] if self._done else None

    @property
    def next_redo(self) -> Change | None:
        """The change that redo would make again."""
        return self._undone[-1] if self._undone else None

    def undo(self) -> Change | None:
        """Take the last change back and return it; None if there is none."""
        return self._step(self._done, self._undone, Change.reversed)

    def redo(self) -> Change | None:
        """Make the change that was taken back last again, and return it; None if there is none."""
        return self._step(self._undone, self._done, lambda change: change)

    def let_go_of(self, paths: Collection[Path], *, private: bool) -> None:
        """Somebody else changed these places: what was done there before is not taken back any more.

        Taking it back would take away what they did. Everything else can still be taken back.
        """
        if paths:
            for changes in (self._done, self._undone):
                changes[:] = [change for change in changes if not _is_about(change, paths, private=private)]
            self.end_typing_run()

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
        self.changes += 1
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


def _is_about(change: Change, paths: Collection[Path], *, private: bool) -> bool:
    """Whether a change touches one of these places, what stands in it, or what it stands in."""
    if change.private is not private:
        return False
    shorter = ((one[: len(other)], other[: len(one)]) for one in paths_of(change) for other in paths)
    return any(one == other for one, other in shorter)
