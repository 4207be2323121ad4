"""The sessions in a folder, each on a card that tells enough to choose one."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from partnering_tui.errors import FaultyFile, NewerFormat, PartneringError, Place, UnreadableFile
from partnering_tui.frozen import dataclass
from partnering_tui.session.session import Session
from partnering_tui.storage.session_head import read_head
from partnering_tui.storage.session_names import is_session_name
from partnering_tui.storage.session_shape import LIMIT_BYTES, refuse_faults
from partnering_tui.storage.toml_values import is_nothing
from partnering_tui.workshop.toml_text import read_toml

_BEGINS_SESSION = re.compile(
    rb"""^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[ \t]*(?:\[+[ \t]*)?["']?session["']?[ \t]*[\].=]""", re.MULTILINE
)
_HEAD_BYTES = 64_000
"""A file that does not name its session by then is none."""


@dataclass(frozen=True, slots=True)
class SessionCard:
    """A session as a list shows it."""

    path: Path
    modified: datetime
    title: str = ""
    workshop: str = ""
    partners: tuple[str, ...] = ()
    """Their names, in their order."""
    answers: int = 0
    """How many questions have an answer; 0 if only the head was read."""
    is_frozen: bool = False
    """It is a version as it was signed, which stands behind its session; a list of sessions leaves it out."""
    fault: PartneringError | None = None
    """Why it cannot be read."""


def sessions_in(folder: Path, *, heads_only: bool = False) -> Iterator[SessionCard]:
    """A card for every session in the folder, the last one changed first; each file is read when its card is taken.

    With heads only, the answers are not read, which takes a small part of the time.
    Raises UnreadableFile if the folder cannot be looked into.
    """
    for path, modified in _candidates(folder):
        try:
            if _begins_like_a_session(path):
                card = card_of(path, modified, head_only=heads_only)
                if not card.is_frozen:
                    yield card
        except OSError:
            yield card_of(path, modified)


def card_of(path: Path, modified: datetime, *, head_only: bool = False) -> SessionCard:
    """The card of one session file."""
    try:
        toml = read_head(path) if head_only else read_toml(path, limit_bytes=LIMIT_BYTES)
        refuse_faults(toml)
    except (UnreadableFile, FaultyFile, NewerFormat) as fault:
        return SessionCard(path, modified, fault=fault)
    session = Session(toml.data)
    names = tuple(partner.name for partner in session.partners)
    answers = sum(map(_is_answered, session.table(("answers",)).values()))
    is_frozen = isinstance(toml.data.get("version"), dict)
    return SessionCard(path, modified, session.title, session.workshop, names, answers, is_frozen=is_frozen)


def _candidates(folder: Path) -> list[tuple[Path, datetime]]:
    try:
        with os.scandir(folder) as entries:
            found = [_candidate(entry) for entry in entries if _may_be_a_session(entry)]
    except OSError as error:
        raise UnreadableFile(
            "There is no such folder." if isinstance(error, FileNotFoundError) else "The folder cannot be looked into.",
            place=Place(folder),
            remedy="Check the name of the folder.",
        ) from None
    return sorted(found, key=lambda one: (-one[1].timestamp(), one[0].name))


def _may_be_a_session(entry: os.DirEntry[str]) -> bool:
    return is_session_name(entry.name) and not entry.name.startswith(".")


def _candidate(entry: os.DirEntry[str]) -> tuple[Path, datetime]:
    try:
        seconds = entry.stat().st_mtime
    except OSError:
        seconds = 0.0
    return Path(entry.path), datetime.fromtimestamp(seconds, UTC)


def _begins_like_a_session(path: Path) -> bool:
    if not path.is_file():
        return False
    with path.open("rb") as file:
        head = file.read(_HEAD_BYTES)
    # Whatever encoding and line ends it was saved with: its fault is told by whoever reads it.
    return _BEGINS_SESSION.search(head.replace(b"\0", b"").replace(b"\r", b"\n")) is not None


def _is_answered(answer: Any) -> bool:
    """Whether something is said beside the state and its note."""
    return isinstance(answer, dict) and any(
        not is_nothing(value) for key, value in answer.items() if key not in ("state", "note")
    )
