"""Draws the picture in the README: the step screen of the example session, made by the app itself.

python docs/screen.py
"""

from __future__ import annotations

import asyncio
import os
import re
import sys
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from partnering_tui.storage.beginning import copy_example
from partnering_tui.storage.locations import locations
from partnering_tui.storage.settings import Settings
from partnering_tui.storage.state import State
from partnering_tui.tui.app import PartneringApp
from partnering_tui.tui.screens.step import StepScreen
from partnering_tui.workshop.finding import shipped_workshops

PICTURE = Path(__file__).with_name("screen.svg")
FONTS = re.compile(r"@font-face \{.*?\}", re.DOTALL)
"""Fonts from elsewhere: a picture in a README loads nothing."""
SAVED = datetime(2026, 3, 4, 9, tzinfo=UTC).timestamp()
"""When the session was saved, so that the picture is the same on every day."""


async def draw(folder: Path) -> str:
    """The screen as an SVG, with the vision of the example open."""
    found = locations({"PARTNERING_HOME": str(folder)})
    app = PartneringApp(found, Settings(), State(found.state_file))
    copy = copy_example(shipped_workshops() / "examples", folder)
    os.utime(copy, (SAVED, SAVED))
    app.lay_out(copy, is_example=True)
    async with app.run_test(size=(130, 38)) as pilot:
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, StepScreen)
        await screen.go_to(3, "vision")
        await pilot.pause()
        return FONTS.sub("", app.export_screenshot(title="partnering"))


if __name__ == "__main__":
    with TemporaryDirectory() as name:
        picture = Path(sys.argv[1]) if len(sys.argv) > 1 else PICTURE
        picture.write_text(asyncio.run(draw(Path(name))), encoding="utf-8")
