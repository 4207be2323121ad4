"""Orders that can be given at any prompt: going elsewhere, taking back, marking, noting, being told where one is."""

from __future__ import annotations

from collections.abc import Callable

from partnering_tui.plain.asking import shortened
from partnering_tui.plain.disputes import choose_between_versions
from partnering_tui.plain.lines import NoMoreLines
from partnering_tui.plain.meeting import note_in_private, note_who_is_here
from partnering_tui.plain.open_session import OpenSession
from partnering_tui.plain.places import Elsewhere, Spot, asked_in_step, beside, spot_in_step, spot_meant
from partnering_tui.plain.tables import LONGEST_TOLD
from partnering_tui.plain.talk import Order, Talk, aloud
from partnering_tui.session import edits
from partnering_tui.session.answers import STATES
from partnering_tui.session.glance import at_a_glance
from partnering_tui.session.noting import add_action, add_decision, add_parked
from partnering_tui.session.progress import QuestionState
from partnering_tui.session.record import Change
from partnering_tui.session.sittings import sitting_of
from partnering_tui.session.typed_partners import partner_typed
from partnering_tui.workshop.definition import Question, Step

HELP = """\
An empty line leaves an answer as it is and goes on. A line that begins with a colon is an order.
Two colons begin a text with one. Orders can be cut short, such as :n for :next.
:next and :back go a question on or back.
:go 4 goes to step 4, :go 4.2 to its second question, :go objectives to where that stands.
:list tells the questions of this step, :steps all steps.
:again says the question again, :why its reason, :tip advice for the facilitator.
:show tells what stands there, :options what can be chosen, :clear empties it.
:undo takes back what was given last, :redo gives it again.
:mark later puts the question off; also unknown, not-relevant, parked or none. Words behind it are kept as a note.
:partner County=Kisumu County Government brings a partner to the table.
:decision, :action and :park note the words behind them.
:private notes them for you alone. :here tells who is here; :here all, :here County, :here not County note it.
:conflicts lets you choose where somebody else changed the same place.
In a table: :rows, :edit 2, :delete 2, :move 2 to 1, :take, and :done for the rest of a row.
With statements also: :positions 2 goes through the partners, :ask 2 asks them anew, :same 2 keeps a new wording.
In a matrix or in ratings, :row 3 goes to a row. In ratings, :round begins another round.
:quit leaves. Everything is saved as you give it.
"""
STATE_WORDS = {
    QuestionState.EMPTY: "open",
    QuestionState.PARTIAL: "begun",
    QuestionState.ANSWERED: "answered",
    QuestionState.LATER: "later",
    QuestionState.UNKNOWN: "not known yet",
    QuestionState.NOT_RELEVANT: "not relevant",
    QuestionState.PARKED: "parked",
}


class Orders:
    """What can be ordered anywhere in the walk."""

    def __init__(self, talk: Talk, session: OpenSession, say_question: Callable[[], None]) -> None:
        self._talk = talk
        self._session = session
        self._book = session.workbook
        self.here = Spot(0)
        """Where the walk is."""
        self.by_name: dict[str, Callable[[str], None]] = {
            "next": lambda _: self._go_beside(1, "This is the last question. :quit leaves."),
            "back": lambda _: self._go_beside(-1, "This is the first question."),
            "go": self._go,
            "list": lambda _: self._list(),
            "steps": lambda _: self._list_steps(),
            "again": lambda _: say_question(),
            "why": lambda _: self._say_why(),
            "tip": lambda _: self._say_tip(),
            "undo": lambda _: self._take_back(self._book.undo(), "Taken back", "There is nothing to take back."),
            "redo": lambda _: self._take_back(self._book.redo(), "Made again", "There is nothing to make again."),
            "mark": self._mark,
            "partner": self._add_partner,
            "decision": self._note_decision,
            "action": self._note_action,
            "park": self._park,
            "here": lambda rest: note_who_is_here(talk, session, self._make, rest),
            "private": lambda rest: note_in_private(talk, session, self._make, self._step, rest),
            "conflicts": lambda _: choose_between_versions(talk, session),
            "help": lambda _: talk.say(HELP),
            "quit": self._quit,
        }

    def obey(self, order: Order) -> None:
        """Do what is ordered. Raises Elsewhere where it leads to another place, NoMoreLines where it ends the walk."""
        self.by_name[order.name](order.rest)

    # Going

    @property
    def _step(self) -> Step:
        return self._book.workshop.steps[self.here.step]

    @property
    def _question(self) -> Question | None:
        return self._book.workshop.questions.get(self.here.question)

    def _quit(self, _: str) -> None:
        raise NoMoreLines

    def _go_beside(self, by: int, at_the_end: str) -> None:
        spot = beside(self._book, self.here, by)
        if spot is None:
            self._talk.say(at_the_end)
        else:
            raise Elsewhere(spot)

    def _go(self, where: str) -> None:
        if spot := spot_meant(self._book, where):
            raise Elsewhere(spot)
        count = len(self._book.workshop.steps)
        self._talk.say(f"Where to? Say a step from 1 to {count}, or a step and a question such as :go 4.2.")

    # Telling

    def _list(self) -> None:
        asked = asked_in_step(self._book, self._step)
        self._talk.say(f"Step {self.here.step + 1}, {self._step.title}: {len(asked)} questions.")
        for number, question in enumerate(asked, 1):
            record, partners = self._book.record_of(question), self._book.session.partners
            glance = "" if question.private else at_a_glance(record, self._book.workshop, question, partners)
            state = STATE_WORDS.get(self._book.state_of(question), "")
            here = " You are here." if question.id == self.here.question else ""
            needed = ", needed" if question.needed else ""
            told = f"{state}: {shortened(aloud(glance), LONGEST_TOLD)}" if glance else state
            self._talk.say(f"{number}: {question.label}{needed}. {told}.{here}")

    def _list_steps(self) -> None:
        for number, step in enumerate(self._book.workshop.steps, 1):
            tally = self._book.tally_of(step)
            here = " You are here." if number == self.here.step + 1 else ""
            self._talk.say(f"{number}: {step.title}. {tally.settled} of {tally.asked} answered.{here}")

    def _say_why(self) -> None:
        step, question = self._step, self._question
        example = f"An example: {question.example}" if question and question.example else ""
        told = [question.hint if question else "", example, step.guide, *step.prompts]
        for text in told:
            self._talk.say_prose(text)
        if not any(told):
            self._talk.say("Nothing more is said about this.")

    def _say_tip(self) -> None:
        self._talk.say_prose(self._step.facilitator or "There is no advice for this step.")
        if self._step.guards_against:
            self._talk.say_prose(f"It guards against: {self._step.guards_against}")
        if note := self._book.private.note(self._step.id):
            self._talk.say("Your private note:", note)

    # Changing

    def _make(self, change: Change | None, told: str, nothing: str) -> bool:
        if not self._book.make(change):
            self._talk.say(nothing)
            return False
        self._save(told)
        return True

    def _save(self, told: str) -> None:
        is_saved = self._session.save()
        fault = self._session.fault
        self._talk.say(told if is_saved or not fault else f"{told} But it is not saved yet: {fault.title}.")

    def _take_back(self, change: Change | None, told: str, nothing: str) -> None:
        if change is None:
            self._talk.say(nothing)
            return
        self._save(f"{told}: {change.label}.")
        workshop = self._book.workshop
        if question := workshop.questions.get(change.question):
            raise Elsewhere(spot_in_step(self._book, workshop.steps.index(workshop.step_of[question.id]), question.id))
        raise Elsewhere(self.here)

    def _mark(self, rest: str) -> None:
        state, _, note = rest.partition(" ")
        state, question = state.lower().rstrip(","), self._question
        if question is None or state not in (*STATES, "none"):
            self._talk.say("Say :mark and one of later, unknown, not-relevant, parked or none, then why, if you like.")
            return
        wanted = "" if state == "none" else state
        change = edits.mark(self._book.record_of(question), question, wanted, note.strip())
        told = f"Marked: {STATES[state]}." if wanted else "The mark is gone."
        if self._make(change, told, "It is marked so already.") and wanted:
            self._go_beside(1, "")

    def _add_partner(self, rest: str) -> None:
        session = self._book.session
        partner = partner_typed(rest, [one.short for one in session.partners])
        if partner is None:
            names = ", ".join(one.short for one in session.partners) or "nobody yet"
            self._talk.say(f"At the table: {names}. Say :partner and a name, or a short name, = and the full name.")
            return
        change = edits.add_partner(session, partner.short, partner.name, partner.sector)
        if self._make(change, f"{partner.name} is at the table.", ""):
            raise Elsewhere(self.here)

    def _note_decision(self, words: str) -> None:
        sitting = sitting_of(self._book.session, self._session.sitting.id)
        present = sitting.present if sitting else ()
        change = add_decision(
            self._book.session,
            words,
            today=self._book.today(),
            present=present,
            step=self._step.id,
            sitting=self._session.sitting.id,
        )
        self._make(change, "The decision is noted.", "Say what was decided behind :decision.")

    def _note_action(self, words: str) -> None:
        change = add_action(self._book.session, words, today=self._book.today(), step=self._step.id)
        self._make(change, "The action is noted.", "Say what is to be done behind :action.")

    def _park(self, words: str) -> None:
        change = add_parked(self._book.session, words, today=self._book.today(), step=self._step.id)
        self._make(change, "It is parked.", "Say what is to be parked behind :park.")
