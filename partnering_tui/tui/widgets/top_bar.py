"""The line at the top: whose session it is, where we are, and whether everything is saved."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from partnering_tui.tui.text import literal, one_line


class TopBar(Widget):
    """Title at the left, place in the middle, saved state at the right."""

    title: reactive[str] = reactive("")
    place: reactive[str] = reactive("")
    saved: reactive[str] = reactive("")
    """The saved state in words."""
    is_trouble: reactive[bool] = reactive(False)
    """The last save failed."""

    def render(self) -> Content:
        width = self.content_size.width
        saved = literal(one_line(self.saved), "bold $error" if self.is_trouble else "$quiet")
        place = literal(one_line(self.place))
        left = literal(one_line(self.title), "bold").truncate(max(8, width - saved.cell_length - 2), ellipsis=True)
        middle = (width - place.cell_length) // 2
        line = left
        right = width - saved.cell_length
        if left.cell_length + 2 <= middle and middle + place.cell_length + 2 <= right:
            line = Content.assemble(left, " " * (middle - left.cell_length), place)
        gap = " " * max(1, right - line.cell_length)
        return Content.assemble(line, gap, saved).truncate(width)
