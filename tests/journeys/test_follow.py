"""A second terminal follows the first: the same step and question within a second, over files alone."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

from tests.journeys.builders import opened
from tests.screens.apps import a_sample
from tests.terminal import Terminal, partnering

AT_MOST = 1.0
"""Seconds until the second screen shows what the first one shows."""
NOTHING_PRIVATE = ("Told in confidence", "supplementary budget", "Ask again in the break", "who is here")


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def test_the_second_screen_goes_where_the_first_goes_and_says_calmly_when_it_cannot(tmp_path: Path) -> None:
    folder = tmp_path / "sessions"
    path = a_sample(folder)
    with opened(path) as leading, Terminal(partnering("follow", str(path)), size=(100, 30)) as wall:
        leading.wait_for("Who is here today")
        leading.press("escape")
        leading.wait_for("▾ The problem in one statement")
        wall.wait_for("The problem in one statement")
        wall.wait_for("Following: q ends")
        for keys, words in ((("f4",), "Step 2 of 12"), (("f4", "tab", "tab"), "Our principles   3 agreed")):
            leading.press(*keys)
            leading.wait_for(words)
            began = time.monotonic()
            wall.wait_for(words.partition("   ")[0])
            assert time.monotonic() - began < AT_MOST
        wall.wait_for("Not customer data")
        before = bytes_of(folder)
        leading.press("f3", "shift+tab")
        wall.wait_for("Step 2 of 12")
        assert [words for words in NOTHING_PRIVATE if words in wall.text()] == []
        assert bytes_of(folder) == before
        leading.press("ctrl+q")
        leading.wait_for_end()
        wall.wait_for("The leading window has closed.")
        moved = tmp_path / "elsewhere.toml"
        shutil.move(path, moved)
        wall.wait_for("The session's file is not there at the moment.")
        shutil.move(moved, path)
        wall.wait_for("The leading window has closed.")
        with opened(path) as again:
            wall.wait_for("Following: q ends")
            again.wait_for("Who is here today")
            again.press("escape")
            again.wait_for("▾ Full legal name")
            again.press("f4")
            wall.wait_for("Step 3 of 12")
            again.press("ctrl+q")
            again.wait_for_end()
        wall.press("q")
        assert wall.wait_for_end() == 0
