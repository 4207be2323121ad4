"""Who is here, the briefing, versions and signing as people see them."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from textual.pilot import Pilot

from partnering_tui.tui.app import PartneringApp
from partnering_tui.tui.screens.sign_off import sign_off
from tests.screens.apps import a_sample, at_home, with_session
from tests.screens.golden import SMALLEST, matches_goldens

NOW = datetime(2026, 11, 22, 14, 2, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("partnering_tui.tui.desk.now_here", lambda: NOW)


SCREENS = {
    "who-is-here": ["f2", "w", "1", "3", "c"],
    "who-came": ["f2", "w", "1", "n"],
    "versions-none": ["f2", "v"],
    "sign-off": ["f2", "v", "s"],
}
"""What is pressed on the step screen to get there."""


@pytest.mark.parametrize("name", SCREENS)
async def test_a_screen_about_the_meeting(name: str, folder: Path, home: Path) -> None:
    async with with_session(a_sample(folder), home).run_test(size=SMALLEST) as pilot:
        await pilot.pause()
        await press(pilot, *SCREENS[name])
        await matches_goldens(pilot, name)


async def test_the_briefing(folder: Path, home: Path) -> None:
    app = at_home(home, folder)
    app.lay_out(a_sample(folder))
    async with app.run_test(size=SMALLEST) as pilot:
        await pilot.pause()
        await press(pilot, "1", "3", "r")
        await matches_goldens(pilot, "briefing")


AFTER_SIGNING = {
    "versions-agreed": [],
    "versions-draft": ["draft"],
    "version-as-signed": ["down"],
    "sign-off-again": ["draft", "s"],
    "why-reopened": ["draft", "r"],
    "what-changed": ["draft", "enter"],
}
"""What is pressed among the versions once the first is signed; "draft" changes the agreement first."""


@pytest.mark.parametrize("name", AFTER_SIGNING)
async def test_a_screen_after_signing(name: str, folder: Path, home: Path) -> None:
    app = with_session(a_sample(folder), home)
    async with app.run_test(size=SMALLEST) as pilot:
        await pilot.pause()
        signed_off(app)
        if "draft" in AFTER_SIGNING[name]:
            await press(pilot, "x")
        await press(pilot, "f2", "v", *(key for key in AFTER_SIGNING[name] if key != "draft"))
        await matches_goldens(pilot, name)


async def test_a_signed_version(folder: Path, home: Path) -> None:
    app = with_session(a_sample(folder), home)
    async with app.run_test(size=SMALLEST) as pilot:
        await pilot.pause()
        signed_off(app)
    again = with_session(folder / "water.v1.toml", home)
    async with again.run_test(size=SMALLEST) as pilot:
        await pilot.pause()
        await matches_goldens(pilot, "signed-version")


def signed_off(app: PartneringApp) -> None:
    assert app.desk is not None
    sign_off(app.desk)


async def press(pilot: Pilot[int], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await pilot.pause()
    if isinstance(app := pilot.app, PartneringApp) and app.desk:
        app.desk.flush()
        app.desk.save_now()
        await pilot.pause()
