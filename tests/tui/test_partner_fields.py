"""Answers per partner: levels set as fast as people speak, fields that come and go with the width."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.screens.apps import a_sample
from tests.tui.open_session import is_said, pressed, session_of, shown
from tests.tui.sample_steps import a_session_of_principles, at_question

UNDER_TABS, SIDE_BY_SIDE = (80, 24), (200, 40)
FOUR = ("county", "lakewater", "beach-network", "nyanza-fund")


@pytest.mark.parametrize("size", [UNDER_TABS, SIDE_BY_SIDE], ids=["tabs", "side by side"])
async def test_a_digit_sets_the_level_and_goes_on_to_the_next_partner(size: tuple[int, int], tmp_path: Path) -> None:
    path = a_session_of_principles(tmp_path, partners=4)
    async with at_question(path, "relevance", size) as (app, _, pilot):
        await pressed(pilot, "4", "3", "5", "2")
        levels = session_of(app).get(("answers", "relevance", "by_partner"))
        assert levels == dict(zip(FOUR, (4, 3, 5, 2), strict=True))


async def test_at_the_last_partner_a_level_can_be_put_right(tmp_path: Path) -> None:
    path = a_session_of_principles(tmp_path, partners=2)
    async with at_question(path, "relevance", UNDER_TABS) as (app, screen, pilot):
        await pressed(pilot, "4", "3", "1")
        assert session_of(app).get(("answers", "relevance", "by_partner")) == {"county": 4, "lakewater": 1}
        assert screen.question is not None
        assert screen.question.id == "relevance"


async def test_backspace_clears_a_level(tmp_path: Path) -> None:
    path = a_session_of_principles(tmp_path, partners=2)
    async with at_question(path, "relevance", UNDER_TABS) as (app, _, pilot):
        await pressed(pilot, "4", "3", "shift+tab", "backspace")
        assert session_of(app).get(("answers", "relevance", "by_partner")) == {"lakewater": 3}


async def test_arrows_and_space_choose_a_level_and_enter_goes_on(tmp_path: Path) -> None:
    path = a_session_of_principles(tmp_path, partners=2)
    async with at_question(path, "relevance", UNDER_TABS) as (app, _, pilot):
        await pressed(pilot, "down", "space", "tab", "down", "down", "enter")
        assert session_of(app).get(("answers", "relevance", "by_partner")) == {"county": 2, "lakewater": 3}


async def test_a_legend_says_what_the_keys_do(tmp_path: Path) -> None:
    async with at_question(a_sample(tmp_path), "relevance", SIDE_BY_SIDE) as (app, _, _pilot):
        assert "1–5 sets it and goes on · Space picks · Backspace clears" in shown(app)


async def test_the_legend_is_there_for_everybody_too(tmp_path: Path) -> None:
    async with at_question(a_sample(tmp_path), "legal_status", (80, 24)) as (app, _, _pilot):
        assert "1–3 or Space picks · Backspace clears" in shown(app)


async def test_tabs_show_the_levels(tmp_path: Path) -> None:
    path = a_session_of_principles(tmp_path, partners=4)
    async with at_question(path, "relevance", UNDER_TABS) as (app, _, pilot):
        await pressed(pilot, "4")
        assert "4 County" in shown(app)
        assert "· Lakewater" in shown(app)


async def test_undo_takes_a_level_back(tmp_path: Path) -> None:
    path = a_session_of_principles(tmp_path, partners=2)
    async with at_question(path, "relevance", UNDER_TABS) as (app, _, pilot):
        await pressed(pilot, "4", "ctrl+z")
        assert "4 County" not in shown(app)
        assert session_of(app).get(("answers", "relevance", "by_partner"), {}) == {}


async def test_a_click_on_a_level_makes_it_that_partners_turn(tmp_path: Path) -> None:
    path = a_session_of_principles(tmp_path, partners=2)
    async with at_question(path, "relevance", SIDE_BY_SIDE) as (app, screen, pilot):
        picks = list(screen.query("Pick"))
        await pilot.click(picks[1], offset=(6, 1))
        await pressed(pilot, "down")
        assert session_of(app).get(("answers", "relevance", "by_partner")) == {"lakewater": 2}


async def test_going_from_tabs_to_side_by_side_and_back_keeps_everybodys_words(tmp_path: Path) -> None:
    path = a_session_of_principles(tmp_path, partners=3)
    async with at_question(path, "legal_name", UNDER_TABS) as (app, _, pilot):
        await pressed(pilot, *"The County", "tab", *"Lake")
        await pilot.resize_terminal(*SIDE_BY_SIDE)
        await pressed(pilot, *"water", "tab", *"Beaches")
        assert "The County" in shown(app)
        await pilot.resize_terminal(*UNDER_TABS)
        await pressed(pilot, *" Ltd", "shift+tab", *"!")
        assert session_of(app).get(("answers", "legal_name", "by_partner")) == {
            "county": "The County",
            "lakewater": "Lakewater!",
            "beach-network": "Beaches Ltd",
        }


@pytest.mark.parametrize("size", [UNDER_TABS, SIDE_BY_SIDE], ids=["tabs", "side by side"])
async def test_a_partner_has_its_answer_left_out_of_copies_and_takes_that_back(
    size: tuple[int, int], tmp_path: Path
) -> None:
    path = a_session_of_principles(tmp_path, partners=2)
    wanted = ("answers", "legal_name", "masked_for_sharing")
    async with at_question(path, "legal_name", size) as (app, _, pilot):
        await pressed(pilot, "tab", *"Lake Ltd", "alt+c")
        assert session_of(app).get(wanted) == ["lakewater"]
        assert "left out of copies" in shown(app)
        assert is_said(app, "Lakewater is left out of")
        await pressed(pilot, "ctrl+z")
        assert session_of(app).get(wanted, None) is None
        assert session_of(app).get(("answers", "legal_name", "by_partner")) == {"lakewater": "Lake Ltd"}
        await pressed(pilot, "alt+c", "alt+c")
        assert session_of(app).get(wanted, None) is None


async def test_the_room_sees_no_wish_and_sets_none(tmp_path: Path) -> None:
    path = a_session_of_principles(tmp_path, partners=2)
    async with at_question(path, "legal_name", SIDE_BY_SIDE) as (app, _, pilot):
        await pressed(pilot, "alt+c")
        assert "left out of copies" in shown(app)
        await pressed(pilot, "f5")
        app.clear_notifications()
        await pressed(pilot, "alt+c")
        assert "left out of copies" not in shown(app)
        assert session_of(app).get(("answers", "legal_name", "masked_for_sharing")) == ["county"]
        await pressed(pilot, "f5", "f4", "alt+c")
        assert is_said(app, "Only what each partner answers for itself can be left out of copies.")
