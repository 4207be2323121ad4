"""Ids that are given twice, or taken by the app itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from partnering_tui.errors import Fault
from partnering_tui.workshop.definition import BUILT_IN_SOURCES
from partnering_tui.workshop.workshop_text import Entry, WorkshopText

_KEYS_OF_EVERY_ROW = frozenset({"id", "positions", "reservations"})
"""What a session writes into each row beside the columns."""
_KEYS_OF_STATEMENTS = frozenset({"asked", "asked_as", "wording_mark", "earlier"})
"""What it writes besides into the rows of an agreement."""


def id_faults(text: WorkshopText) -> Iterator[Fault]:
    """Every id that cannot be used because something else has it."""
    yield from _repeated(text, text.steps, "step")
    yield from _repeated(text, text.questions, "question")
    yield from _repeated(text, text.whole.entries("summary"), "section of the summary")
    for question in text.questions:
        yield from _faults_within(text, question)
        if question.text("id") in BUILT_IN_SOURCES:
            yield text.fault(
                (*question.path, "id"),
                f"The id '{question.text('id')}' is taken: in the summary it stands for "
                f"{BUILT_IN_SOURCES[question.text('id')]}.",
                "Give the question another id.",
            )


def _faults_within(text: WorkshopText, question: Entry) -> Iterator[Fault]:
    columns = list(question.entries("columns"))
    taken = _KEYS_OF_EVERY_ROW | (_KEYS_OF_STATEMENTS if question.text("kind") == "agreement" else frozenset())
    yield from _repeated(text, columns, "column")
    yield from _repeated(text, question.entries("indicators"), "indicator")
    yield from _repeated(text, question.entries("rows"), "row")
    for holder in (question, *columns, question.entry("cell")):
        if holder is not None:
            yield from _repeated(text, holder.entries("options"), "option")
    for column in columns:
        if column.text("id") in taken:
            yield text.fault(
                (*column.path, "id"),
                f"A column cannot have the id '{column.text('id')}': every row of a session has that key already.",
                "Give the column another id.",
            )


def _repeated(text: WorkshopText, entries: Iterable[Entry], called: str) -> Iterator[Fault]:
    first: dict[str, Entry] = {}
    for entry in entries:
        id_ = entry.text("id")
        if not id_:
            continue
        earlier = first.setdefault(id_, entry)
        if earlier is not entry:
            place = text.place((*earlier.path, "id"))
            file = place.file.name if place.file else ""
            yield text.fault(
                (*entry.path, "id"),
                f"Another {called} has the id '{id_}': {file}:{place.line}.",
                "Give one of the two another id.",
            )
