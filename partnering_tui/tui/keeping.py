"""Keeping what has no place of its own yet: sessions that were begun and not started."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

from partnering_tui.errors import PartneringError
from partnering_tui.session.session import Session
from partnering_tui.session.values import day
from partnering_tui.storage.beginning import free_path
from partnering_tui.storage.locations import Locations
from partnering_tui.storage.opening import roots_for
from partnering_tui.storage.session_file import create_session
from partnering_tui.storage.state import State
from partnering_tui.tui.desk import Desk
from partnering_tui.workshop.definition import Workshop
from partnering_tui.workshop.finding import find_workshop

# Sessions that were begun and not started


def untitled_on(today: date) -> str:
    """A title for a session that has none: by it the session is known again."""
    return f"Untitled session, {day(today)}"


def keep_begun_session(
    session: Session, workshop: Workshop, wanted: Path, locations: Locations
) -> tuple[Path | None, list[str]]:
    """Put a session that was begun into its file, or another if there can be none: where it is, and what to tell."""
    folders = (wanted.parent, locations.sessions, locations.unsaved)
    for folder in dict.fromkeys(folders):
        path = free_path(folder / wanted.name)
        try:
            create_session(path, session, workshop=workshop)
        except (PartneringError, OSError):
            continue
        return path, [f"The session that you began is kept in {path}"]
    return None, [f"The session that you began could not be kept: no folder takes it, not even {folders[-1]}"]


# Another place for a session that cannot be saved


def go_on_in(desk: Desk, path: Path, locations: Locations, state: State) -> None:
    """Save the session in another file and go on there. Raises PartneringError; then all is as it was.

    The recent files name the new one, and a workshop that was found beside the old one is still found.
    """
    before = desk.path
    desk.save_elsewhere(path)
    with contextlib.suppress(PartneringError):
        workshop = find_workshop(desk.workbook.workshop.id, beside=before.parent, roots=roots_for(before, locations))
        if workshop.parent not in locations.workshop_roots:
            state.remember_workshop(workshop)
    state.forget_file(before)
    state.remember_file(path)
    state.save()


def other_place_for(path: Path, folders: Sequence[Path], *, is_folder_well: bool) -> Path:
    """A free path for a session that cannot be saved where it is: in its folder if that is well, else in another."""
    places = [path.parent, *folders] if is_folder_well else [*folders, path.parent]
    usable = (folder for folder in places if (is_folder_well or folder != path.parent) and _can_be_written(folder))
    return free_path(next(usable, path.parent) / path.name)


def _can_be_written(folder: Path) -> bool:
    """Whether a file can be made in that folder, or the folder itself, as far as can be told without trying."""
    return next((os.access(place, os.W_OK) for place in _with_parents(folder) if place.is_dir()), False)


def _with_parents(folder: Path) -> Iterator[Path]:
    parents: Iterable[Path] = folder.absolute().parents
    yield folder
    yield from parents
