"""A health check in a real terminal: four partners, twelve lines, two sealed ballots a month apart, and an action."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

from tests.commands import partnering as carried_out
from tests.journeys.builders import a_session_file, opened, saved
from tests.terminal import Terminal, partnering

FIRST = ("ggggagggrggg", "gggggggggggg", "ggggagggaggg", "ggggrgggaggg")
SECOND = ("gggggggrgggg", "gggggggrgggg", "ggggaggagggg", "ggggrggggggg")
"""The marks of each partner, in the order of the lines; a red is followed by a reason and Enter."""


def rounds_of(path: Path) -> list[dict[str, Any]]:
    rounds: list[dict[str, Any]] = saved(path)["answers"]["health_check"]["rounds"]
    return rounds


def to_health_check(terminal: Terminal) -> None:
    for step in range(2, 12):
        terminal.press("f4")
        terminal.wait_for(f"Step {step} of 12")
    terminal.press(*["tab"] * 4)
    terminal.wait_for("▾ Health check")


def begin(terminal: Terminal, mode: str) -> None:
    """Begin a sealed ballot over the short set."""
    terminal.press("ctrl+b")
    terminal.wait_for("Partners mark")
    terminal.press("tab", mode, "tab", "s", "enter")
    terminal.wait_for("Read aloud")
    terminal.press("enter")
    terminal.wait_for("Pass the laptop to")


def vote(terminal: Terminal, name: str, marks: str, voted: int) -> None:
    """One partner marks alone, and hands the covered laptop back."""
    terminal.wait_for(lambda screen: "Pass the laptop to" in screen and f"▸ ○ {name}" in screen)
    terminal.press("enter")
    terminal.wait_for(lambda screen: "1 of 12" in screen and f"{name} · only you see" in screen)
    for mark in marks:
        terminal.type(mark)
        if mark == "r":
            terminal.wait_for("Red: why?")
            terminal.type(f"{name} says why\n")
    terminal.wait_for("you marked 12 of 12 lines")
    terminal.press("enter")
    terminal.wait_for(f"Sealed ballot · {voted} of 4", without="says why")


def test_two_sealed_ballots_a_month_apart_are_read_and_acted_on(tmp_path: Path) -> None:
    path = a_session_file(tmp_path)
    with opened(path) as terminal:
        to_health_check(terminal)
        begin(terminal, "n")
        vote(terminal, "County", FIRST[0], 1)
        # The second is cut off in the middle: its marks are kept, and nothing of them is seen.
        terminal.press("enter")
        terminal.wait_for("Lakewater · only you see")
        terminal.type("gggr")
        terminal.wait_for("Red: why?")
        terminal.type("Half a wor")
        terminal.wait_for("Half a wor")
        terminal.hang_up()
        terminal.wait_for_end()
    (round_,) = rounds_of(path)
    assert round_["sealed"] is True
    assert round_["in_hand"] == ["lakewater"]
    assert round_["comments"]["net_value"] == {"lakewater": "Half a wor"}
    with opened_on_cover(path) as terminal:
        assert "Half a wor" not in terminal.wait_for("has begun; its marks are kept")
        terminal.press("enter")
        terminal.wait_for("5 of 12")
        terminal.press("left")
        terminal.wait_for("“Half a wor”")
        terminal.type("ggggggggg")
        terminal.wait_for("you marked 12 of 12 lines")
        terminal.press("enter")
        vote(terminal, "Beach Network", FIRST[2], 3)
        vote(terminal, "Nyanza Fund", FIRST[3], 4)
        terminal.wait_for("Everybody has marked")
        terminal.press("v")
        terminal.wait_for("all four partners rated")
        terminal.press("ctrl+q")
        assert terminal.wait_for_end() == 0
    month_ago = date.today() - timedelta(days=31)
    path.write_text(
        path.read_text(encoding="utf-8").replace(f"date = {rounds_of(path)[0]['date']}", f"date = {month_ago}")
    )
    with opened(path) as terminal:
        terminal.wait_for("▾ Health check")
        begin(terminal, "n")
        for number, (name, marks) in enumerate(
            zip(("County", "Lakewater", "Beach Network", "Nyanza Fund"), SECOND, strict=True), 1
        ):
            vote(terminal, name, marks, number)
        terminal.press("v")
        screen = terminal.wait_for("= as before")
        assert "round 2 of 2" in screen
        # Two reds come before one, and one before none.
        order = [
            screen.index(line) for line in ("We deal with conflict early", "Promised resources arrive", "We share one")
        ]
        assert order == sorted(order)
        assert "▼ worse" in screen
        assert not any(name in screen for name in ("County", "Lakewater", "Beach", "Nyanza"))
        terminal.press("o")
        terminal.wait_for("on 12 lines")
        terminal.press("t", "home", "enter")
        terminal.wait_for("“County says why”")
        terminal.press("enter")
        terminal.wait_for("An action from the health check")
        terminal.type("A quarrel round each month\nGrace\n\n")
        terminal.wait_for("round 2 of 2", without="An action from")
        terminal.press("f8")
        terminal.wait_for("Document")
        terminal.press("ctrl+q")
        assert terminal.wait_for_end() == 0
    (action,) = saved(path)["actions"]
    assert action["what"].startswith("A quarrel round each month (health check of ")
    assert action["what"].endswith(": We deal with conflict early)")
    document = carried_out("summary", path).out
    assert "We deal with conflict early (2 red, split), then" in document
    assert "A quarrel round each month" in document


def opened_on_cover(path: Path) -> Terminal:
    """The app, which opens on the covered screen because somebody was marking when it ended."""
    terminal = Terminal(partnering("open", str(path)))
    terminal.wait_for("Pass the laptop to")
    return terminal
