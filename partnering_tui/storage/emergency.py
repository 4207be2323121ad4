"""Emergency copies: what could not be saved where it belongs, kept until somebody decides what becomes of it."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

from partnering_tui.errors import NotSaved
from partnering_tui.frozen import dataclass
from partnering_tui.storage.atomic import save_atomically
from partnering_tui.storage.backups import contents_of, origin_of, private_folder, write_origin
from partnering_tui.storage.copies import session_id_in
from partnering_tui.storage.locations import real_path
from partnering_tui.storage.session_names import is_session_name

TEMPORARY = "partnering-unsaved-"
"""What folders begin with where the system keeps what is temporary."""
_BEFORE = ".before-"
"""What the names of files begin with in which stands what the session's files last said on the disk."""


@dataclass(frozen=True, slots=True)
class EmergencyCopy:
    """A session as it was when it could not be saved."""

    folder: Path
    session_file: Path
    made: datetime
    session_id: str
    of: Path | None
    """Where the session was to be saved; None if nobody knows."""

    @property
    def can_be_taken(self) -> bool:
        """It is a session that can be opened; else the answers stand in it as plain JSON."""
        return is_session_name(self.session_file.name)

    @property
    def before(self) -> Path:
        """What the session said on the disk before, as common ground for bringing both together; it may be missing."""
        return self.folder / f"{_BEFORE}{self.session_file.name}"

    @property
    def contents(self) -> dict[str, bytes]:
        """Its files, by their names. Raises OSError."""
        return contents_of(self.folder)

    def remove(self) -> bool:
        """Throw it away; whether it is gone."""
        shutil.rmtree(self.folder, ignore_errors=True)
        return not self.folder.exists()


def new_emergency_folder(root: Path | None, path: Path) -> Path:
    """A folder there for a copy of that session, or where the system keeps what is temporary. Raises OSError."""
    if root is None:
        return Path(tempfile.mkdtemp(prefix=TEMPORARY))
    private_folder(root)
    name = f"{path.stem}-{datetime.now().astimezone():%Y%m%d-%H%M%S}"
    for number in range(1, 1000):
        folder = root / (name if number == 1 else f"{name}-{number}")
        try:
            folder.mkdir(mode=0o700)
        except FileExistsError:
            continue
        return folder
    raise FileExistsError(str(root / name))


def write_emergency_copy(
    folder: Path, texts: Mapping[str, str], *, of: Path, before: Mapping[str, str] | None = None
) -> None:
    """Put the texts, by their names, into a folder of their own, with what stood on the disk. Raises NotSaved."""
    try:
        for name, text in texts.items():
            save_atomically(folder / name, text)
    except NotSaved:
        with contextlib.suppress(OSError):
            folder.rmdir()  # if nothing at all could be written
        raise
    with contextlib.suppress(OSError, NotSaved):
        write_origin(folder, of)
        for name, text in (before or {}).items():
            save_atomically(folder / f"{_BEFORE}{name}", text)


def emergency_copies(root: Path) -> list[EmergencyCopy]:
    """Every copy that waits, in that folder and where the system keeps what is temporary; the last one first."""
    found = [copy for folder in _folders(root) if (copy := _copy_in(folder))]
    return sorted(found, key=lambda copy: copy.made, reverse=True)


def copies_for(root: Path, session_id: str, path: Path) -> list[EmergencyCopy]:
    """The copies that wait of that session, or of what was in that file."""
    real = real_path(path)
    return [
        copy
        for copy in emergency_copies(root)
        if (copy.session_id == session_id if copy.session_id else copy.of == real)
    ]


def _folders(root: Path) -> Iterator[Path]:
    for place, prefix in ((root, ""), (Path(tempfile.gettempdir()), TEMPORARY)):
        try:
            entries = [Path(entry.path) for entry in os.scandir(place) if entry.name.startswith(prefix)]
        except OSError:
            continue
        yield from (entry for entry in entries if _is_ours(entry))


def _is_ours(folder: Path) -> bool:
    """Whether it is a folder that only we can have made: others may put things where everybody can."""
    try:
        found = folder.lstat()
    except OSError:
        return False
    return folder.is_dir() and not folder.is_symlink() and (os.name != "posix" or found.st_uid == os.getuid())


def _copy_in(folder: Path) -> EmergencyCopy | None:
    try:
        names = sorted(entry.name for entry in folder.iterdir() if not entry.name.startswith("."))
        session = next((name for name in names if is_session_name(name)), "")
        name = session or next((name for name in names if _is_plain(name)), "")
        if not name:
            return None
        path = folder / name
        made = datetime.fromtimestamp(path.stat().st_mtime, UTC)
    except OSError:
        return None
    return EmergencyCopy(folder, path, made, session_id_in(path) if session else _id_in_plain(path), origin_of(folder))


def _is_plain(name: str) -> bool:
    return is_session_name(name.removesuffix(".json"))


def _id_in_plain(path: Path) -> str:
    try:
        return str(json.loads(path.read_text("utf-8"))["session"]["id"])
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return ""
