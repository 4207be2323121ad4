"""What stands in the way of a question: partners or rows that have to be there first."""

from __future__ import annotations

from partnering_tui.session.answers import matrix_rows
from partnering_tui.session.record import Record
from partnering_tui.session.session import Partner
from partnering_tui.workshop.definition import Question, Workshop


def obstacle_to(record: Record, workshop: Workshop, question: Question, partners: tuple[Partner, ...]) -> str:
    """Why a question cannot be answered yet and what to do about it, in one sentence; empty if it can."""
    needs_partners = question.is_per_partner or question.kind in ("matrix", "ratings")
    if needs_partners and not partners:
        return "Nobody is at the table yet. Add the partners first."
    if question.kind == "matrix" and not matrix_rows(record, workshop, question):
        table = workshop.questions.get(str(question.rows))
        label = table.label if table else str(question.rows)
        return f"The rows come from “{label}”. Add some there first."
    return ""
