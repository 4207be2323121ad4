"""Help: what the open question wants, what the step is for, and the keys that really work."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from partnering_tui.summary.blocks import BulletList, Heading, Paragraph, Quote, Table, words_of
from partnering_tui.tui.actions import ACTIONS, printed_key
from partnering_tui.tui.app import PartneringApp
from partnering_tui.tui.screens.help import HelpScreen
from partnering_tui.tui.screens.help_answers import POSITION_MEANINGS, how_to_answer
from partnering_tui.tui.screens.overview import OverviewScreen
from partnering_tui.tui.screens.step import StepScreen
from partnering_tui.tui.widgets.grid_cells import POSITION_KEYS
from partnering_tui.workshop.definition import Question
from tests.tui.grid_hosts import GAINS, HEALTH, PER_PARTNER, PRINCIPLES, RACI, TASKS, a_workshop
from tests.tui.open_session import a_session_file, opened, pressed, shown
from tests.tui.test_health_check import with_check


async def whole_page(app: PartneringApp, pilot: Pilot[int]) -> str:
    """Everything that the help says, screen by screen."""
    screens = [shown(app)]
    await pressed(pilot, "pagedown")
    while shown(app) != screens[-1]:
        screens.append(shown(app))
        await pressed(pilot, "pagedown")
    return "\n".join(screens)


def said(question: Question) -> str:
    """All words of the page on how to answer."""
    parts: list[str] = []
    for block in how_to_answer(a_workshop(), question):
        match block:
            case Heading(inlines=inlines) | Paragraph(inlines=inlines):
                parts.append(words_of(inlines))
            case Table(header=header, rows=rows):
                parts += [" ".join(map(words_of, row)) for row in (header, *rows)]
            case BulletList() | Quote():
                raise AssertionError("no lists are expected here")
    return "\n".join(parts)


# How to answer


def test_the_positions_are_told_with_their_letters_and_meanings() -> None:
    for key, position in POSITION_KEYS.items():
        assert POSITION_MEANINGS[position] in said(PRINCIPLES)
        assert f"\n{key} " in said(PRINCIPLES)


def test_every_letter_of_the_responsibilities_is_told() -> None:
    for letter, name in (("r", "responsible"), ("a", "accountable"), ("c", "consulted"), ("i", "informed")):
        assert f"{letter} {name}" in said(RACI)


def test_a_matrix_names_the_table_that_its_rows_come_from() -> None:
    assert "“Objectives”" in said(GAINS)


def test_ratings_are_told_with_their_levels() -> None:
    assert "1 Low" in said(HEALTH)
    assert "3 High" in said(HEALTH)


def test_the_columns_of_a_table_are_told_with_what_they_hold() -> None:
    assert "one of: One, All" in said(TASKS)
    assert "any of: Women, Youth" in said(TASKS)
    assert "1 to 3: Low to High" in said(TASKS)


def test_an_unsure_date_may_be_typed_in_words() -> None:
    assert "2027-06-30" in said(Question(id="start", kind="date", label="Start"))


def test_where_partners_answer_one_by_one_tab_is_told() -> None:
    assert "Every partner has an answer of its own" in said(PER_PARTNER)


@pytest.mark.parametrize("kind", ["text", "long_text", "number", "date", "yes_no"])
def test_every_plain_kind_says_how_it_is_typed(kind: str) -> None:
    assert said(Question.model_validate({"id": "q", "kind": kind, "label": "Q"}))


def test_a_private_question_says_that_it_is_private() -> None:
    assert "no document" in said(Question(id="q", kind="text", label="Q", private=True))


# The page


async def test_f1_opens_the_help_and_closes_it_again(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path)) as (app, pilot):
        await pressed(pilot, "f1")
        assert isinstance(app.screen, HelpScreen)
        await pressed(pilot, "f1")
        assert isinstance(app.screen, StepScreen)


async def test_escape_closes_the_help(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path)) as (app, pilot):
        await pressed(pilot, "f1", "escape")
        assert isinstance(app.screen, StepScreen)


async def test_help_begins_with_the_open_question(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path)) as (app, pilot):
        await pressed(pilot, "f1")
        assert "The problem [in one statement]" in shown(app)
        assert "One or two sentences." in shown(app)
        assert "For example: Children fall ill from the lake." in shown(app)


async def test_help_shows_the_step_without_its_markup(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path)) as (app, pilot):
        await pressed(pilot, "f1")
        told = await whole_page(app, pilot)
        assert "Who loses most if nothing changes? [really]" in told
        assert "Begin with what people saw. Listen first." in told
        assert "Whose problem is it?" in told
        assert "Guards against: One voice deciding alone" in told


async def test_the_facilitators_tip_is_shown_only_on_request(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path)) as (app, pilot):
        await pressed(pilot, "f1")
        assert "silent minute" not in await whole_page(app, pilot)
        await pressed(pilot, "t")
        assert "silent minute" in shown(app)
        await pressed(pilot, "t", "home")
        assert "silent minute" not in await whole_page(app, pilot)


async def test_help_on_another_screen_says_what_that_screen_is_for(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path)) as (app, pilot):
        await pressed(pilot, "f2", "f1")
        assert "All steps with what is missing in each" in shown(app)
        assert "silent minute" not in shown(app)
        await pressed(pilot, "f1")
        assert isinstance(app.screen, OverviewScreen)


@pytest.mark.parametrize(("key", "words"), [("ctrl+l", "Leaves a question for later"), ("ctrl+n", "only you can read")])
async def test_help_can_be_asked_for_in_a_small_window(tmp_path: Path, key: str, words: str) -> None:
    async with opened(a_session_file(tmp_path)) as (app, pilot):
        await pressed(pilot, key, "f1")
        assert isinstance(app.screen, HelpScreen)
        assert words in shown(app)
        await pressed(pilot, "f1", "escape")
        assert isinstance(app.screen, StepScreen)


async def test_help_lists_the_keys_of_the_screen_that_it_was_asked_on(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path), size=(100, 60)) as (app, pilot):
        await pressed(pilot, "f2", "f1")
        assert "Gaps or all questions" in shown(app)
        assert "Remove the row" not in shown(app)


async def test_help_on_a_covered_ballot_lists_only_what_works_there(tmp_path: Path) -> None:
    async with with_check(tmp_path) as (app, pilot):
        await pressed(pilot, "ctrl+b", "enter", "enter", "f1")
        told = await whole_page(app, pilot)
        assert "Save now" in told
        assert "Reveal" in told
        for closed in ("Overview", "Document", "Note something", "Partners", "Undo", "Choose between versions"):
            assert closed not in told


async def test_help_lists_every_action_of_the_step_screen(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path)) as (app, pilot):
        await pressed(pilot, "f1")
        told = await whole_page(app, pilot)
        for action in ACTIONS:
            if action.scope in ("app", "session", "step") and action.id != "palette":
                # A page wraps its lines: a long title may stand on two.
                assert set(action.title.split()) <= set(told.replace(".", " ").replace(",", " , ").split()) | {","}


async def test_help_shows_the_keys_that_the_facilitator_chose(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path), size=(100, 60), keymap={"document": "f6"}) as (app, pilot):
        await pressed(pilot, "f2", "f1")
        line = next(line for line in shown(app).splitlines() if "Document." in line)
        assert "F6" in line


async def test_the_arrows_scroll_the_help(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path), size=(80, 24)) as (app, pilot):
        await pressed(pilot, "f1")
        before = shown(app)
        await pressed(pilot, "down", "down")
        assert shown(app) != before
        await pressed(pilot, "end", "home")
        assert shown(app) == before


async def test_brackets_in_a_definition_reach_the_help_as_they_are(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path)) as (app, pilot):
        await pressed(pilot, "f1")
        assert "[in one statement]" in shown(app)


@pytest.mark.parametrize("size", [(80, 24), (30, 8), (200, 60)])
async def test_the_help_stands_in_any_terminal(tmp_path: Path, size: tuple[int, int]) -> None:
    async with opened(a_session_file(tmp_path), size=size) as (app, pilot):
        await pressed(pilot, "f4", "f1", "end", "t", "home")
        assert isinstance(app.screen, HelpScreen)


def test_keys_are_printed_as_people_read_them() -> None:
    assert [printed_key(key) for key in ("a", "f8", "ctrl+l", "left_square_bracket")] == ["a", "F8", "^l", "["]
