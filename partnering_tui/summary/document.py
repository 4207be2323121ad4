"""The document that a session writes: who agrees, on what, and what is still open."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from partnering_tui.session.consensus import Standing
from partnering_tui.session.session import Session
from partnering_tui.summary.agreements import standings, standings_in_words
from partnering_tui.summary.blocks import Block, Document, Heading, Paragraph, Section, Text
from partnering_tui.summary.kinds import italic_line
from partnering_tui.summary.material import Material
from partnering_tui.summary.normal import normal_blocks, safe_text
from partnering_tui.summary.sections import FURTHER, FURTHER_ID, further_blocks, section_blocks
from partnering_tui.summary.versions import stands_in_words, version_draft, version_status
from partnering_tui.summary.words import day, flat, listed
from partnering_tui.workshop.definition import Workshop


def document(session: Session, workshop: Workshop, *, today: date, without: Collection[str] = ()) -> Document:
    """The document of a session as it stands today: title, status, then the sections of the workshop's outline.

    Sections whose ids are in `without` are left out.
    """
    material = Material.of(session, workshop, today)
    title = _plain(session.title) or "Untitled session"
    counts = standings(material)
    is_settled = not counts[Standing.OPEN] and not counts[Standing.NOT_AGREED]
    status = _status(material, is_settled)
    opening: list[Block] = [Heading(1, (Text(title),)), Paragraph((Text(status),))]
    if stands := stands_in_words(material):
        opening.append(Paragraph((Text(stands),)))
    if counts:
        opening.append(italic_line(standings_in_words(counts)))
    said = [
        Section(section.id, _plain(section.title), normal_blocks(section_blocks(material, section)))
        for section in workshop.summary
        if section.id not in without
    ]
    if FURTHER_ID not in without:
        said.append(Section(FURTHER_ID, FURTHER, normal_blocks(further_blocks(material))))
    return Document(
        title,
        normal_blocks(opening),
        tuple(section for section in said if section.blocks),
        status=_plain(status),
        draft=version_draft(material) or _draft(session, is_settled),
        language=workshop.language,
        made_on=today,
    )


def section_ids(workshop: Workshop) -> list[str]:
    """The ids of all sections that a document can have."""
    return [*(section.id for section in workshop.summary), FURTHER_ID]


def _plain(text: str) -> str:
    """Text on one line, as places outside the blocks can hold it."""
    return flat(safe_text(text))


def _draft(session: Session, is_settled: bool) -> str:
    """What every page says while there is no agreement; empty once there is."""
    match session.status:
        case "agreed":
            return "" if is_settled else "Draft: not every statement is agreed"
        case "reopened":
            return "Draft: reopened for changes"
        case _:
            return "Draft: not yet agreed"


def _status(material: Material, is_settled: bool) -> str:
    """ "Draft of 6 March 2026, not yet agreed, between County and Lakewater."; nothing unsettled is called agreed."""
    names = [material.name(partner.id) for partner in material.partners]
    between = (
        f"between {listed(names)}" if len(names) > 1 else f"of {names[0]}" if names else "with no partners named yet"
    )
    if version := version_status(material, between, is_settled=is_settled):
        return version
    today = day(material.today)
    match material.session.status:
        case "agreed" if is_settled:
            return f"Agreed {between}; printed on {today}."
        case "agreed":
            return f"Marked as agreed {between}, though not every statement is agreed; printed on {today}."
        case "reopened":
            return f"Agreed earlier {between}, now reopened for changes; as of {today}."
        case _:
            return f"Draft of {today}, not yet agreed, {between}."
