"""The step screen as people see it: every step of the sample, and an open question of every kind."""

from __future__ import annotations

from pathlib import Path

import pytest

from partnering_tui.tui.screens.step import StepScreen
from partnering_tui.workshop.definition import Question, Step
from partnering_tui.workshop.finding import shipped_workshops
from partnering_tui.workshop.loading import load_workshop
from tests.screens.apps import a_sample, with_session
from tests.screens.golden import SMALLEST, matches_goldens

WORKSHOP = load_workshop(shipped_workshops() / "twelve-steps")


def one_of_each_kind() -> list[Question]:
    """The first question of every kind, alone and per partner, and the first RACI."""
    first: dict[tuple[str, bool, bool], Question] = {}
    for question in WORKSHOP.questions.values():
        first.setdefault((question.kind, question.is_per_partner, question.is_raci), question)
    return list(first.values())


async def shows_goldens(folder: Path, home: Path, step: Step, question_id: str, name: str) -> None:
    app = with_session(a_sample(folder), home)
    async with app.run_test(size=SMALLEST) as pilot:
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, StepScreen)
        await screen.go_to(WORKSHOP.steps.index(step), question_id)
        await matches_goldens(pilot, name)


@pytest.mark.parametrize("step", WORKSHOP.steps, ids=lambda step: step.id)
async def test_every_step_of_the_sample(step: Step, folder: Path, home: Path) -> None:
    await shows_goldens(folder, home, step, "", f"step-{step.id}")


@pytest.mark.parametrize("question", one_of_each_kind(), ids=lambda question: question.id)
async def test_an_open_question_of_each_kind(question: Question, folder: Path, home: Path) -> None:
    await shows_goldens(folder, home, WORKSHOP.step_of[question.id], question.id, f"open-{question.id}")


async def test_a_fault_in_the_roles(folder: Path, home: Path) -> None:
    app = with_session(a_sample(folder), home)
    async with app.run_test(size=SMALLEST) as pilot:
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, StepScreen)
        await screen.go_to(5, "responsibilities")
        await pilot.press("n")
        await matches_goldens(pilot, "roles-fault")


@pytest.mark.parametrize("name", ["take-rows-offer", "take-rows"])
async def test_rows_to_take_over(name: str, folder: Path, home: Path) -> None:
    app = with_session(a_sample(folder), home)
    assert app.desk is not None
    app.desk.workbook.session.tree["answers"]["activities"] = {}
    async with app.run_test(size=SMALLEST) as pilot:
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, StepScreen)
        await screen.go_to(5, "activities")
        await pilot.press(*([] if name == "take-rows-offer" else ["alt+t", "space"]))
        await matches_goldens(pilot, name)
