"""Sittings: each time that the partners meet, who came with which mandate, and how long each step took."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, datetime, timedelta

from partnering_tui.frozen import dataclass
from partnering_tui.session.record import ABSENT, Change, Put, put
from partnering_tui.session.session import MANDATES, Partner, Session, Sitting, new_row_id
from partnering_tui.workshop.definition import Step

LONGEST_BREAK = timedelta(hours=3)
"""After a longer break, a new sitting begins."""
FRESH = timedelta(days=1)
"""So long everybody remembers where the partners stand."""


@dataclass(frozen=True, slots=True)
class Beginning:
    """The sitting that a session is opened in, and what has to change for it."""

    sitting_id: str
    change: Change | None
    """Begins the sitting, or takes back that it had ended; None if it goes on as it stands."""


@dataclass(frozen=True, slots=True)
class PersonChange:
    """Another person came for a partner than the time before."""

    partner: Partner
    before: str
    now: str


def sitting_to_go_on_with(session: Session, now: datetime) -> Sitting | None:
    """The last sitting, if it began today and has not ended, or ended less than three hours ago; else None.

    Today is the day in the time zone of `now`.
    """
    sittings = session.sittings
    last = sittings[-1] if sittings else None
    if last is None or last.started is None or last.started.astimezone(now.tzinfo).date() != now.date():
        return None
    return last if last.ended is None or now.astimezone(UTC) - last.ended < LONGEST_BREAK else None


def is_resumed(session: Session, now: datetime) -> bool:
    """Whether the partners met before, and so long ago that they have to be told where they stand."""
    last = session.sittings[-1] if session.sittings else None
    met = (last.ended or last.started) if last else None
    return met is not None and now.astimezone(UTC) - met > FRESH


def beginning(session: Session, now: datetime, present: Collection[str] = ()) -> Beginning:
    """The sitting to go on with, or a new one that begins now with those partners present.

    To be carried out with the first other change (`Workbook.begin_with`): a session may be opened just to look at it.
    """
    last = sitting_to_go_on_with(session, now)
    if last is None:
        change = begin_sitting(session, now, present)
        return Beginning(change.puts[0].path[-1], change)
    return Beginning(last.id, put(session, ("sittings", last.id, "ended"), ABSENT, "the meeting taken up again"))


def begin_sitting(session: Session, now: datetime, present: Collection[str] = ()) -> Change:
    """Note that the partners meet, and who is there as far as that is known."""
    row_id = new_row_id({sitting.id for sitting in session.sittings})
    row = {"id": row_id, "started": now.replace(microsecond=0)}
    row |= {"present": _in_order(session, present)} if present else {}
    return Change(
        "the beginning of a meeting", (Put(("sittings", row_id), ABSENT, row, len(session.rows(("sittings",)))),)
    )


def end_sitting(session: Session, sitting_id: str, now: datetime) -> Change | None:
    """Note when the partners went home."""
    return put(session, ("sittings", sitting_id, "ended"), now.replace(microsecond=0), "the end of the meeting")


def set_until(session: Session, sitting_id: str, until: datetime | None) -> Change | None:
    """Note when the partners want to be done; None: as the plan of the day has it."""
    if sitting_of(session, sitting_id) is None:
        return None
    return put(session, ("sittings", sitting_id, "until"), until or ABSENT, "until when the meeting goes")


def set_present(session: Session, sitting_id: str, partner_id: str, is_present: bool) -> Change | None:
    """Note whether a partner is in the room. Partners stand in the order of the table."""
    sitting = sitting_of(session, sitting_id)
    if sitting is None or (partner_id in sitting.present) is is_present:
        return None
    others = [one for one in sitting.present if one != partner_id]
    present = _in_order(session, [*others, partner_id] if is_present else others)
    return put(session, ("sittings", sitting_id, "present"), present or ABSENT, "who is present")


def set_everyone_present(session: Session, sitting_id: str) -> Change | None:
    """Note that every partner at the table is in the room."""
    sitting = sitting_of(session, sitting_id)
    if sitting is None:
        return None
    everyone = dict.fromkeys((*sitting.present, *(partner.id for partner in session.partners)))
    path = ("sittings", sitting_id, "present")
    return put(session, path, _in_order(session, everyone) or ABSENT, "that everybody is present")


def set_mandate(session: Session, sitting_id: str, partner_id: str, mandate: str) -> Change | None:
    """Note what those who came may do for their partner: one of MANDATES; empty: not recorded."""
    if mandate and mandate not in MANDATES:
        return None
    return put(session, ("sittings", sitting_id, "mandates", partner_id), mandate or ABSENT, "a mandate")


def set_person(session: Session, sitting_id: str, partner_id: str, person: str) -> Change | None:
    """Note who came for a partner, as typed: "Daniel Were, water officer"; empty: not recorded."""
    after = person if person.strip() else ABSENT
    return put(session, ("sittings", sitting_id, "people", partner_id), after, "who came")


def planned_minutes(session: Session, step: Step, sitting_id: str = "") -> int:
    """The time-box of a step in minutes, with as many partners as are present, or as are at the table."""
    sitting = sitting_of(session, sitting_id)
    return step.minutes_with(len(sitting.present) if sitting and sitting.present else len(session.partners))


def plan_step(session: Session, sitting_id: str, step: Step) -> Change | None:
    """Note the time-box of a step that is opened for the first time in a sitting; None if it was noted before."""
    path = ("sittings", sitting_id, "planned", step.id)
    if session.get(path) is not ABSENT:
        return None
    return put(session, path, planned_minutes(session, step, sitting_id), "the time planned for a step")


def set_minutes(session: Session, sitting_id: str, step_id: str, minutes: int) -> Change | None:
    """Note how many minutes of a sitting a step has taken so far."""
    return put(session, ("sittings", sitting_id, "minutes", step_id), max(0, minutes), "the time noted")


def sitting_of(session: Session, sitting_id: str) -> Sitting | None:
    """The sitting with that id, if there is one."""
    return next((sitting for sitting in session.sittings if sitting.id == sitting_id), None)


def absent_now(session: Session, now: datetime) -> frozenset[str]:
    """The ids of the partners who are not in the room, as the sitting of now says; nobody if it does not say who is."""
    sitting = sitting_to_go_on_with(session, now)
    present = sitting.present if sitting else ()
    return frozenset(one.id for one in session.partners if one.id not in present) if present else frozenset()


def people_who_changed(session: Session) -> list[PersonChange]:
    """For which partners somebody else came to the last sitting than to the one before.

    Not told where nobody was named in one of the two, or only a role was added to the name.
    """
    if len(session.sittings) < 2:
        return []
    before, last = (sitting.people for sitting in session.sittings[-2:])
    return [
        PersonChange(partner, " ".join(before[partner.id].split()), " ".join(last[partner.id].split()))
        for partner in session.partners
        if partner.id in before and partner.id in last and not _is_same(before[partner.id], last[partner.id])
    ]


def _is_same(one: str, other: str) -> bool:
    """Whether two people are the same, or one of the texts only says more of the same."""
    shorter, longer = sorted((" ".join(one.casefold().split()), " ".join(other.casefold().split())), key=len)
    rest = longer.removeprefix(shorter) if longer.startswith(shorter) else "x"
    return not rest[:1].isalnum()


def _in_order(session: Session, partner_ids: Collection[str]) -> list[str]:
    """The ids in the order of the table, behind them those of partners who have left."""
    known = [partner.id for partner in session.partners]
    return [one for one in known if one in partner_ids] + [one for one in partner_ids if one not in known]
