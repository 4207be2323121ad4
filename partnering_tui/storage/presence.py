"""Which copies of the app have the same session open: a small file each in the state folder, which nobody waits for.

It is renewed while the session is open, and says which question is open in it: ids, and nothing of what was answered.
One that was left behind grows stale and counts for nothing.
"""

from __future__ import annotations

import contextlib
import json
import os
import socket
import time
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from secrets import token_hex

from partnering_tui.frozen import dataclass
from partnering_tui.storage.atomic import PRIVATE_MODE
from partnering_tui.storage.locations import real_path

RENEWED_EVERY = 10.0
"""Seconds."""
STALE_AFTER = 45.0
"""Seconds since it was last renewed."""
REMOVED_AFTER = 86_400.0
"""Seconds."""


def open_sessions(state_file: Path) -> Path:
    """The folder in which every copy of the app says which session it has open."""
    return state_file.parent / "open"


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a copy of the app stands in a session."""

    step: str
    """The id of the step; empty if it has not said yet."""
    question: str
    """The id of the open question."""
    since: float = 0.0
    """When it went there: seconds since 1970."""


class Presence:
    """This copy of the app, with one session open."""

    def __init__(self, folder: Path, session: Path) -> None:
        self._folder = folder
        self._host = socket.gethostname()
        self._renewed = float("-inf")
        self._is_over = False
        self._standing = Standing("", "")
        self.go_to(session)

    def go_to(self, session: Path) -> None:
        """From now on another file is open."""
        self.leave()
        self._is_over = False
        self._name = _name_of(session)
        self._file = self._folder / f"{self._name}.{os.getpid()}-{token_hex(4)}"
        self._renewed = float("-inf")

    def others(self) -> int:
        """How many other copies have the same session open; from time to time this one is renewed. Never raises."""
        try:
            self._renew()
            return sum(1 for _ in self._others())
        except OSError:
            return 0  # a state folder that cannot be used: nobody is told of anybody

    def stand_at(self, step_id: str, question_id: str) -> None:
        """Say which question is open, at once, for whoever follows. Never raises."""
        if (step_id, question_id) != (self._standing.step, self._standing.question):
            self._standing = Standing(step_id, question_id, time.time())
            self._renewed = float("-inf")
            with contextlib.suppress(OSError):
                self._renew()

    def leave(self) -> None:
        """The session is closed."""
        self._is_over = True
        with contextlib.suppress(OSError, AttributeError):
            self._file.unlink(missing_ok=True)

    def _renew(self) -> None:
        if self._is_over or time.monotonic() - self._renewed < RENEWED_EVERY:
            return
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        descriptor = os.open(self._file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, PRIVATE_MODE)
        try:
            place = json.dumps([self._standing.step, self._standing.question, self._standing.since])
            os.write(descriptor, f"{os.getpid()} {self._host}\n{place}\n".encode("utf-8", "replace"))
        finally:
            os.close(descriptor)
        self._renewed = time.monotonic()
        if self._is_over:
            self.leave()  # it was closed meanwhile

    def _others(self) -> Iterator[Path]:
        for file in _files_of(self._name, self._folder):
            if file.name != self._file.name and _is_live(file, self._host):
                yield file


def standing_of(folder: Path, session: Path) -> Standing | None:
    """Where the copy of the app stands that went somewhere last in that session; None if none has it open.

    Only reads; raises OSError if the folder is there and cannot be read.
    """
    if not folder.exists():
        return None
    host = socket.gethostname()
    live = [file for file in _files_of(_name_of(session), folder, removes=False) if _is_live(file, host)]
    said = [standing for file in live if (standing := _standing_in(file))]
    return max(said, key=lambda one: one.since) if said else Standing("", "") if live else None


def _standing_in(file: Path) -> Standing | None:
    """What such a file says; None if it is just being written."""
    with contextlib.suppress(OSError, ValueError, IndexError):
        match json.loads(file.read_text(encoding="utf-8", errors="replace").split("\n")[1]):
            case [str(step), str(question), int() | float() as since] if step:
                return Standing(step, question, float(since))
    return None


def _files_of(name: str, folder: Path, *, removes: bool = True) -> Iterator[Path]:
    """The files of everybody who has a session open, or had it open when they broke off; old ones are removed."""
    now = time.time()
    for found in os.listdir(folder):  # noqa: PTH208  # names are all that is wanted
        if not found.startswith(f"{name}."):
            continue
        with contextlib.suppress(OSError, ValueError):
            age = abs(now - (folder / found).stat().st_mtime)
            if age > REMOVED_AFTER and removes:
                (folder / found).unlink()
            elif age < STALE_AFTER:
                yield folder / found


def _is_live(file: Path, here: str) -> bool:
    """Whether the one that wrote the file still runs, as far as this computer can tell."""
    try:
        process, _, host = file.read_text(encoding="utf-8", errors="replace").partition("\n")[0].partition(" ")
        return host != here or not process or _is_process(int(process))
    except (OSError, ValueError):
        return False


def left_behind(folder: Path, session: Path) -> tuple[list[Path], int]:
    """The files of windows that had the session open and run no more, and how many have it open now.

    A window that was halted for long is one that has it open, as far as this computer can tell. Never raises.
    """
    gone: list[Path] = []
    running = 0
    with contextlib.suppress(OSError):
        for found in os.listdir(folder):  # noqa: PTH208  # names are all that is wanted
            if found.startswith(f"{_name_of(session)}."):
                if _may_run(folder / found):
                    running += 1
                else:
                    gone.append(folder / found)
    return sorted(gone), running


def _may_run(file: Path) -> bool:
    with contextlib.suppress(OSError):
        age = abs(time.time() - file.stat().st_mtime)
        is_told_by_process = os.name == "posix" and _is_of(file, socket.gethostname())
        return age < (REMOVED_AFTER if is_told_by_process else STALE_AFTER) and _is_live(file, socket.gethostname())
    return False


def _is_of(file: Path, host: str) -> bool:
    return file.read_text(encoding="utf-8", errors="replace").partition("\n")[0].partition(" ")[2] == host


def _name_of(session: Path) -> str:
    return sha256(os.fsencode(real_path(session))).hexdigest()[:24]


def _is_process(number: int) -> bool:
    """Whether a process of that number runs here, as far as the system tells without harming it."""
    if os.name != "posix":
        return True  # there, asking would end it; whoever is gone grows stale
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True
