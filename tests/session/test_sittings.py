"""A sitting begins with the first word that is written in it, and goes on after a break."""

from __future__ import annotations

from copy import deepcopy
from datetime import UTC, datetime, timedelta, timezone

import pytest

from partnering_tui.session import edits, sittings
from partnering_tui.session.record import Change
from partnering_tui.session.session import Session
from partnering_tui.session.workbook import Workbook
from tests.session.builders import a_question, a_session, a_workshop, made

KISUMU = timezone(timedelta(hours=3))
NINE = datetime(2026, 3, 4, 9, tzinfo=KISUMU)


def at(hour: float, day: int = 4) -> datetime:
    return datetime(2026, 3, day, tzinfo=KISUMU) + timedelta(hours=hour)


@pytest.fixture
def session() -> Session:
    return a_session("County", "Lakewater", "Beach")


def begun(session: Session, when: datetime = NINE) -> str:
    return made(session, sittings.begin_sitting(session, when)).puts[0].path[-1]


def test_a_sitting_has_its_beginning_and_end(session: Session) -> None:
    sitting_id = begun(session)
    made(session, sittings.end_sitting(session, sitting_id, at(12.5)))
    (sitting,) = session.sittings
    assert (sitting.started, sitting.ended) == (NINE, at(12.5))


@pytest.mark.parametrize(
    ("ended", "now", "goes_on"),
    [
        (None, at(18), True),
        (None, at(9, day=5), False),
        (at(12), at(14.9), True),
        (at(12), at(15), False),
        (at(23.5), at(0.5, day=5), False),
        (at(12), at(12).astimezone(UTC), True),
    ],
)
def test_a_sitting_goes_on_the_same_day_unless_it_ended_three_hours_ago(
    session: Session, ended: datetime | None, now: datetime, goes_on: bool
) -> None:
    sitting_id = begun(session)
    if ended:
        made(session, sittings.end_sitting(session, sitting_id, ended))
    found = sittings.sitting_to_go_on_with(session, now)
    assert (found is not None) is goes_on
    start = sittings.beginning(session, now)
    assert (start.sitting_id == sitting_id) is goes_on


def test_a_sitting_that_goes_on_has_not_ended(session: Session) -> None:
    sitting_id = begun(session)
    assert sittings.beginning(session, at(10)).change is None
    made(session, sittings.end_sitting(session, sitting_id, at(11)))
    made(session, sittings.beginning(session, at(12)).change)
    assert session.sittings[0].ended is None


def test_a_day_is_a_day_where_the_facilitator_is(session: Session) -> None:
    begun(session, datetime(2026, 3, 3, 22, tzinfo=UTC))  # one in the morning in Kisumu
    assert sittings.sitting_to_go_on_with(session, at(9)) is not None
    assert sittings.sitting_to_go_on_with(session, at(9).astimezone(UTC)) is None


def test_a_session_without_a_sitting_has_none_to_go_on_with(session: Session) -> None:
    assert sittings.sitting_to_go_on_with(session, NINE) is None
    session.tree["sittings"] = [{"id": "s", "started": "spring"}]
    assert sittings.sitting_to_go_on_with(session, NINE) is None


def test_who_is_present_stands_in_the_order_of_the_table(session: Session) -> None:
    sitting_id = begun(session)
    for partner in ("beach", "county", "lakewater"):
        made(session, sittings.set_present(session, sitting_id, partner, True))
    made(session, sittings.set_present(session, sitting_id, "lakewater", False))
    assert session.sittings[0].present == ("county", "beach")
    assert sittings.set_present(session, sitting_id, "county", True) is None
    assert sittings.set_present(session, "gone", "county", True) is None


def test_who_came_and_with_which_mandate_is_noted_and_can_be_taken_away(session: Session) -> None:
    sitting_id = begun(session)
    made(session, sittings.set_mandate(session, sitting_id, "county", "must-refer-back"))
    made(session, sittings.set_person(session, sitting_id, "county", "Daniel Were, water officer"))
    assert session.sittings[0].mandates == {"county": "must-refer-back"}
    assert session.sittings[0].people == {"county": "Daniel Were, water officer"}
    assert sittings.set_mandate(session, sitting_id, "county", "decides") is None
    made(session, sittings.set_mandate(session, sitting_id, "county", ""))
    made(session, sittings.set_person(session, sitting_id, "county", " "))
    assert set(session.tree["sittings"][0]) == {"id", "started"}


def test_a_step_takes_as_long_as_there_are_partners_in_the_room(session: Session) -> None:
    step = a_workshop().steps[0].model_copy(update={"minutes": 20, "minutes_per_partner": 10})
    sitting_id = begun(session)
    assert sittings.planned_minutes(session, step) == 50
    made(session, sittings.set_present(session, sitting_id, "county", True))
    made(session, sittings.plan_step(session, sitting_id, step))
    assert session.sittings[0].planned == {"step": 30}
    made(session, sittings.set_present(session, sitting_id, "beach", True))
    assert sittings.plan_step(session, sitting_id, step) is None


def test_the_time_a_step_took_is_noted(session: Session) -> None:
    sitting_id = begun(session)
    made(session, sittings.set_minutes(session, sitting_id, "step", 31))
    made(session, sittings.set_minutes(session, sitting_id, "step", 32))
    assert session.sittings[0].minutes == {"step": 32}
    assert sittings.set_minutes(session, "gone", "step", 3) is None


def test_who_came_in_place_of_whom_is_told(session: Session) -> None:
    before = {"county": "Daniel Were", "lakewater": "Grace Achieng", "beach": "Millicent Awuor"}
    now = {"county": "daniel  were, water officer", "lakewater": "Felix Kirui", "gone": "Somebody"}
    session.tree["sittings"] = [{"id": "a", "people": before}, {"id": "b", "people": now}]
    (change,) = sittings.people_who_changed(session)
    assert (change.partner.id, change.before, change.now) == ("lakewater", "Grace Achieng", "Felix Kirui")


def test_another_name_that_begins_alike_is_another_person(session: Session) -> None:
    session.tree["sittings"] = [{"id": "a", "people": {"county": "Dan"}}, {"id": "b", "people": {"county": "Daniel"}}]
    assert len(sittings.people_who_changed(session)) == 1


# In the open session


def a_book() -> Workbook:
    workshop = a_workshop(a_question())
    return Workbook(workshop, a_session("County", workshop=workshop))


def say(book: Workbook, text: str) -> None:
    book.make(edits.answer(book.session, book.workshop.questions["q"], ("value",), text))


def test_a_session_that_was_only_looked_at_has_no_sitting() -> None:
    book = a_book()
    before = deepcopy(book.session.tree)
    book.begin_with(sittings.beginning(book.session, NINE).change)
    assert book.session.tree == before
    assert book.undo() is None
    assert book.session.tree == before


def test_the_first_word_begins_the_sitting_and_undo_leaves_it() -> None:
    book = a_book()
    told: list[Change] = []
    book.on_change = told.append
    start = sittings.beginning(book.session, NINE)
    book.begin_with(start.change)
    say(book, "Water")
    assert [change.label for change in told] == ["the beginning of a meeting", "the answer to The question"]
    book.undo()
    assert book.undo() is None
    assert [sitting.id for sitting in book.session.sittings] == [start.sitting_id]
    assert "answers" not in book.session.tree


def test_a_sitting_can_begin_before_anything_is_written() -> None:
    book = a_book()
    start = sittings.beginning(book.session, NINE)
    book.begin_with(start.change)
    assert book.begin()
    assert book.make(sittings.set_present(book.session, start.sitting_id, "county", True))
    assert not book.begin()


def test_what_is_recorded_beside_is_passed_over_by_undo_and_redo() -> None:
    book = a_book()
    book.begin_with(sittings.beginning(book.session, NINE).change)
    say(book, "Water")
    sitting_id = book.session.sittings[0].id
    book.undo()
    assert book.record(sittings.set_minutes(book.session, sitting_id, "step", 3))
    assert not book.record(None)
    assert book.redo() is not None
    assert book.session.sittings[0].minutes == {"step": 3}
    assert book.session.get(("answers", "q", "value")) == "Water"
