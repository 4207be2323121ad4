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
from partnering_tui.tui.screens.notes import NotesScreen
from partnering_tui.tui.widgets.key_bar import KeyBar
from tests.screens.apps import a_sample
from tests.tui.at_home import a_session, at_home
from tests.tui.open_session import a_session_file, opened, pressed
from tests.tui.sample_steps import at_question

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


def a_session_with_rows_to_take(folder: Path) -> Path:
    """Its first question is a table that takes the rows of another; the one after it says who does what there."""
    path = a_session_file(folder)
    step = folder / "workshops" / "small" / "01-issue.toml"
    columns = 'columns = [{ id = "task", kind = "text", label = "Task" }]\n\n'
    table = '[[questions]]\nid = "tasks"\nkind = "table"\nlabel = "Tasks"\ntake_from = ["needs"]\n' + columns
    roles = '[[questions]]\nid = "doers"\nkind = "matrix"\nlabel = "Doers"\nrows = "tasks"\nrule = "raci"\n\n'
    before, head, behind = step.read_text(encoding="utf-8").partition("[[questions]]")
    step.write_text(before + table + roles + head + behind, encoding="utf-8")
    return path


def a_session_with_statements(folder: Path) -> Path:
    """Its first question has statements."""
    path = a_session_file(folder)
    step = folder / "workshops" / "small" / "01-issue.toml"
    statements = '[[questions]]\nid = "rules"\nkind = "agreement"\nlabel = "Rules"\n'
    statements += 'columns = [{ id = "rule", kind = "text", label = "Rule" }]\n\n'
    before, head, behind = step.read_text(encoding="utf-8").partition("[[questions]]")
    step.write_text(before + statements + head + behind, encoding="utf-8")
    return path


def home(_: Path) -> Opened:
    for title in ("Water", "Forest"):
        a_session(title)
    return at_home(size=WIDE)


def words(folder: Path) -> Opened:
    return opened(a_session_file(folder), size=WIDE)


def rows_to_take(folder: Path) -> Opened:
    return opened(a_session_with_rows_to_take(folder), size=WIDE)


def statements(folder: Path) -> Opened:
    return opened(a_session_with_statements(folder), size=WIDE)


def two_versions(folder: Path) -> Opened:
    path = a_session_file(folder, {"problem": {"value": "Ours"}})
    row = '\n[[conflicts]]\nid = "c1"\npath = ["answers", "problem", "value"]\nours = "Ours"\ntheirs = "Theirs"\n'
    path.write_text(path.read_text(encoding="utf-8") + row, encoding="utf-8")
    return opened(path, size=WIDE)


def ratings(folder: Path) -> Opened:
    return opened(a_session_with_a_health_check(folder), size=WIDE)


PLACES: dict[str, tuple[Callable[[Path], Opened], tuple[str, ...]]] = {
    "home": (home, ()),
    "beginning": (home, ("n",)),
    "words": (words, ()),
    "table": (words, ("tab", *"Tap", "enter")),
    "ratings": (ratings, ()),
    "statements": (statements, ()),
    "taker": (rows_to_take, ()),
    "roles": (rows_to_take, (*"Tap", "enter", "escape", "tab")),
    "overview": (words, ("f2",)),
    "document": (words, ("f8",)),
    "partners": (words, ("ctrl+t",)),
    "who is here": (words, ("f2", "w")),
    "briefing": (words, ("f2", "b")),
    "pace": (words, ("f2", "p")),
    "versions": (words, ("f2", "v")),
    "health": (ratings, ("f2", "h")),
    "ballots": (ratings, ("ctrl+b", "enter", "enter")),
    "conflicts": (two_versions, ("alt+v",)),
    "search": (words, ("ctrl+f",)),
}
"""Each screen, and each kind of field on which something of its own can be done: how it is opened, what is pressed."""

ROWS = ("remove-row", "row-up", "row-down")
ROUNDS = ("new-round",)
POSITIONS = ("quick-round", "ask-again", "same-meaning")
TAKING = ("take-rows",)
FAULTS = ("next-fault",)


def on_step(*left_out: str) -> list[Action]:
    return [action for action in in_scopes("step", "session", "app") if action.id not in left_out]


EXPECTED: dict[str, list[Action]] = {
    "home": [*in_scopes("home", "app")],
    "beginning": [*in_scopes("beginning", "app")],
    "words": on_step(*ROWS, *ROUNDS, *TAKING, *FAULTS, *POSITIONS),
    "table": on_step(*ROUNDS, *TAKING, *FAULTS, *POSITIONS),
    "ratings": on_step(*ROWS, *TAKING, *FAULTS, "ask-again", "same-meaning"),
    "statements": on_step(*ROUNDS, *TAKING, *FAULTS),
    "taker": on_step(*ROUNDS, *FAULTS, *POSITIONS),
    "roles": on_step(*ROWS, *ROUNDS, *TAKING, *POSITIONS),
    "overview": [*in_scopes("overview", "session", "app")],
    "document": [*in_scopes("document", "session", "app")],
    "who is here": [*in_scopes("attendance", "session", "app")],
    "briefing": [*in_scopes("attendance", "briefing", "session", "app")],
    "pace": [*in_scopes("pace", "session", "app"), *(one for one in ACTIONS if one.id in ("more-time", "less-time"))],
    "versions": [*in_scopes("versions", "session", "app")],
    "health": [*in_scopes("health", "session", "app")],
    "ballots": [*in_scopes("ballots", "app"), *(action for action in ACTIONS if action.id == "save")],
    "conflicts": [*in_scopes("conflicts", "session", "app")],
    "search": [*in_scopes("search", "app")],
    "partners": [*in_scopes("session", "app"), *(action for action in ACTIONS if action.id in ROWS)],
    "notes": [*in_scopes("notes", "session", "app")],
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


def works_here(action: Action, place: str) -> bool:
    """Whether the key of an action works there: that of some does so on a few screens alone."""
    return bool(action.key) and (not action.key_on or place in action.key_on)


async def commands_listed(app: PartneringApp, pilot: Pilot[int]) -> set[str]:
    """What the palette offers before anything is typed."""
    assert isinstance(app.screen, CommandPalette)
    await app.screen.workers.wait_for_complete()
    await pilot.pause()
    options = app.screen.query_one(CommandList).options
    return {option.hit.text or "" for option in options if isinstance(option, Command)}


@pytest.mark.parametrize(
    "place",
    [
        "home",
        "beginning",
        "words",
        "overview",
        "document",
        "partners",
        "who is here",
        "briefing",
        "pace",
        "versions",
    ],
)
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
        runs = {key_of(action, {}): action.run for action in EXPECTED[place] if works_here(action, place)}
        runs["Esc"] = place if place in ("overview", "document") else "close"
        assert asked_for == [runs[words_shown.split()[0]] for words_shown in printed.split("  ")]
        assert asked_for[-1] == "command_palette"


async def test_esc_is_told_first_where_it_leads_back_and_not_while_it_leaves_what_is_typed(tmp_path: Path) -> None:
    async with at_question(a_sample(tmp_path), "problem", WIDE) as (app, _, pilot):
        await pressed(pilot, "f2", "n")
        bar = app.screen.query_one(KeyBar)
        assert bar.render().plain.startswith("Esc back")
        await pressed(pilot, "slash")
        assert "Esc" not in bar.render().plain
        await pressed(pilot, "escape")
        assert isinstance(app.screen, NotesScreen)
        await pilot.click(bar, offset=(bar.styles.padding.left, 0))
        await pilot.pause()
        assert not isinstance(app.screen, NotesScreen)


@pytest.mark.parametrize("place", ["overview", "document", "who is here", "pace", "versions", "health"])
async def test_the_help_stands_behind_esc_which_is_told_by_no_other_key(tmp_path: Path, place: str) -> None:
    begin, keys = PLACES[place]
    async with begin(tmp_path) as (app, pilot):
        await pilot.resize_terminal(80, 24)
        await pressed(pilot, *keys)
        printed = app.screen.query_one(KeyBar).render().plain.split("  ")
        assert printed[:2] == ["Esc back", "F1 help"]
        assert printed[-1] == "^p all commands"
        assert {"overview": "F2 overview", "document": "F8 document"}.get(place) not in printed


async def test_what_the_row_of_tabs_tells_is_not_told_again_in_the_bar(tmp_path: Path) -> None:
    async with words(tmp_path) as (app, pilot):
        for keys in (("f2",), ("a",), ("s",)):
            await pressed(pilot, *keys)
            printed = app.screen.query_one(KeyBar).render().plain.split("  ")
            assert [told for told in printed if told.split()[0] in ("a", "s")] == []
