"""The room view, the second screen that follows, and the pace, as people see them."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from partnering_tui.storage.following import Following
from partnering_tui.storage.presence import Presence, open_sessions
from partnering_tui.storage.settings import Settings
from partnering_tui.tui.app import PartneringApp
from partnering_tui.tui.follow import FollowApp
from partnering_tui.tui.screens.step import StepScreen
from tests.screens.apps import a_sample, at_home, with_session
from tests.screens.golden import SMALLEST, matches_goldens

NOW = datetime(2026, 11, 22, 11, 5, tzinfo=UTC)
WORKED = """
[[sittings]]
id = "today"
started = 2026-11-22T09:00:00Z
present = ["county", "lakewater", "beach-network", "nyanza-fund"]
[sittings.planned]
understand-the-issue = 40
[sittings.minutes]
understand-the-issue = 52
know-your-partners = 50
"""


async def at(app: PartneringApp, question_id: str) -> StepScreen:
    screen = app.screen
    assert isinstance(screen, StepScreen)
    workshop = screen.workbook.workshop
    await screen.go_to(workshop.steps.index(workshop.step_of[question_id]), question_id)
    return screen


ROOM = {
    "room-words": ("vision", ()),
    "room-table": ("objectives_table", ()),
    "room-statements": ("principles", ()),
    "room-closed": ("vision", ("ctrl+t",)),
    "room-overview": ("vision", ("f2", "a")),
    "room-help": ("vision", ("f1",)),
    "room-note": ("vision", ("ctrl+n",)),
}
"""The open question, and what is pressed once the room view is on."""


@pytest.mark.parametrize("name", ROOM)
async def test_the_room_view(name: str, folder: Path, home: Path) -> None:
    app = with_session(a_sample(folder), home)
    question, keys = ROOM[name]
    async with app.run_test(size=SMALLEST, notifications=name == "room-closed") as pilot:
        await pilot.pause()
        await at(app, question)
        await pilot.press("f5", *keys)
        await matches_goldens(pilot, name)


FOLLOWED = {
    "follow": "vision",
    "follow-statements": "principles",
    "follow-ratings": "health_check",
    "follow-closed": "",
}
"""The question that is open in the window that leads; none if nobody leads."""


@pytest.mark.parametrize("name", FOLLOWED)
async def test_the_second_screen(name: str, folder: Path, home: Path) -> None:
    path = a_sample(folder)
    places = at_home(home, folder).locations
    following = Following(path, places)
    if question := FOLLOWED[name]:
        step = following.look().workshop.step_of[question]
        Presence(open_sessions(places.state_file), path).stand_at(step.id, question)
    app = FollowApp(following, Settings(), "")
    async with app.run_test(size=SMALLEST) as pilot:
        await matches_goldens(pilot, name)


@pytest.mark.parametrize("name", ["pace", "pace-line"])
async def test_the_pace(name: str, folder: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("partnering_tui.tui.desk.now_here", lambda: NOW)
    path = a_sample(folder)
    path.write_text(path.read_text(encoding="utf-8") + WORKED, encoding="utf-8")
    app = with_session(path, home)
    async with app.run_test(size=SMALLEST) as pilot:
        await pilot.pause()
        await at(app, "told_in_confidence")
        await pilot.press(*(["f2", "p"] if name == "pace" else []))
        await matches_goldens(pilot, name)
