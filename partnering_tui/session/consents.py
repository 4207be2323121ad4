"""Whose consent is missing to what is new: statements that somebody has not spoken to, decisions taken without them."""

from __future__ import annotations

from collections.abc import Iterable

from partnering_tui.frozen import dataclass
from partnering_tui.session.answers import rows_of
from partnering_tui.session.consensus import Standing, consensus
from partnering_tui.session.differences import Difference
from partnering_tui.session.noted import pending_consents
from partnering_tui.session.session import Partner, Session
from partnering_tui.workshop.definition import Workshop


@dataclass(frozen=True, slots=True)
class MissingConsent:
    """A new or changed statement, or a new decision, and the partners whose word is missing."""

    partners: tuple[Partner, ...]
    question: str
    """The id of the question; empty for a decision."""
    row_id: str
    """Of the statement, or of the decision."""


def missing_consents(session: Session, workshop: Workshop, found: Iterable[Difference]) -> list[MissingConsent]:
    """What came or changed and is not consented to by everybody, statements first."""
    differing = list(found)
    rows = {(one.question, one.row_id) for one in differing if one.question and one.row_id}
    decided = {one.row_id for one in differing if one.what == "decision"}
    missing: list[MissingConsent] = []
    for question in workshop.questions.values():
        if question.kind != "agreement" or question.private:
            continue
        for row in rows_of(session, question):
            row_id = str(row.get("id", ""))
            stands = consensus(row, session.partners)
            if (question.id, row_id) in rows and stands.silent and stands.standing is Standing.OPEN:
                missing.append(MissingConsent(stands.silent, question.id, row_id))
    for decision, partners in pending_consents(session):
        if decision.id in decided:
            missing.append(MissingConsent(partners, "", decision.id))
    return missing
