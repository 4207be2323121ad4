"""Keyboard alone and mouse alone both reach what has no key of its own, in a real terminal."""

from __future__ import annotations

from pathlib import Path

from tests.journeys.builders import a_session_file, opened, saved


def is_first_in_the_list(screen: str) -> bool:
    """What is first stays where it is while the list gets shorter."""
    lines = screen.splitlines()
    typed = next((at for at, line in enumerate(lines) if "│ theme " in line), -4)
    return "Theme: dark or light" in lines[typed + 3]


def test_a_command_without_a_key_is_reached_by_keyboard_and_by_mouse(tmp_path: Path, home: Path) -> None:
    path = a_session_file(tmp_path)
    with opened(path) as terminal:
        terminal.press("ctrl+p", *"rename")
        terminal.wait_for("Rename the session")
        terminal.press("enter")
        terminal.wait_for("Title of the session")
        terminal.press(*"Fish", "enter")
        terminal.wait_for(" Fish", without="Title of the session")
        terminal.click_on("^p all commands")
        terminal.wait_for("Search for commands")
        terminal.type("theme")
        terminal.wait_for(is_first_in_the_list)
        terminal.click_on("Theme: dark or light")
        terminal.wait_for("Step 1 of 12", without="Search for commands")
        terminal.press("ctrl+q")
        assert terminal.wait_for_end() == 0
    assert saved(path)["session"]["title"] == "Fish"
    assert saved(home / "state" / "state.toml")["theme"] == "light"
