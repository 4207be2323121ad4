"""A partner marked on two laptops at once: what it marked in confidence is shown to nobody, on either of them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from partnering_tui.session.conflicts import conflicts_of
from partnering_tui.storage.session_file import open_session
from partnering_tui.tui import others_edits
from partnering_tui.tui.app import PartneringApp
from partnering_tui.tui.screens.ballot import BallotScreen
from partnering_tui.tui.screens.ballots import BallotsScreen
from partnering_tui.tui.screens.conflicts import ConflictsScreen
from tests.storage.builders import change
from tests.tui.open_session import pressed, session_of, shown
from tests.tui.test_health_check import rounds_of, with_check
from tests.tui.test_others_edits import elsewhere, until

ROUND = {"id": "r1", "date": "2026-05-01", "mode": "coded"}
SCORES = ("answers", "check", "rounds", "r1", "scores")


@pytest.fixture(autouse=True)
def looks_often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(others_edits, "LOOK_EVERY", 0.02)


@asynccontextmanager
async def marked_twice(folder: Path, **round_: object) -> AsyncIterator[tuple[PartneringApp, Pilot[int]]]:
    """The choice after County marked two lines red here, and green on another laptop."""
    async with with_check(folder, [ROUND | round_]) as (app, pilot):
        assert app.desk is not None
        lines = [(*SCORES, line, "county") for line in ("trust", "money")]
        path = app.desk.path
        for line in lines:
            app.desk.workbook.make(change(session_of(app), line, 1))
        elsewhere(path, *((line, 3) for line in lines))
        await until(pilot, lambda: "changed here and elsewhere" in shown(app))
        await pressed(pilot, "alt+v")
        assert isinstance(app.screen, ConflictsScreen)
        yield app, pilot


def marks(app: PartneringApp) -> list[object]:
    scores = rounds_of(app)[0].get("scores", {})
    return [scores.get(line, {}).get("county") for line in ("trust", "money")]


async def test_marks_of_a_sealed_ballot_are_chosen_unseen_and_together(tmp_path: Path) -> None:
    async with marked_twice(tmp_path, sealed=True) as (app, pilot):
        screen = shown(app)
        assert "the marks of County" in screen
        for telling in ("Red", "Green", "concern", "trust", "money", " 1 of 2"):
            assert telling not in screen
        await pressed(pilot, "w")
        assert "not shown" in shown(app)
        await pressed(pilot, "2")
        assert marks(app) == [3, 3]
        assert not conflicts_of(session_of(app))
        await pressed(pilot, "ctrl+z")
        assert marks(app) == [1, 1]
        assert len(conflicts_of(session_of(app))) == 2
        assert not list(app.locations.backups.rglob("*.txt"))


async def test_nothing_lies_over_what_is_chosen_from(tmp_path: Path) -> None:
    async with marked_twice(tmp_path) as (app, _):
        assert "Two versions" in shown(app)
        assert "changed here and elsewhere" not in shown(app)


async def test_a_partner_whose_ballot_is_disputed_marks_again(tmp_path: Path) -> None:
    async with marked_twice(tmp_path, sealed=True) as (app, pilot):
        await pressed(pilot, "m", "right", "enter")
        assert isinstance(app.screen, BallotsScreen)
        assert marks(app) == [None, None]
        assert not conflicts_of(session_of(app))
        await pressed(pilot, "enter")
        assert isinstance(app.screen, BallotScreen)
        assert app.desk is not None
        app.desk.flush()
        assert not conflicts_of(open_session(app.desk.path).session)


async def test_marks_given_by_name_are_told_with_their_line_and_partner(tmp_path: Path) -> None:
    async with marked_twice(tmp_path, mode="named") as (app, pilot):
        screen = shown(app)
        assert "1 of 2" in screen
        assert "“Health check”, “We trust each [other]”, County" in screen
        assert "Red" in screen
        assert "Green" in screen
        await pressed(pilot, "2")
        assert marks(app) == [3, 1]
