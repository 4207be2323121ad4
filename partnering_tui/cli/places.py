"""Where the commands look for sessions and settings. What reads them is loaded when it is needed."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from partnering_tui.storage.locations import Locations


def locations_here() -> Locations:
    """Where things are kept for whoever is logged in."""
    from partnering_tui.storage.locations import locations

    return locations(os.environ)


def locations_as_set() -> Locations:
    """The same, with the folder for sessions that the settings name."""
    from partnering_tui.cli.files import is_file

    found = locations_here()
    if not is_file(found.settings_file):
        return found  # without loading what reads them: that takes longer than all the rest
    from partnering_tui.storage.settings import load_settings

    return found.with_sessions_in(load_settings(found.settings_file).sessions)


def sessions_folder() -> Path:
    """The folder where sessions are, unless somebody says otherwise."""
    return locations_as_set().sessions


def session_file(file: str) -> Path:
    """The session file that is meant by a name. Raises UnreadableFile."""
    from partnering_tui.cli.files import existing_session

    return existing_session(file, sessions_folder)
