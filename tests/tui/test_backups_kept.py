"""While the app is open: a backup before the first change of a sitting, and nobody ever waits for one."""

from __future__ import annotations

from pathlib import Path

import pytest

from partnering_tui.session.record import ABSENT, Change, Put
from partnering_tui.storage.backup_rotation import INTERVAL
from partnering_tui.storage.backups import Backup, backups_of
from partnering_tui.storage.locations import locations
from partnering_tui.storage.session_file import open_session
from partnering_tui.tui import desk as desk_module
from partnering_tui.tui import others_edits
from tests.tui.open_session import a_session_file, opened, pressed, session_of, shown
from tests.tui.test_others_edits import until


def backups(path: Path) -> list[Backup]:
    places = locations({"PARTNERING_HOME": str(path.parent / "home")})
    return backups_of(places.backups, open_session(path).session.id)


async def test_the_session_as_it_was_before_the_sitting_is_kept(tmp_path: Path) -> None:
    path = a_session_file(tmp_path, {"sites": {"value": 3}})
    before = path.read_bytes()
    async with opened(path) as (_, pilot):
        await pressed(pilot, *"Wells", "ctrl+s")
    (backup,) = backups(path)
    assert (backup.why, backup.session_file.read_bytes()) == ("sitting", before)


async def test_a_session_that_was_only_looked_at_needs_no_backup(tmp_path: Path) -> None:
    path = a_session_file(tmp_path)
    async with opened(path) as (_, pilot):
        await pressed(pilot, "tab", "f2", "escape")
    assert backups(path) == []


async def test_after_ten_minutes_of_work_another_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = a_session_file(tmp_path)
    async with opened(path) as (app, pilot):
        await pressed(pilot, *"Wells", "ctrl+s")
        await app.workers.wait_for_complete()
        later = desk_module.monotonic() + INTERVAL
        monkeypatch.setattr(desk_module, "monotonic", lambda: later)
        await pressed(pilot, *" and taps", "ctrl+s")
    assert [backup.why for backup in backups(path)] == ["work", "sitting"]
    assert open_session(backups(path)[0].session_file).session.get(("answers", "problem", "value")) == "Wells"


async def test_before_a_version_a_backup_is_kept_whoever_signs(tmp_path: Path) -> None:
    path = a_session_file(tmp_path)
    async with opened(path) as (app, pilot):
        await pressed(pilot, *"Wells", "ctrl+s")
        assert app.desk is not None
        row = {"id": "v1abcde", "number": 1}
        app.desk.workbook.make(Change("Signed", (Put(("versions", "v1abcde"), ABSENT, row, 0),)))
        await pressed(pilot, "ctrl+s")
        await app.workers.wait_for_complete()
        app.desk._writer.submit(
            lambda: None
        ).result()  # backups are made one after the other, and nobody waits for them
    assert "version" in {backup.why for backup in backups(path)}


async def test_where_no_backup_can_be_kept_the_session_is_saved_and_it_is_told_once(tmp_path: Path) -> None:
    path = a_session_file(tmp_path)
    (tmp_path / "home" / "state").mkdir(parents=True)
    (tmp_path / "home" / "state" / "backups").write_text("no folder")
    async with opened(path) as (app, pilot):
        await pressed(pilot, *"Wells", "ctrl+s")
        await app.workers.wait_for_complete()
        await pressed(pilot, "ctrl+s")
        assert "No backup could be kept" in shown(app)
    assert open_session(path).session.get(("answers", "problem", "value")) == "Wells"


async def test_what_a_program_with_an_older_text_writes_over_is_kept_and_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(others_edits, "LOOK_EVERY", 0.02)
    path = a_session_file(tmp_path, {"needs": {"rows": [{"id": "n1", "need": "Water"}]}})
    async with opened(path, size=(130, 40)) as (app, pilot):
        held = path.read_text(encoding="utf-8")
        await pressed(pilot, *"Half", "tab", *"Light", "enter", *"Roads", "enter", "ctrl+s")
        await app.workers.wait_for_complete()
        typed = path.read_bytes()
        path.write_text(f"# by hand\n{held}", encoding="utf-8")
        await until(pilot, lambda: "What they replaced is in the backups." in shown(app))
        await pressed(pilot, "!", "ctrl+q")
    assert [sitting.ended is not None for sitting in open_session(path).session.sittings] == [True]
    (backup,) = [backup for backup in backups(path) if backup.why == "others"]
    assert backup.session_file.read_bytes() == typed


async def test_even_one_answer_that_an_older_text_takes_away_is_in_the_backups(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(others_edits, "LOOK_EVERY", 0.02)
    path = a_session_file(tmp_path)
    async with opened(path, size=(130, 40)) as (app, pilot):
        held = path.read_text(encoding="utf-8")
        await pressed(pilot, *"Half of the taps are dry", "ctrl+s")
        await app.workers.wait_for_complete()
        typed = path.read_bytes()
        path.write_text(f"# by hand\n{held}", encoding="utf-8")
        await until(pilot, lambda: session_of(app).get(("answers", "problem", "value")) is ABSENT)
        await pressed(pilot, "ctrl+q")
    (backup,) = [backup for backup in backups(path) if backup.why == "others"]
    assert backup.session_file.read_bytes() == typed
