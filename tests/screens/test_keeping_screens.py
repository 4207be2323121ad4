"""What people see where something has to be kept, chosen or moved: two versions, a rescued copy, another file."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from partnering_tui.session.conflicts import Conflict
from partnering_tui.session.record import ABSENT
from partnering_tui.storage.session_file import open_session
from partnering_tui.tui.app import PartneringApp
from partnering_tui.tui.screens.dialog import Dialog
from partnering_tui.tui.screens.move import MoveScreen
from partnering_tui.tui.screens.rescue import RescueScreen
from tests.screens.apps import a_sample, with_session
from tests.screens.golden import SMALLEST, matches_goldens
from tests.storage.builders import change

VISION = ("answers", "vision", "value")
OURS = """\
By 2030 every household in the four lakeside wards draws safe water within 500 metres of home, at a price that the \
poorest can pay, from kiosks that their own company runs."""
THEIRS = OURS.replace("2030", "2032").replace(" in the four lakeside wards", "") + " Nobody pays twice."


def with_conflicts(folder: Path, *conflicts: Conflict) -> Path:
    """The sample, in which these wait to be chosen."""
    path = a_sample(folder)
    file = open_session(path)
    for at, conflict in enumerate(conflicts):
        file.apply(change(file.session, conflict.path, conflict.ours))
        file.apply(change(file.session, ("conflicts", conflict.id), conflict.row, at))
    file.save()
    return path


def a_sealed_ballot(folder: Path) -> Path:
    """The sample with a sealed round in which the County marked on two laptops."""
    round_: dict[str, Any] = {"id": "r9", "mode": "coded", "sealed": True, "scores": {"trust": {"county": 1}}}
    rounds = ("answers", "health_check", "rounds")
    path = a_sample(folder)
    file = open_session(path)
    file.apply(change(file.session, (*rounds, "r9"), round_, len(file.session.rows(rounds))))
    disputed = Conflict.between((*rounds, "r9", "scores", "trust", "county"), ABSENT, 1, 3)
    file.apply(change(file.session, ("conflicts", disputed.id), disputed.row, 0))
    file.save()
    return path


async def over(app: PartneringApp, pilot: Pilot[int], window: Dialog[Any]) -> None:
    app.push_screen(window)
    await pilot.pause()


async def test_two_versions_of_an_answer(folder: Path, home: Path) -> None:
    title = ("session", "title")
    both = Conflict.between(VISION, "Safe water", OURS, THEIRS), Conflict.between(title, "W", "Clean water", "Water")
    app = with_session(with_conflicts(folder, *both), home)
    async with app.run_test(size=SMALLEST) as pilot:
        await pilot.pause()
        await pilot.press("alt+v")
        await matches_goldens(pilot, "conflict")
        await pilot.press("w")
        await matches_goldens(pilot, "conflict-own")


async def test_a_ballot_that_was_marked_twice(folder: Path, home: Path) -> None:
    app = with_session(a_sealed_ballot(folder), home)
    async with app.run_test(size=SMALLEST) as pilot:
        await pilot.pause()
        await pilot.press("alt+v")
        await matches_goldens(pilot, "conflict-ballot")


@pytest.mark.parametrize("can_be_taken", [True, False], ids=["rescue", "rescue-by-hand"])
async def test_a_rescued_copy(can_be_taken: bool, folder: Path, home: Path) -> None:
    app = with_session(a_sample(folder), home)
    differs = "Compared with the session as it is now, 3 answers are new, 1 is changed and 2 are gone."
    if not can_be_taken:
        differs = "It cannot be read as a session. Its answers stand there as text, to be copied by hand."
    where = Path("/mnt/usb-stick/partnering/unsaved/2026-03-04-1532-clean-water-for-kisumu")
    async with app.run_test(size=SMALLEST) as pilot:
        await pilot.pause()
        made = datetime(2026, 3, 4, 15, 32)
        await over(app, pilot, RescueScreen(made, differs, where, can_be_taken=can_be_taken))
        await matches_goldens(pilot, "rescue" if can_be_taken else "rescue-by-hand")


async def test_a_newer_workshop(folder: Path, home: Path) -> None:
    app = with_session(a_sample(folder), home)
    moves = [
        "question “What we want to have reached in ten years”, until now “vision”: 1 place",
        "column “By how much” in “Objectives”, until now “target”: 6 places",
        "option “Memorandum of understanding” in “Form of agreement”, until now “memorandum”: 1 place",
    ]
    async with app.run_test(size=SMALLEST) as pilot:
        await pilot.pause()
        await over(app, pilot, MoveScreen(2, 1, moves))
        await matches_goldens(pilot, "move")


async def test_another_file_to_go_on_in(folder: Path, home: Path) -> None:
    app = with_session(a_sample(folder), home)
    async with app.run_test(size=SMALLEST) as pilot:
        await pilot.pause()
        await pilot.press("f12")
        await matches_goldens(pilot, "save-elsewhere")
