"""Values of the wrong type at the known keys of a session. They are kept, and printed as far as that goes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from typing import Any

from partnering_tui.errors import Fault
from partnering_tui.storage.session_shape import Keys, fault_at
from partnering_tui.storage.toml_values import key_text
from partnering_tui.workshop.toml_text import TomlText
from partnering_tui.workshop.wording import type_in_words

_EXAMPLES = {
    "text": '"…"',
    "a whole number": "1",
    "a date": "2026-03-31",
    "a date with a time": "2026-03-31T09:00:00Z",
    "a list of ids": '["…", "…"]',
}
_HEAD = {"workshop_version": "a whole number", "created": "a date with a time"}
_PARTNER = {"name": "text", "short": "text", "sector": "text"}
_SITTING = dict.fromkeys(("started", "ended", "until"), "a date with a time") | {"present": "a list of ids"}
_ROUND = {"date": "a date", "mode": "text"}
_NOTED = dict.fromkeys(("text", "wording", "title", "decision", "action", "item", "reason", "step", "question"), "text")
_NOTED |= {"owner": "text or a list", "present": "a list of ids", "due": "a date or text", "decided": "a date or text"}


def faults_of_types(toml: TomlText) -> Iterator[Fault]:
    """A warning for every value of the wrong type in the head, among the partners, the sittings, and what was noted."""
    yield from _wrong_types(toml, ("session",), toml.data["session"], _HEAD)
    rows_of: tuple[tuple[str, Mapping[str, str]], ...] = (
        ("partners", _PARTNER),
        ("sittings", _SITTING),
        ("decisions", _NOTED),
        ("actions", _NOTED),
        ("parking_lot", _NOTED),
    )
    for key, expected in rows_of:
        for position, row in enumerate(toml.data.get(key, ())):
            yield from _wrong_types(toml, (key, position), row, expected)


def faults_of_types_in_notes(toml: TomlText) -> Iterator[Fault]:
    """A warning for every private note that is no text."""
    for step, note in toml.data.get("notes", {}).items():
        yield from _wrong_types(toml, ("notes", step), note, {"text": "text"})


def faults_of_types_in_answer(toml: TomlText, keys: Keys, answer: Mapping[str, Any]) -> Iterator[Fault]:
    """A warning for every value of the wrong type beside what was answered: the note, and the days of rounds."""
    yield from _wrong_types(toml, keys, answer, {"note": "text"})
    for position, ratings in enumerate(answer.get("rounds", ())):
        at = (*keys, "rounds", position)
        yield from _wrong_types(toml, at, ratings, _ROUND)
        for indicator, comments in ratings.get("comments", {}).items():
            yield from _texts(toml, (*at, "comments", indicator), comments)
    for position, row in enumerate(answer.get("rows", ())):
        yield from _texts(toml, (*keys, "rows", position, "reservations"), row.get("reservations"))


def _texts(toml: TomlText, keys: Keys, table: Any) -> Iterator[Fault]:
    if isinstance(table, dict):
        yield from _wrong_types(toml, keys, table, dict.fromkeys(table, "text"))


def _wrong_types(toml: TomlText, keys: Keys, table: Mapping[str, Any], expected: Mapping[str, str]) -> Iterator[Fault]:
    for key, wanted in expected.items():
        if key in table and not _is(wanted, table[key]):
            message = f"'{key}': expected {wanted}, found {type_in_words(table[key])}."
            example = _EXAMPLES.get(wanted, _EXAMPLES["text"])
            yield fault_at(toml, (*keys, key), message, f"Write it as: {key_text(key)} = {example}", weight="warning")


def _is(wanted: str, value: Any) -> bool:
    match wanted:
        case "text":
            return isinstance(value, str)
        case "a whole number":
            return type(value) is int
        case "a date":
            return isinstance(value, date)
        case "a date with a time":
            return isinstance(value, datetime)
        case "a list of ids":
            return isinstance(value, list) and all(isinstance(one, str) for one in value)
        case "a date or text":
            return isinstance(value, str | date | time)
        case _:
            return isinstance(value, str) or (isinstance(value, list) and not any(map(_is_nest, value)))


def _is_nest(value: Any) -> bool:
    return isinstance(value, dict | list)
