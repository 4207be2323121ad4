"""Rounds that begin, ballots that are given one after the other, the seal, and who may see what."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnering_tui.session import edits
from partnering_tui.session.ballot_in_hand import give_comment, give_mark, lay_down
from partnering_tui.session.ballots import (
    action_from,
    begin_round,
    may_show_as,
    reds_without_comment,
    reveal,
    show_as,
)
from partnering_tui.session.gaps import gaps_in
from partnering_tui.session.progress import question_state
from partnering_tui.session.record import Record
from partnering_tui.session.rounds import MODES, is_sealed, round_of, visibility
from partnering_tui.session.session import PrivateNotes, Session
from partnering_tui.storage.session_file import create_session, open_session
from tests.session.builders import made
from tests.session.health_checks import MARCH, MAY, a_check, a_round, a_session, a_workshop, shown, vote

CHECK = a_check()
NOW = datetime(2026, 5, 6, 9, tzinfo=UTC)


def begun(session: Session, **how: Any) -> str:
    """Begin a round, and tell its id."""
    return made(session, begin_round(session, CHECK, NOW, **how)).puts[0].path[-1]


def the_round(session: Record, round_id: str) -> dict[str, Any]:
    found = round_of(session, CHECK, round_id)
    assert found is not None
    return found


def test_a_round_begins_sealed_and_in_confidence_unless_the_partners_want_it_otherwise() -> None:
    session = a_session()
    round_ = the_round(session, begun(session))
    assert round_["date"] == NOW.date()
    assert (visibility(round_), is_sealed(round_)) == ("coded", True)
    round_ = the_round(session, begun(session, mode="named", sealed=False, only_short=True))
    assert (visibility(round_), is_sealed(round_), round_["set"]) == ("named", False, "short")


def test_the_name_of_a_change_does_not_tell_whose_ballot_it_was() -> None:
    session = a_session()
    change = made(session, give_mark(session, CHECK, begun(session), "county", "trust", 1))
    assert "county" not in change.label.lower()


def test_a_sealed_round_is_revealed_once() -> None:
    session = a_session()
    round_id = begun(session)
    vote(session, round_id, "beach", trust=2)
    made(session, reveal(session, CHECK, round_id))
    round_ = shown(session)
    assert round_.lines[0].rated == 1
    assert reveal(session, CHECK, round_id) is None


def test_a_comment_is_asked_for_on_every_red() -> None:
    marks, said = {"trust": 1, "money": 3, "roles": 1}, {"trust": " ", "roles": "Nobody repairs"}
    assert [one.id for one in reds_without_comment(a_workshop(), CHECK, marks, said)] == ["trust"]


# The ratchet


def test_before_anybody_voted_a_round_may_be_shown_in_any_way() -> None:
    session = a_session()
    round_id = begun(session, mode="aggregate")
    made(session, show_as(session, CHECK, round_id, "named"))
    assert visibility(the_round(session, round_id)) == "named"


def test_what_was_entered_can_only_be_shown_more_strictly() -> None:
    session = a_session()
    round_id = begun(session, mode="coded")
    vote(session, round_id, "beach", trust=2)
    assert may_show_as(the_round(session, round_id)) == ("coded", "aggregate")
    assert show_as(session, CHECK, round_id, "named") is None
    made(session, show_as(session, CHECK, round_id, "aggregate"))
    assert show_as(session, CHECK, round_id, "coded") is None
    assert may_show_as(the_round(session, round_id)) == ("aggregate",)


def test_a_mode_loosened_by_hand_loosens_nothing() -> None:
    session = a_session()
    round_id = begun(session, mode="coded")
    vote(session, round_id, "beach", trust=2)
    the_round(session, round_id)["mode"] = "named"
    assert visibility(the_round(session, round_id)) == "coded"


steps = st.lists(
    st.tuples(st.just("show"), st.sampled_from([*MODES]))
    | st.tuples(st.just("vote"), st.sampled_from(["county", "fund"])),
    max_size=8,
)


@given(st.sampled_from([*MODES]), steps)
def test_whatever_is_done_nothing_entered_ever_shows_more_than_when_it_was_entered(first: Any, done: Any) -> None:
    session, order = a_session(), list(MODES)
    round_id = begun(session, mode=first)
    strictest = -1
    for what, which in done:
        change = (
            give_mark(session, CHECK, round_id, which, "trust", 2)
            if what == "vote"
            else show_as(session, CHECK, round_id, which)
        )
        if change:
            session.apply(change)
        now = order.index(visibility(the_round(session, round_id)))
        if the_round(session, round_id).get("scores"):
            strictest = max(strictest, now)
        assert now >= strictest


def test_a_score_typed_into_a_round_in_confidence_is_kept_in_confidence() -> None:
    session = a_session(a_round(mode="coded", id="r"))
    made(session, edits.score(session, CHECK, ("rounds", "r", "scores", "trust", "county"), 1, NOW))
    assert the_round(session, "r")["entered_as"] == "coded"


def test_words_typed_instead_of_a_level_become_marks() -> None:
    session = a_session(a_round(id="r"))
    made(session, edits.score(session, CHECK, ("rounds", "r", "scores", "trust", "county"), "N/A", NOW))
    assert the_round(session, "r")["scores"] == {"trust": {"county": "not-applicable"}}


# What follows from a round


def test_a_change_that_was_agreed_becomes_an_action_with_its_finding() -> None:
    session = a_session(a_round({"money": [1]}, id="r"))
    round_ = shown(session)
    line = round_.line("money")
    made(session, action_from(session, round_, line, "Pay within 21 days", today=MAY, who="county", step="review"))
    (action,) = session.rows(("actions",))
    assert action["what"] == "Pay within 21 days (health check of 2026-03-04: Money)"
    assert (action["who"], action["step"], action["noted"]) == ("county", "review", MAY)


def test_without_saying_what_there_is_no_action() -> None:
    session = a_session(a_round({"money": [1]}))
    round_ = shown(session)
    assert action_from(session, round_, round_.line("money"), " ", today=MAY) is None


@pytest.mark.parametrize("mode", [*MODES])
def test_a_whole_ballot_is_in_the_file_when_it_is_opened_again(tmp_path: Path, mode: Any) -> None:
    path = tmp_path / "check.toml"
    file = create_session(path, a_session(a_round({"trust": [3, 2]}, id="first", note="kept")))
    begins = begin_round(file.session, CHECK, NOW, mode=mode)
    file.apply(begins)
    the_id = begins.puts[0].path[-1]
    for partner in ("county", "fund"):
        for give, *what in (
            (give_mark, "trust", 1),
            (give_comment, "trust", "Late"),
            (give_mark, "money", "dk"),
            (lay_down,),
        ):
            change = give(file.session, CHECK, the_id, partner, *what)
            assert change is not None
            file.apply(change)
    file.save()
    for change in (reveal(file.session, CHECK, the_id), show_as(file.session, CHECK, the_id, "aggregate")):
        if change:
            file.apply(change)
    file.save()
    again = open_session(path).session
    assert again.tree == file.session.tree
    assert visibility(the_round(again, the_id)) == "aggregate"
    assert the_round(again, "first")["date"] == MARCH


# What is still open


def gaps_of(*rounds: dict[str, Any]) -> list[str]:
    session, workshop = a_session(*rounds, partners=2), a_workshop()
    state = question_state(session, PrivateNotes(), workshop, CHECK)
    return [gap.words for gap in gaps_in(session, workshop, CHECK, state, is_needed=True)]


def test_in_confidence_a_gap_never_tells_whose_line_is_empty() -> None:
    assert gaps_of(a_round({"trust": [1, 2]}, "coded")) == []
    (gap,) = gaps_of(a_round({"trust": [1]}, "coded"))
    assert gap == "“Health check”: Lakewater has yet to give its marks in the last round."


def test_a_round_of_the_short_set_is_complete_without_the_rest() -> None:
    assert gaps_of(a_round({"trust": [1, 2], "money": [1, 2]}, set="short")) == []
    assert len(gaps_of(a_round({"trust": [1, 2], "money": [1, 2]}))) == 2


def test_a_sealed_round_is_not_complete() -> None:
    assert gaps_of(a_round({one: [1, 2] for one in ("trust", "money", "roles")}, sealed=True)) == [
        "“Health check”: the last round is sealed, and has yet to be revealed."
    ]
