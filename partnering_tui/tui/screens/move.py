"""The small window that asks whether answers are to follow the ids of a newer workshop."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from textual.containers import Vertical
from textual.widget import Widget

from partnering_tui.tui.screens.dialog import Dialog, line
from partnering_tui.tui.screens.presses import Press
from partnering_tui.tui.text import literal, one_line
from partnering_tui.tui.widgets.hanging import Hanging

Decision = Literal["move", "stay"]
"""Move the answers, or leave them where they are and do not ask again."""


class MoveScreen(Dialog[Decision | None]):
    """Shows what would be moved, and asks; None to be asked another time."""

    AUTO_FOCUS = "#later"

    def __init__(self, version: int, before: int, moves: Sequence[str]) -> None:
        super().__init__()
        self._version = version
        self._before = before
        self._moves = moves

    def compose_words(self) -> Iterable[Widget]:
        yield line("The workshop has changed", "title")
        yield line(
            f"This session was held with version {self._before}; the workshop now has version {self._version}. "
            "Some of its parts have other names:"
        )
        with Vertical(id="moves"):
            for move in self._moves:
                entry = Hanging()
                entry.show(literal("· "), literal(one_line(move)))
                yield entry
        yield line("Nothing is lost either way: what stays is kept, and a backup is made before anything is moved.")

    def presses(self) -> Iterable[Press]:
        yield Press("Not now", key="Esc", id="later")
        yield Press("Move", id="move")
        yield Press("Leave as it is", id="stay")

    def on_press_pressed(self, event: Press.Pressed) -> None:
        event.stop()
        match event.press.id:
            case "move":
                self.answer("move")
            case "stay":
                self.answer("stay")
            case _:
                self.answer(None)
