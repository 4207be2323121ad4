"""Documents in files: one that was made before is made anew, and nothing else is ever written over unasked."""

from __future__ import annotations

import os
import re
from collections.abc import Collection
from hashlib import sha256
from pathlib import Path

from partnering_tui.errors import Place, WouldOverwrite, WrongUsage
from partnering_tui.storage.atomic import not_saved, save_atomically

_MARK = re.compile(r"\n<!-- Made by partnering from (?P<session>[\w-]*), text (?P<digest>[0-9a-f]{16}) -->(?:\n|\Z)")
_NOT_OURS = "There is already a file, which partnering did not make."


def write_document(
    path: Path, text: str, session_id: str, *, never: Collection[Path], is_insisted: bool = False
) -> None:
    """Put the document in the file, with a comment at its end by which it is known again.

    Raises WouldOverwrite for a file that is not such a document, or was changed since, unless it is insisted;
    WrongUsage for a file in `never`, a folder, or a folder that is not there; and NotSaved.
    """
    try:
        _refuse_place(path, never)
        session_id = re.sub(r"[^\w-]", "", session_id)
        reason = "" if is_insisted else _why_not_over(path, session_id)
    except (OSError, ValueError) as error:
        raise not_saved(path, error) from error
    if reason:
        remedy = "Name another file, or write over it with --force."
        raise WouldOverwrite(reason, place=Place(path), remedy=remedy)
    save_atomically(path, text + _mark(text, session_id), new_mode=_mode_of_new_files())


def _mark(text: str, session_id: str) -> str:
    return f"\n<!-- Made by partnering from {session_id}, text {_digest(text)} -->\n"


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8", "replace")).hexdigest()[:16]


def _refuse_place(path: Path, never: Collection[Path]) -> None:
    if path.is_dir():
        remedy = f"Name a file in it, such as {path / 'agreement.md'}"
        raise WrongUsage("That is a folder.", place=Place(path), remedy=remedy)
    if not path.parent.is_dir():
        raise WrongUsage("There is no such folder.", place=Place(path.parent), remedy="Make it first, or name another.")
    if any(_is_same_file(path, kept) for kept in never):
        raise WrongUsage("The session itself is kept in that file.", place=Place(path), remedy="Name another file.")


def _is_same_file(path: Path, other: Path) -> bool:
    return path.samefile(other) if path.exists() and other.exists() else path.resolve() == other.resolve()


def _why_not_over(path: Path, session_id: str) -> str:
    """Why what stands in that file must not be written over; empty if it may."""
    if not path.is_file():
        return ""
    try:
        found = path.read_bytes().decode("utf-8").replace("\r\n", "\n")
    except ValueError:
        return _NOT_OURS
    marks = list(_MARK.finditer(found))
    if not marks:
        return _NOT_OURS if found.strip() else ""
    mark = marks[-1]
    if found[mark.end() :].strip() or mark["digest"] != _digest(found[: mark.start()]):
        return "Somebody changed the document in that file since it was made."
    return "" if mark["session"] == session_id else "The document in that file was made from another session."


def _mode_of_new_files() -> int:
    """What everybody's new files get here: a document is made to be passed on."""
    mask = os.umask(0o077)
    os.umask(mask)
    return 0o666 & ~mask
