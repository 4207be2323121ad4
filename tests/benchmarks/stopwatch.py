"""A pseudo-terminal with a stopwatch: how long until something stands on the screen.

The clock stops when the last piece of output arrives that is needed for the text to stand there. To know which piece
that was, each is fed to the screen (pyte), which takes time of its own: a piece that comes meanwhile is noted a few
milliseconds late. The app and the bare app are read in the same way.
"""

from __future__ import annotations

import os
import select
import subprocess
import time
from collections import deque
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.terminal import PATIENCE, Terminal

SIZE = (120, 40)
LETTERS = "abcdefghijklmnopqrstuvwxyz"
MARK = "q7"
"""Typed at the beginning of a line, to know it by."""
RHYTHM = (0.031, 0.062, 0.044, 0.077, 0.053, 0.038, 0.069)
"""Seconds between keys: fast typing, and never in step with the frames that are drawn."""

KNOWS_PROCESSOR_TIME = Path("/proc/self/schedstat").exists()
"""Linux does."""


class Stopwatch(Terminal):
    """A program in a pseudo-terminal of 120×40, and when it showed what."""

    def __init__(self, argv: Sequence[str], env: Mapping[str, str]) -> None:
        self.started = time.perf_counter()
        self.arrived = self.started
        """When the output arrived that was shown last."""
        self._waiting: deque[tuple[float, bytes]] = deque()
        """Output that is still to be shown, and when it arrived."""
        super().__init__(argv, size=SIZE, env=env)

    def __enter__(self) -> Stopwatch:
        return self

    def _read(self, seconds: float) -> bool:
        """Show one piece of output, after noting when each piece that has come by now arrived."""
        is_open = self._take_in(0 if self._waiting else seconds)
        if self._waiting:
            self.arrived, output = self._waiting.popleft()
            self._show(output)
        return is_open

    def _take_in(self, seconds: float) -> bool:
        while select.select([self._fd], [], [], seconds)[0]:
            try:
                output = os.read(self._fd, 65536)
            except OSError:
                return bool(self._waiting)
            self._waiting.append((time.perf_counter(), output))
            seconds = 0
        return True

    def seconds_until(self, *wanted: str, since: float) -> float:
        """Seconds from that moment until each of these texts, which are still to come, has been drawn."""
        end = time.perf_counter() + PATIENCE
        missing = list(wanted)
        while missing:
            self._screen.dirty.clear()
            if not self._read(0.1) or time.perf_counter() > end:
                raise AssertionError(f"never shown: {missing}\n{self.text()}")
            drawn = "\n".join(map(self._line, self._screen.dirty))
            missing = [text for text in missing if text not in drawn]
        return self.arrived - since

    def seconds_after(self, key: str, *wanted: str) -> float:
        """Seconds from pressing a key until each of these texts has been drawn."""
        since = time.perf_counter()
        self.press(key)
        return self.seconds_until(*wanted, since=since)

    def seconds_to_begin(self, *wanted: str) -> float:
        """Seconds from the start of the program until each of these texts has been drawn."""
        return self.seconds_until(*wanted, since=self.started)

    def watch(self, seconds: float) -> None:
        """Read on for that long."""
        end = time.perf_counter() + seconds
        while (left := end - time.perf_counter()) > 0:
            self._read(left)

    def settle(self, quiet: float = 0.25) -> None:
        """Read on until nothing has come for that many seconds, but no longer than a wait may take."""
        end = time.perf_counter() + PATIENCE
        self.arrived = time.perf_counter()
        while time.perf_counter() < min(end, self.arrived + quiet):
            self._read(quiet / 4)

    def keypresses(self, count: int) -> list[float]:
        """Type so many letters as fast as people do, in lines of 24: seconds from each key to its letter being seen."""
        taken: list[float] = []
        while len(taken) < count:
            self.seconds_after(MARK, MARK)
            line = LETTERS[: min(24, count - len(taken))]
            for end in range(1, len(line) + 1):
                self.watch(RHYTHM[len(taken) % len(RHYTHM)])
                taken.append(self.seconds_after(line[end - 1], MARK + line[:end]))
            self.press("ctrl+u")
            self.wait_for(lambda screen: MARK not in screen)
        return taken

    @property
    def megabytes(self) -> float:
        """The memory that the program holds (resident set size)."""
        status = Path(f"/proc/{self._pid}/status")
        if status.exists():
            line = next(line for line in status.read_text().splitlines() if line.startswith("VmRSS:"))
            return int(line.split()[1]) / 1024
        done = subprocess.run(["ps", "-o", "rss=", "-p", str(self._pid)], capture_output=True, text=True, check=True)
        return int(done.stdout) / 1024

    @property
    def seconds_computed(self) -> float:
        """How long the program has kept a processor busy so far: other programs on the machine change this little."""
        threads = Path(f"/proc/{self._pid}/task").glob("*/schedstat")
        return sum(int(thread.read_text().split()[0]) for thread in threads) / 1e9

    def _line(self, row: int) -> str:
        cells = self._screen.buffer[row]
        return "".join(cells[column].data for column in range(self.columns))
