"""Reading a session only to look at it: without what writing needs, and without its private notes."""

from __future__ import annotations

from pathlib import Path

from partnering_tui.errors import FaultyFile, Place
from partnering_tui.session.session import Session
from partnering_tui.storage.answer_shapes import refuse_misshapen
from partnering_tui.storage.locations import Locations
from partnering_tui.storage.opening import workshop_of
from partnering_tui.storage.repairs import repair
from partnering_tui.storage.session_names import PRIVATE_SUFFIX, SUFFIX
from partnering_tui.storage.session_shape import LIMIT_BYTES, refuse_faults
from partnering_tui.workshop.definition import Workshop
from partnering_tui.workshop.toml_text import read_toml


def read_with_workshop(path: Path, locations: Locations) -> tuple[Session, Workshop]:
    """What the session in that file says, and its workshop.

    Raises PartneringError if the session or the workshop cannot be read.
    """
    refuse_private_notes(path)
    toml = read_toml(path, limit_bytes=LIMIT_BYTES)
    refuse_faults(toml)
    repair(toml.data, toml.text)
    session = Session(toml.data)
    workshop = workshop_of(session, path, locations)
    refuse_misshapen(session, toml.text, path, workshop)
    return session, workshop


def refuse_private_notes(path: Path) -> None:
    """Raises FaultyFile if the name says that private notes are in the file."""
    if path.name.endswith(PRIVATE_SUFFIX):
        beside = path.name.removesuffix(PRIVATE_SUFFIX) + SUFFIX
        raise FaultyFile(
            "This file holds private notes, not a session.", place=Place(path), remedy=f"Open {beside} instead."
        )
