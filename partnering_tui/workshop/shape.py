"""The shape of a workshop: keys that are unknown or missing, and values of the wrong type, told in plain words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, time
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from partnering_tui.errors import Fault
from partnering_tui.workshop.definition import (
    FORMAT,
    Cell,
    Changed,
    Column,
    Condition,
    FairDeal,
    Indicator,
    Level,
    Option,
    Question,
    Renamed,
    Retired,
    Scale,
    Step,
    SummarySection,
    Workshop,
)
from partnering_tui.workshop.part import Part
from partnering_tui.workshop.suggesting import did_you_mean, listed
from partnering_tui.workshop.toml_positions import KeyPath
from partnering_tui.workshop.wording import type_in_words, well_formed
from partnering_tui.workshop.workshop_text import WorkshopText

_ENTRIES: dict[str, tuple[type[Part], str]] = {
    "steps": (Step, "A step"),
    "questions": (Question, "A question"),
    "columns": (Column, "A column"),
    "options": (Option, "An option"),
    "rows": (Option, "A row"),
    "indicators": (Indicator, "An indicator"),
    "cell": (Cell, "A cell"),
    "show_if": (Condition, "A condition"),
    "summary": (SummarySection, "A section of the summary"),
    "levels": (Level, "A level"),
    "scales": (Scale, "A scale"),
    "fair_deal": (FairDeal, "The fair deal"),
    "changed": (Changed, "A change of the workshop"),
    "renamed": (Renamed, "A renaming"),
    "retired": (Retired, "Something that is retired"),
}
"""What stands under a key, and how it is called."""

_EXPECTED = {
    "string_type": "text",
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "bool_type": "true or false",
    "tuple_type": "a list",
    "dict_type": "a table of keys",
    "model_type": "a table of keys",
    "model_attributes_type": "a table of keys",
}
"""What pydantic's kinds of errors expected."""

_AS_WRITTEN = {
    "format": "format = 1",
    "version": "version = 1",
    "minutes": "minutes = 30",
    "kind": 'kind = "text"',
    "value": "value = 1",
    "id": 'id = "a_short_name"',
    "to": 'to = "the new id"',
    "reason": 'reason = "Why it is not asked any more"',
    "question": 'question = "the id of an earlier question"',
    "levels": 'levels = [{ value = 1, label = "…" }, { value = 2, label = "…" }]',
}
_QUOTED = re.compile(r"'([^']*)'")


def understood(text: WorkshopText) -> tuple[Workshop | None, list[Fault]]:
    """The workshop that the text describes, or all faults of its shape."""
    faults = list(_faults_beyond_keys(text))
    try:
        workshop = Workshop.model_validate(text.data)
    except ValidationError as error:
        return None, faults + [fault for details in error.errors() for fault in _told(details, text)]
    return (None if faults else workshop), faults


def _faults_beyond_keys(text: WorkshopText) -> Iterator[Fault]:
    if text.main is None:
        return
    if "steps" in text.main.data:
        yield text.fault(
            ("steps",),
            "Steps do not stand in workshop.toml.",
            "Give each step its own file beside it, named like 01-first-step.toml.",
        )
    number = text.data.get("format", FORMAT)
    if type(number) is not int:
        yield text.fault(("format",), f"'format': {_expected_found('a whole number', number)}", "Write: format = 1")
    elif number != FORMAT:
        yield text.fault(("format",), f"There is no format {number}.", "Write: format = 1")


def _told(details: ErrorDetails, text: WorkshopText) -> Iterator[Fault]:
    """What pydantic found, as a fault in plain words; nothing where another fault says the same."""
    path, branch = _path_and_branch(details["loc"])
    if text.main is None and path[:1] != ("steps",):
        return
    found = details["input"]
    if branch and not _is_branch_of(branch, text.value_at(path[: path.index("rows") + 1])):
        return
    if path == ("format",) and details["type"] != "missing":
        return
    # Entries that are faulty themselves do not count for pydantic, but they are there.
    if details["type"] == "too_short" and len(found) >= details["ctx"]["min_length"]:
        return
    message, suggestion = _in_plain_words(details, path, found)
    yield text.fault(path, message, suggestion)


def _path_and_branch(loc: tuple[str | int, ...]) -> tuple[KeyPath, str]:
    """The path without the branch that pydantic names where `rows` may be either of two types."""
    if loc[0] != "steps" or "rows" not in loc[:-1]:
        return loc, ""
    after = loc.index("rows") + 1
    return (*loc[:after], *loc[after + 1 :]), str(loc[after])


def _is_branch_of(branch: str, rows: object) -> bool:
    return branch.startswith("tuple") == isinstance(rows, tuple)


def _in_plain_words(details: ErrorDetails, path: KeyPath, found: Any) -> tuple[str, str]:
    """What is wrong, and what to do about it."""
    name = _name(path)
    context = details.get("ctx", {})
    match details["type"]:
        case "extra_forbidden":
            return _unknown_key(path)
        case "missing":
            key = str(path[-1])
            as_text = f'{key} = "…"'
            return f"{name} is missing.", f"Add: {_AS_WRITTEN.get(key, as_text)}"
        case "string_too_short":
            return f"{name} is empty.", "Give it a few words."
        case "string_too_long":
            return f"{name} is too long.", f"Use at most {context.get('max_length')} characters."
        case "string_pattern_mismatch":
            return _malformed_id(path, str(found))
        case "too_short":
            return f"{name} has too few entries.", f"Give at least {context.get('min_length')}."
        case "literal_error" if isinstance(found, str):
            return _not_one_of(path, found, _QUOTED.findall(str(context.get("expected", ""))))
        case "literal_error":
            return f"{name}: {_expected_found('text', found)}", _how_to_write("text", found)
        case kind:
            expected = _EXPECTED.get(kind, "something else")
            if path[-1] == "rows":
                expected = "the id of a table, or a list of rows"
            return f"{name}: {_expected_found(expected, found)}", _how_to_write(expected, found)


def _unknown_key(path: KeyPath) -> tuple[str, str]:
    part, called = _owner(path)
    known = part.keys()
    if part is Workshop:
        known.remove("steps")
    key = str(path[-1])
    return f"The key '{key}' is not known.", did_you_mean(key, known, f"{called} can have: {listed(known)}.")


def _owner(path: KeyPath) -> tuple[type[Part], str]:
    """What the last key of the path is a key of."""
    inner = path[:-1]
    if inner[:1] == ("scales",) and len(inner) == 2:
        return _ENTRIES["scales"]
    names = [part for part in inner if isinstance(part, str)]
    return _ENTRIES.get(names[-1], (Workshop, "workshop.toml")) if names else (Workshop, "workshop.toml")


def _malformed_id(path: KeyPath, found: str) -> tuple[str, str]:
    is_option = "options" in path or "rows" in path
    if not found:
        return f"{_name(path)} is empty.", f"Add: {_AS_WRITTEN['id']}"
    rule = "letters, digits and underscores" if is_option else "lower-case letters, digits and underscores"
    return f"The id '{found}' is malformed.", f"Use {rule}, for example '{well_formed(found)}'."


def _not_one_of(path: KeyPath, found: str, known: list[str]) -> tuple[str, str]:
    if path[-1] == "kind":
        return f"There is no kind '{found}' here.", did_you_mean(found, known, f"The kinds are: {listed(known)}.")
    return f"{_name(path)} cannot be '{found}'.", did_you_mean(found, known, f"It can be: {listed(known)}.")


def _name(path: KeyPath) -> str:
    match path:
        case (*_, str(key), int(position)):
            return f"Entry {position + 1} of '{key}'"
        case (*_, str(key)):
            return f"'{key}'"
    return "The file"


def _expected_found(expected: str, found: object) -> str:
    return f"expected {expected}, found {type_in_words(found)}."


def _how_to_write(expected: str, found: object) -> str:
    match expected, found:
        case "text", int() | float() | date() | time():
            return "Put it between quotes."
        case "a whole number" | "true or false", str():
            return "Write it without quotes."
        case "a list", _:
            return "Put it between [ and ]."
        case "a table of keys", _:
            return "Write it as: { key = value, … }"
        case _:
            return ""
