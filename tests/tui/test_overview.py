"""The overview: what is missing, where, and a way to go there."""

from __future__ import annotations

from pathlib import Path

import pytest

from partnering_tui.session.workbook import Workbook
from partnering_tui.storage.session_file import open_session
from partnering_tui.tui.screens.overview import OverviewScreen
from partnering_tui.tui.screens.overview_lines import kept_at_a_glance, overview_of
from partnering_tui.tui.screens.step import StepScreen
from partnering_tui.tui.widgets.overview_list import OverviewList
from partnering_tui.workshop.loading import load_workshop
from tests.tui.open_session import a_session_file, open_question_id, opened, pressed, shown

ANSWERS = {
    "problem": {"value": "No clean water [at all]"},
    "needs": {"rows": [{"id": "n1", "need": "Clinics"}]},
    "sites": {"state": "later", "note": "after the count"},
    "sure": {"value": 2},
    "clauses_note": {"state": "parked", "note": "June"},
}


def a_workbook(path: Path) -> Workbook:
    return Workbook(load_workshop(path.parent / "workshops" / "small"), open_session(path).session)


def line_with(app_text: str, words: str) -> str:
    return next(line for line in app_text.splitlines() if words in line)


async def test_f2_opens_the_overview_and_closes_it_again(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path)) as (app, pilot):
        await pressed(pilot, "f2")
        assert isinstance(app.screen, OverviewScreen)
        await pressed(pilot, "f2")
        assert isinstance(app.screen, StepScreen)


async def test_escape_closes_the_overview(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path)) as (app, pilot):
        await pressed(pilot, "f2", "escape")
        assert isinstance(app.screen, StepScreen)


async def test_every_step_shows_its_tally_and_its_time(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path, ANSWERS)) as (app, pilot):
        await pressed(pilot, "f2")
        line = line_with(shown(app), "Understand the issue")
        assert "2 of 2 needed" in line
        assert "60 min" in line


async def test_a_needed_question_without_an_answer_is_a_gap(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path, ANSWERS)) as (app, pilot):
        await pressed(pilot, "f2")
        assert "needed" in line_with(shown(app), "Principles")


async def test_a_question_put_off_is_a_gap_with_its_note(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path, ANSWERS)) as (app, pilot):
        await pressed(pilot, "f2")
        assert "later: after the count" in line_with(shown(app), "Sites")


async def test_what_is_settled_is_no_gap(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path, ANSWERS)) as (app, pilot):
        await pressed(pilot, "f2")
        assert "The problem" not in shown(app)


async def test_all_questions_are_shown_on_request_with_what_was_answered(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path, ANSWERS)) as (app, pilot):
        await pressed(pilot, "f2", "a")
        assert "No clean water [at all]" in line_with(shown(app), "The problem [in one statement]")
        assert "Is it urgent" in shown(app)


async def test_the_totals_count_what_is_done_and_what_was_put_off(tmp_path: Path) -> None:
    path = a_session_file(tmp_path, ANSWERS)
    assert overview_of(a_workbook(path)).totals == "2 of 4 needed answers · 1 for later · 1 parked"


async def test_the_overview_opens_on_the_present_step(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path)) as (app, pilot):
        await pressed(pilot, "f4", "f2")
        present = app.screen.query_one(OverviewList).present
        assert present is not None
        assert (present.kind, present.step) == ("step", 1)


async def test_enter_on_a_question_opens_it(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path, ANSWERS)) as (app, pilot):
        await pressed(pilot, "f2", "down", "enter")
        assert open_question_id(app) == "sites"


async def test_enter_on_another_step_goes_there(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path)) as (app, pilot):
        await pressed(pilot, "f2", "down", "down", "down", "enter")
        assert isinstance(app.screen, StepScreen)
        assert app.screen.step.id == "agreement"


async def test_a_click_on_a_question_opens_it(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path, ANSWERS)) as (app, pilot):
        await pressed(pilot, "f2")
        y = next(y for y, line in enumerate(shown(app).splitlines()) if "Principles" in line)
        await pilot.click(offset=(20, y))
        await pilot.pause()
        await pilot.pause()
        assert open_question_id(app) == "principles"


async def test_typing_goes_on_in_the_question_that_was_jumped_to(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path, ANSWERS)) as (app, pilot):
        await pressed(pilot, "f2", "end", "up", "enter")
        assert open_question_id(app) == "principles"
        await pressed(pilot, "f2", "end", "enter", "x", "y")
        assert app.desk is not None
        assert app.desk.workbook.session.get(("answers", "clauses_note", "value")) == "xy"


async def test_the_overview_never_shows_a_private_answer(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path)) as (app, pilot):
        assert app.desk is not None
        app.desk.workbook.private.tree["answers"] = {"limits": {"value": "Not below ten"}}
        await pressed(pilot, "f2", "a")
        assert "Not below ten" not in shown(app)
        assert "answered, private" in line_with(shown(app), "Told in confidence")


async def test_answers_kept_from_an_earlier_workshop_stand_at_the_end(tmp_path: Path) -> None:
    kept = {"old_goal": {"value": "Reach the hills"}, "old_table": {"rows": [{"id": "a", "x": 1}]}}
    async with opened(a_session_file(tmp_path, kept=kept)) as (app, pilot):
        await pressed(pilot, "f2")
        assert "Reach the hills" in line_with(shown(app), "old_goal")
        assert "1 row" in line_with(shown(app), "old_table")
        await pressed(pilot, "end", "enter")
        assert isinstance(app.screen, OverviewScreen)


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ({"value": True}, "Yes"),
        ({"value": ["a", "b"]}, "a, b"),
        ({"by_partner": {"county": 4}}, "county 4"),
        ({"cells": {"r": {"county": "x", "lake": ""}}}, "1 filled in"),
        ({"rounds": [{"id": "r"}]}, "1 round"),
        ({"state": "unknown", "note": "Ask Mary"}, "not known yet · Ask Mary"),
        ("odd", "odd"),
    ],
)
def test_a_kept_answer_is_told_on_one_line(answer: object, words: str) -> None:
    assert kept_at_a_glance(answer) == words


async def test_undo_on_the_overview_shows_the_session_as_it_was(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path)) as (app, pilot):
        await pressed(pilot, "w", "f2", "a")
        assert " w" in line_with(shown(app), "The problem")
        await pressed(pilot, "ctrl+z")
        assert "needed" in line_with(shown(app), "The problem")


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (20, 6), (200, 50)])
async def test_the_overview_stands_in_any_terminal(tmp_path: Path, size: tuple[int, int]) -> None:
    answers = {"problem": {"value": "清潔な水 👩‍👩‍👧 é"}, "sites": {"state": "later", "note": "水" * 60}}
    async with opened(a_session_file(tmp_path, answers), size=size) as (app, pilot):
        await pressed(pilot, "f2", "a", "end", "pageup", "home", "pagedown")
        assert isinstance(app.screen, OverviewScreen)
