"""When the next backup is due: before the first change of a sitting, then not more often than every ten minutes."""

from __future__ import annotations

from typing import Literal

INTERVAL = 600.0
"""Seconds of any clock that never goes back."""


class BackupRotation:
    """Tells whether a change wants a backup made before it."""

    def __init__(self, interval: float = INTERVAL) -> None:
        self._interval = interval
        self._last: float | None = None

    def why(self, now: float) -> Literal["sitting", "work", ""]:
        """Why a backup is to be made before a change at that time; empty if none is."""
        if self._last is None:
            return "sitting"
        return "work" if now - self._last >= self._interval else ""

    def made(self, now: float) -> None:
        """A backup was asked for."""
        self._last = now
