"""Disputed ballots: what a partner marked in confidence, each differently on two laptops.

Whose ballot it is may be told, as it may be told who has voted. What was marked is shown to nobody, so the whole
ballot is chosen at once, or marked again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from partnering_tui.frozen import dataclass
from partnering_tui.session.conflicts import Conflict, conflicts_of, put_away, settle_all, versions_of_conflict
from partnering_tui.session.record import Change, Path, Put, Record
from partnering_tui.session.rounds import is_by_name, is_sealed


@dataclass(frozen=True, slots=True)
class DisputedBallot:
    """Whose ballot, in which round of which question."""

    question: str
    """Its id; so the others."""
    round: str
    partner: str
    """Empty if it is about all ballots of the round: it was taken away on one side, and marked on the other."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """What is chosen at one time: one place, or everything that a partner marked in confidence."""

    conflicts: tuple[Conflict, ...]
    ballot: DisputedBallot | None = None
    """None if its versions may be shown."""

    @property
    def id(self) -> str:
        """Stays the same as long as the first of its places waits."""
        return self.conflicts[0].id


def waiting_in(record: Record, conflicts: Iterable[Conflict] | None = None) -> list[Waiting]:
    """What waits to be chosen, in the order of the file; by default all that waits in the record."""
    found: dict[DisputedBallot | str, Waiting] = {}
    for conflict in conflicts_of(record) if conflicts is None else conflicts:
        ballot = disputed_ballot(record, conflict)
        key = ballot or conflict.id
        before = found[key].conflicts if key in found else ()
        found[key] = Waiting((*before, conflict), ballot)
    return list(found.values())


def disputed_ballot(record: Record, conflict: Conflict) -> DisputedBallot | None:
    """The ballot in confidence that a conflict is about; None if its versions may be shown."""
    match conflict.path:
        case ("answers" | "kept", question, "rounds"):
            return DisputedBallot(question, "", "")
        case ("answers" | "kept", question, "rounds", round_id, *inside):
            may_be_shown = _is_shown(record, conflict) or (inside and inside[0] not in ("scores", "comments"))
            partner = inside[2] if len(inside) == 3 else ""
            return None if may_be_shown else DisputedBallot(question, round_id, partner)
    return None


def can_mark_again(record: Record, ballot: DisputedBallot) -> bool:
    """Whether the partner can still mark: the round waits to be revealed."""
    round_ = record.get(("answers", ballot.question, "rounds", ballot.round))
    return bool(ballot.partner) and isinstance(round_, dict) and is_sealed(round_)


def choose_ballot(record: Record, waiting: Waiting, number: int, label: str = "") -> Change | None:
    """Let one of the ballots count, on every line on which they differ: 0 is that which stands there now."""
    chosen: list[tuple[Conflict, Any]] = []
    for conflict in waiting.conflicts:
        versions = versions_of_conflict(record, conflict)
        chosen.append((conflict, versions[min(number, len(versions) - 1)]))
    return settle_all(record, chosen, label)


def puts_away_for(record: Record, question: str, round_id: str, partner: str) -> Iterator[Put]:
    """What puts away that a partner's ballot is disputed, because it marks anew."""
    place: Path = ("answers", question, "rounds", round_id)
    for conflict in conflicts_of(record):
        if conflict.path[:4] == place and conflict.path[6:] == (partner,):
            yield put_away(record, conflict)


def _is_shown(record: Record, conflict: Conflict) -> bool:
    """Whether the round is by name, whichever side is asked; one of which nothing is known is not."""
    sides = [record.get(conflict.path[:4])]
    sides += [conflict.base, conflict.ours, conflict.theirs] if len(conflict.path) == 4 else []
    rounds = [side for side in sides if isinstance(side, dict)]
    return bool(rounds) and all(map(is_by_name, rounds))
