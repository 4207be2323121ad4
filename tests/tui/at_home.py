"""The whole app at home, with sessions from real files in a temporary folder."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path

from textual.pilot import Pilot

from partnering_tui.session.session import Session, new_partner, new_session
from partnering_tui.storage.locations import Locations, locations
from partnering_tui.storage.session_file import create_session, open_session
from partnering_tui.storage.settings import Settings
from partnering_tui.storage.state import State
from partnering_tui.tui.app import PartneringApp
from partnering_tui.workshop.finding import shipped_workshops
from partnering_tui.workshop.loading import load_workshop

WORKSHOP = load_workshop(shipped_workshops() / "twelve-steps")


def places() -> Locations:
    """Where this test keeps its files."""
    return locations(os.environ)


def a_session(
    title: str = "Water",
    *,
    folder: Path | None = None,
    name: str = "",
    partners: Sequence[tuple[str, str]] = (),
    answers: Mapping[str, object] | None = None,
    modified: datetime | None = None,
) -> Path:
    """The file of a session, in the sessions folder if none is given."""
    rows = [new_partner(short, full) for short, full in partners]
    session = new_session(title, WORKSHOP, rows)
    if answers:
        session.tree["answers"] = dict(answers)
    path = (folder or places().sessions) / (name or f"{title.lower()}.toml")
    create_session(path, session, workshop=WORKSHOP)
    if modified:
        dated(path, modified)
    return path


def dated(path: Path, moment: datetime) -> None:
    """Let the file look as if it was written at that moment."""
    os.utime(path, (moment.timestamp(), moment.timestamp()))


@asynccontextmanager
async def at_home(
    *, size: tuple[int, int] = (100, 30), settings: Settings | None = None, keymap: Mapping[str, str] | None = None
) -> AsyncIterator[tuple[PartneringApp, Pilot[int]]]:
    """The app at home, with all its sessions found."""
    app = PartneringApp(places(), settings or Settings(keymap=keymap or {}), State.load(places().state_file))
    async with app.run_test(size=size, notifications=True) as pilot:
        await everything_found(app, pilot)
        yield app, pilot
        if app.desk is not None:
            app.desk.close()


async def everything_found(app: PartneringApp, pilot: Pilot[int]) -> None:
    """Wait until home knows all sessions, and all of those in view."""
    for _ in range(4):
        await pilot.pause()
        await app.workers.wait_for_complete()
    await pilot.pause()


def made() -> Session:
    """The only session in the sessions folder."""
    (path,) = [path for path in places().sessions.glob("*.toml") if not path.name.endswith(".private.toml")]
    return open_session(path).session
