"""Opening a session together with the workshop that it was made with."""

from __future__ import annotations

from pathlib import Path

from partnering_tui.storage.locations import Locations
from partnering_tui.storage.session_file import SessionFile, open_session
from partnering_tui.workshop.definition import Workshop
from partnering_tui.workshop.finding import find_workshop
from partnering_tui.workshop.loading import load_workshop


def open_with_workshop(path: Path, locations: Locations, *, workshop: str = "") -> tuple[SessionFile, Workshop]:
    """The session in that file and its workshop, or the workshop named (an id, or the path to a folder).

    A workshop is looked for in `workshops/` beside the session, in the session's own folder, among the facilitator's own,
    and among those that ship with the app. Raises PartneringError if the session or the workshop cannot be read.
    """
    file = open_session(path)
    roots = [path.parent, *locations.workshop_roots]
    wanted = workshop or file.session.workshop
    folder = find_workshop(wanted, beside=path.parent, roots=roots, is_path_allowed=bool(workshop))
    found = load_workshop(folder)
    file.put_in_order_of(found)
    return file, found
