"""Which file is meant by a name that was typed, and which name is free for a new one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from partnering_tui.errors import Place, UnreadableFile, WrongUsage
from partnering_tui.storage.session_names import PRIVATE_SUFFIX, SUFFIX


def new_session_path(file: str | None, title: str, sessions: Callable[[], Path]) -> Path:
    """Where a new session goes: into the file named, with `.toml` behind it, or under a free name after its title.

    The free name is in the folder named, else in the sessions folder. Raises WrongUsage for a name of private notes.
    """
    if file is None or is_folder(Path(file)):
        from partnering_tui.storage.beginning import free_path, path_after

        return free_path(path_after(title, Path(file) if file else sessions()))
    path = Path(file)
    if path.name.endswith(PRIVATE_SUFFIX):
        remedy = f"Give the session a name that does not end in {PRIVATE_SUFFIX}"
        raise WrongUsage("Only private notes have such a name.", place=Place(path), remedy=remedy)
    return path if path.suffix == SUFFIX else _with_suffix(path)


def existing_session(file: str, sessions: Callable[[], Path]) -> Path:
    """The session file that is meant: as named, or with `.toml` behind it, here or else in the sessions folder.

    Raises UnreadableFile if there is none.
    """
    given = Path(file)
    named = given if given.suffix == SUFFIX or not given.name else _with_suffix(given)
    if found := next((path for path in (given, named) if is_file(path)), None):
        return found
    if is_folder(given):
        remedy = f"See the sessions in it: partnering list {given}"
        raise UnreadableFile("This is a folder, not a session.", place=Place(given), remedy=remedy)
    if given.name == file and is_file(sessions() / named):
        return sessions() / named
    remedy = "Check the name and the folder, or see your sessions: partnering list"
    raise UnreadableFile("There is no such file.", place=Place(given), remedy=remedy)


def is_file(path: Path) -> bool:
    """Whether a file stands there; False as well for a path that cannot be looked at."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def is_folder(path: Path) -> bool:
    """Whether a folder stands there; False as well for a path that cannot be looked at."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def _with_suffix(path: Path) -> Path:
    return path.with_name(path.name + SUFFIX)
