"""After weeks a session starts with where the partners stand, and who is here; one key goes on."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from partnering_tui.tui.screens.briefing import BriefingScreen
from partnering_tui.tui.screens.step import StepScreen
from tests.screens.apps import a_sample
from tests.tui.at_home import at_home
from tests.tui.open_session import a_session_file, opened, pressed, session_of, shown


def met(path: Path, ago: timedelta) -> Path:
    """The session in that file, whose partners met so long ago."""
    when = (datetime.now(UTC) - ago).strftime("%Y-%m-%dT%H:%M:%SZ")
    text = path.read_text(encoding="utf-8") + f'\n[[sittings]]\nid = "s1"\nstarted = {when}\nended = {when}\n'
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("key", ["enter", "escape"])
async def test_one_key_goes_on_where_we_stopped(tmp_path: Path, key: str) -> None:
    path = met(a_session_file(tmp_path), timedelta(days=8))
    async with opened(path) as (app, pilot):
        await pressed(pilot, "f4")
        assert app._let_go()
        app.state.save()
    async with opened(path, with_briefing=True) as (app, pilot):
        assert isinstance(app.screen, BriefingScreen)
        assert "The session was left at step 2" in " ".join(shown(app).split())
        await pressed(pilot, key)
        assert isinstance(app.screen, StepScreen)
        assert app.screen.step.id == "agreement"
        await pressed(pilot, *"ab")
        assert session_of(app).get(("answers", "principles")) is not None


async def test_partners_who_met_a_day_ago_know_where_they_stand(tmp_path: Path) -> None:
    async with opened(met(a_session_file(tmp_path), timedelta(hours=20)), with_briefing=True) as (app, _):
        assert isinstance(app.screen, StepScreen)


async def test_who_is_here_is_ticked_in_place(tmp_path: Path) -> None:
    async with opened(met(a_session_file(tmp_path), timedelta(days=8)), with_briefing=True) as (app, pilot):
        await pressed(pilot, "1", "n", *"Dan", "enter", "2", "enter")
        assert isinstance(app.screen, StepScreen)
        (_, today) = session_of(app).sittings
        assert today.present == ("county", "lakewater")
        assert today.people == {"county": "Dan"}


async def test_nothing_private_is_on_it(tmp_path: Path) -> None:
    path = a_sample(tmp_path / "sessions")
    private = path.with_name("water.private.toml").read_text(encoding="utf-8")
    async with opened(path, with_briefing=True, size=(130, 100)) as (app, _):
        assert isinstance(app.screen, BriefingScreen)
        words = {word for word in private.split() if len(word) > 11 and word.isalpha()}
        assert not [word for word in words if word in shown(app)]


async def test_it_is_to_be_had_at_any_time(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path)) as (app, pilot):
        await pressed(pilot, "f2", "b")
        assert isinstance(app.screen, BriefingScreen)


async def test_the_demo_goes_to_its_first_step_and_briefs_when_it_is_opened_again() -> None:
    async with at_home() as (app, pilot):
        await pressed(pilot, "d")
        assert isinstance(app.screen, StepScreen)
        assert app.desk is not None
        path = app.desk.path
        assert app._let_go()
        app.open_session(path)
        await pressed(pilot)
        assert isinstance(app.screen, BriefingScreen)


def test_a_session_of_today_is_opened_without_what_a_briefing_needs() -> None:
    code = (
        "import sys; import partnering_tui.tui.app, partnering_tui.tui.opening, partnering_tui.tui.screens.step;"
        "print([m for m in sys.modules if m in {'partnering_tui.summary.briefing', 'partnering_tui.session.briefing',"
        "'partnering_tui.tui.screens.briefing', 'partnering_tui.tui.screens.versions'}])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=dict(os.environ)
    )
    assert done.stdout.strip() == "[]"
