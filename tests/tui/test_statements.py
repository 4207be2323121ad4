"""Statements in their grid: what was said on earlier wording, who moved, who is pending, and asking again."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from partnering_tui.tui.app import PartneringApp
from partnering_tui.tui.screens.step import StepScreen
from tests.tui.open_session import a_session_file, opened, pressed, session_of, shown

REWORDED = {
    "id": "p1",
    "principle": "We share",
    "asked_as": "We share all the [numbers]",
    "positions": {"county": "support", "lakewater": "reservation"},
    "reservations": {"lakewater": "Not customer data"},
}
MOVED = {
    "id": "p2",
    "principle": "We decide together",
    "positions": {"county": "support"},
    "earlier": [
        {
            "id": "e1",
            "asked_as": "We decide together",
            "positions": {"county": "reservation", "lakewater": "block"},
            "reservations": {"county": "Too slow", "lakewater": "No"},
        }
    ],
}
LEGEND = "s support · a accept · r reservation · t stand aside · b block"


@asynccontextmanager
async def at_statements(folder: Path, *rows: dict[str, Any]) -> AsyncIterator[tuple[PartneringApp, Pilot[int]]]:
    """The question with these statements, the cursor on the first partner's position on the first."""
    async with opened(a_session_file(folder, {"principles": {"rows": list(rows)}})) as (app, pilot):
        assert isinstance(app.screen, StepScreen)
        await app.screen.go_to(1, "principles")
        await pilot.pause()
        yield app, pilot


def first_row(app: PartneringApp) -> dict[str, Any]:
    found: dict[str, Any] = session_of(app).tree["answers"]["principles"]["rows"][0]
    return found


async def test_positions_on_an_earlier_wording_stand_in_brackets_with_that_wording(tmp_path: Path) -> None:
    async with at_statements(tmp_path, REWORDED) as (app, pilot):
        screen = shown(app)
        assert "(support)" in screen
        assert "in brackets: given on earlier wording" in screen
        assert "Earlier wording: “We share all the [numbers]”" in screen
        await pressed(pilot, "left")
        assert "Lakewater (reserves “Not customer data”)" in shown(app)


async def test_a_wording_changed_in_the_file_says_so(tmp_path: Path) -> None:
    said = {"principle": "We share", "positions": {"county": "support"}, "wording_mark": "principle 0a1b2c3d4e5f"}
    async with at_statements(tmp_path, {"id": "p1"} | said) as (app, _):
        screen = shown(app)
        assert "(support)" in screen
        assert "in brackets: given on earlier wording" in screen
        assert "Earlier wording: not kept, since it was changed in the file" in screen


async def test_who_moved_and_what_others_said_before_is_told_on_the_statement(tmp_path: Path) -> None:
    async with at_statements(tmp_path, MOVED) as (app, pilot):
        await pressed(pilot, "left")
        assert "Moved: County from reservation to support" in shown(app)
        assert "Said before: Lakewater blocked “No”" in shown(app)


async def test_on_a_position_only_that_partner_is_told_about(tmp_path: Path) -> None:
    async with at_statements(tmp_path, MOVED) as (app, _):
        assert "Moved: County from reservation to support" in shown(app)
        assert "Said before" not in shown(app)


async def test_what_was_asked_again_says_so(tmp_path: Path) -> None:
    async with at_statements(tmp_path, MOVED) as (app, pilot):
        await pressed(pilot, "end")
        assert "Open · asked again: yet to speak: Lakewater" in shown(app)


@pytest.mark.parametrize("keys", [(), ("left",), ("end",), ("down",), ("r",)])
async def test_the_letters_are_explained_wherever_the_cursor_is(tmp_path: Path, keys: tuple[str, ...]) -> None:
    async with at_statements(tmp_path, {"id": "p1", "principle": "We share"}) as (app, pilot):
        await pressed(pilot, *keys)
        assert LEGEND in shown(app)


async def test_who_is_absent_is_pending(tmp_path: Path) -> None:
    async with at_statements(tmp_path, {"id": "p1", "principle": "We share"}) as (app, pilot):
        now = datetime.now(UTC).astimezone()
        session_of(app).tree["sittings"] = [{"id": "s1", "started": now, "present": ["county"]}]
        await pressed(pilot, "f2", "f2", "end")
        assert "yet to speak: County · pending: Lakewater" in shown(app)


async def test_asking_again_keeps_what_was_said_and_can_be_taken_back(tmp_path: Path) -> None:
    said = {"id": "p1", "principle": "We share", "positions": {"county": "support", "lakewater": "accept"}}
    async with at_statements(tmp_path, said) as (app, pilot):
        await app.run_action("screen.ask_again")
        await pressed(pilot)
        assert "positions" not in first_row(app)
        assert first_row(app)["earlier"][0]["positions"] == said["positions"]
        await pressed(pilot, "ctrl+z")
        assert first_row(app) == said


async def test_the_same_meaning_lets_the_positions_count(tmp_path: Path) -> None:
    async with at_statements(tmp_path, REWORDED) as (app, pilot):
        await app.run_action("screen.same_meaning")
        await pressed(pilot)
        assert "asked_as" not in first_row(app)
        assert "(support)" not in shown(app)


async def test_on_the_line_for_a_new_statement_there_is_nothing_to_ask_again(tmp_path: Path) -> None:
    async with at_statements(tmp_path, REWORDED) as (app, pilot):
        before = str(session_of(app).tree)
        await pressed(pilot, "ctrl+end")
        await app.run_action("screen.ask_again")
        await pressed(pilot)
        assert "Go to a statement first" in shown(app)
        assert str(session_of(app).tree) == before


async def test_the_key_of_a_round_stands_beside_the_question(tmp_path: Path) -> None:
    async with at_statements(tmp_path, REWORDED) as (app, _):
        assert "^b round" in shown(app)
