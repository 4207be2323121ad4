"""Notes said anew, and what is left open of them."""

from __future__ import annotations

from datetime import UTC, date, datetime

from partnering_tui.session.noted import actions, parked_points
from partnering_tui.session.noting import add_action, add_parked, change_noted, change_parked
from partnering_tui.session.session import Session
from partnering_tui.session.sittings import absent_now

TODAY = date(2026, 11, 22)


def a_session() -> Session:
    session = Session({"partners": [{"id": "county", "name": "County"}, {"id": "fund", "name": "Fund"}]})
    for change in (add_action(session, "Ask", today=TODAY, who="Grace", due=date(2026, 12, 1)),):
        assert change
        session.apply(change)
    return session


def test_several_things_of_an_action_are_changed_and_taken_back_together() -> None:
    session = a_session()
    before = actions(session)
    change = change_noted(session, "actions", before[0].id, {"what": "Ask again", "who": "", "due": "soon"})
    assert change
    session.apply(change)
    (action,) = actions(session)
    assert (action.what, action.who, action.due, action.due_words) == ("Ask again", "", None, "soon")
    session.apply(change.reversed())
    assert actions(session) == before


def test_an_action_never_loses_what_is_to_be_done() -> None:
    session = a_session()
    assert change_noted(session, "actions", actions(session)[0].id, {"what": " ", "who": "Daniel"}) is None


def test_a_parked_point_tells_what_it_lacks_until_it_is_dropped() -> None:
    session = a_session()
    change = add_parked(session, "Toilets", today=TODAY, due="next spring")
    assert change
    session.apply(change)
    (point,) = parked_points(session)
    assert point.due_words == "next spring"
    assert point.lacks == ("treatment", "owner", "date")
    for key, value in (("treatment", "later"), ("owner", "Daniel"), ("due", date(2027, 3, 1))):
        changed = change_parked(session, point.id, key, value)  # type: ignore[arg-type]  # one of the keys
        assert changed
        session.apply(changed)
    assert parked_points(session)[0].lacks == ()
    dropped = change_parked(session, point.id, "treatment", "drop")
    assert dropped
    session.apply(dropped)
    assert parked_points(session)[0].lacks == ()


def test_nobody_is_absent_until_somebody_says_who_is_there() -> None:
    session = a_session()
    now = datetime(2026, 11, 22, 10, tzinfo=UTC)
    assert absent_now(session, now) == frozenset()
    session.tree["sittings"] = [{"id": "s1", "started": datetime(2026, 11, 22, 9, tzinfo=UTC), "present": ["county"]}]
    assert absent_now(session, now) == {"fund"}
    assert absent_now(session, datetime(2026, 11, 23, 10, tzinfo=UTC)) == frozenset()
