"""Attendance: who is in the room for each partner in a sitting, and how it is noted while people come in."""

from __future__ import annotations

from partnering_tui.frozen import dataclass
from partnering_tui.session.record import Change
from partnering_tui.session.session import Partner, Session
from partnering_tui.session.sittings import set_mandate, set_person, set_present, sitting_of


@dataclass(frozen=True, slots=True)
class Attendee:
    """What is known of one partner in a sitting."""

    partner: Partner
    is_present: bool | None
    """None as long as nobody has said of any partner whether it is there."""
    mandate: str
    """One of MANDATES; empty: not recorded."""
    person: str
    """Who came, as it was typed."""
    person_before: str
    """Who came the last time that somebody was named."""


def attendance(session: Session, sitting_id: str) -> list[Attendee]:
    """Every partner at the table, in order; of a sitting that has not begun, nothing is known but who came before."""
    sitting = sitting_of(session, sitting_id)
    present = sitting.present if sitting else ()
    mandates, people = (sitting.mandates, sitting.people) if sitting else ({}, {})
    before = _people_before(session, sitting_id)
    return [
        Attendee(
            partner,
            partner.id in present if present else None,
            mandates.get(partner.id, ""),
            people.get(partner.id, ""),
            before.get(partner.id, ""),
        )
        for partner in session.partners
    ]


def comes_with_mandate(session: Session, sitting_id: str, partner_id: str, mandate: str) -> Change | None:
    """Note a mandate, and with it that the partner is in the room; empty: not recorded."""
    return _and_is_present(session, sitting_id, partner_id, set_mandate(session, sitting_id, partner_id, mandate))


def comes_as(session: Session, sitting_id: str, partner_id: str, person: str) -> Change | None:
    """Note who came for a partner, and with it that the partner is in the room; empty: not recorded."""
    change = set_person(session, sitting_id, partner_id, person)
    return _and_is_present(session, sitting_id, partner_id, change) if person.strip() else change


def here_in_words(session: Session, sitting_id: str) -> str:
    """ "3 of 4 here"; empty as long as nobody has said who is there, or without partners."""
    found = attendance(session, sitting_id)
    here = [one for one in found if one.is_present]
    return f"{len(here)} of {len(found)} here" if here else ""


def _and_is_present(session: Session, sitting_id: str, partner_id: str, change: Change | None) -> Change | None:
    if change is None:
        return None
    present = set_present(session, sitting_id, partner_id, True)
    return Change(change.label, (*change.puts, *(present.puts if present else ()))) if present else change


def _people_before(session: Session, sitting_id: str) -> dict[str, str]:
    people: dict[str, str] = {}
    for sitting in session.sittings:
        if sitting.id != sitting_id:
            people |= sitting.people
    return people
