"""Answers to questions that the workshop does not ask any more: kept, and brought back when it asks them again."""

from __future__ import annotations

from typing import Any

from partnering_tui.session.record import ABSENT, Change, Put
from partnering_tui.session.session import Session
from partnering_tui.session.shapes import misshapen
from partnering_tui.workshop.definition import Question, Workshop


def keep_and_bring_back(session: Session, workshop: Workshop) -> Change | None:
    """Move answers to questions that the workshop does not know to `kept`, and back when it knows and can hold them."""
    puts: list[Put] = []
    for question_id, given in session.table(("answers",)).items():
        kept = session.get(("kept", question_id))
        if question_id not in workshop.questions and kept is ABSENT:
            puts += [Put(("kept", question_id), ABSENT, given), Put(("answers", question_id), given, ABSENT)]
    for question_id, given in session.table(("kept",)).items():
        if _has_its_place_back(session, workshop.questions.get(question_id), given):
            puts += [Put(("answers", question_id), ABSENT, given), Put(("kept", question_id), given, ABSENT)]
    return Change("answers kept, though the workshop no longer asks for them", tuple(puts)) if puts else None


def _has_its_place_back(session: Session, question: Question | None, given: Any) -> bool:
    """Whether what was kept is an answer to a question that is asked again, and not answered since."""
    if question is None or session.get(("answers", question.id)) is not ABSENT:
        return False
    return next(misshapen(question, given), None) is None
