"""A copy that leaves the laptop shows no more of a round given in confidence than its mode does."""

from __future__ import annotations

from datetime import date
from typing import Any

from partnering_tui.session.gaps import gaps_in
from partnering_tui.session.merging import merge
from partnering_tui.session.progress import question_state
from partnering_tui.session.record import Row
from partnering_tui.session.round_choices import sealed_round
from partnering_tui.session.round_in_confidence import round_in_confidence
from partnering_tui.session.session import PrivateNotes, Session
from partnering_tui.session.sharing import Shared, shared
from partnering_tui.summary.document import document
from partnering_tui.summary.markdown import markdown
from tests.session.health_checks import MARCH, MAY, a_check, a_round, a_session, a_workshop, shown

SAID = {"trust": {"county": "Never told us"}}
FIVE = {"trust": [1, 3, 2, 3, "n/a?", 1], "money": [3, 2]}
WORKSHOP = a_workshop()


def a_copy(*rounds: Row, **more: Any) -> tuple[Shared, list[Row]]:
    session = a_session(*rounds, partners=6, **more)
    found = shared(session, PrivateNotes(), WORKSHOP)
    back = merge(session.tree, session.tree, found.session.tree)
    assert back.tree == session.tree
    return found, found.session.rows(("answers", "check", "rounds"))


def in_document(session: Session) -> str:
    return markdown(document(session, WORKSHOP, today=date(2026, 7, 1)))


def test_nothing_of_a_sealed_ballot_leaves() -> None:
    found, (copy,) = a_copy(a_round(FIVE, "named", sealed=True, comments=SAID, in_hand=["fund"]))
    assert set(copy) == {"id", "date", "mode", "sealed", "masked", "voted"}
    assert (found.confidential_rounds, found.hidden_marks, found.hidden_comments) == (1, 8, 1)
    words = "Round of 4 March 2026, sealed: five of six partners gave marks, which are masked in this copy."
    assert words in in_document(found.session)
    shown = round_in_confidence(WORKSHOP, a_check(), found.session.partners, copy)
    assert shown is not None
    assert [label for _, label in shown.columns] == ["5 of 6 voted · masked here"]
    assert shared(found.session, PrivateNotes(), WORKSHOP).session.tree == found.session.tree


def test_nobody_is_said_to_be_missing_and_no_ballot_goes_on_where_the_marks_were_left_out() -> None:
    for given in (a_round(FIVE, sealed=True), a_round({"trust": [1, 3]}, "aggregate"), a_round(FIVE, "coded")):
        found, _ = a_copy(given)
        check = a_check()
        state = question_state(found.session, PrivateNotes(), WORKSHOP, check)
        told = [gap.words for gap in gaps_in(found.session, WORKSHOP, check, state, is_needed=True)]
        assert told == (["“Health check”: the last round is sealed, and has yet to be revealed."] * ("sealed" in given))
        assert sealed_round(found.session, check) is None


def test_letters_of_two_rounds_are_nobody_twice() -> None:
    rounds = [a_round({"trust": [1, 2]}, "coded", when) for when in (MARCH, MAY)]
    whole, (found, _) = a_session(*rounds, partners=6), a_copy(*rounds)
    for session, is_compared in ((whole, True), (found.session, False)):
        latest = shown(session)
        assert (latest.before is not None, latest.lines[0].since is not None) == (is_compared, is_compared)


def test_together_only_the_marks_of_lines_leave_whose_counts_are_shown_and_nobodys_marks_can_be_put_together() -> None:
    found, (copy,) = a_copy(a_round(FIVE, "aggregate", comments=SAID))
    assert copy["scores"] == {"trust": {"A": 1, "B": 1, "C": 2, "D": 3, "E": 3, "F": "another word"}}
    assert (found.hidden_marks, found.hidden_comments) == (2, 1)
    assert "Lines that fewer than five rated are masked in this copy." in in_document(found.session)
    assert "Never told us" not in str(found.session.tree)


def test_of_few_raters_together_only_nothing_leaves_and_it_is_not_taken_for_empty() -> None:
    found, (copy,) = a_copy(a_round({"trust": [1, 3, 2]}, "coded", entered_as="aggregate"))
    assert "scores" not in copy
    assert "in confidence, together only: three of six partners gave marks" in in_document(found.session)


def test_by_letters_marks_leave_under_letters_without_words_or_comments() -> None:
    found, (copy,) = a_copy(a_round({"trust": [1, "as our mayor says"]}, "coded", comments=SAID))
    assert copy["scores"] == {"trust": {"A": 1, "B": "another word"}}
    assert "comments" not in copy
    assert (found.hidden_marks, found.hidden_comments) == (0, 1)


def test_by_name_all_of_a_round_leaves() -> None:
    found, (copy,) = a_copy(given := a_round(FIVE, comments=SAID))
    assert copy == given
    assert found.confidential_rounds == 0


def test_a_round_that_the_workshop_asks_no_more_is_as_confidential() -> None:
    kept = {"old": {"rounds": [a_round({"trust": [1, 1, 1, 1, 1]}, "aggregate")]}}
    waiting = [{"id": "c1", "path": ["kept", "old", "rounds", "r", "scores"], "ours": "county", "theirs": "fund"}]
    found, _ = a_copy(a_round(FIVE), kept=kept, conflicts=waiting)
    assert "scores" not in str(found.session.tree["kept"])
    assert "conflicts" not in found.session.tree
