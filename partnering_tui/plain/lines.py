"""Where lines come from: a terminal in which somebody types, or a file or another program in its place."""

from __future__ import annotations

import contextlib
import os
import select
import signal
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from types import FrameType
from typing import Any, Protocol, TextIO

from partnering_tui.errors import PartneringError

SIGNALS = ("SIGHUP", "SIGTERM", "SIGINT", "SIGBREAK")
"""After those of them that the system has, no more lines are heard."""
LONGEST_UNEDITED = 4095
"""Bytes of a line that a terminal passes on by itself, where no program edits the line."""
CUT = "This terminal passes on no more of one line than that. Please check its end, and give the rest as another line."

_PIECE = 65536
_HEARD_WITHIN = 0.1
"""Seconds after which a signal is sent again."""
_DONE = 0
"""No signal has this number."""


class NoMoreLines(Exception):
    """Nobody is there any more: the input has ended, the terminal has gone, or the program is to end."""

    def __init__(self, unfinished: str = "") -> None:
        super().__init__()
        self.unfinished = unfinished
        """What was typed of the line that did not come to its end."""


class Lines(Protocol):
    """Lines one after the other."""

    def read(self, prompt: str, recall: str) -> str:
        """The next line without its end. Raises NoMoreLines.

        `recall` is what the up arrow brings back, where lines can be edited.
        """
        ...

    def has_waiting(self) -> bool:
        """Whether another line is there already, so that nobody waits for what this one leads to."""
        ...

    def unfinished(self) -> str:
        """What is typed so far of a line that is being read, as far as that can be told."""
        ...


class Ending:
    """The signals after which the walk ends: never in the middle of an answer, only while a line is waited for."""

    def __init__(self) -> None:
        self._has_come = False
        self._is_waiting = False
        self.unfinished: Callable[[], str] = str
        """Tells what is typed so far of the line that is waited for."""

    @contextlib.contextmanager
    def listened_to(self) -> Iterator[None]:
        """Within it, a signal ends the walk as the end of the input does."""
        before: dict[int, Any] = {}
        for number in (getattr(signal, name, None) for name in SIGNALS):
            with contextlib.suppress(ValueError):  # not the main thread: whoever runs it there ends it
                if number is not None:
                    before[number] = signal.signal(number, self._come)
        try:
            with self._insisting() if before and hasattr(signal, "pthread_kill") else contextlib.nullcontext():
                yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler if handler is not None else signal.SIG_DFL)

    @contextlib.contextmanager
    def while_waiting(self) -> Iterator[None]:
        """Within it, a signal raises NoMoreLines at once; one that came before, on entering."""
        self._is_waiting = True
        try:
            if self._has_come:
                raise NoMoreLines
            yield
        finally:
            self._is_waiting = False

    @contextlib.contextmanager
    def _insisting(self) -> Iterator[None]:
        """Within it, a signal is sent again until it is heard.

        One that comes in the instant before the line editor begins to wait would else be heard with the next key.
        """
        listener = threading.get_ident()
        news, teller = os.pipe()
        os.set_blocking(teller, False)

        def insist() -> None:
            while (number := os.read(news, 1)[0]) != _DONE:
                while not self._has_come:
                    time.sleep(_HEARD_WITHIN)
                    if not self._has_come:
                        signal.pthread_kill(listener, number)

        before = signal.set_wakeup_fd(teller, warn_on_full_buffer=False)
        thread = threading.Thread(target=insist, daemon=True)
        thread.start()
        try:
            yield
        finally:
            self._has_come = True
            signal.set_wakeup_fd(before)
            os.write(teller, bytes([_DONE]))
            thread.join()
            os.close(news)
            os.close(teller)

    def _come(self, _: int, __: FrameType | None) -> None:
        self._has_come = True
        if self._is_waiting:
            raise NoMoreLines(self.unfinished())


class TerminalLines:
    """Lines typed in a terminal. Each can be edited, unless the terminal is a dumb one."""

    def __init__(self, stream: TextIO, say: Callable[[str], None], environ: Mapping[str, str]) -> None:
        self._stream = stream
        self._say = say
        self._editor = None if environ.get("TERM", "") in ("", "dumb") and os.name == "posix" else _line_editor()

    def read(self, prompt: str, recall: str) -> str:
        if self._editor is not None:
            self._editor.clear_history()  # what was given to one question, or in private, is not brought back in others
            if recall and "\n" not in recall:
                self._editor.add_history(recall)
        try:
            line = input(prompt)
        except NoMoreLines:
            self._leave_prompt()
            raise
        except (EOFError, OSError) as end:
            self._leave_prompt()
            raise NoMoreLines from end
        if self._editor is None and len(line.encode("utf-8", "replace")) >= LONGEST_UNEDITED:
            self._say(CUT)
        return line

    def has_waiting(self) -> bool:
        return _is_ready(self._stream)

    def _leave_prompt(self) -> None:
        """Let what is said next begin on a line of its own."""
        with contextlib.suppress(PartneringError, OSError):  # the terminal may have gone
            self._say("")

    def unfinished(self) -> str:
        return "" if self._editor is None else str(self._editor.get_line_buffer())


class StreamLines:
    """Lines from a file or a pipe. Prompts are lines of their own, since nobody sees what is typed behind them."""

    def __init__(self, stream: TextIO, say: Callable[[str], None]) -> None:
        self._say = say
        self._descriptor = stream.fileno()
        self._encoding = stream.encoding or "utf-8"
        self._read = b""
        self._is_first = True

    def read(self, prompt: str, recall: str) -> str:
        self._say(prompt.strip())
        while b"\n" not in self._read:
            if not self._read_on():
                if not self._read:
                    raise NoMoreLines
                self._read += b"\n"
        line, _, self._read = self._read.partition(b"\n")
        text = line.removesuffix(b"\r").decode(self._encoding, "replace")
        self._is_first, is_first = False, self._is_first
        return text.removeprefix("\ufeff") if is_first else text

    def has_waiting(self) -> bool:
        return b"\n" in self._read or _is_ready(self._descriptor)

    def unfinished(self) -> str:
        return self._read.decode(self._encoding, "replace")

    def _read_on(self) -> bool:
        try:
            piece = os.read(self._descriptor, _PIECE)
        except OSError:
            return False
        self._read += piece
        return bool(piece)


def lines_of(stream: TextIO, shows: TextIO, say: Callable[[str], None], environ: Mapping[str, str]) -> Lines:
    """The lines that come from there, and are answered here."""
    if stream.isatty() and shows.isatty():
        return TerminalLines(stream, say, environ)
    return StreamLines(stream, say)


def _line_editor() -> Any:
    """The system's line editing, from which nothing comes but the line; None where there is none."""
    try:
        import readline
    except ImportError:
        return None
    readline.parse_and_bind("set enable-bracketed-paste off")  # it writes what only terminals understand
    readline.parse_and_bind("tab: self-insert")
    readline.set_auto_history(False)
    return readline


def _is_ready(stream: Any) -> bool:
    """Whether something can be read there at once, as far as the system tells."""
    try:
        return bool(select.select([stream], [], [], 0)[0])
    except (OSError, ValueError):
        return False  # on Windows only sockets can be asked
