"""Taking turns: who looks at a file and then replaces it must not be overtaken in between."""

from __future__ import annotations

import contextlib
import os
import tempfile
import time
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

PATIENCE = 2.0
"""Seconds after which one goes on all the same: nobody's hung program keeps another from saving."""
_PAUSE = 0.005


@contextlib.contextmanager
def turn_in(folder: Path) -> Iterator[None]:
    """Wait until no other copy of the app on this computer writes in that folder.

    The system itself ends the turn of a program that ends, in whatever way. Where a drive knows no turns, there are
    none; what others wrote is found out at the next look all the same.
    """
    descriptor = _opened(folder)
    if descriptor is None:
        yield
        return
    try:
        end = time.monotonic() + PATIENCE
        while not (has_turn := _take(descriptor)) and time.monotonic() < end:
            time.sleep(_PAUSE)
        try:
            yield
        finally:
            if has_turn:
                _give_back(descriptor)
    finally:
        os.close(descriptor)


def _opened(folder: Path) -> int | None:
    with contextlib.suppress(OSError, ValueError):
        if os.name == "posix":
            return os.open(folder, os.O_RDONLY)
        # A folder cannot be opened there; an empty file of its own stands for it, where what is temporary goes.
        name = sha256(str(folder).casefold().encode("utf-8", "replace")).hexdigest()[:20]
        return os.open(Path(tempfile.gettempdir()) / f"partnering-{name}.turn", os.O_RDWR | os.O_CREAT, 0o600)
    return None


if os.name == "posix":
    import fcntl

    def _take(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:
            return True  # this drive knows no turns
        return True

    def _give_back(descriptor: int) -> None:
        with contextlib.suppress(OSError):
            fcntl.flock(descriptor, fcntl.LOCK_UN)

else:
    import msvcrt

    def _take(descriptor: int) -> bool:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]  # Windows alone
        except OSError:
            return False
        return True

    def _give_back(descriptor: int) -> None:
        with contextlib.suppress(OSError):
            os.lseek(descriptor, 0, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)  # type: ignore[attr-defined,unused-ignore]  # Windows alone
