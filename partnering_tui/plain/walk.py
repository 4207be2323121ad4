"""The walk: step by step and question by question, from where it was left to where somebody leaves it."""

from __future__ import annotations

from collections.abc import Iterable

from partnering_tui.plain.asking import Asking
from partnering_tui.plain.lines import NoMoreLines
from partnering_tui.plain.matrices import ask_for_cells
from partnering_tui.plain.open_session import OpenSession
from partnering_tui.plain.orders import Orders
from partnering_tui.plain.places import Elsewhere, Spot, asked_in_step, beside, spot_in_step
from partnering_tui.plain.ratings import ask_for_marks
from partnering_tui.plain.simple import ask_for_value
from partnering_tui.plain.statements import ask_for_statements
from partnering_tui.plain.tables import ask_for_rows
from partnering_tui.plain.talk import Talk, aloud
from partnering_tui.session.answers import STATES, note_of, state_of
from partnering_tui.session.asking import obstacle_to
from partnering_tui.session.glance import at_a_glance
from partnering_tui.session.sittings import planned_minutes
from partnering_tui.session.values import counted
from partnering_tui.workshop.definition import GRID_KINDS, Question

ORDERS = (
    "Say :help for help and :quit to leave; :next, :back, :go, :list, :undo and :why work anywhere. "
    "An empty line goes on. Two colons begin a text with one."
)
KINDS = {
    "text": "One line of text",
    "long_text": "A text of several lines; a line with only a dot ends it",
    "number": "A number",
    "date": "A date",
    "yes_no": "Yes or no",
    "choice": "One choice",
    "choices": "One or more choices",
    "scale": "A level of a scale",
    "table": "A table; one row at a time",
    "agreement": "Statements, and where each partner stands on them",
    "matrix": "A matrix: each row, by each partner",
    "ratings": "Ratings: each line, by each partner",
}
PRIVATE = "Private: it goes into the private file and no document. What you type stays readable here; :show tells it."


class Walk:
    """One walk through an open session."""

    def __init__(self, talk: Talk, session: OpenSession) -> None:
        self._talk = talk
        self._session = session
        self._book = session.workbook
        self._orders = Orders(talk, session, self._say_question)
        talk.obey = self._orders.obey
        talk.everywhere = self._orders.by_name
        self._said_step = -1

    def go(self, waiting: Iterable[str] = ()) -> None:
        """Walk until nobody says anything any more; first of all say what waits since the last time."""
        self._greet()
        self._talk.say(*waiting)
        step, question_id = self._session.place
        spot = spot_in_step(self._book, step, question_id)
        try:
            while True:
                spot = self._visit(spot)
        except NoMoreLines:
            return

    def _greet(self) -> None:
        session = self._book.session
        names = ", ".join(partner.short for partner in session.partners)
        count = len(session.partners)
        who = f"{counted(count, 'partner')}: {names}." if count else "No partners yet: say :partner."
        self._talk.say(
            f"{session.title}. {who}", f"Every answer is saved as you give it, in {self._session.path}", ORDERS
        )

    def _visit(self, spot: Spot) -> Spot:
        """Ask one question; where to go then."""
        self._orders.here = spot
        self._session.stand_at(spot.step, spot.question)
        try:
            if self._said_step != spot.step:
                self._say_step()
            self._said_step = spot.step
            self._say_question()
            self._ask()
            self._say_standing()
            return beside(self._book, spot, 1) or self._at_the_end(spot)
        except Elsewhere as wanted:
            return wanted.spot

    def _at_the_end(self, spot: Spot) -> Spot:
        self._orders.here = Spot(spot.step)  # behind the last question, to which :back leads
        self._talk.say("That was the last question. :steps tells what is open, :back goes back, :quit leaves.")
        while True:
            if str(self._talk.ask("What now:")).strip():
                self._talk.say("There is no question here. Say :back, :go and a step, or :quit.")

    # Saying

    def _say_step(self) -> None:
        steps = self._book.workshop.steps
        step, number = steps[self._orders.here.step], self._orders.here.step + 1
        minutes = planned_minutes(self._book.session, step, self._session.sitting.id)
        self._talk.say(f"Step {number} of {len(steps)}: {step.title}. {minutes} minutes.")
        self._talk.say_prose(step.purpose)
        if step.ask:
            self._talk.say_prose(f"Ask the room: {step.ask}")

    def _say_question(self) -> None:
        here, workshop = self._orders.here, self._book.workshop
        asked = asked_in_step(self._book, workshop.steps[here.step])
        question = workshop.questions.get(here.question)
        place = f"Step {here.step + 1} of {len(workshop.steps)}"
        if question is None or question not in asked:
            self._talk.say(f"{place} asks nothing.")
            return
        needed = " Needed." if question.needed else ""
        whose = ", for each partner" if question.is_per_partner else ""
        place = f"{place}, question {asked.index(question) + 1} of {len(asked)}"
        self._talk.say(f"{place}: {question.label}.{needed} {KINDS[question.kind]}{whose}.", question.hint)
        record = self._book.record_of(question)
        if state := state_of(record, question):
            note = note_of(record, question)
            self._talk.say(f"Marked: {STATES[state]}{': ' if note else ''}{note}.")
        self._talk.say(PRIVATE if question.private else "")

    def _say_standing(self) -> None:
        """Say how a question with many answers stands when it is left."""
        question = self._question
        if question and question.kind in GRID_KINDS and not question.private:
            glance = at_a_glance(
                self._session.workbook.session, self._book.workshop, question, self._book.session.partners
            )
            self._talk.say(f"{question.label}: {aloud(glance)}." if glance else "")

    # Asking

    @property
    def _question(self) -> Question | None:
        return self._book.workshop.questions.get(self._orders.here.question)

    def _ask(self) -> None:
        question = self._question
        obstacle = ""
        if question is not None:
            obstacle = obstacle_to(self._book.session, self._book.workshop, question, self._book.session.partners)
        if question is None or obstacle:
            self._talk.say(obstacle)
            self._talk.ask("An empty line goes on:")
            return
        asking = Asking(self._talk, self._session, question)
        match question.kind:
            case "table":
                ask_for_rows(asking)
            case "agreement":
                ask_for_statements(asking)
            case "matrix":
                ask_for_cells(asking)
            case "ratings":
                ask_for_marks(asking)
            case _:
                ask_for_value(asking)
