"""Two consultants, two clones of one git repository: a week offline, then both weeks are in both."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from partnering_tui.session.conflicts import conflicts_of, settle
from partnering_tui.session.session import new_row_id
from partnering_tui.storage.session_file import SessionFile, open_session
from tests.commands import partnering
from tests.journeys.builders import a_session_file, opened
from tests.storage.builders import change


@pytest.fixture(autouse=True)
def git_of_this_test(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = tmp_path / "gitconfig"
    settings.write_text("[user]\nname = Test\nemail = test@example.org\n[init]\ndefaultBranch = main\n")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(settings))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("PYTHONPATH", os.getcwd())  # noqa: PTH109  # the driver starts the code under test


def git(folder: Path, *arguments: str, code: int = 0) -> str:
    done = subprocess.run(["git", "-C", str(folder), *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == code, done.stdout + done.stderr
    return done.stdout + done.stderr


@pytest.fixture
def laptops(tmp_path: Path) -> tuple[Path, Path]:
    """Two clones with the same session, both set up."""
    first = tmp_path / "first"
    first.mkdir()
    git(first, "init", "-q")
    a_session_file(first)
    (first / "pyproject.toml").write_text("[project]\nname = 'x'\n")
    assert partnering("git-setup", first).code == 0
    git(first, "add", "-A")
    git(first, "commit", "-qm", "Begin")
    second = tmp_path / "second"
    git(tmp_path, "clone", "-q", str(first), str(second))
    assert partnering("git-setup", second).code == 0
    return first, second


def work(laptop: Path, *puts: tuple[tuple[str, ...], Any]) -> SessionFile:
    """Change places of the session, or bring rows (whose path ends in their id), and commit."""
    file = open_session(laptop / "water.toml")
    for path, value in puts:
        rows = file.session.get(path[:-1], [])
        at = len(rows) if isinstance(value, dict) and isinstance(rows, list) else None
        file.apply(change(file.session, path, value, at))
    file.save()
    git(laptop, "commit", "-qam", "Work")
    return file


def a_row(*list_path: str, **says: Any) -> tuple[tuple[str, ...], Any]:
    row_id = new_row_id()
    return (*list_path, row_id), {"id": row_id, **says}


def said(laptop: Path) -> dict[str, Any]:
    return tomllib.loads((laptop / "water.toml").read_text(encoding="utf-8"))


def test_rows_partners_and_decisions_of_both_weeks_are_in_both(laptops: tuple[Path, Path]) -> None:
    first, second = laptops
    objectives = ("answers", "objectives_table", "rows")
    for laptop, name in ((first, "one"), (second, "two")):
        work(
            laptop,
            *(a_row(*objectives, objective=f"{name} {number}") for number in range(20)),
            *(a_row("decisions", wording=f"{name} {number}") for number in range(20)),
            (("partners", f"partner-{name}"), {"id": f"partner-{name}", "name": name}),
            (("answers", f"answer_{name}", "value"), name),
        )
    git(second, "pull", "-q", "--no-rebase", "--no-edit")
    git(first, "pull", "-q", "--no-rebase", "--no-edit", str(second), "main")
    assert said(first) == said(second)
    for rows in (said(first)["answers"]["objectives_table"]["rows"], said(first)["decisions"]):
        assert len({row["id"] for row in rows}) == 40
    assert {"partner-one", "partner-two"} < {row["id"] for row in said(first)["partners"]}


def test_an_answer_that_both_changed_waits_to_be_chosen_and_the_file_stays_a_session(
    laptops: tuple[Path, Path],
) -> None:
    first, second = laptops
    vision = ("answers", "problem", "value")
    work(first, (vision, "Safe water"))
    work(second, (vision, "Cheap water"))
    words = git(second, "pull", "-q", "--no-rebase", "--no-edit", code=1)
    assert "partnering open water.toml" in words
    with opened(second / "water.toml") as terminal:
        terminal.wait_for("One place was changed here and elsewhere")
        terminal.press("ctrl+q")
        assert terminal.wait_for_end() == 0
    file = open_session(second / "water.toml")
    (conflict,) = conflicts_of(file.session)
    assert {conflict.ours, conflict.theirs} == {"Safe water", "Cheap water"}
    chosen = settle(file.session, conflict, "Safe and cheap water")
    assert chosen is not None
    file.apply(chosen)
    file.save()
    git(second, "commit", "-qam", "Both")
    git(first, "pull", "-q", str(second), "main")
    assert said(first) == said(second)
    assert said(first)["answers"]["problem"]["value"] == "Safe and cheap water"
    assert "conflicts" not in said(first)


def test_a_rebase_joins_them_too(laptops: tuple[Path, Path]) -> None:
    first, second = laptops
    work(first, (("answers", "problem", "value"), "Safe water"))
    work(second, a_row("actions", what="Call the bank"))
    git(second, "pull", "-q", "--rebase")
    assert said(second)["answers"]["problem"]["value"] == "Safe water"
    assert said(second)["actions"][0]["what"] == "Call the bank"


def test_what_changed_is_shown_readably(laptops: tuple[Path, Path]) -> None:
    first, _ = laptops
    work(first, a_row("answers", "objectives_table", "rows", objective="Safe kiosks", target="40"))
    shown = git(first, "show")
    assert "+[objectives table]" in shown
    assert "+Safe kiosks · target: 40" in shown


def test_setting_up_twice_changes_nothing_and_can_be_taken_back(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q", "repository")
    folder = tmp_path / "repository"
    (folder / ".gitignore").write_text("*.log")
    before = (folder / ".git" / "config").read_text()
    a_session_file(folder)
    (folder / "pyproject.toml").write_text("")
    first = partnering("git-setup", folder)
    assert first.code == 0
    assert "merge.partnering.driver" in first.out
    attributes = (folder / ".gitattributes").read_text()
    assert "/*.toml merge=partnering diff=partnering\n/pyproject.toml !merge !diff\n" in attributes
    assert (folder / ".gitignore").read_text().startswith("*.log\n# partnering: begin")
    assert partnering("git-setup", folder).out == "Everything was set up already.\n"
    assert (folder / ".gitattributes").read_text() == attributes
    assert partnering("git-setup", folder, "--remove").code == 0
    assert not (folder / ".gitattributes").exists()
    assert (folder / ".gitignore").read_text() == "*.log\n"
    assert (folder / ".git" / "config").read_text().split() == before.split()
    assert partnering("git-setup", folder, "--remove").out == "Nothing was set up.\n"


def test_private_notes_stay_out_of_the_repository(laptops: tuple[Path, Path]) -> None:
    first, _ = laptops
    (first / "water.private.toml").write_text("format = 1\n")
    assert "private" not in git(first, "status", "--porcelain")


def test_private_notes_that_are_in_it_already_are_pointed_out(laptops: tuple[Path, Path]) -> None:
    first, _ = laptops
    (first / "water.private.toml").write_text("format = 1\n")
    git(first, "add", "-f", "water.private.toml")
    assert "git rm --cached" in partnering("git-setup", first).out


def test_another_toml_file_is_merged_by_git_itself(laptops: tuple[Path, Path]) -> None:
    first, second = laptops
    for laptop, name in ((first, "one"), (second, "two")):
        (laptop / "pyproject.toml").write_text(f"[project]\nname = '{name}'\n")
        git(laptop, "commit", "-qam", "Rename")
    git(second, "pull", "-q", "--no-rebase", "--no-edit", code=1)
    assert "<<<<<<<" in (second / "pyproject.toml").read_text()


def test_a_folder_that_is_in_no_repository_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    done = partnering("git-setup", tmp_path)
    assert done.code == 2
    assert "git init" in done.err
    assert sys.executable
