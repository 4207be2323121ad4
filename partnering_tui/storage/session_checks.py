"""Everything in a session file that somebody may want to look at, all at once, each with its line."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path as FilePath
from typing import Any

from partnering_tui.errors import Fault, PartneringError, Weight
from partnering_tui.session.moving import moving
from partnering_tui.session.record import Path
from partnering_tui.session.session import SECTORS, PrivateNotes, Session
from partnering_tui.storage.answer_checks import faults_of_answer
from partnering_tui.storage.answer_shapes import faults_of_answer_shape
from partnering_tui.storage.conflict_checks import faults_of_conflicts
from partnering_tui.storage.meeting_checks import faults_of_meetings
from partnering_tui.storage.repairs import repair
from partnering_tui.storage.session_names import private_path_of
from partnering_tui.storage.session_shape import LIMIT_BYTES, Keys, fault_at, faults_of_shape, newer_format
from partnering_tui.storage.signature import stamp_of
from partnering_tui.storage.type_checks import faults_of_types, faults_of_types_in_notes
from partnering_tui.storage.version_checks import faults_of_agreed_text, faults_of_sections, faults_of_versions
from partnering_tui.workshop.definition import Workshop
from partnering_tui.workshop.suggesting import did_you_mean, listed
from partnering_tui.workshop.toml_text import TomlText, parse_toml, read_toml


def check_session(path: FilePath, workshop: Workshop | None, *, now: datetime | None = None) -> list[Fault]:
    """Every fault of a session file and of the private notes beside it.

    Errors keep it from being opened. Warnings do not: answers that the workshop does not know, or that do not fit.
    """
    moment = now or datetime.now(UTC)
    faults = _checked(path, workshop, moment, is_private=False)
    private = private_path_of(path)
    if stamp_of(private):
        faults += _checked(private, workshop, moment, is_private=True)
    return faults


def _checked(path: FilePath, workshop: Workshop | None, now: datetime, *, is_private: bool) -> list[Fault]:
    try:
        toml = read_toml(path, limit_bytes=LIMIT_BYTES)
        newer = newer_format(toml)
        if newer:
            raise newer
    except PartneringError as error:
        return [Fault(error.place, error.title, error.remedy)]
    faults = list(faults_of_shape(toml, is_private=is_private))
    if faults:
        return faults
    faults += _repairs(toml)
    faults += faults_of_conflicts(toml, workshop, is_private=is_private)
    if is_private:
        faults += faults_of_types_in_notes(toml)
    else:
        faults += _faults_of_head(toml, workshop, now)
        faults += faults_of_types(toml)
        faults += _faults_of_partners(toml)
        faults += _faults_of_sittings(toml, now)
        faults += faults_of_meetings(toml, workshop)
        faults += faults_of_versions(toml, path, now)
        if workshop:
            faults += faults_of_sections(toml, workshop)
            faults += faults_of_agreed_text(toml, path, workshop)
    if workshop:
        partners = [row["id"] for row in toml.data.get("partners", ())]
        for question_id, answer in toml.data.get("answers", {}).items():
            known = None if is_private else partners
            misshapen = list(faults_of_answer_shape(toml, workshop, question_id, is_private=is_private))
            faults += misshapen or faults_of_answer(toml, workshop, question_id, answer, known, is_private=is_private)
    return faults


def _repairs(toml: TomlText) -> Iterator[Fault]:
    """What the app mends by itself when it opens the file."""
    mended = parse_toml(toml.text, toml.path).data
    for path, words in repair(mended, toml.text).items():
        words = words.replace("was given", "will be given").replace("were removed", "will be removed")
        yield _warning(toml, _by_position(mended, path), words)


def _by_position(node: Any, path: Path) -> Keys:
    """The same path with the position of each row instead of its id."""
    keys: Keys = ()
    for key in path:
        if isinstance(node, list):
            position = next(index for index, row in enumerate(node) if row.get("id") == key)
            keys, node = (*keys, position), node[position]
        else:
            keys, node = (*keys, key), node[key]
    return keys


def _faults_of_head(toml: TomlText, workshop: Workshop | None, now: datetime) -> Iterator[Fault]:
    head = toml.data["session"]
    for key in ("id", "title", "workshop"):
        if not head.get(key):
            # Without its workshop, a session cannot be opened.
            weight: Weight = "error" if key == "workshop" else "warning"
            remedy = f'Add, below [session]: {key} = "…"'
            yield fault_at(toml, ("session", key), f"'{key}' is missing.", remedy, weight=weight)
    yield from _in_the_future(toml, ("session", "created"), head.get("created"), now)
    status = head.get("status", "open")
    known = ("open", "agreed", "reopened")
    if status not in known:
        message = f"There is no status '{status}'."
        yield _warning(
            toml, ("session", "status"), message, did_you_mean(status, known, f"There are: {listed(known)}.")
        )
    if workshop is None:
        return
    if head.get("workshop") and head["workshop"] != workshop.id:
        message = f"The session is of the workshop '{head['workshop']}', not of '{workshop.id}'."
        yield _warning(toml, ("session", "workshop"), message)
    for move in moving(Session(toml.data), PrivateNotes(), workshop).moves:
        message = f"The workshop has other ids since this session was held: {move.words}."
        yield _warning(toml, ("session", "workshop_version"), message, "Open the session: it offers to move them.")
    version = head.get("workshop_version")
    if isinstance(version, int) and version > workshop.version:
        message = f"The session was held with version {version} of the workshop; this is version {workshop.version}."
        yield _warning(
            toml, ("session", "workshop_version"), message, "Get the newer workshop, or look at what was kept."
        )


def _faults_of_partners(toml: TomlText) -> Iterator[Fault]:
    for position, partner in enumerate(toml.data.get("partners", ())):
        if not partner.get("name"):
            yield _warning(
                toml, ("partners", position), f"The partner '{partner['id']}' has no name.", 'Add: name = "…"'
            )
        sector = partner.get("sector", "")
        if isinstance(sector, str) and sector and sector not in SECTORS:
            message = f"There is no sector '{sector}'."
            advice = did_you_mean(sector, SECTORS, f"There are: {listed(SECTORS)}.")
            yield _warning(toml, ("partners", position, "sector"), message, advice)


def _faults_of_sittings(toml: TomlText, now: datetime) -> Iterator[Fault]:
    partners = [row["id"] for row in toml.data.get("partners", ())]
    for position, sitting in enumerate(toml.data.get("sittings", ())):
        at: Keys = ("sittings", position)
        yield from _in_the_future(toml, (*at, "started"), sitting.get("started"), now)
        present = sitting.get("present", [])
        for partner in present if isinstance(present, list) else []:
            if isinstance(partner, str) and partner not in partners:
                message = f"There is no partner '{partner}'."
                advice = did_you_mean(partner, partners, f"There are: {listed(partners)}.")
                yield _warning(toml, (*at, "present"), message, advice)


def _in_the_future(toml: TomlText, keys: Keys, moment: Any, now: datetime) -> Iterator[Fault]:
    if not isinstance(moment, datetime):
        return
    if (moment if moment.tzinfo else moment.replace(tzinfo=UTC)) > now:
        yield _warning(
            toml, keys, f"'{keys[-1]}' lies in the future.", "Check the date, and the clock of the computer."
        )


def _warning(toml: TomlText, keys: Keys, message: str, suggestion: str = "") -> Fault:
    return fault_at(toml, keys, message, suggestion, weight="warning")
