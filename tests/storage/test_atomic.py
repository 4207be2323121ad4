"""What is promised about writing a file, whatever the disk does."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import Any, ClassVar

import pytest

from partnering_tui.errors import NotSaved, Place
from partnering_tui.storage.atomic import Disk, save_all_atomically, save_atomically
from partnering_tui.storage.signature import is_another, signature_of

posix_only = pytest.mark.skipif(os.name != "posix", reason="modes and links as POSIX has them")
CALLS = ("make_temporary", "set_mode", "write", "sync", "close", "replace")


class FailingDisk(Disk):
    """A disk on which one call fails."""

    def __init__(self, call: str, number: int = errno.ENOSPC) -> None:
        def fail(*arguments: Any) -> Any:
            if call == "close":
                os.close(*arguments)
            raise OSError(number, os.strerror(number))

        setattr(self, call, fail)


class SlowDisk(Disk):
    """A disk that takes a few bytes at a time."""

    def write(self, descriptor: int, content: bytes) -> int:
        return super().write(descriptor, content[:3])


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_new_file_holds_the_text_and_its_owner_alone_may_read_it(tmp_path: Path) -> None:
    path = tmp_path / "new.toml"
    save_atomically(path, 'title = "Wasser für Kisumu"\n')
    assert path.read_text(encoding="utf-8") == 'title = "Wasser für Kisumu"\n'
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_newlines_are_written_as_they_are(tmp_path: Path) -> None:
    save_atomically(tmp_path / "a.toml", "one\ntwo\n")
    assert (tmp_path / "a.toml").read_bytes() == b"one\ntwo\n"


@posix_only
def test_a_file_that_is_there_keeps_its_mode(tmp_path: Path) -> None:
    path = tmp_path / "shared.toml"
    path.write_text("old")
    path.chmod(0o664)
    save_atomically(path, "new")
    assert stat.S_IMODE(path.stat().st_mode) == 0o664


@posix_only
def test_the_file_behind_a_link_is_written_and_the_link_stays(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    real = tmp_path / "real" / "session.toml"
    real.write_text("old")
    link = tmp_path / "link.toml"
    link.symlink_to(real)
    save_atomically(link, "new")
    assert link.is_symlink()
    assert real.read_text() == "new"
    assert names_in(tmp_path / "real") == ["session.toml"]


def test_a_disk_that_takes_little_at_a_time_gets_all_of_it(tmp_path: Path) -> None:
    save_atomically(tmp_path / "a.toml", "a long text", disk=SlowDisk())
    assert (tmp_path / "a.toml").read_text() == "a long text"


@pytest.mark.parametrize("call", CALLS)
def test_whatever_call_fails_the_old_text_stands_and_nothing_is_left_over(tmp_path: Path, call: str) -> None:
    path = tmp_path / "session.toml"
    path.write_text("old")
    with pytest.raises(NotSaved):
        save_atomically(path, "new", disk=FailingDisk(call))
    assert path.read_text() == "old"
    assert names_in(tmp_path) == ["session.toml"]


@pytest.mark.parametrize("call", ["make_temporary", "write", "sync"])
def test_where_one_of_several_files_cannot_be_written_all_stay_as_they_were(tmp_path: Path, call: str) -> None:
    class FailingLate(Disk):
        calls = 0

    def fail_late(*arguments: Any) -> Any:
        FailingLate.calls += 1
        if FailingLate.calls == 2:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return getattr(Disk(), call)(*arguments)

    disk = FailingLate()
    setattr(disk, call, fail_late)
    first, second = tmp_path / "a.csv", tmp_path / "b.csv"
    first.write_text("old")
    with pytest.raises(NotSaved, match="the disk is full") as told:
        save_all_atomically({first: b"new", second: b"new"}, disk=disk)
    assert told.value.place == Place(second)
    assert first.read_text() == "old"
    assert names_in(tmp_path) == ["a.csv"]


def test_several_files_are_made_to_last_and_their_folder_once(tmp_path: Path) -> None:
    class CountingDisk(Disk):
        made: ClassVar[list[str]] = []

        def sync(self, descriptor: int) -> None:
            self.made.append("file")

        def replace(self, source: Path, target: Path) -> None:
            self.made.append("name")
            super().replace(source, target)

        def sync_folder(self, folder: Path) -> None:
            self.made.append("folder")

    save_all_atomically({tmp_path / name: b"new" for name in "abc"}, disk=CountingDisk())
    assert CountingDisk.made == ["file"] * 3 + ["name"] * 3 + ["folder"]
    assert names_in(tmp_path) == ["a", "b", "c"]


@posix_only
def test_several_files_are_written_through_links_too(tmp_path: Path) -> None:
    (tmp_path / "real.csv").write_text("old")
    (tmp_path / "link.csv").symlink_to(tmp_path / "real.csv")
    save_all_atomically({tmp_path / "link.csv": b"new"})
    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "real.csv").read_text() == "new"


def test_a_folder_that_cannot_be_synced_does_not_make_the_save_fail(tmp_path: Path) -> None:
    save_atomically(tmp_path / "a.toml", "new", disk=FailingDisk("sync_folder", errno.EINVAL))
    assert (tmp_path / "a.toml").read_text() == "new"


@pytest.mark.parametrize("number", [errno.EINVAL, errno.ENOTSUP, errno.ENOSYS])
@pytest.mark.parametrize("call", ["sync", "set_mode"])
def test_a_drive_that_does_not_know_a_call_still_gets_the_file(tmp_path: Path, call: str, number: int) -> None:
    save_atomically(tmp_path / "a.toml", "new", disk=FailingDisk(call, number))
    assert (tmp_path / "a.toml").read_text() == "new"


def test_a_drive_that_knows_no_modes_still_gets_the_file(tmp_path: Path) -> None:
    save_atomically(tmp_path / "a.toml", "new", disk=FailingDisk("set_mode", errno.EPERM))
    assert (tmp_path / "a.toml").read_text() == "new"


@pytest.mark.parametrize(
    ("number", "words"), [(errno.EACCES, "not allowed"), (errno.EPERM, "not allowed"), (errno.EBUSY, "holds the file")]
)
def test_a_drive_that_lets_nothing_be_replaced_says_so(tmp_path: Path, number: int, words: str) -> None:
    path = tmp_path / "a.toml"
    path.write_text("old")
    with pytest.raises(NotSaved, match=words):
        save_atomically(path, "new", disk=FailingDisk("replace", number))
    assert path.read_text() == "old"
    assert names_in(tmp_path) == ["a.toml"]


def test_a_disk_that_takes_nothing_is_not_asked_for_ever(tmp_path: Path) -> None:
    class FullDisk(Disk):
        def write(self, descriptor: int, content: bytes) -> int:
            return 0

    with pytest.raises(NotSaved):
        save_atomically(tmp_path / "a.toml", "new", disk=FullDisk())


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EDQUOT, "your share of the disk is used up"),
        (errno.EROFS, "read-only"),
        (errno.EBUSY, "another program holds the file"),
        (errno.ESTALE, "the drive does not answer"),
        (errno.EFBIG, "too large"),
        (errno.EACCES, "not allowed"),
        (errno.EIO, "take"),
    ],
)
def test_a_failed_save_says_why_and_what_to_do(tmp_path: Path, number: int, words: str) -> None:
    with pytest.raises(NotSaved) as told:
        save_atomically(tmp_path / "a.toml", "new", disk=FailingDisk("write", number))
    assert words in told.value.title
    assert told.value.remedy
    assert told.value.place.file == tmp_path / "a.toml"


def test_a_folder_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(NotSaved, match="the folder is gone"):
        save_atomically(tmp_path / "gone" / "a.toml", "new")


def test_a_folder_of_that_name_is_told(tmp_path: Path) -> None:
    with pytest.raises(NotSaved, match="a folder of that name"):
        save_atomically(tmp_path, "new")


@posix_only
def test_a_file_that_is_write_protected_is_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "protected.toml"
    path.write_text("old")
    path.chmod(0o400)
    with pytest.raises(NotSaved, match="not allowed"):
        save_atomically(path, "new")
    assert path.read_text() == "old"


def test_a_path_that_cannot_exist_is_told(tmp_path: Path) -> None:
    with pytest.raises(NotSaved):
        save_atomically(tmp_path / "nul\0.toml", "new")


def test_half_a_character_does_not_make_the_save_fail(tmp_path: Path) -> None:
    save_atomically(tmp_path / "a.toml", "half \ud83d character")
    assert (tmp_path / "a.toml").read_text(encoding="utf-8") == "half ? character"


def test_the_signature_is_that_of_the_file_as_it_was_written(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    signature = save_atomically(path, "new")
    assert signature == signature_of(path)
    assert not is_another(path, signature)


def test_a_file_that_somebody_else_wrote_is_another(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    signature = save_atomically(path, "ours")
    path.write_text("other")
    assert is_another(path, signature)


def test_a_file_that_was_only_touched_is_not_another(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    signature = save_atomically(path, "ours")
    os.utime(path, (1, 1))
    assert not is_another(path, signature)
