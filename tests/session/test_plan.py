"""The plan of a workshop's days: what is done when, with breaks, lunch and a closing that nothing takes away."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from partnering_tui.session.plan import (
    BREAK,
    CLOSING,
    LONGEST_DAY,
    LONGEST_STRETCH,
    LUNCH,
    OPENING,
    SHORTEST_PART,
    Slot,
    plan_of,
)
from partnering_tui.workshop.definition import Step

NINE = 9 * 60


def a_step(minutes: int, each: int = 0, at: int = 0) -> Step:
    return Step.model_validate({"id": f"s{at}", "title": f"S{at}", "minutes": minutes, "minutes_per_partner": each})


def steps_of(*minutes: int) -> list[Step]:
    return [a_step(one, at=at) for at, one in enumerate(minutes, 1)]


def kinds(slots: Sequence[Slot]) -> list[str]:
    return [slot.kind for slot in slots]


any_steps = st.lists(st.tuples(st.integers(0, 400), st.integers(0, 30)), max_size=14).map(
    lambda found: [a_step(minutes, each, at) for at, (minutes, each) in enumerate(found, 1)]
)
any_plan = st.builds(plan_of, any_steps, st.integers(0, 9), st.integers(0, 20 * 60))


def days_of(slots: Sequence[Slot]) -> list[list[Slot]]:
    return [
        [slot for slot in slots if slot.day == day] for day in range(1, max((one.day for one in slots), default=0) + 1)
    ]


@given(any_steps, st.integers(0, 9), st.integers(0, 20 * 60))
def test_every_step_has_its_whole_time_in_its_order(steps: list[Step], partners: int, start: int) -> None:
    slots = plan_of(steps, partners, start)
    done = [slot.step for slot in slots if slot.step]
    assert list(dict.fromkeys(one.id for one in done)) == [step.id for step in steps]
    for step in steps:
        given_time = sum(slot.minutes for slot in slots if slot.step == step)
        assert given_time == step.minutes_with(partners)


@given(any_plan)
def test_nothing_overlaps_and_no_time_is_lost(slots: list[Slot]) -> None:
    for day in days_of(slots):
        for before, after in pairwise(day):
            assert after.start == before.end
        assert len({slot.start for slot in day if slot.kind == "opening"}) == 1


@given(any_plan)
def test_every_day_opens_and_closes(slots: list[Slot]) -> None:
    for day in days_of(slots):
        assert (day[0].kind, day[0].minutes) == ("opening", OPENING)
        assert (day[-1].kind, day[-1].minutes) == ("closing", CLOSING)
        assert day[0].start == slots[0].start


@given(any_plan)
def test_no_day_is_longer_than_people_can_work(slots: list[Slot]) -> None:
    for day in days_of(slots):
        assert sum(slot.minutes for slot in day if slot.is_work) <= LONGEST_DAY


@given(any_plan)
def test_nobody_sits_longer_than_a_stretch_without_a_break(slots: list[Slot]) -> None:
    for day in days_of(slots):
        stretch = 0
        for slot in day:
            stretch = stretch + slot.minutes if slot.is_work and slot.kind != "closing" else 0
            assert stretch <= LONGEST_STRETCH


@given(any_plan)
def test_a_break_stands_between_work_and_is_long_enough(slots: list[Slot]) -> None:
    for before, slot, after in zip(slots, slots[1:], slots[2:], strict=False):
        if not slot.is_work:
            assert before.is_work
            assert after.is_work
            assert slot.minutes == {"break": BREAK, "lunch": LUNCH}[slot.kind]


@given(any_steps, st.integers(0, 9), st.integers(7 * 60, 11 * 60))
def test_a_day_that_goes_on_after_midday_has_lunch_then(steps: list[Step], partners: int, start: int) -> None:
    for day in days_of(plan_of(steps, partners, start)):
        lunches = [slot for slot in day if slot.kind == "lunch"]
        assert len(lunches) <= 1
        assert all(11 * 60 + 30 <= slot.start <= 13 * 60 for slot in lunches)
        if day[-1].start > 13 * 60 + CLOSING:
            assert len(lunches) == 1


@given(any_plan)
def test_no_pause_comes_right_before_the_closing(slots: list[Slot]) -> None:
    for day in days_of(slots):
        assert day[-2].is_work


def test_a_morning_of_short_steps() -> None:
    slots = plan_of(steps_of(40, 30, 30), 4, NINE)
    assert [(slot.start - NINE, slot.minutes, slot.kind) for slot in slots] == [
        (0, 10, "opening"),
        (10, 40, "step"),
        (50, 30, "step"),
        (80, 15, "break"),
        (95, 30, "step"),
        (125, 15, "closing"),
    ]


def test_minutes_for_each_partner_are_added() -> None:
    (slot,) = [slot for slot in plan_of([a_step(20, 10)], 4, NINE) if slot.step]
    assert slot.minutes == 60


def test_a_step_longer_than_a_stretch_is_parted_by_a_break() -> None:
    slots = plan_of(steps_of(150), 0, NINE)
    assert kinds(slots) == ["opening", "step", "break", "step", "closing"]
    assert [slot.part for slot in slots if slot.step] == [1, 2]
    assert all(slot.minutes >= 15 for slot in slots if slot.step)


def test_a_step_that_fits_no_more_begins_the_next_day() -> None:
    slots = plan_of(steps_of(80, 80, 80, 80, 60), 0, NINE)
    assert [slot.day for slot in slots if slot.step] == [1, 1, 1, 1, 2]


def test_no_steps_are_no_plan() -> None:
    assert plan_of([], 4, NINE) == []


@given(any_steps, st.integers(0, 9), st.integers(0, 20 * 60), st.integers(0, 12 * 60))
def test_a_day_with_a_set_end_keeps_to_it_and_loses_nothing(
    steps: list[Step], partners: int, start: int, long: int
) -> None:
    slots = plan_of(steps, partners, start, start + long)
    for day in days_of(slots):
        assert day[-1].end <= start + max(long, OPENING + SHORTEST_PART + CLOSING)
        assert (day[0].kind, day[-1].kind) == ("opening", "closing")
        assert all(not (one.kind == "break" and other.kind == "closing") for one, other in pairwise(day))
    for step in steps:
        given_time = sum(slot.minutes for slot in slots if slot.step == step)
        assert given_time == step.minutes_with(partners)


def test_a_short_meeting_has_no_pause_just_before_its_end() -> None:
    slots = plan_of(steps_of(50, 60, 30), 0, NINE, NINE + 140)
    assert [(slot.kind, slot.minutes) for slot in slots if slot.day == 1] == [
        ("opening", 10),
        ("step", 50),
        ("step", 60),
        ("closing", 15),
    ]
