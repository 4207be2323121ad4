"""A save that is broken off is heard of by whoever asked for it, and leaves nothing half-made behind."""

from __future__ import annotations

from pathlib import Path

import pytest

from partnering_tui.storage.atomic import Disk, save_atomically
from partnering_tui.storage.backup_keeper import BackupKeeper
from partnering_tui.storage.backups import backups_of, make_backup
from partnering_tui.storage.session_file import SessionFile
from tests.storage.builders import KISUMU, a_session_file, change


class BrokenOff(BaseException):
    """What a signal or the end of the program raises in the middle of something."""


class BreakingDisk(Disk):
    def sync(self, descriptor: int) -> None:
        raise BrokenOff


def test_a_write_that_is_broken_off_leaves_the_old_file_alone(tmp_path: Path) -> None:
    path = tmp_path / "kisumu.toml"
    path.write_text("old")
    with pytest.raises(BrokenOff):
        save_atomically(path, "new", disk=BreakingDisk())
    assert [(file.name, file.read_text()) for file in tmp_path.iterdir()] == [("kisumu.toml", "old")]


def test_a_backup_that_is_broken_off_is_none(tmp_path: Path) -> None:
    with pytest.raises(BrokenOff):
        make_backup(tmp_path, "0c1f", {"kisumu.toml": KISUMU}, of=tmp_path, why="work", disk=BreakingDisk())
    assert backups_of(tmp_path, "0c1f") == []
    assert list((tmp_path / "0c1f").iterdir()) == []


def test_a_session_that_was_to_go_elsewhere_stays_where_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = a_session_file(tmp_path)
    file.apply(change(file.session, ("session", "title"), "Ours"))

    def broken_off(_: SessionFile) -> bool:
        raise BrokenOff

    monkeypatch.setattr(SessionFile, "save", broken_off)
    with pytest.raises(BrokenOff):
        file.save_as(tmp_path / "elsewhere" / "kisumu.toml")
    monkeypatch.undo()
    assert file.path == tmp_path / "kisumu.toml"
    assert file.save()
    assert 'title = "Ours"' in file.path.read_text()


def test_a_backup_that_fails_in_a_way_that_no_disk_does_is_told_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = a_session_file(tmp_path)
    keeper = BackupKeeper(tmp_path / "backups", file, lambda work: work())

    def fails(*_: object, **__: object) -> None:
        raise RecursionError

    monkeypatch.setattr("partnering_tui.storage.backup_keeper.make_backup", fails)
    keeper.keep("work")
    fault = keeper.take_new_fault()
    assert fault is not None
    assert "RecursionError" in fault.title
