"""Which copies of the app have the same session open: a small file each in the state folder, which nobody waits for.

It is renewed while the session is open. One that was left behind grows stale and counts for nothing.
"""

from __future__ import annotations

import contextlib
import os
import socket
import time
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from secrets import token_hex

from partnering_tui.storage.atomic import PRIVATE_MODE

RENEWED_EVERY = 10.0
"""Seconds."""
STALE_AFTER = 45.0
"""Seconds since it was last renewed."""
REMOVED_AFTER = 86_400.0
"""Seconds."""


class Presence:
    """This copy of the app, with one session open."""

    def __init__(self, folder: Path, session: Path) -> None:
        self._folder = folder
        self._host = socket.gethostname()
        self._renewed = float("-inf")
        self._is_over = False
        self.go_to(session)

    def go_to(self, session: Path) -> None:
        """From now on another file is open."""
        self.leave()
        self._is_over = False
        self._name = sha256(os.fsencode(_real(session))).hexdigest()[:24]
        self._file = self._folder / f"{self._name}.{os.getpid()}-{token_hex(4)}"
        self._renewed = float("-inf")

    def others(self) -> int:
        """How many other copies have the same session open; from time to time this one is renewed. Never raises."""
        try:
            self._renew()
            return sum(1 for _ in self._others())
        except OSError:
            return 0  # a state folder that cannot be used: nobody is told of anybody

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
            os.write(descriptor, f"{os.getpid()} {self._host}".encode("utf-8", "replace"))
        finally:
            os.close(descriptor)
        self._renewed = time.monotonic()
        if self._is_over:
            self.leave()  # it was closed meanwhile

    def _others(self) -> Iterator[Path]:
        now = time.time()
        for name in os.listdir(self._folder):  # noqa: PTH208  # names are all that is wanted
            if not name.startswith(f"{self._name}.") or name == self._file.name:
                continue
            with contextlib.suppress(OSError, ValueError):
                file = self._folder / name
                age = abs(now - file.stat().st_mtime)
                if age > REMOVED_AFTER:
                    file.unlink()
                elif age < STALE_AFTER and self._is_running(file):
                    yield file

    def _is_running(self, file: Path) -> bool:
        process, _, host = file.read_text(encoding="utf-8", errors="replace").partition(" ")
        return host != self._host or not process or _is_process(int(process))


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


def _real(path: Path) -> Path:
    try:
        return path.resolve()
    except (OSError, RuntimeError, ValueError):
        return path.absolute()
