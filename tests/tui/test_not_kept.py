"""What is typed is never dropped without a word, and what is only looked at is not changed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from partnering_tui.session import edits
from partnering_tui.session.record import ABSENT, Change, Put
from partnering_tui.tui.app import PartneringApp
from partnering_tui.tui.screens.step import StepScreen
from partnering_tui.tui.widgets.words import Words
from tests.tui.open_session import a_session_file, opened, pressed, session_of, shown


async def gone_to(app: PartneringApp, question_id: str) -> None:
    assert isinstance(app.screen, StepScreen)
    await app.screen.go_to(0, question_id)


async def test_typing_into_a_row_that_somebody_removed_is_told_with_the_words(tmp_path: Path) -> None:
    answers = {"needs": {"rows": [{"id": "a", "need": "Water", "whose": "All"}]}}
    async with opened(a_session_file(tmp_path, answers), size=(130, 40)) as (app, pilot):
        await gone_to(app, "needs")
        await pressed(pilot, "up", "enter")
        assert app.desk is not None
        needs = app.desk.workbook.workshop.questions["needs"]
        app.desk.workbook.make(edits.remove_row(session_of(app), needs, ("rows", "a")))
        await pressed(pilot, *"Kiosks", "tab")
        assert "This was not kept" in shown(app)
        assert "Kiosks" in shown(app)


async def test_a_new_row_that_has_no_place_is_told_with_the_words(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path), size=(130, 40)) as (app, pilot):
        await gone_to(app, "needs")
        session_of(app).apply(Change("", (Put(("answers", "needs", "rows"), ABSENT, 3),)))
        await pressed(pilot, *"Kiosks", "enter")
        assert "This was not kept" in shown(app)
        assert "Kiosks" in shown(app)
        assert session_of(app).get(("answers", "needs", "rows")) == 3


async def test_words_that_have_no_place_stay_in_their_field(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path), size=(130, 40)) as (app, pilot):
        await gone_to(app, "problem")
        session_of(app).apply(Change("", (Put(("answers", "problem"), ABSENT, 3),)))
        await pressed(pilot, *"Water")
        assert app.screen.query_one(Words).text == "Water"
        assert "This was not kept" in shown(app)


@pytest.mark.parametrize(
    ("question_id", "value"),
    [("problem", True), ("problem", ["a", "b"]), ("problem", 3), ("sites", 4.0), ("sites", 10**17), ("sites", 1e-20)],
)
async def test_a_value_of_another_kind_that_is_only_looked_at_stays(
    tmp_path: Path, question_id: str, value: Any
) -> None:
    async with opened(a_session_file(tmp_path, {question_id: {"value": value}})) as (app, pilot):
        await gone_to(app, question_id)
        await pressed(pilot, "tab", "tab", "shift+tab", "shift+tab")
        standing = session_of(app).get(("answers", question_id, "value"))
        assert (standing, type(standing)) == (value, type(value))


async def test_a_value_of_another_kind_gives_way_to_what_is_typed(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path, {"problem": {"value": True}})) as (app, pilot):
        await gone_to(app, "problem")
        await pressed(pilot, *"!", "tab")
        assert session_of(app).get(("answers", "problem", "value")) == "yes!"


async def test_a_date_field_says_how_a_date_is_written_and_keeps_what_is_none(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path), size=(130, 40)) as (app, pilot):
        assert isinstance(app.screen, StepScreen)
        await app.screen.go_to(1, "start")
        await pressed(pilot)
        assert "like 2027-06-30" in shown(app)
        await pressed(pilot, *"spring")
        assert "not a date yet: write it like 2027-06-30 (kept as typed)" in shown(app)
