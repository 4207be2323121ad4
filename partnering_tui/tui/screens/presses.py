"""One-line buttons: quiet, and with the key that does the same."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Click
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget

from partnering_tui.tui.text import literal


class Press(Widget, can_focus=True):
    """A quiet button of one line. Where the keys point is marked with a sign, not by colour alone."""

    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter,space", "press", "Press", show=False)]

    class Pressed(Message):
        """Somebody pressed the button, by key or mouse."""

        def __init__(self, press: Press) -> None:
            super().__init__()
            self.press = press

        @property
        def control(self) -> Press:
            return self.press

    def __init__(self, words: str, *, key: str = "", id: str | None = None) -> None:
        super().__init__(id=id)
        self._words = literal("")
        self.say(words, key=key)

    def say(self, words: str, *, key: str = "") -> None:
        """Say something else on the button."""
        self._words = literal(f"{words}  {key}" if key else words)
        self.refresh(layout=True)

    def render(self) -> Content:
        return Content.assemble("▸ " if self.has_focus else "  ", self._words, " ")

    def get_content_width(self, container: Size, viewport: Size) -> int:
        return self._words.cell_length + 3

    def action_press(self) -> None:
        self.post_message(self.Pressed(self))

    def on_click(self, event: Click) -> None:
        event.stop()
        self.action_press()
