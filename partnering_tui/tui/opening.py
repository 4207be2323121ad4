"""Opening a session: its file, its workshop, and the desk that both lie on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from partnering_tui.storage.opening import open_with_workshop
from partnering_tui.tui.desk import Desk

if TYPE_CHECKING:
    from partnering_tui.tui.app import PartneringApp


def desk_for(app: PartneringApp, path: Path) -> Desk:
    """The session in that file, opened. Raises PartneringError if it cannot be."""
    file, workshop = open_with_workshop(path, app.locations)
    return Desk(app, file, workshop, app.state)
