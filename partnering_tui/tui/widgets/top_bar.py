"""The line at the top: whose session it is, where we are, and whether everything is saved."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from partnering_tui.tui.text import literal, one_line

LEAST_TITLE = 8
"""Columns that are left of the title when there is much to say."""
ENOUGH_TITLE = 24
"""Columns in which a session is told from others; beyond them the place comes first."""


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

    standing: reactive[str] = reactive("")
    """Which version the session is, or of which it is a draft; empty before anything was signed."""
    here: reactive[str] = reactive("")
    """How many partners are in the room; empty where that is not asked."""
    room_view: reactive[str] = reactive("")
    """The key that leaves the room view; empty while it is not on."""

    def render(self) -> Content:
        width = self.content_size.width
        saved = self._saved_words(width)
        title = literal(one_line(self.title), "bold")
        place = literal(one_line(self.place))
        room = width - saved.cell_length - 2
        beside_place = room - place.cell_length - 2
        # A long title leaves room for the place: the title stands on every screen, the place only here.
        is_shortened = ENOUGH_TITLE <= beside_place < title.cell_length
        left = title.truncate(beside_place if is_shortened else max(LEAST_TITLE, room), ellipsis=True)
        line, right = left, saved
        for right in self._rights(saved):
            at = _between(width, left.cell_length, place.cell_length, right.cell_length)
            if at:
                line = Content.assemble(left, " " * (at - left.cell_length), place)
                break
        gap = " " * max(1, width - right.cell_length - line.cell_length)
        return Content.assemble(line, gap, right).truncate(width)

    def _rights(self, saved: Content) -> Iterator[Content]:
        """What may stand at the right, from the most that is worth knowing down to the saved state alone."""
        if self.room_view:
            yield from self._rights_in_room()
            return
        standing = literal(one_line(self.standing)).stylize(_click("versions"))
        here = literal(one_line(self.here), "$quiet").stylize(_click("who_is_here"))
        gap = Content("   ")
        extras = [] if self.is_trouble else [[standing, here], [standing], [here] if not self.standing else []]
        for shown in extras:
            if parts := [part for part in shown if part.plain]:
                yield gap.join([*parts, saved])
        yield saved

    def _rights_in_room(self) -> Iterator[Content]:
        """That the room view is on and how to leave it, beside the saved state as far as there is room for it."""
        key = literal(self.room_view, "bold $key")
        way_out = Content.assemble("Room view: ", key, " leaves it").stylize(_click("room_view"))
        saved = self._saved_words(self.content_size.width - way_out.cell_length - 3)
        yield Content("   ").join([way_out, saved])
        if not self.is_trouble:
            yield way_out

    def _saved_words(self, width: int) -> Content:
        """The saved state; in trouble as much of the reason as there is room for, and the way out, for a click too."""
        if not self.is_trouble:
            return literal(one_line(self.saved), "$quiet")
        style = "bold $background on $error"  # a block of its own: seen without colours too
        words = literal(one_line(self.saved))
        if not self.way_out:
            return Content.assemble(" ", words, " ").stylize(style)
        way_out = Content.assemble(literal(self.way_out, "bold $key"), literal(" save elsewhere"))
        room = max(10, width - way_out.cell_length - LEAST_TITLE - 5)
        block = Content.assemble(" ", words.truncate(room, ellipsis=True), " ").stylize(style)
        return Content.assemble(block, " ", way_out.stylize(_click("save_elsewhere")))


def _between(width: int, left: int, place: int, right: int) -> int:
    """Where the place begins: in the middle, or as near to it as both sides let it; 0 if there is no room for it."""
    first, last = left + 2, width - right - place - 2
    return max(first, min((width - place) // 2, last)) if first <= last else 0


def _click(action: str) -> Style:
    return Style.from_meta({"@click": f"screen.{action}"})
