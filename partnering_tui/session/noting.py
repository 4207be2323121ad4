"""What is noted on the way: decisions, actions, and points that are parked.

A decision is never edited: another one takes its place. Every function returns the change and makes none; None if
there is nothing to change.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any, Literal

from partnering_tui.session.noted import WHO, decision, superseded_by, words_key
from partnering_tui.session.record import ABSENT, Change, Put, Row, put
from partnering_tui.session.session import Session, new_row_id
from partnering_tui.session.values import is_empty

Place = Literal["decisions", "actions", "parking_lot"]
_NAMES: dict[str, str] = {"decisions": "a decision", "actions": "an action", "parking_lot": "a parked point"}


def add_decision(
    session: Session,
    wording: str,
    *,
    today: date,
    reason: str = "",
    present: Collection[str] = (),
    step: str = "",
    sitting: str = "",
) -> Change | None:
    """Note what was decided, why, and who was there (partner ids). None without a wording."""
    return _decided(session, wording, today, reason, present, step, sitting, supersedes="")


def supersede(
    session: Session,
    decision_id: str,
    wording: str,
    *,
    today: date,
    reason: str = "",
    present: Collection[str] = (),
    step: str = "",
    sitting: str = "",
) -> Change | None:
    """Decide something in place of an earlier decision, which stays as it was.

    None if there is no such decision, or another took its place already.
    """
    if decision(session, decision_id) is None or superseded_by(session, decision_id):
        return None
    return _decided(session, wording, today, reason, present, step, sitting, supersedes=decision_id)


def consent(session: Session, decision_id: str, partner_id: str, *, today: date) -> Change | None:
    """Note that a partner who was absent agrees to a decision. None if it was there, or has agreed already."""
    found = decision(session, decision_id)
    if found is None or partner_id in found.present or partner_id in found.consented:
        return None
    return put(session, ("decisions", decision_id, "consented", partner_id), today, "a consent noted")


def add_action(
    session: Session, what: str, *, today: date, who: str = "", due: Any = None, step: str = ""
) -> Change | None:
    """Note what is to be done. `due` is a date, or whatever was typed for one. None without saying what."""
    return _added(session, "actions", {"what": what, "who": who, "due": due, "step": step, "noted": today})


def set_done(session: Session, action_id: str, is_done: bool, *, today: date) -> Change | None:
    """Mark an action as done on that day, or as still to be done."""
    path = ("actions", action_id)
    if session.index_of(path) < 0 or (session.get((*path, "done")) is True) is is_done:
        return None
    wanted = {"done": True, "done_on": today} if is_done else {"done": ABSENT, "done_on": ABSENT}
    puts = (Put((*path, key), session.get((*path, key)), after) for key, after in wanted.items())
    changed = tuple(put for put in puts if put.before != put.after)
    return Change("an action marked as done" if is_done else "an action taken up again", changed)


def add_parked(
    session: Session, what: str, *, today: date, owner: str = "", due: Any = None, step: str = ""
) -> Change | None:
    """Park a point for later. `due` is a date, or whatever was typed for one. None without saying what."""
    return _added(session, "parking_lot", {"what": what, "owner": owner, "due": due, "step": step, "noted": today})


def change_parked(
    session: Session, parked_id: str, key: Literal["what", "treatment", "owner", "due"], value: Any
) -> Change | None:
    """Say what a parked point is, how it is treated (now, later, drop), who owns it or by when, anew."""
    return _changed(session, "parking_lot", parked_id, key, value)


def change_noted(
    session: Session, place: Literal["actions", "parking_lot"], row_id: str, values: Mapping[str, Any]
) -> Change | None:
    """Say several things of an action or a parked point anew, taken back together; empty values remove what was said.

    None if all of it stands there already, or if it would no longer say what is to be done.
    """
    if "what" in values and is_empty(values["what"]):
        return None
    changes = [_changed(session, place, row_id, key, value) for key, value in values.items()]
    puts = tuple(one for change in changes if change for one in change.puts)
    return Change(f"{_NAMES[place]} changed", puts) if puts else None


def remove_noted(session: Session, place: Place, row_id: str) -> Change | None:
    """Take away what was noted by mistake. A decision that another took the place of cannot go: the other names it."""
    path = (place, row_id)
    at = session.index_of(path)
    if at < 0 or (place == "decisions" and superseded_by(session, row_id)):
        return None
    return Change(f"{_NAMES[place]} removed", (Put(path, session.get(path), ABSENT, at),))


def _decided(
    session: Session,
    wording: str,
    today: date,
    reason: str,
    present: Collection[str],
    step: str,
    sitting: str,
    *,
    supersedes: str,
) -> Change | None:
    row = {"wording": wording, "reason": reason, "decided": today, "present": list(present)}
    return _added(session, "decisions", row | {"step": step, "sitting": sitting, "supersedes": supersedes})


def _added(session: Session, place: Place, values: Row) -> Change | None:
    """A new row at the end, without what is empty; None if its first value, which says what it is, is."""
    if is_empty(next(iter(values.values()))):
        return None
    rows = session.rows((place,))
    row_id = new_row_id({str(row.get("id")) for row in rows})
    row = {"id": row_id} | {key: value for key, value in values.items() if not is_empty(value)}
    return Change(f"{_NAMES[place]} noted", (Put((place, row_id), ABSENT, row, len(rows)),))


def _changed(session: Session, place: Place, row_id: str, key: str, value: Any) -> Change | None:
    if session.index_of((place, row_id)) < 0 or (key == "what" and is_empty(value)):
        return None
    path = (place, row_id)
    after = ABSENT if value is None or value == "" else value
    return put(session, (*path, _key_in_use(session.get(path), key)), after, f"{_NAMES[place]} changed")


def _key_in_use(row: Row, key: str) -> str:
    """The key under which a row says that already: people write their own."""
    if key == "what":
        return words_key(row) or key
    return next((one for one in WHO if one in row), key) if key in WHO else key
