"""The pace on screen: one quiet line, which turns urgent in words too, and a page that says what to cut or park."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from partnering_tui.session.present_sitting import PresentSitting
from partnering_tui.session.session import Session
from partnering_tui.storage.session_file import open_session
from partnering_tui.tui.screens.pace import PaceScreen, steps_told
from partnering_tui.tui.screens.step import StepScreen
from partnering_tui.tui.widgets.step_heading import StepTitle
from tests.commands import partnering
from tests.tui.open_session import a_session_file, opened, pressed, session_of, shown

BEGAN = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


class Watch:
    def __init__(self) -> None:
        self.minutes = 0.0

    def now(self) -> datetime:
        return BEGAN + timedelta(minutes=self.minutes)

    def clock(self) -> float:
        return self.minutes * 60


@pytest.fixture
def watch(monkeypatch: pytest.MonkeyPatch) -> Watch:
    made = Watch()
    monkeypatch.setattr("partnering_tui.tui.desk.now_here", made.now)
    monkeypatch.setattr(PresentSitting.__init__, "__defaults__", (made.now, made.clock))
    return made


def planned(session: Session) -> dict[str, Any]:
    return dict(session.sittings[-1].planned)


async def test_the_line_turns_urgent_in_words_and_never_while_somebody_types(tmp_path: Path, watch: Watch) -> None:
    async with opened(a_session_file(tmp_path), size=(130, 40)) as (app, pilot):
        screen = app.screen
        assert isinstance(screen, StepScreen)
        assert "60 min planned" in shown(app)
        watch.minutes = 49
        await pressed(pilot, "x")
        screen.look_at_time()
        await pilot.pause()
        assert "60 min planned" in shown(app)
        for minutes, words in ((50, "draw to a close: 10 of 60 min"), (57.5, "time nearly up: 3 of 60")):
            watch.minutes = minutes
            screen.look_at_time()
            await pilot.pause()
            assert words in shown(app)
        await pilot.resize_terminal(100, 30)
        await pilot.pause()
        assert "time nearly up: 3 of 60 min left" in shown(app)
        await pilot.click(StepTitle, offset=(60, 0))
        await pilot.pause()
        assert isinstance(app.screen, PaceScreen)
        await pressed(pilot, "escape", "f5")
        assert "min left" not in shown(app)


async def test_the_page_says_what_to_cut_and_gives_a_step_more_time(tmp_path: Path, watch: Watch) -> None:
    async with opened(a_session_file(tmp_path), size=(100, 30)) as (app, pilot):
        await pressed(pilot, "x")
        watch.minutes = 75
        await pressed(pilot, "f4", "y", "f2", "p")
        assert isinstance(app.screen, PaceScreen)
        assert "This meeting: 15 min behind" in shown(app)
        assert "1 step gets less time." in shown(app)
        assert shown(app).count("60 → 55 min") == 1
        assert "75 of 60 min · 15 over" in shown(app)
        await pressed(pilot, "+", "+", "-")
        assert planned(session_of(app))["agreement"] == 65
        await pressed(pilot, "ctrl+z", "escape")
        assert planned(session_of(app))["agreement"] == 70
    sittings = open_session(tmp_path / "water.toml").session.sittings
    assert sittings[-1].planned["agreement"] == 70


async def test_it_is_said_until_when_a_meeting_goes_and_the_rest_is_planned_for_it(
    tmp_path: Path, watch: Watch
) -> None:
    async with opened(a_session_file(tmp_path)) as (app, pilot):
        await pressed(pilot, "x")
        watch.minutes = 20
        began = session_of(app).sittings[-1].started
        assert began is not None
        end = began.astimezone() + timedelta(minutes=75)
        await pressed(pilot, "f2", "p", "u", *"noon", "enter")
        assert "no time of day" in shown(app)
        await pressed(pilot, *f"{end:%H:%M}", "enter")
        assert f"until {end:%H:%M}" in shown(app)
        assert "Write the agreement" not in shown(app)
        assert session_of(app).sittings[-1].until == end
    assert open_session(tmp_path / "water.toml").session.sittings[-1].until == end
    assert partnering("check", tmp_path / "water.toml").code == 0


def test_steps_are_told_by_their_numbers() -> None:
    assert [steps_told(first, 12) for first in (12, 11, 10)] == ["Step 12", "Steps 11 and 12", "Steps 10 to 12"]
