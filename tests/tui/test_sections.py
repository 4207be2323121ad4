"""How ready the document is: on the overview and beside the document, with a way to every gap."""

from __future__ import annotations

from pathlib import Path

import pytest

from partnering_tui.session.answers import is_declared_not_relevant, reason_of
from partnering_tui.session.readiness import Readiness, SectionReadiness
from partnering_tui.tui.app import PartneringApp
from partnering_tui.tui.screens.document import DocumentScreen
from partnering_tui.tui.screens.leave_out import LeaveOutScreen
from partnering_tui.tui.screens.overview import OverviewScreen
from partnering_tui.tui.screens.partners import PartnersScreen
from partnering_tui.tui.screens.section_gaps import SectionGapsScreen
from partnering_tui.tui.screens.step import StepScreen
from partnering_tui.tui.text import one_line
from partnering_tui.tui.widgets.document_view import DocumentView
from partnering_tui.tui.widgets.marks import READINESS_MARKS, READINESS_WORDS
from partnering_tui.tui.widgets.section_list import SectionList
from partnering_tui.workshop.definition import SummarySection
from tests.tui.hosts import burst
from tests.tui.open_session import a_session_file, open_question_id, opened, pressed, session_of, shown

ANSWERS = {
    "problem": {"value": "No clean water [at all]"},
    "needs": {"rows": [{"id": "n1", "need": "Clinics"}, {"id": "n2", "whose": "Mothers"}]},
    "principles": {
        "rows": [
            {"id": "p1", "principle": "Share numbers", "positions": {"county": "support", "lakewater": "support"}},
            {"id": "p2", "principle": "Meet monthly", "positions": {"county": "support", "lakewater": "block"}},
        ]
    },
}


def line_with(app: PartneringApp, words: str) -> str:
    return next(line for line in shown(app).splitlines() if words in line)


def cell_here(app: PartneringApp) -> tuple[str, str]:
    """The row and the column under the cursor of the open grid."""
    assert isinstance(app.screen, StepScreen)
    grid = app.screen.open_question.grid
    assert grid is not None
    assert grid.rows is not None
    return grid.rows.row_id(grid.row), grid.rows.sheet.columns[grid.column].id


# On the overview


async def test_s_shows_every_section_with_its_state_in_words_and_as_a_sign(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path, ANSWERS)) as (app, pilot):
        await pressed(pilot, "f2", "s")
        assert "◐ Context" in line_with(app, "Context")
        assert "partial · 1 gap" in line_with(app, "Context")
        assert "partial · 2 gaps" in line_with(app, "What we agreed")


async def test_the_sections_are_counted_at_the_top(tmp_path: Path) -> None:
    answers = {**ANSWERS, "needs": {"rows": [{"id": "n1", "need": "Clinics"}]}}
    async with opened(a_session_file(tmp_path, answers)) as (app, pilot):
        await pressed(pilot, "f2", "s")
        assert "1 of 2 sections complete · 1 partial" in shown(app)
        assert "● Context" in shown(app)


async def test_enter_opens_a_section_and_closes_it_again(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path, ANSWERS)) as (app, pilot):
        await pressed(pilot, "f2", "s", "enter")
        assert "“Need” is empty" in shown(app)
        await pressed(pilot, "enter")
        assert "“Need” is empty" not in shown(app)


async def test_enter_on_a_gap_goes_to_the_very_cell_of_a_table(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path, ANSWERS)) as (app, pilot):
        await pressed(pilot, "f2", "s", "enter", "down", "enter")
        assert open_question_id(app) == "needs"
        assert cell_here(app) == ("n2", "need")


async def test_enter_on_a_gap_goes_to_the_partner_who_blocks(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path, ANSWERS)) as (app, pilot):
        await pressed(pilot, "f2", "s", "down", "enter", "down", "enter")
        assert open_question_id(app) == "principles"
        assert cell_here(app) == ("p2", "lakewater")


async def test_keys_pressed_in_one_go_open_the_section_and_no_step(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path, ANSWERS)) as (app, pilot):
        await pressed(pilot, "f2")
        burst(app, "s", "enter", "down", "enter")
        await pressed(pilot)
        await pressed(pilot)
        assert open_question_id(app) == "needs"
        assert cell_here(app) == ("n2", "need")


async def test_a_click_opens_a_section_and_goes_to_a_gap(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path, ANSWERS)) as (app, pilot):
        await pressed(pilot, "f2", "s")
        for words in ("What we agreed", "Lakewater blocks it"):
            y = next(y for y, line in enumerate(shown(app).splitlines()) if words in line)
            await pilot.click(offset=(20, y))
            await pressed(pilot)
        assert cell_here(app) == ("p2", "lakewater")


async def test_the_ways_to_look_can_be_clicked(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path, ANSWERS)) as (app, pilot):
        await pressed(pilot, "f2")
        for words, place in (("Sections", "· sections"), ("All questions", "all questions"), ("What is", "missing")):
            row, line = next((y, line) for y, line in enumerate(shown(app).splitlines()) if "Fair deal" in line)
            await pilot.click(offset=(line.index(words) + 2, row))
            await pressed(pilot)
            assert place in shown(app).splitlines()[0]


async def test_the_same_keys_lead_back_to_what_is_missing(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path, ANSWERS)) as (app, pilot):
        for key in ("s", "a"):
            await pressed(pilot, "f2", key, key)
            assert "what is missing" in shown(app)
            await pressed(pilot, "escape")


async def test_no_partners_is_a_gap_that_leads_to_the_partners(tmp_path: Path) -> None:
    path = a_session_file(tmp_path, ANSWERS)
    workshop = tmp_path / "workshops" / "small" / "workshop.toml"
    outline = '\n[[summary]]\nid = "parties"\ntitle = "Parties"\nfrom = ["partners"]\nneeded = true\n'
    workshop.write_text(workshop.read_text(encoding="utf-8") + outline, encoding="utf-8")
    async with opened(path) as (app, pilot):
        session_of(app).tree["partners"] = []
        await pressed(pilot, "f2", "s", "end", "enter", "down", "enter")
        assert isinstance(app.screen, PartnersScreen)


async def test_a_section_is_left_out_with_its_reason_and_undo_brings_it_back(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path, ANSWERS)) as (app, pilot):
        await pressed(pilot, "f2", "s", "x", *"No[w]", "enter")
        assert isinstance(app.screen, OverviewScreen)
        assert reason_of(session_of(app), "context") == "No[w]"
        assert "– Context" in shown(app)
        assert "not relevant: No[w]" in line_with(app, "Context")
        await pressed(pilot, "ctrl+z")
        assert not is_declared_not_relevant(session_of(app), "context")
        assert "partial" in line_with(app, "Context")


async def test_the_same_key_brings_a_section_back(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path, ANSWERS)) as (app, pilot):
        await pressed(pilot, "f2", "s", "x", "enter", "x")
        assert not is_declared_not_relevant(session_of(app), "context")


async def test_escape_leaves_a_section_as_it_is(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path, ANSWERS)) as (app, pilot):
        await pressed(pilot, "f2", "s", "x", "y", "escape")
        assert not is_declared_not_relevant(session_of(app), "context")


async def test_a_reason_that_is_being_typed_survives_the_end_of_the_app(tmp_path: Path) -> None:
    path = a_session_file(tmp_path, ANSWERS)
    async with opened(path) as (app, pilot):
        await pressed(pilot, "f2", "s", "x", *"No pilot")
        assert isinstance(app.screen, LeaveOutScreen)
        app._save_at_any_cost()
        assert 'note = "No pilot"' in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (20, 6), (200, 50)])
async def test_the_sections_stand_in_any_terminal(tmp_path: Path, size: tuple[int, int]) -> None:
    answers = {**ANSWERS, "needs": {"rows": [{"id": "n1", "whose": "清潔な水 👩‍👩‍👧 é" * 9}]}}
    async with opened(a_session_file(tmp_path, answers), size=size) as (app, pilot):
        await pressed(pilot, "f2", "s", "enter", "down", "end", "enter", "pagedown", "home")
        assert isinstance(app.screen, OverviewScreen)


# Beside the document


def view(app: PartneringApp) -> DocumentView:
    return app.screen.query_one(DocumentView)


async def test_the_sections_beside_the_document_carry_their_signs(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path, ANSWERS)) as (app, pilot):
        await pressed(pilot, "f8")
        assert "0 of 2 complete" in shown(app)
        assert "◐ Context" in shown(app)


async def test_the_signs_follow_the_section_in_view(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path, ANSWERS)) as (app, pilot):
        await pressed(pilot, "f8", "home", "right_square_bracket", "right_square_bracket")
        assert "▸ ◐ What we agreed" in shown(app)


async def test_the_keys_go_through_the_sections_too(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path, ANSWERS)) as (app, pilot):
        await pressed(pilot, "f8", "home")
        app.screen.query_one(SectionList).focus()
        await pressed(pilot, "down", "enter")
        assert view(app).sections[view(app).section].title == "What we agreed"
        assert app.focused is view(app)


async def test_g_lists_the_gaps_of_the_section_and_goes_there(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path, ANSWERS), size=(80, 24)) as (app, pilot):
        await pressed(pilot, "f8", "home", "right_square_bracket", "right_square_bracket", "g")
        assert isinstance(app.screen, SectionGapsScreen)
        assert "Lakewater blocks it" in shown(app)
        await pressed(pilot, "enter")
        assert cell_here(app) == ("p2", "lakewater")


async def test_above_the_first_section_g_lists_the_gaps_of_all(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path, ANSWERS)) as (app, pilot):
        await pressed(pilot, "f8", "home", "g")
        assert "What is missing in the whole document" in shown(app)
        assert "“Need” is empty" in shown(app)
        assert "Lakewater blocks it" in shown(app)


async def test_the_window_of_the_gaps_says_how_to_go_there(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path, ANSWERS), size=(80, 24)) as (app, pilot):
        await pressed(pilot, "f8", "home", "right_square_bracket", "right_square_bracket", "g")
        await pilot.click("#go")
        await pressed(pilot)
        assert cell_here(app) == ("p2", "lakewater")


async def test_the_key_that_shows_the_sections_leads_back_to_what_is_missing(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path, ANSWERS)) as (app, pilot):
        await pressed(pilot, "f2", "s")
        assert "What is missing s" in shown(app)
        await pressed(pilot, "s")
        assert "▸ What is missing" in shown(app)


async def test_a_section_without_gaps_says_so(tmp_path: Path) -> None:
    answers = {**ANSWERS, "needs": {"rows": [{"id": "n1", "need": "Clinics"}]}}
    async with opened(a_session_file(tmp_path, answers)) as (app, pilot):
        await pressed(pilot, "f8", "home", "right_square_bracket", "g")
        assert "Nothing is missing here." in shown(app)
        await pressed(pilot, "escape")
        assert isinstance(app.screen, DocumentScreen)


async def test_of_an_optional_section_with_nothing_in_it_g_does_not_say_that_it_is_whole(tmp_path: Path) -> None:
    optional = SectionReadiness(SummarySection(id="maps", title="Maps"), Readiness.OPTIONAL)
    async with opened(a_session_file(tmp_path)) as (app, pilot):
        await app.push_screen(SectionGapsScreen([optional]))
        await pressed(pilot)
        assert "· Maps  optional" in shown(app)
        assert "Nothing is written here yet, and nothing has to be." in shown(app)
        assert "Nothing is missing here." not in shown(app)


@pytest.mark.parametrize("screen", [DocumentScreen, OverviewScreen])
def test_help_names_every_sign_of_a_section(screen: type[DocumentScreen | OverviewScreen]) -> None:
    said = one_line(screen.HELP)
    assert [state for state, mark in READINESS_MARKS.items() if f"{mark} {READINESS_WORDS[state]}" not in said] == []


async def test_a_section_can_be_left_out_where_it_is_read(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path, ANSWERS)) as (app, pilot):
        await pressed(pilot, "f8", "home", "right_square_bracket", "x", *"No", "enter")
        assert is_declared_not_relevant(session_of(app), "context")
        assert "Not relevant: No." in shown(app)
        assert "– Context" in shown(app)


async def test_a_section_without_gaps_says_so_when_it_is_opened(tmp_path: Path) -> None:
    answers = {**ANSWERS, "needs": {"rows": [{"id": "n1", "need": "Clinics"}]}}
    async with opened(a_session_file(tmp_path, answers)) as (app, pilot):
        await pressed(pilot, "f2", "s", "home", "enter")
        assert "Nothing is missing here." in shown(app)
        await pressed(pilot, "enter")
        assert "Nothing is missing here." not in shown(app)
