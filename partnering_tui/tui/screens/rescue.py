"""The small window that offers a copy which could not be saved where it belongs."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Literal

from textual.widget import Widget

from partnering_tui.session.values import day
from partnering_tui.tui.screens.dialog import Dialog, line
from partnering_tui.tui.screens.presses import Press
from partnering_tui.tui.screens.typed_path import short_path

Decision = Literal["look", "take", "away"]
"""Look at what differs, take the copy, or throw it away."""


class RescueScreen(Dialog[Decision | None]):
    """Asks what is to become of an emergency copy; None to decide another time."""

    AUTO_FOCUS = "#later"

    def __init__(self, made: datetime, differs: str, where: Path, *, can_be_taken: bool) -> None:
        super().__init__()
        self._made = made.astimezone()
        self._differs = differs
        self._where = where
        self._can_be_taken = can_be_taken

    def compose_words(self) -> Iterable[Widget]:
        yield line("A copy of this session waits", "title")
        when = f"{self._made:%A}, {day(self._made)}, at {self._made:%H:%M}"
        yield line(f"It was set aside on {when}, because the session could not be saved where it belongs.")
        yield line(self._differs)
        yield line(short_path(self._where), "muted")

    def presses(self) -> Iterable[Press]:
        yield Press("Later", key="Esc", id="later")
        if self._can_be_taken:
            yield Press("Look at it", id="look")
            yield Press("Take it", id="take")
        yield Press("Throw away", id="away")

    def on_press_pressed(self, event: Press.Pressed) -> None:
        event.stop()
        match event.press.id:
            case "look":
                self.answer("look")
            case "take":
                self.answer("take")
            case "away":
                self.answer("away")
            case _:
                self.answer(None)
