"""What the files cost: opening, saving, the document, and how all of it grows with the rows."""

from __future__ import annotations

import asyncio
import re
import time
import tomllib
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from pathlib import Path

from textual.app import App

from partnering_tui.session import edits
from partnering_tui.session.record import Change
from partnering_tui.session.workbook import Workbook
from partnering_tui.storage.backup_keeper import BackupKeeper
from partnering_tui.storage.opening import open_with_workshop
from partnering_tui.storage.presence import Presence
from partnering_tui.tui.others_edits import OthersEdits
from tests.benchmarks.bench import Bench
from tests.benchmarks.figures import Figure, Goal, Series
from tests.benchmarks.sessions import BIG_TABLE

SUMMARY = Goal(1.3)
A_FRAME = Goal(16, is_ratio=False)
UNNOTICED = Goal(50, is_ratio=False)
TICK = 0.001
"""Seconds between two looks at whether the event loop still runs."""


class Desk:
    """A session that is open to be changed and saved, without a screen."""

    def __init__(self, bench: Bench, path: Path) -> None:
        self.file, workshop = open_with_workshop(path, bench.locations)
        self.book = Workbook(workshop, self.file.session, self.file.notes, on_change=self.file.remember)
        self._number = count(1)

    def change_a_text(self) -> None:
        self._answer("problem", ("value",))

    def change_a_row(self) -> None:
        rows = self.file.session.rows(("answers", BIG_TABLE, "rows"))
        self._answer(BIG_TABLE, ("rows", rows[len(rows) // 2]["id"], "claim"))

    def _answer(self, question_id: str, place: tuple[str, ...]) -> None:
        question = self.book.workshop.questions[question_id]
        value = f"Half of the taps are dry by noon, as was counted {next(self._number)} times"
        change: Change | None = edits.answer(self.book.session, question, place, value)
        self.book.make(change)


def save(bench: Bench) -> list[Figure]:
    """What a save takes from the event loop: preparing and settling it, and the thread that writes meanwhile."""
    return [*_saves(bench, bench.middle_file, A_FRAME), *_saves(bench, bench.large_file, UNNOTICED)]


def _saves(bench: Bench, path: Path, goal: Goal) -> list[Figure]:
    desk = Desk(bench, bench.copy_of(path, "saved-often"))
    reading, *saving = bench.in_turns(
        lambda: seconds_to_read(path),
        lambda: seconds_of_first_save(bench, path),
        lambda: seconds_of_loop(desk, desk.change_a_text),
        lambda: seconds_of_loop(desk, desk.change_a_row),
        lambda: asyncio.run(longest_stall(desk)),
        lambda: asyncio.run(longest_stall_of_joining(desk)),
    )
    size = f"{path.stat().st_size / 1000:,.0f} kB"
    baseline = Series(f"tomllib reads {size}", reading)
    what = (
        *("first save after opening", "save of a text", "save of a row", "longest stall while a text is saved"),
        "longest stall while others' edits are joined",
    )
    return [
        Figure(f"event loop: {one}, {size}", values, baseline, goal) for one, values in zip(what, saving, strict=True)
    ]


def seconds_to_read(path: Path) -> float:
    text = path.read_text(encoding="utf-8")
    began = time.perf_counter()
    tomllib.loads(text)
    return time.perf_counter() - began


def seconds_of_loop(desk: Desk, change: Callable[[], None]) -> float:
    """Seconds that preparing and settling a save of that change take; the writing in between is left out."""
    change()
    began = time.perf_counter()
    prepared = desk.file.prepare()
    took = time.perf_counter() - began
    assert prepared is not None
    prepared.write()
    began = time.perf_counter()
    desk.file.settle(prepared)
    return took + time.perf_counter() - began


def seconds_of_first_save(bench: Bench, path: Path) -> float:
    """The same for the first save after a session was opened and made ready, which the app does on another thread."""
    desk = Desk(bench, bench.copy_of(path, "saved-once"))
    desk.file.make_ready()
    return seconds_of_loop(desk, desk.change_a_text)


async def longest_stall(desk: Desk) -> float:
    """The longest time in seconds for which the event loop stood still in a save as the app makes it."""

    async def save(writer: ThreadPoolExecutor) -> None:
        desk.change_a_text()
        prepared = desk.file.prepare()
        assert prepared is not None
        await asyncio.wrap_future(writer.submit(prepared.write))
        desk.file.settle(prepared)

    return await _longest_stall_in(save)


async def longest_stall_of_joining(desk: Desk) -> float:
    """The same while another laptop's edit is taken in, without what is drawn of it."""
    title = f"Changed elsewhere {time.perf_counter_ns()}"
    text = desk.file.path.read_text(encoding="utf-8")
    desk.file.path.write_text(re.sub(r'(?m)^title = ".*"$', f'title = "{title}"', text, count=1), encoding="utf-8")

    async def join(writer: ThreadPoolExecutor) -> None:
        presence = Presence(desk.file.path.parent / "open", desk.file.path)
        backups = BackupKeeper(desk.file.path.parent / "backups", desk.file, writer.submit)
        others = OthersEdits(App[int](), desk.file, desk.book, presence, submit=writer.submit, backups=backups)
        await others.take_in()
        others.stop()

    longest = await _longest_stall_in(join)
    assert desk.book.session.title == title
    return longest


async def _longest_stall_in(work: Callable[[ThreadPoolExecutor], Coroutine[None, None, None]]) -> float:
    longest = 0.0

    async def look() -> None:
        nonlocal longest
        while True:
            before = time.perf_counter()
            await asyncio.sleep(TICK)
            longest = max(longest, time.perf_counter() - before - TICK)

    looking = asyncio.create_task(look())
    with ThreadPoolExecutor(1) as writer:
        await asyncio.sleep(TICK)
        await work(writer)
        await asyncio.sleep(2 * TICK)
    looking.cancel()
    return longest


def summary(bench: Bench) -> list[Figure]:
    """The document of a full session, printed by a process of its own.

    `import pydantic` alone loads little of it: the second baseline loads what any model needs.
    """
    only_imports, with_models, document = bench.in_turns(
        lambda: bench.seconds_to_run("-c", "import pydantic, click, markdown_it"),
        lambda: bench.seconds_to_run("-c", "from pydantic import BaseModel; import click, markdown_it"),
        lambda: bench.seconds_to_run("-m", "partnering_tui", "summary", str(bench.full)),
    )
    what = "summary of a full session, whole process"
    return [
        Figure(what, document, Series("Python with three imports", only_imports), SUMMARY),
        Figure(what, document, Series("Python with three imports in use", with_models)),
    ]
