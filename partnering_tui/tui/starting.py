"""What is put off while the app starts, so that its first screen stands sooner."""

from __future__ import annotations

import gc
from typing import Any

from textual.app import App

_UNTIL_STARTED = 0.2
"""Seconds of rest after which the first screen stands. What becomes garbage before them is never found."""


def look_for_garbage_later(app: App[Any]) -> None:
    """Begin to look for garbage when the app has started, and never among what starting made: nearly all of it stays.

    For an app that was begun without looking for any.
    """
    if not gc.isenabled():
        app.set_timer(_UNTIL_STARTED, _look_for_garbage)


def _look_for_garbage() -> None:
    gc.freeze()
    gc.enable()
