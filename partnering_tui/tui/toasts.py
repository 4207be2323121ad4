"""An app whose passing words never pile up."""

from __future__ import annotations

from textual.app import App
from textual.notifications import SeverityLevel

AT_ONCE = 2
"""How many messages are on the screen at the same time at most."""


class AppWithFewToasts(App[int]):
    """Shows the latest messages only, and none of them twice."""

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = True,
    ) -> None:
        """Show a message for a while, in place of an equal one, and of the oldest if there are too many."""
        others = []
        for shown in list(self._notifications):
            if (shown.message, shown.title) == (message, title):
                self._unnotify(shown, refresh=False)
            else:
                others.append(shown)
        others.sort(key=lambda shown: shown.raised_at)
        for shown in others[: max(0, len(others) - AT_ONCE + 1)]:
            self._unnotify(shown, refresh=False)
        super().notify(message, title=title, severity=severity, timeout=timeout, markup=markup)
