"""Who is in the room is noted while people come in: one key each, and whoever is named is there."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from partnering_tui.session.attendance import attendance, comes_as, comes_with_mandate, here_in_words
from partnering_tui.session.session import Session
from partnering_tui.session.sittings import (
    begin_sitting,
    end_sitting,
    is_resumed,
    set_everyone_present,
    set_person,
    set_present,
)
from tests.session.builders import a_session, made

NINE = datetime(2026, 3, 4, 9, tzinfo=UTC)


@pytest.fixture
def session() -> Session:
    return a_session("County", "Lakewater", "Beach")


def begun(session: Session, when: datetime = NINE) -> str:
    return made(session, begin_sitting(session, when)).puts[0].path[-1]


def test_nobody_is_absent_before_anybody_was_said_to_be_there(session: Session) -> None:
    sitting = begun(session)
    assert [one.is_present for one in attendance(session, sitting)] == [None, None, None]
    assert here_in_words(session, sitting) == ""
    made(session, set_present(session, sitting, "county", True))
    assert [one.is_present for one in attendance(session, sitting)] == [True, False, False]
    assert here_in_words(session, sitting) == "1 of 3 here"


def test_everybody_is_there_with_one_key(session: Session) -> None:
    sitting = begun(session)
    made(session, set_present(session, sitting, "beach", True))
    made(session, set_everyone_present(session, sitting))
    assert session.sittings[0].present == ("county", "lakewater", "beach")
    assert set_everyone_present(session, sitting) is None
    assert set_everyone_present(session, "gone") is None


def test_whoever_has_a_mandate_or_a_name_is_there_and_one_undo_takes_both_back(session: Session) -> None:
    sitting = begun(session)
    before = dict(session.tree["sittings"][0])
    for change in (
        made(session, comes_with_mandate(session, sitting, "county", "observes")),
        made(session, comes_as(session, sitting, "county", "Daniel Were")),
    ):
        assert session.sittings[0].present == ("county",)
        del change
    session.tree["sittings"][0] = before
    change = made(session, comes_as(session, sitting, "lakewater", "Grace"))
    session.apply(change.reversed())
    assert session.tree["sittings"] == [before]


def test_taking_a_name_away_says_nothing_about_who_is_there(session: Session) -> None:
    sitting = begun(session)
    made(session, comes_as(session, sitting, "county", "Daniel"))
    made(session, comes_as(session, sitting, "county", ""))
    assert session.sittings[0].present == ("county",)
    assert session.sittings[0].people == {}


def test_who_came_the_last_time_is_known(session: Session) -> None:
    first = begun(session)
    made(session, set_person(session, first, "county", "Daniel Were"))
    second = begun(session, NINE + timedelta(days=7))
    assert attendance(session, second)[0].person_before == "Daniel Were"
    assert attendance(session, second)[0].person == ""


def test_partners_who_met_more_than_a_day_ago_are_told_where_they_stand(session: Session) -> None:
    assert not is_resumed(session, NINE)
    sitting = begun(session)
    made(session, end_sitting(session, sitting, NINE + timedelta(hours=4)))
    assert not is_resumed(session, NINE + timedelta(hours=28))
    assert is_resumed(session, NINE + timedelta(hours=28, minutes=1))
