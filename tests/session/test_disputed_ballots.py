"""What is promised about a partner that marked in confidence on two laptops at once."""

from __future__ import annotations

from typing import Any

import pytest

from partnering_tui.session.ballot_in_hand import mark_anew
from partnering_tui.session.conflict_words import ballot_in_words
from partnering_tui.session.conflicts import Conflict, conflicts_of
from partnering_tui.session.disputed_ballots import can_mark_again, choose_ballot, disputed_ballot, waiting_in
from partnering_tui.session.merging import merge
from partnering_tui.session.record import ABSENT, Tree
from partnering_tui.session.session import Session
from partnering_tui.workshop.definition import Workshop
from tests.session.builders import a_question, a_workshop

ROUND = ("answers", "check", "rounds", "r1")
SEALED = {"mode": "coded", "sealed": True}
OURS = {"trust": {"county": 1}, "money": {"county": 2, "lakewater": 1}}
THEIRS = {"trust": {"county": 3}, "money": {"county": 3, "lakewater": 2}}


def the_workshop() -> Workshop:
    return a_workshop(a_question("ratings", id="check", label="Health check"))


def a_tree(**round_: Any) -> Tree:
    partners = [{"id": "county", "name": "County"}, {"id": "lakewater", "name": "Lakewater"}]
    return {"partners": partners, "answers": {"check": {"rounds": [{"id": "r1", **round_}]}}}


def brought_together(**mode: Any) -> Session:
    """County and Lakewater marked on two laptops, each differently on every line."""
    return Session(merge(a_tree(**mode), a_tree(**mode, scores=OURS), a_tree(**mode, scores=THEIRS)).tree)


@pytest.mark.parametrize("mode", [SEALED, {"mode": "coded"}, {"mode": "aggregate"}, {"entered_as": "coded"}, {}])
def test_marks_in_confidence_are_one_choice_for_each_partner(mode: dict[str, Any]) -> None:
    session = brought_together(**mode)
    if not mode:
        session.tree["answers"]["check"]["rounds"][0]["mode"] = "unheard of"
    waiting = waiting_in(session)
    assert [len(one.conflicts) for one in waiting] == [2, 1]
    assert [ballot_in_words(session, the_workshop(), one.ballot) for one in waiting if one.ballot] == [
        "“Health check”, the marks of County",
        "“Health check”, the marks of Lakewater",
    ]


def test_marks_by_name_are_chosen_line_by_line() -> None:
    waiting = waiting_in(brought_together(mode="named"))
    assert [one.ballot for one in waiting] == [None, None, None]


def test_the_other_ballot_is_taken_on_every_line_and_given_back() -> None:
    session = brought_together(**SEALED)
    county = waiting_in(session)[0]
    change = choose_ballot(session, county, 1)
    assert change is not None
    session.apply(change)
    assert session.get((*ROUND, "scores")) == {"trust": {"county": 3}, "money": {"county": 3, "lakewater": 1}}
    assert [one.path[-1] for one in conflicts_of(session)] == ["lakewater"]
    session.apply(change.reversed())
    assert session.get((*ROUND, "scores")) == OURS
    assert waiting_in(session)[0] == county


def test_whoever_marks_anew_has_nothing_to_choose_any_more() -> None:
    session = brought_together(**SEALED)
    change = mark_anew(session, the_workshop().questions["check"], "r1", "county")
    assert change is not None
    session.apply(change)
    assert [one.path[-1] for one in conflicts_of(session)] == ["lakewater"]
    assert session.get((*ROUND, "scores")) == {"money": {"lakewater": 1}}


def test_nobody_marks_again_once_the_marks_are_revealed() -> None:
    session = brought_together(mode="coded")
    (county, _) = waiting_in(session)
    assert county.ballot is not None
    assert not can_mark_again(session, county.ballot)
    assert mark_anew(session, the_workshop().questions["check"], "r1", "county") is None


def test_a_round_that_was_taken_away_on_one_side_shows_no_marks_either() -> None:
    row = {"id": "r1", **SEALED}
    conflict = Conflict.between(ROUND, row, ABSENT, row | {"scores": OURS})
    assert disputed_ballot(Session({}), conflict) is not None
    assert disputed_ballot(Session({}), Conflict.between((*ROUND, "scores", "trust", "x"), 1, 2, 3)) is not None


def test_of_two_ways_to_show_a_round_the_stricter_stands() -> None:
    merged = merge(a_tree(mode="named"), a_tree(mode="coded"), a_tree(mode="aggregate"))
    assert merged.conflicts == ()
    assert Session(merged.tree).get((*ROUND, "mode")) == "aggregate"


def test_who_is_marking_on_two_laptops_is_joined_one_by_one() -> None:
    base, done = a_tree(**SEALED, in_hand=["county"]), a_tree(**SEALED)
    merged = merge(base, done, a_tree(**SEALED, in_hand=["county", "lakewater"]))
    assert merged.conflicts == ()
    assert Session(merged.tree).get((*ROUND, "in_hand")) == ["lakewater"]
