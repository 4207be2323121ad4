"""What is put off while the app starts, so that its first screen stands sooner."""

from __future__ import annotations

import gc
from collections.abc import Iterable
from importlib import import_module
from typing import Any

from textual.app import App

_UNTIL_STARTED = 0.2
"""Seconds of rest after which the first screen stands. What becomes garbage before them is never found."""


def finish_starting_later(app: App[Any], soon: Iterable[str] = ()) -> None:
    """When the app has started, load the modules that will be needed soon, and begin to look for garbage.

    Never among what starting made, nearly all of which stays. For an app that was begun without looking for any.
    """
    if not gc.isenabled():
        app.set_timer(_UNTIL_STARTED, lambda: app.run_worker(lambda: _finish(soon), thread=True, exit_on_error=False))


def _finish(soon: Iterable[str]) -> None:
    """On a thread of its own, so that no key waits."""
    try:
        for module in soon:
            import_module(module)
    finally:
        gc.freeze()
        gc.enable()
