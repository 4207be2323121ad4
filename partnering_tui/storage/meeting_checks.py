"""What does not fit in the record of the meetings: sittings, decisions, actions and parked points. All are warnings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from partnering_tui.errors import Fault
from partnering_tui.session.noted import TREATMENTS, WORDS
from partnering_tui.session.session import MANDATES
from partnering_tui.storage.session_shape import Keys, fault_at, wrong_type
from partnering_tui.workshop.definition import Workshop
from partnering_tui.workshop.suggesting import did_you_mean, listed
from partnering_tui.workshop.toml_text import TomlText

_TABLES_OF_SITTING = ("mandates", "people", "planned", "minutes")


def faults_of_meetings(toml: TomlText, workshop: Workshop | None) -> Iterator[Fault]:
    """Everything in the record of the meetings that cannot be what was meant; the file has the shape of a session."""
    check = _Check(toml, workshop)
    for position, sitting in enumerate(toml.data.get("sittings", ())):
        yield from check.sitting(("sittings", position), sitting)
    for position, decision in enumerate(toml.data.get("decisions", ())):
        yield from check.decision(("decisions", position), decision)
    for place in ("actions", "parking_lot"):
        for position, note in enumerate(toml.data.get(place, ())):
            yield from check.note((place, position), note)


class _Check:
    """A session's file, and what its record may name."""

    def __init__(self, toml: TomlText, workshop: Workshop | None) -> None:
        self._toml = toml
        self._partners = _ids(toml.data.get("partners", ()))
        self._decisions = _ids(toml.data.get("decisions", ()))
        self._steps = [step.id for step in workshop.steps] if workshop else None

    def sitting(self, at: Keys, sitting: dict[str, Any]) -> Iterator[Fault]:
        for key in _TABLES_OF_SITTING:
            yield from self._table((*at, key), sitting.get(key, {}))
        for partner, word in _entries(sitting.get("mandates")):
            yield from self._unknown((*at, "mandates", partner), "partner", partner, self._partners)
            yield from self._unknown((*at, "mandates", partner), "mandate", word, MANDATES)
        for partner, _ in _entries(sitting.get("people")):
            yield from self._unknown((*at, "people", partner), "partner", partner, self._partners)
        for key in ("planned", "minutes"):
            for step, minutes in _entries(sitting.get(key)):
                if self._steps is not None:
                    yield from self._unknown((*at, key, step), "step", step, self._steps)
                if type(minutes) is not int or minutes < 0:
                    yield self._fault((*at, key, step), f"'{minutes}' is no number of minutes.", "Write it as: 30")

    def decision(self, at: Keys, decision: dict[str, Any]) -> Iterator[Fault]:
        present = decision.get("present", [])
        for partner in present if isinstance(present, list) else []:
            yield from self._unknown((*at, "present"), "partner", partner, self._partners)
        yield from self._table((*at, "consented"), decision.get("consented", {}))
        for partner, when in _entries(decision.get("consented")):
            yield from self._unknown((*at, "consented", partner), "partner", partner, self._partners)
            yield from self._no_date((*at, "consented", partner), when)
        if earlier := decision.get("supersedes", ""):
            yield from self._unknown((*at, "supersedes"), "decision", earlier, self._decisions)
        yield from self._no_date((*at, "decided"), decision.get("decided"))
        yield from self._wordless(at, decision)

    def note(self, at: Keys, note: dict[str, Any]) -> Iterator[Fault]:
        for key in ("due", "noted", "done_on"):
            yield from self._no_date((*at, key), note.get(key))
        if at[0] == "parking_lot" and note.get("treatment"):
            yield from self._unknown((*at, "treatment"), "treatment", note["treatment"], TREATMENTS)
        yield from self._wordless(at, note)

    def _wordless(self, at: Keys, note: dict[str, Any]) -> Iterator[Fault]:
        if not any(str(note.get(key, "")).strip() for key in WORDS):
            key = "wording" if at[0] == "decisions" else "what"
            yield self._fault(at, "It is not said what was noted.", f'Add: {key} = "…"')

    def _table(self, at: Keys, value: Any) -> Iterator[Fault]:
        if not isinstance(value, dict):
            yield replace(wrong_type(self._toml, at, "a table", value), weight="warning")

    def _no_date(self, at: Keys, value: Any) -> Iterator[Fault]:
        if value not in (None, "") and not isinstance(value, date):
            yield self._fault(at, f"'{value}' is not a date yet.", "Write it like 2027-06-30.")

    def _unknown(self, at: Keys, what: str, word: object, known: Iterable[str]) -> Iterator[Fault]:
        words = list(known)
        if word not in words:
            otherwise = f"There are: {listed(words)}." if len(words) < 12 else ""
            yield self._fault(at, f"There is no {what} '{word}'.", did_you_mean(str(word), words, otherwise))

    def _fault(self, at: Keys, message: str, suggestion: str = "") -> Fault:
        return fault_at(self._toml, at, message, suggestion, weight="warning")


def _ids(rows: Iterable[Any]) -> list[str]:
    return [str(row.get("id", "")) for row in rows if isinstance(row, dict)]


def _entries(table: Any) -> list[tuple[str, Any]]:
    return list(table.items()) if isinstance(table, dict) else []
