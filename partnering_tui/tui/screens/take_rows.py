"""The small window in which rows of other tables are chosen, to stand in this table too."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual import on
from textual.events import Key, Resize
from textual.widget import Widget
from textual.widgets import Static

from partnering_tui.session.taking import RowToTake, rows_to_take, take_rows
from partnering_tui.tui.desk import Desk
from partnering_tui.tui.screens.dialog import Dialog, line, most_lines
from partnering_tui.tui.screens.presses import Press
from partnering_tui.tui.text import literal, one_line
from partnering_tui.tui.widgets.tick_list import TickLine, TickList
from partnering_tui.workshop.definition import Question

HOW = "Space ticks · a all · Enter takes them over"
BESIDE = 5
"""Lines above and below the rows: what the window is for, the keys, and the air between them."""


class TakeRowsScreen(Dialog[list[RowToTake] | None]):
    """Answers with the rows that were ticked; None for none of them."""

    CSS_PATH: ClassVar[list[str]] = ["dialogs.tcss", "../widgets/lines.tcss", "take_rows.tcss"]  # type: ignore[assignment]  # a list is one too
    AUTO_FOCUS = "TickList"
    HELP = "Rows of other tables that this table does not have yet. Only their names are taken over."

    def __init__(self, desk: Desk, question: Question, rows: Sequence[RowToTake]) -> None:
        super().__init__()
        self._desk = desk
        self._question = question
        self._rows: list[RowToTake | None] = []
        """For each line its row; None for titles and the air above them."""
        self._lines: list[TickLine] = []
        source = ""
        for row in rows:
            if row.question != source:
                if source:
                    self._rows.append(None)
                    self._lines.append(TickLine("", is_title=True))
                source = row.question
                self._rows.append(None)
                self._lines.append(TickLine(f"From “{desk.workbook.workshop.questions[source].label}”", is_title=True))
            self._rows.append(row)
            self._lines.append(TickLine(row.label))

    def compose_words(self) -> Iterable[Widget]:
        yield line(literal("Take over rows into  ", "$quiet") + literal(one_line(self._question.label), "bold"))
        rows = TickList(self._lines)
        rows.styles.max_height = most_lines(self.app.size, self.AROUND + BESIDE)
        yield rows
        yield Static(literal(HOW), classes="muted")

    def on_resize(self, event: Resize) -> None:
        for rows in self.query(TickList):
            rows.styles.max_height = most_lines(event.size, self.AROUND + BESIDE)

    def presses(self) -> Iterable[Press]:
        yield Press("Take over", key="Enter", id="take")
        yield Press("Cancel", key="Esc", id="cancel")

    @property
    def ticked(self) -> list[RowToTake]:
        """The rows that are ticked, in their order."""
        ticked = self.query_one(TickList).ticked
        return [row for index, row in enumerate(self._rows) if row is not None and index in ticked]

    def tell_edits(self) -> None:
        """Take over what is ticked, as if Enter had been pressed: the app is ended."""
        book = self._desk.workbook
        record = book.record_of(self._question)
        still = rows_to_take(book.session, book.workshop, self._question, record=record)
        if self.query(TickList):
            book.make(take_rows(record, self._question, [row for row in self.ticked if row in still]))

    def on_key(self, event: Key) -> None:
        """Keys that were typed while the window was still opening."""
        if self.focused is None and self.query_one(TickList).press(event.key):
            event.stop()

    @on(TickList.Ticked)
    def _say_how(self) -> None:
        self.query_one(".muted", Static).update(literal(HOW))

    @on(TickList.Finished)
    def _take(self) -> None:
        if self.ticked:
            self.answer(self.ticked)
        else:
            self.query_one(".muted", Static).update(literal("Nothing is ticked yet: Space ticks a row, a all of them."))

    def on_press_pressed(self, event: Press.Pressed) -> None:
        event.stop()
        if event.press.id == "take":
            self._take()
        else:
            self.answer(None)
