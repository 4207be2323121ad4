"""What a document says of its version: which one it is, how the partners stand to it, and who signs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from partnering_tui.session.versions import (
    UNSETTLED,
    WORDS,
    Signature,
    Version,
    is_draft_of,
    latest_version,
    standing_version,
)
from partnering_tui.summary.blocks import Block, Blocks, BulletList, Paragraph, Strong, Text
from partnering_tui.summary.material import Material
from partnering_tui.summary.words import counted, day, flat, listed, quoted, sentence, verb
from partnering_tui.summary.writing_space import LINE

_STANDS = {
    "agreed": "agreed",
    "reserved": "agreed with reservations",
    "stood-aside": "stood aside",
    "open": "{has} not spoken to every statement",
    "absent": "{has} not spoken to any statement",
    "blocked": "did not agree",
}


def version_status(material: Material, between: str, *, is_settled: bool) -> str:
    """Which version the document is, or of which it is a draft, as a sentence; empty if nothing was ever signed.

    `between` names the partners: "between County and Lakewater". Nothing unsettled is called agreed.
    """
    today = day(material.today)
    if standing := standing_version(material.session):
        is_agreed = is_settled and UNSETTLED.isdisjoint(standing.positions.values())
        done = "agreed" if is_agreed else "signed"
        on = f" on {day(standing.signed)}" if standing.signed else ""
        points = len(standing.open_points)
        but = "" if is_agreed else ", though not everything is agreed"
        but += f", with {counted(points, 'point')} open" if points else ""
        return f"Version {standing.number}, {done}{on} {between}{but}; printed on {today}."
    latest = latest_version(material.session)
    if latest is None:
        return ""
    return f"Draft of version {is_draft_of(material.session)}, as of {today}, {between}; {_earlier(latest)}"


def version_draft(material: Material) -> str:
    """What every page of a draft says once something was signed; empty before that, and while a version stands."""
    if standing_version(material.session) or latest_version(material.session) is None:
        return ""
    return f"Draft of version {is_draft_of(material.session)}"


def stands_in_words(material: Material) -> str:
    """How each partner stands to the version that the document is, as a sentence; empty if it is none."""
    version = standing_version(material.session)
    return stands_of(material, version) if version else ""


def stands_of(material: Material, version: Version) -> str:
    """How each partner stands to a version, as a sentence; empty if nobody does."""
    groups = {word: [_name(material, one) for one, said in version.positions.items() if said == word] for word in WORDS}
    parts = [f"{listed(names)} {stand_in_words(word, len(names))}" for word, names in groups.items() if names]
    return sentence("; ".join(parts)) if parts else ""


def stand_in_words(word: str, count: int = 1) -> str:
    """How so many partners stand to a version: "agreed with reservations", "have not spoken to every statement"."""
    return _STANDS.get(word, word).format(has=verb(count, "has", "have"))


def signature_lines(material: Material, partner_id: str) -> list[Mapping[str, str]]:
    """What stands on the lines that a partner signs on, by their labels; a dotted line where nothing is known.

    One for each person who signs for it; one with nothing filled in while no version stands.
    """
    version = standing_version(material.session)
    signatures = [one for one in version.signatures if one.partner == partner_id] if version else []
    return [_lines(signature) for signature in signatures] or [dict.fromkeys(_LINES, LINE)]


def others_who_sign(material: Material) -> Blocks:
    """Lines for those who sign for none of the partners that are named."""
    version = standing_version(material.session)
    blocks: list[Block] = []
    for signature in version.signatures if version else ():
        if signature.partner not in material.by_id and signature.name:
            blocks.append(Paragraph((Text("Also "), Strong((Text(flat(signature.name)),)))))
            lines = (f"{label}: {said}" for label, said in _lines(signature).items() if label != "Name")
            blocks.append(BulletList(tuple((Paragraph((Text(line),)),) for line in lines)))
    return tuple(blocks)


def said_when_signed(material: Material) -> Blocks:
    """What the partners said when they signed, and what was open then; nothing while no version stands."""
    version = standing_version(material.session)
    return said_of(material, version) if version else ()


def said_of(material: Material, version: Version) -> Blocks:
    """What the partners said when they signed a version, and what was open then."""
    words = [f"{_name(material, partner)}: {flat(said)}" for partner, said in version.words.items() if flat(said)]
    return (*_points("Said when this version was signed:", words), *_points(_OPEN, list(version.open_points)))


_LINES = ("Name", "Position", "Date", "Signature")
_OPEN = "Still open when this version was signed:"


def _points(lead: str, points: list[str]) -> Iterator[Block]:
    if points:
        yield Paragraph((Text(lead),))
        yield BulletList(tuple((Paragraph((Text(sentence(flat(point))),)),) for point in points))


def _lines(signature: Signature) -> dict[str, str]:
    lines = {"Name": flat(signature.name)} if signature.name else {"Name": LINE, "Position": LINE}
    if signature.authority:
        lines["Authority"] = flat(signature.authority)
    return lines | {"Date": day(signature.date) if signature.date else LINE, "Signature": LINE}


def _earlier(version: Version) -> str:
    """ "version 1 was signed on 12 November 2026 and reopened on 1 March 2027: “the budget changed”."."""
    said = f"version {version.number} was signed" + (f" on {day(version.signed)}" if version.signed else "")
    if version.reopened:
        said += f" and reopened on {day(version.reopened)}"
    return sentence(f"{said}: {quoted(version.reason)}" if flat(version.reason) else said)


def _name(material: Material, partner_id: str) -> str:
    return material.short(partner_id)
