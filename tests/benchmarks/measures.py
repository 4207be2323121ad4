"""All that can be measured, by name."""

from __future__ import annotations

from collections.abc import Callable

from tests.benchmarks import growing, keystrokes, of_files, on_screen
from tests.benchmarks.bench import Bench
from tests.benchmarks.figures import Figure

MEASURES: dict[str, Callable[[Bench], list[Figure]]] = {
    "start": on_screen.start,
    "keys": on_screen.keys,
    "steps": on_screen.steps,
    "folds": on_screen.folds,
    "save": of_files.save,
    "summary": of_files.summary,
    "memory": on_screen.memory,
    "growth": growing.growth,
    "home": on_screen.home,
    "sessions": growing.sessions_at_home,
    "keystrokes": keystrokes.keystrokes,
}
