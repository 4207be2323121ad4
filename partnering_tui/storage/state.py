"""What the app remembers on this computer: recent files, where the cursor was, the theme. No answers, no titles.

Losing it costs a little comfort, so nothing here ever stands in anybody's way: a damaged file is set aside, and a disk
that refuses is put up with.
"""

from __future__ import annotations

import contextlib
from dataclasses import field
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock
from typing import Any

from partnering_tui.errors import FaultyFile, NotSaved, UnreadableFile
from partnering_tui.frozen import dataclass
from partnering_tui.workshop.toml_text import read_toml

MAX_RECENT = 50
MAX_PLACES = 200
MAX_WORKSHOPS = 50

_HEADING = "# What partnering remembers on this computer. No answers stand here; you can delete this file.\n"


@dataclass(frozen=True, slots=True)
class RecentFile:
    """A session that was opened here."""

    path: Path
    opened: datetime


@dataclass
class State:
    """What is remembered; `save` writes it."""

    path: Path
    theme: str = ""
    _recent: dict[Path, datetime] = field(default_factory=dict)
    """The file opened last stands last."""
    _workshops: dict[Path, None] = field(default_factory=dict)
    """Folders of workshops that were named by their path; the one used last stands last."""
    _places: dict[str, tuple[str, str]] = field(default_factory=dict)
    """By the session's id: the ids of the step and the question. The session worked on last stands last."""
    _writing: Lock = field(default_factory=Lock, repr=False, compare=False)
    """Held while the file is read to be written, or written: `save_place` is for another thread."""

    @classmethod
    def load(cls, path: Path) -> State:
        """What that file remembers; nothing if there is none. One that is damaged is set aside beside it."""
        try:
            data = read_toml(path).data
        except UnreadableFile:
            return cls(path)
        except FaultyFile:
            with contextlib.suppress(OSError):
                path.replace(path.with_name(path.name + ".damaged"))
            return cls(path)
        theme = data.get("theme")
        state = cls(path, theme if isinstance(theme, str) else "")
        state._recent = dict(_recent_in(data))
        state._workshops = dict.fromkeys(_workshops_in(data))
        state._places = dict(_places_in(data))
        return state

    def recent(self) -> list[RecentFile]:
        """The sessions opened here, the last one first; some of them may be gone by now."""
        return [RecentFile(path, opened) for path, opened in reversed(self._recent.items())]

    def remember_file(self, path: Path, now: datetime | None = None) -> None:
        """Remember that this session was opened."""
        path = path.absolute()
        self._recent.pop(path, None)
        self._recent[path] = (now or datetime.now(UTC)).astimezone(UTC).replace(microsecond=0)

    def forget_file(self, path: Path) -> None:
        """Take a session from the recent files."""
        self._recent.pop(path.absolute(), None)

    def forget_session(self, path: Path, session_id: str) -> bool:
        """Forget that a session was opened here and where the cursor was in it; whether anything was remembered."""
        is_recent = self._recent.pop(path.absolute(), None) is not None
        return (self._places.pop(session_id, None) is not None) or is_recent

    def workshop_roots(self) -> list[Path]:
        """The folders that hold workshops which were named by their path, the one used last first."""
        return list(dict.fromkeys(folder.parent for folder in reversed(self._workshops)))

    def remember_workshop(self, folder: Path) -> None:
        """Remember where a workshop is, so that sessions of it are opened by its id alone."""
        self._workshops.pop(folder.absolute(), None)
        self._workshops[folder.absolute()] = None

    def place(self, session_id: str) -> tuple[str, str] | None:
        """Where the cursor was in that session: the ids of the step and the question."""
        return self._places.get(session_id)

    def remember_place(self, session_id: str, step_id: str, question_id: str) -> None:
        """Remember where the cursor is."""
        self._places.pop(session_id, None)
        self._places[session_id] = (step_id, question_id)

    def save_place(self, session_id: str) -> bool:
        """Write where the cursor is in that session, and nothing else: other windows have written what they know."""
        with self._writing:
            place = self._places.get(session_id)
            written = State.load(self.path)
            if place is None or written.place(session_id) == place:
                return True
            written.remember_place(session_id, *place)
            return written.save()

    def save(self) -> bool:
        """Write what is remembered; whether the disk took it."""
        with self._writing:
            return self._write()

    def _write(self) -> bool:
        from partnering_tui.storage.atomic import save_atomically  # only here: most of the time it is only read

        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            save_atomically(self.path, self._text())
        except (OSError, NotSaved):
            return False
        return True

    def _text(self) -> str:
        from partnering_tui.storage.block import body_text, header_text

        known = {"theme": self.theme, "workshops": [str(folder) for folder in self._workshops][-MAX_WORKSHOPS:]}
        parts = [_HEADING + body_text({key: value for key, value in known.items() if value})]
        for path, opened in list(self._recent.items())[-MAX_RECENT:]:
            parts.append(header_text(("recent",), is_row=True) + body_text({"path": str(path), "opened": opened}))
        for session_id, (step, question) in list(self._places.items())[-MAX_PLACES:]:
            header = header_text(("places", session_id), is_row=False)
            parts.append(header + body_text({"step": step, "question": question}))
        return "\n".join(parts)


def _recent_in(data: dict[str, Any]) -> list[tuple[Path, datetime]]:
    rows = data.get("recent")
    found: list[tuple[Path, datetime]] = []
    for row in rows if isinstance(rows, list) else []:
        match row:
            case {"path": str(path), "opened": datetime() as opened} if opened.tzinfo:
                found.append((Path(path), opened))
    return found


def _workshops_in(data: dict[str, Any]) -> list[Path]:
    folders = data.get("workshops")
    return [Path(folder) for folder in folders if isinstance(folder, str)] if isinstance(folders, list) else []


def _places_in(data: dict[str, Any]) -> list[tuple[str, tuple[str, str]]]:
    places = data.get("places")
    found: list[tuple[str, tuple[str, str]]] = []
    for session_id, place in places.items() if isinstance(places, dict) else []:
        match place:
            case {"step": str(step), "question": str(question)}:
                found.append((session_id, (step, question)))
    return found
