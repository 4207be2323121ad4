"""When to save: soon after typing stops, not long into typing that does not, and again after a failure.

Times given are seconds of any clock that never goes back. Nothing here waits, writes, or knows a screen.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Literal

from partnering_tui.frozen import dataclass
from partnering_tui.session.values import short_day

RETRY_AFTER = (1.0, 2.0, 5.0, 10.0, 30.0)
"""Seconds from a failure to the next try; the last one from then on."""


@dataclass(frozen=True, slots=True)
class SaveState:
    """How it stands with what was typed."""

    kind: Literal["saved", "unsaved", "saving", "failed"] = "saved"
    when: datetime | None = None
    """When a save last succeeded, in local time."""
    reason: str = ""
    """Why the last save failed."""

    def words(self, now: datetime) -> str:
        """What the header shows at that local time: "saved 14:02", or the day if it was another; "saving…"; why not."""
        match self.kind:
            case "failed":
                return f"not saved: {self.reason}" if self.reason else "not saved"
            case "unsaved" | "saving":
                return "saving…"
        if self.when is None:
            return "saved"
        is_today = self.when.date() == now.date()
        return f"saved {self.when:%H:%M}" if is_today else f"saved {short_day(self.when)}"


class Autosave:
    """Tells when the next save is due, from what happened so far."""

    def __init__(
        self,
        idle: float = 0.8,
        longest: float = 1.5,
        *,
        local_time: Callable[[], datetime] = lambda: datetime.now().astimezone(),
    ) -> None:
        self._idle = idle
        self._longest = longest
        self._local_time = local_time
        self._first_touch: float | None = None
        self._last_touch = 0.0
        self._is_saving = False
        self._failures = 0
        self._retry_at = 0.0
        self.state = SaveState()
        """What to show."""

    @property
    def is_dirty(self) -> bool:
        """Something was touched that no save has taken to the disk yet."""
        return self._first_touch is not None or self._is_saving or self._failures > 0

    def touched(self, now: float) -> None:
        """Something changed."""
        if self._first_touch is None:
            self._first_touch = now
        self._last_touch = now
        self._show("unsaved")

    def due(self, now: float) -> float | None:
        """Seconds until a save is due, 0 if it is; None if there is nothing to save, or a save is under way."""
        if self._is_saving or not self.is_dirty:
            return None
        if self._failures:
            return max(0.0, self._retry_at - now)
        first = self._last_touch if self._first_touch is None else self._first_touch
        return max(0.0, min(self._last_touch + self._idle, first + self._longest) - now)

    def started(self, now: float) -> None:
        """A save of everything touched so far began."""
        self._first_touch = None
        self._is_saving = True
        self._show("saving")

    def succeeded(self, now: float) -> None:
        """The save is on the disk."""
        if not self._is_saving:
            self._first_touch = None
        self._is_saving = False
        self._failures = 0
        kind: Literal["saved", "unsaved"] = "saved" if self._first_touch is None else "unsaved"
        self.state = SaveState(kind, self._local_time())

    def failed(self, now: float, reason: str) -> None:
        """The disk did not take it; the reason in plain words. It stays visible until a save succeeds."""
        self._retry_at = now + RETRY_AFTER[min(self._failures, len(RETRY_AFTER) - 1)]
        self._failures += 1
        self._is_saving = False
        self.state = SaveState("failed", self.state.when, reason)

    def _show(self, kind: Literal["unsaved", "saving"]) -> None:
        if not self._failures:
            self.state = SaveState(kind, self.state.when)


def saved_at(path: Path) -> datetime | None:
    """When the file was last written, in local time."""
    try:
        return datetime.fromtimestamp(path.stat().st_mtime).astimezone()
    except OSError:
        return None
