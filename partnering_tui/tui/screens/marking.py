"""What is said beside an answer: why it waits; and the facilitator's own editor."""

from __future__ import annotations

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

            self.app.push_screen(MarkScreen(self.desk, question), self._marked)

    def _marked(self, is_kept: bool | None) -> None:
        if is_kept:
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
