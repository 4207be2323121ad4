"""The small window in which a section of the document is declared not relevant, with the reason."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from textual import on
from textual.events import Key
from textual.widget import Widget

from partnering_tui.session.readiness import declare_not_relevant
from partnering_tui.tui.screens.dialog import Dialog, line
from partnering_tui.tui.screens.presses import Press
from partnering_tui.tui.text import literal, one_line
from partnering_tui.tui.widgets.words import Words
from partnering_tui.workshop.definition import SummarySection

if TYPE_CHECKING:
    from partnering_tui.tui.desk import Desk


class LeaveOutScreen(Dialog[tuple[str, str] | None]):
    """Asks why: answers with the section's id and the reason, which may be empty; None if it stays."""

    AUTO_FOCUS = "Words"
    HELP = "The document says in one line that the section is not relevant, and why. What was answered is kept."

    def __init__(self, section: SummarySection) -> None:
        super().__init__()
        self._section = section

    def compose_words(self) -> Iterable[Widget]:
        yield line(literal("Leave out  ", "$quiet") + literal(one_line(self._section.title), "bold"))
        yield line("Why is it not relevant? The document says so in one line. Answers are kept.", "muted")
        yield Words(one_line=True)

    def presses(self) -> Iterable[Press]:
        yield Press("Leave it out", key="Enter", id="keep")
        yield Press("Cancel", key="Esc", id="cancel")

    def tell_edits(self) -> None:
        """Keep the reason that was typed, as if Enter had been pressed: the app is ended."""
        desk: Desk | None = getattr(self.app, "desk", None)
        words = self.query_one_optional(Words)
        if desk is not None and words is not None and words.text.strip():
            desk.workbook.make(declare_not_relevant(desk.workbook.session, self._section.id, words.text))

    async def on_key(self, event: Key) -> None:
        """Keys that were typed while the window was still opening."""
        words = self.query_one(Words)
        if self.focused in (None, words) and await words.press(event):
            event.stop()

    @on(Words.Submitted)
    def _keep(self) -> None:
        self.answer((self._section.id, self.query_one(Words).text.strip()))

    @on(Words.LeftDownwards)
    def _go_to_presses(self) -> None:
        self.focus_next()

    def on_press_pressed(self, event: Press.Pressed) -> None:
        event.stop()
        if event.press.id == "keep":
            self._keep()
        else:
            self.answer(None)
