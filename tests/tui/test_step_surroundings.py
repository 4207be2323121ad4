"""What stands around the open question: the heading, the rail and the facilitator's panel."""

from __future__ import annotations

from pathlib import Path

import pytest

from partnering_tui.tui.widgets.top_bar import TopBar
from tests.screens.apps import a_sample
from tests.tui.hosts import screen_lines
from tests.tui.open_session import a_session_file, opened, pressed, shown
from tests.tui.sample_steps import at_question


def column_of(lines: list[str], words: str) -> int:
    return next(line.index(words) for line in lines if words in line)


@pytest.mark.parametrize(
    ("question", "title", "purpose"),
    [("vision", "Agree clear", "We name"), ("health_check", "Review and adjust", "Look honestly")],
    ids=["step 4", "step 11"],
)
async def test_the_purpose_begins_under_the_title(question: str, title: str, purpose: str, tmp_path: Path) -> None:
    async with at_question(a_sample(tmp_path), question, (100, 60)) as (app, _, _pilot):
        lines = screen_lines(app)
        assert column_of(lines, title) == column_of(lines, purpose)


async def test_a_long_remark_goes_on_below_the_label(tmp_path: Path) -> None:
    async with at_question(a_sample(tmp_path), "clauses", (80, 24)) as (app, _, _pilot):
        lines = screen_lines(app)
        first = next(index for index, line in enumerate(lines) if "▾ Clauses of the agreement" in line)
        begins = lines[first].index("Clauses")
        assert lines[first + 1][:begins].strip() == ""
        assert lines[first + 1][begins] != " "


async def test_a_long_title_leaves_room_for_the_step(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path), size=(80, 24)) as (app, pilot):
        app.screen.query_one(TopBar).title = "Clean water for every ward beside the lake, and for the hills behind it"
        await pilot.pause()
        line = shown(app).splitlines()[0]
        assert "Clean water for every ward" in line
        assert "Step 1 of 2" in line


async def test_folding_a_question_counts_its_answer_on_the_rail(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path)) as (app, pilot):
        assert "0 of 4 needed" in shown(app)
        await pressed(pilot, *"Dry taps", "tab")
        assert "1 of 4 needed" in shown(app)


@pytest.mark.parametrize("size", [(130, 24), (130, 40), (160, 45)], ids=str)
async def test_the_time_and_the_private_note_are_always_seen(size: tuple[int, int], tmp_path: Path) -> None:
    async with at_question(a_sample(tmp_path), "since_last_review", size) as (app, _, _pilot):
        assert "min planned" in shown(app)
        assert "Marks were collected on paper" in " ".join(" ".join(line[-34:] for line in screen_lines(app)).split())


async def test_a_key_turns_the_pages_of_the_panel_and_begins_again_after_the_last(tmp_path: Path) -> None:
    async with at_question(a_sample(tmp_path), "vision", (130, 40)) as (app, _, pilot):
        assert "Guards against" not in shown(app)
        assert "▾ more  F10" in shown(app)
        await pressed(pilot, "f10")
        assert "Guards against" in shown(app)
        assert "Ask the room" not in shown(app)
        await pressed(pilot, "f10")
        assert "Ask the room" in shown(app)


async def test_a_title_in_the_panel_never_stands_without_its_words(tmp_path: Path) -> None:
    async with at_question(a_sample(tmp_path), "job_done", (130, 40)) as (app, _, pilot):
        for height in (39, 40, 41):
            await pilot.resize_terminal(130, height)
            await pilot.pause()
            lines = [line[-34:].strip() for line in screen_lines(app)]
            assert lines[lines.index("▾ more  F10") - 1] != "For the facilitator"
        await pressed(pilot, "f10")
        assert "For the facilitator" in shown(app)


async def test_cut_private_notes_tell_the_key_that_shows_them_all(tmp_path: Path) -> None:
    async with at_question(a_sample(tmp_path), "since_last_review", (130, 24)) as (app, _, _pilot):
        assert "▾ more  ^n" in shown(app)


async def test_turning_the_panel_leaves_the_cursor_amid_the_word(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path), size=(130, 24)) as (app, pilot):
        await pressed(pilot, *"Dry", "f10", *"er taps")
        assert "Drier taps" not in shown(app)
        assert "Dryer taps" in shown(app)


async def test_without_room_for_the_panel_its_keys_say_where_the_same_is_read(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path), size=(100, 30)) as (app, pilot):
        await pressed(pilot, "f10")
        assert "needs 130 columns" in shown(app)
