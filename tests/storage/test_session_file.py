"""What is promised about a session and its files."""

from __future__ import annotations

import errno
import os
import stat
import threading
import tomllib
from datetime import UTC, datetime
from pathlib import Path

import pytest

from partnering_tui.errors import FaultyFile, NotSaved, UnreadableFile, WouldOverwrite
from partnering_tui.session.record import ABSENT
from partnering_tui.session.session import Session
from partnering_tui.storage.atomic import Disk
from partnering_tui.storage.kept_file import WHOLE_READ_BACK
from partnering_tui.storage.session_file import SessionFile, create_session, open_session, private_path_of
from tests.storage.builders import KISUMU, a_session_file, change
from tests.storage.test_atomic import FailingDisk, posix_only

TITLE = ("session", "title")
NOTE = ("notes", "objectives", "text")


def a_session(title: str = "Clean water") -> Session:
    head = {"id": "0c1f", "title": title, "workshop": "twelve-steps", "created": datetime(2026, 3, 4, tzinfo=UTC)}
    return Session({"format": 1, "session": head})


def retitle(file: SessionFile, title: str) -> None:
    file.apply(change(file.session, TITLE, title))


def note(file: SessionFile, text: object) -> None:
    file.apply(change(file.notes, NOTE, text, private=True))


def test_a_new_session_is_on_the_disk_at_once_in_folders_made_for_it(tmp_path: Path) -> None:
    path = tmp_path / "2026" / "kisumu.toml"
    file = create_session(path, a_session())
    assert tomllib.loads(path.read_text()) == file.session.tree
    assert path.read_text().startswith(
        "# Partnering session. Edit by hand if you like: comments and extra keys are kept.\n"
    )
    assert not file.is_dirty


def test_a_new_session_never_replaces_a_file(tmp_path: Path) -> None:
    path = tmp_path / "kisumu.toml"
    path.write_text("precious")
    with pytest.raises(WouldOverwrite):
        create_session(path, a_session())
    assert path.read_text() == "precious"


def test_a_new_session_never_takes_over_private_notes_of_another(tmp_path: Path) -> None:
    (tmp_path / "kisumu.private.toml").write_text("format = 1\n")
    with pytest.raises(WouldOverwrite):
        create_session(tmp_path / "kisumu.toml", a_session())


def test_a_session_reads_back_as_it_was_saved(tmp_path: Path) -> None:
    file = a_session_file(tmp_path)
    retitle(file, "Safe water")
    assert file.save()
    assert open_session(file.path).session.tree == file.session.tree


def test_nothing_is_written_when_nothing_changed(tmp_path: Path) -> None:
    file = a_session_file(tmp_path)
    before = file.path.stat()
    assert file.prepare() is None
    assert not file.save()
    assert file.path.stat().st_mtime_ns == before.st_mtime_ns


def test_a_session_is_dirty_until_its_change_is_on_the_disk(tmp_path: Path) -> None:
    file = a_session_file(tmp_path)
    retitle(file, "Safe water")
    prepared = file.prepare()
    assert prepared is not None
    assert file.is_dirty
    prepared.write()
    file.settle(prepared)
    assert not file.is_dirty


def test_what_is_typed_while_a_save_is_under_way_goes_into_the_next(tmp_path: Path) -> None:
    file = a_session_file(tmp_path)
    retitle(file, "First")
    prepared = file.prepare()
    assert prepared is not None
    writing = threading.Thread(target=prepared.write)
    retitle(file, "Second")
    writing.start()
    writing.join()
    file.settle(prepared)
    assert 'title = "First"' in file.path.read_text()
    assert file.is_dirty
    file.save()
    assert 'title = "Second"' in file.path.read_text()


def test_an_older_text_never_replaces_a_later_one(tmp_path: Path) -> None:
    file = a_session_file(tmp_path)
    retitle(file, "First")
    slow = file.prepare()
    assert slow is not None
    retitle(file, "Second")
    file.save()
    slow.write()
    file.settle(slow)
    assert 'title = "Second"' in file.path.read_text()
    assert not file.is_dirty


def test_a_failed_save_is_tried_again_with_everything_in_it(tmp_path: Path) -> None:
    file = a_session_file(tmp_path)
    retitle(file, "Safe water")
    with pytest.raises(NotSaved, match="the disk is full"):
        file.save(disk=FailingDisk("write"))
    assert file.path.read_text() == KISUMU
    assert file.is_dirty
    file.apply(change(file.session, ("answers", "relevance", "value"), 3))
    file.save()
    assert tomllib.loads(file.path.read_text()) == file.session.tree


def test_a_file_that_somebody_else_changed_is_not_written_over_unseen(tmp_path: Path) -> None:
    file = a_session_file(tmp_path)
    retitle(file, "Ours")
    file.path.write_text(KISUMU.replace("Too few kiosks", "Theirs"))
    assert file.was_changed_elsewhere()
    file.save()
    text = file.path.read_text()
    assert "Theirs" in text
    assert "Ours" in text
    assert not file.was_changed_elsewhere()


def test_the_text_last_read_or_written_is_known_for_a_merge(tmp_path: Path) -> None:
    file = a_session_file(tmp_path)
    assert file.kept.text == KISUMU
    retitle(file, "Safe water")
    file.save()
    assert file.kept.text == file.path.read_text()


def test_a_file_that_was_deleted_is_made_again(tmp_path: Path) -> None:
    file = a_session_file(tmp_path)
    retitle(file, "Safe water")
    file.path.unlink()
    file.save()
    assert open_session(file.path).session.title == "Safe water"


def test_a_session_goes_on_in_another_file_with_its_comments_and_notes(tmp_path: Path) -> None:
    file = a_session_file(tmp_path, KISUMU + "\n# mine\n")
    note(file, "Lake holds back")
    new = tmp_path / "copy.toml"
    file.save_as(new)
    assert new.read_text() == KISUMU + "\n# mine\n"
    assert open_session(new).notes.note("objectives") == "Lake holds back"
    assert not file.is_dirty


def test_saving_as_never_replaces_a_file(tmp_path: Path) -> None:
    file = a_session_file(tmp_path)
    (tmp_path / "other.toml").write_text("precious")
    with pytest.raises(WouldOverwrite):
        file.save_as(tmp_path / "other.toml")
    assert file.path == tmp_path / "kisumu.toml"


def test_a_text_for_a_copy_takes_nothing_from_the_next_save(tmp_path: Path) -> None:
    file = a_session_file(tmp_path)
    retitle(file, "Safe water")
    note(file, "Lake holds back")
    assert 'title = "Safe water"' in file.text_now()
    assert set(file.texts_now()) == {"kisumu.toml", "kisumu.private.toml"}
    file.save()
    assert file.path.read_text() == file.text_now()


def test_private_notes_get_a_file_only_when_there_are_some(tmp_path: Path) -> None:
    file = a_session_file(tmp_path)
    retitle(file, "Safe water")
    file.save()
    assert not file.private_path.exists()
    note(file, "Lake holds back")
    file.save()
    assert file.private_path.read_text() == (
        "# Private notes of the facilitator. No document or export reads this file.\n"
        'format = 1\n\n[notes.objectives]\ntext = "Lake holds back"\n'
    )


def test_a_note_that_was_taken_back_before_it_was_saved_leaves_nothing_to_save(tmp_path: Path) -> None:
    file = a_session_file(tmp_path)
    note(file, "Lake holds back")
    note(file, ABSENT)
    assert not file.is_dirty
    assert not file.save()


def test_private_notes_never_reach_the_session_s_file(tmp_path: Path) -> None:
    file = a_session_file(tmp_path)
    note(file, "Lake holds back")
    file.save()
    assert file.path.read_text() == KISUMU
    assert "Lake holds back" not in file.text_now()


@posix_only
def test_only_their_owner_can_read_private_notes(tmp_path: Path) -> None:
    file = a_session_file(tmp_path)
    note(file, "Lake holds back")
    file.save()
    assert stat.S_IMODE(file.private_path.stat().st_mode) == 0o600


def test_private_notes_are_read_and_changed_beside_the_session(tmp_path: Path) -> None:
    (tmp_path / "kisumu.private.toml").write_text('format = 1\n\n[notes.objectives] # mine\ntext = "old"\n')
    file = a_session_file(tmp_path)
    assert file.notes.note("objectives") == "old"
    note(file, "new")
    file.save()
    assert file.private_path.read_text() == 'format = 1\n\n[notes.objectives] # mine\ntext = "new"\n'


def test_notes_that_cannot_be_saved_do_not_keep_the_session_from_being_saved(tmp_path: Path) -> None:
    file = a_session_file(tmp_path)
    note(file, "Lake holds back")
    file.private_path.mkdir()
    retitle(file, "Safe water")
    with pytest.raises(NotSaved):
        file.save()
    assert open_text(file.path)["session"]["title"] == "Safe water"
    assert file.is_dirty


def test_faulty_private_notes_are_told_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "kisumu.private.toml").write_text("format = 1\nnotes = 3\n")
    with pytest.raises(FaultyFile) as told:
        a_session_file(tmp_path)
    assert told.value.place.file == tmp_path / "kisumu.private.toml"
    assert told.value.place.line == 2


def test_the_file_of_private_notes_is_not_opened_as_a_session(tmp_path: Path) -> None:
    (tmp_path / "kisumu.private.toml").write_text("format = 1\n")
    with pytest.raises(FaultyFile, match="private notes") as told:
        open_session(tmp_path / "kisumu.private.toml")
    assert "kisumu.toml" in told.value.remedy


@posix_only
def test_private_notes_stand_beside_the_file_that_a_link_points_at(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "kisumu.toml").write_text(KISUMU)
    (tmp_path / "link.toml").symlink_to(tmp_path / "real" / "kisumu.toml")
    assert private_path_of(tmp_path / "link.toml") == tmp_path / "real" / "kisumu.private.toml"


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile):
        open_session(tmp_path / "none.toml")


def test_a_number_in_a_text_column_is_tolerated(tmp_path: Path) -> None:
    text = KISUMU.replace('name = "Beach management units"', "name = 3")
    assert a_session_file(tmp_path, text).session.rows(("answers", "stakeholders", "rows"))[0]["name"] == 3


def test_rows_without_an_id_of_their_own_get_one_which_is_written_with_the_next_save(tmp_path: Path) -> None:
    text = (
        KISUMU.replace('id = "p8e3"\n', "").replace('id = "m3x7"', "id = 7")
        + '\n[[decisions]]\nid = "d1"\ntext = "b"\n'
    )
    file = a_session_file(tmp_path, text)
    assert len(file.repairs) == 3
    assert file.is_dirty
    ids = [row["id"] for row in file.session.rows(("decisions",))]
    assert ids[0] == "d1"
    assert len(set(ids)) == 2
    assert file.session.rows(("answers", "stakeholders", "rows"))[0]["id"] == "7"
    file.save()
    assert tomllib.loads(file.path.read_text()) == file.session.tree
    again = open_session(file.path)
    assert again.repairs == ()


def test_control_characters_are_taken_out_of_texts(tmp_path: Path) -> None:
    text = KISUMU.replace("Beach management units", "Beach\\u0000 units\\u001b[31m").replace("Kisumu County", "A\x9bB")
    file = a_session_file(tmp_path, text)
    assert file.session.rows(("answers", "stakeholders", "rows"))[0]["name"] == "Beach units[31m"
    assert file.session.partners[0].name == "AB Government"
    assert len(file.repairs) == 2
    file.save()
    assert open_session(file.path).repairs == ()


def test_half_a_character_does_not_keep_a_session_from_being_saved(tmp_path: Path) -> None:
    file = a_session_file(tmp_path)
    retitle(file, "half \ud83d")
    file.save()
    assert open_text(file.path)["session"]["title"] == "half \ufffd"


def test_what_cannot_be_written_leaves_the_file_as_it_was_and_is_told(tmp_path: Path) -> None:
    file = a_session_file(tmp_path)
    file.apply(change(file.session, TITLE, object()))
    with pytest.raises(NotSaved):
        file.save()
    assert file.path.read_text() == KISUMU
    retitle(file, "Safe water")
    file.save()
    assert open_text(file.path)["session"]["title"] == "Safe water"


@pytest.mark.parametrize("size", [10, WHOLE_READ_BACK + 1000])
def test_a_text_that_does_not_say_what_the_session_says_is_not_written_but_made_anew(tmp_path: Path, size: int) -> None:
    text = KISUMU.replace("Too few kiosks.", "long " * (size // 5))
    file = a_session_file(tmp_path, "# mine\n" + text)
    retitle(file, "Safe water")
    prepared = file.prepare()
    assert prepared is not None
    # As if a fault had put a table into the text twice.
    prepared.texts[0].text += "\n[answers.problem]\n"
    with pytest.raises(NotSaved, match="does not say what you see"):
        prepared.write()
    assert file.path.read_text() == "# mine\n" + text
    file.settle(prepared)
    assert file.is_dirty
    file.save()
    assert tomllib.loads(file.path.read_text()) == file.session.tree
    assert file.path.read_text().startswith("# mine\n")


def test_a_save_ahead_of_the_first_change_is_made_ready_on_another_thread(tmp_path: Path) -> None:
    file = a_session_file(tmp_path)
    ready = threading.Thread(target=file.make_ready)
    ready.start()
    ready.join()
    retitle(file, "Safe water")
    file.save()
    assert open_text(file.path) == file.session.tree


def test_a_time_set_back_by_hand_is_no_change_by_others(tmp_path: Path) -> None:
    file = a_session_file(tmp_path)
    os.utime(file.path, (1, 1))
    retitle(file, "Safe water")
    assert file.save()


def open_text(path: Path) -> dict[str, object]:
    return tomllib.loads(path.read_text())


def test_a_place_that_refuses_leaves_the_session_where_it_was(tmp_path: Path) -> None:
    file = a_session_file(tmp_path)
    retitle(file, "Safe water")
    (tmp_path / "no folder").write_text("")
    with pytest.raises(NotSaved):
        file.save_as(tmp_path / "no folder" / "x.toml")
    assert file.path == tmp_path / "kisumu.toml"
    file.save()
    assert open_session(file.path).session.title == "Safe water"


def test_a_place_that_takes_only_one_of_the_two_files_keeps_neither(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make = Disk.make_temporary

    def without_private(disk: Disk, folder: Path, name: str) -> tuple[int, Path]:
        if "private" in name:
            raise OSError(errno.ENOSPC, "full")
        return make(disk, folder, name)

    file = a_session_file(tmp_path)
    note(file, "Lake holds back")
    with monkeypatch.context() as patched:
        patched.setattr(Disk, "make_temporary", without_private)
        with pytest.raises(NotSaved):
            file.save_as(tmp_path / "copy.toml")
    assert not (tmp_path / "copy.toml").exists()
    file.save()
    assert open_session(file.path).notes.note("objectives") == "Lake holds back"


def test_a_session_is_saved_in_a_folder_made_for_it(tmp_path: Path) -> None:
    file = a_session_file(tmp_path)
    file.save_as(tmp_path / "new" / "folder" / "kisumu.toml")
    assert open_session(tmp_path / "new" / "folder" / "kisumu.toml").session.title == file.session.title
