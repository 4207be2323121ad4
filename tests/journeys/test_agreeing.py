"""Agreeing and noting in a real terminal: a quick round, asking again, and notes from every screen."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from tests.journeys.builders import a_session_file, opened, saved
from tests.terminal import Terminal

STATEMENTS = (
    "We share all the numbers",
    "We decide together",
    "Bad news the same day",
    "The beach hears it first",
    "Papers come five days before",
)


def statements_of(path: Path) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = saved(path)["answers"]["principles"]["rows"]
    return rows


def to_principles(terminal: Terminal) -> None:
    """Go to the step with the principles, and open them."""
    terminal.press("f4", "f4")
    terminal.wait_for("Step 3 of 12")
    terminal.press("tab", "tab")
    terminal.wait_for("▾ Our principles")


def test_a_quick_round_is_held_and_asked_again_and_who_moved_is_told(tmp_path: Path) -> None:
    path = a_session_file(tmp_path)
    with opened(path) as terminal:
        to_principles(terminal)
        terminal.type("".join(f"{statement}\n" for statement in STATEMENTS))
        terminal.wait_for("5 statements, open")
        terminal.press("escape", *["up"] * 5, "ctrl+b")
        terminal.wait_for("Quick round · 1 of 5")
        # The Nyanza Fund is not there: it is skipped each time.
        terminal.type("sr")
        terminal.wait_for("Lakewater’s reservation")
        terminal.type("Not customer data\ns")
        terminal.wait_for("Open · yet to speak: Nyanza Fund")
        terminal.press("enter", *"ssb", *"Too slow", "enter")
        terminal.wait_for("Not agreed")
        for number in (3, 4, 5):
            terminal.press("enter")
            terminal.wait_for(f"Quick round · {number} of 5")
            terminal.type("saa")
        terminal.press("left", "left", "left", "left")
        terminal.wait_for("Quick round · 1 of 5")
        terminal.press("g")
        terminal.wait_for("Open · asked again")
        terminal.wait_for("Lakewater reserved “Not customer data”")
        terminal.type("sss")
        terminal.wait_for("Moved: Lakewater from reservation to support")
        terminal.press("escape")
        terminal.wait_for("▾ Our principles")
        terminal.press("home")
        terminal.wait_for("Moved: Lakewater from reservation to support")
        terminal.press("ctrl+q")
        assert terminal.wait_for_end() == 0
    first, second, *others = statements_of(path)
    assert [row["principle"] for row in (first, second, *others)] == list(STATEMENTS)
    assert first["positions"] == {"county": "support", "lakewater": "support", "beach-network": "support"}
    (earlier,) = first["earlier"]
    assert earlier["positions"] == {"county": "support", "lakewater": "reservation", "beach-network": "support"}
    assert earlier["reservations"] == {"lakewater": "Not customer data"}
    assert second["positions"]["beach-network"] == "block"
    assert second["reservations"] == {"beach-network": "Too slow"}
    assert all(row["positions"] == others[0]["positions"] for row in others)
    assert not any("nyanza-fund" in row["positions"] for row in (first, second, *others))


def test_a_quick_round_that_is_cut_off_has_kept_every_position(tmp_path: Path) -> None:
    path = a_session_file(tmp_path)
    with opened(path) as terminal:
        to_principles(terminal)
        terminal.type("We share all the numbers\n")
        terminal.press("escape", "up", "ctrl+b")
        terminal.wait_for("Quick round · 1 of 1")
        terminal.type("srHalf a wor")
        terminal.wait_for("Half a wor")
        terminal.hang_up()
        terminal.wait_for_end()
    (row,) = statements_of(path)
    assert row["positions"] == {"county": "support", "lakewater": "reservation"}
    assert row["reservations"] == {"lakewater": "Half a wor"}


def test_notes_are_taken_from_every_screen_and_private_ones_stay_private(tmp_path: Path) -> None:
    path = a_session_file(tmp_path)
    with opened(path) as terminal:
        terminal.press("ctrl+n")
        terminal.type("Ask the ward\nGrace\n2027-06-30\n")
        terminal.wait_for("F1 help", without="Note something")
        terminal.press("f2")
        terminal.wait_for("Overview")
        terminal.press("ctrl+n")
        terminal.wait_for("Note something")
        terminal.press("up")
        terminal.type("dWe begin small\nTo learn\n123\n")
        terminal.wait_for("Overview", without="Note something")
        terminal.press("f8")
        terminal.wait_for("Document")
        terminal.press("ctrl+n")
        terminal.wait_for("Note something")
        terminal.press("up")
        terminal.type("pToilets\n")
        terminal.press("escape")
        terminal.wait_for("Esc back", without="Note something")
        terminal.press("f8")
        terminal.wait_for("Step 1 of 12")
        terminal.press("ctrl+n")
        terminal.wait_for("Note something")
        terminal.press("up")
        terminal.type("nCounty holds back")
        terminal.wait_for("Only you read this.")
        terminal.press("escape", "ctrl+q")
        assert terminal.wait_for_end() == 0
    file = saved(path)
    (action,), (decision,), (parked,) = file["actions"], file["decisions"], file["parking_lot"]
    assert (action["what"], action["who"], str(action["due"])) == ("Ask the ward", "Grace", "2027-06-30")
    assert (decision["wording"], decision["reason"]) == ("We begin small", "To learn")
    assert decision["present"] == ["county", "lakewater", "beach-network"]
    assert parked["what"] == "Toilets"
    assert {row["step"] for row in (action, decision, parked)} == {"understand-the-issue"}
    assert "holds back" not in path.read_text(encoding="utf-8")
    private = tomllib.loads(path.with_name("water.private.toml").read_text(encoding="utf-8"))
    assert private["notes"]["understand-the-issue"]["text"] == "County holds back"


def test_a_half_typed_note_is_kept_when_the_terminal_closes(tmp_path: Path) -> None:
    path = a_session_file(tmp_path)
    with opened(path) as terminal:
        terminal.press("ctrl+n")
        terminal.type("Ask the war")
        terminal.wait_for("Ask the war")
        terminal.hang_up()
        terminal.wait_for_end()
    (action,) = saved(path)["actions"]
    assert action["what"] == "Ask the war"
