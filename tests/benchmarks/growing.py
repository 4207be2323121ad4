"""How the figures grow: with the rows of a session, and with the sessions in the folder."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path

from tests.benchmarks.bench import FIRST_SCREEN_OF_HOME, Bench, first_screen
from tests.benchmarks.figures import Figure, Goal, Series, Unit
from tests.benchmarks.of_files import Desk
from tests.benchmarks.on_screen import in_the_table, keys_in_turns, ready_to_type
from tests.benchmarks.sessions import a_folder_of_sessions, signs_of, twelve_steps
from tests.benchmarks.stopwatch import Stopwatch

TEN_TIMES = Goal(10)
FLAT = Goal(1.2)


def growth(bench: Bench) -> list[Figure]:
    """A small, a middle and a large session, each compared with the one before it."""
    paths = [bench.full, bench.middle_file, bench.large_file]
    sizes = [f"{path.stat().st_size / 1000:,.0f} kB" for path in paths]
    desks = [Desk(bench, path) for path in paths]
    opened = bench.in_turns(*[_opening(bench, path) for path in paths])
    saved = bench.in_turns(*[_saving(desk) for desk in desks])
    printed = bench.in_turns(*[_printing(bench, path) for path in paths], runs=_a_few(bench))
    held = bench.in_turns(*[_holding(bench, path) for path in paths], scale=1, runs=_a_few(bench))
    with ExitStack() as terminals:
        apps = [ready_to_type(terminals.enter_context(bench.opened(path))) for path in paths]
        in_text = keys_in_turns(bench, *apps)
        in_table = keys_in_turns(bench, *map(in_the_table, apps))
        stepped = bench.in_turns(*[_stepping(app) for app in apps])
    return [
        *_compared("open", sizes, opened, TEN_TIMES),
        *_compared("save a row", sizes, saved, TEN_TIMES),
        *_compared("summary, whole process", sizes, printed, TEN_TIMES),
        *_compared("memory of the open app", sizes, held, TEN_TIMES, "MB"),
        *_compared("going to the next step and back", sizes, stepped, FLAT),
        *_compared("keypress in a text", sizes, in_text, FLAT),
        *_compared("keypress in a table", sizes, in_table, FLAT),
    ]


def sessions_at_home(bench: Bench) -> list[Figure]:
    """Home with few, more and many sessions: its first paint, and until all are listed."""
    most = bench.sessions_at_home
    counts = sorted({max(2, most // 100), max(2, most // 10), most})
    homes = [bench.folder / f"home-of-{count}" for count in counts]
    for home, count in zip(homes, counts, strict=True):
        a_folder_of_sessions(home / "sessions", count)
    rounds = bench.rounds(lambda: [_begun(bench, *home) for home in zip(homes, counts, strict=True)])
    painted, listed = ([[round_[at][which] for round_ in rounds] for at in range(len(homes))] for which in (0, 1))
    names = [f"{count:,} sessions" for count in counts]
    return [
        *_compared("home, first paint", names, painted, FLAT),
        *_compared("home, all listed", names, listed, TEN_TIMES),
    ]


def _compared(
    what: str, sizes: Sequence[str], values: Sequence[Sequence[float]], goal: Goal, unit: Unit = "ms"
) -> Iterator[Figure]:
    for at in range(1, len(sizes)):
        before = Series(f"with {sizes[at - 1]}", values[at - 1])
        yield Figure(f"{what}, {sizes[at]}", values[at], before, goal, unit)


def _opening(bench: Bench, path: Path) -> Callable[[], float]:
    return lambda: _seconds(lambda: Desk(bench, path))


def _saving(desk: Desk) -> Callable[[], float]:
    def seconds() -> float:
        desk.change_a_row()
        return _seconds(desk.file.save)

    return seconds


def _printing(bench: Bench, path: Path) -> Callable[[], float]:
    return lambda: bench.seconds_to_run("-m", "partnering_tui", "summary", str(path))


def _holding(bench: Bench, path: Path) -> Callable[[], float]:
    def megabytes() -> float:
        with bench.opened(path) as terminal:
            terminal.seconds_to_begin(*first_screen())
            terminal.settle()
            return terminal.megabytes

    return megabytes


def _stepping(app: Stopwatch) -> Callable[[], float]:
    """To the second step and back to the first, where the large table is: half of what both take."""
    first, second = [signs_of(step.questions[0]) for step in twelve_steps().steps[:2]]

    def seconds() -> float:
        app.settle(0.1)
        there = app.seconds_after("f4", "Step 2 of", *second)
        app.settle(0.1)
        return (there + app.seconds_after("f3", "Step 1 of", *first)) / 2

    return seconds


def _begun(bench: Bench, home: Path, count: int) -> tuple[float, float]:
    """Milliseconds to the first screen of home, and until all sessions are counted there."""
    with bench.app(home=home) as terminal:
        painted = terminal.seconds_to_begin(*FIRST_SCREEN_OF_HOME)
        return 1000 * painted, 1000 * terminal.seconds_to_begin(f"{count} sessions")


def _a_few(bench: Bench) -> int:
    return max(1, bench.runs // 3)


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began
