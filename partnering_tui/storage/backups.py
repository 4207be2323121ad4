"""Backups: copies of a session and its private notes in the state folder, which only their owner can read.

Every backup is a folder of its own, named by the moment (UTC) and the reason, in a folder for its session. In it the
files have the names that they had, so that it can be opened like any session.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Literal, get_args

from partnering_tui.frozen import dataclass
from partnering_tui.session.values import counted
from partnering_tui.storage.atomic import DISK, Disk, not_saved, save_bytes_atomically
from partnering_tui.storage.locations import real_path
from partnering_tui.storage.session_names import PRIVATE_SUFFIX, is_session_name
from partnering_tui.storage.thinning import superfluous

Why = Literal["sitting", "work", "version", "restore", "move", "recovery", "others"]
"""Before what it was made: a sitting, more work, a signed version, a restore, a move, a recovery, others' edits."""

WORDS: dict[Why, str] = {
    "sitting": "before a sitting",
    "work": "while working",
    "version": "before a version was signed",
    "restore": "before a backup was restored",
    "move": "before answers were moved",
    "recovery": "before a rescued copy was taken",
    "others": "before changes made elsewhere",
}
THINNED: frozenset[Why] = frozenset(("sitting", "work", "others"))
"""The backups of which fewer are kept with age; all others stay until they are purged."""

ASIDE = "set-aside"
"""The folder with texts that were not chosen."""
_OF = ".of"
"""In this file of a backup stands the path of the session."""
_NAME = re.compile(r"(\d{8}-\d{6})-([a-z]+)(?:-\d+)?")
_STAMP = "%Y%m%d-%H%M%S"
_PLAIN_ID = re.compile(r"[A-Za-z0-9_-]{4,80}")


@dataclass(frozen=True, slots=True)
class Backup:
    """One copy of a session as it was."""

    folder: Path
    made: datetime
    """In UTC."""
    why: Why
    of: Path | None
    """Where the session was; None if nobody knows."""

    @property
    def id(self) -> str:
        """By which it is named: unique among the backups of its session."""
        return self.folder.name

    @property
    def session_file(self) -> Path:
        """The copy of the session. Raises FileNotFoundError if somebody took it away."""
        names = [name for name in _names_in(self.folder) if is_session_name(name) and not name.startswith(".")]
        if not names:
            raise FileNotFoundError(str(self.folder))
        return self.folder / names[0]

    @property
    def contents(self) -> dict[str, bytes]:
        """Its files, by their names. Raises OSError."""
        return contents_of(self.folder)


def session_folder(root: Path, session_id: str) -> Path:
    """Where the backups of that session are. The id comes from a file: it never leads out of the folder."""
    is_plain = _PLAIN_ID.fullmatch(session_id) is not None
    return root / (
        session_id if is_plain else "other-" + sha256(session_id.encode("utf-8", "replace")).hexdigest()[:32]
    )


def make_backup(
    root: Path,
    session_id: str,
    contents: Mapping[str, str | bytes],
    *,
    of: Path,
    why: Why,
    now: datetime | None = None,
    disk: Disk = DISK,
) -> Backup | None:
    """Keep a copy of these files; then those that age has made superfluous are removed. Raises NotSaved.

    None if the last backup says the same and nothing asks for one of its own.
    """
    moment = (now or datetime.now(UTC)).astimezone(UTC)
    wanted = {
        name: text.encode("utf-8", "replace") if isinstance(text, str) else text for name, text in contents.items()
    }
    before = backups_of(root, session_id)
    if not wanted or (why in THINNED and before and _says(before[0], wanted)):
        return None
    folder = session_folder(root, session_id)
    try:
        made = _put_in_folder(folder, f"{moment.strftime(_STAMP)}-{why}", wanted, of, disk)
    except (OSError, ValueError) as error:
        raise not_saved(folder, error) from error
    thin(root, session_id, moment)
    return Backup(made, moment.replace(microsecond=0), why, of)


def backups_of(root: Path, session_id: str) -> list[Backup]:
    """The backups of that session, the last one first."""
    return _backups_in(session_folder(root, session_id)) if session_id else []


def backups_of_path(root: Path, path: Path) -> list[Backup]:
    """The backups of the session that was kept in that file, whatever stands there now; the last one first."""
    wanted = {path.absolute(), real_path(path)}
    found = [_backups_in(folder) for folder in _folders_in(root)]
    return [backup for backups in found if any(one.of in wanted for one in backups) for backup in backups]


def thin(root: Path, session_id: str, now: datetime) -> None:
    """Remove the backups that age has made superfluous; a disk that refuses is put up with."""
    thinned = [backup for backup in backups_of(root, session_id) if backup.why in THINNED]
    gone = superfluous([backup.made for backup in thinned], now)
    for index in gone:
        shutil.rmtree(thinned[index].folder, ignore_errors=True)


def keep_aside(folder: Path, session_id: str, name: str, text: str) -> Path:
    """Keep a text that was not chosen, among the backups of its session; the file that it is in. Raises NotSaved."""
    aside = session_folder(folder, session_id) / ASIDE
    plain = re.sub(r"[^A-Za-z0-9_-]+", "-", name).strip("-")[:60] or "text"
    stamp = datetime.now(UTC).strftime(_STAMP)
    try:
        private_folder(folder)
        private_folder(aside.parent)
        private_folder(aside)
        names = (path.with_name(path.name + ".txt") for path in _numbered(aside / f"{stamp}-{plain}"))
        path = next(path for path in names if not path.exists())
    except (OSError, ValueError) as error:
        raise not_saved(aside, error) from error
    save_bytes_atomically(path, text.encode("utf-8", "replace"))
    return path


def set_aside_of(root: Path, session_id: str) -> list[Path]:
    """The texts of that session that were not chosen, in the order in which they were kept."""
    aside = session_folder(root, session_id) / ASIDE
    return [aside / name for name in _names_in(aside)]


def not_chosen(count: int) -> str:
    """So many texts that were set aside, in words."""
    return f"{counted(count, 'text')} that {'was' if count == 1 else 'were'} not chosen"


def contents_of(folder: Path) -> dict[str, bytes]:
    """The files of a copy, by their names. Raises OSError."""
    return {name: (folder / name).read_bytes() for name in _names_in(folder) if not name.startswith(".")}


def private_folder(folder: Path) -> None:
    """Make a folder that only its owner can look into. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    if os.name == "posix" and folder.stat().st_mode & 0o077:
        folder.chmod(0o700)


def write_origin(folder: Path, of: Path) -> None:
    """Note where the session was whose copy is in that folder. Raises NotSaved."""
    save_bytes_atomically(folder / _OF, os.fsencode(real_path(of)))


def origin_of(folder: Path) -> Path | None:
    """Where the session was whose copy is in that folder; None if nobody knows."""
    try:
        return Path(os.fsdecode((folder / _OF).read_bytes())) if (folder / _OF).is_file() else None
    except (OSError, ValueError):
        return None


def _put_in_folder(folder: Path, name: str, contents: Mapping[str, bytes], of: Path, disk: Disk) -> Path:
    """A folder of that name with these files, all of them or none."""
    private_folder(folder.parent)
    private_folder(folder)
    half_made = Path(tempfile.mkdtemp(prefix=".", suffix=".tmp", dir=folder))
    try:
        for file, content in contents.items():
            save_bytes_atomically(half_made / file, content, disk=disk)
        write_origin(half_made, of)
        path = next(path for path in _numbered(folder / name) if not path.exists())
        half_made.rename(path)
    except BaseException:
        shutil.rmtree(half_made, ignore_errors=True)
        raise
    return path


def _backups_in(folder: Path) -> list[Backup]:
    found = [backup for name in _names_in(folder) if (backup := _backup(folder / name))]
    return sorted(found, key=lambda backup: (backup.made, backup.id), reverse=True)


def _backup(folder: Path) -> Backup | None:
    name = _NAME.fullmatch(folder.name)
    if name is None or not folder.is_dir():
        return None
    with contextlib.suppress(ValueError):
        made = datetime.strptime(name[1], _STAMP).replace(tzinfo=UTC)
        why = next((why for why in get_args(Why) if why == name[2]), None)
        return Backup(folder, made, why, origin_of(folder)) if why else None
    return None


def _says(backup: Backup, contents: Mapping[str, bytes]) -> bool:
    try:
        return backup.contents == contents
    except OSError:
        return False


def _folders_in(root: Path) -> Iterator[Path]:
    return (root / name for name in _names_in(root) if not name.startswith("."))


def _names_in(folder: Path) -> list[str]:
    try:
        return sorted(os.listdir(folder))  # noqa: PTH208  # names are all that is wanted
    except OSError:
        return []


def _numbered(path: Path) -> Iterator[Path]:
    yield path
    for number in range(2, 10_000):
        yield path.with_name(f"{path.name}-{number}")


def is_private_name(name: str) -> bool:
    """Whether a file of a backup holds private notes."""
    return name.endswith(PRIVATE_SUFFIX)
