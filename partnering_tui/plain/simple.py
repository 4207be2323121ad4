"""Simple questions: one value for all, or one of each partner."""

from __future__ import annotations

from functools import partial

from partnering_tui.plain.asking import Asking, Field
from partnering_tui.session.answers import masked_partners, value_of, value_path
from partnering_tui.session.session import Partner


def ask_for_value(asking: Asking) -> None:
    """Ask for the value of a simple question, of each partner in turn where each gives its own."""
    if not asking.question.is_per_partner:
        asking.ask(_field(asking, "Answer", None))
        return
    masked = masked_partners(asking.record, asking.question)
    for number, partner in enumerate(asking.partners, 1):
        if partner.id in masked:
            asking.say(f"{partner.short}: its answer was left out of this copy.")
        label = f"{partner.short}, partner {number} of {len(asking.partners)}"
        asking.ask(_field(asking, label, partner))


def _field(asking: Asking, label: str, partner: Partner | None) -> Field:
    question, partner_id = asking.question, partner.id if partner else ""
    place = value_path(question, partner_id)[2:]
    return Field(question, label, lambda: value_of(asking.record, question, partner_id), partial(asking.give, place))
