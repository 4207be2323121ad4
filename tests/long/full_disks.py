"""The app in a terminal, on a disk of its own that gets full, is freed, and then becomes read-only. Only for root."""

from __future__ import annotations

import subprocess
import tomllib
from pathlib import Path

from tests.journeys.builders import a_session_file, opened


def run(folder: Path) -> str:
    """What a person sees, step by step; raises AssertionError where it is not what is promised."""
    disk = folder / "disk"
    disk.mkdir()
    _mount("-t", "tmpfs", "-o", "size=64k", "tmpfs", str(disk))
    try:
        return _on(disk)
    finally:
        subprocess.run(["umount", str(disk)], check=False)


def _on(disk: Path) -> str:
    path = a_session_file(disk)
    seen: list[str] = []
    with opened(path) as terminal:
        fill = disk / "fill"
        _fill(fill)
        terminal.type("Wells")
        seen.append(_saved_words(terminal.wait_for("not saved")))
        assert "answers" not in tomllib.loads(path.read_text(encoding="utf-8"))
        fill.unlink()
        terminal.wait_for(lambda screen: "not saved" not in screen.splitlines()[0])
        assert _problem(path) == "Wells"
        seen.append(_saved_words(terminal.text()))
        _mount("-o", "remount,ro", str(disk))
        terminal.type(" and taps")
        seen.append(_saved_words(terminal.wait_for("not saved")))
        assert _problem(path) == "Wells"
        _mount("-o", "remount,rw", str(disk))
        terminal.wait_for(lambda screen: "not saved" not in screen.splitlines()[0])
        terminal.press("ctrl+q")
        assert terminal.wait_for_end() == 0
    assert _problem(path) == "Wells and taps"
    assert [one.name for one in disk.iterdir()] == [path.name]
    return f"full, freed, read-only, writable again; seen: {seen}; nothing lost, nothing left over"


def _fill(path: Path) -> None:
    with path.open("wb", buffering=0) as file:
        try:
            while file.write(b"x" * 1024):
                pass
        except OSError:
            return


def _saved_words(screen: str) -> str:
    first = screen.splitlines()[0]
    return first[first.index("not saved") :].strip() if "not saved" in first else first.split("  ")[-1].strip()


def _problem(path: Path) -> str:
    return str(tomllib.loads(path.read_text(encoding="utf-8"))["answers"]["problem"]["value"])


def _mount(*arguments: str) -> None:
    subprocess.run(["mount", *arguments], check=True)
