"""The room view: what of a session may stand on the wall. Private questions are not there at all, not even counted."""

from __future__ import annotations

from partnering_tui.session.answers import is_public
from partnering_tui.session.session import Session
from partnering_tui.workshop.definition import Question, Step, Workshop


def questions_for_the_room(session: Session, workshop: Workshop, step: Step) -> list[Question]:
    """The questions of a step that the room may see, in order."""
    return [question for question in step.questions if is_public(session, workshop, question)]


def question_for_the_room(session: Session, workshop: Workshop, step: Step, question_id: str) -> Question | None:
    """The question that the room sees while that one is open: itself, or in place of one that it may not see, or that
    is not known, the one before it, else the first; None if the step has none for the room."""
    shown = questions_for_the_room(session, workshop, step)
    ids = [question.id for question in step.questions]
    at = ids.index(question_id) if question_id in ids else 0
    until = [question for question in shown if ids.index(question.id) <= at]
    return until[-1] if until else next(iter(shown), None)


def step_for_the_room(step: Step) -> Step:
    """The step without what is said to the facilitator alone."""
    return step.model_copy(update={"facilitator": "", "guards_against": ""})
