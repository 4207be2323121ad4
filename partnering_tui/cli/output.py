"""What the commands print: lines that no terminal takes for commands, tables, and errors of one to three lines."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from enum import IntEnum
from io import TextIOWrapper
from pathlib import Path
from typing import TextIO

import click

from partnering_tui.errors import Fault, NotPrinted, NotSaved, PartneringError


class Exit(IntEnum):
    """How a command ended, for whoever called it."""

    WELL = 0
    PROBLEMS = 1
    """What was asked for found problems."""
    UNUSABLE = 2
    """Wrong usage, or input that cannot be read."""
    INTERRUPTED = 130


_STEERS_TERMINAL = frozenset({"Cc", "Cs", "Zl", "Zp"})
_TURNS_TEXT = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_UNSEEN = frozenset("\u200b\u2060\u2061\u2062\u2063\u2064\ufeff")
_STAND_IN = "\ufffd"


def harmless(text: str) -> str:
    """The text on one line, with a stand-in for whatever could steer a terminal or turn the direction of other text."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(_STAND_IN if _is_harmful(character) else character for character in " ".join(text.splitlines()))


def _is_harmful(character: str) -> bool:
    return character in _TURNS_TEXT or character in _UNSEEN or unicodedata.category(character) in _STEERS_TERMINAL


def say(text: str) -> None:
    """One line of what was asked for. Raises NotPrinted."""
    with telling_what_stdout_refuses():
        click.echo(harmless(text))


def say_lines(texts: Iterable[str]) -> None:
    """Several lines of what was asked for, at once. Raises NotPrinted."""
    with telling_what_stdout_refuses():
        click.echo("\n".join(map(harmless, texts)))


def tell(text: str) -> None:
    """One line beside what was asked for: to stderr, so that it never mixes with a result that is passed on."""
    try:
        click.echo(harmless(text), err=True)
    except OSError:
        _give_to_nobody(sys.stderr)  # there is nobody else to tell


def say_exactly(text: str) -> None:
    """A whole text as it would stand in a file: UTF-8, and no other line ends than its own, on every system.

    Raises NotPrinted.
    """
    with telling_what_stdout_refuses():
        click.echo(text.encode("utf-8", "replace"), nl=False)


def say_path(path: Path) -> None:
    """A path for another program to take, exactly; a terminal, where it was told already, gets none.

    Raises NotPrinted.
    """
    with telling_what_stdout_refuses():
        if not sys.stdout.isatty():
            click.echo(os.fsencode(path))


def report(error: PartneringError) -> None:
    """An error in its one to three lines."""
    first, *others = error.lines()
    tell(f"Not saved: {first}." if isinstance(error, NotSaved) else first)
    for line in others:
        tell(line)


def report_usage(error: click.ClickException) -> None:
    """What was wrong with the command as it was typed, and where its help is."""
    command = error.ctx.command_path if isinstance(error, click.UsageError) and error.ctx else "partnering"
    tell(error.format_message())
    tell(f"  See: {command} --help")


def report_unforeseen(error: Exception) -> None:
    """That the program failed, without anything that could hold somebody's answers: its message is left out."""
    import traceback  # only here: it is slow to load

    frames = traceback.extract_tb(error.__traceback__)
    package = str(Path(__file__).parent)
    ours = [frame for frame in frames if frame.filename.startswith(package)] or list(frames)
    where = f" ({Path(ours[-1].filename).name}:{ours[-1].lineno})" if ours else ""
    tell(f"The program failed: {type(error).__name__}{where}. Your files are as they were last saved.")
    tell("  Please report this. For all details, set PARTNERING_DEBUG=1 and try again; they may hold answers.")


def fault_line(fault: Fault) -> str:
    """One fault as editors and other programs read it: `file:line: id: message suggestion`."""
    place = fault.place
    where = f"{place.file}:{place.line}" if place.file and place.line else str(place.file or "")
    weight = "warning" if fault.weight == "warning" else ""
    words = f"{fault.message} {fault.suggestion}".strip()
    return ": ".join(part for part in (where, place.id, weight, words) if part)


def table_lines(header: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """The rows under their header, each column as wide as its widest cell on screen."""
    cells = [[harmless(cell) for cell in row] for row in (header, *rows)]
    widths = [max(map(cell_width, column)) for column in zip(*cells, strict=True)]
    return ["  ".join(map(_padded, row, widths)).rstrip() for row in cells]


def shortened(text: str, width: int) -> str:
    """The text, cut with an ellipsis if it takes more than so many cells on screen."""
    text = harmless(text)
    if cell_width(text) <= width:
        return text
    while cell_width(text) > width - 1:
        text = text[:-1]
    return text.rstrip() + "…"


def cell_width(text: str) -> int:
    """How many cells the text takes on screen."""
    return len(text) if text.isascii() else sum(map(_cells, text))


def _cells(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _padded(text: str, width: int) -> str:
    return text + " " * (width - cell_width(text))


def prepare_streams() -> None:
    """Print what the terminal has no letters for as a stand-in, rather than fail.

    A closed output takes all, and a closed input has ended, as where a shell closed it.
    """
    if sys.stdin is None:
        sys.stdin = Path(os.devnull).open(encoding="utf-8")  # noqa: SIM115  # open until the process ends
    if sys.stdout is None:
        sys.stdout = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")


@contextlib.contextmanager
def telling_what_stdout_refuses() -> Iterator[None]:
    """Whatever is printed in it: raises NotPrinted where that cannot be written, and BrokenPipeError as it comes."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        _give_to_nobody(sys.stdout)
        is_full = error.errno in (errno.ENOSPC, errno.EDQUOT)
        reason = "the disk is full" if is_full else error.strerror or "its place is gone"
        remedy = "Free some space, or send it somewhere else." if is_full else "Send it somewhere else."
        raise NotPrinted(f"The output could not be written: {reason}.", remedy=remedy) from error


def leave_quietly() -> None:
    """Nobody reads any more (`partnering list | head`): give what is still buffered to nobody."""
    for stream in (sys.stdout, sys.stderr):
        _give_to_nobody(stream)


def _give_to_nobody(stream: TextIO) -> None:
    """From now on, and what is still buffered too: else the end of the process would try to write it again."""
    with contextlib.suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
