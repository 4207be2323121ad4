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
