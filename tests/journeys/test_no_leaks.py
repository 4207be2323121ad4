"""What people say stands in the session, its private notes and their backups, and nowhere else."""

from __future__ import annotations

import signal
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journeys.builders import a_session_file
from tests.terminal import Terminal, partnering

PUBLIC, EDITED = "Zebrafinch", "Quokkamoss"
MARKERS = (PUBLIC, EDITED)


class WatchedTerminal(Terminal):
    """A terminal that remembers every byte that it was sent."""

    raw = b""

    def _show(self, output: bytes) -> None:
        self.raw += output
        super()._show(output)


@pytest.fixture
def temporary(tmp_path: Path) -> Path:
    """The folder for temporary files, of this test alone."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    return folder


def files_with_answers(folder: Path) -> list[Path]:
    return [path for path in files_in(folder) if any(marker.encode() in path.read_bytes() for marker in MARKERS)]


def files_in(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.is_file())


def type_everything(path: Path, home: Path, temporary: Path, *, ending: str) -> bytes:
    """Answer, edit outside, look around, and end; all that the terminal was sent."""
    env = {"PARTNERING_HOME": str(home), "TMPDIR": str(temporary), "EDITOR": "sh -c 'printf Quokkamoss >> \"$0\"'"}
    with WatchedTerminal(partnering("open", str(path)), env=env) as terminal:
        terminal.wait_for("F1 help")
        terminal.type(PUBLIC)
        terminal.wait_for(PUBLIC)
        terminal.press("f9")
        terminal.wait_for(EDITED)
        terminal.press("ctrl+s")
        for key in ("f2", "f2", "f8", "f8"):
            terminal.press(key)
        terminal.wait_for("Step 1 of")
        if ending == "signal":
            terminal.send_signal(signal.SIGTERM)
        else:
            terminal.press("ctrl+q")
        terminal.wait_for_end()
        return terminal.raw


@pytest.mark.parametrize("ending", ["quit", "signal"])
def test_no_answer_is_in_state_or_temporary_files_or_beside_the_session(
    tmp_path: Path, home: Path, temporary: Path, ending: str
) -> None:
    folder = tmp_path / "sessions"
    folder.mkdir()
    path = a_session_file(folder)
    raw = type_everything(path, home, temporary, ending=ending)
    assert files_with_answers(folder) == [path]
    assert files_with_answers(temporary) == []
    state = [found for found in files_with_answers(home) if found.relative_to(home / "state").parts[0] != "backups"]
    assert state == []
    assert b"\x1b]0;" not in raw
    assert b"\x1b]2;" not in raw


def test_no_answer_and_no_title_is_in_the_list_of_recent_files(tmp_path: Path, home: Path, temporary: Path) -> None:
    type_everything(a_session_file(tmp_path), home, temporary, ending="quit")
    text = (home / "state" / "state.toml").read_text(encoding="utf-8")
    assert "water.toml" in text
    assert [word for word in (*MARKERS, "Clean water") if word in text] == []


def test_everything_that_holds_answers_is_for_its_owner_alone(tmp_path: Path, home: Path, temporary: Path) -> None:
    path = a_session_file(tmp_path)
    for _ in range(2):
        type_everything(path, home, temporary, ending="quit")
    with_answers = [*files_with_answers(home), path]
    assert len(with_answers) > 1
    assert {stat.S_IMODE(found.stat().st_mode) for found in with_answers} == {0o600}
    backups = home / "state" / "backups"
    assert {stat.S_IMODE(found.stat().st_mode) for found in [backups, *backups.rglob("*")] if found.is_dir()} == {0o700}


def test_a_failing_command_says_nothing_that_anybody_answered(tmp_path: Path) -> None:
    import subprocess

    path = a_session_file(tmp_path)
    path.write_text(path.read_text(encoding="utf-8") + f'\n[answers.problem]\nvalue = "{PUBLIC}\n', encoding="utf-8")
    for command in ("summary", "check", "list", "versions", "backups", "brief"):
        target = str(tmp_path) if command == "list" else str(path)
        done = subprocess.run(partnering(command, target), capture_output=True, check=False)
        assert PUBLIC.encode() not in done.stdout + done.stderr
