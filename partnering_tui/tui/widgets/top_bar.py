"""The line at the top: whose session it is, where we are, and whether everything is saved."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from partnering_tui.tui.text import literal, one_line

LEAST_TITLE = 8
"""Columns that are left of the title when there is much to say."""


class TopBar(Widget):
    """Title at the left, place in the middle, saved state at the right."""

    title: reactive[str] = reactive("")
    place: reactive[str] = reactive("")
    saved: reactive[str] = reactive("")
    """The saved state in words."""
    is_trouble: reactive[bool] = reactive(False)
    """The last save failed."""

    way_out: reactive[str] = reactive("")
    """The key with which to save somewhere else, if that is wanted."""

    def render(self) -> Content:
        width = self.content_size.width
        saved = self._saved_words(width)
        place = literal(one_line(self.place))
        left = literal(one_line(self.title), "bold").truncate(
            max(LEAST_TITLE, width - saved.cell_length - 2), ellipsis=True
        )
        middle = (width - place.cell_length) // 2
        line = left
        right = width - saved.cell_length
        if left.cell_length + 2 <= middle and middle + place.cell_length + 2 <= right:
            line = Content.assemble(left, " " * (middle - left.cell_length), place)
        gap = " " * max(1, right - line.cell_length)
        return Content.assemble(line, gap, saved).truncate(width)

    def _saved_words(self, width: int) -> Content:
        """The saved state; in trouble as much of the reason as there is room for, and the way out, for a click too."""
        saved = literal(one_line(self.saved), "bold $error" if self.is_trouble else "$quiet")
        if not (self.is_trouble and self.way_out):
            return saved
        click = Style.from_meta({"@click": "screen.save_elsewhere"})
        way_out = Content.assemble("  ", literal(self.way_out, "bold $key"), literal(" save elsewhere")).stylize(click)
        room = max(10, width - way_out.cell_length - LEAST_TITLE - 2)
        return Content.assemble(saved.truncate(room, ellipsis=True), way_out)
