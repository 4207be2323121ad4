"""What was half typed in a form is kept, in whatever way the app ends."""

from __future__ import annotations

import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.journeys.builders import a_session_file, opened, saved
from tests.terminal import Terminal, partnering

Ending = Callable[[Terminal], None]

ENDINGS: dict[str, Ending] = {
    "closing the terminal": Terminal.hang_up,
    "hang-up": lambda terminal: terminal.send_signal(signal.SIGHUP),
    "termination": lambda terminal: terminal.send_signal(signal.SIGTERM),
    "quitting": lambda terminal: terminal.press("ctrl+q"),
}


@pytest.fixture(params=ENDINGS.values(), ids=ENDINGS)
def ending(request: pytest.FixtureRequest) -> Ending:
    chosen: Ending = request.param
    return chosen


@pytest.fixture(params=["closing the terminal", "quitting"])
def usual_ending(request: pytest.FixtureRequest) -> Ending:
    """One in which the terminal is gone, and one in which it is there; signals come to both forms in the same way."""
    return ENDINGS[request.param]


def command(terminal: Terminal, name: str) -> None:
    """Choose a command from the list of all."""
    terminal.press("ctrl+p")
    terminal.wait_for("Search for commands")
    terminal.type(name)
    terminal.wait_for(lambda screen: name in screen.split("Search for commands")[-1] or screen.count(name) > 1)
    terminal.press("enter")


def beginning(home: Path) -> Terminal:
    """The app with the empty form of a new session."""
    terminal = Terminal(partnering(), env={"PARTNERING_HOME": str(home)})
    terminal.wait_for("F1 help")
    terminal.press("n")
    terminal.wait_for("Start  ^s")
    return terminal


def session_in(home: Path) -> dict[str, Any]:
    (path,) = (home / "sessions").glob("*.toml")
    return saved(path)


def test_a_half_typed_title_is_the_title(tmp_path: Path, usual_ending: Ending) -> None:
    path = a_session_file(tmp_path)
    with opened(path) as terminal:
        command(terminal, "Rename the session")
        terminal.wait_for("Title of the session")
        terminal.type("Safe water")
        terminal.wait_for("Safe water")
        usual_ending(terminal)
        terminal.wait_for_end()
    assert saved(path)["session"]["title"] == "Safe water"


def test_a_half_typed_new_session_is_kept_in_its_file(home: Path, ending: Ending) -> None:
    with beginning(home) as terminal:
        terminal.type("Safe water\nCounty = Kisumu County\nLakew")
        terminal.wait_for("Lakew")
        ending(terminal)
        terminal.wait_for_end()
    made = saved(home / "sessions" / "safe-water.toml")
    assert made["session"]["title"] == "Safe water"
    assert [partner["name"] for partner in made["partners"]] == ["Kisumu County", "Lakew"]


def test_partners_without_a_title_are_kept_under_the_day(home: Path, usual_ending: Ending) -> None:
    with beginning(home) as terminal:
        terminal.type("\nCounty\nLakew")
        terminal.wait_for("Lakew")
        usual_ending(terminal)
        terminal.wait_for_end()
    made = session_in(home)
    assert made["session"]["title"].startswith("Untitled session, ")
    assert [partner["name"] for partner in made["partners"]] == ["County", "Lakew"]


def test_an_empty_form_leaves_no_file(home: Path, usual_ending: Ending) -> None:
    with beginning(home) as terminal:
        usual_ending(terminal)
        terminal.wait_for_end()
    assert not list(home.glob("sessions/*"))


def test_a_file_that_stands_there_is_never_written_over(home: Path) -> None:
    sessions = home / "sessions"
    sessions.mkdir(parents=True)
    (sessions / "water.toml").write_text("mine", encoding="utf-8")
    with beginning(home) as terminal:
        terminal.type("Water")
        terminal.wait_for("Water")
        terminal.send_signal(signal.SIGTERM)
        terminal.wait_for_end()
    assert (sessions / "water.toml").read_text(encoding="utf-8") == "mine"
    assert saved(sessions / "water-2.toml")["session"]["title"] == "Water"


def test_where_no_file_can_be_made_it_is_kept_elsewhere_and_told(home: Path) -> None:
    home.mkdir()
    (home / "sessions").write_text("no folder", encoding="utf-8")
    with beginning(home) as terminal:
        terminal.type("Water")
        terminal.wait_for("Water")
        terminal.press("ctrl+q")
        terminal.wait_for_end()
        told = terminal.text()
    kept = home / "state" / "unsaved" / "water.toml"
    assert saved(kept)["session"]["title"] == "Water"
    assert "unsaved/water.toml" in told.replace("\n", "")


def test_a_session_kept_half_typed_is_found_at_home(home: Path) -> None:
    with beginning(home) as terminal:
        terminal.type("Safe water")
        terminal.wait_for("Safe water")
        terminal.send_signal(signal.SIGHUP)
        terminal.wait_for_end()
    with Terminal(partnering(), env={"PARTNERING_HOME": str(home)}) as terminal:
        terminal.wait_for("Safe water")
