"""The app in a terminal, on disks and in folders that fail while somebody types, and then come back. Only for root."""

from __future__ import annotations

import os
import shutil
import subprocess
import tomllib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.journeys.builders import a_session_file, opened
from tests.terminal import Terminal, partnering

AS_ANYBODY = ("setpriv", "--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-all")
"""Begins a command of somebody for whom modes count, as they do not for root."""
FAR_AHEAD = 4_102_444_800
"""Seconds since 1970: the year 2100."""


@dataclass(frozen=True)
class Mishap:
    """What becomes of the folder in which the session is, while it is open."""

    what: str
    told: str
    """What a person has to read in the first line."""
    begin: Callable[[Path], object]
    end: Callable[[Path], object]
    command: tuple[str, ...] = ()
    """What the app is started by."""
    is_mounted: bool = False
    """The folder is a small disk of its own."""


def run(folder: Path) -> Iterator[str]:
    """What a person sees, mishap by mishap; raises AssertionError where it is not what is promised."""
    for number, mishap in enumerate(_mishaps()):
        with _a_disk(folder / str(number) / "disk", is_mounted=mishap.is_mounted) as disk:
            yield f"{mishap.what}: {_seen(disk, mishap)}"
    if shutil.which("strace"):
        with _a_disk(folder / "quota" / "disk") as disk:
            yield f"the quota is reached: {_quota_reached(disk)}"
    with _a_disk(folder / "clock" / "disk") as disk:
        yield f"the clock goes back: {_clock_back(disk)}"


def _mishaps() -> Iterator[Mishap]:
    yield Mishap("the disk gets full", "the disk is full", _fill, lambda disk: _fill_of(disk).unlink(), is_mounted=True)
    yield Mishap(
        "the disk becomes read-only",
        "the disk is read-only",
        lambda disk: _mount("-o", "remount,ro", str(disk)),
        lambda disk: _mount("-o", "remount,rw", str(disk)),
        is_mounted=True,
    )
    yield Mishap("the folder is removed", "the folder is gone", shutil.rmtree, Path.mkdir)
    yield Mishap("a folder takes the file's place", "there is a folder of that name", _put_folder, _take_folder)
    yield Mishap(
        "the folder may only be read",
        "you are not allowed to write there",
        lambda disk: disk.chmod(0o555),
        lambda disk: disk.chmod(0o755),
        AS_ANYBODY,
    )


@contextmanager
def _a_disk(disk: Path, *, is_mounted: bool = False) -> Iterator[Path]:
    disk.mkdir(parents=True)
    if is_mounted:
        _mount("-t", "tmpfs", "-o", "size=64k", "tmpfs", str(disk))
    try:
        yield disk
    finally:
        if is_mounted:
            subprocess.run(["umount", str(disk)], check=False)


def _seen(disk: Path, mishap: Mishap) -> str:
    path = a_session_file(disk)
    with Terminal([*mishap.command, *partnering("open", str(path))]) as terminal:
        terminal.wait_for("F1 help")
        mishap.begin(disk)
        terminal.type("Wells")
        told = _first_line(terminal.wait_for(f"not saved: {mishap.told}"))
        mishap.end(disk)
        return f"“{told}”, then {_gone_on(terminal, path)}"


def _quota_reached(disk: Path) -> str:
    """Made by strace, which tells whoever writes that his share is used up: few machines have quotas."""
    path = a_session_file(disk)
    faulty = ("-qq", "-o", os.devnull, "-e", "trace=fsync", "-e", "inject=fsync:error=EDQUOT")
    with opened(path) as terminal:
        with subprocess.Popen(["strace", "-f", "-p", str(terminal.pid), *faulty]) as strace:
            terminal.type("Wells")
            told = _first_line(terminal.wait_for("not saved: your share of the disk is used up"))
            strace.terminate()
        return f"“{told}”, then {_gone_on(terminal, path)}"


def _gone_on(terminal: Terminal, path: Path) -> str:
    """What is read once the disk takes everything again, and what is left in the end."""
    terminal.wait_for(lambda screen: "not saved" not in screen.splitlines()[0])
    assert _problem(path) == "Wells"
    saved = _first_line(terminal.text())
    terminal.type(" and taps")
    terminal.press("ctrl+q")
    assert terminal.wait_for_end() == 0
    return f"“{saved}”; {_left(path)}"


def _clock_back(disk: Path) -> str:
    """Times of files that the clock has not reached yet, and others long gone by: what time it is decides nothing."""
    path = a_session_file(disk)
    with opened(path) as terminal:
        os.utime(path, (FAR_AHEAD, FAR_AHEAD))
        terminal.type("Wells")
        terminal.wait_for(lambda _: "Wells" in path.read_text(encoding="utf-8"))
        text = path.read_text(encoding="utf-8").replace("Clean water", "Safe water")
        path.write_text(text, encoding="utf-8")
        os.utime(path, (1, 1))
        terminal.wait_for("Safe water")
        terminal.type(" and taps")
        terminal.press("ctrl+q")
        assert terminal.wait_for_end() == 0
    assert "Safe water" in path.read_text(encoding="utf-8")
    return f"an edit with an earlier time is noticed; {_left(path)}"


def _left(path: Path) -> str:
    """What is left in the end. Raises AssertionError if anything that was typed is lost."""
    assert _problem(path) == "Wells and taps"
    assert [one.name for one in path.parent.iterdir()] == [path.name]
    return "nothing lost, nothing left over"


def _fill_of(disk: Path) -> Path:
    return disk / "fill"


def _fill(disk: Path) -> None:
    with _fill_of(disk).open("wb", buffering=0) as file:
        try:
            while file.write(b"x" * 1024):
                pass
        except OSError:
            return


def _put_folder(disk: Path) -> None:
    (path := disk / "water.toml").unlink()
    path.mkdir()


def _take_folder(disk: Path) -> None:
    (disk / "water.toml").rmdir()


def _first_line(screen: str) -> str:
    first = screen.splitlines()[0]
    return first[first.index("not saved") :].strip() if "not saved" in first else first.split("  ")[-1].strip()


def _problem(path: Path) -> str:
    return str(tomllib.loads(path.read_text(encoding="utf-8"))["answers"]["problem"]["value"])


def _mount(*arguments: str) -> None:
    subprocess.run(["mount", *arguments], check=True)
