"""What people feel: starting, typing, going about, and the memory that all of it takes. Measured in real pseudo-terminals."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack

from tests.benchmarks.bench import FIRST_SCREEN_OF_BARE, Bench, first_screen, in_turns
from tests.benchmarks.figures import Figure, Goal, Series
from tests.benchmarks.sessions import signs_of, twelve_steps
from tests.benchmarks.stopwatch import MARK, Stopwatch

KEY = Goal(1.15)
WORST_KEY = Goal(2.0)
START = Goal(1.25)
MEMORY = Goal(1.5)
STEP = Goal(60, is_ratio=False)
FOLD = Goal(40, is_ratio=False)


def start(bench: Bench) -> list[Figure]:
    """From the command to the first screen, and to the first letter that somebody types there."""

    def seconds_to_see(terminal: Stopwatch, signs: Sequence[str]) -> float:
        with terminal:
            return terminal.seconds_to_begin(*signs)

    def seconds_to_type(terminal: Stopwatch, signs: Sequence[str]) -> float:
        with terminal:
            terminal.seconds_to_begin(*signs)
            terminal.press(MARK)
            return terminal.seconds_to_begin(MARK)

    figures: list[Figure] = []
    for what, seconds in (("first usable screen", seconds_to_see), ("first letter typed", seconds_to_type)):
        bare, app = in_turns(
            bench.runs,
            lambda seconds=seconds: seconds(bench.bare(), FIRST_SCREEN_OF_BARE),
            lambda seconds=seconds: seconds(bench.opened(bench.full), first_screen()),
        )
        figures.append(Figure(f"start to the {what}, full session", app, Series(f"bare app, {what}", bare), START))
    return figures


def keys(bench: Bench) -> list[Figure]:
    """From a key to its letter on the screen, typed without a pause, so that saves fall due in between."""
    large = f"{bench.large:,} rows"
    with ExitStack() as terminals:
        bare = terminals.enter_context(ready_to_type_in_bare(bench))
        typed = {
            "full session": terminals.enter_context(ready_to_type(bench.opened(bench.full))),
            f"session of {large}": terminals.enter_context(ready_to_type(bench.opened(bench.large_file))),
            f"new row in a table of {large}": terminals.enter_context(in_the_table(bench.opened(bench.large_file))),
        }
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
    there = [("f4", signs) for signs in seen[1:]]
    back = [("f3", signs) for signs in reversed(seen[:-1])]
    return [_going_about(bench, "going to another step", [*there, *back], STEP)]


def folds(bench: Bench) -> list[Figure]:
    """Through the questions of the first step with Tab and back with Shift+Tab."""
    asked = [question for question in twelve_steps().steps[0].questions if not question.is_per_partner]
    there = [("tab", signs_of(question)) for question in asked[1:]]
    back = [("shift+tab", signs_of(question)) for question in reversed(asked[:-1])]
    return [_going_about(bench, "folding one question and opening the next", [*there, *back], FOLD)]


def memory(bench: Bench) -> list[Figure]:
    """What the process holds when its first screen stands, and after a walk through all steps."""

    def megabytes(terminal: Stopwatch, signs: Sequence[str], *, walks: bool = False) -> float:
        with terminal:
            terminal.seconds_to_begin(*signs)
            for number in range(2, len(twelve_steps().steps) + 1) if walks else ():
                terminal.seconds_after("f4", f"Step {number} of ")
            terminal.settle()
            return terminal.megabytes

    bare, full, walked, large = in_turns(
        max(1, bench.runs // 3),
        lambda: megabytes(bench.bare(), FIRST_SCREEN_OF_BARE),
        lambda: megabytes(bench.opened(bench.full), first_screen()),
        lambda: megabytes(bench.opened(bench.full), first_screen(), walks=True),
        lambda: megabytes(bench.opened(bench.large_file), first_screen()),
        scale=1,
    )
    baseline = Series("bare app, memory", bare)
    return [
        Figure("memory of the open app, full session", full, baseline, MEMORY, "MB"),
        Figure("memory after a walk through all steps", walked, baseline, MEMORY, "MB"),
        Figure(f"memory with {bench.large:,} rows", large, baseline, None, "MB"),
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
    """The session with the cursor where a new row of the big table is typed."""
    terminal.seconds_to_begin(*first_screen())
    needs, evidence = twelve_steps().steps[0].questions[1:3]
    terminal.seconds_after("tab", *signs_of(needs)[:1])
    terminal.seconds_after("tab", *signs_of(evidence)[:1])
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


def _going_about(bench: Bench, what: str, way: Sequence[tuple[str, Sequence[str]]], goal: Goal) -> Figure:
    """How long each key of a way takes until its signs are seen, in turns with typing in the bare app."""
    taken: list[float] = []
    typed: list[float] = []
    with ready_to_type_in_bare(bench) as bare, bench.opened(bench.full) as app:
        app.seconds_to_begin(*first_screen())
        for _ in range(max(1, bench.runs // 3)):
            typed += bare.keypresses(len(way))
            for key, signs in way:
                app.settle(0.1)
                taken.append(app.seconds_after(key, *signs))
    baseline = Series("bare app, keypress", [1000 * seconds for seconds in typed])
    return Figure(what, [1000 * seconds for seconds in taken], baseline, goal)
