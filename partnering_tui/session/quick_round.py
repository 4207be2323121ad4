"""A quick round: one statement after the other, and on each the partners in turn."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from partnering_tui.session.positions import is_on_earlier_wording, positions_of
from partnering_tui.session.record import Row
from partnering_tui.session.session import Partner
from partnering_tui.session.values import is_empty
from partnering_tui.workshop.definition import Question


def statements_to_ask(question: Question, rows: Sequence[Row]) -> list[Row]:
    """The statements that have a wording, in their order: nobody can speak to an empty one."""
    return [row for row in rows if question.columns and not is_empty(row.get(question.columns[0].id))]


def is_silent(row: Row, partner: Partner) -> bool:
    """Whether a partner has yet to speak to the statement as it is worded now."""
    return is_on_earlier_wording(row) or partner.id not in positions_of(row)


def whose_turn(row: Row, partners: Sequence[Partner], after: int, absent: Collection[str] = ()) -> int:
    """The next partner, counted from 0, after the one at `after` that is to speak; the first ones come last.

    Those who are absent are passed over. -1 if nobody else who is there has yet to speak.
    """
    count = len(partners)
    order = [(after + by) % count for by in range(1, count + 1)] if count else []
    waiting = (i for i in order if i != after and partners[i].id not in absent and is_silent(row, partners[i]))
    return next(waiting, -1)


def next_to_ask(
    row: Row, partners: Sequence[Partner], after: int, absent: Collection[str] = (), asked: Collection[str] = ()
) -> int:
    """Who comes after the partner at `after`, counted from 0; -1 if the statement has its outcome.

    First those who have yet to speak; if nobody has, the one below who is there, and was not `asked` (partner ids) in
    this round: everybody may say something else when a statement is gone through a second time.
    """
    if (silent := whose_turn(row, partners, after, absent)) >= 0:
        return silent
    below = range(after + 1, len(partners))
    return next((i for i in below if partners[i].id not in absent and partners[i].id not in asked), -1)
