"""Every copy that the app made of a session on this computer, and removing them. Never the session itself."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import field
from pathlib import Path

from partnering_tui.errors import PartneringError
from partnering_tui.frozen import dataclass
from partnering_tui.session.values import counted
from partnering_tui.storage.backups import backups_of, backups_of_path, not_chosen, session_folder, set_aside_of
from partnering_tui.storage.copies import session_id_in
from partnering_tui.storage.emergency import copies_for
from partnering_tui.storage.leftovers import leftovers_of
from partnering_tui.storage.locations import Locations
from partnering_tui.storage.made_files import forget_files, is_remembered
from partnering_tui.storage.presence import left_behind, open_sessions
from partnering_tui.storage.session_file import open_session
from partnering_tui.storage.state import State
from partnering_tui.storage.version_file import frozen_files


@dataclass(frozen=True, slots=True)
class FoundCopy:
    """Something that the app made of a session or remembers of it."""

    words: str
    """What it is and where, for whoever decides."""
    remove: Callable[[], bool] = field(repr=False)
    """Remove it; whether it is gone."""


def copies_of(path: Path, locations: Locations, *, with_versions: bool = False) -> list[FoundCopy]:
    """Every copy of the session that is, or was, in that file; signed versions beside it only if they are meant."""
    session_id = session_id_in(path)
    return [
        *_backups(locations.backups, session_id, path),
        *_emergency_copies(locations.unsaved, session_id, path),
        *_leftovers(path),
        *_remembered(path, session_id, locations),
        *_presences(path, locations),
        *(_versions(path) if with_versions else ()),
    ]


def purge_copies(found: Iterable[FoundCopy]) -> list[FoundCopy]:
    """Remove them all; those that the disk did not let go."""
    return [one for one in found if not one.remove()]


def _backups(root: Path, session_id: str, path: Path) -> Iterator[FoundCopy]:
    folders = {backup.folder.parent for backup in backups_of_path(root, path)} if not session_id else set()
    for folder in folders or {session_folder(root, session_id)}:
        backups, aside = len(backups_of(root, folder.name)), len(set_aside_of(root, folder.name))
        if folder.is_dir():
            kept = f"{counted(backups, 'backup')} and {not_chosen(aside)}" if aside else counted(backups, "backup")
            yield FoundCopy(f"{kept}, in {folder}", _folder_remover(folder))


def _emergency_copies(root: Path, session_id: str, path: Path) -> Iterator[FoundCopy]:
    for copy in copies_for(root, session_id, path):
        yield FoundCopy(f"an emergency copy, in {copy.folder}", copy.remove)


def _leftovers(path: Path) -> Iterator[FoundCopy]:
    for leftover in leftovers_of(path):
        yield FoundCopy(f"a half-written file, {leftover}", _file_remover(leftover))


def _remembered(path: Path, session_id: str, locations: Locations) -> Iterator[FoundCopy]:
    state = State.load(locations.state_file)
    if state.forget_session(path, session_id):
        yield FoundCopy("that it was opened here, and where you were in it", state.save)
    if session_id and is_remembered(locations.made_files, session_id):
        yield FoundCopy("which tables were made from it", lambda: forget_files(locations.made_files, session_id))


def windows_that_have_open(path: Path, locations: Locations) -> int:
    """How many windows have the session open; what they note of that is never removed."""
    return left_behind(open_sessions(locations.state_file), path)[1]


def _presences(path: Path, locations: Locations) -> Iterator[FoundCopy]:
    files = left_behind(open_sessions(locations.state_file), path)[0]
    if files:
        remove = [_file_remover(file) for file in files]
        words = f"that it was open in {counted(len(files), 'window')} that ended without saying so"
        yield FoundCopy(words, lambda: all([one() for one in remove]))


def _versions(path: Path) -> Iterator[FoundCopy]:
    try:
        session = open_session(path).session
    except PartneringError:
        return
    for frozen in frozen_files(path, session):
        if frozen.state != "missing":
            words = f"version {frozen.version.number}, as it was signed, {frozen.path}"
            yield FoundCopy(words, _file_remover(frozen.path))


def _folder_remover(folder: Path) -> Callable[[], bool]:
    def remove() -> bool:
        shutil.rmtree(folder, ignore_errors=True)
        return not folder.exists()

    return remove


def _file_remover(path: Path) -> Callable[[], bool]:
    def remove() -> bool:
        try:
            path.unlink(missing_ok=True)
        except OSError:
            return False
        return True

    return remove
