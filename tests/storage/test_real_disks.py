"""Disks and folders as they really fail: what was typed stays in the app, and the reason is told in plain words.

Full and read-only disks, which only the owner of the machine can make: python -m tests.long disks
"""

from __future__ import annotations

import os
import shutil
import signal
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from partnering_tui.errors import NotSaved
from partnering_tui.storage.session_file import SessionFile, open_session
from tests.long.faulty_disk import NEW, OLD, a_changed_session, outcome

if os.name == "posix":
    import resource

NOBODY = 65534


def refused(file: SessionFile) -> NotSaved:
    """How a save is refused; the session still holds what was typed."""
    with pytest.raises(NotSaved) as told:
        file.save()
    assert file.is_dirty
    assert file.session.get(("answers", "problem", "value")) == NEW
    return told.value


def test_a_folder_that_is_removed_while_the_session_is_open_is_told_and_saving_goes_on_when_it_is_back(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "stick"
    folder.mkdir()
    file = a_changed_session(folder)
    shutil.rmtree(folder)
    assert "the folder is gone" in refused(file).title
    folder.mkdir()
    file.save()
    assert outcome(file.path) == "new, new"


def test_a_file_that_became_a_folder_is_told_and_left_alone(tmp_path: Path) -> None:
    file = a_changed_session(tmp_path)
    file.path.unlink()
    file.path.mkdir()
    (file.path / "inside").write_text("mine")
    assert "folder" in refused(file).title
    assert (file.path / "inside").read_text() == "mine"


def test_a_file_that_became_a_broken_link_is_no_traceback(tmp_path: Path) -> None:
    file = a_changed_session(tmp_path)
    file.path.unlink()
    file.path.symlink_to(tmp_path / "gone" / "water.toml")
    refused(file)


def test_a_clock_that_goes_back_keeps_nobody_from_saving(tmp_path: Path) -> None:
    path = a_changed_session(tmp_path).path
    os.utime(path, (4_000_000_000, 4_000_000_000))
    file = open_session(path)
    answer = file.session.table(("answers", "problem"))
    assert answer["value"] in OLD
    again = a_changed_session(tmp_path)
    os.utime(again.path, (1, 1))
    again.save()
    assert outcome(path) == "new, new"


@contextmanager
def as_nobody() -> Iterator[None]:
    """As somebody who owns nothing, if the one who runs the tests may do everything."""
    if os.geteuid():
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that everybody may look into."""
    folder = Path(tempfile.mkdtemp(prefix="partnering-test-", dir="/tmp"))
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


if os.name == "posix":

    def test_a_folder_that_may_only_be_read_is_told(open_folder: Path) -> None:
        a_changed_session(open_folder).save()  # so that all is loaded that a save needs
        file = a_changed_session(open_folder)
        for path in open_folder.iterdir():
            path.chmod(0o666)
        open_folder.chmod(0o555)
        with as_nobody():
            fault = refused(file)
        assert "not allowed" in fault.title
        assert "save somewhere else" in fault.remedy
        open_folder.chmod(0o755)
        file.save()
        assert outcome(file.path) == "new, new"

    def test_a_file_that_may_not_grow_any_more_stays_as_it_was(tmp_path: Path) -> None:
        file = a_changed_session(tmp_path)
        before = resource.getrlimit(resource.RLIMIT_FSIZE)
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (512, before[1]))
        try:
            fault = refused(file)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, before)
        assert "too large" in fault.title
        assert outcome(file.path).startswith("old")
        file.save()
        assert outcome(file.path) == "new, new"
