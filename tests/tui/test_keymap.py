"""Every command can have another key; what a keymap says wrongly is told at once, and all the rest is followed."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnering_tui.storage.settings import Settings
from partnering_tui.tui.actions import ACTIONS
from partnering_tui.tui.keymap import EDITING, sound_keymap
from partnering_tui.tui.screens.open_path import OpenPathScreen
from partnering_tui.tui.screens.rename import RenameScreen
from partnering_tui.tui.widgets.words import EDITING_KEYS
from tests.tui.at_home import at_home
from tests.tui.open_session import a_session_file, opened, pressed, shown

USUAL = {action.id: action.key for action in ACTIONS if action.key}
SELECTING = {"f6", "f7"}
MOVING = {"up", "down", "left", "right", "home", "end", "pageup", "pagedown"}


def test_the_usual_keys_are_a_sound_keymap() -> None:
    assert sound_keymap(USUAL) == (USUAL, [])


def test_every_command_can_have_another_key() -> None:
    for action in ACTIONS:
        assert sound_keymap({action.id: "alt+q,F11"}) == ({action.id: "alt+q,f11"}, [])


@pytest.mark.parametrize(
    ("line", "message", "remedy"),
    [
        (("nextstep", "f11"), "There is no command 'nextstep'.", "Did you mean 'next-step'?"),
        (("zzz", "f11"), "There is no command 'zzz'.", "partnering keys"),
        (("help", "f99"), "'f99' is no key.", "Did you mean"),
        (("help", ""), "'' is no key.", "Write it as"),
        (("help", "hyper+x"), "'hyper+x' is no key.", "Write it as"),
        (("document", "f2"), "'f2' is the key of 'overview' too", "another key"),
        (("note", "ctrl+z"), "'ctrl+z' is the key of 'undo' too", "another key"),
        (("document", "a"), "'a' is needed in fields", "function key"),
        (("note", "?"), "'question_mark' is needed in fields", "function key"),
        (("undo", "ctrl+k"), "'ctrl+k' is needed in fields", "function key"),
        (("start", "ctrl+m"), "'enter' is needed to move about. Most terminals take ctrl+m for it.", "another key"),
        (("all-questions", "escape"), "'escape' is needed to move about.", "another key"),
    ],
)
def test_a_line_that_cannot_be_followed_is_told_with_a_remedy(line: tuple[str, str], message: str, remedy: str) -> None:
    sound, (complaint,) = sound_keymap(dict([line]))
    assert sound == {}
    assert message in complaint.message
    assert remedy in complaint.remedy


def test_two_commands_may_change_their_keys_but_not_share_one() -> None:
    assert sound_keymap({"help": "f2", "overview": "f1"})[1] == []
    sound, (complaint,) = sound_keymap({"rename": "f11", "theme": "f11"})
    assert (sound, complaint.action) == ({"rename": "f11"}, "theme")
    assert sound_keymap({"export": "f11", "sign-off": "f11"})[1] == []  # on different screens


def test_a_line_that_goes_does_not_leave_its_command_without_a_key() -> None:
    sound, complaints = sound_keymap({"help": "f2", "overview": "f99"})
    assert (sound, [one.action for one in complaints]) == ({}, ["help", "overview"])


def test_letters_may_be_keys_where_nobody_types_and_where_fields_come_first() -> None:
    assert sound_keymap({"export": "q", "find": "?", "next-fault": "z"})[1] == []


def test_the_keys_that_fields_need_are_those_that_they_have() -> None:
    assert set(EDITING_KEYS) - MOVING - SELECTING <= EDITING


@given(st.dictionaries(st.sampled_from([*USUAL, "rename", "x", ""]), st.text(max_size=12), max_size=4))
def test_whatever_stands_in_a_keymap_what_is_followed_of_it_is_sound(keymap: dict[str, str]) -> None:
    sound, complaints = sound_keymap(keymap)
    assert {*sound, *(one.action for one in complaints)} == set(keymap)
    assert sound_keymap(sound) == (sound, [])


async def test_a_command_without_a_key_can_be_given_one(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path), keymap={"rename": "F11"}) as (app, pilot):
        await pressed(pilot, "f11")
        assert isinstance(app.screen, RenameScreen)


async def test_the_app_starts_with_what_is_right_of_a_keymap_and_says_so_in_a_line() -> None:
    settings = Settings(keymap={"open-file": "f11", "help": "enter"}, unclear=("undo",))
    async with at_home(settings=settings) as (app, pilot):
        assert "2 keys in your settings cannot be used" in shown(app)
        await pressed(pilot, "f11")
        assert isinstance(app.screen, OpenPathScreen)
