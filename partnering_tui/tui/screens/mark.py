"""The small window in which a question is put off, or set aside, with a note."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.widget import Widget

from partnering_tui.session import edits
from partnering_tui.session.answers import note_of, state_of
from partnering_tui.session.record import Record
from partnering_tui.tui.messages import Finished
from partnering_tui.tui.screens.dialog import Dialog, line
from partnering_tui.tui.screens.presses import Press
from partnering_tui.tui.text import literal, one_line
from partnering_tui.tui.widgets.pick import Pick, PickOption
from partnering_tui.tui.widgets.words import Words
from partnering_tui.workshop.definition import Question

if TYPE_CHECKING:
    from partnering_tui.tui.desk import Desk

CLEAR = ""
"""The state of a question that is in none."""

MARKS = (
    PickOption("later", "later: we come back to it", "l"),
    PickOption("unknown", "not known yet: somebody finds out", "u"),
    PickOption("not-relevant", "not relevant: it does not count as missing", "n"),
    PickOption("parked", "parked: it waits for something else", "p"),
    PickOption(CLEAR, "clear the mark", "c"),
)


class MarkScreen(Dialog[tuple[str, str] | None]):
    """Asks for a state and a note: `("later", "after the budget")`, or `("", "")` to clear both; None for no change."""

    CSS_PATH: ClassVar[list[str]] = ["dialogs.tcss", "mark_note.tcss"]  # type: ignore[assignment]  # a list is one too
    AUTO_FOCUS = "Pick"
    HELP = "Leaves a question for later, or sets it aside. One letter says how; the note says why and until when."

    def __init__(self, question: Question, record: Record) -> None:
        super().__init__()
        self._question = question
        self._record = record
        self._state = state_of(record, question)

    def compose_words(self) -> Iterable[Widget]:
        yield line(literal("Mark  ", "$quiet") + literal(one_line(self._question.label), "bold"), "mark-title")
        yield Pick()
        yield line("Why, and until when? (may stay empty)", "muted")
        yield Words(one_line=True)

    def presses(self) -> Iterable[Press]:
        yield Press("Keep", key="Enter", id="keep")
        yield Press("Cancel", key="Esc", id="cancel")

    def on_mount(self) -> None:
        self.query_one(Pick).load_options(MARKS, [self._state] if self._state else [])
        self.query_one(Words).load_words(note_of(self._record, self._question))

    def tell_edits(self) -> None:
        """Keep what was chosen and typed, as if Enter had been pressed: the app is ended."""
        desk: Desk | None = getattr(self.app, "desk", None)
        if desk is not None:
            desk.workbook.make(edits.mark(self._record, self._question, *self._marked))

    @property
    def _marked(self) -> tuple[str, str]:
        return self._state, self.query_one(Words).text.strip() if self._state else ""

    @on(Pick.Picked)
    def _choose(self, event: Pick.Picked) -> None:
        event.stop()
        if event.values == [CLEAR]:
            self._state = CLEAR
            self.dismiss(self._marked)
            return
        self._state = str(event.values[0]) if event.values else CLEAR
        if self._state:
            self.query_one(Words).focus()

    @on(Finished)
    def _go_to_note(self, event: Finished) -> None:
        event.stop()
        if self._state:
            self.query_one(Words).focus()

    @on(Words.LeftUpwards)
    def _go_to_states(self) -> None:
        self.query_one(Pick).focus()

    @on(Words.Submitted)
    def _keep(self) -> None:
        if self._state or not self.query_one(Words).text.strip():
            self.dismiss(self._marked)
        else:
            self.query_one(Pick).focus()

    def on_press_pressed(self, event: Press.Pressed) -> None:
        event.stop()
        if event.press.id == "keep":
            self._keep()
        else:
            self.dismiss(None)
