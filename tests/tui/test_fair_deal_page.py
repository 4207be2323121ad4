"""The fair deal on screen: every point leads to where it can be settled, and nothing is scored."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from partnering_tui.tui.screens.fair_deal import NO_DEAL, FairDealScreen
from partnering_tui.tui.screens.step import StepScreen
from partnering_tui.tui.widgets.entry_list import EntryList
from tests.tui.at_home import a_session
from tests.tui.open_session import a_session_file, open_question_id, opened, pressed, session_of, shown

PARTNERS = (("County", "Kisumu County"), ("Lakewater", "Lakewater Ltd"))
UNMEASURED = {"objectives_table": {"rows": [{"id": "o1", "objective": "Kiosks [all]", "owner": "Grace"}]}}
MEASURED = {
    "objectives_table": {"rows": [{"id": "o1", "objective": "Kiosks", "owner": "Grace", "indicator": "kiosks open"}]}
}


def a_deal(folder: Path, answers: Mapping[str, Any]) -> Path:
    return a_session(folder=folder, partners=PARTNERS, answers=answers)


async def test_f_on_the_overview_opens_the_page_and_escape_closes_it(tmp_path: Path) -> None:
    async with opened(a_deal(tmp_path, UNMEASURED)) as (app, pilot):
        await pressed(pilot, "f2", "f")
        assert isinstance(app.screen, FairDealScreen)
        await pressed(pilot, "escape")
        assert isinstance(app.screen, StepScreen)


async def test_what_is_found_stands_under_what_it_is_about(tmp_path: Path) -> None:
    async with opened(a_deal(tmp_path, UNMEASURED)) as (app, pilot):
        await pressed(pilot, "f2", "f")
        titles = [line.strip() for line in shown(app).splitlines()]
        assert titles.index("Objectives") + 1 == next(i for i, line in enumerate(titles) if "Kiosks [all]" in line)


@pytest.mark.parametrize("width", [80, 100])
async def test_what_to_do_about_it_stands_on_a_line_of_its_own(tmp_path: Path, width: int) -> None:
    async with opened(a_deal(tmp_path, UNMEASURED), size=(width, 30)) as (app, pilot):
        await pressed(pilot, "f2", "f")
        lead = [line.strip() for line in shown(app).splitlines()]
        at = lead.index("Questions that a partner could ask, not faults.")
        assert lead[at + 1] == "Talk about them, and change what you agree to change. Enter goes there."


async def test_enter_goes_to_the_very_cell(tmp_path: Path) -> None:
    async with opened(a_deal(tmp_path, UNMEASURED)) as (app, pilot):
        await pressed(pilot, "f2", "f", "enter")
        assert open_question_id(app) == "objectives_table"
        assert isinstance(app.screen, StepScreen)
        grid = app.screen.open_question.grid
        assert grid is not None
        assert grid.rows is not None
        assert grid.rows.sheet.columns[grid.column].id == "indicator"
        assert grid.row == 0


async def test_the_page_is_live(tmp_path: Path) -> None:
    async with opened(a_deal(tmp_path, UNMEASURED)) as (app, pilot):
        await pressed(pilot, "f2", "f", "enter", *"open", "enter", "f2", "f")
        assert session_of(app).rows(("answers", "objectives_table", "rows"))[0]["indicator"] == "open"
        assert "how it is measured" not in shown(app)


async def test_a_fair_deal_is_told_in_a_friendly_way(tmp_path: Path) -> None:
    async with opened(a_deal(tmp_path, MEASURED)) as (app, pilot):
        await pressed(pilot, "f2", "f")
        assert "Nothing stands out." in shown(app)


async def test_before_anything_is_written_down_there_is_nothing_to_look_at(tmp_path: Path) -> None:
    async with opened(a_deal(tmp_path, {})) as (app, pilot):
        await pressed(pilot, "f2", "f")
        assert "There is nothing to look at yet." in shown(app)


async def test_a_workshop_without_a_deal_says_so(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path)) as (app, pilot):
        await pressed(pilot, "f2", "f")
        assert NO_DEAL.split(",", maxsplit=1)[0] in shown(app)


async def test_the_page_names_no_number_of_points(tmp_path: Path) -> None:
    async with opened(a_deal(tmp_path, UNMEASURED)) as (app, pilot):
        await pressed(pilot, "f2", "f")
        said = " ".join(shown(app).splitlines()[1:-1])
        assert "%" not in said
        assert not any(character.isdigit() for character in said)


@pytest.mark.parametrize("size", [(80, 24), (40, 12), (20, 6), (200, 50)])
async def test_the_page_stands_in_any_terminal(tmp_path: Path, size: tuple[int, int]) -> None:
    async with opened(a_deal(tmp_path, UNMEASURED), size=size) as (app, pilot):
        await pressed(pilot, "f2", "f", "down", "up", "end")
        assert isinstance(app.screen, FairDealScreen)


async def test_a_cell_of_responsibilities_is_seen_and_takes_the_very_next_letter(tmp_path: Path) -> None:
    work = [{"id": f"w{n}", "activity": f"Work {n}", "contributions": ["c1"]} for n in range(14)]
    cells = {f"w{n}": {"county": "A" if n % 2 else "R", "lakewater": "R" if n % 2 else "A"} for n in range(13)}
    answers = {"activities": {"rows": work}, "responsibilities": {"cells": cells}}
    async with opened(a_deal(tmp_path, answers), size=(100, 30)) as (app, pilot):
        await pressed(pilot, "f2", "f")
        points = app.screen.query_one(EntryList)
        while "Work 13" not in points.entries[points.present].words:
            await pressed(pilot, "down")
        await pressed(pilot, "enter")
        assert isinstance(app.screen, StepScreen)
        assert "Work 13" in shown(app)
        await pressed(pilot, "a")
        (cell,) = session_of(app).get(("answers", "responsibilities", "cells", "w13")).values()
        assert cell == "A"
