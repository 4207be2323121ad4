"""Where and how often things are measured."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import count
from pathlib import Path
from typing import TypeVar

from partnering_tui.storage.locations import Locations, locations
from partnering_tui.storage.session_file import private_path_of
from tests.benchmarks import bare_app, sessions
from tests.benchmarks.stopwatch import Stopwatch
from tests.terminal import partnering

T = TypeVar("T")
ROOT = Path(__file__).parents[2]
KEYS_IN_A_TURN = 48
"""Letters typed without a pause: about three seconds, in which a save falls due at least once."""


@dataclass(frozen=True)
class Bench:
    """A folder for one run of the benchmarks, with the sessions that are measured."""

    folder: Path
    runs: int = 10
    first_runs: int = 1
    """Rounds before those that count."""
    keys: int = KEYS_IN_A_TURN
    """Letters in each run of typing."""
    middle: int = sessions.MIDDLE
    large: int = sessions.LARGE
    """Rows in the big table of the middle and the large session."""
    sessions_at_home: int = 1_000
    farthest: int = 99
    """How many steps or questions are gone through at most."""
    _numbers: Iterator[int] = field(default_factory=count)

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
        return Stopwatch([sys.executable, "-m", "tests.benchmarks.bare_app"], self.environment())

    def app(self, *arguments: str, home: Path | None = None) -> Stopwatch:
        """The app, just started."""
        return Stopwatch(partnering(*arguments), self.environment(home))

    def opened(self, path: Path) -> Stopwatch:
        """The app with a copy of that session, just started. It opens at the first question, not where it was left."""
        self.locations.state_file.unlink(missing_ok=True)
        return self.app("open", str(self.copy_of(path, f"opened-{next(self._numbers)}")))

    def environment(self, home: Path | None = None) -> dict[str, str]:
        """What a program is to find: a home of its own, and compiled modules, as it has where it is installed."""
        found = {"PARTNERING_HOME": str(home or self.home), "PYTHONPATH": str(ROOT)}
        if sys.dont_write_bytecode:
            # Else every start would compile our modules, but not those of the bare app, which are installed.
            found |= {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(self.folder / "compiled")}
        return found

    def seconds_to_run(self, *arguments: str) -> float:
        """Seconds that a Python with these arguments takes from beginning to end."""
        began = time.perf_counter()
        environment = os.environ | self.environment()
        subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL, env=environment)
        return time.perf_counter() - began

    def in_turns(self, *measured: Callable[[], float], scale: float = 1000, runs: int = 0) -> list[list[float]]:
        """What each of these gave, in rounds of turns: whatever slows the machine for a while slows them all.

        Seconds become milliseconds.
        """
        rounds = self.rounds(lambda: [scale * measure() for measure in measured], runs=runs)
        return [list(values) for values in zip(*rounds, strict=True)]

    def rounds(self, one: Callable[[], T], *, runs: int = 0) -> list[T]:
        """What each round gave, of those that count: the first ones fill caches."""
        return [one() for _ in range(self.first_runs + (runs or self.runs))][self.first_runs :]

    def copy_of(self, path: Path, name: str) -> Path:
        """That session under another name, in place of any that stands there."""
        copy = path.with_name(f"{name}.toml")
        shutil.copy(path, copy)
        shutil.copy(private_path_of(path), private_path_of(copy))
        return copy

    def _session(self, name: str, rows: int) -> Path:
        return sessions.a_full_session(self.folder / f"{name}.toml", rows=rows).path


FIRST_SCREEN_OF_BARE = (bare_app.TITLE, bare_app.WORDS, "^p palette")
FIRST_SCREEN_OF_HOME = ("Twelve steps with your partners", "New session", "Open a file", "^p all commands")


def first_screen() -> tuple[str, ...]:
    """What stands on the first screen of a full session: title, steps, the open question with its answer, keys."""
    first = sessions.twelve_steps().steps[0].questions[0]
    return sessions.TITLE, "Longer term", *sessions.signs_of(first), "F8 document"
