"""The quick round, and what stands under statements, as people see them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from partnering_tui.tui.app import PartneringApp
from partnering_tui.tui.screens.step import StepScreen
from tests.screens.apps import a_sample, with_session
from tests.screens.golden import SMALLEST, matches_goldens

REWORDED = "We share every number with all four"


async def at_principles(app: PartneringApp, pilot: Pilot[int]) -> StepScreen:
    await pilot.pause()
    screen = app.screen
    assert isinstance(screen, StepScreen)
    workshop = screen.workbook.workshop
    await screen.go_to(workshop.steps.index(workshop.step_of["principles"]), "principles")
    await pilot.pause()
    return screen


def first_principle(screen: StepScreen) -> dict[str, Any]:
    row: dict[str, Any] = screen.workbook.session.tree["answers"]["principles"]["rows"][0]
    return row


PRESSED = {
    "round": ["ctrl+b"],
    "round-words": ["ctrl+b", "down", "r"],
    "round-asked-again": ["ctrl+b", "g", "s", "s"],
    "round-over": ["ctrl+b", "right", "right", "right", "enter"],
    "statement": ["left"],
    "asked-again": ["ctrl+b", "g", "s", "s", "escape", "left"],
}


@pytest.mark.parametrize("name", PRESSED)
async def test_positions_in_turn(name: str, folder: Path, home: Path) -> None:
    app = with_session(a_sample(folder), home)
    async with app.run_test(size=SMALLEST) as pilot:
        await at_principles(app, pilot)
        await pilot.press(*PRESSED[name])
        assert app.desk is not None
        app.desk.flush()
        app.desk.save_now()
        await matches_goldens(pilot, f"positions-{name}")


@pytest.mark.parametrize("name", ["earlier-wording", "earlier-wording-round"])
async def test_positions_on_an_earlier_wording(name: str, folder: Path, home: Path) -> None:
    app = with_session(a_sample(folder), home)
    async with app.run_test(size=SMALLEST) as pilot:
        screen = await at_principles(app, pilot)
        row = first_principle(screen)
        row["asked_as"], row["principle"] = row["principle"], REWORDED
        screen.show_joined()  # as if somebody else had reworded it
        await at_principles(app, pilot)
        await pilot.press(*(["left"] if name == "earlier-wording" else ["ctrl+b"]))
        await matches_goldens(pilot, f"positions-{name}")
