"""Copies of a session beside the session: reading one, and putting one in its place or in a new file."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from pathlib import Path

from partnering_tui.errors import FaultyFile, NewerFormat, NotSaved, Place, UnreadableFile, WouldOverwrite
from partnering_tui.frozen import dataclass
from partnering_tui.session.differing import Differing, differing
from partnering_tui.session.session import PrivateNotes, Session
from partnering_tui.storage.atomic import not_saved, save_bytes_atomically
from partnering_tui.storage.backups import Backup, backups_of, backups_of_path, is_private_name, make_backup
from partnering_tui.storage.session_file import open_session, private_path_of
from partnering_tui.storage.session_head import read_head
from partnering_tui.storage.signature import stamp_of


@dataclass(frozen=True, slots=True)
class Copy:
    """A session and its private notes, as one of their files says."""

    session: Session
    notes: PrivateNotes


def read_copy(path: Path) -> Copy:
    """The session in that file, to be compared. Raises UnreadableFile, FaultyFile or NewerFormat."""
    file = open_session(path)
    return Copy(file.session, file.notes)


def difference_between(one: Copy, other: Copy) -> Differing:
    """What differs between two copies, private notes included."""
    return differing(one.session, other.session, one.notes, other.notes)


def session_id_in(path: Path) -> str:
    """The id of the session in that file, as far as it can be read; else empty."""
    with contextlib.suppress(UnreadableFile, FaultyFile, NewerFormat):
        return Session(read_head(path).data).id
    return ""


def backups_for(root: Path, path: Path) -> list[Backup]:
    """The backups of the session that is, or was, in that file; the last one first."""
    by_id = backups_of(root, session_id_in(path))
    return by_id or backups_of_path(root, path)


def restore(backup: Backup, path: Path, root: Path) -> Backup | None:
    """Put a backup in the place of the session in that file; what stood there, as a backup of its own.

    Private notes that the backup does not have stay. Nothing is replaced before all of it is kept.
    Raises NotSaved and UnreadableFile.
    """
    contents = _contents_of(backup)
    present = {file.name: _bytes_of(file) for file in (path, private_path_of(path)) if stamp_of(file)}
    before = make_backup(root, backup.folder.parent.name, present, of=path, why="restore") if present else None
    # The private notes first: a session that says less than its notes is less of a loss than the other way round.
    for name in sorted(contents, key=is_private_name, reverse=True):
        save_bytes_atomically(private_path_of(path) if is_private_name(name) else path, contents[name])
    return before


def restore_as(backup: Backup, path: Path) -> None:
    """Put a backup into a new file. Raises WouldOverwrite if one stands there, NotSaved and UnreadableFile."""
    put_in_new_file(_contents_of(backup), path)


def put_in_new_file(contents: Mapping[str, bytes], path: Path) -> None:
    """Put a session and its private notes, by their names, into new files. Raises WouldOverwrite and NotSaved."""
    for file in (path, private_path_of(path)):
        if stamp_of(file):
            raise WouldOverwrite("There is a file of that name already.", place=Place(file), remedy="Name another.")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as error:
        raise not_saved(path, error) from error
    for name in sorted(contents, key=is_private_name, reverse=True):
        save_bytes_atomically(private_path_of(path) if is_private_name(name) else path, contents[name])


def _contents_of(backup: Backup) -> dict[str, bytes]:
    try:
        return backup.contents
    except OSError as error:
        raise UnreadableFile(
            "The backup cannot be read.", place=Place(backup.folder), remedy="Choose another one."
        ) from error


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise NotSaved(
            "what stands there cannot be read, so no backup of it can be made",
            place=Place(path),
            remedy="Restore into another file: add -o OUT",
        ) from error
