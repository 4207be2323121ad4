"""After weeks, everybody knows in a minute what was decided, what is due and what stands open."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from partnering_tui.session.briefing import Briefing, briefing
from partnering_tui.session.session import Session
from tests.session.builders import a_question, a_session, a_workshop

TODAY = date(2026, 11, 22)
REVIEWS = a_question("table", id="reviews", reminds=True)
STATEMENTS = a_question("agreement", id="principles")
WORKSHOP = a_workshop(REVIEWS, STATEMENTS, a_question("table", id="plan"))
LAST = {"id": "s2", "started": datetime(2026, 11, 12, 9, tzinfo=UTC)}


def told(answers: dict[str, Any] | None = None, *, stopped_at: str = "", **more: Any) -> Briefing:
    session = a_session("County", "Lakewater", workshop=WORKSHOP)
    tree = session.tree | {"answers": answers or {}, "sittings": [LAST], **more}
    return briefing(Session(tree), WORKSHOP, today=TODAY, stopped_at=stopped_at)


def day(text: str) -> date:
    return date.fromisoformat(text)


def rows(question: str, *rows: dict[str, Any]) -> dict[str, Any]:
    return {question: {"rows": [{"id": f"r{number}"} | row for number, row in enumerate(rows)]}}


def test_an_empty_session_has_nothing_to_tell() -> None:
    found = told(sittings=[])
    parts = (found.decided, found.overdue, found.due, found.dissent, found.consents, found.people, found.reviews)
    assert not any((*parts, found.parked, found.reworded, found.last, found.stopped_at))


def test_the_decisions_of_the_last_sitting_are_told() -> None:
    decisions = [
        {"id": "a", "wording": "Old", "decided": day("2026-03-04")},
        {"id": "b", "wording": "By its day", "decided": day("2026-11-12")},
        {"id": "c", "wording": "By its sitting", "decided": day("2026-11-13"), "sitting": "s2"},
        {"id": "d", "wording": "In another sitting", "decided": day("2026-11-12"), "sitting": "s1"},
    ]
    assert [one.id for one in told(decisions=decisions).decided] == ["b", "c"]


def last_of(*sittings: tuple[str, str, list[str]]) -> str:
    """Which sitting counts, of (id, day, present) each."""
    rows = [{"id": id_, "started": at_nine(when), "present": present} for id_, when, present in sittings]
    last = told(sittings=rows).last
    return last.id if last else ""


def at_nine(when: str) -> datetime:
    return datetime.fromisoformat(f"{when}T09:00:00+00:00")


def test_a_sitting_in_which_nobody_was_present_is_no_meeting_of_the_partners() -> None:
    assert last_of(("a", "2026-11-01", ["county"]), ("b", "2026-11-12", [])) == "a"


def test_the_sitting_that_has_just_begun_is_not_the_last_one() -> None:
    assert last_of(("a", "2026-11-01", ["county"]), ("b", "2026-11-22", ["county"])) == "a"
    assert last_of(("a", "2026-11-22", ["county"])) == ""


def test_a_sitting_that_ended_today_with_somebody_present_is_the_last_one() -> None:
    today = {"id": "b", "started": at_nine("2026-11-22"), "ended": at_nine("2026-11-22"), "present": ["county"]}
    last = told(sittings=[LAST, today]).last
    assert last is not None
    assert last.id == "b"


def test_where_nobody_was_ever_marked_present_the_last_sitting_before_today_counts() -> None:
    assert last_of(("a", "2026-11-01", []), ("b", "2026-11-12", []), ("c", "2026-11-22", [])) == "b"


def test_without_any_sitting_the_decisions_of_the_last_day_are_told() -> None:
    decisions = [{"id": "a", "decided": day("2026-03-04")}, {"id": "b", "decided": day("2026-04-04")}, {"id": "c"}]
    assert [one.id for one in told(decisions=decisions, sittings=[]).decided] == ["b"]


def test_actions_are_overdue_or_due_within_two_weeks() -> None:
    dates = {"a": "2026-11-21", "b": "2026-11-22", "c": "2026-12-06", "d": "2026-12-07"}
    actions = [{"id": key, "what": "x", "due": day(when)} for key, when in dates.items()]
    found = told(actions=[*actions, {"id": "e", "what": "x"}, {"id": "f", "due": day("2026-01-01"), "done": True}])
    assert [one.id for one in found.overdue] == ["a"]
    assert [one.id for one in found.due] == ["b", "c"]


def test_blocks_stand_open_before_reservations_and_who_stands_aside_does_not() -> None:
    said = [
        {"name": "We share", "positions": {"county": position}} for position in ("reservation", "stand-aside", "block")
    ]
    assert [one.position for one in told(rows("principles", *said)).dissent] == ["block", "reservation"]


def test_reworded_statements_wait_for_the_partners() -> None:
    found = told(rows("principles", {"name": "We give", "asked_as": "We share", "positions": {"county": "block"}}))
    assert [one.wording for one in found.reworded] == ["We give"]
    assert found.dissent == ()


def test_consents_that_are_missing_are_told_by_partner() -> None:
    decisions = [{"id": key, "wording": "x", "present": ["lakewater"]} for key in "ab"]
    ((partner, missing),) = told(decisions=decisions).consents
    assert (partner.id, [one.id for one in missing]) == ("county", ["a", "b"])


def test_reviews_are_told_from_the_tables_that_remind() -> None:
    dates = {"Long ago": "2026-03-04", "Then": "2026-11-12", "Missed": "2026-11-20", "Soon": "2026-12-01"}
    due = [{"name": name, "due": day(when)} for name, when in dates.items()]
    later = {"name": "Later", "due": day("2027-01-01")}
    found = told(rows("reviews", *due, later, {"name": "Some day", "due": "spring"}) | rows("plan", *due))
    assert [(one.label, one.question.id) for one in found.reviews] == [("Missed", "reviews"), ("Soon", "reviews")]


def test_a_private_table_reminds_of_nothing() -> None:
    private = a_question("table", id="reviews", reminds=True, private=True)
    session = Session({"answers": rows("reviews", {"name": "Secret", "due": TODAY})})
    assert briefing(session, a_workshop(private), today=TODAY).reviews == ()


def test_parked_points_fall_due_unless_they_were_dropped() -> None:
    parked = [
        {"id": "a", "what": "x", "due": TODAY},
        {"id": "b", "what": "x", "due": TODAY, "treatment": "drop"},
        {"id": "c", "what": "x", "due": day("2027-02-11")},
        {"id": "d", "what": "x", "due": day("2026-03-01"), "treatment": "later"},
    ]
    assert [one.id for one in told(parking_lot=parked).parked] == ["d", "a"]


def test_where_we_stopped_is_the_step_that_was_open() -> None:
    found = told(stopped_at="step")
    assert found.stopped_at == WORKSHOP.steps[0]
    assert told(stopped_at="gone").stopped_at is None
