"""What everybody needs to know when a session is opened again after weeks: what was decided, is due and stands open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from partnering_tui.frozen import dataclass
from partnering_tui.session.answers import answer_path, is_public, rows_of
from partnering_tui.session.noted import (
    Action,
    Decision,
    ParkedPoint,
    decisions,
    open_actions,
    parked_points,
    pending_consents,
)
from partnering_tui.session.pending import StandingDissent, Statement, standing_dissent, statements
from partnering_tui.session.positions import is_on_earlier_wording
from partnering_tui.session.record import Row
from partnering_tui.session.session import Partner, Session, Sitting
from partnering_tui.session.sittings import PersonChange, people_who_changed
from partnering_tui.session.values import as_day, is_empty
from partnering_tui.workshop.definition import Question, Step, Workshop

SOON = timedelta(days=14)
"""What falls due within so many days is told beforehand."""


@dataclass(frozen=True, slots=True)
class Reminder:
    """A row of a table that reminds, and the day on which it falls due."""

    question: Question
    row_id: str
    label: str
    due: date


@dataclass(frozen=True, slots=True)
class Briefing:
    """What has to be known to go on. Whatever is empty is not told."""

    today: date
    last: Sitting | None
    """When the partners last met."""
    stopped_at: Step | None
    """The step that was open when the session was closed."""
    decided: tuple[Decision, ...]
    """What was decided in the last sitting."""
    overdue: tuple[Action, ...]
    due: tuple[Action, ...]
    """Actions that fall due soon."""
    dissent: tuple[StandingDissent, ...]
    """Reservations and blocks that stand; who stands aside has let the others go on."""
    reworded: tuple[Statement, ...]
    """Statements whose wording was changed since the partners spoke."""
    consents: tuple[tuple[Partner, tuple[Decision, ...]], ...]
    """By partner, the decisions taken in its absence to which it has not agreed yet."""
    people: tuple[PersonChange, ...]
    reviews: tuple[Reminder, ...]
    """What falls due soon or fell due since the last sitting, in the tables that remind."""
    parked: tuple[ParkedPoint, ...]
    """Parked points that fall due soon or are overdue."""


def briefing(session: Session, workshop: Workshop, *, today: date, stopped_at: str = "") -> Briefing:
    """What to know before going on today; `stopped_at` is the id of the step that was open last."""
    last = last_met(session, today)
    waiting = open_actions(session)
    parked = [one for one in parked_points(session) if not one.is_dropped and _is_soon(one.due, today)]
    return Briefing(
        today,
        last,
        next((step for step in workshop.steps if step.id == stopped_at), None),
        tuple(_decided_in(session, last)),
        tuple(one for one in waiting if one.is_overdue(today)),
        tuple(one for one in waiting if not one.is_overdue(today) and _is_soon(one.due, today)),
        tuple(_blocks_first(standing_dissent(session, workshop))),
        tuple(one for one in statements(session, workshop) if is_on_earlier_wording(one.row)),
        tuple(_consents_by_partner(session)),
        tuple(people_who_changed(session)),
        tuple(sorted(_reminders(session, workshop, today, last), key=lambda one: one.due)),
        tuple(sorted(parked, key=lambda one: one.due or today)),
    )


def last_met(session: Session, today: date) -> Sitting | None:
    """The last sitting with somebody present, or if nobody ever was marked, the last one before today.

    What began today and has not ended is the meeting that the partners are told in.
    """
    earlier = [one for one in session.sittings if day_of_sitting(one) != today]
    met = [one for one in session.sittings if one.present and (one.ended or day_of_sitting(one) != today)]
    return next(reversed(met or earlier), None)


def day_of_sitting(sitting: Sitting | None) -> date | None:
    """The day on which a sitting began, as it was written."""
    return sitting.started.date() if sitting and sitting.started else None


def _decided_in(session: Session, sitting: Sitting | None) -> Iterator[Decision]:
    """What was decided in a sitting, or on its day; without a sitting, on the last day that anything was decided."""
    every = decisions(session)
    days = [one.decided for one in every if one.decided]
    when = day_of_sitting(sitting) or (max(days) if days and sitting is None else None)
    for one in every:
        if one.sitting == sitting.id if sitting and one.sitting else one.decided is not None and one.decided == when:
            yield one


def _blocks_first(dissent: Iterable[StandingDissent]) -> list[StandingDissent]:
    held = [one for one in dissent if one.position in ("block", "reservation")]
    return sorted(held, key=lambda one: one.position != "block")


def _consents_by_partner(session: Session) -> Iterator[tuple[Partner, tuple[Decision, ...]]]:
    waiting = pending_consents(session)
    for partner in session.partners:
        if missing := tuple(one for one, absent in waiting if partner in absent):
            yield partner, missing


def _reminders(session: Session, workshop: Workshop, today: date, last: Sitting | None) -> Iterator[Reminder]:
    """What fell due before the last sitting was there to be dealt with then."""
    since = day_of_sitting(last)
    for question in workshop.questions.values():
        if not question.reminds or not is_public(session, workshop, question):
            continue
        column = next((column.id for column in question.columns if column.kind == "date"), "")
        for row in _rows_of_all(session, question):
            due = as_day(row.get(column))
            if due and _is_soon(due, today) and (since is None or due > since):
                yield Reminder(question, str(row.get("id", "")), _label(question, row), due)


def _rows_of_all(session: Session, question: Question) -> list[Row]:
    if not question.is_per_partner:
        return rows_of(session, question)
    given = session.table((*answer_path(question), "by_partner"))
    return [row for partner in given for row in rows_of(session, question, partner)]


def _label(question: Question, row: Row) -> str:
    said = (row.get(column.id) for column in question.columns)
    return next((" ".join(str(value).split()) for value in said if not is_empty(value)), "")


def _is_soon(due: date | None, today: date) -> bool:
    return due is not None and due <= today + SOON
