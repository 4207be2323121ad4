"""The second screen: it shows what was written last, and lets the room read on in a long answer."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from partnering_tui.session.record import Change, Put
from partnering_tui.storage.following import Following
from partnering_tui.storage.locations import locations
from partnering_tui.storage.presence import Presence, open_sessions
from partnering_tui.storage.session_file import open_session
from partnering_tui.storage.settings import Settings
from partnering_tui.tui.follow import FollowApp
from partnering_tui.tui.screens.follow import FollowScreen
from tests.screens.golden import screen_text
from tests.tui.open_session import a_session_file


def needs(count: int) -> dict[str, Any]:
    return {"needs": {"rows": [{"id": f"n{number}", "need": f"Need {number} of all"} for number in range(count)]}}


def save_answers(path: Path, answers: dict[str, Any]) -> None:
    file = open_session(path)
    file.apply(Change("", (Put(("answers",), file.session.get(("answers",)), answers),)))
    file.save()


async def looked(app: FollowApp, pilot: Pilot[int]) -> str:
    screen = app.screen
    assert isinstance(screen, FollowScreen)
    await screen.look()
    await pilot.pause()
    await pilot.pause()
    return screen_text(app)


async def test_what_was_written_last_comes_into_sight_and_the_keys_scroll(tmp_path: Path, home: Path) -> None:
    path = a_session_file(tmp_path, needs(40))
    places = locations({"PARTNERING_HOME": str(home)})
    leading = Presence(open_sessions(places.state_file), path)
    leading.stand_at("issue", "needs")
    app = FollowApp(Following(path, places), Settings(), "")
    async with app.run_test(size=(80, 24)) as pilot:
        shown = await looked(app, pilot)
        assert "Need 0 of all" in shown
        assert "Need 39 of all" not in shown
        save_answers(path, needs(41))
        shown = await looked(app, pilot)
        assert "Need 40 of all" in shown
        await pilot.press("home")
        assert "Need 0 of all" in await looked(app, pilot)
        leading.stand_at("issue", "limits")
        shown = await looked(app, pilot)
        assert "Told in confidence" not in shown
        assert "No answer yet." in shown
