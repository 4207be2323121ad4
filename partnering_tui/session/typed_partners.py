"""Partners as somebody types or pastes them: `County = Kisumu County Government`, or just a name."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from partnering_tui.frozen import dataclass
from partnering_tui.session.record import Row
from partnering_tui.session.session import SECTORS, new_partner
from partnering_tui.session.values import on_one_line

SHORT_LENGTH = 16
"""Characters that a short name made from a long one has at most: it stands over columns of tables."""

_BULLET = re.compile(r"^(?:[-*•–·]|\d{1,3}[.)])\s+")
_LINKING = frozenset(
    {"a", "al", "and", "da", "de", "del", "der", "des", "di", "do", "dos", "du", "e", "et", "for", "für"}
    | {"la", "le", "of", "on", "the", "und", "y", "&"}
)


@dataclass(frozen=True, slots=True)
class TypedPartner:
    """A partner as somebody typed it."""

    short: str
    name: str
    sector: str = ""


def partner_typed(line: str, taken: Collection[str] = ()) -> TypedPartner | None:
    """The partner that a line names; None if it names nobody.

    `SHORT = NAME`, `SHORT:SECTOR = NAME`, a tab in place of the equals sign, or a name alone, which gets a short name
    that is not among those taken.
    """
    text = _BULLET.sub("", line.strip())
    before, sign, behind = text.partition("=") if "=" in text else text.partition("\t")
    before, name = on_one_line(before), on_one_line(behind)
    before, sector = _without_sector(before)
    if sign and name:
        return TypedPartner(before or short_name(name, taken), name, sector)
    return TypedPartner(short_name(before, taken), before, sector) if before else None


def partners_typed(text: str, taken: Collection[str] = ()) -> list[TypedPartner]:
    """The partners that a text names, in their order: one a line, or with semicolons between them.

    Commas stay as they are: "Ministry of Health, Kisumu" is one partner.
    """
    found: list[TypedPartner] = []
    for line in text.replace(";", "\n").splitlines():
        if partner := partner_typed(line, [*taken, *(one.short for one in found)]):
            found.append(partner)
    return found


def rows_of(partners: Iterable[TypedPartner]) -> list[Row]:
    """The partners as rows of a new session, each with an id of its own."""
    rows: list[Row] = []
    for partner in partners:
        taken = {str(row["id"]) for row in rows}
        rows.append(new_partner(partner.short, partner.name, partner.sector, taken=taken))
    return rows


def short_name(name: str, taken: Collection[str] = ()) -> str:
    """What can stand over a column for that name: its first words, its initials, or all of it."""
    if len(name) <= SHORT_LENGTH:
        return name
    words = name.split()
    first = _first_words(words)
    initials = "".join(word[0] for word in words if word.lower() not in _LINKING)
    wanted = [first, initials if len(initials) > 1 else ""]
    return next((short for short in wanted if short and short not in taken), name)


def _first_words(words: list[str]) -> str:
    """As many of the words as fit, and none at the end that only link it to the next; empty if not even one fits."""
    kept: list[str] = []
    for word in words:
        if len(" ".join([*kept, word])) > SHORT_LENGTH:
            break
        kept.append(word)
    while kept and (kept[-1].lower() in _LINKING or kept == ["The"]):
        kept.pop()
    return " ".join(kept).rstrip(",;:")


def _without_sector(short: str) -> tuple[str, str]:
    """A short name without the sector behind its colon, and that sector; a colon before anything else is part of it."""
    before, _, behind = short.rpartition(":")
    sector = behind.strip().lower().replace(" ", "-")
    return (before.strip(), sector) if sector in SECTORS and before.strip() else (short, "")
