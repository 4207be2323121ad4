"""The document that a session writes: who agrees, on what, and what is still open."""

from __future__ import annotations

from datetime import date

from partnering_tui.session.consensus import Standing
from partnering_tui.session.session import Session
from partnering_tui.summary.agreements import standings, standings_in_words
from partnering_tui.summary.blocks import Block, Document, Heading, Paragraph, Text
from partnering_tui.summary.kinds import italic_line
from partnering_tui.summary.material import Material
from partnering_tui.summary.normal import normal_blocks
from partnering_tui.summary.sections import further_blocks, section_blocks
from partnering_tui.summary.words import day, flat, listed
from partnering_tui.workshop.definition import Workshop


def document(session: Session, workshop: Workshop, *, today: date) -> Document:
    """The document of a session as it stands today: title, status, then the sections of the workshop's outline."""
    material = Material.of(session, workshop, today)
    title = flat(session.title) or "Untitled session"
    counts = standings(material)
    is_settled = not counts[Standing.OPEN] and not counts[Standing.NOT_AGREED]
    blocks: list[Block] = [Heading(1, (Text(title),)), Paragraph((Text(_status(material, is_settled)),))]
    if counts:
        blocks.append(italic_line(standings_in_words(counts)))
    for section in workshop.summary:
        blocks += section_blocks(material, section)
    blocks += further_blocks(material)
    return Document(title, normal_blocks(blocks))


def _status(material: Material, is_settled: bool) -> str:
    """ "Draft of 6 March 2026, not yet agreed, between County and Lakewater."; nothing unsettled is called agreed."""
    names = [material.name(partner.id) for partner in material.partners]
    between = (
        f"between {listed(names)}" if len(names) > 1 else f"of {names[0]}" if names else "with no partners named yet"
    )
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
