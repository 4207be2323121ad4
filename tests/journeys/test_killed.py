"""A program that is killed while somebody types leaves a whole file, without at most the last two seconds.

Two hundred such kills: python -m tests.long kill --runs 200
"""

from __future__ import annotations

import os
import random
import signal
from pathlib import Path

from partnering_tui.storage.locations import locations
from partnering_tui.storage.state import State
from tests.journeys.builders import a_session_file, opened, saved
from tests.long.killing import kill_once, told


def test_a_killed_app_leaves_a_whole_file_and_has_lost_at_most_two_seconds(tmp_path: Path) -> None:
    chance = random.Random(4)
    found = [kill_once(tmp_path / str(number), chance) for number in range(3)]
    print(told(found, 4))
    assert [one for one in found if not one.is_promised] == []


def test_a_killed_app_is_opened_again_where_it_was(tmp_path: Path) -> None:
    path = a_session_file(tmp_path)
    session_id, state_file = saved(path)["session"]["id"], locations(os.environ).state_file

    def is_written(_: str) -> bool:
        return State.load(state_file).place(session_id) == ("knowledge-and-skills", "glossary")

    with opened(path) as terminal:
        terminal.press("f4", "f4", "tab")
        terminal.wait_for("▾ Words we use and what")
        terminal.wait_for(is_written)
        terminal.send_signal(signal.SIGKILL)
        terminal.wait_for_end()
    with opened(path) as terminal:
        terminal.wait_for("Step 3 of 12")
        terminal.wait_for("▾ Words we use and what")


def test_what_no_disk_took_is_offered_again_after_the_app_was_killed(tmp_path: Path, home: Path) -> None:
    stick, away = tmp_path / "stick", tmp_path / "away"
    stick.mkdir()
    path = a_session_file(stick)

    def has_a_copy(_: str) -> bool:
        return any("Dry taps" in copy.read_text("utf-8") for copy in home.glob("state/unsaved/*/water.toml"))

    with opened(path) as terminal:
        stick.rename(away)
        terminal.type("Dry taps")
        terminal.wait_for("not saved: the folder is gone")
        terminal.wait_for(has_a_copy)
        terminal.send_signal(signal.SIGKILL)
        terminal.wait_for_end()
    away.rename(stick)
    with opened(path) as terminal:
        terminal.wait_for("A copy of this session waits")
        terminal.press("right", "right", "enter")
        terminal.wait_for("Dry taps")
