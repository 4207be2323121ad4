"""Tables whose rows can be taken over into another: each must be one that everybody may see, with rows of its own."""

from __future__ import annotations

from collections.abc import Iterator

from partnering_tui.errors import Fault
from partnering_tui.workshop.kinds import KINDS_WITH_ROWS
from partnering_tui.workshop.suggesting import did_you_mean, listed
from partnering_tui.workshop.workshop_text import Entry, WorkshopText


def taking_faults(text: WorkshopText) -> Iterator[Fault]:
    """Every `take_from` that names no table whose rows could be taken, or stands where no row can be put."""
    asked = text.asked
    tables = [id_ for id_, entry in asked.items() if entry.text("kind") in KINDS_WITH_ROWS]
    for question in text.questions:
        names = question.keys.get("take_from")
        if question.text("kind") != "table" or not isinstance(names, tuple):
            continue
        yield from _faults_of_taker(text, question)
        for position, name in enumerate(names):
            if isinstance(name, str) and name not in text.ids_in_unread - asked.keys():
                yield from _faults_of_source(text, question, position, name, asked.get(name), tables)


def _has_rows_for_all(table: Entry) -> bool:
    return table.keys.get("private") is not True and "per" not in table.keys


def _faults_of_taker(text: WorkshopText, question: Entry) -> Iterator[Fault]:
    path = (*question.path, "take_from")
    if "per" in question.keys:
        yield text.fault(path, "A table that is asked per partner can take no rows over.", "Delete 'take_from'.")
    first = next(question.entries("columns"), None)
    if first is not None and first.text("kind") not in ("text", "long_text"):
        advice = "Make the first column a text, or delete 'take_from'."
        yield text.fault(path, "The first column holds no text, so rows cannot be taken over by their names.", advice)


def _faults_of_source(
    text: WorkshopText, question: Entry, position: int, name: str, source: Entry | None, tables: list[str]
) -> Iterator[Fault]:
    path = (*question.path, "take_from", position)
    others = [table for table in tables if table != question.text("id") and _has_rows_for_all(text.asked[table])]
    known = f"The tables are: {listed(others)}." if others else "Delete it: there is no other table."
    if source is None:
        yield text.fault(path, f"There is no question '{name}'.", did_you_mean(name, others, known))
    elif name == question.text("id"):
        yield text.fault(path, "The table would take its own rows.", known)
    elif name not in tables:
        yield text.fault(path, f"The question '{name}' has no rows: it is no table.", known)
    elif source.keys.get("private") is True:
        yield text.fault(path, f"The table '{name}' is private.", "Take the rows of a table that everyone may see.")
    elif "per" in source.keys:
        yield text.fault(
            path, f"The table '{name}' is asked per partner, so its rows differ.", "Take the rows of another table."
        )
