"""Two windows and a program that keeps folders alike, all at one file at once: no edit of any of them is lost."""

from __future__ import annotations

import random
import time
import tomllib
from dataclasses import dataclass, field
from pathlib import Path

from partnering_tui.session.conflicts import conflicts_of
from partnering_tui.storage.session_file import open_session
from tests.journeys.builders import a_session_file, opened
from tests.terminal import Terminal

TABLE = ("answers", "objectives_table", "rows")


@dataclass
class Window:
    """Somebody at one of the windows, and what was typed there so far."""

    name: str
    terminal: Terminal
    rows: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)

    def add_row(self) -> None:
        """Type a row into the table in which the other types, too."""
        self.rows.append(f"{self.name} {len(self.rows)}")
        self.terminal.type(f"{self.rows[-1]}\n")

    def see_row(self) -> None:
        self.terminal.wait_for(self.rows[-1])
        self.terminal.press("escape", "down")

    def add_word(self) -> None:
        """Type on in an answer of one's own."""
        self.words.append(f"{self.name}{len(self.words)}")
        self.terminal.type(f"{self.words[-1]} ")

    def see_word(self) -> None:
        self.terminal.wait_for(self.words[-1])

    def go_to(self, number: int, question: str, tabs: int) -> None:
        """Go from step 4 to another step, and open that question."""
        self.terminal.press(*(("f3",) * (4 - number) if number < 4 else ("f4",) * (number - 4)))
        self.terminal.wait_for(f"Step {number} of 12")
        self.terminal.press(*("tab",) * tabs)
        self.terminal.wait_for(f"▾ {question}")

    def quit(self) -> None:
        self.terminal.press("ctrl+q")
        assert self.terminal.wait_for_end() == 0


class Syncing:
    """A program that puts a new file in the place of the old one, with what somebody wrote on another computer."""

    def __init__(self, path: Path, chance: random.Random) -> None:
        self._path, self._chance = path, chance
        self._next = 0.0
        self.written: list[str] = []

    def go_on(self) -> None:
        """From time to time, replace the file; not if it changed while the new one was made, as such programs do."""
        if time.monotonic() < self._next:
            return
        self._next = time.monotonic() + self._chance.uniform(0.2, 2.0)
        old = self._path.read_bytes()
        assert tomllib.loads(old.decode())
        name = f"sync{len(self.written)}"
        new = self._path.with_name("from-the-cloud")
        new.write_bytes(old + f'\n[[actions]]\nid = "{name}"\nwhat = "Call {name}"\n'.encode())
        if self._path.read_bytes() == old:
            new.replace(self._path)
            self.written.append(name)


def run(folder: Path, seconds: float, chance: random.Random) -> str:
    """The figures on one line. Raises AssertionError if anything is lost."""
    path = a_session_file(folder)
    syncing = Syncing(path, chance)
    with opened(path) as first, opened(path) as second:
        windows = [Window("one", first), Window("other", second)]
        for window in windows:
            window.terminal.press("f4", "f4", "f4")
            window.terminal.wait_for("Step 4 of 12")
            window.terminal.press("tab")
            window.terminal.wait_for("▾ Objectives")
        end = time.monotonic() + seconds / 2
        while time.monotonic() < end:
            typing = chance.choice((windows, windows[:1], windows[1:]))
            for window in typing:
                window.add_row()
            syncing.go_on()
            for window in typing:
                window.see_row()
        windows[0].go_to(1, "The problem", 0)
        windows[1].go_to(4, "What we achieve only together", 1)
        end = time.monotonic() + seconds / 2
        while time.monotonic() < end:
            typing = chance.choice((windows, windows[:1], windows[1:]))
            for window in typing:
                window.add_word()
            syncing.go_on()
            for window in typing:
                window.see_word()
        for window in windows:
            window.quit()
    return _found(path, windows, syncing.written)


def _found(path: Path, windows: list[Window], actions: list[str]) -> str:
    session = open_session(path).session
    rows = [row["objective"] for row in session.rows(TABLE)]
    texts = [str(answer.get("value", "")) for answer in session.table(("answers",)).values()]
    for window in windows:
        own = [row for row in rows if row.startswith(f"{window.name} ")]
        assert own == window.rows, f"rows of {window.name}: {own}, and not {window.rows}"
        assert " ".join(window.words) in {text.strip() for text in texts}, f"{window.words} are not in {texts}"
    found = [row["id"] for row in session.rows(("actions",))]
    assert sorted(found) == sorted(actions), f"{found}, and not {actions}"
    assert not conflicts_of(session)
    rows_typed, words = sum(len(one.rows) for one in windows), sum(len(one.words) for one in windows)
    return (
        f"two windows typed {rows_typed} rows into one table and {words} words into two answers, while the file was "
        f"replaced {len(actions)} times under them: every row, word and replacement is in the file, and no conflict"
    )
