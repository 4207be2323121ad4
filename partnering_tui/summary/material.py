"""What a document is written from: a session, the workshop that it answers, and the day on which it is written."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import Any

from partnering_tui.frozen import dataclass
from partnering_tui.session.answers import is_public
from partnering_tui.session.noted import Decision, decisions
from partnering_tui.session.session import Partner, Session
from partnering_tui.session.values import is_empty
from partnering_tui.summary.words import flat
from partnering_tui.workshop.definition import Question, Workshop


@dataclass(frozen=True)
class Material:
    """A session and its workshop, with the partners looked up once."""

    session: Session
    workshop: Workshop
    today: date
    partners: tuple[Partner, ...]
    by_id: Mapping[str, Partner]

    @classmethod
    def of(cls, session: Session, workshop: Workshop, today: date) -> Material:
        partners = session.partners
        return cls(session, workshop, today, partners, {partner.id: partner for partner in reversed(partners)})

    def name(self, partner_id: str) -> str:
        """A partner's full name."""
        partner = self.by_id.get(partner_id)
        return flat(partner.name) if partner else self._former(partner_id)

    def short(self, partner_id: str) -> str:
        """A partner's short name."""
        partner = self.by_id.get(partner_id)
        return flat(partner.short) if partner else self._former(partner_id)

    def with_former(self, spoken: Mapping[str, Any]) -> list[str]:
        """The ids of all partners, then of those that are no longer at the table but said something here."""
        former = [key for key, said in spoken.items() if key not in self.by_id and not is_empty(said)]
        return [partner.id for partner in self.partners] + former

    def may_print(self, question: Question) -> bool:
        """Whether a document may hold the question: it is asked, and neither it nor the table behind it is private."""
        return is_public(self.session, self.workshop, question)

    @property
    def questions(self) -> list[Question]:
        """The questions that may be printed, in the order in which they are asked."""
        return [question for question in self.workshop.questions.values() if self.may_print(question)]

    @cached_property
    def decisions(self) -> list[Decision]:
        """Every decision that was noted, those that another took the place of too."""
        return decisions(self.session)

    def _former(self, partner_id: str) -> str:
        return f"{flat(partner_id)} (no longer a partner)"
