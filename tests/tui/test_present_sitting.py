"""A sitting begins with the first change, is timed step by step, and ends when people leave."""

from __future__ import annotations

from copy import deepcopy
from datetime import UTC, datetime, timedelta

from partnering_tui.session import edits
from partnering_tui.session.present_sitting import PresentSitting
from partnering_tui.session.session import Session
from partnering_tui.session.sittings import begin_sitting
from partnering_tui.session.workbook import Workbook
from partnering_tui.workshop.finding import shipped_workshops
from partnering_tui.workshop.loading import load_workshop
from tests.session.builders import a_session

WORKSHOP = load_workshop(shipped_workshops() / "twelve-steps")
NINE = datetime(2026, 3, 4, 9, tzinfo=UTC)


class Watch:
    """The time, as the test wants it."""

    def __init__(self) -> None:
        self.minutes = 0.0

    def now(self) -> datetime:
        return NINE + timedelta(minutes=self.minutes)

    def clock(self) -> float:
        return self.minutes * 60


class Meeting:
    """A session on the desk, with a watch."""

    def __init__(self, session: Session | None = None) -> None:
        self.watch = Watch()
        self.session = session or a_session("County", "Lakewater")
        self.book = Workbook(WORKSHOP, self.session, on_change=lambda _: self.sitting.changed())
        self.sitting = PresentSitting(self.book, self.watch.now, self.watch.clock)

    def write(self, words: str) -> None:
        question = WORKSHOP.questions["problem"]
        assert self.book.make(edits.answer(self.session, question, ("value",), words))

    def pass_minutes(self, minutes: float) -> None:
        self.watch.minutes += minutes


def test_a_session_that_is_only_looked_at_is_not_changed() -> None:
    session = a_session("County")
    before = deepcopy(session.tree)
    meeting = Meeting(session)
    for step in WORKSHOP.steps:
        meeting.sitting.enter(step)
        meeting.pass_minutes(10)
    meeting.sitting.note_if_due()
    meeting.sitting.end()
    assert session.tree == before


def test_a_sitting_that_goes_on_and_is_only_looked_at_is_not_changed() -> None:
    session = a_session("County")
    session.apply(begin_sitting(session, NINE - timedelta(hours=1)))
    before = deepcopy(session.tree)
    meeting = Meeting(session)
    meeting.sitting.enter(WORKSHOP.steps[0])
    meeting.pass_minutes(30)
    meeting.sitting.end()
    assert session.tree == before


def test_it_began_when_the_session_was_opened_and_is_noted_with_the_first_change() -> None:
    meeting = Meeting()
    meeting.pass_minutes(5)
    meeting.write("Water")
    (sitting,) = meeting.session.sittings
    assert (sitting.id, sitting.started, sitting.ended) == (meeting.sitting.id, NINE, None)


def test_each_step_takes_the_time_that_people_were_on_it() -> None:
    meeting = Meeting()
    meeting.sitting.enter(WORKSHOP.steps[0])
    meeting.write("Water")
    meeting.pass_minutes(12.5)
    meeting.sitting.enter(WORKSHOP.steps[1])
    meeting.pass_minutes(20)
    meeting.sitting.enter(WORKSHOP.steps[0])
    meeting.pass_minutes(2.5)
    meeting.sitting.end()
    (sitting,) = meeting.session.sittings
    first, second = (step.id for step in WORKSHOP.steps[:2])
    assert sitting.minutes == {first: 15, second: 20}
    assert sitting.planned == {step.id: step.minutes_with(2) for step in WORKSHOP.steps[:2]}
    assert sitting.ended == NINE + timedelta(minutes=35)


def test_the_time_goes_on_from_what_was_noted_before_a_break() -> None:
    first = Meeting()
    first.sitting.enter(WORKSHOP.steps[0])
    first.write("Water")
    first.pass_minutes(12)
    first.sitting.end()
    again = Meeting(first.session)
    again.watch.minutes = 60
    again.sitting = PresentSitting(again.book, again.watch.now, again.watch.clock)
    again.sitting.enter(WORKSHOP.steps[0])
    assert again.sitting.minutes_used(WORKSHOP.steps[0]) == 12
    again.pass_minutes(3)
    again.write("Clean water")
    again.sitting.end()
    (sitting,) = again.session.sittings
    assert sitting.minutes[WORKSHOP.steps[0].id] == 15
    assert sitting.ended == NINE + timedelta(minutes=63)


def test_a_change_after_the_end_takes_the_end_back() -> None:
    meeting = Meeting()
    meeting.write("Water")
    meeting.sitting.end()
    assert meeting.session.sittings[0].ended is not None
    meeting.write("Clean water")
    assert meeting.session.sittings[0].ended is None


def test_after_a_night_with_the_session_open_another_sitting_begins() -> None:
    meeting = Meeting()
    meeting.sitting.enter(WORKSHOP.steps[0])
    meeting.write("Water")
    meeting.pass_minutes(10)
    meeting.write("Clean water")
    meeting.pass_minutes(16 * 60)
    meeting.write("Clean water for all")
    meeting.pass_minutes(5)
    meeting.sitting.end()
    yesterday, today = meeting.session.sittings
    assert yesterday.ended == NINE + timedelta(minutes=10)
    assert today.started == NINE + timedelta(minutes=10 + 16 * 60)
    assert today.minutes == {WORKSHOP.steps[0].id: 5}
    assert meeting.sitting.id == today.id


def test_a_session_left_open_over_night_and_not_changed_begins_one_sitting_only() -> None:
    meeting = Meeting()
    meeting.sitting.enter(WORKSHOP.steps[0])
    meeting.pass_minutes(20 * 60)
    meeting.write("Water")
    (sitting,) = meeting.session.sittings
    assert sitting.started == NINE + timedelta(hours=20)


def test_undo_passes_over_the_sitting_and_its_times() -> None:
    meeting = Meeting()
    meeting.sitting.enter(WORKSHOP.steps[0])
    meeting.write("Water")
    meeting.pass_minutes(4)
    meeting.sitting.note()
    undone = meeting.book.undo()
    assert undone is not None
    assert undone.question == "problem"
    assert meeting.book.undo() is None
    assert meeting.session.sittings[0].minutes == {WORKSHOP.steps[0].id: 4}


def test_the_time_is_noted_every_few_minutes_at_most() -> None:
    meeting = Meeting()
    meeting.sitting.enter(WORKSHOP.steps[0])
    meeting.write("Water")
    meeting.pass_minutes(2)
    meeting.sitting.note_if_due()
    assert meeting.session.sittings[0].minutes == {}
    meeting.pass_minutes(1)
    meeting.sitting.note_if_due()
    assert meeting.session.sittings[0].minutes == {WORKSHOP.steps[0].id: 3}
