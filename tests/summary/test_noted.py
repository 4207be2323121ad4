"""What was noted, as a reader needs it: what holds, who was absent, what is overdue, who came."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from tests.summary.builders import a_section, a_session, a_workshop, written

MARCH, LATE_FEBRUARY = date(2026, 3, 4), date(2026, 2, 27)
TWO = ["county", "lakewater"]


def printed(name: str, **more: Any) -> str:
    return written(a_workshop(summary=(a_section("Part", name),)), a_session(**more)).partition("## Part\n\n")[2]


def test_a_decision_that_was_superseded_says_so_and_the_other_says_of_what() -> None:
    said = printed(
        "decisions",
        decisions=[
            {"id": "a", "wording": "Five kiosks", "decided": LATE_FEBRUARY},
            {"id": "b", "wording": "Seven kiosks", "decided": MARCH, "supersedes": "a"},
        ],
    )
    assert "| Five kiosks (superseded on 4 March 2026) | 27 February 2026 |               |" in said
    assert "| Seven kiosks                             | 4 March 2026     | “Five kiosks” |" in said


def test_who_was_absent_is_told_until_it_agrees() -> None:
    decision = {"id": "a", "wording": "Five kiosks", "present": TWO}
    assert "Beach Network has yet to agree" in printed("decisions", decisions=[decision])
    said = printed("decisions", decisions=[decision | {"consented": {"beach": MARCH}}])
    assert "Beach Network agreed on 4 March 2026" in said
    assert "yet to agree" not in said


def test_nobody_is_waited_for_where_a_decision_no_longer_holds() -> None:
    earlier = {"id": "a", "wording": "Five kiosks", "present": TWO}
    later = {"id": "b", "wording": "Seven kiosks", "present": [*TWO, "beach"], "supersedes": "a"}
    assert "yet to agree" not in printed("decisions", decisions=[earlier, later])


def test_what_is_overdue_says_so_in_words() -> None:
    actions = [
        {"id": "a", "what": "Ask", "due": LATE_FEBRUARY},
        {"id": "b", "what": "Tell", "due": date(2026, 3, 6)},
        {"id": "c", "what": "Write", "due": LATE_FEBRUARY, "done": True, "done_on": MARCH},
    ]
    said = printed("actions", actions=actions)
    assert said.count("(overdue)") == 1
    assert "| Ask    | 27 February 2026 (overdue) |                      |" in said
    assert "| Write  | 27 February 2026           | Yes, on 4 March 2026 |" in said


def test_a_parked_point_that_was_dropped_is_never_overdue() -> None:
    parked = [
        {"id": "a", "what": "A logo", "treatment": "drop", "due": LATE_FEBRUARY},
        {"id": "b", "what": "Toilets", "treatment": "later", "due": LATE_FEBRUARY},
    ]
    assert printed("open_points", parking_lot=parked).count("(overdue)") == 1


def test_how_a_parked_point_is_treated_is_printed_in_words() -> None:
    parked = [{"id": key, "what": f"Point {key}", "treatment": key} for key in ("now", "later", "drop", "as we like")]
    said = printed("open_points", parking_lot=parked)
    for words in ("to settle now", "for later", "dropped", "as we like"):
        assert f"| {words} " in said


def test_who_came_for_whom_and_with_which_mandate_is_printed_where_it_was_noted() -> None:
    sitting = {
        "id": "s",
        "started": datetime(2026, 3, 4, 9, tzinfo=UTC),
        "present": TWO,
        "people": {"county": "Daniel Were", "oldco": "Ann"},
        "mandates": {"county": "must-refer-back", "lakewater": "can-commit", "beach": "as she likes"},
    }
    said = printed("sittings", sittings=[sitting])
    assert "County: Daniel Were (must refer back); Lakewater: can commit; oldco (no longer a partner): Ann" in said


def test_without_people_and_mandates_meetings_have_two_columns() -> None:
    assert "| Date         | Present" in printed("sittings", sittings=[{"id": "s", "started": datetime(2026, 3, 4)}])
    assert "Who came" not in printed("sittings", sittings=[{"id": "s"}])
