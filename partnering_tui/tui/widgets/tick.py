"""A box that is ticked or not, with its words beside it."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from partnering_tui.tui.text import literal


class Tick(Widget, can_focus=True):
    """One line to tick, by Space or by a click. Where the keys point is marked with a sign, not by colour alone."""

    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [Binding("space", "tick", "Tick or untick", show=False)]

    is_ticked: reactive[bool] = reactive(False)

    class Ticked(Message):
        """Somebody ticked or unticked it."""

    def __init__(self, words: str, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._words = words

    def render(self) -> Content:
        pointer = literal("▸ " if self.has_focus else "  ", "bold $key")
        return Content.assemble(pointer, "[x] " if self.is_ticked else "[ ] ", literal(self._words))

    def action_tick(self) -> None:
        self.is_ticked = not self.is_ticked
        self.post_message(self.Ticked())

    def on_click(self, event: Click) -> None:
        event.stop()
        self.screen.set_focus(self)
        self.action_tick()
