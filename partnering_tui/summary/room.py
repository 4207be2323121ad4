"""What the room reads of one question: its answer in the same words as the document, without anything private."""

from __future__ import annotations

from datetime import date

from partnering_tui.session.session import Session
from partnering_tui.summary.blocks import Block, Blocks
from partnering_tui.summary.kinds import answer_to, italic_line, state_in_words
from partnering_tui.summary.material import Material
from partnering_tui.summary.normal import normal_blocks
from partnering_tui.workshop.definition import Question, Workshop

NOTHING_YET = "No answer yet."


def room_answer(session: Session, workshop: Workshop, question: Question, *, today: date) -> Blocks:
    """The answer to a question, or why there is none; nothing of a question that the room may not see."""
    material = Material.of(session, workshop, today)
    if not material.may_print(question):
        return ()
    said: list[Block] = list(answer_to(material, _in_few_lines(question)))
    if state := state_in_words(material, question):
        said.append(italic_line(state))
    return normal_blocks(said or [italic_line(NOTHING_YET)])


def _in_few_lines(question: Question) -> Question:
    """Of statements, what is stated and where everybody stands; what else was said of them is too much for a wall."""
    return question.model_copy(update={"columns": question.columns[:1]}) if question.kind == "agreement" else question
