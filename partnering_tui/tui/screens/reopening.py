"""The small window in which somebody says why a signed agreement was opened again."""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.events import Key
from textual.widget import Widget

from partnering_tui.session.record import Row
from partnering_tui.session.typed_meanwhile import reason_given_since
from partnering_tui.session.versions import latest_version
from partnering_tui.tui.desk import Desk
from partnering_tui.tui.screens.dialog import Dialog, line
from partnering_tui.tui.screens.presses import Press
from partnering_tui.tui.widgets.words import Words


class TypedReason:
    """Why the last version was opened again, as somebody types it while others may say it, too."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        latest = latest_version(desk.workbook.session)
        self._id = latest.id if latest else ""
        self.number = latest.number if latest else 0
        """Of the version; 0 if none was signed."""
        self._opened = self._row
        """The version as it was noted when the window was opened, or when the reason was kept last."""

    @property
    def _row(self) -> Row:
        return deepcopy(dict(self._desk.workbook.session.table(("versions", self._id)))) if self._id else {}

    @property
    def words(self) -> str:
        """What was said before anybody typed."""
        return str(self._opened.get("reason", ""))

    @property
    def is_overtaken(self) -> bool:
        """Another version was signed meanwhile."""
        latest = latest_version(self._desk.workbook.session)
        return latest is not None and latest.id != self._id

    def keep(self, words: str) -> None:
        """Bring the reason into the session as it stands at this moment."""
        if not self._opened:
            return
        book = self._desk.workbook
        change = reason_given_since(book.session, self._opened, words, book.today())
        book.make(change)
        self._opened = self._row or self._opened
        self._desk.others.tell_disputed(change)

    def show_joined(self, field: Words) -> None:
        """Show what others said, if nobody has typed anything else."""
        if field.text.strip() == self.words.strip() and (row := self._row) and row != self._opened:
            self._opened = row
            if field.text != self.words:
                field.load_words(self.words)


class ReopeningScreen(Dialog[str | None]):
    """Asks for the reason. It is kept however the window is closed."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,ctrl+s", "close", "Keep and close", priority=True)]
    AUTO_FOCUS = "Words"
    HELP = "Why a signed agreement was opened again. The next version says so, and so does what changed."

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._reason = TypedReason(desk)

    def compose_words(self) -> Iterable[Widget]:
        number = self._reason.number
        yield line(f"Why was version {number} opened again?", "title")
        yield Words(one_line=True)
        stands = self._desk.workbook.session.status == "agreed"
        yield line(f"Version {number} stands as it was signed. A reason opens it again." if stands else NEXT, "muted")

    def presses(self) -> Iterable[Press]:
        yield Press("Keep and close", key="Esc")

    def on_mount(self) -> None:
        self.query_one(Words).load_words(self._reason.words)

    def tell_edits(self) -> None:
        """Bring the reason into the session as it stands at this moment."""
        if words := self.query_one_optional(Words):
            self._reason.keep(words.text)

    def show_joined(self) -> None:
        if words := self.query_one_optional(Words):
            self._reason.show_joined(words)

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
