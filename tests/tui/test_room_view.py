"""The room view: on the wall stands what the room may read, and nothing else can be opened."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from partnering_tui.session.session import Session
from partnering_tui.tui.actions import ACTIONS
from partnering_tui.tui.app import PartneringApp
from partnering_tui.tui.screens.help import HelpScreen
from partnering_tui.tui.screens.noting import NotingScreen
from partnering_tui.tui.screens.overview import OverviewScreen
from partnering_tui.tui.screens.step import StepScreen
from partnering_tui.workshop.definition import Workshop
from tests.screens.apps import a_sample
from tests.tui.open_session import a_session_file, notes_of, open_question_id, opened, pressed, session_of, shown
from tests.tui.sample_steps import at_question

LARGE = (130, 40)
WORDS_IN_A_ROW = 4
"""So many of a private text, found together, tell what it says."""
ENDS_OR_LEAVES = {"quit", "editor", "room-view", "theme"}


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def runs(texts: Iterator[str]) -> set[tuple[str, ...]]:
    """Every run of words in these texts; a shorter text is a run by itself."""
    found: set[tuple[str, ...]] = set()
    for text in texts:
        all_words = words(text)
        found |= {
            tuple(all_words[at : at + WORDS_IN_A_ROW]) for at in range(max(1, len(all_words) - WORDS_IN_A_ROW + 1))
        }
    return found - {()}


def strings_in(tree: Any) -> Iterator[str]:
    match tree:
        case str():
            yield tree
        case dict():
            for value in tree.values():
                yield from strings_in(value)
        case list() | tuple():
            for value in tree:
                yield from strings_in(value)


def private_texts(workshop: Workshop, private_file: Path) -> Iterator[str]:
    """The private file, private questions, and what is said to the facilitator alone."""
    yield from strings_in(tomllib.loads(private_file.read_text(encoding="utf-8")))
    for step in workshop.steps:
        yield step.facilitator
        yield step.guards_against
        for question in step.questions:
            if question.private:
                yield from (question.label, question.hint, question.example, question.placeholder)


def public_texts(workshop: Workshop, session: Session) -> Iterator[str]:
    yield from strings_in(session.tree)
    yield " ".join(partner.short for partner in session.partners)
    for step in workshop.steps:
        yield from (step.title, step.purpose, step.ask, step.guide, *step.prompts)
        for question in step.questions:
            if not question.private:
                yield from strings_in(question.model_dump())
    yield from (words for action in ACTIONS if action.is_for_room for words in (action.title, action.help))


def what_the_room_must_not_see(app: PartneringApp, path: Path) -> set[tuple[str, ...]]:
    assert app.desk is not None
    book = app.desk.workbook
    private = runs(private_texts(book.workshop, path.with_name("water.private.toml")))
    return private - runs(public_texts(book.workshop, book.session))


def seen_of(secrets: set[tuple[str, ...]], app: PartneringApp) -> set[tuple[str, ...]]:
    return secrets & runs(iter(shown(app).splitlines()))


async def back_to_the_step(app: PartneringApp, pilot: Pilot[int]) -> None:
    for _ in range(4):
        if not isinstance(app.screen, StepScreen):
            await pressed(pilot, "escape")
    assert isinstance(app.screen, StepScreen)


async def test_nothing_private_is_on_any_screen_that_can_be_reached(tmp_path: Path) -> None:
    path = a_sample(tmp_path)
    async with at_question(path, "told_in_confidence", LARGE) as (app, screen, pilot):
        secrets = what_the_room_must_not_see(app, path)
        await pressed(pilot, "enter")
        assert seen_of(secrets, app), "without the room view, the private answer stands there"
        await pressed(pilot, "f5")
        assert seen_of(secrets, app) == set()
        for index, step in enumerate(screen.workbook.workshop.steps):
            await screen.go_to(index, next((one.id for one in step.questions if one.private), ""))
            await pilot.pause()
            assert seen_of(secrets, app) == set(), step.id
            assert screen.question is not None
            assert not screen.question.private
        for action in ACTIONS:
            if action.id not in ENDS_OR_LEAVES and hasattr(app.screen, f"action_{action.run}"):
                await app.screen.run_action(action.run)
                await pilot.pause()
                assert seen_of(secrets, app) == set(), action.id
                await back_to_the_step(app, pilot)
        for keys in (
            ("f1", "t"),
            ("f2", "a"),
            ("f2", "n"),
            ("f2", "w"),
            ("f8",),
            ("ctrl+p", *"priv"),
            ("ctrl+n", "up", "n"),
        ):
            await pressed(pilot, *keys)
            assert seen_of(secrets, app) == set(), keys
            await back_to_the_step(app, pilot)


async def test_the_room_view_stands_alone_and_is_left_with_the_same_key(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path), size=LARGE) as (app, pilot):
        await pressed(pilot, "tab", "tab", "tab", "enter", *"They hesitate", "f5")
        assert open_question_id(app) == "sites"
        for there in ("Room view: F5 leaves it", "F5 leave", "Sites", "1  Understand the issue"):
            assert there in shown(app)
        for hidden in ("Told in confidence", "They hesitate", "who is here", "Needs", "Ask the room", "silent minute"):
            assert hidden not in shown(app)
        await pressed(pilot, "shift+tab", "shift+tab", *"Dry taps", "f2")
        assert isinstance(app.screen, OverviewScreen)
        assert "Room view: F5 leaves it" in shown(app)
        await pressed(pilot, "a")
        assert "Told in confidence" not in shown(app)
        await pressed(pilot, "f5")
        assert "Told in confidence" in shown(app)
        await pressed(pilot, "f2")
        assert "Ask the room" in shown(app)
        assert "F5 room" in shown(app)
        assert session_of(app).tree["answers"]["problem"]["value"] == "Dry taps"


async def test_what_is_closed_says_so_without_saying_what_it_is(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path), size=LARGE) as (app, pilot):
        await pressed(pilot, "ctrl+t", "f5")
        assert isinstance(app.screen, StepScreen)
        for key in ("ctrl+t", "ctrl+o", "ctrl+g"):
            await pressed(pilot, key)
            assert isinstance(app.screen, StepScreen)
            assert "This stays closed in the room view. F5 leaves it." in shown(app)
        await pressed(pilot, "f1")
        assert isinstance(app.screen, HelpScreen)
        assert "facilitator" not in shown(app)
        await pressed(pilot, "escape", "ctrl+n")
        assert isinstance(app.screen, NotingScreen)
        assert "private" not in shown(app)
        assert "All notes" not in shown(app)
        await pressed(pilot, *"Ring the bank", "escape")
        assert session_of(app).tree["actions"][0]["what"] == "Ring the bank"


async def test_undo_in_the_room_view_never_takes_back_what_the_room_cannot_see(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path), size=LARGE) as (app, pilot):
        await pressed(pilot, "tab", "tab", "tab", "enter", *"They hesitate", "f5", "ctrl+z")
        assert "There is nothing to take back." in shown(app)
        assert notes_of(app).tree["answers"]["limits"]["value"] == "They hesitate"
        await pressed(pilot, *"12", "ctrl+z")
        assert "Taken back." in shown(app)
        assert "They hesitate" not in shown(app)
        assert "sites" not in session_of(app).tree.get("answers", {})


@pytest.mark.parametrize("question", ["responsibilities", "health_check", "activities"])
@pytest.mark.parametrize("size", [(80, 24), (100, 30), (130, 40)])
async def test_a_long_answer_scrolls_alone_and_the_question_stays_in_sight(
    question: str, size: tuple[int, int], tmp_path: Path
) -> None:
    async with at_question(a_sample(tmp_path), question, size) as (_, screen, pilot):
        await pressed(pilot, "f5")
        assert screen.query_one("#paper").max_scroll_y == 0
