"""The partners of an open session: added, renamed, put in order, removed and brought back."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.events import Paste

from partnering_tui.session.edits import answers_of_partner
from partnering_tui.storage.session_file import open_session
from partnering_tui.tui.app import PartneringApp
from partnering_tui.tui.screens.confirm import ConfirmScreen
from partnering_tui.tui.screens.partner_list import PartnerRow
from partnering_tui.tui.screens.partner_table import NextPartner
from partnering_tui.tui.screens.partners import PartnersScreen
from partnering_tui.tui.screens.step import StepScreen
from tests.tui.open_session import a_session_file, opened, pressed, session_of, shown

PRINCIPLES = {
    "principles": {
        "rows": [
            {"id": "p1", "principle": "We share", "positions": {"county": "support", "lakewater": "reservation"}},
            {"id": "p2", "principle": "We listen", "positions": {"county": "accept"}, "reservations": {"county": "x"}},
        ]
    },
    "roles": {"cells": {"n1": {"county": "A"}}},
}


def shorts(app: PartneringApp) -> list[str]:
    return [partner.short for partner in session_of(app).partners]


async def test_a_partner_is_added_by_typing_a_line(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path), size=(80, 24)) as (app, pilot):
        await pressed(pilot, "ctrl+t", *"Nyanza = The Nyanza [b] Fund", "enter", *"Umoja", "enter")
        assert shorts(app) == ["County", "Lakewater", "Nyanza", "Umoja"]
        assert "The Nyanza [b] Fund" in shown(app)


async def test_several_pasted_lines_add_several(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path)) as (app, pilot):
        await pressed(pilot, "ctrl+t")
        app.post_message(Paste("Umoja\nN = Nyanza"))
        await pilot.pause()
        await pilot.pause()
        assert shorts(app) == ["County", "Lakewater", "Umoja", "N"]


async def test_the_keys_for_a_partner_are_shown_while_the_cursor_is_on_one(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path)) as (app, pilot):
        await pressed(pilot, "ctrl+t")
        assert "move up" not in shown(app).splitlines()[-1]
        await pressed(pilot, "up")
        assert "move up" in shown(app).splitlines()[-1]
        await pressed(pilot, "down")
        assert "move up" not in shown(app).splitlines()[-1]


@pytest.mark.parametrize("key", ["escape", "ctrl+t"])
async def test_the_way_back_leads_to_the_step(tmp_path: Path, key: str) -> None:
    async with opened(a_session_file(tmp_path)) as (app, pilot):
        await pressed(pilot, "ctrl+t")
        assert isinstance(app.screen, PartnersScreen)
        await pressed(pilot, key)
        assert isinstance(app.screen, StepScreen)


async def test_what_is_half_typed_comes_along_on_leaving(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path)) as (app, pilot):
        await pressed(pilot, "ctrl+t", *"Umoja", "escape")
        assert shorts(app) == ["County", "Lakewater", "Umoja"]


async def test_what_is_half_typed_stays_while_a_window_is_open(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path)) as (app, pilot):
        await pressed(pilot, "ctrl+t", *"Umo", "ctrl+p", "escape", "j", "a", "enter")
        assert shorts(app) == ["County", "Lakewater", "Umoja"]


async def test_closing_the_app_keeps_what_is_half_typed(tmp_path: Path) -> None:
    path = a_session_file(tmp_path)
    async with opened(path) as (_, pilot):
        await pressed(pilot, "ctrl+t", *"Umoja", "ctrl+q")
    assert [partner.short for partner in open_session(path).session.partners][-1] == "Umoja"


async def test_enter_edits_a_partner_in_its_place_and_its_id_stays(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path)) as (app, pilot):
        await pressed(pilot, "ctrl+t", "up", "enter", "ctrl+u", *"Lake", "tab", "ctrl+u", *"Lakewater Ltd", "tab")
        await pressed(pilot, "right", "right", "enter")
        lakewater = session_of(app).partner("lakewater")
        assert lakewater is not None
        assert (lakewater.short, lakewater.name, lakewater.sector) == ("Lake", "Lakewater Ltd", "business")
        assert "Business" in shown(app)


async def test_a_partner_keeps_its_name_if_all_of_it_is_deleted(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path)) as (app, pilot):
        await pressed(pilot, "ctrl+t", "up", "enter", "ctrl+u", "tab", "ctrl+u", "enter")
        assert shorts(app) == ["County", "Lakewater"]


async def test_opening_and_closing_a_partner_changes_nothing(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path)) as (app, pilot):
        await pressed(pilot, "ctrl+t", "up", "enter", "enter", "up", "enter", "down", "enter", "escape")
        assert app.desk is not None
        assert app.desk.workbook.undo() is None


async def test_going_elsewhere_finishes_an_edit(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path)) as (app, pilot):
        await pressed(pilot, "ctrl+t", "up", "enter", "!")
        await pilot.click(NextPartner)
        await pilot.pause()
        await pilot.pause()
        assert shorts(app) == ["County", "Lakewater!"]


async def test_two_clicks_open_a_partner(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path)) as (app, pilot):
        await pressed(pilot, "ctrl+t")
        await pilot.click(PartnerRow, times=2)
        await pressed(pilot, "!", "enter")
        assert shorts(app) == ["County!", "Lakewater"]


@pytest.mark.parametrize("keys", [("up", "ctrl+up"), ("up", "up", "ctrl+down"), ("up", "shift+up")])
async def test_partners_are_put_in_another_order(tmp_path: Path, keys: tuple[str, ...]) -> None:
    async with opened(a_session_file(tmp_path)) as (app, pilot):
        await pressed(pilot, "ctrl+t", *keys)
        assert shorts(app) == ["Lakewater", "County"]


async def test_the_cursor_goes_with_the_partner_that_is_moved(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path)) as (app, pilot):
        await pressed(pilot, "ctrl+t", "C", "enter", "up", "ctrl+up", "ctrl+up", "enter", "!", "ctrl+down")
        assert shorts(app) == ["County", "C!", "Lakewater"]


async def test_a_partner_that_said_nothing_is_removed_at_once_and_undo_brings_it_back(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path)) as (app, pilot):
        await pressed(pilot, "ctrl+t", "up", "ctrl+r")
        assert shorts(app) == ["County"]
        await pressed(pilot, "ctrl+z")
        assert shorts(app) == ["County", "Lakewater"]
        assert "Lakewater" in shown(app)


async def test_removing_a_partner_warns_of_its_answers_which_stay(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path, PRINCIPLES), size=(80, 24)) as (app, pilot):
        await pressed(pilot, "ctrl+t")
        assert "3 answers" in shown(app)
        await pressed(pilot, "up", "up", "delete")
        assert isinstance(app.screen, ConfirmScreen)
        assert "County has given 3 answers" in shown(app)
        assert "stay" in shown(app)
        await pressed(pilot, "right", "enter")
        assert shorts(app) == ["Lakewater"]
        assert answers_of_partner(session_of(app), "county") == 3
        await pressed(pilot, "ctrl+z")
        assert shorts(app) == ["County", "Lakewater"]


async def test_keeping_is_the_answer_that_is_ready(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path, PRINCIPLES)) as (app, pilot):
        await pressed(pilot, "ctrl+t", "up", "delete", "enter")
        assert shorts(app) == ["County", "Lakewater"]


async def test_nothing_is_removed_while_a_name_is_being_typed(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path)) as (app, pilot):
        await pressed(pilot, "ctrl+t", "U", "delete", "ctrl+r")
        assert shorts(app) == ["County", "Lakewater"]
        assert "Go up to a partner first" in shown(app)


async def test_columns_that_are_named_like_a_partner_are_not_its_answers(tmp_path: Path) -> None:
    answers = {"needs": {"rows": [{"id": "n1", "need": "Water", "county": "?", "partner": "x"}]}}
    async with opened(a_session_file(tmp_path, answers)) as (app, _):
        assert answers_of_partner(session_of(app), "partner") == 0
        assert answers_of_partner(session_of(app), "county") == 0


async def test_what_was_done_is_in_the_file_at_once(tmp_path: Path) -> None:
    path = a_session_file(tmp_path)
    async with opened(path) as (app, pilot):
        await pressed(pilot, "ctrl+t", *"Umoja", "enter")
        await app.workers.wait_for_complete()
        assert len(open_session(path).session.partners) == 3


@pytest.mark.parametrize("size", [(130, 40), (80, 24), (40, 12), (20, 6)], ids=str)
async def test_the_screen_stands_in_any_terminal(tmp_path: Path, size: tuple[int, int]) -> None:
    async with opened(a_session_file(tmp_path, PRINCIPLES), size=size) as (app, pilot):
        await pressed(pilot, "ctrl+t", *"水资源 = 👩‍👩‍👧 é", "enter", "up", "enter", "tab", "tab", "space", "enter")
        assert shorts(app)[-1] == "水资源"
