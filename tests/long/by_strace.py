"""The same from outside: strace lets one system call of a real save fail, or kills the program in it."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from tests.long.faulty_disk import a_changed_session, outcome

TRACED = ("openat", "write", "fsync", "close", "chmod", "fchmod", "fchmodat", "rename", "renameat", "unlink")
BEGIN, END = "the-save-begins", "the-save-ends"
FAULTS = ("error=EIO", "error=ENOSPC", "error=EACCES", "error=EDQUOT", "signal=KILL")
_CALL = re.compile(r"(?:\d+ +)?([a-z0-9_]+)\(")


def save_once(folder: Path) -> None:
    """Change a session there and save it, between two marks that strace sees."""
    from partnering_tui.errors import NotSaved

    file = a_changed_session(folder)
    _mark(folder / BEGIN)
    with suppress(NotSaved):
        file.save()
    _mark(folder / END)


def _mark(path: Path) -> None:
    with suppress(OSError):
        path.open().close()


def run_all(folder: Path) -> Counter[str]:
    """Every traced system call of a save in turn, with every fault; what was left how often."""
    found: Counter[str] = Counter()
    for number, (call, index) in enumerate(_calls_of_the_save(folder / "plan")):
        for fault in FAULTS:
            place = folder / f"{number}-{fault}"
            log = _traced(place, "-e", f"inject={call}:{fault}:when={index}")
            if not any("INJECTED" in line or "KILL" in line for line in _within(log)):
                found["elsewhere"] += 1
                continue
            found[outcome(place / "water.toml")] += 1
    return found


def _calls_of_the_save(place: Path) -> Iterator[tuple[str, int]]:
    """Each traced call of the save, and the how manyth of its name it is since the program began."""
    seen: Counter[str] = Counter()
    is_saving = False
    for line in _traced(place):
        if (call := _CALL.match(line)) is None:
            continue
        seen[call[1]] += 1
        if END in line:
            return
        if is_saving:
            yield call[1], seen[call[1]]
        is_saving = is_saving or BEGIN in line


def _within(log: list[str]) -> list[str]:
    """The lines of the save alone."""
    begin = next((at for at, line in enumerate(log) if BEGIN in line), len(log))
    end = next((at for at, line in enumerate(log) if END in line), len(log))
    return log[begin + 1 : end]


def _traced(place: Path, *options: str) -> list[str]:
    """What strace wrote of one save in a new folder."""
    place.mkdir(parents=True)
    log = place.with_suffix(".log")
    script = f"from pathlib import Path; from tests.long.by_strace import save_once; save_once(Path({str(place)!r}))"
    command = [
        "strace",
        "-o",
        str(log),
        "-e",
        f"trace={','.join(TRACED)}",
        *options,
        sys.executable,
        "-B",
        "-c",
        script,
    ]
    subprocess.run(command, capture_output=True, check=False, env=None)
    return log.read_text(encoding="utf-8", errors="replace").splitlines()
