"""What was made on this computer and can carry no mark of its own: for each file its path and fingerprint.

Losing it costs a little comfort: files that were made before are then taken for somebody else's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from partnering_tui.errors import FaultyFile, NotSaved, UnreadableFile
from partnering_tui.storage.atomic import save_atomically
from partnering_tui.storage.document_marks import Mark, digest_of
from partnering_tui.workshop.toml_text import read_toml

MAX_FILES = 1000

_HEADING = "# Tables that partnering made, to know them again. No answers stand here; you can delete this file.\n"


class MadeFiles:
    """What is remembered, read once and only if it is asked for."""

    def __init__(self, made_files: Path | None) -> None:
        self._file = made_files

    def mark_of(self, path: Path, content: bytes) -> Mark | None:
        """The mark of a file with that content; None if it was not made here."""
        session, digest = self._made.get(str(path.absolute()), ("", ""))
        return Mark(session, digest == digest_of(content)) if digest else None

    @cached_property
    def _made(self) -> dict[str, tuple[str, str]]:
        made = _made_in(self._file) if self._file else ()
        return {path: (session, digest) for path, session, digest in made}


def remember_files(made_files: Path, contents: Mapping[Path, bytes], session_id: str) -> None:
    """Remember what was just made; a disk that refuses is put up with."""
    made = {path: (session, digest) for path, session, digest in _made_in(made_files)}
    before = list(made.items())
    for path, content in contents.items():
        made.pop(str(path.absolute()), None)
        made[str(path.absolute())] = (session_id, digest_of(content))
    if list(made.items()) != before:
        _write(made_files, made)


def is_remembered(made_files: Path, session_id: str) -> bool:
    """Whether anything is remembered that was made from that session."""
    return any(session == session_id for _, session, _ in _made_in(made_files))


def forget_files(made_files: Path, session_id: str) -> bool:
    """Forget what was made from that session; whether the disk took it. The files themselves stay."""
    made = {path: (session, digest) for path, session, digest in _made_in(made_files) if session != session_id}
    return _write(made_files, made)


def _write(made_files: Path, made: Mapping[str, tuple[str, str]]) -> bool:
    from partnering_tui.storage.block import body_text, header_text  # only here: most of what is made is no table

    parts = [_HEADING]
    for name, (session, digest) in list(made.items())[-MAX_FILES:]:
        body = body_text({"path": name, "session": session, "digest": digest})
        parts.append(header_text(("made",), is_row=True) + body)
    try:
        made_files.parent.mkdir(parents=True, exist_ok=True)
        save_atomically(made_files, "\n".join(parts))
    except (OSError, NotSaved):
        return False
    return True


def _made_in(made_files: Path) -> Iterator[tuple[str, str, str]]:
    try:
        rows: Any = read_toml(made_files).data.get("made")
    except (UnreadableFile, FaultyFile):
        return
    for row in rows if isinstance(rows, list) else []:
        match row:
            case {"path": str(path), "session": str(session), "digest": str(digest)}:
                yield path, session, digest
