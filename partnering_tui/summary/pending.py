"""What is open with one partner, as a letter to it: short enough to be answered in a reply."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from partnering_tui.session.noted import Decision
from partnering_tui.session.pending import (
    OpenQuestion,
    Pending,
    StandingDissent,
    Statement,
    UnspokenStatement,
    pending,
)
from partnering_tui.session.positions import NOT_KEPT
from partnering_tui.session.session import Partner, Session
from partnering_tui.summary.agreements import numbered_name
from partnering_tui.summary.blocks import Block, Document, Heading, NumberedList, Paragraph, Section, Text
from partnering_tui.summary.material import Material
from partnering_tui.summary.moves import said_before
from partnering_tui.summary.normal import normal_blocks
from partnering_tui.summary.words import capitalised, day, flat, listed, quoted, sentence
from partnering_tui.workshop.definition import Question, Workshop

_ASKED = (
    "Please say for each whether you support it, accept it (you can live with it), have a reservation, stand aside or "
    "block it. If you do not support or accept it, please say why: your words are printed as you put them."
)
_HOLDS = {
    "reservation": "You have a reservation",
    "stand-aside": "You stand aside",
    "block": "You block this",
}


def pending_letter(session: Session, workshop: Workshop, partner: Partner, *, today: date) -> Document:
    """A letter to one partner with what is open with it and nothing else. No private answer can reach it."""
    material = Material.of(session, workshop, today)
    found = pending(session, workshop, partner)
    title = f"{flat(session.title)}: questions to {flat(partner.name)}"
    opening: list[Block] = [Heading(1, (Text(title),)), *map(_paragraph, _greeting(material, found))]
    sections: list[Section] = []
    number = 1
    for name, heading, lead, points in _parts(material, found):
        # The numbers run on, so that a reply can name each point by its own.
        blocks = [Heading(2, (Text(heading),)), *map(_paragraph, lead), _numbered(points, number)]
        if points:
            sections.append(Section(name, heading, normal_blocks(blocks)))
        number += len(points)
    return Document(title, normal_blocks(opening), tuple(sections), language=workshop.language, made_on=today)


def _greeting(material: Material, found: Pending) -> Iterator[str]:
    """Who writes to whom, and what is asked. There is no date to answer by: nobody has set one."""
    others = [material.name(one.id) for one in material.partners if one != found.partner]
    work = quoted(material.session.title)
    together = f"You work with {listed(others)} on {work}." if others else f"You work on {work}."
    yield f"To {sentence(flat(found.partner.name))}"
    if found.is_nothing:
        yield f"{together} On {day(material.today)} nothing is open with you. Thank you."
        return
    yield (
        f"{together} Below is what is open with you on {day(material.today)}, and nothing else. Please answer each "
        "point in a sentence or two, by its number, and return your answers to whoever sent you this."
    )


def _parts(material: Material, found: Pending) -> Iterator[tuple[str, str, list[str], list[str]]]:
    """The parts of the letter: id, heading, what leads in, and the points."""
    yield "statements", "Where do you stand?", [_ASKED], [_statement(one) for one in found.statements]
    decided = [_decision(material, one) for one in found.consents]
    yield "decisions", "Do you agree with what was decided without you?", [], decided
    yield "reservations", "Does this still hold?", [], [_dissent(one) for one in found.dissent]
    yield (
        "questions",
        "What do you say for your own organisation?",
        [],
        [_question(material, o) for o in found.questions],
    )
    cells = [_cell(one.question, label) for one in found.cells for _, label in one.rows]
    yield "cells", "What is your part in this?", [], cells


def _statement(one: UnspokenStatement) -> str:
    name, before = sentence(_name(one.statement)), one.before
    if before is None:
        return name
    when = [f"on {day(before.asked)}"] if before.asked else []
    if before.wording == NOT_KEPT:
        when.append("on an earlier wording")
    elif flat(before.wording) not in ("", one.statement.wording):
        when.append(f"when it read {quoted(before.wording)}")
    said = f"{capitalised(', '.join(when or ['before']))}, you {said_before(before)}"
    return f"{name} {sentence(said)}"


def _decision(material: Material, one: Decision) -> str:
    when = f" on {day(one.decided)}" if one.decided else ""
    reason = f" Reason: {sentence(one.reason)}" if one.reason else ""
    present = listed([material.short(partner) for partner in one.present])
    return f"Decided{when} by {present}: {quoted(one.wording)}.{reason}"


def _dissent(one: StandingDissent) -> str:
    said = _HOLDS[one.position] + (f": {quoted(one.words)}" if one.words.strip() else "")
    return f"{sentence(_name(one.statement))} {sentence(said)}"


def _question(material: Material, one: OpenQuestion) -> str:
    hint = f" {sentence(flat(one.question.hint))}" if one.question.hint else ""
    put_off = f" Put off: {sentence(one.note)}" if one.note else " Put off until later." if one.is_put_off else ""
    number = material.workshop.number_of(material.workshop.step_of[one.question.id])
    return f"{sentence(flat(one.question.label))}{hint}{put_off} (Step {number})"


def _cell(question: Question, label: str) -> str:
    return f"{flat(question.label)}: {quoted(label or 'Not named')}."


def _name(statement: Statement) -> str:
    return numbered_name(statement.question, statement.number, statement.row)


def _numbered(points: list[str], start: int) -> Block:
    return NumberedList(tuple((_paragraph(point),) for point in points), start)


def _paragraph(words: str) -> Paragraph:
    return Paragraph((Text(words),))
