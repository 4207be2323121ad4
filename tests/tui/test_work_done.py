"""How much is done for a key, a step and a save, counted and not timed: the same on every computer.

The bounds stand a quarter above what is done today. Whoever passes one has made something slower for everybody.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import copytree
from types import FrameType
from typing import Any

import pytest
from textual.events import Paste

import partnering_tui
from tests.benchmarks.bench import Bench
from tests.benchmarks.of_files import Desk
from tests.benchmarks.on_screen import first_screen
from tests.benchmarks.sessions import a_full_session
from tests.tui.open_session import opened, pressed, shown

OURS = str(Path(partnering_tui.__file__).parent)
FEW, MANY = 10, 1_000
"""Rows in the large table."""
A_FEW_MORE = 0.01
"""Some keys ask what another has found a moment before, and some find it themselves."""
A_FEW_LINES = 2_500
"""Bytes. All of the screen takes five times as many."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made")
    for rows in (FEW, MANY):
        a_full_session(folder / f"with-{rows}.toml", rows=rows)
    return folder


@pytest.fixture
def sessions(made: Path, tmp_path: Path) -> dict[int, Path]:
    """Sessions with few and with many rows in their largest table."""
    folder = copytree(made, tmp_path / "sessions")
    return {rows: folder / f"with-{rows}.toml" for rows in (FEW, MANY)}


class Count:
    """How often something was done."""

    number = 0


@contextmanager
def our_statements() -> Iterator[Count]:
    """Counts the lines of our own code that are executed on this thread."""
    count = Count()

    def follow(frame: FrameType, event: str, _: Any) -> Callable[..., Any] | None:
        if event == "line":
            count.number += 1
        return follow if frame.f_code.co_filename.startswith(OURS) else None

    before = sys.gettrace()
    sys.settrace(follow)
    try:
        yield count
    finally:
        sys.settrace(before)


@contextmanager
def all_calls() -> Iterator[Count]:
    """Counts the calls of functions in Python, ours and those of everybody else, on this thread."""
    count = Count()

    def follow(_: FrameType, event: str, __: Any) -> None:
        count.number += event == "call"

    sys.setprofile(follow)
    try:
        yield count
    finally:
        sys.setprofile(None)


@contextmanager
def system_calls() -> Iterator[Count]:
    """Counts the calls of Python's own modules for files and folders, on this thread."""
    count = Count()

    def follow(_: FrameType, event: str, function: Any) -> None:
        if event == "c_call" and getattr(function, "__module__", None) in (os.name, "posix", "nt", "_io"):
            count.number += 1

    sys.setprofile(follow)
    try:
        yield count
    finally:
        sys.setprofile(None)


async def statements_for_a_key(path: Path, *keys_before: str) -> int:
    async with opened(path) as (_, pilot):
        await pressed(pilot, *keys_before, "q", "r")
        with our_statements() as statements:
            await pressed(pilot, *"stuvwxyz")
    return statements.number // 8


async def test_a_key_costs_the_same_in_a_session_of_any_size(sessions: dict[int, Path]) -> None:
    few, many = [await statements_for_a_key(sessions[rows]) for rows in (FEW, MANY)]
    assert many <= few * (1 + A_FEW_MORE)
    assert few <= 800


async def test_a_key_in_a_table_costs_the_same_with_any_number_of_rows(sessions: dict[int, Path]) -> None:
    few, many = [await statements_for_a_key(sessions[rows], "tab", "tab") for rows in (FEW, MANY)]
    assert many <= few * (1 + A_FEW_MORE)
    assert few <= 2_200


async def test_an_endless_line_is_drawn_as_quickly_as_a_long_one(sessions: dict[int, Path]) -> None:
    drawn = []
    async with opened(sessions[FEW]) as (app, pilot):
        for paste in ("a word and " * 200, "a word and " * 2_000):
            app.post_message(Paste(paste))
            await pressed(pilot, "q")
            with all_calls() as calls:
                shown(app)
            drawn.append(calls.number)
    long, endless = drawn
    assert endless <= long * (1 + A_FEW_MORE)


async def test_of_a_step_only_what_is_seen_is_put_on_the_screen(sessions: dict[int, Path]) -> None:
    widgets = []
    async with opened(sessions[MANY]) as (app, pilot):
        for _ in app.desk.workbook.workshop.steps if app.desk else ():
            widgets.append(len(app.screen.walk_children()))
            await pressed(pilot, "f4")
    assert max(widgets) <= 55
    assert len(widgets) == 12


def test_a_save_asks_as_much_of_the_system_whatever_the_size(sessions: dict[int, Path], tmp_path: Path) -> None:
    calls = []
    for path in sessions.values():
        desk = Desk(Bench(tmp_path), path)
        desk.file.make_ready()
        desk.change_a_text()
        with system_calls() as counted:
            desk.file.save()
        calls.append(counted.number)
    assert calls[0] == calls[1] <= 66


def test_a_letter_sends_little_to_the_terminal(sessions: dict[int, Path], tmp_path: Path) -> None:
    letters = "abcdefghijkl"
    with Bench(tmp_path).opened(sessions[FEW]) as terminal:
        for sign in first_screen():
            terminal.wait_for(sign)
        terminal.press("q", "7")
        terminal.wait_for("q7")
        before = terminal.bytes_shown
        for count in range(1, len(letters) + 1):
            terminal.press(letters[count - 1])
            terminal.wait_for("q7" + letters[:count])
        assert (terminal.bytes_shown - before) / len(letters) <= A_FEW_LINES
