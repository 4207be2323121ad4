"""Nothing typed is lost, in whatever way the app ends."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest

from tests.journeys.builders import a_session_file, opened, saved
from tests.terminal import Terminal


def type_an_answer(terminal: Terminal, words: str) -> None:
    terminal.type(words)
    terminal.wait_for(words[-20:])


def test_closing_the_terminal_keeps_the_last_word(tmp_path: Path) -> None:
    path = a_session_file(tmp_path)
    with opened(path) as terminal:
        type_an_answer(terminal, "Families cannot count on safe water")
        terminal.hang_up()
        terminal.wait_for_end()
    assert saved(path)["answers"]["problem"]["value"] == "Families cannot count on safe water"


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_that_ends_the_app_keeps_the_last_word(tmp_path: Path, number: signal.Signals) -> None:
    path = a_session_file(tmp_path)
    with opened(path) as terminal:
        type_an_answer(terminal, "Half of the taps are dry by noon")
        terminal.send_signal(number)
        terminal.wait_for_end()
    assert saved(path)["answers"]["problem"]["value"] == "Half of the taps are dry by noon"


def test_quitting_right_after_a_key_keeps_it(tmp_path: Path) -> None:
    path = a_session_file(tmp_path)
    with opened(path) as terminal:
        terminal.type("Water")
        terminal.press("ctrl+q")
        assert terminal.wait_for_end() == 0
    assert saved(path)["answers"]["problem"]["value"] == "Water"


def test_going_to_the_next_step_right_after_a_key_keeps_it(tmp_path: Path) -> None:
    path = a_session_file(tmp_path)
    with opened(path) as terminal:
        terminal.type("Water")
        terminal.press("f4")
        terminal.wait_for("Step 2 of 12")
        terminal.press("ctrl+q")
        terminal.wait_for_end()
    assert saved(path)["answers"]["problem"]["value"] == "Water"


def test_what_was_typed_is_on_the_disk_without_leaving(tmp_path: Path) -> None:
    path = a_session_file(tmp_path)
    with opened(path) as terminal:
        type_an_answer(terminal, "Carts sell at four times the price")
        terminal.wait_for(lambda _: "answers" in saved(path))
        terminal.wait_for("saved ")
        terminal.send_signal(signal.SIGKILL)
        terminal.wait_for_end()
    assert saved(path)["answers"]["problem"]["value"] == "Carts sell at four times the price"


def test_the_session_opens_again_where_it_was_left(tmp_path: Path) -> None:
    path = a_session_file(tmp_path)
    with opened(path) as terminal:
        terminal.press("f4", "f4", "f4")
        terminal.wait_for("Step 4 of 12")
        terminal.press("tab", "tab")
        terminal.wait_for("▾ What we achieve only together")
        terminal.press("ctrl+q")
        terminal.wait_for_end()
    with opened(path) as terminal:
        terminal.wait_for("Step 4 of 12")
        terminal.wait_for("▾ What we achieve only together")


@pytest.mark.parametrize("keys", [("ctrl+n", "ctrl+s"), ("ctrl+l", "l", "enter"), ("f2", "f2"), ("f8", "f8")])
def test_what_is_typed_right_after_a_window_closes_is_kept(tmp_path: Path, keys: tuple[str, ...]) -> None:
    path = a_session_file(tmp_path)
    with opened(path) as terminal:
        terminal.press(*"hello", *keys, *"abc", "ctrl+q")
        terminal.wait_for_end()
    assert saved(path)["answers"]["problem"]["value"] == "helloabc"
