"""The small window in which a question is put off, or set aside, with a note."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual.events import Key
from textual.widget import Widget

from partnering_tui.session import edits
from partnering_tui.session.answers import note_of, state_of
from partnering_tui.session.record import Record
from partnering_tui.tui.screens.dialog import Dialog, line
from partnering_tui.tui.screens.presses import Press
from partnering_tui.tui.text import literal, one_line
from partnering_tui.tui.widgets.mark_field import MarkField
from partnering_tui.tui.widgets.words import Words
from partnering_tui.workshop.definition import Question

if TYPE_CHECKING:
    from partnering_tui.tui.desk import Desk


class MarkScreen(Dialog[tuple[str, str] | None]):
    """Asks for a state and a note: `("later", "after the budget")`, or `("", "")` to clear both; None for no change."""

    CSS_PATH: ClassVar[list[str]] = ["dialogs.tcss", "mark_note.tcss"]  # type: ignore[assignment]  # a list is one too
    AUTO_FOCUS = "MarkField"
    HELP = "Leaves a question for later, or sets it aside. One letter says how; the note says why and until when."

    def __init__(self, question: Question, record: Record) -> None:
        super().__init__()
        self._question = question
        self._record = record

    def compose_words(self) -> Iterable[Widget]:
        yield line(literal("Mark  ", "$quiet") + literal(one_line(self._question.label), "bold"))
        yield MarkField(state_of(self._record, self._question), note_of(self._record, self._question))

    def presses(self) -> Iterable[Press]:
        yield Press("Keep", key="Enter", id="keep")
        yield Press("Cancel", key="Esc", id="cancel")

    @property
    def typed_in(self) -> Words | None:
        field = self.query_one(MarkField)
        return field.query_one(Words) if field.is_noting else None

    def tell_edits(self) -> None:
        """Keep what was chosen and typed, as if Enter had been pressed: the app is ended."""
        desk: Desk | None = getattr(self.app, "desk", None)
        if desk is not None and (field := self.query_one_optional(MarkField)):
            desk.workbook.make(edits.mark(self._record, self._question, field.state, field.note))

    async def on_key(self, event: Key) -> None:
        """Keys that were typed while the window was still opening."""
        field = self.query_one(MarkField)
        if self.focused in (None, field) and await field.press(event):
            event.stop()

    def on_finished(self) -> None:
        field = self.query_one(MarkField)
        self.answer((field.state, field.note))

    def on_press_pressed(self, event: Press.Pressed) -> None:
        event.stop()
        if event.press.id == "keep":
            self.on_finished()
        else:
            self.answer(None)
