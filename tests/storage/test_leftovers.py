"""What a killed program left half-written beside a session goes; whatever else stands there stays."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from partnering_tui.storage.atomic import Disk
from partnering_tui.storage.leftovers import leftovers_of, remove_leftovers


def half_written(path: Path, *, seconds_ago: float) -> Path:
    """A file as a save leaves it that was killed between writing and renaming."""
    descriptor, temporary = Disk().make_temporary(path.parent, path.name[:20])
    os.write(descriptor, b"format = 1")
    os.close(descriptor)
    os.utime(temporary, (time.time() - seconds_ago,) * 2)
    return temporary


@pytest.mark.parametrize("name", ["kisumu.toml", "kisumu.private.toml", "a-rather-long-name-of-a-session.toml"])
def test_what_a_killed_save_left_behind_goes(tmp_path: Path, name: str) -> None:
    half_written(tmp_path / name, seconds_ago=3600)
    remove_leftovers(tmp_path / name.replace(".private", ""))
    assert list(tmp_path.iterdir()) == []


def test_what_is_being_written_at_this_moment_stays(tmp_path: Path) -> None:
    path = tmp_path / "kisumu.toml"
    temporary = half_written(path, seconds_ago=5)
    remove_leftovers(path)
    assert list(tmp_path.iterdir()) == [temporary]


@pytest.mark.parametrize(
    "name", ["kisumu.toml", "kisumu.private.toml", ".kisumu.toml.swp", ".kisumu.toml.tmp", "kisumu.toml.abcdefgh.tmp"]
)
def test_nothing_else_is_touched(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("mine")
    os.utime(tmp_path / name, (0, 0))
    remove_leftovers(tmp_path / "kisumu.toml")
    assert (tmp_path / name).read_text() == "mine"


def test_a_link_of_such_a_name_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("mine")
    (tmp_path / ".kisumu.toml.abcdefgh.tmp").symlink_to(tmp_path / "mine")
    assert leftovers_of(tmp_path / "kisumu.toml", now=time.time() + 10_000) == []


def test_a_folder_that_is_gone_is_no_trouble(tmp_path: Path) -> None:
    assert leftovers_of(tmp_path / "gone" / "kisumu.toml") == []
