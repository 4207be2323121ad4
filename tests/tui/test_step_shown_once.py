"""Opening a session draws its step once."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.css.stylesheet import Stylesheet

from partnering_tui.tui.screens.step import StepScreen
from partnering_tui.tui.widgets.open_question import Opened, OpenQuestion
from tests.tui.at_home import a_session, at_home
from tests.tui.open_session import a_session_file, open_question_id, opened, pressed, shown


@pytest.fixture
def shows(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The questions that were opened, one after the other."""
    found: list[str] = []
    open_it = OpenQuestion.open

    async def counted(widget: OpenQuestion, opened: Opened) -> None:
        found.append(opened.question.id)
        await open_it(widget, opened)

    monkeypatch.setattr(OpenQuestion, "open", counted)
    return found


async def test_a_session_that_is_opened_shows_its_question_once(tmp_path: Path, shows: list[str]) -> None:
    async with opened(a_session_file(tmp_path)) as (_, pilot):
        await pilot.pause()
        assert shows == ["problem"]


async def test_a_session_opened_from_home_shows_its_question_once(shows: list[str]) -> None:
    a_session("Water")
    async with at_home() as (app, pilot):
        await pressed(pilot, "enter")
        assert isinstance(app.screen, StepScreen)
        assert len(shows) == 1
        assert "Water" in shown(app).splitlines()[0]


async def test_coming_back_from_another_screen_shows_the_session_anew(tmp_path: Path, shows: list[str]) -> None:
    async with opened(a_session_file(tmp_path)) as (app, pilot):
        await pressed(pilot, "f2", "f2")
        assert len(shows) == 2
        assert open_question_id(app) == "problem"


async def test_a_high_terminal_costs_no_more_styling_than_a_low_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    styled: list[object] = []
    apply = Stylesheet.apply

    def counted(sheet: Stylesheet, node: object, **more: object) -> None:
        styled.append(node)
        apply(sheet, node, **more)  # type: ignore[arg-type]  # handed on as it came

    monkeypatch.setattr(Stylesheet, "apply", counted)
    counts = []
    for height in (30, 45):
        styled.clear()
        async with opened(a_session_file(tmp_path / str(height)), size=(100, height)):
            counts.append(len(styled))
    assert counts[1] <= counts[0]
