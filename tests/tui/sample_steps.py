"""The sample session on its step screen, at any size and with any number of partners."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from textual.pilot import Pilot

from partnering_tui.session.session import new_partner, new_session
from partnering_tui.storage.session_file import create_session
from partnering_tui.tui.app import PartneringApp
from partnering_tui.tui.screens.step import StepScreen
from partnering_tui.workshop.finding import shipped_workshops
from partnering_tui.workshop.loading import load_workshop
from tests.screens.apps import with_session

NAMES = ("County", "Lakewater", "Beach Network", "Nyanza Fund", "University", "Women Traders")
WORDS = "Not customer data: our contracts and the law on the protection of data forbid it, and nobody may ask us twice"


def a_session_of_principles(folder: Path, *, partners: int) -> Path:
    """The twelve steps with two principles: one agreed, one on which Lakewater reserves, at some length."""
    workshop = load_workshop(shipped_workshops() / "twelve-steps")
    session = new_session("Clean water", workshop, [new_partner(name) for name in NAMES[:partners]])
    ids = [partner.id for partner in session.partners]
    everyone = dict.fromkeys(ids, "support")
    session.tree["answers"] = {
        "principles": {
            "rows": [
                {"id": "p1", "principle": "We decide together", "positions": everyone},
                {
                    "id": "p2",
                    "principle": "We share all the numbers",
                    "positions": {**everyone, "lakewater": "reservation"},
                    "reservations": {"lakewater": WORDS},
                },
            ]
        }
    }
    path = folder / "water.toml"
    create_session(path, session, workshop=workshop)
    return path


@asynccontextmanager
async def at_question(
    path: Path, question_id: str, size: tuple[int, int]
) -> AsyncIterator[tuple[PartneringApp, StepScreen, Pilot[int]]]:
    """The app at that size with that question of the session open."""
    app = with_session(path, path.parent / "home")
    async with app.run_test(size=size, notifications=True) as pilot:
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, StepScreen)
        await go_to(screen, question_id, pilot)
        yield app, screen, pilot
        if app.desk is not None:
            app.desk.close()


async def go_to(screen: StepScreen, question_id: str, pilot: Pilot[int]) -> None:
    """Open another question of any step."""
    workshop = screen.workbook.workshop
    step = workshop.step_of[question_id]
    await screen.go_to(workshop.steps.index(step), question_id)
    await pilot.pause()
    await pilot.pause()
