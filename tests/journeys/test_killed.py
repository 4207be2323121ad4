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
