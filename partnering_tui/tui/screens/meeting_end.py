"""The small window in which it is said until when the meeting goes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from textual.app import App
from textual.widget import Widget
from textual.widgets import Static

from partnering_tui.session.day import moment_typed
from partnering_tui.session.present_sitting import now_here
from partnering_tui.session.sittings import set_until, sitting_of
from partnering_tui.tui.screens.dialog import Dialog, line
from partnering_tui.tui.screens.presses import Press
from partnering_tui.tui.text import literal
from partnering_tui.tui.widgets.fields import say
from partnering_tui.tui.widgets.words import Words

if TYPE_CHECKING:
    from partnering_tui.tui.desk import Desk

HINT = "A time such as 12:30. Empty: as long as the steps take."
NOT_A_TIME = "That is no time of day. Type it as in 12:30."


class MeetingEndScreen(Dialog[bool | None]):
    """Asks for a time of day. What is none is told, and asked for again."""

    AUTO_FOCUS = "Words"
    HELP = "Says when the partners want to be done: what remains is planned so that breaks and the closing fit in."

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._as_opened = self._noted_words

    def compose_words(self) -> Iterable[Widget]:
        yield line("This meeting goes until", "title")
        yield Words(one_line=True)
        yield Static(classes="muted hint")

    def presses(self) -> Iterable[Press]:
        yield Press("Keep", key="Enter", id="keep")
        yield Press("Cancel", key="Esc", id="cancel")

    def on_mount(self) -> None:
        words = self.query_one(Words)
        words.load_words(self._as_opened)
        words.select_all()
        say(self.query_one(".hint", Static), literal(HINT))

    @property
    def _noted_words(self) -> str:
        """The end as it is noted: "12:30"; empty for none."""
        sitting = sitting_of(self._desk.workbook.session, self._desk.sitting.id)
        return f"{sitting.until.astimezone():%H:%M}" if sitting and sitting.until else ""

    def tell_edits(self) -> None:
        """Keep what was typed, as if Enter had been pressed: the app is ended."""
        self._keep()

    def _keep(self) -> bool:
        """Note what was typed; False if it is no time of day."""
        typed = self.query_one(Words).text.strip()
        if typed == self._as_opened:
            return True
        book, sitting_id = self._desk.workbook, self._desk.sitting.id
        until = moment_typed(typed, self._began())
        if typed and until is None:
            return False
        self._as_opened = typed
        book.end_typing_run()
        book.begin()
        book.make(set_until(book.session, sitting_id, until))
        return True

    def _began(self) -> datetime:
        sitting = sitting_of(self._desk.workbook.session, self._desk.sitting.id)
        return sitting.started.astimezone() if sitting and sitting.started else now_here()

    def on_words_submitted(self) -> None:
        if self._keep():
            self.answer(True)
        else:
            say(self.query_one(".hint", Static), literal(NOT_A_TIME))
            self.query_one(Words).select_all()

    def on_words_left_downwards(self) -> None:
        self.focus_next()

    def on_press_pressed(self, event: Press.Pressed) -> None:
        event.stop()
        if event.press.id == "keep":
            self.on_words_submitted()
        else:
            self.answer(None)


def ask_until_when(app: App[int], desk: Desk) -> None:
    """Ask until when the meeting goes."""
    app.push_screen(MeetingEndScreen(desk))
