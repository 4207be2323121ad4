"""Every other screen as people see it, reached by its keys."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.screens.apps import a_sample, at_home, with_session
from tests.screens.golden import SMALLEST, matches_goldens

OVER_A_SESSION = {
    "help": ["f1"],
    "overview": ["f2"],
    "overview-all": ["f2", "a"],
    "document": ["f8"],
    "document-later": ["f8", "pagedown", "pagedown", "pagedown"],
    "mark": ["ctrl+l"],
    "note": ["ctrl+n"],
    "partners": ["ctrl+t"],
    "commands": ["ctrl+p"],
}
"""What is pressed on the step screen to get there."""


@pytest.mark.parametrize("name", OVER_A_SESSION)
async def test_a_screen_of_an_open_session(name: str, folder: Path, home: Path) -> None:
    app = with_session(a_sample(folder), home)
    async with app.run_test(size=SMALLEST) as pilot:
        await pilot.pause()
        await pilot.press(*OVER_A_SESSION[name])
        await matches_goldens(pilot, name)


@pytest.mark.parametrize("name", ["home", "home-empty", "new-session", "open-file"])
async def test_a_screen_at_home(name: str, folder: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    if name == "home":
        a_sample(folder)
    app = at_home(home, folder)
    async with app.run_test(size=SMALLEST) as pilot:
        await pilot.pause()
        await pilot.press(*{"new-session": ["n"], "open-file": ["o"]}.get(name, []))
        await matches_goldens(pilot, name)
