"""Long work on a thread beside an event loop that must not be kept waiting by it."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager

_TURN = 0.001
"""Seconds after which the work lets the loop go on; Python's own 5 ms, again and again, are felt by whoever types."""


@contextmanager
def short_turns() -> Iterator[None]:
    """What is done in it lets other threads have their turn soon. On one thread at a time."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(min(before, _TURN))
    try:
        yield
    finally:
        sys.setswitchinterval(before)


@contextmanager
def no_search_for_garbage() -> Iterator[None]:
    """Meanwhile nobody looks for objects that only point at one another.

    Python does that whenever many new ones were made, as when a whole session is read, and all threads stop for it.
    """
    is_searched = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if is_searched:
            gc.enable()
