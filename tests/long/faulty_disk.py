"""A disk that fails, or a program that dies, at one chosen call of a save; and what is left afterwards."""

from __future__ import annotations

import errno
import os
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from partnering_tui.errors import NotSaved
from partnering_tui.session.record import ABSENT, Change, Put
from partnering_tui.storage.atomic import Disk
from partnering_tui.storage.session_file import SessionFile, open_session, private_path_of

CALLS = ("make_temporary", "write", "sync", "close", "set_mode", "replace", "sync_folder", "remove")
FAILURES = (errno.EIO, errno.ENOSPC, errno.EACCES, errno.EDQUOT)
Moment = Literal["before", "half-way", "after"]
"""When it happens: before the call, in the middle of a write, or when the call is done but nobody has heard of it."""

OLD = """\
# Ours, by hand.
format = 1

[session]
id = "0c1f6a52"
title = "Water"
workshop = "twelve-steps"

[answers.problem]
value = "Too few kiosks"  # as counted in March
"""
OLD_NOTES = 'format = 1\n\n[notes.issue]\ntext = "Ask the county"\n'
NEW = "Half of the taps are dry by noon. " * 40
NEW_NOTE = "Ask Lakewater"
DIED = 42


class FaultyDisk(Disk):
    """Numbers the calls of a save, and lets one of them go wrong."""

    def __init__(self, at: int = -1, *, number: int = 0, moment: Moment = "before", deadly: bool = False) -> None:
        self.calls: list[str] = []
        self._at, self._number, self._moment, self._deadly = at, number, moment, deadly

    def _go_wrong(self) -> None:
        if self._deadly:
            os._exit(DIED)
        raise OSError(self._number, os.strerror(self._number))

    def _call(self, name: str, *arguments: Any) -> Any:
        is_here = len(self.calls) == self._at
        self.calls.append(name)
        if is_here and self._moment == "before":
            if name == "close" and not self._deadly:
                os.close(arguments[0])  # a descriptor is gone even if closing it tells of a fault
            self._go_wrong()
        if is_here and self._moment == "half-way" and name == "write":
            descriptor, content = arguments
            Disk.write(self, descriptor, content[: len(content) // 2])
            self._go_wrong()
        result = getattr(Disk, name)(self, *arguments)
        if is_here and self._moment == "after":
            self._go_wrong()
        return result

    def make_temporary(self, folder: Path, name: str) -> tuple[int, Path]:
        made: tuple[int, Path] = self._call("make_temporary", folder, name)
        return made

    def write(self, descriptor: int, content: bytes) -> int:
        return int(self._call("write", descriptor, content))

    def sync(self, descriptor: int) -> None:
        self._call("sync", descriptor)

    def close(self, descriptor: int) -> None:
        self._call("close", descriptor)

    def set_mode(self, path: Path, mode: int) -> None:
        self._call("set_mode", path, mode)

    def replace(self, source: Path, target: Path) -> None:
        self._call("replace", source, target)

    def sync_folder(self, folder: Path) -> None:
        self._call("sync_folder", folder)

    def remove(self, path: Path) -> None:
        self._call("remove", path)


@dataclass(frozen=True, slots=True)
class Point:
    """One way in which a save can go wrong."""

    at: int
    call: str
    moment: Moment
    number: int
    """The error; 0 for death."""

    def __str__(self) -> str:
        what = errno.errorcode[self.number] if self.number else "death"
        return f"{what} {self.moment} call {self.at} ({self.call})"


def a_changed_session(folder: Path) -> SessionFile:
    """A session with private notes on the disk, and a change of each that is to be saved."""
    path = folder / "water.toml"
    path.write_text(OLD, encoding="utf-8")
    private_path_of(path).write_text(OLD_NOTES, encoding="utf-8")
    file = open_session(path)
    answer, note = ("answers", "problem", "value"), ("notes", "issue", "text")
    file.apply(Change("Answered", (Put(answer, file.session.get(answer, ABSENT), NEW),)))
    file.apply(Change("Noted", (Put(note, file.notes.get(note, ABSENT), NEW_NOTE),), private=True))
    return file


def calls_of_a_save(folder: Path) -> list[str]:
    """Every call that a save of both files makes, when nothing goes wrong."""
    disk = FaultyDisk()
    a_changed_session(folder).save(disk=disk)
    return disk.calls


def points(calls: list[str], *, deadly: bool) -> Iterator[Point]:
    """Every way in which a save with these calls can go wrong."""
    for at, call in enumerate(calls):
        for number in (0,) if deadly else FAILURES:
            moments: list[Moment] = ["before", "half-way"] if call == "write" else ["before"]
            # An error after the call was carried out is what a broken connection to a network drive gives.
            for moment in (*moments, "after") if deadly or call in ("replace", "sync", "sync_folder") else moments:
                yield Point(at, call, moment, number)  # type: ignore[arg-type]


def outcome(path: Path) -> str:
    """What stands in both files: "old" or "new" for each. Raises AssertionError if one is neither."""
    return f"{_state(path, OLD, NEW)}, {_state(private_path_of(path), OLD_NOTES, NEW_NOTE)}"


def _state(path: Path, old: str, new: str) -> str:
    text = path.read_text(encoding="utf-8")
    if text == old:
        return "old"
    data = tomllib.loads(text)
    said = data.get("answers", {}).get("problem", {}).get("value") or data.get("notes", {}).get("issue", {}).get("text")
    assert said == new, f"{path} is neither the old nor the new one: {text!r}"
    return "new"


def fail_at(point: Point, folder: Path) -> str:
    """Let a save fail there; what is left. Raises AssertionError if anything that was promised is not so."""
    file = a_changed_session(folder)
    disk = FaultyDisk(point.at, number=point.number, moment=point.moment)
    try:
        file.save(disk=disk)
        is_told = False
    except NotSaved as fault:
        is_told = bool(fault.title and fault.remedy)
    left = outcome(file.path)
    assert is_told or left == "new, new", f"{point}: not told, and {left}"
    assert file.session.get(("answers", "problem", "value")) == NEW, f"{point}: the app lost what was typed"
    assert file.notes.get(("notes", "issue", "text")) == NEW_NOTE, f"{point}: the app lost what was noted"
    assert len(list(folder.iterdir())) == 2, f"{point}: something was left over"
    file.save()
    assert outcome(file.path) == "new, new", f"{point}: the next save did not help"
    return left


def die_at(point: Point, folder: Path) -> str:
    """Let a program die there in the middle of a save; what is left."""
    child = os.fork()
    if not child:
        try:
            a_changed_session(folder).save(disk=FaultyDisk(point.at, moment=point.moment, deadly=True))
        finally:
            os._exit(0)
    _, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) == DIED, f"{point}: it did not die"
    left = outcome(folder / "water.toml")
    open_session(folder / "water.toml")
    return left


def run_all(folder: Path, *, deadly: bool) -> Counter[str]:
    """Every point in turn, each in a folder of its own, and how often each outcome was left."""
    (folder / "plan").mkdir()
    found: Counter[str] = Counter()
    for index, point in enumerate(points(calls_of_a_save(folder / "plan"), deadly=deadly)):
        place = folder / str(index)
        place.mkdir()
        found[(die_at if deadly else fail_at)(point, place)] += 1
    return found


def told(what: str, found: Counter[str]) -> str:
    """The figures on one line."""
    outcomes = "; ".join(f"{count} × {left}" for left, count in sorted(found.items()))
    return f"{what}: {found.total()} points; session and private notes afterwards: {outcomes}; none broken"
