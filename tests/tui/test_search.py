"""Words are found in all that a session says, or all sessions; a place that was found is one key away."""

from __future__ import annotations

from pathlib import Path

from textual.pilot import Pilot

from partnering_tui.session.session import PrivateNotes
from partnering_tui.storage.session_file import open_session
from partnering_tui.tui.app import PartneringApp
from partnering_tui.tui.screens.notes import NotesScreen
from partnering_tui.tui.screens.search import SearchScreen
from partnering_tui.tui.screens.step import StepScreen
from partnering_tui.tui.widgets.hit_list import HitList
from tests.tui.at_home import a_session, at_home, everything_found, places
from tests.tui.open_session import a_session_file, notes_of, open_question_id, opened, pressed, shown
from tests.tui.test_every_action import a_session_with_a_health_check

ANSWERS = {
    "problem": {"value": "Families by the lake\ncannot count on [safe] water"},
    "needs": {"rows": [{"id": "n1", "need": "Kiosks"}, {"id": "n2", "need": "Pipes", "whose": "The lakeside wards"}]},
    "roles": {"cells": {"n2": {"lakewater": "A"}}},
}


async def test_enter_goes_to_the_cell_in_which_the_words_stand(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path, ANSWERS)) as (app, pilot):
        await pressed(pilot, "f2", "ctrl+f", *"LAKE", "down")
        assert "Needs · Whose" in shown(app)
        await pressed(pilot, "enter")
        assert open_question_id(app) == "needs"
        assert isinstance(app.screen, StepScreen)
        grid = app.screen.open_question.grid
        assert grid is not None
        assert (grid.row, grid.column, grid.has_focus) == (1, 1, True)


async def test_in_a_text_the_cursor_stands_before_the_words(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path, ANSWERS)) as (app, pilot):
        await pressed(pilot, "f4", "ctrl+f", *"[safe]", "enter", *"really ")
        assert open_question_id(app) == "problem"
        assert "count on really [safe] water" in shown(app)


async def test_what_is_private_is_found_only_when_asked_for_and_never_before_the_room(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path)) as (app, pilot):
        private: PrivateNotes = notes_of(app)
        private.tree["answers"] = {"limits": {"value": "Hidden cost"}}
        await pressed(pilot, "ctrl+f", *"hidden")
        assert "Nothing here has this word" in shown(app)
        await pressed(pilot, "ctrl+g")
        assert "Told in confidence · private" in shown(app)
        await pressed(pilot, "escape", "f5", "ctrl+f", *"hidden", "ctrl+g")
        assert "Nothing here has this word" in shown(app)
        assert "rivate" not in shown(app)


async def test_a_note_that_was_found_is_shown_in_its_list(tmp_path: Path) -> None:
    path = a_session_file(tmp_path)
    rows = '\n[[actions]]\nid = "a2"\nwhat = "Buy pipes"\ndone = true\n'
    path.write_text(path.read_text(encoding="utf-8") + rows, encoding="utf-8")
    async with opened(path) as (app, pilot):
        await pressed(pilot, "ctrl+f", *"pipes", "enter")
        assert isinstance(app.screen, NotesScreen)
        assert app.screen.present is not None
        assert app.screen.present.row_id == "a2"


async def test_nobody_searches_from_a_covered_screen(tmp_path: Path) -> None:
    async with opened(a_session_with_a_health_check(tmp_path)) as (app, pilot):
        await pressed(pilot, "ctrl+b", "enter", "enter")
        covered = app.screen
        await pressed(pilot, "ctrl+f")
        assert app.screen is covered


async def test_ten_thousand_rows_are_searched_and_no_more_are_listed_than_anybody_reads(tmp_path: Path) -> None:
    rows = [{"id": f"r{at}", "need": f"Kiosk {at}"} for at in range(10_000)]
    async with opened(a_session_file(tmp_path, {"needs": {"rows": rows}})) as (app, pilot):
        await pressed(pilot, "ctrl+f", *"kiosk")
        assert "The first 200 places" in shown(app)
        await pressed(pilot, *" 9876")
        assert "Kiosk 9876" in shown(app)
        assert "1 place" in shown(app)


async def search_all(app: PartneringApp, pilot: Pilot[int], words: str) -> None:
    await pressed(pilot, "ctrl+f", *words)
    await everything_found(app, pilot)


async def test_all_sessions_are_searched_from_home_and_opened_at_the_place() -> None:

    a_session("Nairobi", answers={"problem": {"value": "Streets by the lake"}})
    a_session("Kisumu", answers={"problem": {"value": "Boats on the lake"}})
    (places().sessions / "torn.toml").write_text("[session]\ntorn", encoding="utf-8")
    async with at_home() as (app, pilot):
        await search_all(app, pilot, "lake")
        assert isinstance(app.screen, SearchScreen)
        assert "Nairobi" in shown(app)
        assert "Kisumu" in shown(app)
        assert "2 places · 1 session could not be read" in shown(app)
        present = app.screen.query_one(HitList).present
        assert present is not None
        assert present.path is not None
        title = open_session(present.path).session.title
        await pressed(pilot, "enter")
        assert app.desk is not None
        assert app.desk.workbook.session.title == title
        assert open_question_id(app) == "problem"
