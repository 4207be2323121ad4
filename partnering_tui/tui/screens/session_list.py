"""The list of sessions at home: two lines for each, drawn by one widget however many there are."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from textual.content import Content
from textual.message import Message

from partnering_tui.errors import PartneringError
from partnering_tui.storage.listing import SessionCard
from partnering_tui.tui.screens.found_sessions import Details, when_in_words
from partnering_tui.tui.text import literal, one_line
from partnering_tui.tui.widgets.lines import Lines
from partnering_tui.tui.widgets.words import Words

LINES_EACH = 3
"""Title, partners, and a line of space."""


class SessionList(Lines):
    """Sessions to choose from. The cursor is on one of them, with both of its lines."""

    class InView(Message):
        """Other sessions came into view."""

    class LeftUpwards(Message):
        """Somebody went up from the first session."""

    def __init__(self) -> None:
        super().__init__()
        self.cards: Sequence[SessionCard] = ()
        self._details: dict[Path, Details] = {}
        self._now = datetime.now().astimezone()

    def on_mount(self) -> None:
        self.watch(self.screen, "focused", self.redraw, init=False)

    # Showing

    def show_cards(self, cards: Sequence[SessionCard], now: datetime) -> None:
        """Show other sessions; the cursor stays on the same one if it is among them."""
        present = self.present
        self.cards, self._now = cards, now
        paths = [card.path for card in cards] if present and self.cursor > 0 else []
        at = paths.index(present.path) if present and present.path in paths else 0
        self.show_lines(at * LINES_EACH)
        self.call_after_refresh(self.post_message, self.InView())

    def show_details(self, details: dict[Path, Details]) -> None:
        """Show more of some sessions."""
        self._details |= details
        self.redraw()

    @property
    def is_cursor_shown(self) -> bool:
        """Enter opens the session under the cursor from the line in which words to find are typed, too."""
        return self.has_focus or isinstance(self.screen.focused, Words)

    @property
    def present(self) -> SessionCard | None:
        """The session under the cursor."""
        index = self.cursor // LINES_EACH
        return self.cards[index] if self.cursor >= 0 and index < len(self.cards) else None

    def cards_without_details(self) -> list[SessionCard]:
        """The readable sessions in view of which not everything is shown yet."""
        first = self.scroll_offset.y // LINES_EACH
        last = (self.scroll_offset.y + self.scrollable_content_region.height) // LINES_EACH + 1
        seen = self.cards[first:last]
        return [card for card in seen if card.fault is None and card.path not in self._details]

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        self.post_message(self.InView())

    # The lines

    def count(self) -> int:
        return max(0, len(self.cards) * LINES_EACH - 1)

    def may_rest_on(self, index: int) -> bool:
        return index % LINES_EACH == 0

    def first_of(self, index: int) -> int:
        return index - 1 if index % LINES_EACH == 1 else index

    def line(self, index: int, width: int) -> Content:
        card = self.cards[index // LINES_EACH]
        match index % LINES_EACH:
            case 0:
                return self._first_line(card, width)
            case 1:
                return self._second_line(card, width)
            case _:
                return Content("")

    def fault_of(self, card: SessionCard) -> PartneringError | None:
        """Why a session cannot be opened, as far as is known."""
        details = self._details.get(card.path)
        return card.fault or (details.fault if details else None)

    def _first_line(self, card: SessionCard, width: int) -> Content:
        mark, unopened = ("! ", "cannot be opened · ") if self.fault_of(card) else ("", "")
        title = f"{mark}{card.title or card.path.name}"
        pointer = "▸ " if card is self.present and self.is_cursor_shown else "  "
        saved = when_in_words(card.modified.astimezone(), self._now)
        return _ends(literal(f"{pointer}{one_line(title)}", "bold"), literal(f"{unopened}{saved}", "$quiet"), width)

    def _second_line(self, card: SessionCard, width: int) -> Content:
        if fault := self.fault_of(card):
            return literal(f"  {one_line(fault.title)}", "$text-warning").truncate(width, ellipsis=True)
        details = self._details.get(card.path)
        if details is None:
            return Content("")
        partners = " · ".join(map(one_line, details.partners)) or "nobody at the table yet"
        return _ends(literal(f"  {partners}", "$quiet"), literal(details.progress, "$quiet"), width)

    # What people do

    def action_move(self, by: int) -> None:
        if by < 0 and self.cursor <= 0:
            self.post_message(self.LeftUpwards())
        else:
            super().action_move(by)


def _ends(left: Content, right: Content, width: int) -> Content:
    """One thing at the left and one at the right, which is there in full."""
    room = max(0, width - right.cell_length - 2)
    return Content.assemble(left.truncate(room, ellipsis=True, pad=True), "  ", right).truncate(width)


def found_by(card: SessionCard) -> str:
    """What a session is found by."""
    return one_line(" ".join([card.title, *card.partners, card.path.name])).casefold()
