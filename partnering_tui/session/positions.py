"""Positions over time: what each partner said to a statement, on which wording, and on which day.

A position counts only for the wording on which it was given. What was said on an earlier wording, or when the
statement was put to the partners before, is kept under `earlier` and never changed afterwards.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from partnering_tui.frozen import dataclass
from partnering_tui.session.answers import POSITIONS
from partnering_tui.session.record import Row
from partnering_tui.session.session import Partner
from partnering_tui.session.values import as_day, is_empty
from partnering_tui.session.wording_marks import WORDING_MARK, flat_wording, mark_of

KEYS_OF_STATEMENT = ("positions", "reservations", "asked", "asked_as", WORDING_MARK, "earlier")
"""What stands in the row of a statement beside its id and its columns."""
NOT_KEPT = "…"
"""Stands for a wording that is no longer known: it was changed in the file, and what it was is written nowhere."""


@dataclass(frozen=True, slots=True)
class Asking:
    """One time that a statement was put to the partners, and what they said."""

    wording: str
    """On which they spoke; empty if it is the wording of now, NOT_KEPT if nobody knows."""
    asked: date | None
    """The day on which the first of them spoke, if it was noted."""
    positions: Mapping[str, str]
    """By partner id; only words that are positions."""
    row: Row
    """Where it stands."""

    def said_by(self, partner_id: str) -> Spoken | None:
        """What one partner said; None if it said nothing."""
        position = self.positions.get(partner_id)
        return Spoken(position, reservation_of(self.row, partner_id), self.asked, self.wording) if position else None


@dataclass(frozen=True, slots=True)
class Spoken:
    """What one partner said to a statement."""

    position: str
    words: str
    """Its reservation, or why it stands aside or blocks."""
    asked: date | None
    wording: str
    """On which it spoke; empty if it is the wording of now, NOT_KEPT if nobody knows."""

    @property
    def is_dissent(self) -> bool:
        return self.position not in ("support", "accept")

    def differs_from(self, other: Spoken) -> bool:
        """Whether another position was taken, or the same dissent put in other words."""
        return self.position != other.position or (
            self.is_dissent and flat_wording(self.words) != flat_wording(other.words)
        )


@dataclass(frozen=True, slots=True)
class Movement:
    """A partner that says something else now than it said when it was asked before."""

    partner: Partner
    before: Spoken
    now: Spoken | None
    """None: it has not spoken since."""


def positions_of(row: Row) -> Mapping[str, str]:
    """Each partner's position on a statement, by partner id; only words that are positions.

    They may have been given on an earlier wording, and then they do not count.
    """
    positions = row.get("positions")
    if not isinstance(positions, dict):
        return {}
    return {partner: word for partner, word in positions.items() if isinstance(word, str) and word in POSITIONS}


def reservation_of(row: Row, partner_id: str) -> str:
    """The words in which a partner put its reservation, or why it stands aside or blocks."""
    words: Any = row.get("reservations")
    return str(words.get(partner_id, "")) if isinstance(words, dict) else ""


def is_on_earlier_wording(row: Row) -> bool:
    """Whether the wording was changed since the partners spoke: their positions are kept, and do not count."""
    return bool(earlier_wording(row)) or was_changed_in_file(row)


def was_changed_in_file(row: Row) -> bool:
    """Whether the wording is not the one that was marked when the partners spoke, and the app did not change it."""
    mark = None if earlier_wording(row) else mark_of(row)
    return mark is not None and not mark.fits(row) and says_anything(row)


def without_mark(row: Row) -> Row:
    """The row without the mark of a wording, which says nothing to anybody, as if the app had changed that wording."""
    if WORDING_MARK not in row:
        return row
    others = {key: value for key, value in row.items() if key != WORDING_MARK}
    return others | {"asked_as": NOT_KEPT} if was_changed_in_file(row) else others


def earlier_wording(row: Row) -> str:
    """The wording on which the positions were given, if it is known and not the wording of now; else empty."""
    wording = row.get("asked_as")
    return wording if isinstance(wording, str) and wording.strip() else ""


def askings(row: Row) -> list[Asking]:
    """Every time that somebody spoke to the statement, the oldest first."""
    found: list[Asking] = []
    wording = NOT_KEPT if was_changed_in_file(row) else ""
    # An entry that does not name its wording was about the same as the one after it.
    for entry in reversed([*_entries(row), row]):
        if entry is not row and (mark := mark_of(entry)):
            wording = "" if mark.fits(row) else NOT_KEPT
        wording = earlier_wording(entry) or wording
        if positions := positions_of(entry):
            found.insert(0, Asking(wording, as_day(entry.get("asked")), positions, entry))
    return found


def movements(row: Row, partners: Iterable[Partner]) -> list[Movement]:
    """Who says something else now than before, or has not spoken since, in the order of the partners.

    Positions on an earlier wording are of before.
    """
    if "earlier" not in row and not is_on_earlier_wording(row):
        return []
    every = askings(row)
    present = [asking for asking in every if asking.row is row and not is_on_earlier_wording(row)]
    past = [asking for asking in every if asking not in present]
    found: list[Movement] = []
    for partner in partners:
        before = next((said for asking in reversed(past) if (said := asking.said_by(partner.id))), None)
        now = present[0].said_by(partner.id) if present else None
        if before and (now is None or now.differs_from(before)):
            found.append(Movement(partner, before, now))
    return found


def is_same_wording(one: object, other: object) -> bool:
    """Whether two wordings are the same but for white space."""
    return flat_wording(one) == flat_wording(other)


def says_anything(row: Row) -> bool:
    """Whether any partner said anything in the asking of now, be it on an earlier wording."""
    return any(not is_empty(said) for key in ("positions", "reservations") for said in _table(row, key).values())


def _entries(row: Row) -> list[Row]:
    entries = row.get("earlier")
    return [entry for entry in entries if isinstance(entry, dict)] if isinstance(entries, list) else []


def _table(row: Row, key: str) -> Mapping[str, Any]:
    table = row.get(key)
    return table if isinstance(table, dict) else {}
