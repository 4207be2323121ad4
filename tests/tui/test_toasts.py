"""Passing words never pile up on the screen."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets._toast import Toast

from partnering_tui.tui.app import PartneringApp
from partnering_tui.tui.screens.conflicts import ConflictsScreen
from tests.tui.at_home import at_home
from tests.tui.open_session import a_session_file, opened, pressed, shown


def toasts(app: PartneringApp) -> list[str]:
    return [toast._notification.message for toast in app.screen.query(Toast)]


async def test_equal_words_replace_each_other() -> None:
    async with at_home() as (app, pilot):
        for _ in range(5):
            app.notify("The last step.")
            await pilot.pause()
        assert toasts(app) == ["The last step."]


async def test_only_the_latest_two_are_shown() -> None:
    async with at_home() as (app, pilot):
        for words in ("one", "two", "three", "four"):
            app.notify(words)
            await pilot.pause()
        assert toasts(app) == ["three", "four"]


async def test_words_said_again_are_the_latest() -> None:
    async with at_home() as (app, pilot):
        for words in ("one", "two", "one", "three"):
            app.notify(words)
            await pilot.pause()
        assert toasts(app) == ["one", "three"]


async def test_a_key_that_is_held_down_says_its_words_once(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path)) as (app, pilot):
        await pressed(pilot, "f4", *["f4"] * 6)
        assert len(toasts(app)) == 1


async def test_no_passing_words_lie_over_a_window(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path)) as (app, pilot):
        app.notify("The last step.", timeout=60)
        await pressed(pilot, "ctrl+n")
        assert toasts(app) == []


async def test_what_led_to_two_versions_does_not_lie_over_them_and_what_is_said_later_stays(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path)) as (app, pilot):
        app.notify("Changed elsewhere.", timeout=60)
        await pressed(pilot, "alt+v")
        assert isinstance(app.screen, ConflictsScreen)
        assert toasts(app) == []
        await pressed(pilot, "f1")
        app.notify("The disk is full.", severity="warning", timeout=60)
        await pressed(pilot, "escape")
        assert isinstance(app.screen, ConflictsScreen)
        assert toasts(app) == ["The disk is full."]


async def test_passing_words_are_seen_to_their_end_however_long_they_are() -> None:
    async with at_home() as (app, pilot):
        unseen = []
        for length in range(40, 120, 4):
            app.notify(f"{'abcdefg ' * 20}"[:length] + " end.")
            await pilot.pause()
            if "end." not in shown(app):
                unseen.append(length)
            app.clear_notifications()
        assert unseen == []


@pytest.mark.parametrize(
    ("action", "words"),
    [
        ("quick_round", "Open a question first in which partners take positions"),
        ("ask_again", "Open a question first in which partners take positions"),
        ("take_rows", "Open a table first that can take over rows"),
        ("new_round", "Open the health check first"),
    ],
)
async def test_an_action_that_has_nothing_to_work_on_says_what_to_open(tmp_path: Path, action: str, words: str) -> None:
    async with opened(a_session_file(tmp_path)) as (app, pilot):
        await app.run_action(f"screen.{action}")
        await pressed(pilot)
        assert [words in said for said in toasts(app)] == [True]


async def test_the_key_for_a_quick_round_says_so_too(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path)) as (app, pilot):
        await pressed(pilot, "ctrl+b")
        assert len(toasts(app)) == 1
