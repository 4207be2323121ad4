"""Where the output of commands goes: a disk that is full, and a reader that stops reading."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.commands import a_tiny_session, partnering

COMMAND = [sys.executable, "-m", "partnering_tui"]
FULL = Path("/dev/full")
COMMANDS = [
    "summary",
    "check",
    "list",
    "workshops",
    "where",
    "new",
    "demo",
    "--help",
    "--version",
    "check --help",
    "summary --help",
]


def arguments_of(command: str, folder: Path) -> list[str]:
    session = a_tiny_session(folder)
    given = {
        "summary": [str(session)],
        "check": [str(session)],
        "list": [str(folder)],
        "new": [str(folder / "n"), "--title", "N", "--no-open"],
        "demo": [str(folder), "--no-open"],
    }
    return [*command.split(), *given.get(command, [])]


@pytest.mark.skipif(not FULL.exists(), reason="this system has no device that is always full")
@pytest.mark.parametrize("command", COMMANDS)
def test_output_that_cannot_be_written_is_said_plainly(tmp_path: Path, command: str) -> None:
    with FULL.open("w") as full:
        done = subprocess.run(
            [*COMMAND, *arguments_of(command, tmp_path)], stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert done.returncode == 2
    *_, title, remedy = done.stderr.splitlines()
    assert title == "The output could not be written: the disk is full."
    assert "somewhere else" in remedy
    assert "failed" not in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(not FULL.exists(), reason="this system has no device that is always full")
def test_a_long_document_that_cannot_be_written_is_said_plainly(tmp_path: Path) -> None:
    copy = partnering("demo", tmp_path, "--no-open").out.strip()
    with FULL.open("w") as full:
        done = subprocess.run([*COMMAND, "summary", copy], stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert (done.returncode, done.stderr.splitlines()[0]) == (2, "The output could not be written: the disk is full.")


@pytest.mark.skipif(not FULL.exists(), reason="this system has no device that is always full")
def test_where_nothing_can_be_told_the_exit_code_still_says_it(tmp_path: Path) -> None:
    with FULL.open("w") as full:
        done = subprocess.run([*COMMAND, "open", str(tmp_path / "absent")], stderr=full, check=False)
    assert done.returncode == 2


@pytest.mark.parametrize("command", COMMANDS)
def test_a_reader_that_went_away_is_no_fault(tmp_path: Path, command: str) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = subprocess.run(
            [*COMMAND, *arguments_of(command, tmp_path)], stdout=writing, stderr=subprocess.PIPE, text=True, check=False
        )
    finally:
        os.close(writing)
    assert done.returncode == 0
    assert "Traceback" not in done.stderr
    assert "rror" not in done.stderr


@pytest.mark.skipif(os.name != "posix", reason="a shell of another kind")
@pytest.mark.parametrize("command", ["summary", "--help", "list"])
def test_a_closed_output_is_no_fault(tmp_path: Path, command: str) -> None:
    shell = ["sh", "-c", '"$@" >&-', "sh", *COMMAND, *arguments_of(command, tmp_path)]
    done = subprocess.run(shell, stderr=subprocess.PIPE, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.skipif(os.name != "posix", reason="a shell of another kind")
@pytest.mark.parametrize(("command", "said"), [("plain", "Everything is saved"), ("open", "needs a terminal")])
def test_a_closed_input_is_one_that_has_ended(tmp_path: Path, command: str, said: str) -> None:
    shell = ["sh", "-c", '"$@" <&-', "sh", *COMMAND, command, str(a_tiny_session(tmp_path))]
    assert said in subprocess.run(shell, capture_output=True, text=True, check=False).stderr
