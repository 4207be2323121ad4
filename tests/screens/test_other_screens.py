"""Every other screen as people see it, reached by its keys."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.screens.apps import a_sample, at_home, with_session
from tests.screens.golden import SMALLEST, matches_goldens

OVER_A_SESSION = {
    "help": ["f1"],
    "overview": ["f2"],
    "overview-all": ["f2", "a"],
    "overview-sections": ["f2", "s", "enter"],
    "leave-out": ["f2", "s", "x"],
    "fair-deal": ["f2", "f"],
    "document": ["f8"],
    "document-later": ["f8", "pagedown", "pagedown", "pagedown"],
    "document-gaps": ["f8", "home", "g"],
    "export": ["f8", "home", "e"],
    "mark": ["ctrl+l"],
    "note": ["ctrl+n"],
    "note-decision": ["ctrl+n", "ctrl+n"],
    "note-private": ["ctrl+n", "up", "n"],
    "notes": ["f2", "n"],
    "notes-decisions": ["f2", "n", "d", "down", "down", "down", "down", "down"],
    "notes-parked": ["f2", "n", "p", "o", "o"],
    "partners": ["ctrl+t"],
    "commands": ["ctrl+p"],
    "search": ["ctrl+f", *"lake", "down"],
}
"""What is pressed on the step screen to get there."""


@pytest.mark.parametrize("name", OVER_A_SESSION)
async def test_a_screen_of_an_open_session(name: str, folder: Path, home: Path) -> None:
    app = with_session(a_sample(folder), home)
    assert app.desk is not None
    app.desk.workbook.today = lambda: date(2026, 11, 22)
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
