"""Where and how often things are measured."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from partnering_tui.storage.locations import Locations, locations
from tests.benchmarks import bare_app, sessions
from tests.benchmarks.stopwatch import ROOT, Stopwatch
from tests.terminal import partnering

KEYS_IN_A_TURN = 48
"""Letters typed without a pause: about three seconds, in which a save falls due at least once."""


@dataclass(frozen=True)
class Bench:
    """A folder for one run of the benchmarks, with the sessions that are measured."""

    folder: Path
    runs: int = 10
    keys: int = KEYS_IN_A_TURN
    """Letters in each run of typing."""
    middle: int = sessions.MIDDLE
    large: int = sessions.LARGE
    """Rows in the big table of the middle and the large session."""
    sessions_at_home: int = 1_000

    @property
    def home(self) -> Path:
        return self.folder / "home"

    @property
    def locations(self) -> Locations:
        return locations({"PARTNERING_HOME": str(self.home)})

    @cached_property
    def full(self) -> Path:
        return self._session("full", sessions.SMALL)

    @cached_property
    def middle_file(self) -> Path:
        return self._session("middle", self.middle)

    @cached_property
    def large_file(self) -> Path:
        return self._session("large", self.large)

    def bare(self) -> Stopwatch:
        """The bare app, just started."""
        return Stopwatch([sys.executable, "-m", "tests.benchmarks.bare_app"], home=self.home)

    def app(self, *arguments: str, home: Path | None = None) -> Stopwatch:
        """The app, just started."""
        return Stopwatch(partnering(*arguments), home=home or self.home)

    def opened(self, path: Path) -> Stopwatch:
        """The app with that session, just started. It opens at the first question, not where it was left."""
        self.locations.state_file.unlink(missing_ok=True)
        return self.app("open", str(path))

    def seconds_to_run(self, *arguments: str) -> float:
        """Seconds that a Python with these arguments takes from beginning to end."""
        began = time.perf_counter()
        environment = {**os.environ, "PARTNERING_HOME": str(self.home), "PYTHONPATH": str(ROOT)}
        subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL, env=environment)
        return time.perf_counter() - began

    def _session(self, name: str, rows: int) -> Path:
        return sessions.a_full_session(self.folder / f"{name}.toml", rows=rows).path


FIRST_SCREEN_OF_BARE = (bare_app.TITLE, bare_app.WORDS, "^p palette")


def first_screen() -> tuple[str, ...]:
    """What stands on the first screen of a full session: its title, its steps, the open question with its answer, the keys."""
    first = sessions.twelve_steps().steps[0].questions[0]
    return sessions.TITLE, "Longer term", *sessions.signs_of(first), "F8 document"


def in_turns(runs: int, *measured: Callable[[], float], scale: float = 1000) -> list[list[float]]:
    """What each of these gave, in so many rounds of turns: whatever slows the machine for a while slows them all.

    Seconds become milliseconds. A first round is not counted: it fills the caches.
    """
    rounds = [[scale * measure() for measure in measured] for _ in range(runs + 1)]
    return [list(values) for values in zip(*rounds[1:], strict=True)]
