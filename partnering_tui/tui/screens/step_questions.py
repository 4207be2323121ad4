"""The questions of one step as its screen shows them: which are asked, how each is folded, and which one is open."""

from __future__ import annotations

from collections.abc import Sequence

from partnering_tui.session.answers import is_asked
from partnering_tui.session.progress import QuestionState
from partnering_tui.session.room_view import questions_for_the_room
from partnering_tui.session.workbook import Workbook
from partnering_tui.tui.screens.question_view import folded_question
from partnering_tui.tui.widgets.fold_list import FoldedQuestion
from partnering_tui.workshop.definition import Question, Step


class StepQuestions:
    """One step's questions; none until it is looked at them, anew whenever something may have changed."""

    def __init__(self, workbook: Workbook, step: Step, *, is_for_room: bool = False) -> None:
        self._workbook = workbook
        self.step = step
        self.is_for_room = is_for_room
        """Only what the room may see is asked."""
        self.asked: list[Question] = []
        self.index = 0
        """Where the open question stands among those asked, counted from 0."""
        self._folded: dict[str, FoldedQuestion] = {}

    @property
    def open(self) -> Question | None:
        """The open question; None in a step that asks nothing."""
        return self.asked[self.index] if self.asked else None

    @property
    def above(self) -> Sequence[FoldedQuestion]:
        """The folded questions above the open one."""
        return [self._folded[question.id] for question in self.asked[: self.index]]

    @property
    def below(self) -> Sequence[FoldedQuestion]:
        """The folded questions below the open one."""
        return [self._folded[question.id] for question in self.asked[self.index + 1 :]]

    def look_anew(self) -> None:
        """See which questions the step asks now, and what is answered."""
        self.asked = self._asked_now()
        self._folded = {question.id: self._fold(question) for question in self.asked}

    def fold_open_one(self) -> None:
        """Fold the open question with what is answered now."""
        if question := self.open:
            self._folded[question.id] = self._fold(question)

    def follow(self, question: Question) -> bool:
        """After an edit of the open question: whether other questions are asked now than before."""
        asked = self._asked_now()
        if asked == self.asked:
            return False
        self.asked = asked
        self._folded |= {one.id: self._fold(one) for one in asked}
        self.index = asked.index(question) if question in asked else 0
        return True

    def index_of(self, question_id: str) -> int:
        """Where that question stands; of the first that wants an answer, if it is not asked."""
        ids = [question.id for question in self.asked]
        if question_id in ids:
            return ids.index(question_id)
        for index, question in enumerate(self.asked):
            # Never a private one by itself: the screen may be on the wall.
            if self._folded[question.id].state is QuestionState.EMPTY and not question.private:
                return index
        return 0

    def _asked_now(self) -> list[Question]:
        session, workshop = self._workbook.session, self._workbook.workshop
        if self.is_for_room:
            return questions_for_the_room(session, workshop, self.step)
        return [question for question in self.step.questions if is_asked(session, workshop, question)]

    def _fold(self, question: Question) -> FoldedQuestion:
        return folded_question(self._workbook, self.asked, question)
