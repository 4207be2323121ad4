"""Marking a question: one letter, a note, and nothing more."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.events import Key, Paste

from partnering_tui.session.answers import note_of, state_of
from partnering_tui.tui.app import PartneringApp
from partnering_tui.tui.screens.mark import MarkScreen
from partnering_tui.tui.screens.step import StepScreen
from partnering_tui.tui.widgets.pick import Pick
from partnering_tui.tui.widgets.words import Words
from tests.tui.hosts import burst
from tests.tui.open_session import a_session_file, opened, pressed, session_of, shown


def marked(app: PartneringApp, question_id: str = "problem") -> tuple[str, str]:
    assert app.desk is not None
    question = app.desk.workbook.workshop.questions[question_id]
    return state_of(session_of(app), question), note_of(session_of(app), question)


@pytest.mark.parametrize(("key", "state"), [("l", "later"), ("u", "unknown"), ("n", "not-relevant"), ("p", "parked")])
async def test_one_letter_and_enter_mark_the_question(tmp_path: Path, key: str, state: str) -> None:
    async with opened(a_session_file(tmp_path)) as (app, pilot):
        await pressed(pilot, "ctrl+l", key, "enter")
        assert isinstance(app.screen, StepScreen)
        assert marked(app) == (state, "")


async def test_a_note_is_typed_right_after_the_letter(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path)) as (app, pilot):
        await pressed(pilot, "ctrl+l", "l", *"June", "enter")
        assert marked(app) == ("later", "June")
        assert "◌ later: June" in shown(app)


async def test_escape_changes_nothing(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path)) as (app, pilot):
        await pressed(pilot, "ctrl+l", "l", "x", "escape")
        assert isinstance(app.screen, StepScreen)
        assert marked(app) == ("", "")


async def test_the_present_mark_and_note_are_shown(tmp_path: Path) -> None:
    answers = {"problem": {"state": "parked", "note": "until [June]"}}
    async with opened(a_session_file(tmp_path, answers)) as (app, pilot):
        assert isinstance(app.screen, StepScreen)
        await app.screen.go_to(0, "problem")
        await pressed(pilot, "ctrl+l")
        assert app.screen.query_one(Pick).chosen == ["parked"]
        assert app.screen.query_one(Words).text == "until [June]"
        assert "The problem [in one statement]" in shown(app)


async def test_a_mark_can_be_given_another_note(tmp_path: Path) -> None:
    answers = {"problem": {"state": "parked", "note": "May"}}
    async with opened(a_session_file(tmp_path, answers)) as (app, pilot):
        assert isinstance(app.screen, StepScreen)
        await app.screen.go_to(0, "problem")
        await pressed(pilot, "ctrl+l", "enter", "!", "enter")
        assert marked(app) == ("parked", "May!")


async def test_c_clears_the_mark_and_its_note(tmp_path: Path) -> None:
    answers = {"problem": {"state": "later", "note": "June", "value": "Kept"}}
    async with opened(a_session_file(tmp_path, answers)) as (app, pilot):
        assert isinstance(app.screen, StepScreen)
        await app.screen.go_to(0, "problem")
        await pressed(pilot, "ctrl+l", "c")
        assert isinstance(app.screen, StepScreen)
        assert marked(app) == ("", "")
        assert session_of(app).get(("answers", "problem", "value")) == "Kept"


async def test_letters_in_the_note_are_only_letters(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path)) as (app, pilot):
        await pressed(pilot, "ctrl+l", "u", *"lunpc", "enter")
        assert marked(app) == ("unknown", "lunpc")


async def test_a_note_typed_at_once_is_all_note(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path)) as (app, pilot):
        await pressed(pilot, "ctrl+l")
        burst(app, "l", "until county can pay")
        await pilot.pause()
        await pressed(pilot, "enter")
        assert marked(app) == ("later", "until county can pay")


async def test_keys_typed_while_the_window_opens_reach_it(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path)) as (app, pilot):
        app.post_message(Key("ctrl+l", None))
        burst(app, "p", "by June")
        await pilot.pause()
        await pressed(pilot, "enter")
        assert marked(app) == ("parked", "by June")


async def test_a_note_can_be_pasted(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path)) as (app, pilot):
        await pressed(pilot, "ctrl+l", "l")
        app.post_message(Paste("after\nthe budget"))
        await pressed(pilot, "enter")
        assert marked(app) == ("later", "after the budget")


async def test_up_from_the_note_goes_back_to_the_states(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path)) as (app, pilot):
        await pressed(pilot, "ctrl+l", "l", "x", "up", "u", "enter")
        assert marked(app) == ("unknown", "x")


async def test_undo_takes_a_mark_back(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path)) as (app, pilot):
        await pressed(pilot, "ctrl+l", "n", "enter", "ctrl+z")
        assert marked(app) == ("", "")


async def test_a_mark_is_chosen_by_mouse_too(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path)) as (app, pilot):
        await pressed(pilot, "ctrl+l")
        await pilot.click(Pick, offset=(6, 3))
        await pilot.pause()
        await pilot.click("#keep")
        await pilot.pause()
        assert marked(app) == ("parked", "")


async def test_a_note_half_typed_survives_the_end_of_the_app(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path)) as (app, pilot):
        await pressed(pilot, "ctrl+l", "l", *"Ju")
        app._tell_edits()
        assert marked(app) == ("later", "Ju")


@pytest.mark.parametrize("size", [(80, 24), (40, 12), (20, 6)])
async def test_the_window_stands_in_any_terminal(tmp_path: Path, size: tuple[int, int]) -> None:
    async with opened(a_session_file(tmp_path), size=size) as (app, pilot):
        await pressed(pilot, "ctrl+l", "l")
        assert isinstance(app.screen, MarkScreen)
