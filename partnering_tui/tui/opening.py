"""Opening a session: its file, its workshop, and the desk that both lie on."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from partnering_tui.errors import NotSaved
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
    folder = locations.state_dir / "unsaved" / f"{desk.path.stem}-{stamp}"
    lines = [f"The last changes could not be saved to {desk.path}."]
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        for name, text in desk.file.texts_now().items():
            save_atomically(folder / name, text)
    except (OSError, NotSaved) as fault:
        reason = fault.title if isinstance(fault, NotSaved) else fault.strerror
        return [*lines, f"  An emergency copy could not be written either: {reason}"]
    return [*lines, f"  A copy with them is in {folder}"]
