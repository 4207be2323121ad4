"""Opening a session together with the workshop that it was made with."""

from __future__ import annotations

from pathlib import Path

from partnering_tui.errors import Place, WorkshopNotFound
from partnering_tui.storage.answer_shapes import refuse_misshapen_answers
from partnering_tui.storage.locations import Locations
from partnering_tui.storage.session_file import SessionFile, open_session
from partnering_tui.storage.state import State
from partnering_tui.workshop.definition import Workshop
from partnering_tui.workshop.finding import find_workshop
from partnering_tui.workshop.loading import load_workshop
from partnering_tui.workshop.toml_text import read_toml


def open_with_workshop(path: Path, locations: Locations, *, workshop: str = "") -> tuple[SessionFile, Workshop]:
    """The session in that file and its workshop, or the workshop named (an id, or the path to a folder).

    Raises PartneringError if the session or the workshop cannot be read.
    """
    file = open_session(path)
    wanted = workshop or file.session.workshop
    roots = roots_for(path, locations)
    try:
        folder = find_workshop(wanted, beside=path.parent, roots=roots, is_path_allowed=bool(workshop))
    except WorkshopNotFound as error:
        line = None if workshop else read_toml(path).line_of("session", "workshop")
        remedy = f"{error.remedy} Or put its folder beside the session."
        raise WorkshopNotFound(error.title, place=Place(path, line), remedy=remedy) from error
    found = load_workshop(folder)
    refuse_misshapen_answers(file, found)
    file.put_in_order_of(found)
    return file, found


def roots_for(path: Path, locations: Locations) -> list[Path]:
    """Where the workshop of the session in that file is looked for, besides `workshops/` beside it.

    In the session's own folder, among the facilitator's own, among those that ship with the app, and where workshops
    lie that were once named by their path on this computer.
    """
    return [path.parent, *locations.workshop_roots, *State.load(locations.state_file).workshop_roots()]


def workshop_places(folder: Path, locations: Locations) -> list[Path]:
    """Everywhere that workshops of the sessions in that folder are looked for, the first place first."""
    return [folder / "workshops", *roots_for(folder / "session", locations)]
