"""A path while somebody types it: what it means, what it could become, and what is wrong with it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import unquote, urlsplit

from partnering_tui.frozen import dataclass
from partnering_tui.storage.session_names import PRIVATE_SUFFIX, is_session_name

MOST_LISTED = 200
"""How many names of a folder are listed; typing narrows them."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A folder, or a file that could be a session."""

    name: str
    is_folder: bool

    @property
    def typed(self) -> str:
        """Its name as it stands in a path that goes on: a folder's with a separator behind it."""
        return self.name + os.sep if self.is_folder else self.name


def plain_path(text: str) -> str:
    """What was typed or dropped into the window, as a path: without quotes, escapes or `file://`."""
    typed = text.strip()
    if len(typed) > 1 and typed[0] == typed[-1] and typed[0] in "'\"":
        return typed[1:-1]
    if typed.startswith("file://"):
        path = unquote(urlsplit(typed).path)
        return path.lstrip("/") if os.name == "nt" else path
    return typed if os.name == "nt" else typed.replace("\\ ", " ")


def last_part(typed: str) -> str:
    """What stands behind the last separator."""
    return typed[max(typed.rfind(sign) for sign in _SEPARATORS) + 1 :]


def candidates(typed: str) -> list[Candidate]:
    """The folders and possible sessions that the path could become, folders first, each by name."""
    beginning = last_part(typed)
    try:
        folder = Path(typed[: len(typed) - len(beginning)] or ".").expanduser()
        with os.scandir(folder) as entries:
            found = [_candidate(entry) for entry in entries if _begins_with(entry.name, beginning)]
    except (OSError, ValueError, RuntimeError):
        return []
    shown = [one for one in found if one.is_folder or is_session_name(one.name)]
    return sorted(shown, key=lambda one: (not one.is_folder, one.name.casefold()))[:MOST_LISTED]


def common_beginning(names: Sequence[str]) -> str:
    """What all the names begin with."""
    first, last = min(names, default=""), max(names, default="")
    length = next((at for at, (one, other) in enumerate(zip(first, last, strict=False)) if one != other), len(first))
    return first[:length]


def fault_of(path: Path) -> str:
    """Why no session can be opened there, in one sentence; empty if a file stands there."""
    try:
        if path.is_dir():
            return "This is a folder. Go on to a file in it."
        if path.name.endswith(PRIVATE_SUFFIX):
            return "These are private notes. Open the session that they belong to."
        if path.exists():
            return ""
        folder = path.parent
        return "There is no such file in this folder." if folder.is_dir() else f"There is no folder {folder}."
    except (OSError, ValueError):
        return "There cannot be such a file."


def with_separator(folder: Path) -> str:
    """The folder as the beginning of a path that goes on."""
    text = str(folder)
    return text if text.endswith(os.sep) else text + os.sep


def short_path(path: Path) -> str:
    """The path as people read it: with `~` for their home folder."""
    try:
        return str(Path("~") / path.relative_to(Path.home()))
    except (ValueError, RuntimeError):
        return str(path)


_SEPARATORS = "/\\" if os.name == "nt" else "/"


def _begins_with(name: str, beginning: str) -> bool:
    is_hidden = name.startswith(".") and not beginning.startswith(".")
    return not is_hidden and name.casefold().startswith(beginning.casefold())


def _candidate(entry: os.DirEntry[str]) -> Candidate:
    try:
        return Candidate(entry.name, entry.is_dir())
    except OSError:
        return Candidate(entry.name, False)
