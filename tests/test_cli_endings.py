"""How commands end: faults told in a few lines, and nothing loaded that is not needed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from partnering_tui import __version__
from tests.commands import a_tiny_session, in_a_process, loaded_by, partnering

FOR_SCREENS = {"textual", "rich", "partnering_tui.tui"}
FOR_FILES = {"pydantic", "tomlkit", "markdown_it", "textual", "rich"}


def test_the_app_is_not_opened_without_a_terminal() -> None:
    done = in_a_process()
    assert done.returncode == 2
    assert done.stderr.startswith("The app needs a terminal")


@pytest.mark.parametrize("arguments", [["demo"], ["new", "--title", "Water"]], ids=" ".join)
def test_without_a_terminal_nothing_is_made_that_could_not_be_opened(arguments: list[str], home: Path) -> None:
    assert in_a_process(*arguments).returncode == 2
    assert not home.exists()


@pytest.mark.parametrize(
    "arguments",
    [["open", "nowhere"], ["summary", "nowhere.toml"], ["check", "nowhere"], ["bogus"], ["new", "--bogus"], ["open"]],
    ids=" ".join,
)
def test_what_cannot_be_done_is_told_in_one_to_three_lines(arguments: list[str]) -> None:
    done = partnering(*arguments)
    assert (done.code, done.out) == (2, "")
    assert 1 <= len(done.err.splitlines()) <= 3


def test_an_unforeseen_fault_is_told_without_a_traceback_or_what_it_says(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(_environ: object) -> None:
        raise LookupError("Lakewater wants to leave")

    monkeypatch.setattr("partnering_tui.storage.locations.locations", fails)
    done = partnering("where")
    assert done.code == 2
    assert "LookupError" in done.err
    assert "Lakewater" not in done.err + done.out
    assert "Traceback" not in done.err


def test_a_fault_in_the_settings_is_named_with_its_line(home: Path) -> None:
    home.mkdir()
    (home / "settings.toml").write_text('theme = "dark"\nsessions = 3\n', encoding="utf-8")
    done = partnering("where")
    assert done.code == 2
    assert f"{home / 'settings.toml'}:2" in done.err


def test_nobody_reading_to_the_end_is_no_fault(tmp_path: Path) -> None:
    copy = partnering("demo", tmp_path, "--no-open").out.strip()
    command = [sys.executable, "-m", "partnering_tui", "summary", copy]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 0


def test_the_version_is_printed() -> None:
    assert partnering("--version").out == f"partnering {__version__}\n"


@pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["where"]], ids=" ".join)
def test_what_reads_no_session_loads_nothing_that_reads_one(arguments: list[str]) -> None:
    code, modules = loaded_by(*arguments)
    assert code == 0
    assert modules & FOR_FILES == set()


@pytest.mark.parametrize("command", ["summary", "check", "list", "workshops", "new", "demo"])
def test_commands_that_show_no_screen_load_nothing_for_screens(command: str, tmp_path: Path) -> None:
    session = a_tiny_session(tmp_path)
    arguments = {
        "summary": [session],
        "check": [session],
        "list": [tmp_path],
        "new": [tmp_path / "n", "--title", "N", "--no-open"],
        "demo": [tmp_path, "--no-open"],
    }
    code, modules = loaded_by(command, *arguments.get(command, []))
    assert code == 0
    assert modules & FOR_SCREENS == set()


def test_a_shell_can_complete_the_commands() -> None:
    done = in_a_process(_PARTNERING_COMPLETE="zsh_source")
    assert done.returncode == 0
    assert "#compdef partnering" in done.stdout
