"""A ballot in hand: one partner marks line by line, and each mark is in the session as soon as it is given.

Who has begun and is not done stands in the round as `in_hand`, so that a ballot which was cut off counts as not given
yet, and can be gone on with. Undo passes over ballots: nobody takes back, or brings back, what somebody else marked.
"""

from __future__ import annotations

from typing import Any

from partnering_tui.session.ballots import record_path
from partnering_tui.session.disputed_ballots import puts_away_for
from partnering_tui.session.marks import mark_meant
from partnering_tui.session.record import ABSENT, Change, Path, Put
from partnering_tui.session.rounds import asked_in, comments_of, entered_puts, in_hand, is_sealed, round_of, scores_of
from partnering_tui.session.session import Session
from partnering_tui.session.values import is_empty
from partnering_tui.session.workbook import Workbook
from partnering_tui.workshop.definition import Question

_LABEL = "a ballot taken down"


def mark_anew(session: Session, question: Question, round_id: str, partner_id: str) -> Change | None:
    """A partner that was done marks from the beginning; what it marked is taken away unseen, here and elsewhere.

    None if the round is not sealed any more.
    """
    round_ = round_of(session, question, round_id) or {}
    if not is_sealed(round_):
        return None
    path = record_path(question, round_id)
    given = [
        Put((*path, key, indicator, partner_id), by_partner[partner_id], ABSENT)
        for key, table in (("scores", scores_of(round_)), ("comments", comments_of(round_)))
        for indicator, by_partner in table.items()
        if partner_id in by_partner
    ]
    disputed = puts_away_for(session, question.id, round_id, partner_id)
    return _change(question, [*_taken_up(session, question, round_id, partner_id), *given, *disputed])


def lay_down(session: Session, question: Question, round_id: str, partner_id: str) -> Change | None:
    """The partner is done: its ballot counts. None if it was not marking."""
    round_ = round_of(session, question, round_id) or {}
    if partner_id not in in_hand(round_):
        return None
    others = [one for one in in_hand(round_) if one != partner_id]
    put = Put((*record_path(question, round_id), "in_hand"), round_["in_hand"], others or ABSENT)
    return _change(question, [put])


def give_mark(
    session: Session, question: Question, round_id: str, partner_id: str, indicator: str, mark: Any
) -> Change | None:
    """Write down one mark of the ballot in hand; an empty one takes it back. None if it says so already."""
    return _give(session, question, round_id, partner_id, ("scores", indicator), mark_meant(mark))


def give_comment(
    session: Session, question: Question, round_id: str, partner_id: str, indicator: str, words: str
) -> Change | None:
    """Write down why a line is marked so; empty words take it back. None if it says so already."""
    return _give(session, question, round_id, partner_id, ("comments", indicator), words)


def keep(workbook: Workbook, change: Change | None) -> bool:
    """Make a change to a ballot so that undo passes over it, and over the beginning of its round; False for none."""
    if not workbook.record(change):
        return False
    if change is not None:
        workbook.let_go_of([put.path for put in change.puts], private=change.private)
    return True


def _give(
    session: Session, question: Question, round_id: str, partner_id: str, place: tuple[str, str], value: Any
) -> Change | None:
    round_ = round_of(session, question, round_id)
    if round_ is None or not is_sealed(round_) or session.partner(partner_id) is None:
        return None
    if place[1] not in {one.id for one in asked_in(question, round_)}:
        return None
    path: Path = (*record_path(question, round_id), *place, partner_id)
    before, after = session.get(path), ABSENT if is_empty(value) else value
    if before == after or not session.can_hold(path):
        return None
    puts = [Put(path, before, after), *entered_puts(record_path(question, round_id), round_)]
    return _change(question, [*puts, *_taken_up(session, question, round_id, partner_id)])


def _taken_up(session: Session, question: Question, round_id: str, partner_id: str) -> list[Put]:
    round_ = round_of(session, question, round_id)
    if round_ is None or not is_sealed(round_) or session.partner(partner_id) is None:
        return []
    begun = in_hand(round_)
    path = (*record_path(question, round_id), "in_hand")
    return [] if partner_id in begun else [Put(path, round_.get("in_hand", ABSENT), [*begun, partner_id])]


def _change(question: Question, puts: list[Put]) -> Change | None:
    return Change(_LABEL, tuple(puts), question.private, question.id) if puts else None
