"""What the room sees of a statement in a quick round: what every partner said, and what follows."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from partnering_tui.session.answers import POSITIONS
from partnering_tui.session.positions import earlier_wording, is_on_earlier_wording, positions_of, reservation_of
from partnering_tui.session.record import Row
from partnering_tui.session.session import Partner
from partnering_tui.session.standing_words import moves, outcome, said_before, who_is_silent
from partnering_tui.tui.text import one_line
from partnering_tui.tui.widgets.round_board import Asked, Voice
from partnering_tui.workshop.definition import Question


def asked_of(
    question: Question, row: Row, partners: Sequence[Partner], absent: Collection[str], hint: str = ""
) -> Asked:
    """A statement with everybody's position and its outcome; `absent` are partner ids, the hint stands last."""
    statement = " ".join(str(row.get(question.columns[0].id, "")).split())
    voices = tuple(_voice(row, partner, is_absent=partner.id in absent) for partner in partners)
    told = "\n".join([*_outcome(row, partners, absent), *([hint] if hint else [])])
    is_on_earlier = is_on_earlier_wording(row)
    return Asked(one_line(question.label), statement, _earlier(row, partners), voices, told, is_on_earlier)


def _voice(row: Row, partner: Partner, *, is_absent: bool) -> Voice:
    position = positions_of(row).get(partner.id, "")
    words = reservation_of(row, partner.id)
    if position and is_on_earlier_wording(row):
        return Voice(partner.short, "", f"({POSITIONS[position]})", words)
    if position:
        return Voice(partner.short, position, POSITIONS[position], words)
    return Voice(partner.short, "", "pending: not here today" if is_absent else "·")


def _earlier(row: Row, partners: Sequence[Partner]) -> str:
    if is_on_earlier_wording(row):
        wording = one_line(earlier_wording(row))
        which = f"the earlier wording, “{wording}”" if wording else "an earlier wording, which was changed in the file"
        return f"In brackets: said on {which}."
    before = said_before(row, partners)
    return f"Said before: {' · '.join(before)}" if before else ""


def _outcome(row: Row, partners: Sequence[Partner], absent: Collection[str]) -> list[str]:
    result = outcome(row, partners)
    silent = who_is_silent(row, partners, absent)
    lines = [result[:1].upper() + result[1:] + (f" · {silent}" if silent else "")]
    moved = moves(row, partners)
    return lines + ([f"Moved: {' · '.join(moved)}"] if moved else [])
