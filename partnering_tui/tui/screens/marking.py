"""What is said beside an answer: why it waits; and the facilitator's own editor."""

from __future__ import annotations

from partnering_tui.session import edits
from partnering_tui.tui.screens.answering import AnsweringScreen
from partnering_tui.workshop.definition import Question


class MarkingScreen(AnsweringScreen):
    """A screen of one step, on which questions are marked."""

    @property
    def question(self) -> Question | None:
        """The open question; None in a step that asks nothing."""
        raise NotImplementedError

    def action_mark(self) -> None:
        if question := self.question:
            from partnering_tui.tui.screens.mark import MarkScreen

            record = self.workbook.record_of(question)
            self.app.push_screen(MarkScreen(question, record), self._mark)

    def _mark(self, marked: tuple[str, str] | None) -> None:
        if (question := self.question) and marked is not None:
            state, note = marked
            if self.workbook.make(edits.mark(self.workbook.record_of(question), question, state, note)):
                self.show_session()

    def action_editor(self) -> None:
        from partnering_tui.tui.editor import edited_outside

        words = self.open_question.words
        if words is None:
            self.notify("Your editor opens text answers: open one first.", timeout=3)
            return
        self.tell_edits()
        self.desk.flush()  # nothing is saved while the editor has the terminal
        text = edited_outside(self.app, words.text, self.partnering.settings.editor)
        if text is not None:
            words.load_words(text)
            self.tell_edits()
            self.show_session()
