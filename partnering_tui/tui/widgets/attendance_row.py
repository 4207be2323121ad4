"""One partner on one line of those who are in the room, and what the keys do there."""

from __future__ import annotations

from textual.content import Content
from textual.widget import Widget

from partnering_tui.session.attendance import Attendee
from partnering_tui.session.session import MANDATES
from partnering_tui.tui.text import literal, one_line
from partnering_tui.tui.widgets.key_bar import keys_told

MANDATE_LEGEND = (("c", "can commit"), ("r", "must refer back"), ("o", "observes"))
NAMING_LEGEND = (("Enter", "keeps it, and goes on"), ("↑ ↓", "another partner"), ("Esc", "back to the list"))
"""What the keys do while a name is typed: letters are letters then."""
MANDATE_WIDTH = max(map(len, MANDATES.values()))
NARROW = 60
"""Below that many columns a line has no room for mandates."""


class AttendanceRow(Widget):
    """One partner on one line."""

    ALLOW_SELECT = False

    def __init__(self, index: int) -> None:
        super().__init__()
        self.index = index
        self.attendee: Attendee | None = None
        self.is_here = False
        """The cursor is on it."""
        self._short_width = 8

    def show(self, attendee: Attendee, short_width: int, *, is_here: bool) -> None:
        """Show a partner, with its short name in that many columns, and whether the cursor is on it."""
        shown = (attendee, short_width, is_here)
        if shown != (self.attendee, self._short_width, self.is_here):
            self.attendee, self._short_width, self.is_here = shown
            self.set_class(is_here, "-here")
            self.refresh()

    def render(self) -> Content:
        if self.attendee is None:
            return Content("")
        width = self.content_size.width
        head = head_of(self.attendee, self.index, self._short_width, is_here=self.is_here)
        if width >= NARROW:
            head = Content.assemble(head, literal(f"{MANDATES.get(self.attendee.mandate, ''):{MANDATE_WIDTH}}  "))
        person = literal(one_line(self.attendee.person)).truncate(max(0, width - head.cell_length), ellipsis=True)
        line = Content.assemble(head, person).truncate(width)
        # Under the cursor everything is in the one colour that can be read there.
        return line.without_spans if self.is_here else line


def head_of(attendee: Attendee, index: int, short_width: int, *, is_here: bool) -> Content:
    """What stands first on a line: the number, whether it is there, the partner."""
    match attendee.is_present:
        case None:
            there = literal("·         ", "$quiet")
        case True:
            there = literal("● here    ", "$success")
        case _:
            there = literal("○ absent  ", "$quiet")
    number = str(index + 1) if index < 9 else ""
    short = literal(one_line(attendee.partner.short), "bold").truncate(short_width, ellipsis=True, pad=True)
    return Content.assemble(literal(f"{'▸' if is_here else ' '} {number:>1}  "), there, short, Content("  "))


def legend(partners: int, *, is_naming: bool = False) -> Content:
    """What the keys do in a list of so many partners, on two lines."""
    if is_naming:
        return Content.assemble(keys_told(NAMING_LEGEND), "\n")
    digits = f"1–{min(partners, 9)}" if partners > 1 else "1"
    ticks = ((f"{digits}, Space", "here or not"), ("a", "all here"), ("n", "names who came"))
    return Content("\n").join([keys_told(ticks), keys_told(MANDATE_LEGEND)])
