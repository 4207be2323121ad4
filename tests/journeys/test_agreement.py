"""Four partners come to an agreement, sign it, change one principle, sign again, and read what has changed."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path
from typing import Any

from partnering_tui.session.session import new_partner, new_session
from partnering_tui.storage.session_file import create_session
from partnering_tui.workshop.finding import shipped_workshops
from partnering_tui.workshop.loading import load_workshop
from tests.journeys.builders import PARTNERS, opened, saved
from tests.terminal import Terminal, partnering

STATEMENTS = (
    "We share all the numbers",
    "We decide together",
    "Bad news the same day",
    "The beach hears it first",
    "Papers come five days before",
)
ACTIVITIES = {"rows": [{"id": "w1", "activity": "Find sites"}, {"id": "w2", "activity": "Build kiosks"}]}
ROLES = {
    "w1": {"county": "A", "lakewater": "R", "beach-network": "C", "nyanza-fund": "I"},
    "w2": {"county": "R", "beach-network": "C"},
}
HELD = {"county": "agreed", "lakewater": "reserved", "nyanza-fund": "absent"}
"""How those stand who say the same in both versions."""
FIRST, SECOND = (f"“{statement}”" for statement in STATEMENTS[:2])
REASON = "The Beach Network could not live with principle 2"
WIDE = (120, 40)


def a_session(folder: Path) -> Path:
    """Four partners with two activities, for one of which nobody answers yet."""
    path = folder / "water.toml"
    workshop = load_workshop(shipped_workshops() / "twelve-steps")
    session = new_session("Clean water for Kisumu", workshop, [new_partner(*names) for names in PARTNERS])
    session.tree["answers"] = {"activities": ACTIVITIES, "responsibilities": {"cells": ROLES}}
    create_session(path, session, workshop=workshop)
    return path


def say_who_is_here(terminal: Terminal) -> None:
    """Everybody but the Nyanza Fund."""
    terminal.press("f2")
    terminal.wait_for("Overview")
    terminal.press("w")
    terminal.wait_for("Who is here")
    terminal.press("a")
    terminal.wait_for("4 of 4 here")
    terminal.press("4")
    terminal.wait_for("○ absent  Nyanza Fund")
    terminal.press("escape")
    terminal.wait_for("Step 1 of 12")


def hold_the_round(terminal: Terminal) -> None:
    """Type five principles in the third step, and hear each partner on each."""
    terminal.press("f4", "f4")
    terminal.wait_for("Step 3 of 12")
    terminal.press("tab", "tab")
    terminal.wait_for("▾ Our principles")
    terminal.type("".join(f"{statement}\n" for statement in STATEMENTS))
    terminal.wait_for("5 statements, open")
    terminal.press("escape", *["up"] * 5, "ctrl+b")
    terminal.wait_for("Quick round · 1 of 5")
    terminal.wait_for("pending: not here today")
    terminal.type("sr")
    terminal.wait_for("Lakewater’s reservation")
    terminal.type("Not customer data\ns")
    terminal.wait_for("Open · pending: Nyanza Fund")
    terminal.press("enter")
    terminal.wait_for("Quick round · 2 of 5")
    terminal.type("ssbToo slow\n")
    terminal.wait_for("Not agreed")
    for number in (3, 4, 5):
        terminal.press("enter")
        terminal.wait_for(f"Quick round · {number} of 5")
        terminal.type("saa")
        terminal.wait_for("Open · pending: Nyanza Fund")
    terminal.press("escape")
    terminal.wait_for("▾ Our principles")


def mend_the_roles(terminal: Terminal) -> None:
    """From the third step to the sixth, and by the jump to the activity for which nobody answers."""
    terminal.press("escape", "f4", "f4", "f4")
    terminal.wait_for("Step 6 of 12")
    terminal.press("shift+tab")
    terminal.wait_for("1 fault in all · n goes to the next")
    terminal.press("n")
    terminal.wait_for("! Build kiosks: nobody is accountable")
    terminal.press("right", "a")
    terminal.wait_for("✓ Every activity has one A")


def sign(terminal: Terminal, number: int, reason: str = "") -> None:
    """Sign off the next version, giving the reason why the one before was opened again."""
    terminal.press("f2")
    terminal.wait_for("Overview")
    terminal.press("v")
    terminal.wait_for("s sign off")
    terminal.press("s")
    terminal.wait_for("Not yet")
    if reason:
        terminal.type(reason)
        terminal.wait_for(reason)
        terminal.press("enter")
    else:
        terminal.press("left")
    terminal.wait_for(f"▸ Sign off version {number}")
    terminal.press("enter")
    terminal.wait_for(f"Version {number} is signed off")
    terminal.press("escape")
    terminal.wait_for(f"version {number} ", without="is signed off")


def reword_the_second(terminal: Terminal) -> None:
    """Put the principle that was blocked in other words, and hear the three again on it."""
    terminal.press("escape")
    terminal.wait_for("Step 6 of 12")
    terminal.press("f3", "f3", "f3")
    terminal.wait_for("Step 3 of 12")
    terminal.click_on("Our principles")
    terminal.wait_for("▾ Our principles")
    terminal.click_on("We decide together")
    terminal.press("enter", "end")
    terminal.type(" within a week")
    terminal.wait_for("within a week")
    terminal.press("enter")
    terminal.wait_for("draft of version 2")
    terminal.press("up", "ctrl+b")
    terminal.wait_for("Quick round · 2 of 5")
    terminal.type("ssa")
    terminal.wait_for("Moved: Beach Network from block to accept")
    terminal.press("escape")
    terminal.wait_for("▾ Our principles")
    terminal.press("escape")


def second_of(path: Path) -> dict[str, Any]:
    """The second principle, as it is saved."""
    return saved(path)["answers"]["principles"]["rows"][1]  # type: ignore[no-any-return]  # a row of the file


def told(*arguments: str) -> str:
    """What a command prints, with the day of today as DAY."""
    done = subprocess.run(partnering(*arguments), capture_output=True, text=True, check=False, env=dict(os.environ))
    return re.sub(r"\b\d{1,2} [A-Z][a-z]+ 20\d\d\b", "DAY", done.stdout)


CHANGED = """\
# What changed: Clean water for Kisumu

From version 1 (signed on DAY) to LATER.

_Three differences in all._

## Principles

- Our principles 2, “We decide together within a week”: the wording changed from “We decide together” to \
“We decide together within a week”. Beach Network moved from block to accept. \
Beach Network took back the words “Too slow”.

## Whose consent is missing

- Our principles 2, “We decide together within a week”: Nyanza Fund has yet to speak.
"""
"""All that is told of what changed, wherever it is told."""


def test_what_changed_from_the_first_to_the_second_version_is_told_exactly(tmp_path: Path) -> None:
    path = a_session(tmp_path)
    first, second = path.with_name("water.v1.toml"), path.with_name("water.v2.toml")
    with opened(path, size=WIDE) as terminal:
        say_who_is_here(terminal)
        hold_the_round(terminal)
        mend_the_roles(terminal)
        sign(terminal, 1)
        frozen = first.read_bytes()
        reword_the_second(terminal)
        terminal.wait_for(lambda _: second_of(path)["positions"].get("beach-network") == "accept")
        assert told("diff", str(path)) == CHANGED.replace("LATER", "the session as it stands on DAY")
        sign(terminal, 2, REASON)
        terminal.press("ctrl+q")
        assert terminal.wait_for_end() == 0
    assert told("diff", str(first), str(second)) == CHANGED.replace("LATER", "version 2 (signed on DAY)")
    assert "_Nothing changed._" in told("diff", str(path))
    assert first.read_bytes() == frozen
    says = saved(path)
    assert says["sittings"][0]["present"] == ["county", "lakewater", "beach-network"]
    assert says["answers"]["responsibilities"]["cells"]["w2"]["lakewater"] == "A"
    one, two = says["versions"]
    assert one["positions"] == HELD | {"beach-network": "blocked"}
    assert one["words"] == {"lakewater": f"{FIRST}: Not customer data", "beach-network": f"{SECOND}: Too slow"}
    assert one["reason"] == REASON
    assert two["positions"] == HELD | {"beach-network": "agreed"}
    assert two["words"] == {"lakewater": f"{FIRST}: Not customer data"}
