"""Which file is meant by a name that was typed, and which name is free for a new one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from partnering_tui.errors import Place, UnreadableFile, WrongUsage

SUFFIX = ".toml"
PRIVATE_SUFFIX = ".private.toml"


def new_session_path(file: str | None, title: str, sessions: Callable[[], Path]) -> Path:
    """Where a new session goes: into the file named, with `.toml` behind it, or under a free name after its title.

    The free name is in the folder named, else in the sessions folder. Raises WrongUsage for a name of private notes.
    """
    if file is None or is_folder(Path(file)):
        return free_path(Path(file) if file else sessions(), title)
    path = Path(file)
    if path.name.endswith(PRIVATE_SUFFIX):
        remedy = f"Give the session a name that does not end in {PRIVATE_SUFFIX}"
        raise WrongUsage("Only private notes have such a name.", place=Place(path), remedy=remedy)
    return path if path.suffix == SUFFIX else _with_suffix(path)


def free_path(folder: Path, title: str) -> Path:
    """A session file after the title that does not exist yet, nor private notes beside it."""
    from partnering_tui.session.session import slug, unique_id

    taken = {entry.name.removesuffix(SUFFIX).removesuffix(".private") for entry in _entries(folder)}
    return folder / (unique_id(slug(title) or "session", taken) + SUFFIX)


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


def copy_example(examples: Path, folder: Path) -> Path:
    """A copy of the example session with its private notes, under a free name in the folder, as a session of its own.

    Raises UnreadableFile if there is no example, and NotSaved if the folder does not take the copy.
    """
    from uuid import uuid4

    from partnering_tui.storage.atomic import not_saved, save_atomically
    from partnering_tui.storage.session_file import private_path_of
    from partnering_tui.workshop.toml_text import read_toml

    found = sorted(path for path in _entries(examples) if path.name.endswith(SUFFIX))
    example = next((path for path in found if not path.name.endswith(PRIVATE_SUFFIX)), None)
    if example is None:
        remedy = "Install partnering again: a part of it is missing."
        raise UnreadableFile("There is no example session.", place=Place(examples), remedy=remedy)
    toml = read_toml(example)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise not_saved(folder, error) from error
    copy = free_path(folder, example.stem)
    if is_file(private_path_of(example)):
        save_atomically(private_path_of(copy), read_toml(private_path_of(example)).text)
    # With an id of its own, the copy is never taken for another copy that somebody goes on with.
    save_atomically(copy, toml.text.replace(str(toml.data["session"]["id"]), str(uuid4()), 1))
    return copy


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


def _entries(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except OSError:
        return []
