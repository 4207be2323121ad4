"""A quiet line below an empty field that offers to fill it in another way."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Click
from textual.geometry import Size
from textual.widget import Widget

from partnering_tui.tui.text import literal


class Offer(Widget, can_focus=True):
    """`  Take over 6 rows from “Objectives”  Alt+T`: Enter or a click asks for it."""

    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter,space", "accept", "Accept", show=False)]

    def __init__(self, run: str, key: str) -> None:
        super().__init__()
        self._run, self._key, self._words = run, key, ""
        self._own_run, self._own_key = run, key
        self.display = False

    def say(self, words: str, run: str = "") -> None:
        """Offer something, or nothing; another action than its own stands there without a key."""
        if words != self._words:
            self._words, self._run = words, run or self._own_run
            self._key = "" if run else self._own_key
            self.display = bool(words)
            self.refresh(layout=True)

    def render(self) -> Content:
        pointer = literal("▸ " if self.has_focus else "  ", "bold $key")
        key = literal(f"  {self._key}" if self._key else "", "bold $key")
        return Content.assemble(pointer, literal(self._words), key).truncate(self.content_size.width, ellipsis=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return 1

    async def action_accept(self) -> None:
        await self.run_action(f"screen.{self._run}")

    async def on_click(self, event: Click) -> None:
        event.stop()
        await self.action_accept()
