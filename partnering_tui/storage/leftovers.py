"""Half-written files that a save left beside a session when its program was killed: nobody needs them any more."""

from __future__ import annotations

import contextlib
import os
import re
import time
from pathlib import Path

_SAFE_AGE = 600.0
"""Seconds: whoever still writes such a file has written to it since."""


def leftovers_of(path: Path, *, now: float | None = None, age: float = _SAFE_AGE) -> list[Path]:
    """The half-written files of that session and its private notes that nobody has touched for so many seconds."""
    with contextlib.suppress(OSError, RuntimeError, ValueError):
        path = path.resolve()
    wanted = re.compile(rf"\.{re.escape(path.name[:20])}\.[a-z0-9_]{{8}}\.tmp")
    private = path.name.removesuffix(".toml") + ".private.toml"
    also = re.compile(rf"\.{re.escape(private[:20])}\.[a-z0-9_]{{8}}\.tmp")
    latest = (time.time() if now is None else now) - age
    found: list[Path] = []
    with contextlib.suppress(OSError):
        for entry in os.scandir(path.parent):
            if wanted.fullmatch(entry.name) or also.fullmatch(entry.name):
                with contextlib.suppress(OSError):
                    if entry.is_file(follow_symlinks=False) and entry.stat().st_mtime <= latest:
                        found.append(Path(entry.path))
    return found


def remove_leftovers(path: Path, *, now: float | None = None) -> None:
    """Remove them; a disk that refuses is put up with."""
    for leftover in leftovers_of(path, now=now):
        with contextlib.suppress(OSError):
            leftover.unlink()
