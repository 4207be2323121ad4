"""A text is edited in the facilitator's own editor where the terminal can be lent to it."""

from __future__ import annotations

from pathlib import Path

from tests.tui.open_session import a_session_file, opened, pressed, session_of, shown


async def test_a_terminal_that_cannot_be_lent_is_told_and_the_text_stays(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path)) as (app, pilot):
        await pressed(pilot, *"Dry taps", "f9")
        assert "No editor can be opened in this terminal." in " ".join(shown(app).split())
        assert session_of(app).get(("answers", "problem", "value")) == "Dry taps"
