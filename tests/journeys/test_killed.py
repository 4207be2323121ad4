"""A program that is killed while somebody types leaves a whole file, without at most the last two seconds.

Two hundred such kills: python -m tests.long kill --runs 200
"""

from __future__ import annotations

import random
from pathlib import Path

from tests.long.killing import kill_once, told


def test_a_killed_app_leaves_a_whole_file_and_has_lost_at_most_two_seconds(tmp_path: Path) -> None:
    chance = random.Random(4)
    found = [kill_once(tmp_path / str(number), chance) for number in range(3)]
    print(told(found, 4))
    assert [one for one in found if not one.is_promised] == []
