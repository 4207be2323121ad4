"""Who is here: one key for each partner, a letter for its mandate, the name typed in its place; nothing is lost."""

from __future__ import annotations

from pathlib import Path

from partnering_tui.session.session import Sitting
from partnering_tui.storage.session_file import open_session
from partnering_tui.tui.app import PartneringApp
from partnering_tui.tui.screens.attending import WhoIsHereScreen
from partnering_tui.tui.screens.step import StepScreen
from partnering_tui.tui.widgets.top_bar import TopBar
from tests.tui.hosts import burst
from tests.tui.open_session import a_session_file, opened, pressed, session_of, shown

HERE = ("f2", "w")


def today(app: PartneringApp) -> Sitting:
    return session_of(app).sittings[-1]


async def test_a_digit_says_that_a_partner_is_here_and_again_that_it_is_not(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path)) as (app, pilot):
        await pressed(pilot, *HERE, "2")
        assert today(app).present == ("lakewater",)
        assert "○ absent  County" in shown(app)
        assert "1 of 2 here" in shown(app)
        await pressed(pilot, "2")
        assert today(app).present == ()


async def test_the_keys_that_are_told_are_those_that_work_in_the_list_and_while_a_name_is_typed(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path)) as (app, pilot):
        await pressed(pilot, *HERE)
        assert "1–2, Space here or not" in shown(app)
        await pressed(pilot, "n")
        assert "here or not" not in shown(app)
        assert "Enter keeps it" in shown(app)
        await pressed(pilot, "escape")
        assert "1–2, Space here or not" in shown(app)


async def test_space_is_for_the_partner_under_the_cursor_and_a_for_all(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path)) as (app, pilot):
        await pressed(pilot, *HERE, "down", "space")
        assert today(app).present == ("lakewater",)
        await pressed(pilot, "a")
        assert today(app).present == ("county", "lakewater")


async def test_all_but_one_are_here_however_fast_the_keys_come(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path)) as (app, pilot):
        await pressed(pilot, *HERE)
        burst(app, "a2")
        await pressed(pilot)
        assert today(app).present == ("county",)


async def test_a_letter_is_a_mandate_and_again_none(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path)) as (app, pilot):
        await pressed(pilot, *HERE, "c", "down", "r")
        assert today(app).mandates == {"county": "can-commit", "lakewater": "must-refer-back"}
        await pressed(pilot, "r")
        assert today(app).mandates == {"county": "can-commit"}


async def test_names_are_typed_in_place_one_after_the_other(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path)) as (app, pilot):
        await pressed(pilot, *HERE, "n", *"Dan co", "enter", "n", *"Ada", "escape")
        assert today(app).people == {"county": "Dan co", "lakewater": "Ada"}
        assert isinstance(app.screen, WhoIsHereScreen)
        await pressed(pilot, "escape")
        assert isinstance(app.screen, StepScreen)


async def test_what_is_typed_as_fast_as_it_comes_arrives(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path)) as (app, pilot):
        await pressed(pilot, "f2")
        burst(app, "wn", "Daniel Were", "enter", "n", "Ada", "enter")
        await pressed(pilot)
        assert today(app).people == {"county": "Daniel Were", "lakewater": "Ada"}


async def test_a_name_is_kept_while_it_is_typed_however_the_app_ends(tmp_path: Path) -> None:
    path = a_session_file(tmp_path)
    async with opened(path) as (app, pilot):
        await pressed(pilot, *HERE, "n", *"Dan")
        app._save_at_any_cost()
        assert open_session(path).session.sittings[-1].people == {"county": "Dan"}


async def test_who_came_the_last_time_is_offered_and_not_noted_unless_somebody_takes_it(tmp_path: Path) -> None:
    path = a_session_file(tmp_path)
    text = path.read_text(encoding="utf-8")
    row = '\n[[sittings]]\nid = "s1"\nstarted = 2026-03-04T09:00:00Z\n[sittings.people]\ncounty = "Daniel"\n'
    path.write_text(text + row, encoding="utf-8")
    async with opened(path) as (app, pilot):
        await pressed(pilot, *HERE, "n")
        assert "Daniel" in shown(app)
        app.screen.tell_edits()  # type: ignore[attr-defined]  # as a signal does
        await pressed(pilot, "escape")
        assert len(session_of(app).sittings) == 1
        await pressed(pilot, "n", "enter")
        assert today(app).people == {"county": "Daniel"}


async def test_undo_takes_back_who_is_here(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path)) as (app, pilot):
        await pressed(pilot, *HERE, "a", "c", "ctrl+z")
        assert today(app).mandates == {}
        assert today(app).present == ("county", "lakewater")
        assert "can commit" not in shown(app).split("1–2")[0]


async def test_the_top_line_says_who_is_here_and_a_click_on_it_asks(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path)) as (app, pilot):
        assert "who is here?" in shown(app)
        bar = app.screen.query_one(TopBar)
        await pilot.click(bar, offset=(shown(app).splitlines()[0].index("who is here?") + 2, 0))
        await pressed(pilot)
        assert isinstance(app.screen, WhoIsHereScreen)


async def test_looking_at_who_is_here_changes_nothing(tmp_path: Path) -> None:
    path = a_session_file(tmp_path)
    before = path.read_bytes()
    async with opened(path) as (app, pilot):
        await pressed(pilot, *HERE, "down", "up", "n", "escape", "escape", "escape", "f4", "f3", "f8")
        assert app._let_go()
    assert path.read_bytes() == before


async def test_a_session_of_today_starts_on_its_step(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path), with_briefing=True) as (app, _):
        assert isinstance(app.screen, StepScreen)
