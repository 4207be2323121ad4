"""Decisions, actions and parked points: noted in one go, never lost, and read with their meaning."""

from __future__ import annotations

from copy import deepcopy
from datetime import UTC, date, datetime

import pytest

from partnering_tui.session import noting
from partnering_tui.session.noted import (
    actions,
    decision,
    decisions,
    open_actions,
    overdue_actions,
    parked_points,
    pending_consents,
    standing_decisions,
    superseded_by,
)
from partnering_tui.session.record import Change
from partnering_tui.session.session import Session
from partnering_tui.session.workbook import Workbook
from tests.session.builders import a_session, a_workshop, made

MARCH, NOVEMBER = date(2026, 3, 4), date(2026, 11, 12)
PRESENT = ("county", "lakewater")


@pytest.fixture
def session() -> Session:
    return a_session("County", "Lakewater", "Beach")


def decided(session: Session, wording: str = "Five kiosks", **more: object) -> str:
    """The id of a decision made in March by the County and Lakewater."""
    change = made(session, noting.add_decision(session, wording, today=MARCH, present=PRESENT, **more))  # type: ignore[arg-type]  # whatever the test gives
    return change.puts[0].path[1]


def to_do(session: Session, what: str = "Ask", due: object = None, who: str = "County") -> str:
    return made(session, noting.add_action(session, what, today=MARCH, who=who, due=due)).puts[0].path[1]


def test_a_decision_has_its_day_its_reason_and_who_was_there(session: Session) -> None:
    decided(session, reason="We want to learn", step="objectives", sitting="k2f8")
    assert session.tree["decisions"] == [
        {
            "id": decisions(session)[0].id,
            "wording": "Five kiosks",
            "reason": "We want to learn",
            "decided": MARCH,
            "present": ["county", "lakewater"],
            "step": "objectives",
            "sitting": "k2f8",
        }
    ]


def test_a_decision_is_superseded_and_never_edited(session: Session) -> None:
    first = decided(session)
    before = deepcopy(session.tree["decisions"][0])
    made(session, noting.supersede(session, first, "Seven kiosks", today=NOVEMBER, present=PRESENT))
    assert session.tree["decisions"][0] == before
    assert [one.wording for one in standing_decisions(session)] == ["Seven kiosks"]
    later = superseded_by(session, first)
    assert later is not None
    assert later.decided == NOVEMBER


def test_only_the_decision_that_holds_can_be_superseded(session: Session) -> None:
    first = decided(session)
    made(session, noting.supersede(session, first, "Seven kiosks", today=NOVEMBER))
    assert noting.supersede(session, first, "Nine kiosks", today=NOVEMBER) is None
    assert noting.supersede(session, "gone", "Nine kiosks", today=NOVEMBER) is None
    assert noting.remove_noted(session, "decisions", first) is None


def test_whoever_was_absent_is_asked_until_it_consents(session: Session) -> None:
    found = decided(session)
    ((waiting, partners),) = pending_consents(session)
    assert (waiting.id, [partner.id for partner in partners]) == (found, ["beach"])
    made(session, noting.consent(session, found, "beach", today=NOVEMBER))
    assert pending_consents(session) == []
    assert session.tree["decisions"][0]["consented"] == {"beach": NOVEMBER}
    assert noting.consent(session, found, "beach", today=NOVEMBER) is None
    assert noting.consent(session, found, "county", today=NOVEMBER) is None


def test_nobody_is_asked_to_consent_where_it_was_not_recorded_who_was_there(session: Session) -> None:
    made(session, noting.add_decision(session, "Five kiosks", today=MARCH))
    assert pending_consents(session) == []


def test_nobody_is_asked_to_consent_to_what_no_longer_holds(session: Session) -> None:
    found = decided(session)
    everyone = ("county", "lakewater", "beach")
    made(session, noting.supersede(session, found, "Seven kiosks", today=NOVEMBER, present=everyone))
    assert pending_consents(session) == []


def test_an_action_is_overdue_the_day_after_it_was_due(session: Session) -> None:
    to_do(session, due=MARCH)
    assert overdue_actions(session, MARCH) == []
    assert [one.what for one in overdue_actions(session, date(2026, 3, 5))] == ["Ask"]


def test_what_is_done_is_overdue_no_longer_and_has_its_day(session: Session) -> None:
    action = to_do(session, due=MARCH)
    made(session, noting.set_done(session, action, True, today=NOVEMBER))
    assert overdue_actions(session, NOVEMBER) == []
    assert actions(session)[0].done_on == NOVEMBER
    assert noting.set_done(session, action, True, today=NOVEMBER) is None
    made(session, noting.set_done(session, action, False, today=NOVEMBER))
    assert session.tree["actions"][0] == {"id": action, "what": "Ask", "who": "County", "due": MARCH, "noted": MARCH}


def test_what_is_to_be_done_comes_by_its_date_and_what_has_none_last(session: Session) -> None:
    to_do(session, "Undated")
    to_do(session, "In spring", due="spring")
    to_do(session, "Second", due=NOVEMBER)
    to_do(session, "First", due=MARCH)
    assert [one.what for one in open_actions(session)] == ["First", "Second", "Undated", "In spring"]
    assert open_actions(session)[3].due_words == "spring"


def test_an_action_is_changed_where_its_words_stand(session: Session) -> None:
    session.tree["actions"] = [{"id": "a", "text": "Ask", "owner": "County"}]
    made(session, noting.change_noted(session, "actions", "a", {"what": "Ask twice"}))
    made(session, noting.change_noted(session, "actions", "a", {"who": "Lakewater", "due": NOVEMBER}))
    assert session.tree["actions"] == [{"id": "a", "text": "Ask twice", "owner": "Lakewater", "due": NOVEMBER}]
    assert noting.change_noted(session, "actions", "gone", {"who": "x"}) is None


def test_a_parked_point_gets_a_treatment_an_owner_and_a_day(session: Session) -> None:
    change = made(session, noting.add_parked(session, "A logo", today=MARCH, step="communication"))
    parked = change.puts[0].path[1]
    made(session, noting.change_parked(session, parked, "treatment", "later"))
    made(session, noting.change_parked(session, parked, "owner", "County"))
    made(session, noting.change_parked(session, parked, "due", MARCH))
    (point,) = parked_points(session, "later")
    assert (point.what, point.owner, point.due, point.step) == ("A logo", "County", MARCH, "communication")
    assert point.is_overdue(NOVEMBER)
    assert parked_points(session, "now") == []


def test_what_was_dropped_is_never_overdue(session: Session) -> None:
    session.tree["parking_lot"] = [{"id": "p", "what": "A logo", "treatment": "drop", "due": MARCH}]
    assert not parked_points(session)[0].is_overdue(NOVEMBER)


def test_nothing_is_noted_without_words(session: Session) -> None:
    for change in (
        noting.add_decision(session, "  ", today=MARCH),
        noting.add_action(session, "", today=MARCH, who="County"),
        noting.add_parked(session, "", today=MARCH),
    ):
        assert change is None


def test_every_note_can_be_taken_back_and_made_again() -> None:
    workshop = a_workshop()
    book = Workbook(workshop, a_session("County", "Lakewater", "Beach", workshop=workshop))
    session = book.session
    states = [deepcopy(session.tree)]

    def make(change: Change | None) -> None:
        book.end_typing_run()
        assert book.make(change)
        states.append(deepcopy(session.tree))

    make(noting.add_decision(session, "Five kiosks", today=MARCH, present=PRESENT))
    first = session.tree["decisions"][0]["id"]
    make(noting.consent(session, first, "beach", today=MARCH))
    make(noting.supersede(session, first, "Seven kiosks", today=NOVEMBER))
    make(noting.add_action(session, "Ask", today=MARCH))
    action = session.tree["actions"][0]["id"]
    make(noting.set_done(session, action, True, today=NOVEMBER))
    make(noting.remove_noted(session, "actions", action))
    for state in reversed(states[:-1]):
        book.undo()
        assert session.tree == state
    for state in states[1:]:
        book.redo()
        assert session.tree == state


def test_notes_as_people_write_them_are_read(session: Session) -> None:
    session.tree["decisions"] = [
        {
            "id": "d",
            "text": "Five\nkiosks",
            "date": datetime(2026, 3, 4, 9, tzinfo=UTC),
            "present": "all",
            "consented": 3,
        }
    ]
    found = decision(session, "d")
    assert found is not None
    assert (found.wording, found.decided, found.present, dict(found.consented)) == ("Five kiosks", MARCH, (), {})
