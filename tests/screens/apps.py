"""The app with the sample session, at a size, as the goldens show it."""

from __future__ import annotations

import os
import shutil
from datetime import UTC, datetime
from pathlib import Path

from partnering_tui.storage.locations import locations
from partnering_tui.storage.settings import Settings
from partnering_tui.storage.state import State
from partnering_tui.tui.app import PartneringApp
from partnering_tui.workshop.finding import shipped_workshops

SAMPLE = shipped_workshops() / "examples" / "clean-water-for-kisumu.toml"
LONG_AGO = datetime(2026, 3, 4, 9, tzinfo=UTC).timestamp()


def a_sample(folder: Path) -> Path:
    """A copy of the sample session with its private notes, saved long ago."""
    folder.mkdir(parents=True, exist_ok=True)
    copy = folder / "water.toml"
    shutil.copy(SAMPLE, copy)
    shutil.copy(SAMPLE.with_name("clean-water-for-kisumu.private.toml"), folder / "water.private.toml")
    os.utime(copy, (LONG_AGO, LONG_AGO))
    return copy


def at_home(home: Path, folder: Path) -> PartneringApp:
    """The app at home, with its sessions in that folder."""
    found = locations({"PARTNERING_HOME": str(home)}).with_sessions_in(folder)
    return PartneringApp(found, Settings(), State(found.state_file))


def with_session(path: Path, home: Path) -> PartneringApp:
    """The app with that copy of the example open, as a fresh one opens: on its first step."""
    app = at_home(home, path.parent)
    app.lay_out(path, is_example=True)
    return app
