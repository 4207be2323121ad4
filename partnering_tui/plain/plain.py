"""Plain: a session opened, walked through as lines, and left with everything saved."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from partnering_tui.errors import Place, WrongUsage
from partnering_tui.plain.before import what_waits
from partnering_tui.plain.lines import Ending, lines_of
from partnering_tui.plain.open_session import OpenSession
from partnering_tui.plain.talk import Talk
from partnering_tui.plain.walk import Walk
from partnering_tui.storage.locations import Locations
from partnering_tui.storage.opening import open_with_workshop
from partnering_tui.storage.state import State


def walk_in_plain(
    path: Path,
    locations: Locations,
    environ: Mapping[str, str],
    *,
    say: Callable[[str], None],
    tell: Callable[[str], None],
    inert: Callable[[str], str],
) -> bool:
    """Walk through the session in that file; whether all of it is saved.

    `say` says a line, `tell` one that has to reach somebody even where nobody listens, such as after the terminal has
    gone; `inert` makes a text safe to be printed. Raises PartneringError if the session cannot be opened.
    """
    file, workshop = open_with_workshop(path, locations)
    session = OpenSession(file, workshop, locations, State.load(locations.state_file), tell)
    if session.workbook.is_for_reading:
        remedy = f"Read it with: partnering summary {path}"
        raise WrongUsage(
            "This is a signed version: nothing in it is changed any more.", place=Place(path), remedy=remedy
        )
    ending = Ending()
    lines = lines_of(sys.stdin, sys.stdout, say, environ)
    talk = Talk(lines, say, inert, ending, wait=lambda: _save_what_waits(session))
    session.begin()
    with ending.listened_to():
        try:
            Walk(talk, session).go(what_waits(session, locations))
        finally:
            is_saved = session.close()
    if is_saved:
        tell(f"Everything is saved in {session.path}")
    return is_saved


def _save_what_waits(session: OpenSession) -> None:
    if session.file.is_dirty:
        session.save()
