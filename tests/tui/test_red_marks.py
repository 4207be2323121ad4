"""Marks in the plenary grid: for a red a few words on why are asked for, and a mark that was changed stays changed."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from partnering_tui.tui.app import PartneringApp
from tests.tui.open_session import opened, pressed, session_of, shown
from tests.tui.test_every_action import a_session_with_a_health_check


@asynccontextmanager
async def at_marks(folder: Path) -> AsyncIterator[tuple[PartneringApp, Pilot[int]]]:
    """A health check without a round, the cursor on the first partner's mark; 1 is red."""
    path = a_session_with_a_health_check(folder)
    main = folder / "workshops" / "small" / "workshop.toml"
    text = main.read_text(encoding="utf-8").replace('label = "Low"', 'label = "Low", tone = "poor"')
    main.write_text(text, encoding="utf-8")
    async with opened(path) as (app, pilot):
        yield app, pilot


def round_of(app: PartneringApp) -> dict[str, Any]:
    found: dict[str, Any] = session_of(app).tree["answers"]["check"]["rounds"][0]
    return found


async def test_a_red_is_followed_by_a_line_for_why_and_enter_alone_goes_on(tmp_path: Path) -> None:
    async with at_marks(tmp_path) as (app, pilot):
        await pressed(pilot, "1")
        assert "County: why? A few words, or Enter" in shown(app)
        await pressed(pilot, *"They [deliver] late", "enter", "1", "enter")
        assert round_of(app)["scores"] == {"trust": {"county": 1, "lakewater": 1}}
        assert round_of(app)["comments"] == {"trust": {"county": "They [deliver] late"}}
        await pressed(pilot, "left")
        assert "“They [deliver] late”" in shown(app)


async def test_any_mark_can_have_a_comment_which_is_kept_as_typed(tmp_path: Path) -> None:
    async with at_marks(tmp_path) as (app, pilot):
        await pressed(pilot, "3", "left", "c", *"n/a", "enter")
        assert round_of(app)["comments"] == {"trust": {"county": "n/a"}}


async def test_the_mark_that_began_a_round_can_be_changed(tmp_path: Path) -> None:
    async with at_marks(tmp_path) as (app, pilot):
        await pressed(pilot, "3", "left", "2", "f2")
        assert round_of(app)["scores"] == {"trust": {"county": 2}}
