"""Grids with many columns: what stays in sight, what can be reached, and what makes room for them."""

from __future__ import annotations

from pathlib import Path

import pytest

from partnering_tui.tui.widgets.facilitator_panel import FacilitatorPanel
from tests.screens.apps import a_sample
from tests.tui.hosts import screen_lines
from tests.tui.open_session import pressed, shown
from tests.tui.sample_steps import WORDS, a_session_of_principles, at_question, go_to

SIZES = [(80, 24), (100, 30), (130, 40), (160, 45)]


def line_with(text: str, words: str) -> str:
    return next(line for line in text.splitlines() if words in line)


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("partners", [4, 6])
async def test_the_outcome_of_every_statement_is_seen(size: tuple[int, int], partners: int, tmp_path: Path) -> None:
    path = a_session_of_principles(tmp_path, partners=partners)
    async with at_question(path, "principles", size) as (app, _, pilot):
        for _ in range(partners):
            assert "Outcome" in line_with(shown(app), "Principle *")
            assert "agreed" in line_with(shown(app), "We decide")
            assert "reserv" in line_with(shown(app), "We share").rpartition("support")[2]
            await pressed(pilot, "right")


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_every_column_can_be_reached_and_those_out_of_sight_are_hinted_at(
    size: tuple[int, int], tmp_path: Path
) -> None:
    async with at_question(a_session_of_principles(tmp_path, partners=6), "principles", size) as (app, _, pilot):
        first = line_with(shown(app), "Principle *")
        assert "County" in first
        assert "›" in first
        await pressed(pilot, *["right"] * 20)
        last = line_with(shown(app), "Principle *")
        assert "‹" in last
        assert "›" not in last
        await pressed(pilot, *["left"] * 20)
        assert "County" in line_with(shown(app), "Principle *")


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_marks_under_all_letters_are_seen_beside_each_other(size: tuple[int, int], tmp_path: Path) -> None:
    path = a_sample(tmp_path)
    path.write_text(path.read_text(encoding="utf-8").replace('mode = "named"', 'mode = "coded"'), encoding="utf-8")
    async with at_question(path, "health_check", size) as (app, _, _):
        assert line_with(shown(app), "We share one").count("Green") == 4


async def test_the_words_of_a_reservation_are_read_in_full_below_the_grid(tmp_path: Path) -> None:
    path = a_session_of_principles(tmp_path, partners=4)
    async with at_question(path, "principles", (80, 24)) as (app, _, pilot):
        await pressed(pilot, "down", "right")
        assert WORDS in " ".join(shown(app).split())


async def test_on_the_outcome_the_words_of_every_reservation_are_read(tmp_path: Path) -> None:
    path = a_session_of_principles(tmp_path, partners=4)
    async with at_question(path, "principles", (100, 45)) as (app, _, pilot):
        await pressed(pilot, "down", *["right"] * 4)
        below = " ".join(" ".join(line[27:] for line in screen_lines(app)).split())
        assert "Agreed with reservations" in below
        assert f"Lakewater reserves “{WORDS}”" in below


async def test_on_an_open_outcome_it_says_who_has_yet_to_speak(tmp_path: Path) -> None:
    path = a_session_of_principles(tmp_path, partners=4)
    async with at_question(path, "principles", (100, 30)) as (app, _, pilot):
        await pressed(pilot, "backspace", *["right"] * 4)
        assert "Open: yet to speak: County" in shown(app)


async def test_the_panel_makes_room_for_a_wide_grid_and_comes_back(tmp_path: Path) -> None:
    async with at_question(a_sample(tmp_path), "ground_rules", (130, 40)) as (app, screen, pilot):
        assert "For the facilitator" in shown(app)
        await go_to(screen, "principles", pilot)
        assert "For the facilitator" not in shown(app)
        assert "Nyanza Fund" in line_with(shown(app), "Principle *")
        await go_to(screen, "vision", pilot)
        assert "For the facilitator" in shown(app)


async def test_nothing_that_is_typed_makes_the_layout_jump(tmp_path: Path) -> None:
    async with at_question(a_sample(tmp_path), "ground_rules", (130, 40)) as (_, screen, pilot):
        panel = screen.query_one(FacilitatorPanel)
        before = panel.region
        await pressed(pilot, *"A rule that is so long that it never fits beside anything at all, ever", "enter", "a")
        assert panel.region == before


async def test_a_panel_that_was_called_back_stays_until_the_next_question(tmp_path: Path) -> None:
    async with at_question(a_sample(tmp_path), "principles", (130, 40)) as (app, screen, pilot):
        await pressed(pilot, "ctrl+g")
        assert "For the facilitator" in shown(app)
        await pilot.resize_terminal(132, 40)
        await pilot.pause()
        assert "For the facilitator" in shown(app)
        await go_to(screen, "ways_of_working", pilot)
        assert "For the facilitator" not in shown(app)


async def test_where_not_all_levels_fit_all_are_shown_as_numbers(tmp_path: Path) -> None:
    async with at_question(a_sample(tmp_path), "risks", (80, 24)) as (app, _, _pilot):
        assert "· Likely" not in shown(app)
    async with at_question(a_sample(tmp_path), "risks", (190, 45)) as (app, _, _pilot):
        assert "· Likely" in shown(app)
