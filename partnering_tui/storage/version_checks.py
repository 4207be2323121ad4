"""Whether the sections that were left out and the versions that were signed are what they say. Warnings only."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from partnering_tui.errors import Fault, PartneringError
from partnering_tui.session.differences import differences
from partnering_tui.session.session import Session
from partnering_tui.session.versions import WORDS, latest_version
from partnering_tui.storage.session_shape import Keys, fault_at
from partnering_tui.storage.version_file import frozen_files
from partnering_tui.workshop.definition import Workshop
from partnering_tui.workshop.suggesting import did_you_mean, listed
from partnering_tui.workshop.toml_text import TomlText, read_toml
from partnering_tui.workshop.wording import type_in_words

_STATES = ("not-relevant",)
_GOES_ON = frozenset({"decision", "action", "parked", "sitting", "round", "score", "comment"})
"""What may be noted while an agreement stands."""


def faults_of_sections(toml: TomlText, workshop: Workshop) -> Iterator[Fault]:
    """Sections that the document does not have, or that are in no known state."""
    known = [section.id for section in workshop.summary]
    for section, said in toml.data.get("sections", {}).items():
        at: Keys = ("sections", section)
        if section not in known:
            message = f"The document has no section '{section}'."
            yield _warning(toml, at, message, did_you_mean(section, known, f"There are: {listed(known)}."))
        state = said.get("state", "not-relevant")
        if state not in _STATES:
            yield _warning(toml, (*at, "state"), f"A section has no state '{state}'.", 'Write: state = "not-relevant"')


def faults_of_versions(toml: TomlText, path: Path, now: datetime) -> Iterator[Fault]:
    """Versions whose keys are none, and frozen files that are gone or were changed since they were signed."""
    rows = toml.data.get("versions", [])
    frozen = toml.data.get("version")
    if isinstance(frozen, dict):
        yield from _faults_of_version(toml, ("version",), frozen, now)
    seen: set[int] = set()
    for position, row in enumerate(rows):
        at: Keys = ("versions", position)
        yield from _faults_of_version(toml, at, row, now)
        number = row.get("number")
        if type(number) is int and number in seen:
            yield _warning(
                toml, (*at, "number"), f"There are two versions {number}.", "Give one of them another number."
            )
        seen |= {number} if type(number) is int else set()
    yield from _faults_of_files(toml, path, rows)


def faults_of_agreed_text(toml: TomlText, path: Path, workshop: Workshop) -> Iterator[Fault]:
    """That the session says it is agreed, and was changed by hand since its last version was signed."""
    session = Session(toml.data)
    standing = latest_version(session)
    if session.status != "agreed" or standing is None or "version" in toml.data:
        return
    signed = next(one for one in frozen_files(path, session) if one.version == standing)
    if signed.state != "as signed":
        return  # which is told, and with what could it be compared?
    try:
        frozen = Session(read_toml(signed.path).data)
    except PartneringError:
        return
    if any(one.what not in _GOES_ON for one in differences(frozen, session, workshop)):
        message = f"The session was changed since version {standing.number} was signed, and still says it is agreed."
        remedy = f'Write: status = "reopened", and see what changed: partnering diff {path}'
        yield _warning(toml, ("session", "status"), message, remedy)


def _faults_of_files(toml: TomlText, path: Path, rows: list[dict[str, Any]]) -> Iterator[Fault]:
    if "version" in toml.data:
        return  # a frozen version lies wherever somebody put it; its older ones need not lie there too
    files = list(frozen_files(path, Session(toml.data)))
    for position, found in enumerate(files[: len(rows)]):
        at: Keys = ("versions", position, "file")
        if found.state == "missing":
            message = f"The file of version {found.version.number} is not there: {found.path.name}."
            yield _warning(toml, at, message, "Put it back beside the session.")
        elif found.state == "changed since":
            message = f"The file of version {found.version.number} was changed since it was signed: {found.path.name}."
            yield _warning(toml, at, message, "Put a copy of the signed file back, if you have one.")


def _faults_of_version(toml: TomlText, at: Keys, row: dict[str, Any], now: datetime) -> Iterator[Fault]:
    number = row.get("number")
    if type(number) is not int or number < 1:
        yield _warning(toml, (*at, "number"), "The version has no number.", "Write: number = 1")
    yield from _faults_of_types(toml, at, row)
    signed = row.get("signed")
    today = now.astimezone(UTC).date()
    if type(signed) is date and signed > today:
        yield _warning(toml, (*at, "signed"), "'signed' lies in the future.", "Check the date.")
    positions = row.get("positions", {})
    for partner, word in positions.items() if isinstance(positions, dict) else ():
        if word not in WORDS:
            message = f"A partner cannot stand to a version as '{word}'."
            advice = did_you_mean(str(word), WORDS, f"There are: {listed(WORDS)}.")
            yield _warning(toml, (*at, "positions", partner), message, advice)


def _faults_of_types(toml: TomlText, at: Keys, row: dict[str, Any]) -> Iterator[Fault]:
    texts = dict.fromkeys(("file", "digest", "legal_status", "reason"), ("text", str))
    days = dict.fromkeys(("signed", "reopened"), ("a date", date))
    tables = dict.fromkeys(("positions", "words"), ("a table of keys", dict))
    lists = dict.fromkeys(("signatures", "open_points"), ("a list", list))
    wanted: dict[str, tuple[str, type]] = {**texts, **days, **tables, **lists}
    for key, (called, kind) in wanted.items():
        value = row.get(key)
        if value is not None and not isinstance(value, kind):
            message = f"'{key}': expected {called}, found {type_in_words(value)}."
            yield _warning(toml, (*at, key), message)


def _warning(toml: TomlText, keys: Keys, message: str, suggestion: str = "") -> Fault:
    return fault_at(toml, keys, message, suggestion, weight="warning")
