"""A ballot in hand, and how a round is held: marks kept one by one, nothing told before the seal is taken off."""

from __future__ import annotations

from typing import Any

import pytest

from partnering_tui.session.ballot_in_hand import give_comment, give_mark, keep, lay_down, mark_anew
from partnering_tui.session.ballots import ballot_of, begin_round, finding_of, reveal, with_finding
from partnering_tui.session.round_choices import (
    RoundChoice,
    begin_as_chosen,
    first_choice,
    has_marks_to_see,
    modes_for,
    sealed_round,
    ways_for,
    words_before,
)
from partnering_tui.session.rounds import comments_to_show, has_voted, in_hand, is_sealed, round_of, visibility
from partnering_tui.session.workbook import Workbook
from tests.session.builders import made
from tests.session.health_checks import MARCH, a_check, a_round, a_session, a_workshop, shown
from tests.session.test_ballots import NOW, begun, the_round

CHECK = a_check()


def a_book() -> tuple[Workbook, str]:
    """A workbook in which a sealed round has just begun."""
    book = Workbook(a_workshop(), a_session())
    change = begin_round(book.session, CHECK, NOW)
    book.make(change)
    return book, change.puts[0].path[-1]


def mark(book: Workbook, round_id: str, partner: str, **marks: Any) -> None:
    for line, value in marks.items():
        assert keep(book, give_mark(book.session, CHECK, round_id, partner, line, value))


def test_a_ballot_counts_when_its_partner_is_done_and_not_before() -> None:
    book, round_id = a_book()
    mark(book, round_id, "lakewater", trust=1)
    round_ = the_round(book.session, round_id)
    assert (in_hand(round_), has_voted(round_, "lakewater")) == (("lakewater",), False)
    read = shown(book.session)
    assert (read.voted, read.raters) == ((), 0)
    assert "Lakewater" in (read.missing or ())
    assert keep(book, lay_down(book.session, CHECK, round_id, "lakewater"))
    assert (in_hand(round_), has_voted(round_, "lakewater")) == ((), True)
    assert lay_down(book.session, CHECK, round_id, "lakewater") is None


def test_undo_passes_over_ballots_and_over_the_beginning_of_their_round() -> None:
    book, round_id = a_book()
    mark(book, round_id, "county", trust=1)
    keep(book, give_comment(book.session, CHECK, round_id, "county", "trust", "They came late"))
    assert book.undo() is None
    assert ballot_of(book.session, CHECK, round_id, "county") == ({"trust": 1}, {"trust": "They came late"})


def test_marking_again_begins_with_nothing_and_touches_nobody_else() -> None:
    book, round_id = a_book()
    for partner in ("county", "lakewater"):
        mark(book, round_id, partner, trust=1, money=3)
        keep(book, give_comment(book.session, CHECK, round_id, partner, "trust", "Why"))
        keep(book, lay_down(book.session, CHECK, round_id, partner))
    keep(book, mark_anew(book.session, CHECK, round_id, "county"))
    assert ballot_of(book.session, CHECK, round_id, "county") == ({}, {})
    assert ballot_of(book.session, CHECK, round_id, "lakewater")[0] == {"trust": 1, "money": 3}
    assert in_hand(the_round(book.session, round_id)) == ("county",)


def test_when_the_seal_is_off_nobody_is_marking_any_more() -> None:
    book, round_id = a_book()
    mark(book, round_id, "county", trust=1)
    book.make(reveal(book.session, CHECK, round_id))
    assert "in_hand" not in the_round(book.session, round_id)
    assert give_mark(book.session, CHECK, round_id, "county", "trust", 3) is None
    book.undo()
    assert is_sealed(the_round(book.session, round_id))
    assert in_hand(the_round(book.session, round_id)) == ("county",)


@pytest.mark.parametrize(("partner", "line"), [("stranger", "trust"), ("county", "weather"), ("county", "roles")])
def test_only_partners_mark_and_only_what_is_asked(partner: str, line: str) -> None:
    session = a_session()
    round_id = begun(session, only_short=True)
    assert give_mark(session, CHECK, round_id, partner, line, 1) is None


def test_comments_are_shown_by_name_alone() -> None:
    said = {"trust": {"county": "Late"}}
    assert comments_to_show(a_round(comments=said), "trust") == {"county": "Late"}
    for hidden in ({"mode": "coded"}, {"sealed": True}, {"entered_as": "aggregate"}):
        assert comments_to_show(a_round(comments=said) | hidden, "trust") == {}


def test_a_round_is_sealed_and_in_confidence_unless_it_is_held_in_plenary() -> None:
    session = a_session(a_round({"trust": [1]}, set="short"))
    assert first_choice(session, CHECK) == RoundChoice("ballot", "coded", True)
    assert (modes_for("plenary"), len(modes_for("printed"))) == (("named",), 3)
    assert ways_for(a_check(private=True)) == ("plenary",)
    assert (sealed_round(session, CHECK), has_marks_to_see(session, CHECK)) == (None, True)
    plenary = made(session, begin_as_chosen(session, CHECK, NOW, RoundChoice("plenary", "coded"))).puts[0].path[-1]
    assert (visibility(the_round(session, plenary)), is_sealed(the_round(session, plenary))) == ("named", False)
    printed = made(session, begin_as_chosen(session, CHECK, NOW, RoundChoice("printed", "aggregate"))).puts[0].path[-1]
    assert visibility(the_round(session, printed)) == "aggregate"
    assert sealed_round(session, CHECK) is round_of(session, CHECK, printed)


def test_what_is_read_aloud_says_who_sees_what_and_promises_no_more() -> None:
    for choice in (RoundChoice(), RoundChoice(mode="aggregate"), RoundChoice("printed", "coded")):
        words = " ".join(words_before(choice, 4))
        assert "confidential" in words
        assert "people can guess" in words
        assert "stricter later, never looser" in words
        assert "anonym" not in words.casefold()
    assert "fewer than five" in " ".join(words_before(RoundChoice(mode="aggregate"), 4))
    assert "fewer than five" not in " ".join(words_before(RoundChoice(mode="aggregate"), 5))
    assert "partner’s name" in " ".join(words_before(RoundChoice("plenary", "named"), 4))


def test_an_action_tells_which_finding_it_goes_back_to() -> None:
    session = a_session(a_round({"trust": [1, 3]}))
    round_ = shown(session)
    finding = finding_of(round_, round_.line("trust"))
    assert with_finding(" Meet monthly ", finding) == f"Meet monthly (health check of {MARCH.isoformat()}: Trust)"
    assert with_finding("", finding) == ""
