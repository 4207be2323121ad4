"""What a workshop says of its own changes: each must name what was, lead to what is, and belong to a version."""

from __future__ import annotations

from collections.abc import Iterator

from partnering_tui.errors import Fault
from partnering_tui.workshop.suggesting import did_you_mean, listed
from partnering_tui.workshop.workshop_text import Entry, WorkshopText

_NAMED = ("question", "column", "option", "step")


def changes_faults(text: WorkshopText) -> Iterator[Fault]:
    """Every declared change that cannot be one."""
    version = text.data.get("version")
    later: dict[tuple[str, ...], set[str]] = {}
    changes = sorted(text.whole.entries("changed"), key=_version_of, reverse=True)
    # From the newest to the oldest: an id that an older change leads to may have been changed again since.
    for changed in changes:
        number = changed.keys.get("version")
        if isinstance(number, int) and isinstance(version, int) and number > version:
            message = f"The workshop has version {version}, and this is a change of version {number}."
            yield text.fault((*changed.path, "version"), message, f"Write: version = {number} at the top of the file.")
        for one in changed.entries("retired"):
            yield from _named_faults(text, one)
            yield from _still_there(text, one, "retired")
        for one in changed.entries("renamed"):
            yield from _named_faults(text, one)
            yield from _target_faults(text, one, later)
            yield from _still_there(text, one, "renamed")
        for one in (*changed.entries("renamed"), *changed.entries("retired")):
            later.setdefault(_place(one), set()).add(_old_id(one))


def _version_of(changed: Entry) -> int:
    number = changed.keys.get("version")
    return number if isinstance(number, int) else 0


def _named_faults(text: WorkshopText, one: Entry) -> Iterator[Fault]:
    """It has to name one thing: a question, a step, or a column or an option in a question."""
    given = [key for key in _NAMED if one.text(key)]
    if given in (
        ["question"],
        ["step"],
        ["question", "column"],
        ["question", "option"],
        ["question", "column", "option"],
    ):
        return
    advice = "Name a question or a step by its old id; for a column or an option, also the question that it is in."
    yield text.fault(one.path, "It is not clear what is changed.", advice)


def _target_faults(text: WorkshopText, one: Entry, later: dict[tuple[str, ...], set[str]]) -> Iterator[Fault]:
    to, place = one.text("to"), _place(one)
    ids = ids_at(text, place)
    if not to or ids is None or to in ids or to in later.get(place, ()) or to in text.ids_in_unread:
        return
    known = f"There are: {listed(sorted(ids))}." if ids else ""
    yield text.fault((*one.path, "to"), f"It leads to '{to}', which is not there.", did_you_mean(to, ids, known))


def _still_there(text: WorkshopText, one: Entry, called: str) -> Iterator[Fault]:
    old, ids = _old_id(one), ids_at(text, _place(one))
    if old and ids is not None and old in ids:
        message = f"'{old}' was {called}, but it is still there."
        yield text.fault(one.path, message, "Delete this line, or give the new one another id.")


def _place(one: Entry) -> tuple[str, ...]:
    """What the id is unique in: all questions, all steps, or a part of one question."""
    if one.text("option"):
        return ("option", one.text("question"), one.text("column"))
    if one.text("column"):
        return ("column", one.text("question"))
    return ("step",) if one.text("step") else ("question",)


def _old_id(one: Entry) -> str:
    return one.text("option") or one.text("column") or one.text("step") or one.text("question")


def ids_at(text: WorkshopText, place: tuple[str, ...]) -> set[str] | None:
    """The ids that are there now; None if the question around them is not asked any more."""
    match place:
        case ("question",):
            return set(text.asked)
        case ("step",):
            return {step.text("id") for step in text.steps}
        case ("column", question):
            return _ids(text.asked.get(question), "columns", "indicators")
        case ("option", question, ""):
            asked = text.asked.get(question)
            cell = asked.entry("cell") if asked else None
            return _joined(_ids(asked, "options", "rows"), _ids(cell, "options"))
        case ("option", question, column):
            asked = text.asked.get(question)
            columns = asked.entries("columns") if asked else ()
            return _ids(next((one for one in columns if one.text("id") == column), None), "options")
    return None


def _ids(holder: Entry | None, *keys: str) -> set[str] | None:
    return None if holder is None else {part.text("id") for key in keys for part in holder.entries(key)}


def _joined(one: set[str] | None, other: set[str] | None) -> set[str] | None:
    return one if one is None or other is None else one | other
