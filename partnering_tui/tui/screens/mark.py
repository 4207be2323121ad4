"""The small window in which a question is put off, or set aside, with a note."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual.events import Key
from textual.widget import Widget

from partnering_tui.session.answers import note_of, state_of
from partnering_tui.session.record import Record
from partnering_tui.session.typed_meanwhile import marked_since
from partnering_tui.tui.screens.dialog import Dialog, line
from partnering_tui.tui.screens.presses import Press
from partnering_tui.tui.text import literal, one_line
from partnering_tui.tui.widgets.mark_field import MarkField
from partnering_tui.tui.widgets.words import Words
from partnering_tui.workshop.definition import Question

if TYPE_CHECKING:
    from partnering_tui.tui.desk import Desk


class MarkScreen(Dialog[bool]):
    """Asks for a state and a note and keeps them, whatever others did meanwhile; whether anything was kept."""

    CSS_PATH: ClassVar[list[str]] = ["dialogs.tcss", "mark_note.tcss"]  # type: ignore[assignment]  # a list is one too
    AUTO_FOCUS = "MarkField"
    HELP = "Leaves a question for later, or sets it aside. One letter says how; the note says why and until when."

    def __init__(self, desk: Desk, question: Question) -> None:
        super().__init__()
        self._desk = desk
        self._question = question
        self._opened = self._marked
        """The state and the note that it was in when the window was opened, or when what was chosen was kept last."""

    @property
    def _marked(self) -> tuple[str, str]:
        record: Record = self._desk.workbook.record_of(self._question)
        return state_of(record, self._question), note_of(record, self._question)

    def compose_words(self) -> Iterable[Widget]:
        yield line(literal("Mark  ", "$quiet") + literal(one_line(self._question.label), "bold"))
        yield MarkField(*self._opened)

    def presses(self) -> Iterable[Press]:
        yield Press("Keep", key="Enter", id="keep")
        yield Press("Cancel", key="Esc", id="cancel")

    @property
    def typed_in(self) -> Words | None:
        field = self.query_one(MarkField)
        return field.query_one(Words) if field.is_noting else None

    def tell_edits(self) -> None:
        """Keep what was chosen and typed, as if Enter had been pressed: the app is ended."""
        self._keep()

    def _keep(self) -> bool:
        field = self.query_one_optional(MarkField)
        if field is None or (chosen := (field.state, field.note)) == self._opened:
            return False
        book = self._desk.workbook
        change = marked_since(book.record_of(self._question), self._question, self._opened, *chosen)
        self._opened = chosen
        is_kept = book.make(change)
        self._desk.others.tell_disputed(change)
        return is_kept

    def show_joined(self) -> None:
        field = self.query_one_optional(MarkField)
        if field is not None and (field.state, field.note) == self._opened != self._marked:
            self._opened = self._marked
            field.show_mark(*self._opened)

    async def on_key(self, event: Key) -> None:
        """Keys that were typed while the window was still opening."""
        field = self.query_one(MarkField)
        if self.focused in (None, field) and await field.press(event):
            event.stop()

    def on_finished(self) -> None:
        self.answer(self._keep())

    def on_press_pressed(self, event: Press.Pressed) -> None:
        event.stop()
        if event.press.id == "keep":
            self.on_finished()
        else:
            self.answer(False)
