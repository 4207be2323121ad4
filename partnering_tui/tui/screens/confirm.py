"""Small windows that ask whether, or tell what went wrong."""

from __future__ import annotations

from collections.abc import Iterable

from textual.widget import Widget

from partnering_tui.errors import PartneringError
from partnering_tui.tui.screens.dialog import Dialog, line
from partnering_tui.tui.screens.presses import Press


class ConfirmScreen(Dialog[bool | None]):
    """Asks before something that is hard to take back: True for yes, False for no, None if it is closed."""

    AUTO_FOCUS = "#no"

    def __init__(self, question: str, remedy: str = "", yes: str = "Leave", no: str = "Stay") -> None:
        super().__init__()
        self._question = question
        self._remedy = remedy
        self._yes = yes
        self._no = no

    def compose_words(self) -> Iterable[Widget]:
        yield line(self._question, "title")
        if self._remedy:
            yield line(self._remedy)

    def presses(self) -> Iterable[Press]:
        yield Press(self._no, key="Esc", id="no")
        yield Press(self._yes, id="yes")

    def on_press_pressed(self, event: Press.Pressed) -> None:
        event.stop()
        self.answer(event.press.id == "yes")


class ErrorScreen(Dialog[None]):
    """Tells calmly what went wrong, where, and what to do."""

    def __init__(self, error: PartneringError) -> None:
        super().__init__()
        self._error = error

    def compose_words(self) -> Iterable[Widget]:
        yield line(self._error.title, "title")
        if where := str(self._error.place):
            yield line(where, "muted")
        if self._error.remedy:
            yield line(self._error.remedy)

    def presses(self) -> Iterable[Press]:
        yield Press("Close", key="Esc")

    def on_press_pressed(self, event: Press.Pressed) -> None:
        event.stop()
        self.answer(None)
