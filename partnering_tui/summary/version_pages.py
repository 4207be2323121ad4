"""Versions to read on the screen: what was signed and by whom, and what keeps a draft from being signed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from partnering_tui.session.session import Session
from partnering_tui.session.signing import LEGAL_STATUS, UNSETTLED, Signing
from partnering_tui.session.versions import Signature, Version, is_draft_of, latest_version
from partnering_tui.summary.blocks import Block, Blocks, BulletList, Document, Heading, Paragraph, Text
from partnering_tui.summary.briefing import capped
from partnering_tui.summary.material import Material
from partnering_tui.summary.normal import normal_blocks
from partnering_tui.summary.versions import said_of, stand_in_words, stands_of
from partnering_tui.summary.words import day, flat, quoted, sentence
from partnering_tui.workshop.definition import Workshop

MOST_GAPS = 8
"""Open points that are told one by one."""


def draft_page(session: Session, signing: Signing, changes: Document | None) -> Blocks:
    """What keeps the session from being signed, and what changed since the version before (None: there is none)."""
    latest = latest_version(session)
    blocks: list[Block] = [_heading("What stands open")]
    if signing.is_clean:
        blocks.append(_paragraph("Nothing: every partner has spoken to every statement, and no answer is missing."))
    else:
        points = [*_unspoken(signing), *(gap.words for gap in signing.gaps)]
        blocks += _points(capped(points, MOST_GAPS))
        if is_draft_of(session):
            blocks.append(_paragraph("It can be signed all the same. The version then says what was open."))
    if changes is not None and latest is not None:
        blocks.append(_heading(f"What changed since version {latest.number}"))
        blocks += _without_title(changes)
    return normal_blocks(blocks)


def signed_page(session: Session, workshop: Workshop, version: Version, state: str, today: date) -> Blocks:
    """A version as it was signed; `state` says in words what has become of its file."""
    material = Material.of(session, workshop, today)
    on = f" on {day(version.signed)}" if version.signed else ""
    stands = f"Signed{on}. {stands_of(material, version)}"
    blocks: list[Block] = [_heading(f"Version {version.number}"), _paragraph(stands)]
    if version.legal_status:
        blocks.append(_paragraph(sentence(f"Legal status: {legal_status_in_words(workshop, version.legal_status)}")))
    blocks += said_of(material, version)
    signed_by = [signature_in_words(material, one) for one in version.signatures]
    if signed_by:
        blocks += [_paragraph("Who signs:"), *_points(signed_by)]
    if version.reopened or version.reason:
        blocks.append(_paragraph(reopening_in_words(version)))
    blocks.append(_paragraph(f"The file {version.file} is {state}."))
    return normal_blocks(blocks)


def where_it_stands(session: Session) -> str:
    """What was signed and what became of it, in a sentence or two for everybody."""
    latest = latest_version(session)
    if latest is None:
        return "Nothing has been signed yet. What you see is the draft of version 1."
    on = f" on {day(latest.signed)}" if latest.signed else ""
    number = is_draft_of(session)
    if not number:
        return f"Version {latest.number} was signed{on}, and stands as it was signed."
    why = reopening_in_words(latest)
    return f"Version {latest.number} was signed{on}. {why} What you see is the draft of version {number}."


def reopening_in_words(version: Version) -> str:
    """ "It was reopened on 1 March 2027: “the budget changed”."."""
    on = f" on {day(version.reopened)}" if version.reopened else ""
    return sentence(f"It was reopened{on}" + (f": {quoted(version.reason)}" if flat(version.reason) else ""))


def signature_in_words(material: Material, signature: Signature) -> str:
    """ "County: Daniel Were, authority confirmed, 12 November 2026"."""
    who = material.short(signature.partner) if signature.partner else "Also"
    said = [flat(signature.name) or "nobody named yet"]
    said += [f"authority {flat(signature.authority)}"] if signature.authority else []
    said += [day(signature.date)] if signature.date else []
    return f"{who}: {', '.join(said)}"


def legal_status_in_words(workshop: Workshop, value: str) -> str:
    """The legal status as it is printed: the option's words, or what was typed."""
    question = workshop.questions.get(LEGAL_STATUS)
    options = question.options if question else ()
    return next((flat(option.label) for option in options if option.id == value), flat(value))


def _unspoken(signing: Signing) -> Iterator[str]:
    """Who holds back from the whole, where no open point says so."""
    if not signing.gaps:
        for stand in signing.partners:
            if stand.word in UNSETTLED:
                has = "blocks it" if stand.word == "blocked" else stand_in_words(stand.word)
                yield f"{flat(stand.partner.short)} {has}."


def _without_title(document: Document) -> Iterator[Block]:
    """A document's blocks, its title left out and its headings a level lower."""
    for block in document.blocks:
        match block:
            case Heading(level=1):
                continue
            case Heading(level, inlines):
                yield Heading(level + 1, inlines)
            case _:
                yield block


def _heading(words: str) -> Block:
    return Heading(2, (Text(words),))


def _paragraph(words: str) -> Block:
    return Paragraph((Text(words),))


def _points(points: Iterable[str]) -> list[Block]:
    return [BulletList(tuple((Paragraph((Text(flat(point)),)),) for point in points))]
