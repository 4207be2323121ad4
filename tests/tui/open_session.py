"""The whole app with a small session open, from real files in a temporary folder."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from partnering_tui.session.session import PrivateNotes, Session, new_partner, new_session
from partnering_tui.storage.locations import locations
from partnering_tui.storage.session_file import create_session
from partnering_tui.storage.settings import Settings
from partnering_tui.storage.state import State
from partnering_tui.tui.app import PartneringApp
from partnering_tui.tui.screens.step import StepScreen
from partnering_tui.workshop.loading import load_workshop
from tests.tui.hosts import screen_lines

WORKSHOP = """
format = 1
id = "small"
version = 1
title = "A small workshop"

[scales.confidence]
levels = [{ value = 1, label = "Low" }, { value = 2, label = "Fair" }, { value = 3, label = "High", tone = "good" }]

[[summary]]
id = "context"
title = "Context"
from = ["problem", "sites", "needs"]

[[summary]]
id = "agreed"
title = "What we agreed"
lead = "We hold to these."
from = ["principles", "clauses_note"]
"""

FIRST_STEP = """
id = "issue"
title = "Understand the issue"
minutes = 40
minutes_per_partner = 10
ask = "Who loses *most* if nothing changes? [really]"
prompts = ["Whose problem is it?"]
guide = "Begin with what people saw. **Listen** first."
facilitator = "Give everyone a silent minute."
guards_against = "One voice deciding alone"

[[questions]]
id = "problem"
kind = "long_text"
label = "The problem [in one statement]"
hint = "One or two sentences."
example = "Children fall ill from the lake."
needed = true

[[questions]]
id = "needs"
kind = "table"
label = "Needs"
needed = true
columns = [
  { id = "need", kind = "text", label = "Need", needed = true },
  { id = "whose", kind = "text", label = "Whose" },
]

[[questions]]
id = "sites"
kind = "number"
label = "Sites"

[[questions]]
id = "limits"
kind = "text"
label = "Told in confidence"
private = true

[[questions]]
id = "is_urgent"
kind = "yes_no"
label = "Is it urgent"

[[questions]]
id = "sure"
kind = "scale"
label = "How sure we are"
scale = "confidence"
"""

SECOND_STEP = """
id = "agreement"
title = "Write the agreement"
minutes = 60

[[questions]]
id = "principles"
kind = "agreement"
label = "Principles"
needed = true
columns = [{ id = "principle", kind = "text", label = "Principle", needed = true }]

[[questions]]
id = "roles"
kind = "matrix"
label = "Roles"
rows = "needs"
rule = "raci"

[[questions]]
id = "clauses_note"
kind = "text"
label = "What else"
needed = true

[[questions]]
id = "start"
kind = "date"
label = "Start"
"""


def a_session_file(
    folder: Path,
    answers: Mapping[str, Any] | None = None,
    *,
    kept: Mapping[str, Any] | None = None,
    partners: Sequence[str] = ("County", "Lakewater"),
) -> Path:
    """A session with these partners and these answers, in that folder, beside its workshop."""
    workshop_folder = folder / "workshops" / "small"
    workshop_folder.mkdir(parents=True)
    texts = {"workshop.toml": WORKSHOP, "01-issue.toml": FIRST_STEP, "02-agreement.toml": SECOND_STEP}
    for name, text in texts.items():
        (workshop_folder / name).write_text(text, encoding="utf-8")
    workshop = load_workshop(workshop_folder)
    session = new_session("Water [for all]", workshop, [new_partner(name) for name in partners])
    if answers:
        session.tree["answers"] = dict(answers)
    if kept:
        session.tree["kept"] = dict(kept)
    path = folder / "water.toml"
    create_session(path, session, workshop=workshop)
    return path


@asynccontextmanager
async def opened(
    path: Path,
    *,
    size: tuple[int, int] = (100, 30),
    keymap: Mapping[str, str] | None = None,
    with_briefing: bool = False,
) -> AsyncIterator[tuple[PartneringApp, Pilot[int]]]:
    """The app with that session open on its first step, or under a briefing if its partners met long ago."""
    places = locations({"PARTNERING_HOME": str(path.parent / "home")})
    app = PartneringApp(places, Settings(keymap=keymap or {}), State.load(places.state_file))
    app.lay_out(path, is_example=not with_briefing)
    async with app.run_test(size=size, notifications=True) as pilot:
        await pilot.pause()
        yield app, pilot
        if app.desk is not None:
            app.desk.close()


async def pressed(pilot: Pilot[int], *keys: str) -> None:
    """Press keys one after the other, each after the app has done with the one before."""
    for key in keys:
        await pilot.press(key)
        await pilot.pause()
    await pilot.pause()


def shown(app: PartneringApp) -> str:
    """What stands on the screen in front."""
    return "\n".join(screen_lines(app))


def is_said(app: PartneringApp, words: str) -> bool:
    """Whether these words stand on the screen in front, wherever its lines end: those of a path end anywhere."""
    return _unbroken(words) in _unbroken(shown(app))


def session_of(app: PartneringApp) -> Session:
    assert app.desk is not None
    return app.desk.workbook.session


def notes_of(app: PartneringApp) -> PrivateNotes:
    assert app.desk is not None
    return app.desk.workbook.private


def open_question_id(app: PartneringApp) -> str:
    """Which question is open on the step screen in front."""
    assert isinstance(app.screen, StepScreen)
    return app.screen.question.id if app.screen.question else ""


def _unbroken(text: str) -> str:
    return re.sub(r"[\s│┃▌▐]+", "", text)


__all__ = ["a_session_file", "is_said", "notes_of", "open_question_id", "opened", "pressed", "session_of", "shown"]
