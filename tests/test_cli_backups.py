"""`partnering backups` and `partnering purge`: what is kept can be seen, brought back, and removed."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from partnering_tui.storage.backups import backups_of, keep_aside, make_backup
from partnering_tui.storage.emergency import new_emergency_folder, write_emergency_copy
from partnering_tui.storage.locations import Locations, locations
from partnering_tui.storage.made_files import MadeFiles, remember_files
from partnering_tui.storage.presence import Presence, open_sessions
from partnering_tui.storage.session_file import open_session, private_path_of
from partnering_tui.storage.state import State
from tests.commands import TINY_SESSION, a_tiny_session, in_a_process, partnering

EARLIER = TINY_SESSION.replace("Too few kiosks", "Too few wells")
LONG_AGO = datetime(2026, 3, 4, 9, tzinfo=UTC)
PRIVATE = 'format = 1\n\n[answers.secret]\nvalue = "We may leave"\n'


@pytest.fixture
def places(home: Path) -> Locations:
    return locations({"PARTNERING_HOME": str(home)})


def a_backup(places: Locations, path: Path, text: str = EARLIER, *, private: str = "", minutes: int = 0) -> str:
    contents = {path.name: text} | ({private_path_of(path).name: private} if private else {})
    moment = LONG_AGO + timedelta(minutes=minutes)
    made = make_backup(places.backups, "3f0e", contents, of=path, why="sitting", now=moment)
    assert made is not None
    return made.id


def test_backups_are_listed_with_how_many_answers_differ(tmp_path: Path, places: Locations) -> None:
    path = a_tiny_session(tmp_path)
    a_backup(places, path, EARLIER)
    a_backup(places, path, TINY_SESSION, minutes=1)
    done = partnering("backups", path)
    header, last, first = done.out.splitlines()
    assert (done.code, header.split()[:2]) == (0, ["Id", "Made"])
    assert last.endswith("before a sitting  nothing differs")
    assert first.endswith("1 answer differs")


def test_private_answers_that_differ_are_counted_and_never_shown(tmp_path: Path, places: Locations) -> None:
    path = a_tiny_session(tmp_path, private="We stay")
    a_backup(places, path, private=PRIVATE)
    done = partnering("backups", path)
    assert "1 answer and 1 private one differ" in done.out
    shown = partnering("backups", path, "--restore", "2026", "-o", tmp_path / "then.toml", "--yes")
    assert "We may leave" not in shown.out + shown.err


def test_without_backups_it_says_when_they_are_made(tmp_path: Path) -> None:
    done = partnering("backups", a_tiny_session(tmp_path))
    assert (done.code, done.out) == (0, "")
    assert "before the first change of every sitting" in done.err


def test_restoring_shows_what_changes_and_brings_it_back(tmp_path: Path, places: Locations) -> None:
    path = a_tiny_session(tmp_path)
    done = partnering("backups", path, "--restore", a_backup(places, path), "--yes")
    assert done.code == 0
    assert "Too few wells" in done.out
    assert "Too few kiosks" in done.out
    assert path.read_text(encoding="utf-8") == EARLIER


def test_restoring_can_itself_be_undone(tmp_path: Path, places: Locations) -> None:
    path = a_tiny_session(tmp_path)
    partnering("backups", path, "--restore", a_backup(places, path), "--yes")
    kept = backups_of(places.backups, "3f0e")[0]
    assert kept.why == "restore"
    partnering("backups", path, "--restore", kept.id, "--yes")
    assert path.read_text(encoding="utf-8") == TINY_SESSION


def test_private_notes_come_back_too(tmp_path: Path, places: Locations) -> None:
    path = a_tiny_session(tmp_path, private="We stay")
    partnering("backups", path, "--restore", a_backup(places, path, private=PRIVATE), "--yes")
    assert private_path_of(path).read_text(encoding="utf-8") == PRIVATE


def test_private_notes_that_the_backup_does_not_have_stay(tmp_path: Path, places: Locations) -> None:
    path = a_tiny_session(tmp_path, private="We may leave")
    partnering("backups", path, "--restore", a_backup(places, path), "--yes")
    assert open_session(path).notes.get(("answers", "secret", "value")) == "We may leave"


def test_a_backup_goes_into_a_new_file_and_the_session_stays(tmp_path: Path, places: Locations) -> None:
    path = a_tiny_session(tmp_path)
    out = tmp_path / "then" / "water.toml"
    done = partnering("backups", path, "--restore", a_backup(places, path), "-o", out, "--yes")
    assert done.out.splitlines()[-1] == str(out)
    assert open_session(out).session.get(("answers", "problem", "value")) == "Too few wells"
    assert path.read_text(encoding="utf-8") == TINY_SESSION


def test_no_file_is_written_over_with_a_backup(tmp_path: Path, places: Locations) -> None:
    path, out = a_tiny_session(tmp_path), tmp_path / "then.toml"
    out.write_text("mine", encoding="utf-8")
    done = partnering("backups", path, "--restore", a_backup(places, path), "-o", out, "--yes")
    assert (done.code, out.read_text(encoding="utf-8")) == (2, "mine")


@pytest.mark.parametrize("damage", ["not = [toml", None])
def test_a_session_that_is_damaged_or_gone_comes_back(tmp_path: Path, places: Locations, damage: str | None) -> None:
    path = a_tiny_session(tmp_path)
    backup = a_backup(places, path)
    path.unlink()
    if damage:
        path.write_text(damage, encoding="utf-8")
    assert backup in partnering("backups", path).out
    assert partnering("backups", path, "--restore", backup, "--yes").code == 0
    assert path.read_text(encoding="utf-8") == EARLIER


def test_nothing_is_restored_that_nobody_agreed_to(tmp_path: Path, places: Locations) -> None:
    path = a_tiny_session(tmp_path)
    done = in_a_process("backups", path, "--restore", a_backup(places, path))
    assert done.returncode == 2
    assert "--yes" in done.stderr
    assert path.read_text(encoding="utf-8") == TINY_SESSION


@pytest.mark.parametrize("wanted", ["nonsense", "2026-03-04"])
def test_a_backup_that_is_not_one_is_told(tmp_path: Path, places: Locations, wanted: str) -> None:
    path = a_tiny_session(tmp_path)
    a_backup(places, path)
    a_backup(places, path, TINY_SESSION, minutes=3)
    done = partnering("backups", path, "--restore", wanted, "--yes")
    assert done.code == 2
    assert "partnering backups" in done.err


# Removing every copy


def with_copies(tmp_path: Path, places: Locations) -> Path:
    """A session of which there is a copy of every kind."""
    path = a_tiny_session(tmp_path, private="We may leave")
    a_backup(places, path)
    keep_aside(places.backups, "3f0e", "problem", "Not chosen")
    folder = new_emergency_folder(places.unsaved, Path("water.toml"))
    write_emergency_copy(folder, {"water.toml": EARLIER}, of=path, before={"water.toml": TINY_SESSION})
    state = State.load(places.state_file)
    state.remember_file(path)
    state.remember_place("3f0e", "first", "problem")
    state.save()
    remember_files(places.made_files, {tmp_path / "rows.csv": b"a"}, "3f0e")
    return path


def test_purging_removes_every_copy_and_says_so(tmp_path: Path, places: Locations) -> None:
    path = with_copies(tmp_path, places)
    done = partnering("purge", path, "--yes")
    assert done.code == 0
    assert len(done.out.splitlines()) == 4
    assert "1 backup and 1 text that was not chosen" in done.out
    left = "".join(file.read_text(encoding="utf-8") for file in places.state_dir.rglob("*") if file.is_file())
    assert [word for word in ("Too few", "Not chosen", "3f0e", "water.toml") if word in left] == []
    assert MadeFiles(places.made_files).mark_of(tmp_path / "rows.csv", b"a") is None


def test_the_texts_that_were_not_chosen_are_told_with_their_folder(tmp_path: Path, places: Locations) -> None:
    path = a_tiny_session(tmp_path)
    kept = [keep_aside(places.backups, "3f0e", "problem", text) for text in ("One", "Another")]
    done = partnering("backups", path)
    assert "2 texts that were not chosen, in " in done.err
    assert str(kept[0].parent) in done.err
    assert "2 texts that were not chosen" in partnering("purge", path, "--yes").out


def test_purging_never_touches_the_session_or_its_notes(tmp_path: Path, places: Locations) -> None:
    path = with_copies(tmp_path, places)
    partnering("purge", path, "--yes")
    assert path.read_text(encoding="utf-8") == TINY_SESSION
    assert open_session(path).notes.get(("answers", "secret", "value")) == "We may leave"


def test_copies_of_other_sessions_stay(tmp_path: Path, places: Locations) -> None:
    path = with_copies(tmp_path, places)
    make_backup(places.backups, "another", {"other.toml": "x"}, of=tmp_path / "other.toml", why="work")
    partnering("purge", path, "--yes")
    assert len(backups_of(places.backups, "another")) == 1


def test_that_dead_windows_had_it_open_goes_and_what_a_running_one_notes_stays(
    tmp_path: Path, places: Locations
) -> None:
    path = a_tiny_session(tmp_path)
    folder = open_sessions(places.state_file)
    for session in (path, tmp_path / "other.toml"):
        Presence(folder, session).others()
    live = set(folder.iterdir())
    Presence(folder, path).others()
    (left,) = set(folder.iterdir()) - live
    process = subprocess.run([sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, check=True)
    left.write_text(left.read_text(encoding="utf-8").replace(str(os.getpid()), process.stdout.decode().strip(), 1))
    done = partnering("purge", path, "--yes")
    assert "open in 1 window that ended without saying so" in done.out
    assert "The session is open in 1 window: what is kept for that stays" in done.err
    assert set(folder.iterdir()) == live


def test_signed_versions_go_only_if_they_are_meant(tmp_path: Path) -> None:
    path = a_tiny_session(tmp_path)
    partnering("sign", path)
    version = tmp_path / "water.v1.toml"
    partnering("purge", path, "--yes")
    assert version.is_file()
    assert "version 1" in partnering("purge", path, "--versions", "--yes").out
    assert not version.exists()


def test_where_there_is_nothing_to_remove_it_says_so(tmp_path: Path) -> None:
    done = partnering("purge", a_tiny_session(tmp_path), "--yes")
    assert (done.code, done.out) == (0, "")


def test_nothing_is_removed_that_nobody_agreed_to(tmp_path: Path, places: Locations) -> None:
    path = with_copies(tmp_path, places)
    assert in_a_process("purge", path).returncode == 2
    assert len(backups_of(places.backups, "3f0e")) == 1


def test_signing_keeps_a_backup_of_what_stood_there(tmp_path: Path, places: Locations) -> None:
    partnering("sign", a_tiny_session(tmp_path))
    assert [one.why for one in backups_of(places.backups, "3f0e")] == ["version"]
