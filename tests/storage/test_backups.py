"""Backups: copies that only their owner can read, fewer of them with age, and never one that leads astray."""

from __future__ import annotations

import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnering_tui.errors import NotSaved
from partnering_tui.storage.backup_rotation import BackupRotation
from partnering_tui.storage.backups import (
    Backup,
    Why,
    backups_of,
    backups_of_path,
    keep_aside,
    make_backup,
    session_folder,
    set_aside_of,
)
from partnering_tui.storage.session_file import open_session
from partnering_tui.storage.thinning import superfluous
from tests.storage.builders import KISUMU

NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)


def a_backup(
    root: Path, text: str = KISUMU, *, at: datetime = NOON, why: Why = "work", of: Path = Path("/home/jo/kisumu.toml")
) -> Backup | None:
    contents = {"kisumu.toml": text, "kisumu.private.toml": "format = 1\n"}
    return make_backup(root, "0c1f", contents, of=of, why=why, now=at)


def mode_of(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_backup_is_opened_like_any_session(tmp_path: Path) -> None:
    made = a_backup(tmp_path)
    assert made is not None
    opened = open_session(made.session_file)
    assert opened.session.title == "Clean water for Kisumu"
    assert opened.private_path.is_file()


def test_only_their_owner_can_look_into_backups(tmp_path: Path) -> None:
    made = a_backup(tmp_path / "backups")
    assert made is not None
    folders = [tmp_path / "backups", session_folder(tmp_path / "backups", "0c1f"), made.folder]
    assert [mode_of(folder) for folder in folders] == [0o700] * 3
    assert {mode_of(path) for path in made.folder.iterdir()} == {0o600}


def test_a_folder_that_others_could_look_into_is_closed(tmp_path: Path) -> None:
    root = tmp_path / "backups"
    root.mkdir(mode=0o755)
    a_backup(root)
    assert mode_of(root) == 0o700


def test_the_last_backup_stands_first(tmp_path: Path) -> None:
    for minutes in range(3):
        a_backup(tmp_path, f"{KISUMU}# {minutes}\n", at=NOON + timedelta(minutes=minutes))
    assert [one.made.minute for one in backups_of(tmp_path, "0c1f")] == [2, 1, 0]


def test_what_the_last_backup_says_is_not_kept_twice(tmp_path: Path) -> None:
    a_backup(tmp_path)
    assert a_backup(tmp_path, at=NOON + timedelta(minutes=30)) is None
    assert len(backups_of(tmp_path, "0c1f")) == 1


def test_before_a_version_a_backup_is_made_in_any_case(tmp_path: Path) -> None:
    a_backup(tmp_path)
    assert a_backup(tmp_path, why="version") is not None
    assert len(backups_of(tmp_path, "0c1f")) == 2


def test_two_backups_of_one_second_are_both_kept(tmp_path: Path) -> None:
    a_backup(tmp_path, KISUMU, why="version")
    a_backup(tmp_path, KISUMU, why="version")
    assert len(backups_of(tmp_path, "0c1f")) == 2


def test_backups_are_found_by_the_path_when_the_session_is_gone(tmp_path: Path) -> None:
    a_backup(tmp_path / "state", of=tmp_path / "kisumu.toml")
    assert len(backups_of_path(tmp_path / "state", tmp_path / "kisumu.toml")) == 1
    assert backups_of_path(tmp_path / "state", tmp_path / "other.toml") == []


@pytest.mark.parametrize("session_id", ["../../../etc", "/etc/x", "..", "a/b", "", "x" * 300, "con\0", "ü"])
def test_no_id_leads_out_of_the_folder(tmp_path: Path, session_id: str) -> None:
    root = tmp_path / "backups"
    made = make_backup(root, session_id, {"kisumu.toml": KISUMU}, of=tmp_path / "k.toml", why="work")
    assert made is not None
    assert made.folder.parent.parent == root
    assert {path.name for path in tmp_path.iterdir()} == {"backups"}


def test_a_disk_that_refuses_is_told_and_leaves_nothing_half_made(tmp_path: Path) -> None:
    (tmp_path / "backups").write_text("no folder")
    with pytest.raises(NotSaved):
        a_backup(tmp_path / "backups")
    assert (tmp_path / "backups").read_text() == "no folder"


def test_a_text_that_was_not_chosen_is_kept_aside(tmp_path: Path) -> None:
    path = keep_aside(tmp_path / "backups", "0c1f", "The problem: in ../one line", "Too few kiosks")
    assert path.read_text(encoding="utf-8") == "Too few kiosks"
    assert mode_of(path) == 0o600
    assert set_aside_of(tmp_path / "backups", "0c1f") == [path]


def test_texts_set_aside_in_one_second_are_both_kept(tmp_path: Path) -> None:
    for text in ("one", "two"):
        keep_aside(tmp_path, "0c1f", "limits", text)
    assert sorted(path.read_text() for path in set_aside_of(tmp_path, "0c1f")) == ["one", "two"]


# Thinning


def test_all_of_the_last_hour_then_one_an_hour_a_day_and_a_month() -> None:
    made = [NOON - timedelta(minutes=10 * count) for count in range(6 * 24 * 100)]
    gone = set(superfluous(made, NOON))
    kept = [moment for index, moment in enumerate(made) if index not in gone]
    ages = [NOON - moment for moment in kept]
    assert sum(age <= timedelta(hours=1) for age in ages) == 7
    assert sum(timedelta(hours=1) < age <= timedelta(days=1) for age in ages) in (23, 24, 25)
    assert sum(timedelta(days=1) < age <= timedelta(days=31) for age in ages) in (30, 31, 32)
    assert sum(age > timedelta(days=31) for age in ages) in (3, 4)


@given(st.lists(st.integers(0, 10**7), max_size=60), st.integers(0, 10**6))
def test_thinning_later_never_brings_back_or_takes_the_last_one(ages: list[int], later: int) -> None:
    made = [NOON - timedelta(seconds=age) for age in ages]
    gone = superfluous(made, NOON)
    assert len(gone) < len(made) or not made
    if made:
        assert made.index(max(made)) not in superfluous(made, NOON + timedelta(seconds=later))
    rest = [moment for index, moment in enumerate(made) if index not in set(gone)]
    assert superfluous(rest, NOON) == []


def test_a_clock_that_was_set_back_costs_no_backup(tmp_path: Path) -> None:
    a_backup(tmp_path, f"{KISUMU}# later\n", at=NOON + timedelta(days=400))
    a_backup(tmp_path, KISUMU, at=NOON)
    assert len(backups_of(tmp_path, "0c1f")) == 2


def test_copies_before_a_version_or_a_restore_outlive_all_thinning(tmp_path: Path) -> None:
    for day in range(3):
        for why in ("version", "restore", "work"):
            a_backup(tmp_path, f"{KISUMU}# {day} {why}\n", at=NOON + timedelta(minutes=day), why=why)  # type: ignore[arg-type]
    a_backup(tmp_path, at=NOON + timedelta(days=900))
    assert sorted(one.why for one in backups_of(tmp_path, "0c1f")) == ["restore"] * 3 + ["version"] * 3 + ["work"] * 2


# When a backup is due


def test_a_backup_is_due_before_the_first_change_and_then_every_ten_minutes() -> None:
    rotation = BackupRotation()
    assert rotation.why(5.0) == "sitting"
    rotation.made(5.0)
    assert rotation.why(604.0) == ""
    assert rotation.why(605.0) == "work"
