"""A step on the wall: one question, large and calm, with its answer, which can be typed into as ever."""

from __future__ import annotations

from dataclasses import replace

from partnering_tui.session.room_view import question_for_the_room
from partnering_tui.tui.screens.panel import PanelScreen
from partnering_tui.tui.screens.step_questions import StepQuestions
from partnering_tui.tui.widgets.open_question import Opened
from partnering_tui.workshop.definition import Question


class RoomStepScreen(PanelScreen):
    """A step that the room can see instead of the facilitator."""

    is_for_room = True
    _questions: StepQuestions
    _uncovered: str

    @property
    def question(self) -> Question | None:
        """The open question; None in a step that asks nothing."""
        raise NotImplementedError

    async def show_questions_anew(self, question: Question | None, *, takes_focus: bool) -> None:
        """Show the step with that question open, or its first."""
        raise NotImplementedError

    async def show_room_view(self) -> None:
        """Show the room what it may see, or the facilitator everything again; nothing else is drawn in between."""
        is_on, question = self.partnering.is_room_view, self.question
        with self.app.batch_update():
            self._uncovered = ""
            self._questions.is_for_room = is_on
            self.set_class(is_on, "-room")
            if is_on and question is not None:
                book = self.workbook
                question = question_for_the_room(book.session, book.workshop, self.step, question.id)
            await self.show_questions_anew(question, takes_focus=self.is_current)
            self._show_top()

    def for_the_room(self, opened: Opened) -> Opened:
        """A question without what only concerns whoever types."""
        contents = tuple(replace(content, beside="", is_for_room=True) for content in opened.contents)
        return replace(opened, contents=contents, offer="", is_for_room=True)
