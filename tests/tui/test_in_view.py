"""What stays in view where the screen is small and the partners or the lines are many."""

from __future__ import annotations

from pathlib import Path

from tests.screens.apps import a_sample
from tests.tui.open_session import a_session_file, opened, pressed, shown
from tests.tui.sample_steps import at_question
from tests.tui.test_quick_round import STATEMENTS, go_to_statements


async def test_with_twelve_partners_the_keys_and_the_turn_stay_in_view(tmp_path: Path) -> None:
    partners = [f"Partner {number}" for number in range(1, 13)]
    async with opened(a_session_file(tmp_path, STATEMENTS, partners=partners), size=(80, 24)) as (app, pilot):
        await go_to_statements(app, pilot)
        await pressed(pilot, "ctrl+b", "down", "down", "down", "down", "down", "down", "down")
        for words in ("▸ Partner 8", "s support", "Esc back"):
            assert words in shown(app)


async def test_after_a_long_ballot_the_way_to_cover_the_marks_is_in_view(tmp_path: Path) -> None:
    async with at_question(a_sample(tmp_path), "health_check", (80, 24)) as (app, _, pilot):
        await pressed(pilot, "ctrl+b", "enter", "enter", "enter", *("g" * 24))
        assert "you marked 24 of 24 lines" in shown(app)
        assert "Done: cover my marks" in shown(app)


async def test_in_a_window_of_another_size_the_open_question_stays_in_view(tmp_path: Path) -> None:
    async with at_question(a_sample(tmp_path), "relevance", (80, 24)) as (app, _, pilot):
        await pilot.resize_terminal(100, 30)
        await pressed(pilot)
        assert "▸ ● 5 Strongly agree" in shown(app)
        assert "Space picks" in shown(app)


async def test_in_a_column_of_another_width_the_open_question_comes_into_view(tmp_path: Path) -> None:
    async with at_question(a_sample(tmp_path), "health_check", (130, 24)) as (app, screen, pilot):
        paper = screen.query_one("#paper")
        paper.scroll_end(animate=False)
        await pressed(pilot)
        assert "▾ Health check" not in shown(app)
        paper.styles.width = 90
        await pressed(pilot)
        assert "▾ Health check" in shown(app)


async def test_a_text_that_has_room_is_seen_from_its_first_line_to_its_last(tmp_path: Path) -> None:
    async with at_question(a_sample(tmp_path), "activities", (100, 30)) as (app, screen, pilot):
        for index in range(8):
            await screen.open_question_at(index)
            await pressed(pilot)
        lines = shown(app)
        assert "Water tests are public within seven" in lines
        assert "doubts them and why." in lines


async def test_what_is_offered_below_a_long_table_is_in_view_in_a_small_window(tmp_path: Path) -> None:
    async with at_question(a_sample(tmp_path), "health_check", (80, 24)) as (app, _, _pilot):
        assert "Health check" in shown(app)
        assert "See what the marks say" in shown(app)


async def test_below_a_long_table_the_next_questions_follow_at_once(tmp_path: Path) -> None:
    async with at_question(a_sample(tmp_path), "health_check", (80, 24)) as (app, _, pilot):
        await pilot.resize_terminal(130, 40)
        await pressed(pilot)
        lines = shown(app).splitlines()
        offer = next(at for at, line in enumerate(lines) if "See what the marks say" in line)
        assert "Where we see it differently" in "".join(lines[offer : offer + 4])


async def test_a_question_is_named_whole_beside_the_beginning_of_its_answer(tmp_path: Path) -> None:
    async with at_question(a_sample(tmp_path), "problem", (130, 40)) as (app, _, _pilot):
        assert "This problem matters to our organisation   County 5" in shown(app)
