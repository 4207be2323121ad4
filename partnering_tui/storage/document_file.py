"""Documents in files: one that was made before is made anew, and nothing else is ever written over unasked."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Collection, Mapping
from pathlib import Path

from partnering_tui.errors import Place, WouldOverwrite, WrongUsage
from partnering_tui.storage.atomic import not_saved, save_all_atomically
from partnering_tui.storage.document_marks import Form, mark_in, marked
from partnering_tui.storage.made_files import MadeFiles, remember_files

FORM_OF: Mapping[str, Form] = {
    "markdown": "comment",
    "html": "comment",
    "docx": "docx",
    "json": "json",
    "csv": "remembered",
}
"""How a document in a format carries its mark."""


def write_document(
    path: Path,
    content: str | bytes,
    session_id: str,
    *,
    never: Collection[Path],
    is_insisted: bool = False,
    form: Form = "comment",
    made_files: Path | None = None,
) -> None:
    """Put the document in the file, with a mark by which it is known again: by default a comment at its end.

    A document without a place for a mark is known again by the file `made_files`. Raises WouldOverwrite for a file that
    is not such a document, or was changed since, unless it is insisted; WrongUsage for a file in `never`, a folder, or
    a folder that is not there; and NotSaved.
    """
    write_documents({path: content}, session_id, never=never, is_insisted=is_insisted, form=form, made_files=made_files)


def write_documents(
    contents: Mapping[Path, str | bytes],
    session_id: str,
    *,
    never: Collection[Path],
    is_insisted: bool = False,
    form: Form = "comment",
    made_files: Path | None = None,
) -> None:
    """Put several documents in files, as `write_document` does; none of them if one must not be written."""
    session_id = re.sub(r"[^\w-]", "", session_id)
    made = MadeFiles(made_files)
    kept = {at.resolve(): _stat(at) for at in never}
    for path in contents:
        _refuse(path, session_id, kept, made, is_insisted=is_insisted)
    written = {path: marked(content, form, session_id) for path, content in contents.items()}
    save_all_atomically(written, new_mode=_mode_of_new_files())
    if form == "remembered" and made_files:
        remember_files(made_files, written, session_id)


def make_folder(folder: Path) -> None:
    """Make a folder for tables, unless it is there. Raises NotSaved."""
    try:
        folder.mkdir(exist_ok=True)
    except (OSError, ValueError) as error:
        raise not_saved(folder, error) from error


def free_document_path(path: Path) -> Path:
    """The path, with a number in its name if a file or a folder stands there already."""
    number, free = 2, path
    while free.exists():
        free = path.with_name(f"{path.stem}-{number}{path.suffix}")
        number += 1
    return free


def _refuse(
    path: Path, session_id: str, kept: Mapping[Path, os.stat_result | None], made: MadeFiles, *, is_insisted: bool
) -> None:
    """Raises PartneringError if the file must not be written. `kept` is what stands where the session is kept."""
    try:
        found = _stat(path)
        _refuse_place(path, found, kept)
        is_file = found is not None and stat.S_ISREG(found.st_mode)
        reason = _why_not_over(path, session_id, made) if is_file and not is_insisted else ""
    except (OSError, ValueError) as error:
        raise not_saved(path, error) from error
    if reason:
        remedy = "Name another file, or write over it with --force."
        raise WouldOverwrite(reason, place=Place(path), remedy=remedy)


def _refuse_place(path: Path, found: os.stat_result | None, kept: Mapping[Path, os.stat_result | None]) -> None:
    if found and stat.S_ISDIR(found.st_mode):
        remedy = f"Name a file in it, such as {path / 'agreement.md'}"
        raise WrongUsage("That is a folder.", place=Place(path), remedy=remedy)
    if not path.parent.is_dir():
        raise WrongUsage("There is no such folder.", place=Place(path.parent), remedy="Make it first, or name another.")
    if any(_is_same_file(path, found, other, standing) for other, standing in kept.items()):
        raise WrongUsage("The session itself is kept in that file.", place=Place(path), remedy="Name another file.")


def _is_same_file(path: Path, found: os.stat_result | None, other: Path, standing: os.stat_result | None) -> bool:
    if found and standing:
        return os.path.samestat(found, standing)
    return not found and not standing and path.resolve() == other


def _stat(path: Path) -> os.stat_result | None:
    try:
        return path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return None


def _why_not_over(path: Path, session_id: str, made: MadeFiles) -> str:
    """Why the file that stands there must not be written over; empty if it may."""
    content = path.read_bytes()
    mark = mark_in(content) or made.mark_of(path, content)
    if not mark:
        return "There is already a file, which partnering did not make." if content.strip() else ""
    if not mark.is_unchanged:
        return "Somebody changed the document in that file since it was made."
    return "" if mark.session_id == session_id else "The document in that file was made from another session."


def _mode_of_new_files() -> int:
    """What everybody's new files get here: a document is made to be passed on."""
    mask = os.umask(0o077)
    os.umask(mask)
    return 0o666 & ~mask
