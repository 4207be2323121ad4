"""Versions that wait to be chosen between: each is a warning, and so is what stands among them and is none."""

from __future__ import annotations

from collections.abc import Iterator

from partnering_tui.errors import Fault
from partnering_tui.session.conflict_words import place_in_words
from partnering_tui.session.conflicts import CONFLICTS, Conflict, conflicts_in
from partnering_tui.session.record import Record
from partnering_tui.session.session import Session
from partnering_tui.storage.session_shape import Keys, fault_at
from partnering_tui.workshop.definition import Workshop
from partnering_tui.workshop.toml_text import TomlText


def faults_of_conflicts(toml: TomlText, workshop: Workshop | None, *, is_private: bool) -> Iterator[Fault]:
    """A warning for every conflict, with what it is about. Of the versions, and of private rows, nothing is told."""
    for position, row in enumerate(toml.data.get(CONFLICTS, ())):
        found = next(conflicts_in({CONFLICTS: [{"id": "", **row}]}), None)
        at: Keys = (CONFLICTS, position)
        if found is None:
            message = "It is not said where these versions belong."
            remedy = 'Add: path = ["answers", "…", "value"], or delete it.'
        else:
            message = f"Two versions of {_about(toml, workshop, found, is_private=is_private)} wait to be chosen."
            remedy = f"Open the session and choose: partnering open {toml.path.name.replace('.private.toml', '.toml')}"
        yield fault_at(toml, at, message, remedy, weight="warning")


def _about(toml: TomlText, workshop: Workshop | None, conflict: Conflict, *, is_private: bool) -> str:
    path = conflict.path[:2] if is_private else conflict.path
    if workshop is None:
        return f"“{conflict.label}”" if path == conflict.path else f"“{path[-1].replace('_', ' ')}”"
    return place_in_words(Session(toml.data), workshop, path, Record(toml.data))
