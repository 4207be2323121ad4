"""What somebody who is new reads in five minutes: who, why, what was agreed, who does what, and what is open."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from partnering_tui.session.answers import rows_of
from partnering_tui.session.consensus import Standing, consensus
from partnering_tui.session.noted import open_actions, parked_points, standing_decisions
from partnering_tui.session.pending import statements
from partnering_tui.session.session import MANDATES, SECTORS, Partner, Session
from partnering_tui.session.values import is_empty
from partnering_tui.summary.agreements import dissent_in_words
from partnering_tui.summary.blocks import Block, Blocks, BulletList, Document, Heading, Paragraph, Section, Strong, Text
from partnering_tui.summary.briefing import action_in_words, capped
from partnering_tui.summary.kinds import said_to
from partnering_tui.summary.material import Material
from partnering_tui.summary.normal import normal_blocks
from partnering_tui.summary.open_points import points_of
from partnering_tui.summary.roles import duties_of
from partnering_tui.summary.words import day, flat, lead_in, sentence
from partnering_tui.workshop.definition import Question, Workshop

MOST = 10
"""Points that are told of one kind; of more, how many more."""
_AGREED = (Standing.AGREED, Standing.WITH_RESERVATIONS)


def newcomer_document(session: Session, workshop: Workshop, *, today: date) -> Document:
    """The partnership in five minutes, for somebody who is new. Nothing private."""
    material = Material.of(session, workshop, today)
    title = f"{flat(session.title)}: for somebody who is new"
    opening: list[Block] = [
        Heading(1, (Text(title),)),
        Paragraph((Text(f"As of {day(today)}. It takes five minutes to read."),)),
    ]
    sections = [
        Section(name, heading, normal_blocks([Heading(2, (Text(heading),)), *blocks]))
        for name, heading, blocks in _parts(material)
        if blocks
    ]
    return Document(title, normal_blocks(opening), tuple(sections), language=workshop.language, made_on=today)


def _parts(material: Material) -> Iterator[tuple[str, str, Blocks]]:
    yield "who", "Who works together", _list([_partner(material, one) for one in material.partners])
    yield "why", "Why", tuple(block for question in material.questions for block in _introduced(material, question))
    yield "agreed", "What was agreed", (*_agreed(material), *_decided(material))
    yield "roles", "Who does what", (*_duties(material), *_to_do(material))
    yield "open", "What is open", _open(material)


def _partner(material: Material, partner: Partner) -> str:
    """ "Kisumu County Government (County), Government and public bodies; Daniel Were came last (must refer back)"."""
    called = f" (“{flat(partner.short)}”)" if partner.short != partner.name else ""
    sector = f", {SECTORS.get(partner.sector, partner.sector)}" if partner.sector else ""
    last = next((one for one in reversed(material.session.sittings) if partner.id in one.people), None)
    if last is None:
        return sentence(f"{flat(partner.name)}{called}{sector}")
    mandate = MANDATES.get(last.mandates.get(partner.id, ""), "")
    came = f"{flat(last.people[partner.id])} came last" + (f" and {mandate}" if mandate else "")
    return f"{flat(partner.name)}{called}{sector}. {sentence(came)}"


def _introduced(material: Material, question: Question) -> Blocks:
    """The answer to a question that introduces; of a table, the names of its rows."""
    if not question.introduces:
        return ()
    if question.kind != "table" or question.is_per_partner:
        return said_to(material, question)
    names = [str(row.get(question.columns[0].id, "")) for row in rows_of(material.session, question)]
    named = _list(capped([flat(name) for name in names if not is_empty(name)], MOST))
    return (_bold(lead_in(question.label)), *named) if named else ()


def _agreed(material: Material) -> Blocks:
    """The statements that all partners carry, with the reservations that go with them."""
    blocks: list[Block] = []
    for question in material.questions:
        if question.kind != "agreement":
            continue
        agreed = [
            " ".join([sentence(one.wording), *dissent_in_words(material, one.row)])
            for one in statements(material.session, material.workshop)
            if one.question.id == question.id and consensus(one.row, material.partners).standing in _AGREED
        ]
        if agreed:
            blocks += [_bold(lead_in(question.label)), *_list(capped(agreed, MOST))]
    return tuple(blocks)


def _decided(material: Material) -> Blocks:
    """The decisions that hold, the latest first."""
    latest = sorted(standing_decisions(material.session), key=lambda one: one.decided or date.min, reverse=True)
    points = [
        sentence(one.wording) + (f" ({day(one.decided)})" if one.decided else "") for one in latest if one.wording
    ]
    return (_bold("Decisions:"), *_list(capped(points, MOST))) if points else ()


def _duties(material: Material) -> Blocks:
    return tuple(
        replace(block, source=question.id)
        for question in material.questions
        if question.is_raci
        for block in duties_of(material, question)
    )


def _to_do(material: Material) -> Blocks:
    points = [
        action_in_words(one, late=one.is_overdue(material.today)) for one in open_actions(material.session) if one.what
    ]
    return (_bold("To be done:"), *_list(capped(points, MOST))) if points else ()


def _open(material: Material) -> Blocks:
    points = [point for question in material.questions for point in points_of(material, question)]
    points += [sentence(f"Parked: {one.what}") for one in parked_points(material.session) if not one.is_dropped]
    return _list(capped(points, MOST))


def _list(points: list[str]) -> Blocks:
    return (BulletList(tuple((Paragraph((Text(point),)),) for point in points)),) if points else ()


def _bold(words: str) -> Paragraph:
    return Paragraph((Strong((Text(words),)),))
