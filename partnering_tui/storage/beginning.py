"""Where new sessions begin: a file name that is free, and a copy of the example to look around in."""

from __future__ import annotations

from pathlib import Path
from uuid import uuid4

from partnering_tui.errors import Place, UnreadableFile
from partnering_tui.session.session import slug, unique_id
from partnering_tui.storage.atomic import not_saved, save_atomically
from partnering_tui.storage.session_names import SUFFIX, is_session_name, private_path_of
from partnering_tui.workshop.toml_text import read_toml


def path_after(title: str, folder: Path) -> Path:
    """The file for a session of that title, whether or not one stands there."""
    return folder / ((slug(title) or "session") + SUFFIX)


def free_path(wanted: Path) -> Path:
    """The path, with a number in its name if a session or somebody's private notes stand there already."""
    taken = {name.removesuffix(SUFFIX).removesuffix(".private") for name in _names_in(wanted.parent)}
    return wanted.with_name(unique_id(wanted.name.removesuffix(SUFFIX), taken) + SUFFIX)


def copy_example(examples: Path, folder: Path) -> Path:
    """A copy of the example with its private notes, as a session of its own, under a free name in that folder.

    Raises UnreadableFile if there is no example, and NotSaved if the folder does not take the copy.
    """
    names = sorted(name for name in _names_in(examples) if is_session_name(name))
    if not names:
        remedy = "Install partnering again: a part of it is missing."
        raise UnreadableFile("There is no example session.", place=Place(examples), remedy=remedy)
    example = read_toml(examples / names[0])
    # With an id of its own, the copy is never taken for another copy that somebody goes on with.
    text = example.text.replace(str(example.data["session"]["id"]), str(uuid4()), 1)
    copy = free_path(folder / names[0])
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise not_saved(copy, error) from error
    if private_path_of(examples / names[0]).is_file():
        save_atomically(private_path_of(copy), read_toml(private_path_of(examples / names[0])).text)
    save_atomically(copy, text)
    return copy


def _names_in(folder: Path) -> list[str]:
    try:
        return [entry.name for entry in folder.iterdir()]
    except (OSError, ValueError):
        return []
