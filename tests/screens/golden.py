"""Screens as plain text that a reviewer can read.

`UPDATE_GOLDENS=1 python -m pytest tests/screens` writes them anew; look at the difference before you commit it.
"""

from __future__ import annotations

import os
import re
from difflib import unified_diff
from pathlib import Path

from textual.app import App
from textual.pilot import Pilot

from tests.tui.hosts import screen_lines

FOLDER = Path(__file__).parent / "goldens"
SIZES = ((80, 24), (100, 30), (130, 40))
SMALLEST = SIZES[0]

_VARYING = (
    (re.compile(r"saved \d\d:\d\d"), "saved 09:00"),
    (re.compile(r"saved [34] Mar 2026"), "saved 4 Mar 2026"),  # the day of the sample, wherever on earth that is
    (re.compile(r"(╮[saved]{0,5} )\d\d:\d\d"), r"\g<1>09:00"),  # with a window over the first letters
    (re.compile(r"of \d{1,2} [A-Z][a-z]+ 20\d\d, not yet agreed"), "of 4 March 2026, not yet agreed"),
    (re.compile(r"/tmp/partnering-\w{8}"), "/tmp/partnering-sessions"),
)
"""What differs from run to run, and what stands for it."""


async def matches_goldens(pilot: Pilot[int], name: str) -> None:
    """At every size, the screen looks as the goldens of that name say."""
    app = pilot.app
    for width, height in SIZES:
        await pilot.resize_terminal(width, height)
        await app.workers.wait_for_complete()
        await pilot.pause()
        await pilot.pause()
        _matches(f"{name}-{width}x{height}", screen_text(app))


def screen_text(app: App[int]) -> str:
    """What is on the screen, one line a row."""
    return "\n".join(screen_lines(app)) + "\n"


def _matches(name: str, shown: str) -> None:
    for varying, stand_in in _VARYING:
        shown = varying.sub(stand_in, shown)
    path = FOLDER / f"{name}.txt"
    if os.environ.get("UPDATE_GOLDENS"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(shown, encoding="utf-8")
    assert path.exists(), f"there is no golden {path.name}: make it with UPDATE_GOLDENS=1 and look at it"
    golden = path.read_text(encoding="utf-8")
    assert shown == golden, "\n".join(unified_diff(golden.splitlines(), shown.splitlines(), path.name, "shown", n=1))
