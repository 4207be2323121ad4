"""The day of a sitting: planned as the agenda is, and planned anew when a step takes too long."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from partnering_tui.session.day import Day, day_of, moment_typed
from partnering_tui.session.pace import add_time, sitting_pace
from partnering_tui.session.plan import plan_of
from partnering_tui.session.session import Session
from partnering_tui.workshop.definition import Workshop
from tests.session.builders import made
from tests.session.test_plan import NINE, steps_of

STEPS = steps_of(50, 40, 60, 40)
WORKSHOP = Workshop.model_validate(
    {"format": 1, "id": "w", "version": 1, "title": "W", "steps": tuple(one.model_dump() for one in STEPS)}
)
BEGAN = datetime(2026, 5, 6, 9, 0, 40, tzinfo=UTC)


def a_sitting(until: datetime | None = None, **minutes: int) -> Session:
    row = {"id": "s", "started": BEGAN, "minutes": minutes} | ({"until": until} if until else {})
    return Session({"format": 1, "session": {"id": "x"}, "sittings": [row]})


def day_after(session: Session, minutes: int, at: int) -> Day:
    """The day so many minutes after it began, at that step, counted from 0."""
    pace = sitting_pace(session, WORKSHOP, "s", STEPS[at])
    return day_of(session, WORKSHOP, "s", pace, BEGAN + timedelta(minutes=minutes))


def cuts(day: Day) -> list[str]:
    return [f"{one.step.title} {one.before} → {one.now}" for one in day.rest.cut]


def test_a_day_is_planned_from_the_step_that_it_began_with_as_the_agenda_is() -> None:
    assert list(day_after(a_sitting(), 0, 0).slots) == plan_of(STEPS, 0, NINE)
    assert list(day_after(a_sitting(), 0, 1).slots) == plan_of(STEPS[1:], 0, NINE)
    assert day_after(a_sitting(), 10, 0).words == "Everything planned for today has its time."


def test_what_a_step_took_too_long_is_spread_and_breaks_and_closing_stay() -> None:
    day = day_after(a_sitting(s1=70), 80, 1)
    assert cuts(day) == ["S2 40 → 34", "S3 60 → 52", "S4 40 → 34"]
    assert day.words == "3 steps get less time."
    assert day.rest.slots[-1] == day.slots[-1]


def test_added_time_counts() -> None:
    session = a_sitting(s1=50)
    made(session, add_time(session, "s", STEPS[1], 15))
    slots = [slot for slot in day_after(session, 60, 1).slots if slot.step and slot.step.id == "s2"]
    assert sum(slot.minutes for slot in slots) == 55


def test_a_step_that_somebody_only_looked_at_is_still_to_be_done_and_nothing_is_won_with_it() -> None:
    session = a_sitting(s1=50, s3=2)
    pace = sitting_pace(session, WORKSHOP, "s", STEPS[1])
    assert pace.line == "40 min planned · on time"
    assert "s3" in {slot.step.id for slot in day_after(session, 60, 1).rest.slots if slot.step}


def test_a_break_that_an_overrun_pushed_back_is_still_to_come_until_it_was_made() -> None:
    session = a_sitting(s1=50, s2=60)
    breaks = [slot.start for slot in day_after(session, 60, 2).slots if slot.kind == "break"]
    assert breaks[0] < NINE + 120
    assert day_after(session, 120, 2).rest.slots[0].kind == "break"
    session.tree["sittings"][0]["minutes"]["s3"] = 20
    assert day_after(session, 140, 2).rest.slots[0].kind == "step"


def test_a_meeting_with_a_set_end_plans_what_fits_and_says_what_to_cut_for_it() -> None:
    until = BEGAN.replace(second=0) + timedelta(minutes=140)
    on_time = day_after(a_sitting(until), 10, 0)
    assert on_time.until == NINE + 140
    assert [slot.step.id for slot in on_time.slots if slot.step] == ["s1", "s2"]
    assert on_time.words == "Everything planned for today has its time. 25 min to spare."
    late = day_after(a_sitting(until, s1=80), 100, 1)
    assert cuts(late) == ["S2 40 → 25"]
    assert late.rest.slots[-1].end == NINE + 140


def test_the_step_that_people_are_at_counts_even_if_it_was_not_planned_for_a_short_meeting() -> None:
    day = day_after(a_sitting(BEGAN + timedelta(minutes=100), s1=50, s3=10), 60, 2)
    assert [slot.step.id for slot in day.rest.slots if slot.step] == ["s3"]
    assert cuts(day) == ["S3 50 → 25"]


def test_an_end_is_typed_as_a_time_of_day_and_lies_ahead() -> None:
    assert moment_typed("9.30", BEGAN) == datetime(2026, 5, 6, 9, 30, tzinfo=UTC)
    assert moment_typed(" 08:15 ", BEGAN) == datetime(2026, 5, 7, 8, 15, tzinfo=UTC)
    assert moment_typed("noon", BEGAN) is None
