"""What is typed faster than it is shown arrives where it was meant, in a real terminal."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.journeys.builders import a_session_file, opened, saved
from tests.terminal import Terminal

NARROW, WIDE = (100, 30), (190, 40)
"""Partners' answers under tabs, and side by side."""


def answer_after_quitting(terminal: Terminal, path: Path, question: str) -> dict[str, Any]:
    terminal.press("ctrl+q")
    assert terminal.wait_for_end() == 0
    answer: dict[str, Any] = saved(path)["answers"][question]
    return answer


def needs_after_quitting(terminal: Terminal, path: Path) -> list[str]:
    return [row["need"] for row in answer_after_quitting(terminal, path, "needs")["rows"]]


def test_a_row_moves_up_right_after_it_was_typed(tmp_path: Path) -> None:
    path = a_session_file(tmp_path)
    with opened(path) as terminal:
        terminal.press("tab", *"First", "enter", *"Second", "ctrl+up")
        assert needs_after_quitting(terminal, path) == ["Second", "First"]


def test_a_row_moves_up_right_after_enter_and_going_back_to_it(tmp_path: Path) -> None:
    path = a_session_file(tmp_path)
    with opened(path) as terminal:
        terminal.press("tab", *"First", "enter", *"Second", "enter", "up", "ctrl+up")
        assert needs_after_quitting(terminal, path) == ["Second", "First"]


def test_a_row_is_removed_right_after_it_was_typed(tmp_path: Path) -> None:
    path = a_session_file(tmp_path)
    with opened(path) as terminal:
        terminal.press("tab", *"First", "enter", *"Second", "ctrl+r")
        assert needs_after_quitting(terminal, path) == ["First"]


@pytest.mark.parametrize(("before", "after"), [(NARROW, WIDE), (WIDE, NARROW)], ids=["wider", "narrower"])
def test_resizing_the_window_amid_a_word_keeps_it(
    tmp_path: Path, before: tuple[int, int], after: tuple[int, int]
) -> None:
    path = a_session_file(tmp_path)
    with opened(path, size=before) as terminal:
        terminal.press("f4")
        terminal.wait_for("Full legal name")
        terminal.press("tab")
        terminal.type("Lakewater Lim")
        terminal.resize(*after)
        terminal.type("ited")
        terminal.wait_for("Lakewater Limited")
        terminal.press("tab", *"Beaches")
        named = answer_after_quitting(terminal, path, "legal_name")
        assert named["by_partner"] == {"lakewater": "Lakewater Limited", "beach-network": "Beaches"}


def test_a_digit_for_each_partner_in_one_go_sets_all_their_levels(tmp_path: Path) -> None:
    path = a_session_file(tmp_path)
    with opened(path) as terminal:
        terminal.press("f4", "f3", "shift+tab")
        terminal.wait_for("Step 1 of 12")
        terminal.press(*["tab"] * 9)
        terminal.wait_for("Strongly agree")
        terminal.type("4352")
        levels = answer_after_quitting(terminal, path, "relevance")["by_partner"]
        assert levels == {"county": 4, "lakewater": 3, "beach-network": 5, "nyanza-fund": 2}


@pytest.mark.parametrize("keys", [("enter",), ("down", "enter")], ids=["the first", "past the last and round"])
def test_enter_right_after_the_name_of_a_command_runs_that_command(
    tmp_path: Path, home: Path, keys: tuple[str, ...]
) -> None:
    path = a_session_file(tmp_path)
    with opened(path) as terminal:
        terminal.press("ctrl+p", *"dark", *keys, "ctrl+q")
        assert terminal.wait_for_end() == 0
    assert saved(home / "state" / "state.toml")["theme"] == "light"
