"""The small windows: asking, telling, renaming, and opening a file by its path."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.screen import ModalScreen

from partnering_tui.errors import FaultyFile, Place
from partnering_tui.tui.app import PartneringApp
from partnering_tui.tui.screens.confirm import ConfirmScreen, ErrorScreen
from partnering_tui.tui.screens.open_path import OpenPathScreen
from partnering_tui.tui.screens.rename import RenameScreen
from partnering_tui.tui.screens.typed_path import candidates, plain_path
from partnering_tui.tui.widgets.words import Words
from tests.tui.at_home import at_home
from tests.tui.open_session import a_session_file, opened, pressed, session_of, shown

UNANSWERED = object()


class Answers(list[Any]):
    """What a window was closed with."""


@asynccontextmanager
async def asked(
    window: ModalScreen[Any], size: tuple[int, int] = (80, 24)
) -> AsyncIterator[tuple[PartneringApp, Pilot[int], Answers]]:
    """The app with that window open."""
    answers = Answers()
    async with at_home(size=size) as (app, pilot):
        app.push_screen(window, answers.append)
        await pilot.pause()
        yield app, pilot, answers


# Asking and telling


@pytest.mark.parametrize(
    ("keys", "answer"),
    [(("enter",), False), (("right", "enter"), True), (("tab", "enter"), True), (("escape",), None)],
)
async def test_a_question_is_answered_by_keys_with_the_safe_answer_ready(
    keys: tuple[str, ...], answer: bool | None
) -> None:
    async with asked(ConfirmScreen("Leave [all] the same?", "A copy is written.")) as (app, pilot, answers):
        assert "Leave [all] the same?" in shown(app)
        await pressed(pilot, *keys)
        assert answers == [answer]


async def test_a_question_is_answered_by_a_click() -> None:
    async with asked(ConfirmScreen("Leave?")) as (_, pilot, answers):
        await pilot.click("#yes")
        await pilot.pause()
        assert answers == [True]


async def test_an_error_tells_what_happened_where_and_what_to_do() -> None:
    error = FaultyFile("Not TOML: [x", place=Place(Path("/a/b.toml"), 7), remedy="Mend line 7.")
    async with asked(ErrorScreen(error)) as (app, pilot, answers):
        text = shown(app)
        assert "Not TOML: [x" in text
        assert f"{Path('/a/b.toml')}:7" in text
        assert "Mend line 7." in text
        await pressed(pilot, "enter")
        assert answers == [None]


# Renaming


async def test_a_session_is_renamed_and_undo_takes_it_back(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path)) as (app, pilot):
        await app.run_action("screen.rename")
        await pilot.pause()
        await pressed(pilot, "end", *" 2", "enter")
        assert session_of(app).title == "Water [for all] 2"
        assert "Water [for all] 2" in shown(app)
        await pressed(pilot, "ctrl+z")
        assert session_of(app).title == "Water [for all]"


@pytest.mark.parametrize(
    ("keys", "answer"),
    [
        (("N", "e", "w", "enter"), "New"),
        (("enter",), None),
        (("backspace", "enter"), None),
        (("N", "escape"), None),
        (("N", "tab", "enter"), "N"),
        (("N", "down", "right", "enter"), None),
    ],
)
async def test_the_new_title_is_what_was_typed_over_the_old(keys: tuple[str, ...], answer: str | None) -> None:
    async with asked(RenameScreen("Water")) as (_, pilot, answers):
        await pressed(pilot, *keys)
        assert answers == [answer]


# Opening by path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with sessions, private notes and other things."""
    made = tmp_path / "Partnering [1]"
    (made / "archive").mkdir(parents=True)
    for name in ("water.toml", "waste.toml", "water.private.toml", "notes.txt", ".hidden.toml", "archive/old one.toml"):
        (made / name).write_text("", encoding="utf-8")
    return made


async def test_the_folder_lists_folders_and_possible_sessions_only(folder: Path) -> None:
    async with asked(OpenPathScreen(folder)) as (app, _, _):
        text = shown(app)
        assert "archive" in text
        assert "water.toml" in text
        assert "private" not in text
        assert "notes.txt" not in text
        assert "hidden" not in text


async def test_tab_completes_as_far_as_it_is_clear(folder: Path) -> None:
    async with asked(OpenPathScreen(folder)) as (app, pilot, answers):
        await pressed(pilot, "w", "tab")
        assert app.screen.query_one(Words).text == str(folder / "wa")
        await pressed(pilot, "t", "tab", "enter")
        assert answers == [folder / "water.toml"]


async def test_a_file_is_picked_from_the_list_through_its_folder(folder: Path) -> None:
    async with asked(OpenPathScreen(folder)) as (_, pilot, answers):
        await pressed(pilot, "down", "enter", "down", "enter")
        assert answers == [folder / "archive" / "old one.toml"]


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("nowhere.toml", "There is no such file"),
        ("archive", "This is a folder"),
        ("nowhere/x.toml", "There is no folder"),
        ("water.private.toml", "These are private notes"),
        ("x\0y", "There"),
        ("~nobody-of-that-name/x", "There"),
    ],
)
async def test_what_cannot_be_opened_is_told_and_can_be_corrected(folder: Path, typed: str, words: str) -> None:
    async with asked(OpenPathScreen(folder), size=(130, 40)) as (app, pilot, answers):
        line = app.screen.query_one(Words)
        line.load_words("")
        line.type_in(typed if typed.startswith("~") else str(folder / typed))
        await pressed(pilot, "enter")
        assert words in shown(app)
        assert answers == []
        line.load_words("")
        line.type_in(str(folder / "water.toml"))
        await pressed(pilot, "enter")
        assert answers == [folder / "water.toml"]


@pytest.mark.parametrize(
    ("dropped", "path"),
    [
        ("'/a b/c.toml' ", "/a b/c.toml"),
        ('"/a/b.toml"', "/a/b.toml"),
        ("/a\\ b/c.toml", "/a b/c.toml"),
        ("file:///a%20b/c.toml", "/a b/c.toml"),
        ("plain.toml", "plain.toml"),
    ],
)
def test_a_path_dropped_into_the_window_is_understood(dropped: str, path: str) -> None:
    assert plain_path(dropped) == path


def test_a_folder_that_cannot_be_read_has_no_names() -> None:
    assert candidates("/no/such/folder/") == []


# Everywhere


@pytest.mark.parametrize("size", [(130, 40), (80, 24), (30, 8), (12, 4)], ids=str)
async def test_the_windows_stand_in_any_terminal(folder: Path, size: tuple[int, int]) -> None:
    error = FaultyFile("x" * 300, place=Place(folder), remedy="水" * 100)
    for window in (ConfirmScreen("水" * 80), ErrorScreen(error), RenameScreen("水 [b]" * 20), OpenPathScreen(folder)):
        async with asked(window, size) as (app, pilot, answers):
            assert app.screen is window
            await pressed(pilot, "down", "up", "escape")
            assert answers == [None]
