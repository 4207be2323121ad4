"""What a section of the document may be made from besides questions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from partnering_tui.session.answers import rows_of, value_of
from partnering_tui.session.session import SECTORS
from partnering_tui.session.values import is_empty
from partnering_tui.session.versions import LEGAL_STATUS
from partnering_tui.summary.agreements import dissent_in_words, numbered_name
from partnering_tui.summary.blocks import Block, Blocks, BulletList, Heading, Paragraph, Strong, Text, traced
from partnering_tui.summary.grids import grid_blocks
from partnering_tui.summary.kinds import PART_LEVEL
from partnering_tui.summary.material import Material
from partnering_tui.summary.noted import meetings, noted_rows
from partnering_tui.summary.open_points import open_points
from partnering_tui.summary.versions import others_who_sign, said_when_signed, signature_lines
from partnering_tui.summary.words import flat, sentence, value_in_words
from partnering_tui.workshop.definition import BUILT_IN_SOURCES, SummarySection

_TITLES = {
    "open_points": "Open points",
    "decisions": "Decisions",
    "actions": "Actions",
    "sittings": "Meetings",
    "reservations": "Reservations",
}
NOTHING_YET = {
    "partners": "No partners are named yet.",
    "open_points": "No open points are left.",
    "decisions": "No decisions have been noted yet.",
    "actions": "No actions have been noted yet.",
    "sittings": "No meetings have been noted yet.",
    "reservations": "No partner has a reservation.",
    "signatures": "No partners are named yet who could sign.",
}
"""What a section says that needs something which is not there."""


def built_in(material: Material, name: str, section: SummarySection) -> Blocks:
    """What a built-in source says in a section, traced to it, under a heading unless that is the section's title."""
    said = _said(material, name)
    if said and name == "signatures" and LEGAL_STATUS not in section.sources:
        said = (*_legal_status(material), *said)
    title = _TITLES.get(name, "")
    if said and title and title.casefold() != flat(section.title).casefold():
        said = (Heading(PART_LEVEL, (Text(title),)), *said)
    return traced(said, name)


def is_built_in(name: str) -> bool:
    """Whether a section can be made from that without a question of that id: from partners, decisions and the like."""
    return name in BUILT_IN_SOURCES


def _said(material: Material, name: str) -> Blocks:
    match name:
        case "partners":
            return _partners(material)
        case "open_points":
            return open_points(material)
        case "decisions":
            return noted_rows(material, "decisions", "Decision")
        case "actions":
            return noted_rows(material, "actions", "Action")
        case "sittings":
            return meetings(material)
        case "reservations":
            return _reservations(material)
        case "signatures":
            return _signatures(material)
        case _:
            return ()


def _partners(material: Material) -> Blocks:
    """The partners with what this document calls them and the sector they come from."""
    rows = [
        [
            _one(partner.name),
            _one(partner.short) if partner.short != partner.name else (),
            _one(SECTORS.get(partner.sector, partner.sector)),
        ]
        for partner in material.partners
    ]
    parts = [partner.id for partner in material.partners]
    return grid_blocks(["Partner", "Called here", "Sector"], rows, parts=parts)


def _reservations(material: Material) -> Blocks:
    """All dissent, statement by statement."""
    points = list(_points(material))
    return (BulletList(tuple(said for _, said in points), parts=tuple(part for part, _ in points)),) if points else ()


def _points(material: Material) -> Iterator[tuple[str, Blocks]]:
    for question in material.questions:
        if question.kind != "agreement":
            continue
        for index, row in enumerate(rows_of(material.session, question), 1):
            if dissent := " ".join(dissent_in_words(material, row)):
                said = _one(f"{numbered_name(question, index, row)}: {dissent}")
                yield f"{question.id}/{row.get('id', '')}", said


def _signatures(material: Material) -> Blocks:
    """Lines for each partner to sign on, filled in as far as a version was signed."""
    blocks: list[Block] = [*said_when_signed(material)]
    for partner in material.partners:
        for lines in signature_lines(material, partner.id):
            blocks.append(Paragraph((Text("For "), Strong((Text(flat(partner.name)),))), part=partner.id))
            blocks.append(BulletList(tuple(_one(f"{label}: {said}") for label, said in lines.items()), part=partner.id))
    return (*blocks, *others_who_sign(material))


def _legal_status(material: Material) -> Blocks:
    """The legal status as a sentence, if it was answered."""
    question = material.workshop.questions.get(LEGAL_STATUS)
    if question is None or not material.may_print(question):
        return ()
    value = value_of(material.session, question)
    if is_empty(value):
        return ()
    status = value_in_words(material.workshop, question, value)
    said = _one(sentence(f"{flat(question.label)}: {flat(status)}"))
    return tuple(replace(block, part=LEGAL_STATUS) for block in said)


def _one(words: str) -> Blocks:
    return (Paragraph((Text(words),)),) if flat(words) else ()
