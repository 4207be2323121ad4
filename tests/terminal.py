"""A real pseudo-terminal with a program in it, read as a person reads the screen.

    with Terminal([...], size=(100, 30)) as terminal:
        terminal.wait_for("Understand the issue")
        terminal.press("tab", "f4")
        terminal.type("Every household has safe water")

Nothing here sleeps for a while and hopes: every wait is for something on the screen, or for the program's end.
"""

from __future__ import annotations

import fcntl
import os
import re
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType

import pyte

KEYS = {
    "enter": "\r", "tab": "\t", "shift+tab": "\x1b[Z", "escape": "\x1b", "space": " ",
    "backspace": "\x7f", "delete": "\x1b[3~",
    "up": "\x1b[A", "down": "\x1b[B", "right": "\x1b[C", "left": "\x1b[D", "home": "\x1b[H", "end": "\x1b[F",
    "pageup": "\x1b[5~", "pagedown": "\x1b[6~", "f1": "\x1bOP", "f2": "\x1bOQ", "f3": "\x1bOR", "f4": "\x1bOS",
    "f5": "\x1b[15~", "f6": "\x1b[17~", "f7": "\x1b[18~", "f8": "\x1b[19~", "f9": "\x1b[20~", "f10": "\x1b[21~",
    "f12": "\x1b[24~",
    "ctrl+up": "\x1b[1;5A", "ctrl+down": "\x1b[1;5B", "ctrl+home": "\x1b[1;5H", "ctrl+end": "\x1b[1;5F",
}  # fmt: skip
"""What a common terminal sends for each key."""

PATIENCE = 30.0
"""Seconds until a wait gives up; generous, since a busy machine is no fault of the program."""

_NOT_TEXT = re.compile(rb"\x1b\[(?:[<>=?][0-9;]*\$?[uqmp]|\?[0-9;$]*[a-gi-km-z]|[0-9;:]*m)")
"""Sequences that pyte would print instead of ignoring; and colours, which nobody here looks at."""
_CUT_OFF = re.compile(rb"\x1b(?:\[[0-9;:<>=?$]*)?\Z")
"""A sequence whose end is still to come."""


def keystroke(name: str) -> str:
    """What the terminal sends for a key: `f4`, `ctrl+s`, `a`."""
    if name in KEYS:
        return KEYS[name]
    if name.startswith("ctrl+") and len(name) == 6:
        return chr(ord(name[-1].upper()) & 0x1F)
    return name


class Terminal:
    """A program in a pseudo-terminal of its own, and what it shows."""

    def __init__(
        self,
        argv: Sequence[str],
        *,
        size: tuple[int, int] = (100, 30),
        env: Mapping[str, str] | None = None,
        cwd: Path | None = None,
    ) -> None:
        self.columns, self.lines = size
        self._screen = pyte.Screen(self.columns, self.lines)
        self._stream = pyte.ByteStream(self._screen)
        self._cut_off = b""
        self._rows = [""] * self.lines
        self.bytes_shown = 0
        """How many bytes the program has sent to the terminal."""
        self._status: int | None = None
        self._pid, self._fd = self._start(argv, dict(env or {}), cwd)

    def _start(self, argv: Sequence[str], env: dict[str, str], cwd: Path | None) -> tuple[int, int]:
        ours, theirs = os.openpty()
        fcntl.ioctl(ours, termios.TIOCSWINSZ, struct.pack("HHHH", self.lines, self.columns, 0, 0))
        name = os.ttyname(theirs)
        wanted = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor", "TEXTUAL_ANIMATIONS": "none"} | env
        for name_of_setting in ("NO_COLOR", "COLUMNS", "LINES"):  # the terminal's own size counts
            wanted.pop(name_of_setting, None)
        command = list(argv)
        if cwd is not None:
            # posix_spawn cannot change the folder, and starting a Python for it would change what is measured.
            command = ["/usr/bin/env", "-C", str(cwd), *command]
        pid = os.posix_spawnp(
            command[0],
            command,
            wanted,
            file_actions=[
                (os.POSIX_SPAWN_OPEN, 0, name, os.O_RDWR, 0),
                (os.POSIX_SPAWN_DUP2, 0, 1),
                (os.POSIX_SPAWN_DUP2, 0, 2),
                (os.POSIX_SPAWN_CLOSE, ours),
            ],
            setsid=True,
        )
        os.close(theirs)
        return pid, ours

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None
    ) -> None:
        if self._status is None:
            os.kill(self._pid, signal.SIGKILL)
            os.waitpid(self._pid, 0)
        if self._fd >= 0:
            os.close(self._fd)

    def press(self, *keys: str) -> None:
        """Press keys one after the other."""
        for key in keys:
            os.write(self._fd, keystroke(key).encode())

    def type(self, text: str) -> None:
        """Type text as a person would, without bracketed paste."""
        self.type_bytes(text.replace("\n", "\r").encode())

    def type_bytes(self, sent: bytes) -> None:
        """Send these bytes, as a terminal with another encoding would."""
        os.write(self._fd, sent)

    def paste(self, text: str) -> None:
        """Paste text as a terminal does."""
        os.write(self._fd, b"\x1b[200~" + text.encode() + b"\x1b[201~")

    def click(self, column: int, line: int) -> None:
        """Click with the left button; both counted from 0."""
        for final in "Mm":
            os.write(self._fd, f"\x1b[<0;{column + 1};{line + 1}{final}".encode())

    def click_on(self, text: str) -> None:
        """Click on the first place where the text stands."""
        self.wait_for(text)
        for line, shown in enumerate(self.text().splitlines()):
            if text in shown:
                self.click(shown.index(text) + len(text) // 2, line)
                return

    def text(self) -> str:
        """The screen as text, one line a row."""
        for row in self._screen.dirty.intersection(range(self.lines)):
            cells = self._screen.buffer[row]
            self._rows[row] = "".join([cells[column].data for column in range(self.columns)]).rstrip()
        self._screen.dirty.clear()
        return "\n".join(self._rows)

    def wait_for(self, wanted: str | Callable[[str], bool], *, without: str = "") -> str:
        """Wait until a text is on the screen (or a condition holds), and return the screen."""

        def is_there(screen: str) -> bool:
            if callable(wanted):
                return wanted(screen)
            return wanted in screen and not (without and without in screen)

        end = time.monotonic() + PATIENCE
        while not is_there(screen := self.text()):
            can_read_on = self._read(0.1)
            if time.monotonic() > end or (not can_read_on and self.has_ended()):
                raise AssertionError(f"never shown: {wanted!r}\n{screen}")
        return screen

    def look(self, seconds: float) -> None:
        """Take in what the program shows, for at most so long."""
        self._read(seconds)

    def _read(self, seconds: float) -> bool:
        ready, _, _ = select.select([self._fd], [], [], seconds)
        if not ready:
            return True
        try:
            shown = os.read(self._fd, 65536)
        except OSError:
            return False
        self._show(shown)
        return bool(shown)

    def _show(self, output: bytes) -> None:
        self.bytes_shown += len(output)
        output = _NOT_TEXT.sub(b"", self._cut_off + output)
        cut = _CUT_OFF.search(output)
        self._cut_off = cut.group() if cut else b""
        self._stream.feed(output[: cut.start()] if cut else output)

    def hang_up(self) -> None:
        """Close the terminal, as a person closes its window."""
        os.close(self._fd)
        self._fd = -1

    @property
    def pid(self) -> int:
        """The number of the program's process."""
        return self._pid

    def send_signal(self, number: int) -> None:
        os.kill(self._pid, number)

    def has_ended(self) -> bool:
        if self._status is None:
            pid, status = os.waitpid(self._pid, os.WNOHANG)
            if pid:
                self._status = os.waitstatus_to_exitcode(status)
        return self._status is not None

    def wait_for_end(self) -> int:
        """Wait until the program ends; its exit code (negative: the signal that ended it)."""
        end = time.monotonic() + PATIENCE
        while not self.has_ended():
            if time.monotonic() > end:
                raise AssertionError(f"still running:\n{self.text()}")
            if self._fd >= 0:
                self._read(0.05)
            else:
                time.sleep(0.01)
        while self._fd >= 0 and select.select([self._fd], [], [], 0)[0] and self._read(0):
            pass
        assert self._status is not None
        return self._status

    def resize(self, columns: int, lines: int) -> None:
        """Make the window another size."""
        self.columns, self.lines = columns, lines
        self._screen.resize(lines, columns)
        self._rows = [""] * lines
        fcntl.ioctl(self._fd, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
        os.kill(self._pid, signal.SIGWINCH)


def partnering(*arguments: str) -> list[str]:
    """The command line of the app under test."""
    return [sys.executable, "-m", "partnering_tui", *arguments]
