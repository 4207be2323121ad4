"""Every other screen as people see it, reached by its keys."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.screens.apps import a_sample, at_home, with_session
from tests.screens.golden import SIZES, matches_golden

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


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", OVER_A_SESSION)
async def test_a_screen_of_an_open_session(name: str, size: tuple[int, int], tmp_path: Path, home: Path) -> None:
    app = with_session(a_sample(tmp_path / "s"), home)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await pilot.press(*OVER_A_SESSION[name])
        await app.workers.wait_for_complete()
        await pilot.pause()
        matches_golden(app, name)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", ["home", "home-empty", "new-session"])
async def test_a_screen_at_home(
    name: str, size: tuple[int, int], tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "s"
    if name == "home":
        a_sample(folder)
    app = at_home(home, folder)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await app.workers.wait_for_complete()
        if name == "new-session":
            await pilot.press("n")
        await pilot.pause()
        matches_golden(app, name)
