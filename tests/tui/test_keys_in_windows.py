"""Keys that are pressed in a window are for that window, never for the session behind it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.screen import ModalScreen
from textual.widgets import TextArea

from partnering_tui.errors import NotSaved
from partnering_tui.session.readiness import readiness
from partnering_tui.session.taking import RowToTake
from partnering_tui.tui.actions import ACTIONS
from partnering_tui.tui.screens.confirm import ConfirmScreen, ErrorScreen
from partnering_tui.tui.screens.export import ExportScreen
from partnering_tui.tui.screens.help import HelpScreen
from partnering_tui.tui.screens.leave_out import LeaveOutScreen
from partnering_tui.tui.screens.mark import MarkScreen
from partnering_tui.tui.screens.new_session import NewSessionScreen
from partnering_tui.tui.screens.noting import Noted, NotingScreen
from partnering_tui.tui.screens.open_path import OpenPathScreen
from partnering_tui.tui.screens.rename import RenameScreen
from partnering_tui.tui.screens.save_elsewhere import SaveElsewhereScreen
from partnering_tui.tui.screens.section_gaps import SectionGapsScreen
from partnering_tui.tui.screens.take_rows import TakeRowsScreen
from partnering_tui.tui.screens.unsaved import UnsavedScreen
from partnering_tui.tui.widgets.words import Words
from tests.tui.at_home import at_home
from tests.tui.open_session import a_session_file, notes_of, opened, pressed, session_of

PRIVATE = ("ctrl+n", "up", "n")
"""The keys that lead to the private note."""
TYPED = {"needs": {"rows": [{"id": "n1", "need": "Water"}, {"id": "n2", "need": "Light"}]}}


def a_window(kind: type[ModalScreen[Any]], app: Any) -> ModalScreen[Any]:
    """A window of that kind over the step screen of the app."""
    step = app.screen
    windows: dict[Any, Any] = {
        NotingScreen: lambda: NotingScreen(app.desk, step.step, Noted("private")),
        MarkScreen: lambda: MarkScreen(app.desk, step.question),
        RenameScreen: lambda: RenameScreen("Water"),
        ConfirmScreen: lambda: ConfirmScreen("Leave?"),
        ErrorScreen: lambda: ErrorScreen(NotSaved("the disk is full")),
        OpenPathScreen: lambda: OpenPathScreen(app.desk.path.parent),
        HelpScreen: lambda: HelpScreen(step),
        SaveElsewhereScreen: lambda: SaveElsewhereScreen(app.desk, app.locations, app.state),
        LeaveOutScreen: lambda: LeaveOutScreen(app.desk.workbook.workshop.summary[0]),
        SectionGapsScreen: lambda: SectionGapsScreen(readiness(app.desk.workbook.session, app.desk.workbook.workshop)),
        ExportScreen: lambda: ExportScreen(app.desk, app.locations, "agreement"),
        TakeRowsScreen: lambda: TakeRowsScreen(app.desk, step.question, [RowToTake("Wells", "needs", "n1")]),
        UnsavedScreen: lambda: UnsavedScreen(NotSaved("the disk is full"), "^z"),
    }
    window: ModalScreen[Any] = windows[kind]()
    return window


WINDOWS = (
    NotingScreen,
    MarkScreen,
    RenameScreen,
    ConfirmScreen,
    ErrorScreen,
    OpenPathScreen,
    HelpScreen,
    SaveElsewhereScreen,
    LeaveOutScreen,
    SectionGapsScreen,
    ExportScreen,
    TakeRowsScreen,
    UnsavedScreen,
)
ON_THE_SESSION = [
    key
    for action in ACTIONS
    if action.scope in ("session", "step") and action.id not in ("save", "save-elsewhere")
    for key in action.key.split(",")
    if key and key not in ("tab", "shift+tab")
]
"""Every key of an action on the session but those with which a window itself is closed or left."""


@pytest.mark.parametrize("kind", WINDOWS)
async def test_no_key_reaches_the_session_behind_a_window(tmp_path: Path, kind: type[ModalScreen[Any]]) -> None:
    async with opened(a_session_file(tmp_path, TYPED)) as (app, pilot):
        await pressed(pilot, *"Wells", "tab")
        step = app.screen
        window = a_window(kind, app)
        app.push_screen(window)
        await pilot.pause()
        before = session_of(app).tree
        where = (step.step, step.question)  # type: ignore[attr-defined]  # the step screen
        await pressed(pilot, *ON_THE_SESSION)
        assert app.screen_stack[-2:] == [step, window]
        assert session_of(app).tree == before
        assert (step.step, step.question) == where  # type: ignore[attr-defined]  # the step screen


async def test_undo_in_the_note_takes_back_typing_in_the_note_alone(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path)) as (app, pilot):
        await pressed(pilot, *"Wells", *PRIVATE, *"Ask")
        await pressed(pilot, "ctrl+z")
        assert app.screen.query_one(".private", Words).text == ""
        assert notes_of(app).note("issue") == ""
        await pressed(pilot, "ctrl+y")
        assert notes_of(app).note("issue") == "Ask"
        await pressed(pilot, "ctrl+z", "ctrl+z", "ctrl+z", "escape")
        assert session_of(app).tree["answers"]["problem"]["value"] == "Wells"


async def test_undo_in_the_note_never_takes_away_the_note_of_another_day(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path)) as (app, pilot):
        await pressed(pilot, *PRIVATE, *"Ask", "escape", *PRIVATE, "ctrl+z", "ctrl+z")
        assert app.screen.query_one(".private", Words).text == "Ask"


async def test_undo_in_the_title_takes_back_typing_in_the_title(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path)) as (app, pilot):
        await app.run_action("screen.rename")
        await pressed(pilot, "end", *"xyz", "ctrl+z")
        assert app.screen.query_one(Words).text == "Water [for all]"
        await pressed(pilot, "ctrl+y")
        assert app.screen.query_one(Words).text == "Water [for all]xyz"


async def test_undo_in_the_note_of_a_mark_takes_back_typing_in_it(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path)) as (app, pilot):
        await pressed(pilot, "ctrl+l", "l", *"soon", "ctrl+z")
        assert app.screen.query_one(Words).text == ""
        await pressed(pilot, *"late", "enter")
        assert session_of(app).tree["answers"]["problem"] == {"state": "later", "note": "late"}


async def test_undo_in_a_window_follows_the_keymap(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path), keymap={"undo": "f11"}) as (app, pilot):
        await pressed(pilot, "ctrl+n", *"Ask", "f11")
        assert app.screen.query_one(Words).text == ""


async def test_undo_in_the_form_of_a_new_session_takes_back_typing_in_a_field() -> None:
    async with at_home() as (app, pilot):
        await pressed(pilot, "n", *"Water", "ctrl+z")
        assert isinstance(app.screen, NewSessionScreen)
        assert app.screen.query_one("#title", TextArea).text == ""
