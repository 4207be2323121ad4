"""A session: who is at the table, when they met, and what they said."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Mapping
from dataclasses import field
from datetime import UTC, datetime
from typing import Any, Literal, TypeVar

from partnering_tui.frozen import dataclass
from partnering_tui.session.record import Record, Row
from partnering_tui.session.values import on_one_line
from partnering_tui.workshop.definition import Workshop

FORMAT = 1
"""The format of session files that this version reads and writes."""

SECTORS: dict[str, str] = {
    "public": "Government and public bodies",
    "business": "Business",
    "civil-society": "Civil society",
    "academia": "Universities and research",
    "funder": "Funder",
    "community": "Community",
    "other": "Other",
}
"""The sectors that a partner can come from, with their names on screen."""

MANDATES: dict[str, str] = {
    "can-commit": "can commit",
    "must-refer-back": "must refer back",
    "observes": "observes",
}
"""What somebody who comes for a partner may do, with its name on screen."""

Status = Literal["open", "agreed", "reopened"]


@dataclass(frozen=True, slots=True)
class Partner:
    """An organisation at the table."""

    id: str
    name: str
    short: str
    """What stands over its column: short enough for a table."""
    sector: str = ""


@dataclass(frozen=True, slots=True)
class Sitting:
    """One time that the partners met."""

    id: str
    started: datetime | None
    ended: datetime | None
    present: tuple[str, ...]
    """The ids of the partners who were in the room."""
    mandates: Mapping[str, str] = field(default_factory=dict)
    """What those who came may do for their partner, by partner id: one of MANDATES."""
    people: Mapping[str, str] = field(default_factory=dict)
    """Who came for each partner, by partner id, as it was typed."""
    planned: Mapping[str, int] = field(default_factory=dict)
    """Minutes by step id, as planned when the step was first opened in this sitting."""
    minutes: Mapping[str, int] = field(default_factory=dict)
    """Minutes used by step id."""
    until: datetime | None = None
    """When it is to end, if somebody said so."""


class Session(Record):
    """What was answered, as a tree with the shape of the session file."""

    @property
    def id(self) -> str:
        return str(self.table(("session",)).get("id", ""))

    @property
    def title(self) -> str:
        return str(self.table(("session",)).get("title", "")) or "Untitled session"

    @property
    def workshop(self) -> str:
        """The id of the workshop, or the path to its folder."""
        return str(self.table(("session",)).get("workshop", ""))

    @property
    def status(self) -> str:
        return str(self.table(("session",)).get("status", "open"))

    @property
    def partners(self) -> tuple[Partner, ...]:
        """The partners in the order in which they are shown."""
        return tuple(_partner(row) for row in self.rows(("partners",)))

    @property
    def sittings(self) -> tuple[Sitting, ...]:
        return tuple(_sitting(row) for row in self.rows(("sittings",)))

    def partner(self, partner_id: str) -> Partner | None:
        return next((partner for partner in self.partners if partner.id == partner_id), None)


class PrivateNotes(Record):
    """What only the facilitator may read: notes by step, and answers to private questions. No document can reach it."""

    def note(self, step_id: str) -> str:
        """The facilitator's note on a step."""
        return str(self.table(("notes", step_id)).get("text", ""))


def new_session(title: str, workshop: Workshop, partners: list[Row], now: datetime | None = None) -> Session:
    """An empty session of that workshop with these partners (rows as `new_partner` makes them)."""
    from uuid import uuid4  # only here: most of the time no session is begun

    created = (now or datetime.now(UTC)).replace(microsecond=0)
    tree: dict[str, Any] = {
        "format": FORMAT,
        "session": {
            "id": str(uuid4()),
            "title": on_one_line(title),
            "workshop": workshop.id,
            "workshop_version": workshop.version,
            "created": created,
            "status": "open",
        },
    }
    if partners:
        tree["partners"] = partners
    return Session(tree)


def new_partner(short: str, name: str = "", sector: str = "", *, taken: Container[str] = ()) -> Row:
    """A partner's row; its id is the slug of the short name, made unique, and never changes afterwards."""
    short, name = on_one_line(short), on_one_line(name)
    row = {"id": unique_id(slug(short or name) or "partner", taken), "name": name or short}
    if short and short != row["name"]:
        row["short"] = short
    if sector:
        row["sector"] = sector
    return row


def slug(text: str) -> str:
    """Lower-case letters, digits and hyphens that stand for the text in an id; empty if nothing is left."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")[:40].strip("-")


def unique_id(wanted: str, taken: Container[str]) -> str:
    """The wanted id, with a number behind it if it is taken."""
    if wanted not in taken:
        return wanted
    number = 2
    while f"{wanted}-{number}" in taken:
        number += 1
    return f"{wanted}-{number}"


_ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789"  # none that look alike when read aloud


def new_row_id(taken: Container[str] = ()) -> str:
    """Short and random, so that two laptops never make the same one: a letter and six more letters or digits."""
    import secrets  # only here: it is slow to load

    while True:
        made = secrets.choice(_ALPHABET[:24]) + "".join(secrets.choice(_ALPHABET) for _ in range(6))
        if made not in taken:
            return made


def _partner(row: Row) -> Partner:
    partner_id = str(row.get("id", ""))
    name = str(row.get("name", "")) or partner_id
    return Partner(partner_id, name, str(row.get("short", "")) or name, str(row.get("sector", "")))


def _sitting(row: Row) -> Sitting:
    present = row.get("present")
    return Sitting(
        str(row.get("id", "")),
        _moment(row.get("started")),
        _moment(row.get("ended")),
        tuple(map(str, present)) if isinstance(present, list) else (),
        {partner: word for partner, word in _entries(row, "mandates", str) if word in MANDATES},
        {partner: name for partner, name in _entries(row, "people", str) if name.strip()},
        dict(_entries(row, "planned", int)),
        dict(_entries(row, "minutes", int)),
        _moment(row.get("until")),
    )


_V = TypeVar("_V", str, int)


def _entries(row: Row, key: str, kind: type[_V]) -> list[tuple[str, _V]]:
    """The entries of a table in a row whose values are of that kind."""
    table = row.get(key)
    given = table.items() if isinstance(table, dict) else ()
    return [(str(name), value) for name, value in given if isinstance(value, kind) and not isinstance(value, bool)]


def _moment(value: object) -> datetime | None:
    if not isinstance(value, datetime):
        return None
    return value if value.tzinfo else value.replace(tzinfo=UTC)
