"""What the commands do with sessions: begin one, and open one to read it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from partnering_tui.errors import Place, WorkshopNotFound, WrongUsage
from partnering_tui.session.session import new_session
from partnering_tui.session.typed_partners import TypedPartner, rows_of
from partnering_tui.storage.definitions import workshop_in
from partnering_tui.storage.locations import Locations
from partnering_tui.storage.opening import roots_for
from partnering_tui.storage.state import State
from partnering_tui.workshop.definition import Workshop
from partnering_tui.workshop.finding import find_workshop


def begin_session(
    path: Path, title: str, partners: Sequence[TypedPartner], workshop: str, locations: Locations
) -> None:
    """Put a new session into the file. Raises PartneringError: a file stands there, or the workshop cannot be used."""
    from partnering_tui.storage.session_file import create_session

    folder = _folder_of(workshop, path, locations)
    asked = workshop_in(folder, locations)
    _see_that_it_is_found(folder, asked, path, locations)
    create_session(path, new_session(title, asked, rows_of(partners)), workshop=asked)


def _folder_of(workshop: str, path: Path, locations: Locations) -> Path:
    """The workshop of that name among those that are kept, else where a path leads. Raises WorkshopNotFound."""
    roots = list(roots_for(path, locations))
    try:
        return find_workshop(workshop, beside=path.parent, roots=roots)
    except WorkshopNotFound:
        return find_workshop(workshop, beside=path.parent, roots=roots, is_path_allowed=True)


def _see_that_it_is_found(folder: Path, asked: Workshop, path: Path, locations: Locations) -> None:
    """A session names its workshop by id, so that it can travel; where that leads elsewhere, remember the folder."""
    try:
        found = find_workshop(asked.id, beside=path.parent, roots=roots_for(path, locations))
    except WorkshopNotFound:
        found = None
    if found is None:
        state = State.load(locations.state_file)
        state.remember_workshop(folder)
        state.save()
    elif not found.samefile(folder):
        raise WrongUsage(
            f"Another workshop has the id '{asked.id}', and the session would be opened with that one.",
            place=Place(found),
            remedy=f"Give yours an id of its own in {folder / 'workshop.toml'}.",
        )
