"""The shape that a session file must have to be understood. Whatever else stands in it is kept as it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Literal

from partnering_tui.errors import Fault, FaultyFile, NewerFormat, Place
from partnering_tui.session.session import FORMAT, slug
from partnering_tui.workshop.toml_text import TomlText
from partnering_tui.workshop.wording import type_in_words

LIMIT_BYTES = 20_000_000
MAX_ROWS = 200_000
LISTS = ("partners", "sittings", "decisions", "actions", "parking_lot", "versions", "conflicts")
"""The lists of tables that stand at the top of a session."""

_PARTNER_ID = re.compile(r"[A-Za-z0-9]+(?:[_-][A-Za-z0-9]+)*")
_TABLES_OF_ANSWER = ("cells", "by_partner")
_LISTS_OF_ANSWER = ("rows", "rounds")
_TABLES_OF_ROW = {"rows": ("positions", "reservations"), "rounds": ("scores", "comments")}

_TABLE = "a table"
_LIST = "a list of tables"

Keys = tuple[str | int, ...]


def refuse_faults(toml: TomlText, *, is_private: bool = False) -> None:
    """Raises NewerFormat or FaultyFile, with the line, for the first thing that keeps it from being understood."""
    newer = newer_format(toml)
    if newer:
        raise newer
    fault = next(faults_of_shape(toml, is_private=is_private), None)
    if fault:
        raise FaultyFile(fault.message, place=fault.place, remedy=fault.suggestion)


def newer_format(toml: TomlText) -> NewerFormat | None:
    """The error if a newer version made the file."""
    number = toml.data.get("format")
    if type(number) is not int or number <= FORMAT:
        return None
    return NewerFormat(
        f"A newer version of partnering made this file: it has format {number}, this version reads format {FORMAT}.",
        place=Place(toml.path, toml.line_of("format")),
        remedy="Update partnering, then open it again. The file was left as it is.",
    )


def faults_of_shape(toml: TomlText, *, is_private: bool = False) -> Iterator[Fault]:
    """Everything that keeps the file from being understood, the format first."""
    if not toml.data:
        what = "private notes" if is_private else "a session"
        yield Fault(
            Place(toml.path), f"The file is empty: it does not hold {what}.", "Bring back a copy, or delete it."
        )
        return
    yield from _faults_of_format(toml)
    if is_private:
        yield from _faults_of_notes(toml)
        yield from _faults_of_list(toml, ("conflicts",), toml.data.get("conflicts"))
    else:
        yield from _faults_of_head(toml)
        for key in LISTS:
            yield from _faults_of_list(toml, (key,), toml.data.get(key))
        yield from _faults_of_partners(toml)
        yield from _faults_of_sections(toml)
    yield from _faults_of_answers(toml)
    rows = _rows_in(toml.data)
    if rows > MAX_ROWS:
        yield Fault(
            Place(toml.path),
            f"The file has {rows:,} rows; {MAX_ROWS:,} are the most.",
            "Check that it is the file you mean; if it is, split it into several.",
        )


def _faults_of_format(toml: TomlText) -> Iterator[Fault]:
    number = toml.data.get("format")
    if number is None:
        yield fault_at(toml, (), "'format' is missing.", f"Write as the first line: format = {FORMAT}", line=1)
    elif type(number) is not int:
        is_fraction = isinstance(number, float)
        expected, found = ("a whole number", number) if is_fraction else ("a number", type_in_words(number))
        message = f"'format': expected {expected}, found {found}."
        yield fault_at(toml, ("format",), message, f"Write: format = {FORMAT}")
    elif number < FORMAT:
        yield fault_at(toml, ("format",), f"There is no format {number}.", f"Write: format = {FORMAT}")


def _faults_of_head(toml: TomlText) -> Iterator[Fault]:
    head = toml.data.get("session")
    if head is None:
        remedy = "Open its folder with: partnering check" if "id" in toml.data else "Begin it with: [session]"
        message = "The file is no session: the table [session] is missing."
        yield fault_at(toml, (), message + (" It looks like a workshop." if "id" in toml.data else ""), remedy, line=1)
        return
    if not isinstance(head, dict):
        yield wrong_type(toml, ("session",), _TABLE, head)
        return
    for key in ("title", "workshop", "id", "status"):
        if key in head and not isinstance(head[key], str):
            yield wrong_type(toml, ("session", key), "text", head[key])


def _faults_of_notes(toml: TomlText) -> Iterator[Fault]:
    notes = toml.data.get("notes", {})
    if not isinstance(notes, dict):
        yield wrong_type(toml, ("notes",), _TABLE, notes)
        return
    for step, note in notes.items():
        if not isinstance(note, dict):
            yield wrong_type(toml, ("notes", step), _TABLE, note)


def _faults_of_partners(toml: TomlText) -> Iterator[Fault]:
    seen: set[str] = set()
    partners = toml.data.get("partners")
    for position, partner in enumerate(partners if isinstance(partners, list) else []):
        if not isinstance(partner, dict):
            continue
        keys: Keys = ("partners", position, "id")
        partner_id = partner.get("id")
        name = partner.get("name")
        wanted = slug(name) if isinstance(name, str) else ""
        if partner_id is None:
            remedy = f'Add, below its [[partners]]: id = "{wanted or "partner"}"'
            yield fault_at(toml, keys, "A partner has no id.", remedy)
        elif not isinstance(partner_id, str):
            yield wrong_type(toml, keys, "text", partner_id)
        elif not _PARTNER_ID.fullmatch(partner_id):
            remedy = f'Use letters and digits: id = "{slug(partner_id) or wanted or "partner"}"'
            yield fault_at(toml, keys, f"The partner's id '{partner_id}' is malformed.", remedy)
        elif partner_id in seen:
            remedy = "Give one of them another, here and in its answers."
            yield fault_at(toml, keys, f"Two partners have the id '{partner_id}'.", remedy)
        else:
            seen.add(partner_id)


def _faults_of_sections(toml: TomlText) -> Iterator[Fault]:
    for top in ("sections", "version"):
        table = toml.data.get(top, {})
        if not isinstance(table, dict):
            yield wrong_type(toml, (top,), _TABLE, table)
        elif top == "sections":
            for section, said in table.items():
                if not isinstance(said, dict):
                    yield wrong_type(toml, (top, section), _TABLE, said)


def _faults_of_answers(toml: TomlText) -> Iterator[Fault]:
    for top in ("answers", "kept"):
        answers = toml.data.get(top, {})
        if not isinstance(answers, dict):
            yield wrong_type(toml, (top,), _TABLE, answers)
            continue
        for question, answer in answers.items():
            yield from _faults_of_answer(toml, (top, question), answer)


def _faults_of_answer(toml: TomlText, keys: Keys, answer: Any) -> Iterator[Fault]:
    if not isinstance(answer, dict):
        if keys[0] == "answers":
            yield wrong_type(toml, keys, f"a table [{keys[0]}.{keys[1]}]", answer)
        return
    for key in _TABLES_OF_ANSWER:
        if not isinstance(answer.get(key, {}), dict):
            yield wrong_type(toml, (*keys, key), _TABLE, answer[key])
    for key in _LISTS_OF_ANSWER:
        rows = answer.get(key, [])
        yield from _faults_of_list(toml, (*keys, key), rows)
        for position, row in enumerate(rows if isinstance(rows, list) else []):
            for inner in _TABLES_OF_ROW[key]:
                if isinstance(row, dict) and not isinstance(row.get(inner, {}), dict):
                    yield wrong_type(toml, (*keys, key, position, inner), _TABLE, row[inner])


def _faults_of_list(toml: TomlText, keys: Keys, rows: Any) -> Iterator[Fault]:
    if rows is None:
        return
    if not isinstance(rows, list):
        yield wrong_type(toml, keys, _LIST, rows)
        return
    for position, row in enumerate(rows):
        if not isinstance(row, dict):
            yield wrong_type(toml, (*keys, position), _TABLE, row)


def wrong_type(toml: TomlText, keys: Keys, expected: str, found: Any) -> Fault:
    """The fault of what stands at that path instead of text, one value, a table or a list of tables."""
    from partnering_tui.storage.toml_values import key_text  # only here: it is for faults

    name = next((key for key in reversed(keys) if isinstance(key, str)), "")
    path = ".".join(key_text(key) for key in keys if isinstance(key, str))
    match expected:
        case "text":
            remedy = f'Put it between quotes: {key_text(name)} = "…"'
        case "one value":
            remedy = f'Write it on one line, as in: {key_text(name)} = "…"'
        case "a list of tables":
            remedy = f"Begin each of them with: [[{path}]]"
        case _:
            remedy = f"Begin it with: [[{path}]]" if isinstance(keys[-1], int) else f"Begin it with: [{path}]"
    return fault_at(toml, keys, f"'{name}': expected {expected}, found {type_in_words(found)}.", remedy)


def fault_at(
    toml: TomlText,
    keys: Keys,
    message: str,
    suggestion: str = "",
    *,
    line: int | None = None,
    weight: Literal["error", "warning"] = "error",
) -> Fault:
    """A fault of what stands at that path, with its line and the id of the question or step that it is in."""
    id_ = str(keys[1]) if len(keys) > 1 and keys[0] in ("answers", "kept", "notes") else ""
    return Fault(Place(toml.path, line or toml.line_of(*keys), id_), message, suggestion, weight)


def _rows_in(value: Any) -> int:
    if isinstance(value, dict):
        return sum(map(_rows_in, value.values()))
    if isinstance(value, list):
        return sum(isinstance(one, dict) + _rows_in(one) for one in value if isinstance(one, dict | list))
    return 0
