"""How a statement stands, in the few words for which a screen has room."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from partnering_tui.session.answers import POSITIONS
from partnering_tui.session.consensus import Standing, consensus
from partnering_tui.session.positions import Movement, askings, is_on_earlier_wording, movements
from partnering_tui.session.record import Row
from partnering_tui.session.session import Partner

ASK_AGAIN = "open · ask again"
"""How a statement stands whose wording was changed since the partners spoke."""
ASKED_AGAIN = "open · asked again"
"""How a statement stands that was put to the partners again, until all have spoken."""

_SAID = {
    "support": "supported",
    "accept": "accepted",
    "reservation": "reserved",
    "stand-aside": "stood aside",
    "block": "blocked",
}
"""What a partner did with a statement when it was asked before."""


def outcome(row: Row, partners: Iterable[Partner]) -> str:
    """What follows from the positions on a statement, and whether it has to be, or was, put to the partners again."""
    standing = consensus(row, partners).standing
    words: str = standing.value
    if standing is not Standing.OPEN:
        return words
    if is_on_earlier_wording(row):
        return ASK_AGAIN
    return ASKED_AGAIN if any(asking.row is not row for asking in askings(row)) else words


def silent_partners(
    row: Row, partners: Iterable[Partner], absent: Collection[str] = ()
) -> tuple[list[Partner], list[Partner]]:
    """Who is in the room and has yet to speak, and whose position is pending because it is absent (partner ids)."""
    silent = consensus(row, partners).silent
    return [one for one in silent if one.id not in absent], [one for one in silent if one.id in absent]


def who_is_silent(row: Row, partners: Iterable[Partner], absent: Collection[str] = ()) -> str:
    """ "yet to speak: County · pending: Nyanza Fund"; empty if everybody has spoken."""
    waiting, pending = silent_partners(row, partners, absent)
    parts = [("yet to speak", waiting), ("pending", pending)]
    return " · ".join(f"{words}: {', '.join(one.short for one in group)}" for words, group in parts if group)


def moves(row: Row, partners: Iterable[Partner]) -> list[str]:
    """Who says something else than when it was asked before: "County from reservation to support", one each.

    Nothing of those who have not spoken since.
    """
    return [_in_words(move) for move in movements(row, partners) if move.now is not None]


def said_before(row: Row, partners: Iterable[Partner]) -> list[str]:
    """What those said before who have not spoken since: "County reserved “Not customer data”", one each."""
    return [
        f"{move.partner.short} {_SAID[move.before.position]}{_quoted(move.before.words)}"
        for move in movements(row, partners)
        if move.now is None
    ]


def _in_words(move: Movement) -> str:
    before, now = move.before, move.now
    assert now is not None
    if now.position == before.position:
        return f"{move.partner.short}, {POSITIONS[now.position]} in other words"
    return f"{move.partner.short} from {POSITIONS[before.position]} to {POSITIONS[now.position]}"


def _quoted(words: str) -> str:
    return f" “{' '.join(words.split())}”" if words.strip() else ""
