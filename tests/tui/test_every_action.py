"""Whatever can be done, can be done by keyboard alone and by mouse alone: its screen has a way to it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from pathlib import Path

import pytest
from textual.command import Command, CommandList, CommandPalette
from textual.pilot import Pilot

from partnering_tui.tui.actions import ACTIONS, Action, in_scopes, key_of
from partnering_tui.tui.app import PartneringApp
from partnering_tui.tui.widgets.key_bar import KeyBar
from tests.tui.at_home import at_home
from tests.tui.open_session import a_session_file, opened, pressed

WIDE = (200, 40)
"""So wide that a bar has room for all of its keys."""

Opened = AbstractAsyncContextManager[tuple[PartneringApp, Pilot[int]]]


def a_session_with_a_health_check(folder: Path) -> Path:
    """Its first question has ratings."""
    path = a_session_file(folder)
    step = folder / "workshops" / "small" / "01-issue.toml"
    ratings = '[[questions]]\nid = "check"\nkind = "ratings"\nlabel = "Check"\nscale = "confidence"\n'
    ratings += 'indicators = [{ id = "trust", label = "We trust each other" }]\n\n'
    before, head, behind = step.read_text(encoding="utf-8").partition("[[questions]]")
    step.write_text(before + ratings + head + behind, encoding="utf-8")
    return path


def home(_: Path) -> Opened:
    return at_home(size=WIDE)


def words(folder: Path) -> Opened:
    return opened(a_session_file(folder), size=WIDE)


def ratings(folder: Path) -> Opened:
    return opened(a_session_with_a_health_check(folder), size=WIDE)


PLACES: dict[str, tuple[Callable[[Path], Opened], tuple[str, ...]]] = {
    "home": (home, ()),
    "beginning": (home, ("n",)),
    "words": (words, ()),
    "table": (words, ("tab", *"Tap", "enter")),
    "ratings": (ratings, ()),
    "overview": (words, ("f2",)),
    "document": (words, ("f8",)),
    "partners": (words, ("ctrl+t",)),
}
"""Each screen, and each kind of field on which something of its own can be done: how it is opened, what is pressed."""

ROWS = ("remove-row", "row-up", "row-down")
ROUNDS = ("new-round",)


def on_step(*left_out: str) -> list[Action]:
    return [action for action in in_scopes("step", "session", "app") if action.id not in left_out]


EXPECTED: dict[str, list[Action]] = {
    "home": [*in_scopes("home", "app")],
    "beginning": [*in_scopes("beginning", "app")],
    "words": on_step(*ROWS, *ROUNDS),
    "table": on_step(*ROUNDS),
    "ratings": on_step(*ROWS),
    "overview": [*in_scopes("overview", "session", "app")],
    "document": [*in_scopes("document", "session", "app")],
    "partners": [*in_scopes("session", "app"), *(action for action in ACTIONS if action.id in ROWS)],
}
"""What can be done there."""


def test_every_action_can_be_used_somewhere() -> None:
    assert {action.id for actions in EXPECTED.values() for action in actions} == {action.id for action in ACTIONS}


def test_whatever_has_no_key_is_found_among_all_commands_which_have_one() -> None:
    assert next(action.key for action in ACTIONS if action.id == "palette")


@pytest.mark.parametrize("place", PLACES)
async def test_all_commands_lists_whatever_can_be_done_here(tmp_path: Path, place: str) -> None:
    begin, keys = PLACES[place]
    async with begin(tmp_path) as (app, pilot):
        await pressed(pilot, *keys, "ctrl+p")
        listed = await commands_listed(app, pilot)
        assert [
            action.title for action in EXPECTED[place] if action.id != "palette" and action.title not in listed
        ] == []


async def commands_listed(app: PartneringApp, pilot: Pilot[int]) -> set[str]:
    """What the palette offers before anything is typed."""
    assert isinstance(app.screen, CommandPalette)
    await app.screen.workers.wait_for_complete()
    await pilot.pause()
    options = app.screen.query_one(CommandList).options
    return {option.hit.text or "" for option in options if isinstance(option, Command)}


@pytest.mark.parametrize("place", ["home", "beginning", "words", "overview", "document", "partners"])
async def test_a_click_on_each_key_in_the_bar_asks_for_what_the_key_does(
    tmp_path: Path, place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin, keys = PLACES[place]
    async with begin(tmp_path) as (app, pilot):
        await pressed(pilot, *keys)
        asked_for: list[str] = []

        async def noted(action: str, *_: object) -> bool:
            asked_for.append(action.rpartition(".")[2])
            return True

        monkeypatch.setattr(app, "run_action", noted)
        bar = app.screen.query_one(KeyBar)
        printed = bar.render().plain
        for words_shown in printed.split("  "):
            await pilot.click(bar, offset=(bar.styles.padding.left + printed.index(words_shown), 0))
        runs = {key_of(action, {}): action.run for action in EXPECTED[place] if action.key}
        assert asked_for == [runs[words_shown.split()[0]] for words_shown in printed.split("  ")]
        assert asked_for[-1] == "command_palette"
