"""What is promised when two copies of the app have the same session open."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

from partnering_tui.storage.presence import STALE_AFTER, Presence


def test_two_copies_with_the_same_session_know_of_each_other(tmp_path: Path) -> None:
    session, folder = tmp_path / "water.toml", tmp_path / "state"
    one, other = Presence(folder, session), Presence(folder, session)
    assert one.others() == 0
    assert other.others() == 1
    assert one.others() == 1
    other.leave()
    assert one.others() == 0


def test_another_session_is_nobodys_business(tmp_path: Path) -> None:
    one, other = Presence(tmp_path, tmp_path / "water.toml"), Presence(tmp_path, tmp_path / "soil.toml")
    assert (one.others(), other.others()) == (0, 0)
    other.go_to(tmp_path / "water.toml")
    other.others()
    assert one.others() == 1


def test_a_link_to_the_session_is_the_same_session(tmp_path: Path) -> None:
    (tmp_path / "water.toml").write_text("")
    (tmp_path / "link.toml").symlink_to(tmp_path / "water.toml")
    one, other = Presence(tmp_path, tmp_path / "water.toml"), Presence(tmp_path, tmp_path / "link.toml")
    one.others()
    assert other.others() == 1


def test_what_a_dead_copy_left_behind_counts_for_nothing(tmp_path: Path) -> None:
    script = (
        "import os, sys; from pathlib import Path; from partnering_tui.storage.presence import Presence;"
        "Presence(Path(sys.argv[1]), Path(sys.argv[2])).others(); os._exit(9)"
    )
    subprocess.run([sys.executable, "-c", script, str(tmp_path / "state"), str(tmp_path / "water.toml")], check=False)
    assert len(list((tmp_path / "state").iterdir())) == 1
    assert Presence(tmp_path / "state", tmp_path / "water.toml").others() == 0


def test_what_was_not_renewed_for_long_counts_for_nothing(tmp_path: Path) -> None:
    one, other = Presence(tmp_path, tmp_path / "water.toml"), Presence(tmp_path, tmp_path / "water.toml")
    one.others()
    long_ago = time.time() - STALE_AFTER - 1
    for file in tmp_path.iterdir():
        os.utime(file, (long_ago, long_ago))
    assert other.others() == 0


def test_a_state_folder_that_cannot_be_made_stands_in_nobodys_way(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file")
    assert Presence(tmp_path / "state" / "open", tmp_path / "water.toml").others() == 0
