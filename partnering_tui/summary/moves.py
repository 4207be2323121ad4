"""What the partners said to a statement before, and who moved since, in plain words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from partnering_tui.session.positions import NOT_KEPT, Movement, Spoken, askings, is_on_earlier_wording, movements
from partnering_tui.session.record import Row
from partnering_tui.session.session import Partner
from partnering_tui.summary.material import Material
from partnering_tui.summary.words import day, flat, listed, quoted, sentence

_BEFORE = {
    "support": "supported it",
    "accept": "accepted it",
    "reservation": "had a reservation",
    "stand-aside": "stood aside",
    "block": "blocked it",
}
_SINCE = {
    "support": "it supports this",
    "accept": "it accepts this",
    "reservation": "it has a reservation",
    "stand-aside": "it stands aside",
    "block": "it blocks this",
}


def moves_in_words(material: Material, row: Row, wording: str) -> Iterator[str]:
    """Who says something else than before, and what those said before who have not spoken since, as sentences.

    `wording` is the statement's of now: another one, on which somebody spoke, is named.
    """
    if "earlier" not in row and not is_on_earlier_wording(row):
        return
    moves = movements(row, (*material.partners, *_former(material, row)))
    for together in _by_asking(
        [move for move in moves if move.now and (move.now.is_dissent or move.before.is_dissent)]
    ):
        when = _when(together[0].before, wording)
        for move in together:
            yield sentence(f"{when}{material.short(move.partner.id)} {said_before(move.before)}; {_since(move)}")
            when = ""
    for together in _by_asking([move for move in moves if move.now is None]):
        yield sentence(f"{_when(together[0].before, wording)}{'; '.join(_said_by(material, together))}")


def said_before(spoken: Spoken) -> str:
    """ "had a reservation: “Not customer data”"."""
    said = _BEFORE[spoken.position]
    if not spoken.words.strip():
        return said
    return f"{said}: {quoted(spoken.words)}" if spoken.is_dissent else f"{said} and added: {quoted(spoken.words)}"


def _when(spoken: Spoken, wording: str) -> str:
    """ "On 4 March 2026, on the wording “We share”, "."""
    when = f"On {day(spoken.asked)}" if spoken.asked else "Earlier"
    if spoken.wording == NOT_KEPT:
        return f"{when}, on an earlier wording, "
    is_other = flat(spoken.wording) not in ("", flat(wording))
    return f"{when}, on the wording {quoted(spoken.wording)}, " if is_other else f"{when} "


def _by_asking(moves: list[Movement]) -> list[list[Movement]]:
    """Those together who spoke on the same day and wording."""
    groups = groupby(moves, key=lambda move: (move.before.asked, move.before.wording))
    return [list(group) for _, group in groups]


def _since(move: Movement) -> str:
    if move.now and move.now.position != move.before.position:
        return f"since then {_SINCE[move.now.position]}"
    what = {"reservation": "its reservation", "stand-aside": "why it stands aside", "block": "why it blocks this"}
    return f"since then it has put {what[move.before.position]} in other words"


def _said_by(material: Material, moves: Sequence[Movement]) -> Iterator[str]:
    """What each said, those together who said the same without words of their own."""
    for words, group in groupby(moves, key=lambda move: said_before(move.before)):
        together = [material.short(move.partner.id) for move in group]
        yield from [f"{name} {words}" for name in together] if ":" in words else [f"{listed(together)} {words}"]


def _former(material: Material, row: Row) -> list[Partner]:
    """Those who spoke before and are no longer at the table."""
    past = [asking for asking in askings(row) if asking.row is not row or is_on_earlier_wording(row)]
    spoke = dict.fromkeys(partner for asking in past for partner in asking.positions)
    return [Partner(partner, partner, partner) for partner in spoke if partner not in material.by_id]
