"""Rows of other tables are taken over: nobody types the same name twice."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from partnering_tui.tui.app import PartneringApp
from partnering_tui.tui.screens.step import StepScreen
from partnering_tui.tui.screens.take_rows import TakeRowsScreen
from partnering_tui.tui.widgets.offer import Offer
from tests.tui.hosts import burst
from tests.tui.open_session import a_session_file, opened, pressed, session_of, shown

TAKER = """
[[questions]]
id = "tasks"
kind = "table"
label = "Tasks [all]"
take_from = ["needs"]
columns = [{ id = "task", kind = "text", label = "Task" }, { id = "who", kind = "text", label = "Who" }]

"""
NEEDS = {"rows": [{"id": "n1", "need": "Wells"}, {"id": "n2", "need": "Light [all]"}, {"id": "n3", "need": "Roads"}]}


def with_taker(folder: Path, **answers: Any) -> Path:
    """A session whose second step begins with a table that takes the needs over."""
    path = a_session_file(folder, {"needs": NEEDS, **answers})
    step = folder / "workshops" / "small" / "02-agreement.toml"
    before, head, behind = step.read_text(encoding="utf-8").partition("[[questions]]")
    step.write_text(before + TAKER.lstrip() + head + behind, encoding="utf-8")
    return path


def tasks(app: PartneringApp) -> list[str]:
    return [row["task"] for row in session_of(app).rows(("answers", "tasks", "rows"))]


async def test_an_empty_table_offers_the_rows_with_the_key(tmp_path: Path) -> None:
    async with opened(with_taker(tmp_path)) as (app, pilot):
        await pressed(pilot, "f4")
        assert "Take over rows from “Needs”  Alt+T" in shown(app)


async def test_a_table_that_has_rows_offers_nothing_but_takes_more_all_the_same(tmp_path: Path) -> None:
    filled = {"rows": [{"id": "t1", "task": "Dig"}]}
    async with opened(with_taker(tmp_path, tasks=filled)) as (app, pilot):
        await pressed(pilot, "f4", "shift+tab")
        assert not app.screen.query_one(Offer).display
        await pressed(pilot, "alt+t", "a", "enter")
        assert tasks(app) == ["Dig", "Wells", "Light [all]", "Roads"]


async def test_nothing_is_ticked_at_first_and_enter_then_takes_nothing(tmp_path: Path) -> None:
    async with opened(with_taker(tmp_path)) as (app, pilot):
        await pressed(pilot, "f4", "alt+t", "enter")
        assert isinstance(app.screen, TakeRowsScreen)
        assert "Nothing is ticked yet" in shown(app)
        assert "[x]" not in shown(app)


async def test_space_ticks_and_enter_takes_what_is_ticked(tmp_path: Path) -> None:
    async with opened(with_taker(tmp_path)) as (app, pilot):
        await pressed(pilot, "f4", "alt+t", "space", "down", "down", "space", "enter")
        assert tasks(app) == ["Wells", "Roads"]
        assert "Wells" in shown(app)


async def test_all_rows_are_seen_where_there_is_room_for_them(tmp_path: Path) -> None:
    needs = {"rows": [{"id": f"n{at}", "need": f"Well {at}"} for at in range(18)]}
    async with opened(with_taker(tmp_path, needs=needs), size=(100, 30)) as (app, pilot):
        await pressed(pilot, "f4", "alt+t")
        assert "Well 0" in shown(app)
        assert "Well 17" in shown(app)
        await pilot.resize_terminal(80, 24)
        await pressed(pilot, "end")
        assert "Well 17" in shown(app)
        assert "Enter takes them over" in shown(app)


async def test_a_ticks_all_and_then_none(tmp_path: Path) -> None:
    async with opened(with_taker(tmp_path)) as (app, pilot):
        await pressed(pilot, "f4", "alt+t", "a")
        assert shown(app).count("[x]") == 3
        await pressed(pilot, "a")
        assert shown(app).count("[x]") == 0


async def test_a_click_ticks(tmp_path: Path) -> None:
    async with opened(with_taker(tmp_path)) as (app, pilot):
        await pressed(pilot, "f4", "alt+t")
        y = next(y for y, line in enumerate(shown(app).splitlines()) if "Light" in line)
        await pilot.click(offset=(40, y))
        await pressed(pilot, "enter")
        assert tasks(app) == ["Light [all]"]


async def test_all_rows_are_taken_back_together(tmp_path: Path) -> None:
    async with opened(with_taker(tmp_path)) as (app, pilot):
        await pressed(pilot, "f4", "alt+t", "a", "enter", "ctrl+z")
        assert tasks(app) == []
        assert app.screen.query_one(Offer).display


async def test_typing_goes_on_in_the_table_after_taking(tmp_path: Path) -> None:
    async with opened(with_taker(tmp_path)) as (app, pilot):
        await pressed(pilot, "f4", "alt+t", "space", "enter", "end", *"Ann", "enter")
        assert isinstance(app.screen, StepScreen)
        assert session_of(app).get(("answers", "tasks", "rows"))[0]["task"] == "Wells"


async def test_tab_leads_to_the_offer_and_enter_accepts_it(tmp_path: Path) -> None:
    async with opened(with_taker(tmp_path)) as (app, pilot):
        await pressed(pilot, "f4", "tab")
        assert app.screen.query_one(Offer).has_focus
        await pressed(pilot, "enter")
        assert isinstance(app.screen, TakeRowsScreen)


async def test_keys_pressed_in_one_go_arrive_one_after_the_other(tmp_path: Path) -> None:
    async with opened(with_taker(tmp_path)) as (app, pilot):
        await pressed(pilot, "f4")
        burst(app, "tab", "enter", "down", " ", "enter")
        await pressed(pilot)
        await pressed(pilot)
        assert tasks(app) == ["Light [all]"]


async def test_tab_leads_past_the_offer_and_back(tmp_path: Path) -> None:
    async with opened(with_taker(tmp_path)) as (app, pilot):
        await pressed(pilot, "f4", "tab", "tab")
        assert isinstance(app.screen, StepScreen)
        assert app.screen.question is not None
        assert app.screen.question.id == "principles"
        await pressed(pilot, "shift+tab", "tab", "shift+tab")
        assert app.screen.question.id == "tasks"
        assert app.screen.open_question.grid is app.focused


async def test_a_click_on_the_offer_accepts_it(tmp_path: Path) -> None:
    async with opened(with_taker(tmp_path)) as (app, pilot):
        await pressed(pilot, "f4")
        await pilot.click(Offer, offset=(6, 0))
        await pilot.pause()
        assert isinstance(app.screen, TakeRowsScreen)


async def test_what_is_there_already_is_not_offered_again(tmp_path: Path) -> None:
    filled = {
        "rows": [{"id": "t1", "task": "wells"}, {"id": "t2", "task": "Light [all]"}, {"id": "t3", "task": "Roads"}]
    }
    async with opened(with_taker(tmp_path, tasks=filled)) as (app, pilot):
        await pressed(pilot, "f4", "shift+tab", "alt+t")
        assert isinstance(app.screen, StepScreen)
        assert "every row that it could take over" in shown(app)


async def test_a_row_typed_a_moment_ago_is_known(tmp_path: Path) -> None:
    async with opened(with_taker(tmp_path)) as (app, pilot):
        await pressed(pilot, "f4", *"Roads", "alt+t", "a", "enter")
        assert tasks(app) == ["Roads", "Wells", "Light [all]"]


async def test_what_is_ticked_survives_the_end_of_the_app_and_is_taken_once(tmp_path: Path) -> None:
    async with opened(with_taker(tmp_path)) as (app, pilot):
        await pressed(pilot, "f4", "alt+t", "space")
        app._save_at_any_cost()
        app._save_at_any_cost()
        assert tasks(app) == ["Wells"]


@pytest.mark.parametrize("size", [(80, 24), (40, 12), (20, 6)])
async def test_the_window_stands_in_any_terminal(tmp_path: Path, size: tuple[int, int]) -> None:
    async with opened(with_taker(tmp_path), size=size) as (app, pilot):
        await pressed(pilot, "f4", "alt+t", "down", "a")
        assert isinstance(app.screen, TakeRowsScreen)
