"""Pace: how much time is left, whether the sitting is ahead or behind, and how the rest of the day is planned anew."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnering_tui.session.pace import StepPace, add_time, sitting_pace, step_pace
from partnering_tui.session.plan import CLOSING, plan_of
from partnering_tui.session.replanning import replanned
from partnering_tui.session.session import Session
from partnering_tui.workshop.definition import Workshop
from tests.session.builders import made
from tests.session.test_plan import NINE, a_step, steps_of

STEPS = [a_step(50, 0, 1), a_step(20, 10, 2), a_step(30, 0, 3)]
WORKSHOP = Workshop.model_validate(
    {"format": 1, "id": "w", "version": 1, "title": "W", "steps": tuple(one.model_dump() for one in STEPS)}
)


def a_sitting(planned: Any = None, minutes: Any = None) -> Session:
    row = {"id": "s", "started": datetime(2026, 5, 6, 9, tzinfo=UTC), "present": ["a", "b"]}
    row |= {"planned": planned} if planned else {}
    row |= {"minutes": minutes} if minutes else {}
    partners = [{"id": one, "name": one} for one in "abc"]
    return Session({"format": 1, "session": {"id": "x"}, "partners": partners, "sittings": [row]})


def test_the_time_of_a_step_is_its_base_and_so_much_for_each_partner_who_is_here() -> None:
    pace = step_pace(a_sitting(), "s", STEPS[1])
    assert (pace.planned, pace.used, pace.left, pace.words) == (40, 0, 40, "40 min planned")


def test_what_was_noted_in_the_sitting_counts_and_what_is_not_noted_yet_before_it() -> None:
    session = a_sitting({"s1": 60}, {"s1": 32})
    assert step_pace(session, "s", STEPS[0]).words == "28 of 60 min left"
    assert step_pace(session, "s", STEPS[0], used=35).left == 25


@pytest.mark.parametrize(
    ("used", "level", "words"),
    [
        (0, "calm", "50 min planned"),
        (39, "calm", "11 of 50 min left"),
        (40, "amber", "draw to a close: 10 of 50 min left"),
        (47, "amber", "draw to a close: 3 of 50 min left"),
        (48, "red", "time nearly up: 2 of 50 min left"),
        (50, "red", "time is up: 50 min used"),
        (56, "over", "time is up: 6 min over 50"),
    ],
)
def test_a_step_turns_amber_with_a_fifth_left_and_red_with_a_twentieth_in_words_too(
    used: int, level: str, words: str
) -> None:
    pace = StepPace(STEPS[0], 50, used)
    assert (pace.level, pace.words) == (level, words)


def test_a_sitting_is_behind_by_what_steps_took_too_long_and_ahead_by_what_they_left() -> None:
    session = a_sitting({"s1": 50, "s2": 40}, {"s1": 56, "s2": 10})
    assert sitting_pace(session, WORKSHOP, "s").words == "24 min ahead"
    assert sitting_pace(session, WORKSHOP, "s", STEPS[1]).words == "6 min behind"
    assert sitting_pace(session, WORKSHOP, "s", STEPS[1], {"s2": 45}).words == "11 min behind"
    assert sitting_pace(a_sitting(), WORKSHOP, "s", STEPS[0]).words == "on time"


def test_time_is_added_to_a_step_in_this_sitting_alone() -> None:
    session = a_sitting()
    made(session, add_time(session, "s", STEPS[1], 15))
    assert step_pace(session, "s", STEPS[1]).planned == 55
    made(session, add_time(session, "s", STEPS[1], -100))
    assert step_pace(session, "s", STEPS[1]).planned == 0
    assert add_time(session, "gone", STEPS[1], 5) is None


# The rest of the day

DAY = plan_of(steps_of(50, 40, 60, 40), 0, NINE)
"""Opening 9:00, steps 9:10 to 10:40, break, steps, lunch or closing."""


def test_a_day_on_time_stays_as_it_was_planned() -> None:
    found = replanned(DAY, DAY[0].end, {})
    assert list(found.slots) == DAY[1:]
    assert (found.cut, found.park, found.spare, found.over, found.words) == ((), (), 0, 0, "")


def test_an_overrun_is_spread_over_what_remains_and_says_what_to_cut() -> None:
    found = replanned(DAY, DAY[1].end + 20, {}, done=["s1"])
    assert [(one.step.id, one.before, one.now) for one in found.cut] == [("s2", 40, 34), ("s3", 60, 52), ("s4", 40, 34)]
    assert found.words == "3 steps get less time."
    assert found.slots[-1] == DAY[-1]


def test_what_gets_not_even_half_of_its_time_is_to_be_parked() -> None:
    found = replanned(DAY, DAY[1].end + 80, {}, done=["s1"])
    assert [step.id for step in found.park] == ["s4"]
    assert found.words == "2 steps get less time, 1 is for another day."


def test_time_that_was_won_is_told_and_nothing_is_stretched() -> None:
    found = replanned(DAY, DAY[1].end - 20, {}, done=["s1"])
    assert (found.spare, found.cut) == (20, ())


def test_the_step_that_is_open_keeps_what_it_has_left() -> None:
    found = replanned(DAY, DAY[1].start + 30, {"s1": 30})
    assert found.slots[0].minutes == 20
    assert found.slots[-1] == DAY[-1]


def test_a_day_that_is_over_still_has_its_closing() -> None:
    found = replanned(DAY, DAY[-1].end, {}, done=["s1", "s2", "s3"])
    assert found.slots[-1].kind == "closing"
    assert [step.id for step in found.park] == ["s4"]
    assert "The day ends" in found.words


steps_of_a_day = st.lists(st.integers(0, 120), min_size=1, max_size=7)


@given(steps_of_a_day, st.integers(0, 600), st.integers(0, 7), st.integers(0, 90))
def test_breaks_and_the_closing_always_stay_whole_and_the_day_ends_in_time_if_it_can(
    minutes: list[int], late: int, done: int, used: int
) -> None:
    day = [slot for slot in plan_of(steps_of(*minutes), 0, NINE) if slot.day == 1]
    finished = [f"s{at}" for at in range(1, done + 1)]
    now = NINE + late
    found = replanned(day, now, {f"s{done + 1}": used}, finished)
    whole = {slot.kind: slot.minutes for slot in day if not slot.step}
    assert all(slot.minutes == whole[slot.kind] for slot in found.slots if not slot.step)
    assert found.slots[-1].kind == "closing"
    assert found.slots[-1].minutes == CLOSING
    starts = [slot.start for slot in found.slots]
    assert starts == [now, *(slot.end for slot in found.slots[:-1])]
    end = found.slots[-1].end
    assert end == day[-1].end - found.spare + found.over
    assert not (found.over and any(slot.step for slot in found.slots))
    assert not (found.spare and found.cut)


@given(steps_of_a_day, st.integers(0, 400))
def test_every_step_is_kept_cut_by_at_most_half_or_parked_whole(minutes: list[int], late: int) -> None:
    day = [slot for slot in plan_of(steps_of(*minutes), 0, NINE) if slot.day == 1]
    found = replanned(day, NINE + late, {})
    before: dict[str, int] = {}
    now: dict[str, int] = {}
    for slots, told in ((day, before), (found.slots, now)):
        for slot in slots:
            if slot.step:
                told[slot.step.id] = told.get(slot.step.id, 0) + slot.minutes
    parked = {step.id for step in found.park}
    assert not parked & now.keys()
    for step, was in before.items():
        assert step in parked or was == 0 or was / 2 <= now[step] <= was
