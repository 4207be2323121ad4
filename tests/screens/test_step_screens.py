"""The step screen as people see it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from partnering_tui.storage.locations import locations
from partnering_tui.storage.settings import Settings
from partnering_tui.storage.state import State
from partnering_tui.tui.app import PartneringApp
from partnering_tui.tui.screens.step import StepScreen
from partnering_tui.workshop.definition import Step
from partnering_tui.workshop.finding import shipped_workshops
from partnering_tui.workshop.loading import load_workshop
from tests.screens.golden import SIZES, matches_golden

SAMPLE = shipped_workshops() / "examples" / "clean-water-for-kisumu.toml"
WORKSHOP = load_workshop(shipped_workshops() / "twelve-steps")


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    return Path(shutil.copy(SAMPLE, tmp_path / "water.toml"))


def an_app(path: Path, home: Path) -> PartneringApp:
    found = locations({"PARTNERING_HOME": str(home)})
    app = PartneringApp(found, Settings(), State(found.state_file))
    app.lay_out(path)
    return app


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("step", WORKSHOP.steps, ids=lambda step: step.id)
async def test_every_step_of_the_sample(step: Step, size: tuple[int, int], sample: Path, home: Path) -> None:
    app = an_app(sample, home)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, StepScreen)
        await screen.go_to(WORKSHOP.steps.index(step))
        await pilot.pause()
        matches_golden(app, f"step-{step.id}")
