"""A disk, or the app itself, may fail in ways that nobody foresaw: what was typed is kept all the same."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from partnering_tui.storage.atomic import Disk
from partnering_tui.storage.blocks import BlockFile
from partnering_tui.storage.session_file import open_session
from partnering_tui.storage.state import State
from tests.tui.open_session import a_session_file, opened, pressed, shown

FAULTS = [ZeroDivisionError("by zero"), RuntimeError("x"), KeyError("k"), MemoryError(), UnicodeError("u")]


def failing_in(folder: Path, fault: Exception) -> Callable[..., tuple[int, Path]]:
    """A disk on which one folder fails in that way."""
    make = Disk.make_temporary

    def make_temporary(disk: Disk, where: Path, name: str) -> tuple[int, Path]:
        if where == folder:
            raise fault
        return make(disk, where, name)

    return make_temporary


def copies(folder: Path, name: str = "water.toml") -> list[Path]:
    return list((folder / "home" / "state" / "unsaved").glob(f"*/{name}"))


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: type(fault).__name__)
async def test_whatever_a_save_raises_an_emergency_copy_is_written(
    tmp_path: Path, fault: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = a_session_file(tmp_path)
    async with opened(path) as (app, pilot):
        monkeypatch.setattr(Disk, "make_temporary", failing_in(tmp_path, fault))
        await pressed(pilot, *"Wells")
        app._save_and_end()
    (copy,) = copies(tmp_path)
    assert open_session(copy).session.tree["answers"]["problem"]["value"] == "Wells"
    assert any(str(copy.parent) in line for line in app.farewell)


async def test_a_fault_in_remembering_does_not_keep_the_session_from_being_saved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: State) -> bool:
        raise RuntimeError

    path = a_session_file(tmp_path)
    async with opened(path) as (app, pilot):
        await pressed(pilot, *"Wells")
        monkeypatch.setattr(State, "save", fail)
        app._save_and_end()
    assert open_session(path).session.tree["answers"]["problem"]["value"] == "Wells"


async def test_a_fault_in_writing_toml_leaves_a_copy_that_can_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: Any) -> str:
        raise AssertionError

    path = a_session_file(tmp_path)
    async with opened(path) as (app, pilot):
        await pressed(pilot, *"Wells")
        monkeypatch.setattr(BlockFile, "update", fail)
        app._save_and_end()
    (copy,) = copies(tmp_path, "water.toml.json")
    assert "Wells" in copy.read_text(encoding="utf-8")


async def test_where_the_state_folder_refuses_too_the_copy_goes_to_temporary_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = a_session_file(tmp_path)
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(temporary))
    async with opened(path) as (app, pilot):
        path.chmod(0o444)
        app.locations.state_dir.mkdir(parents=True, exist_ok=True)
        (app.locations.state_dir / "unsaved").write_text("no folder", encoding="utf-8")
        await pressed(pilot, *"Wells")
        app._save_and_end()
    (copy,) = temporary.glob("*/water.toml")
    assert open_session(copy).session.tree["answers"]["problem"]["value"] == "Wells"
    assert copy.parent.stat().st_mode & 0o077 == 0


async def test_an_unforeseen_fault_while_saving_is_seen_like_any_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = a_session_file(tmp_path)
    async with opened(path) as (app, pilot):
        monkeypatch.setattr(Disk, "make_temporary", failing_in(tmp_path, ZeroDivisionError()))
        await pressed(pilot, *"Wells")
        assert app.desk is not None
        app.desk.save_soon()
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert "not saved: a fault of the app (ZeroDivisionError)" in shown(app)
