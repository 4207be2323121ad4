"""The last resort: what cannot be saved where it belongs is kept somewhere else, and it is said where."""

from __future__ import annotations

import json
from pathlib import Path

from partnering_tui.errors import NotSaved
from partnering_tui.storage.backup_keeper import texts_last_written
from partnering_tui.storage.emergency import new_emergency_folder, write_emergency_copy
from partnering_tui.storage.locations import Locations
from partnering_tui.storage.session_file import SessionFile


def keep_copy_elsewhere(file: SessionFile, locations: Locations, *, standing: Path | None = None) -> list[str]:
    """Write what could not be saved somewhere else; the lines that tell where, or that even this failed. Never raises.

    In the folder of a copy that stands already, or in the state folder, else where the system keeps what is temporary:
    readable by its owner alone.
    """
    lines = [f"The last changes could not be saved to {file.path}."]
    reason = ""
    for root in (locations.unsaved, None):
        try:
            folder = standing if root and standing and standing.is_dir() else new_emergency_folder(root, file.path)
            write_emergency_copy(folder, _texts_of(file), of=file.path, before=texts_last_written(file))
        except Exception as fault:  # whatever it is, the next place may take it
            reason = reason or _words_for(fault)
        else:
            return [*lines, f"  A copy with them is in {folder}"]
    return [*lines, f"  An emergency copy could not be written either: {reason}"]


def _texts_of(file: SessionFile) -> dict[str, str]:
    """What the files would say, by their names; as plain JSON if even this cannot be told."""
    try:
        return file.texts_now()
    except Exception:  # a fault in writing TOML must not cost what people said
        trees = {file.path.name: file.session.tree, file.private_path.name: file.notes.tree}
        return {f"{name}.json": json.dumps(tree, default=str) for name, tree in trees.items() if tree}


def _words_for(fault: Exception) -> str:
    match fault:
        case NotSaved():
            return fault.title
        case OSError():
            return fault.strerror or str(fault)
    return f"a fault of the app ({type(fault).__name__})"
