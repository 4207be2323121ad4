"""An empty workbook to write in by hand, for a room without power: every step and question with room for the answer."""

from __future__ import annotations

from datetime import date
from itertools import chain

from partnering_tui.session.answers import is_for_everybody, matrix_rows, rows_of
from partnering_tui.session.session import Session
from partnering_tui.session.values import is_empty
from partnering_tui.summary.blocks import (
    Block,
    Blocks,
    BulletList,
    Document,
    Heading,
    Paragraph,
    Quote,
    Section,
    Text,
    traced,
)
from partnering_tui.summary.handout_space import Room, space_for
from partnering_tui.summary.kinds import italic_line
from partnering_tui.summary.normal import normal_blocks, safe_text
from partnering_tui.summary.reading import answer_blocks
from partnering_tui.summary.words import counted, flat, value_in_words
from partnering_tui.workshop.definition import Condition, Question, Step, Workshop

USUAL_PARTNERS = 4
"""How many partners there is room for, while nobody knows them."""
_HOW = "To be filled in by hand. The questions stand here in the order in which the screen asks them."


def handout(workshop: Workshop, session: Session | None, *, today: date) -> Document:
    """The workbook of a workshop; with a session, for its partners, its activities and its statements."""
    title = f"Workbook: {flat(safe_text(session.title if session else workshop.title))}"
    opening: list[Block] = [Heading(1, (Text(title),)), Paragraph((Text(_HOW),))]
    names = tuple(flat(partner.short) for partner in session.partners) if session else ()
    room = Room(workshop, names or tuple(f"Partner {number}" for number in range(1, USUAL_PARTNERS + 1)))
    sections = (_section(workshop, session, room, step) for step in workshop.steps)
    return Document(title, normal_blocks(opening), tuple(sections), language=workshop.language, made_on=today)


def _section(workshop: Workshop, session: Session | None, room: Room, step: Step) -> Section:
    title = f"Step {workshop.number_of(step)}: {flat(safe_text(step.title))}"
    blocks: list[Block] = [Heading(2, (Text(title),))]
    if step.purpose:
        blocks.append(Paragraph((Text(flat(step.purpose)),)))
    minutes = step.minutes_with(len(room.partners))
    blocks.append(
        italic_line(
            f"Time: {minutes} minute{'' if minutes == 1 else 's'} with {counted(len(room.partners), 'partner')}."
        )
    )
    if step.ask.strip():
        blocks.append(Quote(answer_blocks(flat(step.ask))))
    if step.prompts:
        blocks.append(BulletList(tuple((Paragraph((Text(prompt),)),) for prompt in step.prompts)))
    blocks += chain.from_iterable(
        _question(workshop, session, room, question)
        for question in step.questions
        if is_for_everybody(workshop, question)
    )
    return Section(step.id, title, normal_blocks(blocks))


def _question(workshop: Workshop, session: Session | None, room: Room, question: Question) -> Blocks:
    """A question, what helps to answer it, and room for the answer."""
    blocks: list[Block] = [Heading(3, (Text(flat(question.label)),))]
    if question.hint:
        blocks.append(Paragraph((Text(flat(question.hint)),)))
    if question.show_if:
        blocks.append(italic_line(_condition_in_words(workshop, question.show_if)))
    blocks += space_for(room, question, _rows_there(workshop, session, question))
    return traced(blocks, question.id)


def _rows_there(workshop: Workshop, session: Session | None, question: Question) -> tuple[str, ...]:
    """What stands first in the rows that there are already: statements, or what a matrix is about."""
    match question.kind:
        case "matrix" if session or not isinstance(question.rows, str):
            labels = [label for _, label in matrix_rows(session or Session(), workshop, question)]
        case "agreement" if session and question.columns:
            found = (row.get(question.columns[0].id) for row in rows_of(session, question))
            labels = ["" if is_empty(value) else str(value) for value in found]
        case _:
            return ()
    return tuple(flat(label) for label in labels if label.strip())


def _condition_in_words(workshop: Workshop, condition: Condition) -> str:
    """When a question is asked."""
    earlier = workshop.questions.get(condition.question)
    if earlier is None:
        return ""
    name = f"“{flat(earlier.label)}”"
    if condition.answered is not None:
        return f"Only if {name} is{'' if condition.answered else ' not'} answered."
    wanted = condition.is_ if condition.is_ is not None else condition.is_not
    values = wanted if isinstance(wanted, list | tuple) else [wanted]
    words = " or ".join(flat(value_in_words(workshop, earlier, value)) for value in values)
    return f"Only if {name} is{'' if condition.is_ is not None else ' not'} answered with {words}."
