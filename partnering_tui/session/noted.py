"""What was noted on the way: decisions, actions, and points that are parked, read from the session."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from partnering_tui.frozen import dataclass
from partnering_tui.session.record import Row
from partnering_tui.session.session import Partner, Session
from partnering_tui.session.values import as_day, is_empty

WORDS = ("text", "title", "what", "wording", "decision", "action", "item", "note")
"""Where the words of a note may stand; the first that says something counts."""
WHO = ("who", "owner")
"""Where it may stand who sees to something."""
TREATMENTS: dict[str, str] = {"now": "now", "later": "later", "drop": "dropped"}
"""How a parked point is treated, with its name on screen."""


@dataclass(frozen=True, slots=True)
class Decision:
    """Something that the partners decided. It is never edited: another decision takes its place."""

    id: str
    wording: str
    reason: str
    decided: date | None
    present: tuple[str, ...]
    """The ids of the partners who were there; empty if that was not recorded."""
    step: str
    sitting: str
    supersedes: str
    """The id of the decision whose place it takes; empty if none."""
    consented: Mapping[str, date | None]
    """Who was absent and agreed later, by partner id, and on which day."""


@dataclass(frozen=True, slots=True)
class Action:
    """Something that somebody is to do."""

    id: str
    what: str
    who: str
    due: date | None
    due_words: str
    """What was typed for the date if it is none."""
    is_done: bool
    done_on: date | None
    step: str
    noted: date | None

    def is_overdue(self, today: date) -> bool:
        """Whether it should have been done before today."""
        return not self.is_done and self.due is not None and self.due < today


@dataclass(frozen=True, slots=True)
class ParkedPoint:
    """A point that was put aside."""

    id: str
    what: str
    treatment: str
    """now, later or drop; empty until somebody says so."""
    owner: str
    due: date | None
    due_words: str
    """What was typed for the date if it is none."""
    step: str
    noted: date | None

    @property
    def is_dropped(self) -> bool:
        return self.treatment == "drop"

    def is_overdue(self, today: date) -> bool:
        """Whether it should have been settled before today."""
        return not self.is_dropped and self.due is not None and self.due < today

    @property
    def lacks(self) -> tuple[str, ...]:
        """What is left open of a point that comes back: how it is treated, its owner, its date; nothing if dropped."""
        if self.is_dropped:
            return ()
        has = {"treatment": self.treatment in TREATMENTS, "owner": bool(self.owner), "date": self.due is not None}
        return tuple(words for words, is_there in has.items() if not is_there)


def decisions(session: Session) -> list[Decision]:
    """Every decision, in the order in which they were noted, those that another took the place of too."""
    return [_decision(row) for row in session.rows(("decisions",))]


def standing_decisions(session: Session) -> list[Decision]:
    """The decisions that hold: no other took their place."""
    every = decisions(session)
    replaced = {one.supersedes for one in every}
    return [one for one in every if one.id not in replaced]


def decision(session: Session, decision_id: str) -> Decision | None:
    """The decision with that id, if there is one."""
    return next((one for one in decisions(session) if one.id == decision_id), None)


def superseded_by(session: Session, decision_id: str) -> Decision | None:
    """The decision that took the place of this one, if one did."""
    return next((one for one in decisions(session) if one.supersedes == decision_id), None) if decision_id else None


def absent_from(found: Decision, partners: tuple[Partner, ...]) -> tuple[Partner, ...]:
    """Who was not there when it was decided; nobody if it was not recorded who was."""
    return tuple(one for one in partners if found.present and one.id not in found.present)


def pending_consents(session: Session) -> list[tuple[Decision, tuple[Partner, ...]]]:
    """Each decision that holds and that somebody absent has not agreed to yet, with who that is."""
    waiting = [
        (one, tuple(partner for partner in absent_from(one, session.partners) if partner.id not in one.consented))
        for one in standing_decisions(session)
    ]
    return [(one, partners) for one, partners in waiting if partners]


def actions(session: Session) -> list[Action]:
    """Every action, in the order in which they were noted."""
    return [_action(row) for row in session.rows(("actions",))]


def open_actions(session: Session) -> list[Action]:
    """What is still to be done, the first due first; behind it what has no date."""
    return sorted((one for one in actions(session) if not one.is_done), key=lambda one: one.due or date.max)


def overdue_actions(session: Session, today: date) -> list[Action]:
    """What should have been done before today, the longest overdue first."""
    return [one for one in open_actions(session) if one.is_overdue(today)]


def parked_points(session: Session, *treatments: str) -> list[ParkedPoint]:
    """Every parked point, or those that are treated in one of these ways, in the order in which they were noted."""
    every = [_parked(row) for row in session.rows(("parking_lot",))]
    return [one for one in every if not treatments or one.treatment in treatments]


def words_key(row: Row) -> str:
    """The key under which the words of a note stand; empty if nothing was said."""
    return next((key for key in WORDS if not is_empty(row.get(key))), "")


def _decision(row: Row) -> Decision:
    present, consented = row.get("present"), row.get("consented")
    return Decision(
        _text(row, "id"),
        _text(row, words_key(row)),
        _text(row, "reason"),
        as_day(row.get("decided")) or as_day(row.get("date")),
        tuple(map(str, present)) if isinstance(present, list) else (),
        _text(row, "step"),
        _text(row, "sitting"),
        _text(row, "supersedes"),
        {partner: as_day(when) for partner, when in consented.items()} if isinstance(consented, dict) else {},
    )


def _action(row: Row) -> Action:
    due = as_day(row.get("due"))
    return Action(
        _text(row, "id"),
        _text(row, words_key(row)),
        _who(row),
        due,
        "" if due else _text(row, "due"),
        row.get("done") is True,
        as_day(row.get("done_on")),
        _text(row, "step"),
        as_day(row.get("noted")),
    )


def _parked(row: Row) -> ParkedPoint:
    due = as_day(row.get("due"))
    return ParkedPoint(
        _text(row, "id"),
        _text(row, words_key(row)),
        _text(row, "treatment"),
        _who(row),
        due,
        "" if due else _text(row, "due"),
        _text(row, "step"),
        as_day(row.get("noted")),
    )


def _who(row: Row) -> str:
    return next((_text(row, key) for key in WHO if not is_empty(row.get(key))), "")


def _text(row: Row, key: str) -> str:
    value = row.get(key)
    return "" if value is None or isinstance(value, dict | list) else " ".join(str(value).split())
