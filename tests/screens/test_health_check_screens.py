"""The health check as people see it: a round that begins, the covered screen, a ballot, and what the marks say."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from partnering_tui.tui.app import PartneringApp
from partnering_tui.tui.screens.step import StepScreen
from tests.screens.apps import a_sample, with_session
from tests.screens.golden import SMALLEST, matches_goldens

WALKS: dict[str, list[tuple[str, list[str]]]] = {
    "ballot": [
        ("begin-round", ["ctrl+b"]),
        ("read-aloud", ["tab", "tab", "s", "enter"]),
        ("covered", ["enter", "down"]),
        ("red", ["enter", "g", "a", "r"]),
        ("own-marks", [*"Late", "enter", *"ggagndgga"]),
    ],
    "seen": [
        ("talk-first", ["f2", "h"]),
        ("heat-map", ["m"]),
        ("four-zones", ["z"]),
        ("line", ["t", "home", "enter"]),
    ],
}
"""Walks through the screens: at each station its name, and the keys that lead to it."""


@pytest.mark.parametrize("walk", WALKS)
async def test_the_health_check(walk: str, folder: Path, home: Path) -> None:
    app = with_session(a_sample(folder), home)
    async with app.run_test(size=SMALLEST) as pilot:
        await at_health_check(app, pilot)
        for name, keys in WALKS[walk]:
            await pilot.press(*keys)
            await pilot.pause()
            assert app.desk is not None
            app.desk.flush()
            app.desk.save_now()
            await matches_goldens(pilot, f"health-{name}")
            await pilot.resize_terminal(*SMALLEST)
            await pilot.pause()


async def at_health_check(app: PartneringApp, pilot: Pilot[int]) -> None:
    await pilot.pause()
    screen = app.screen
    assert isinstance(screen, StepScreen)
    workshop = screen.workbook.workshop
    await screen.go_to(workshop.steps.index(workshop.step_of["health_check"]), "health_check")
    await pilot.pause()
