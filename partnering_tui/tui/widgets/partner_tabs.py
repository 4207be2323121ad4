"""The partners' names on one line, for answers that do not fit side by side."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.widget import Widget

from partnering_tui.tui.text import literal, one_line


class PartnerTabs(Widget):
    """Each partner's name with a mark if it has answered, or with its level. A click picks one."""

    class Picked(Message):
        """Somebody wants this partner's answer, counted from 0."""

        def __init__(self, index: int) -> None:
            super().__init__()
            self.index = index

    def __init__(self) -> None:
        super().__init__()
        self._names: tuple[tuple[str, str], ...] = ()
        self._present = 0

    def show_partners(self, names: Sequence[tuple[str, str]], present: int) -> None:
        """Show names, each with the mark that stands before it, and which is present (counted from 0)."""
        self._names, self._present = tuple(names), present
        self.refresh()

    def render(self) -> Content:
        """The tabs; where there is no room for all, those around the present one, with a sign for the others."""
        width = self.size.width
        first, last = self._seen(width)
        tabs = Content("  ").join(self._tab(index) for index in range(first, last + 1))
        before = literal("‹ ", "$accent") if first else Content("")
        after = literal(" ›", "$accent") if last + 1 < len(self._names) else Content("")
        return Content.assemble(before, tabs.truncate(width - before.cell_length - after.cell_length), after)

    def on_click(self, event: Click) -> None:
        first, last = self._seen(self.size.width)
        x = 2 if first else 0
        for index in range(first, last + 1):
            width = self._tab(index).cell_length
            if x <= event.x < x + width:
                self.post_message(self.Picked(index))
            x += width + 2

    def _seen(self, width: int) -> tuple[int, int]:
        """The first and the last tab that are shown: as many as fit, the present one always."""
        first, last = 0, len(self._names) - 1
        while first < last and self._width(first, last) > width:
            if last > self._present:
                last -= 1
            else:
                first += 1
        return first, last

    def _width(self, first: int, last: int) -> int:
        tabs = sum(self._tab(index).cell_length + 2 for index in range(first, last + 1)) - 2
        return tabs + (2 if first else 0) + (2 if last + 1 < len(self._names) else 0)

    def _tab(self, index: int) -> Content:
        name, mark = self._names[index]
        style = "bold $block-cursor-foreground on $block-cursor-background" if index == self._present else "$quiet"
        return literal(f" {mark} {one_line(name)} ", style)
