"""Opening a session together with the workshop that it was made with."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from partnering_tui.errors import Place, WorkshopNotFound
from partnering_tui.session.session import Session
from partnering_tui.storage.answer_shapes import refuse_misshapen_answers
from partnering_tui.storage.definitions import workshop_in
from partnering_tui.storage.locations import Locations
from partnering_tui.workshop.definition import Workshop
from partnering_tui.workshop.finding import find_workshop
from partnering_tui.workshop.toml_text import read_toml

if TYPE_CHECKING:
    from partnering_tui.storage.session_file import SessionFile


def open_with_workshop(path: Path, locations: Locations, *, workshop: str = "") -> tuple[SessionFile, Workshop]:
    """The session in that file and its workshop, or the workshop named (an id, or the path to a folder).

    Raises PartneringError if the session or the workshop cannot be read.
    """
    from partnering_tui.storage.session_file import open_session  # only here: it loads all that writing needs

    file = open_session(path)
    found = workshop_of(file.session, path, locations, workshop)
    refuse_misshapen_answers(file, found)
    file.put_in_order_of(found)
    return file, found


def workshop_of(session: Session, path: Path, locations: Locations, named: str = "") -> Workshop:
    """The workshop of the session in that file, or the one named. Raises PartneringError."""
    roots = roots_for(path, locations)
    try:
        folder = find_workshop(named or session.workshop, beside=path.parent, roots=roots, is_path_allowed=bool(named))
    except WorkshopNotFound as error:
        line = None if named else read_toml(path).line_of("session", "workshop")
        remedy = f"{error.remedy} Or put its folder beside the session."
        raise WorkshopNotFound(error.title, place=Place(path, line), remedy=remedy) from error
    return workshop_in(folder, locations)


def roots_for(path: Path, locations: Locations) -> Iterator[Path]:
    """Where the workshop of the session in that file is looked for, besides `workshops/` beside it.

    In the session's own folder, among the facilitator's own, among those that ship with the app, and where workshops
    lie that were once named by their path on this computer.
    """
    yield path.parent
    yield from locations.workshop_roots
    from partnering_tui.storage.state import State  # only here: most workshops were found before

    yield from State.load(locations.state_file).workshop_roots()


def workshop_places(folder: Path, locations: Locations) -> list[Path]:
    """Everywhere that workshops of the sessions in that folder are looked for, the first place first."""
    return [folder / "workshops", *roots_for(folder / "session", locations)]
