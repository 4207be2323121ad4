"""What people feel: starting, typing, going about, and the memory that it takes. Measured in real pseudo-terminals."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

from tests.benchmarks.bare_app import words_of
from tests.benchmarks.bench import FIRST_SCREEN_OF_BARE, FIRST_SCREEN_OF_HOME, Bench, first_screen
from tests.benchmarks.figures import Figure, Goal, Series
from tests.benchmarks.sessions import a_folder_of_sessions, signs_of, twelve_steps
from tests.benchmarks.stopwatch import KNOWS_PROCESSOR_TIME, MARK, Stopwatch

KEY = Goal(1.15)
WORST_KEY = Goal(2.0)
START = Goal(1.25)
STARTS = ("start to the first usable screen", "start to the first letter typed", "start, processor time")
HOME = Goal(1.2)
MEMORY = Goal(1.5)
STEP = Goal(60, is_ratio=False)
FOLD = Goal(40, is_ratio=False)


def start(bench: Bench) -> list[Figure]:
    """From the command to the first screen, and to the first letter that somebody types there."""

    def one_of_each() -> tuple[list[float], list[float]]:
        return _a_start(bench.bare(), FIRST_SCREEN_OF_BARE), _a_start(bench.opened(bench.full), first_screen())

    rounds = bench.rounds(one_of_each)
    bare, app = (zip(*one, strict=True) for one in zip(*rounds, strict=True))
    return [
        Figure(f"{what}, full session", values, Series(f"bare app, {what}", baseline), START)
        for what, baseline, values in zip(STARTS, bare, app, strict=KNOWS_PROCESSOR_TIME)
    ]


def _a_start(begun: Stopwatch, signs: Sequence[str]) -> list[float]:
    """Milliseconds to the first screen, to a letter typed there, and of processor time until the first screen."""
    with begun as terminal:
        first_screen = terminal.seconds_to_begin(*signs)
        computed = [terminal.seconds_computed] if KNOWS_PROCESSOR_TIME else []
        terminal.press(MARK)
        return [1000 * seconds for seconds in (first_screen, terminal.seconds_to_begin(MARK), *computed)]


def keys(bench: Bench) -> list[Figure]:
    """From a key to its letter on the screen, typed without a pause, so that saves fall due in between."""
    large = f"{bench.large:,}"
    with ExitStack() as terminals:
        bare = terminals.enter_context(ready_to_type_in_bare(bench))
        full, text, row = (
            ready_to_type(terminals.enter_context(bench.opened(path)))
            for path in (bench.full, bench.large_file, bench.large_file)
        )
        typed = {"full session": full, f"{large} rows": text, f"new row below {large} rows": in_the_table(row)}
        taken = keys_in_turns(bench, bare, *typed.values())
    baseline = Series("bare app, keypress", taken[0])
    return [
        Figure(f"keypress to paint, {where}{which}", values, baseline, goal, is_worst=bool(which))
        for where, values in zip(typed, taken[1:], strict=True)
        for which, goal in (("", KEY), (", 99th percentile", WORST_KEY))
    ]


def steps(bench: Bench) -> list[Figure]:
    """Through all steps with F4 and back with F3."""
    workshop = twelve_steps()
    count = len(workshop.steps)
    seen = [
        (f"Step {number} of {count}", *(signs_of(step.questions[0]))) for number, step in enumerate(workshop.steps, 1)
    ]
    return [_going_about(bench, "going to another step", ("f4", "f3"), seen, STEP)]


def folds(bench: Bench) -> list[Figure]:
    """Through the questions of the first step with Tab and back with Shift+Tab."""
    asked = [question for question in twelve_steps().steps[0].questions if not question.is_per_partner]
    what = "folding one question and opening the next"
    return [_going_about(bench, what, ("tab", "shift+tab"), [signs_of(question) for question in asked], FOLD)]


def memory(bench: Bench) -> list[Figure]:
    """What the process holds when its first screen stands, and after a walk through all steps."""

    def megabytes(terminal: Stopwatch, signs: Sequence[str], *, walks: bool = False) -> float:
        with terminal:
            terminal.seconds_to_begin(*signs)
            for number in range(2, min(len(twelve_steps().steps), bench.farthest) + 1) if walks else ():
                terminal.seconds_after("f4", f"Step {number} of ")
            terminal.settle()
            return terminal.megabytes

    bare, full, walked, large = bench.in_turns(
        lambda: megabytes(bench.bare(), FIRST_SCREEN_OF_BARE),
        lambda: megabytes(bench.opened(bench.full), first_screen()),
        lambda: megabytes(bench.opened(bench.full), first_screen(), walks=True),
        lambda: megabytes(bench.opened(bench.large_file), first_screen()),
        scale=1,
        runs=max(1, bench.runs // 3),
    )
    baseline = Series("bare app, memory", bare)
    return [
        Figure("memory of the open app, full session", full, baseline, MEMORY, "MB"),
        Figure("memory after a walk through all steps", walked, baseline, MEMORY, "MB"),
        Figure(f"memory with {bench.large:,} rows", large, baseline, None, "MB"),
    ]


def home(bench: Bench) -> list[Figure]:
    """Home: its first paint with many sessions and with none, and how long until all are listed."""

    def seconds(home: Path, *signs: str) -> float:
        with bench.app(home=home) as terminal:
            return terminal.seconds_to_begin(*signs)

    count = bench.sessions_at_home
    empty, crowded = bench.folder / "nobody", bench.folder / "crowded"
    a_folder_of_sessions(crowded / "sessions", count)
    nobody, first_paint, listed = bench.in_turns(
        lambda: seconds(empty, *FIRST_SCREEN_OF_HOME),
        lambda: seconds(crowded, *FIRST_SCREEN_OF_HOME),
        lambda: seconds(crowded, *FIRST_SCREEN_OF_HOME, f"{count} sessions"),
    )
    baseline = Series("home without sessions, first paint", nobody)
    return [
        Figure(f"home with {count:,} sessions, first paint", first_paint, baseline, HOME),
        Figure(f"home with {count:,} sessions, all listed", listed, baseline),
    ]


def ready_to_type_in_bare(bench: Bench) -> Stopwatch:
    """The bare app with the cursor on an empty line."""
    terminal = bench.bare()
    terminal.seconds_to_begin(*FIRST_SCREEN_OF_BARE)
    terminal.press("ctrl+end", "enter")
    terminal.settle()
    return terminal


def ready_to_type(terminal: Stopwatch) -> Stopwatch:
    """The session with the cursor on an empty line of the first answer, which is a text."""
    terminal.seconds_to_begin(*first_screen())
    terminal.press("ctrl+end", "enter")
    terminal.settle()
    return terminal


def in_the_table(terminal: Stopwatch) -> Stopwatch:
    """From there on to the big table, with the cursor where a new row is typed."""
    needs, evidence = twelve_steps().steps[0].questions[1:3]
    for question in (needs, evidence):
        label, *_ = signs_of(question)
        terminal.seconds_after("tab", label)
    terminal.wait_for("type a new row")
    terminal.settle()
    return terminal


def keys_in_turns(bench: Bench, *terminals: Stopwatch) -> list[list[float]]:
    """Milliseconds from each key to its letter, in each of these terminals, typed in turns."""
    taken: list[list[float]] = [[] for _ in terminals]
    for _ in range(bench.runs):
        for terminal, values in zip(terminals, taken, strict=True):
            terminal.settle(0.1)
            values += [1000 * seconds for seconds in terminal.keypresses(bench.keys)]
    return taken


def _going_about(bench: Bench, what: str, keys: tuple[str, str], places: Sequence[Sequence[str]], goal: Goal) -> Figure:
    """How long a key takes to the next place on a way, and back, in turns with another editor in the bare app.

    A place is known by the texts that stand there.
    """
    on, back = keys
    places = places[: bench.farthest]
    way = [(on, signs) for signs in places[1:]] + [(back, signs) for signs in reversed(places[:-1])]
    taken: list[float] = []
    least: list[float] = []
    with bench.bare() as bare, bench.opened(bench.full) as app:
        bare.seconds_to_begin(*FIRST_SCREEN_OF_BARE)
        app.seconds_to_begin(*first_screen())
        for _ in range(max(1, bench.runs // 3)):
            for key, signs in way:
                bare.settle(0.1)
                least.append(1000 * bare.seconds_after("f4", words_of(len(least) + 2)))
                app.settle(0.1)
                taken.append(1000 * app.seconds_after(key, *signs))
    return Figure(what, taken, Series("bare app, another editor", least), goal)
