"""The private note: only for the facilitator, and never lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.events import Key

from partnering_tui.tui.screens.noting import NotingScreen
from partnering_tui.tui.screens.step import StepScreen
from partnering_tui.tui.widgets.words import Words
from tests.tui.hosts import burst
from tests.tui.open_session import a_session_file, notes_of, opened, pressed, session_of, shown

PRIVATE = ("ctrl+n", "up", "n")
"""The keys that lead to the private note."""


@pytest.mark.parametrize("key", ["escape", "ctrl+s"])
async def test_a_note_is_kept_however_it_is_closed(tmp_path: Path, key: str) -> None:
    async with opened(a_session_file(tmp_path)) as (app, pilot):
        await pressed(pilot, *PRIVATE, *"Ask", key)
        assert isinstance(app.screen, StepScreen)
        assert notes_of(app).note("issue") == "Ask"


async def test_the_window_says_who_can_read_it_and_where_it_goes(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path)) as (app, pilot):
        await pressed(pilot, *PRIVATE)
        assert "Only you read this." in shown(app)
        assert "water.private.toml" in shown(app)


async def test_a_note_belongs_to_its_step(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path)) as (app, pilot):
        await pressed(pilot, *PRIVATE, "a", "escape", "f4", *PRIVATE, "b", "escape")
        assert (notes_of(app).note("issue"), notes_of(app).note("agreement")) == ("a", "b")


async def test_a_note_can_have_many_lines(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path)) as (app, pilot):
        await pressed(pilot, *PRIVATE, "a", "enter", "b", "escape")
        assert notes_of(app).note("issue") == "a\nb"


async def test_the_note_is_there_when_the_window_opens_again(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path)) as (app, pilot):
        await pressed(pilot, *PRIVATE, "[", "escape", *PRIVATE)
        assert app.screen.query_one(".private", Words).text == "["
        await pressed(pilot, "]", "escape")
        assert notes_of(app).note("issue") == "[]"


async def test_a_note_is_kept_while_it_is_typed(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path)) as (app, pilot):
        await pressed(pilot, *PRIVATE, *"Ask")
        assert isinstance(app.screen, NotingScreen)
        assert notes_of(app).note("issue") == "Ask"


async def test_a_note_survives_the_end_of_the_app(tmp_path: Path) -> None:
    path = a_session_file(tmp_path)
    async with opened(path) as (app, pilot):
        await pressed(pilot, *PRIVATE, *"Ask")
        app._save_at_any_cost()
        assert 'text = "Ask"' in path.with_name("water.private.toml").read_text(encoding="utf-8")


async def test_a_note_never_reaches_the_session_file(tmp_path: Path) -> None:
    path = a_session_file(tmp_path)
    async with opened(path) as (app, pilot):
        await pressed(pilot, *PRIVATE, *"Qzx", "escape")
        assert app.desk is not None
        assert app.desk.flush()
        assert "Qzx" not in path.read_text(encoding="utf-8")
        assert "notes" not in session_of(app).tree


async def test_a_note_that_is_emptied_goes_away(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path)) as (app, pilot):
        await pressed(pilot, *PRIVATE, "a", "escape", *PRIVATE, "backspace", "escape")
        assert notes_of(app).note("issue") == ""


async def test_undo_takes_a_note_back_in_one_go(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path)) as (app, pilot):
        await pressed(pilot, *PRIVATE, *"Ask", "escape", "ctrl+z")
        assert notes_of(app).note("issue") == ""


async def test_words_typed_while_the_window_opens_reach_it(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path)) as (app, pilot):
        app.post_message(Key("ctrl+n", None))
        burst(app, "up", "nAsk the chair")
        await pressed(pilot, "escape")
        assert notes_of(app).note("issue") == "Ask the chair"


async def test_the_button_keeps_and_closes(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path)) as (app, pilot):
        await pressed(pilot, *PRIVATE, "a")
        await pilot.click("Press")
        await pilot.pause()
        assert isinstance(app.screen, StepScreen)
        assert notes_of(app).note("issue") == "a"


@pytest.mark.parametrize("size", [(80, 24), (40, 12), (20, 6)])
async def test_the_window_stands_in_any_terminal(tmp_path: Path, size: tuple[int, int]) -> None:
    async with opened(a_session_file(tmp_path), size=size) as (app, pilot):
        await pressed(pilot, *PRIVATE, "x")
        assert isinstance(app.screen, NotingScreen)
