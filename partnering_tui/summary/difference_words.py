"""Differences in words that a partner understands: what it is about, and what it was and is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from partnering_tui.session.answers import POSITIONS, STATES
from partnering_tui.session.differences import Difference, rows_by_id
from partnering_tui.session.noted import words_key
from partnering_tui.session.record import ABSENT, Row
from partnering_tui.session.session import SECTORS
from partnering_tui.session.values import Asked, is_empty
from partnering_tui.session.wording_marks import WORDING_MARK
from partnering_tui.summary.difference_places import AS_TYPED, Sides
from partnering_tui.summary.word_changes import changed, in_quotes, plain
from partnering_tui.summary.words import day, flat, label_from_id, plain_words, sentence
from partnering_tui.workshop.definition import Cell, Question

_NOTES = {"decision": "decisions", "action": "actions", "parked": "parking_lot", "sitting": "sittings"}
_NOT_TOLD = frozenset({"id", "earlier", "asked", WORDING_MARK})
"""Of a whole statement."""
_PARTNER_KEYS = {"name": "name", "short": "short name", "sector": "sector"}


def said_of(sides: Sides, difference: Difference) -> str:
    """What was and what is, as a sentence that begins with a small letter and does not say where."""
    return _Words(sides).said(difference)


class _Words:
    """The words for differences between two states."""

    def __init__(self, sides: Sides) -> None:
        self._sides = sides

    def said(self, difference: Difference) -> str:
        """What was and what is, as a sentence that begins with a small letter."""
        told: Mapping[str, Callable[[Difference], str]] = {
            "title": lambda one: changed("the title", one.before, one.after),
            "status": lambda one: changed("the status", one.before, one.after),
            "partner": self._partner,
            "section": self._section,
            "value": lambda one: self._value(one, "the answer"),
            "state": self._state,
            "row": self._whole_row,
            "cell": self._cell,
            "position": self._position,
            "words": self._reservation,
            "asking": lambda one: changed(f"“{label_from_id(one.column)}”", *map(plain, (one.before, one.after))),
            "round": self._round,
            "score": self._score,
            "comment": self._score,
        }
        return sentence(told.get(difference.what, self._noted)(difference))

    def _partner(self, one: Difference) -> str:
        if one.column:
            key = _PARTNER_KEYS.get(one.column, label_from_id(one.column))
            before, after = (SECTORS.get(str(value), value) for value in (one.before, one.after))
            return changed(f"the {key} of {self._sides.short(one.partner)}", plain(before), plain(after))
        row = one.before if one.after is ABSENT else one.after
        about = [plain(row[key]) for key in ("short", "sector") if not is_empty(row.get(key))]
        name = flat(str(row.get("name") or one.partner)) + (f" ({', '.join(about)})" if about else "")
        return f"{name} is no longer a partner" if one.after is ABSENT else f"{name} joined the partners"

    def _section(self, one: Difference) -> str:
        sections = {section.id: flat(section.title) for section in self._sides.after.workshop.summary}
        title = f"the section “{sections.get(one.row_id, label_from_id(one.row_id))}”"
        if one.column == "state" and one.before is ABSENT:
            return f"{title} was declared {STATES.get(str(one.after), plain(one.after))}"
        if one.column == "state" and one.after is ABSENT:
            return (
                f"{title}, which was {STATES.get(str(one.before), plain(one.before))}, is part of the agreement again"
            )
        what = "why it is left out" if one.column == "note" else label_from_id(one.column)
        return changed(f"of {title}, {what}", plain(one.before), plain(one.after))

    def _value(self, one: Difference, called: str) -> str:
        asked = self._sides.question(one.question) or AS_TYPED
        return changed(called, *(self._sides.in_words(asked, value) for value in (one.before, one.after)))

    def _state(self, one: Difference) -> str:
        called = "what it is marked as" if one.column == "state" else "the note on it"
        names = (STATES.get(value, value) if isinstance(value, str) else value for value in (one.before, one.after))
        return changed(called, *map(plain, names))

    def _whole_row(self, one: Difference) -> str:
        row = one.before if one.after is ABSENT else one.after
        question = self._sides.question(one.question)
        said = self._row_in_words(question, row)
        did = "taken out of" if one.after is ABSENT else "added to"
        return f"{did} {self._sides.place(one)}: {self._sides.row_name(one)}" + (f" ({said})" if said else "")

    def _cell(self, one: Difference) -> str:
        question = self._sides.question(one.question)
        if one.column:
            columns = {column.id: column for column in question.columns} if question else {}
            asked: Asked = columns.get(one.column, AS_TYPED)
            is_wording = question and question.kind == "agreement" and one.column == question.columns[0].id
            name = flat(columns[one.column].label) if one.column in columns else label_from_id(one.column)
            called = "the wording" if is_wording else f"“{name}”"
        else:
            asked = (question.cell if question else None) or AS_TYPED
            called = f"what it says for {self._sides.short(one.partner)}" if one.partner else "the row"
        return changed(called, *(self._sides.in_words(asked, value) for value in (one.before, one.after)))

    def _position(self, one: Difference) -> str:
        name = self._sides.short(one.partner)
        before, after = (
            value if value is ABSENT else POSITIONS.get(str(value), flat(plain_words(value)))
            for value in (one.before, one.after)
        )
        if before is ABSENT:
            return f"{name}, silent before, now says “{after}”"
        return f"{name} took back “{before}”" if after is ABSENT else f"{name} moved from {before} to {after}"

    def _reservation(self, one: Difference) -> str:
        name = self._sides.short(one.partner)
        if one.before is ABSENT:
            return f"{name} says: {in_quotes(plain(one.after))}"
        if one.after is ABSENT:
            return f"{name} took back the words {in_quotes(plain(one.before))}"
        return changed(f"what {name} says", plain(one.before), plain(one.after))

    def _round(self, one: Difference) -> str:
        if one.column == "sealed":
            return f"a round was {'revealed' if one.after is ABSENT else 'sealed'}"
        if one.column in ("mode", "entered_as"):
            return "who may see the ratings of a round was changed"
        if one.column and not self._sides.is_named(one):
            return f"“{label_from_id(one.column)}” of a round in confidence was changed"
        if one.column:
            return changed(f"“{label_from_id(one.column)}” of a round", plain(one.before), plain(one.after))
        row = one.before if one.after is ABSENT else one.after
        when = row.get("date")
        of = f" of {day(when)}" if isinstance(when, date) else ""
        return f"a round of ratings{of} was {'taken out' if one.after is ABSENT else 'added'}"

    def _score(self, one: Difference) -> str:
        question = self._sides.question(one.question)
        labels = {indicator.id: flat(indicator.label) for indicator in question.indicators} if question else {}
        label = labels.get(one.column, label_from_id(one.column))
        what = "rating" if one.what == "score" else "comment"
        if self._sides.is_sealed(one):
            return "ballots were given in a sealed round"
        if not self._sides.is_named(one) or not one.partner:
            return f"a {what} of “{label}” changed, in confidence"
        asked = Cell(kind="scale", scale=question.scale) if question and one.what == "score" else AS_TYPED
        called = f"the {what} of “{label}” by {self._sides.short(one.partner)}"
        return changed(called, *(self._sides.in_words(asked, value) for value in (one.before, one.after)))

    def _noted(self, one: Difference) -> str:
        if one.what not in _NOTES:
            called = f"“{label_from_id(one.column)}”" if one.column else "what is kept of it"
            return changed(called, plain(one.before), plain(one.after))
        called = {"decision": "decision", "action": "action", "parked": "parked point"}.get(one.what, "meeting")
        whole = self._note(one)
        if one.column:
            name = self._note_name(one.what, whole)
            key = label_from_id(one.column).lower()
            return changed(f"of the {called} {name}, “{key}”", *map(self._named, (one.before, one.after)))
        details = "; ".join(
            f"{label_from_id(key).lower()}: {words}"
            for key, value in whole.items()
            if key not in ("id", words_key(whole), "step", "sitting") and (words := self._named(value))
        )
        did = "was taken out" if one.after is ABSENT else "was noted"
        return f"the {called} {self._note_name(one.what, whole)} {did}" + (f" ({details})" if details else "")

    def _note(self, one: Difference) -> Row:
        if not one.column:
            row: Row = one.before if one.after is ABSENT else one.after
            return row
        rows = rows_by_id(self._sides.after.session.rows((_NOTES[one.what],)))
        return rows.get(one.row_id, {})

    def _note_name(self, what: str, row: Row) -> str:
        started = row.get("started")
        if what == "sitting":
            return f"of {day(started)}" if isinstance(started, date) else "without a date"
        return in_quotes(plain(row.get(words_key(row))))

    def _named(self, value: Any) -> str:
        """A value of a note, with partners by their short names."""
        if isinstance(value, list):
            return ", ".join(filter(None, map(self._named, value)))
        if isinstance(value, dict):
            return ", ".join(f"{self._sides.short(key)}: {plain(one)}" for key, one in value.items())
        known = isinstance(value, str) and (value in self._sides.after.by_id or value in self._sides.before.by_id)
        return self._sides.short(value) if known else plain(value)

    def _row_in_words(self, question: Question | None, row: Row) -> str:
        columns = {column.id: column for column in question.columns} if question else {}
        parts: list[str] = []
        for key, value in row.items():
            if key in _NOT_TOLD or (question and question.columns and key == question.columns[0].id):
                continue
            if key == "positions" and isinstance(value, dict):
                parts += [
                    f"{self._sides.short(who)}: {POSITIONS.get(str(word), plain(word))}" for who, word in value.items()
                ]
            elif key == "reservations" and isinstance(value, dict):
                parts += [f"{self._sides.short(who)} says {in_quotes(plain(word))}" for who, word in value.items()]
            elif words := flat(self._sides.in_words(columns.get(key, AS_TYPED), value)):
                label = flat(columns[key].label) if key in columns else label_from_id(key)
                parts.append(f"{label}: {words}")
        return "; ".join(parts)
