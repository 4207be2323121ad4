"""The small window in which somebody says why a signed agreement was opened again."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.events import Key
from textual.widget import Widget

from partnering_tui.session.versions import latest_version, reopen
from partnering_tui.tui.desk import Desk
from partnering_tui.tui.screens.dialog import Dialog, line
from partnering_tui.tui.screens.presses import Press
from partnering_tui.tui.widgets.words import Words


class ReopeningScreen(Dialog[str | None]):
    """Asks for the reason. It is kept however the window is closed."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,ctrl+s", "close", "Keep and close", priority=True)]
    AUTO_FOCUS = "Words"
    HELP = "Why a signed agreement was opened again. The next version says so, and so does what changed."

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._latest = latest_version(desk.workbook.session)

    def compose_words(self) -> Iterable[Widget]:
        number = self._latest.number if self._latest else 0
        yield line(f"Why was version {number} opened again?", "title")
        yield Words(one_line=True)
        stands = self._desk.workbook.session.status == "agreed"
        yield line(f"Version {number} stands as it was signed. A reason opens it again." if stands else NEXT, "muted")

    def presses(self) -> Iterable[Press]:
        yield Press("Keep", key="Enter")

    def on_mount(self) -> None:
        self.query_one(Words).load_words(self._latest.reason if self._latest else "")

    def tell_edits(self) -> None:
        """Bring the reason into the session as it stands at this moment."""
        book = self._desk.workbook
        if words := self.query_one_optional(Words):
            book.make(reopen(book.session, words.text, book.today()) if words.text.strip() else None)

    async def on_key(self, event: Key) -> None:
        """Keys that were typed while the window was still opening."""
        words = self.query_one(Words)
        if self.focused in (None, words) and await words.press(event):
            event.stop()

    @on(Words.Submitted)
    def action_close(self) -> None:
        self.tell_edits()
        self.answer(self.query_one(Words).text)

    def on_press_pressed(self, event: Press.Pressed) -> None:
        event.stop()
        self.action_close()


NEXT = "It stands beside the version, and in what changed since."
"""What becomes of the reason."""
