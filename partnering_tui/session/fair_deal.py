"""The fair deal: objectives, gains, contributions, work and roles read together.

It finds what a partner could ask about, and gives no score. A table that nobody has touched yet has no findings: how
far a session is, readiness tells.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from partnering_tui.frozen import dataclass
from partnering_tui.session.answers import cells_of, has_answer, is_asked, is_public, masked_partners, rows_of
from partnering_tui.session.record import Row
from partnering_tui.session.responsibilities import RaciFault, raci_faults
from partnering_tui.session.session import Partner, Session
from partnering_tui.session.values import flat, is_empty, name_key, shown
from partnering_tui.workshop.definition import FairDeal, Question, Workshop

FindingKind = Literal[
    "partner-without-benefit",
    "objective-without-measure",
    "objective-without-owner",
    "unused-contribution",
    "uncertain-contributions",
    "activity-without-resources",
    "activity-not-carried",
    "most-accountable",
    "contribution-without-part",
]

_OF_ACTIVITIES = frozenset({"nobody", "no-accountable", "many-accountable", "no-responsible"})
"""Faults of the roles that lie in an activity, not with a partner."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something about the deal that a partner could ask about, and where to look."""

    kind: FindingKind
    message: str
    """One sentence with its full stop."""
    question: str
    """The id of the question in which it can be settled."""
    row_id: str = ""
    partner_id: str = ""
    column_id: str = ""
    """Of a table: the column in which it can be settled."""


def fair_deal_findings(session: Session, workshop: Workshop) -> list[Finding]:
    """Everything found, in the order: partners, objectives, contributions, activities, roles.

    None if the workshop does not say which answers belong together.
    """
    deal = workshop.fair_deal
    if deal is None:
        return []
    look = _Look(session, workshop, deal)
    return [
        *look.partners_without_benefit(),
        *look.objectives_with_gaps(),
        *look.unused_contributions(),
        *look.uncertain_contributions(),
        *look.activities_without_resources(),
        *look.roles(),
    ]


def has_a_deal_to_look_at(session: Session, workshop: Workshop) -> bool:
    """Whether anything was said yet that is read together here."""
    deal = workshop.fair_deal
    if deal is None:
        return False
    ids = (deal.objectives, deal.value, deal.contributions, deal.commitments, deal.activities, deal.roles)
    questions = (workshop.questions[question_id] for question_id in ids if question_id in workshop.questions)
    return any(is_public(session, workshop, question) and has_answer(session, question) for question in questions)


class _Look:
    """One look at the answers of a session that the deal is made of."""

    def __init__(self, session: Session, workshop: Workshop, deal: FairDeal) -> None:
        self._session = session
        self._workshop = workshop
        self._deal = deal
        self._partners = session.partners
        self._objectives = self._question(deal.objectives)
        self._contributions = self._question(deal.contributions)
        self._activities = self._question(deal.activities)
        self._roles = self._question(deal.roles)

    def partners_without_benefit(self) -> Iterator[Finding]:
        value = self._question(self._deal.value)
        if value is None or self._objectives is None or not has_answer(self._session, value):
            return
        cells = cells_of(self._session, value)
        rows = [cells.get(row_id) for row_id, _ in self._named(self._objectives)]
        for partner in self._partners:
            if all(not isinstance(row, dict) or is_empty(row.get(partner.id)) for row in rows):
                message = f"No objective names a gain for {_short(partner)} yet."
                yield Finding("partner-without-benefit", message, value.id, partner_id=partner.id)

    def objectives_with_gaps(self) -> Iterator[Finding]:
        table = self._objectives
        for row, label in self._rows(table):
            assert table is not None
            row_id = str(row.get("id", ""))
            if self._deal.measure and all(is_empty(row.get(column)) for column in self._deal.measure):
                message = f"“{label}” does not say yet how it is measured."
                yield Finding("objective-without-measure", message, table.id, row_id, column_id=self._deal.measure[0])
            if self._deal.owner and is_empty(row.get(self._deal.owner)):
                message = f"Nobody answers for “{label}” yet."
                yield Finding("objective-without-owner", message, table.id, row_id, column_id=self._deal.owner)

    def unused_contributions(self) -> Iterator[Finding]:
        table = self._contributions
        if table is None or not self._says_what_it_uses:
            return
        used = [name_key(str(row.get(self._deal.uses) or "")) for row, _ in self._rows(self._activities)]
        for partner in self._partners:
            for row, label in self._rows(table, partner.id):
                if not any(name_key(label) in text for text in used):
                    message = f"No activity uses what {_short(partner)} offers: “{label}”."
                    yield Finding("unused-contribution", message, table.id, str(row.get("id", "")), partner.id)

    def uncertain_contributions(self) -> Iterator[Finding]:
        table, certain = self._contributions, self._question(self._deal.commitments)
        if table is None or certain is None or not has_answer(self._session, certain):
            return
        given = self._session.table(("answers", certain.id, "by_partner"))
        masked = masked_partners(self._session, certain)
        for partner in self._partners:
            if partner.id not in masked and self._has_contributions(partner) and is_empty(given.get(partner.id)):
                message = f"{_short(partner)} offers a contribution, and has yet to answer “{flat(certain.label)}”."
                yield Finding("uncertain-contributions", message, certain.id, partner_id=partner.id)

    def activities_without_resources(self) -> Iterator[Finding]:
        table, rows = self._activities, self._rows(self._activities)
        if table is None or not self._deal.uses or not rows:
            return
        if not self._says_what_it_uses:
            if any(self._has_contributions(partner) for partner in self._partners):
                message = "No activity says yet what it uses."
                yield Finding("activity-without-resources", message, table.id, column_id=self._deal.uses)
            return
        for row, label in rows:
            if is_empty(row.get(self._deal.uses)):
                message = f"“{label}” does not say yet what it uses."
                row_id = str(row.get("id", ""))
                yield Finding("activity-without-resources", message, table.id, row_id, column_id=self._deal.uses)

    def roles(self) -> Iterator[Finding]:
        if self._roles is None:
            return
        by_id = {partner.id: partner for partner in self._partners}
        for fault in raci_faults(self._session, self._workshop, self._roles, self._partners):
            if kind := self._kind_of(fault, by_id):
                message = f"{flat(fault.message)}."
                if kind == "contribution-without-part":
                    message = (
                        f"{_short(by_id[fault.partner_id])} offers a contribution, but has no part in any activity."
                    )
                yield Finding(kind, message, self._roles.id, fault.row_id, fault.partner_id)

    def _kind_of(self, fault: RaciFault, partners: dict[str, Partner]) -> FindingKind | None:
        if fault.kind in _OF_ACTIVITIES:
            return "activity-not-carried"
        if fault.kind == "most-accountable":
            return "most-accountable"
        return "contribution-without-part" if self._has_contributions(partners[fault.partner_id]) else None

    @property
    def _says_what_it_uses(self) -> bool:
        """Whether at least one activity names something that it uses."""
        rows = self._rows(self._activities)
        return bool(self._deal.uses) and any(not is_empty(row.get(self._deal.uses)) for row, _ in rows)

    def _has_contributions(self, partner: Partner) -> bool:
        return bool(self._rows(self._contributions, partner.id))

    def _question(self, question_id: str) -> Question | None:
        """The question, if it is asked and everybody may see it."""
        question = self._workshop.questions.get(question_id)
        if question is None or question.private or not is_asked(self._session, self._workshop, question):
            return None
        return question

    def _rows(self, table: Question | None, partner: str = "") -> list[tuple[Row, str]]:
        """The rows of a table that have a name, with their names."""
        if table is None:
            return []
        first = table.columns[0]
        rows = [row for row in rows_of(self._session, table, partner) if not is_empty(row.get(first.id))]
        return [(row, flat(shown(self._workshop, first, row[first.id]))) for row in rows]

    def _named(self, table: Question) -> list[tuple[str, str]]:
        return [(str(row.get("id", "")), label) for row, label in self._rows(table)]


def _short(partner: Partner) -> str:
    return flat(partner.short)
