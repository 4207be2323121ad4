"""Opening a session: its file, its workshop, and the desk that both lie on."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from partnering_tui.storage.atomic import save_atomically
from partnering_tui.storage.locations import Locations
from partnering_tui.storage.opening import open_with_workshop
from partnering_tui.tui.desk import Desk

if TYPE_CHECKING:
    from partnering_tui.tui.app import PartneringApp


def desk_for(app: PartneringApp, path: Path) -> Desk:
    """The session in that file, opened. Raises PartneringError if it cannot be."""
    file, workshop = open_with_workshop(path, app.locations)
    return Desk(app, file, workshop, app.state)


def keep_emergency_copy(desk: Desk, locations: Locations) -> list[str]:
    """Write what could not be saved into the state folder; the lines that tell where, or that even this failed."""
    stamp = datetime.now().astimezone().strftime("%Y%m%d-%H%M%S")
    copy = locations.state_dir / "unsaved" / f"{desk.path.stem}-{stamp}.toml"
    lines = [f"The last changes could not be saved to {desk.path}."]
    try:
        copy.parent.mkdir(parents=True, exist_ok=True)
        save_atomically(copy, desk.file.text_now())
    except OSError as error:
        return [*lines, f"  An emergency copy could not be written either: {error.strerror}"]
    return [*lines, f"  They are in {copy}"]
