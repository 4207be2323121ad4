"""The health check on the step screen: rounds are begun, ballots held, and what the marks say is looked at."""

from __future__ import annotations

from datetime import UTC, datetime

from partnering_tui.session.answers import rows_of
from partnering_tui.session.round_choices import RoundChoice, begin_as_chosen, sealed_round
from partnering_tui.session.rounds import in_hand
from partnering_tui.session.workbook import Workbook
from partnering_tui.tui.desk import Desk
from partnering_tui.tui.screens.session_screen import NO_PARTNERS, SessionScreen
from partnering_tui.tui.screens.speaking import SpeakingScreen
from partnering_tui.workshop.definition import Question

NO_RATINGS = "Open the health check first, or another question with ratings."
KEYED_IN = "The round is begun, sealed. {key} keys the forms in, one after the other."


def ratings_question(workbook: Workbook) -> Question | None:
    """The question that the health check stands in: the first with a round, else the first with ratings."""
    asked = [one for one in workbook.workshop.questions.values() if one.kind == "ratings" and not one.private]
    held = [one for one in asked if rows_of(workbook.session, one)]
    return next(iter(held or asked), None)


def go_on_with_round(screen: SessionScreen, question: Question) -> None:
    """Go on with the round that is sealed; if there is none, ask how another is held, and begin it."""
    screen.tell_edits()
    if not screen.workbook.session.partners:
        screen.notify(NO_PARTNERS, timeout=4)
        return
    record = screen.workbook.record_of(question)
    if not question.private and (waiting := sealed_round(record, question)):
        _hold_ballot(screen, question, str(waiting.get("id")))
        return
    from partnering_tui.tui.screens.round_beginning import BeginRoundScreen

    partners = len(screen.workbook.session.partners)
    screen.app.push_screen(
        BeginRoundScreen(question, record, partners), lambda choice: _begin(screen, question, choice)
    )


def _begin(screen: SessionScreen, question: Question, choice: RoundChoice | None) -> None:
    if choice is None:
        return
    now = datetime.now(UTC).astimezone()
    change = begin_as_chosen(screen.workbook.record_of(question), question, now, choice)
    screen.workbook.make(change)
    screen.desk.save_soon()
    screen.show_session()
    match choice.way:
        case "ballot":
            _hold_ballot(screen, question, change.puts[0].path[-1])
        case "printed":
            from partnering_tui.tui.actions import action_of, key_of

            key = key_of(action_of("quick-round"), screen.partnering.keymap) or "Quick round, among all commands,"
            screen.notify(KEYED_IN.format(key=key), timeout=8, markup=False)


def _hold_ballot(screen: SessionScreen, question: Question, round_id: str) -> None:
    from partnering_tui.tui.screens.ballots import BallotsScreen

    screen.app.push_screen(BallotsScreen(screen.desk, question, round_id))


def interrupted_ballots(desk: Desk) -> list[SessionScreen]:
    """The covered screen of a round in which somebody was marking when the app was ended; none if nobody was."""
    book = desk.workbook
    for question in book.workshop.questions.values():
        waiting = sealed_round(book.session, question) if question.kind == "ratings" and not question.private else None
        if waiting and in_hand(waiting):
            from partnering_tui.tui.screens.ballots import BallotsScreen

            return [BallotsScreen(desk, question, str(waiting.get("id")))]
    return []


class HealthCheckingScreen(SpeakingScreen):
    """A screen on which partners mark how the partnership works."""

    @property
    def _ratings(self) -> Question | None:
        """The open question, if partners give marks in it."""
        question = self.question
        return question if question is not None and question.kind == "ratings" else None

    def action_quick_round(self) -> None:
        """In a health check the partners are asked for their marks."""
        if question := self._ratings:
            go_on_with_round(self, question)
        else:
            super().action_quick_round()

    def action_new_round(self) -> None:
        if question := self._ratings:
            go_on_with_round(self, question)
        else:
            self.notify(NO_RATINGS, timeout=4)

    def action_health_check(self) -> None:
        """What the marks of the open question say; elsewhere those of the health check."""
        from partnering_tui.tui.screens.health import show_health

        question = self._ratings
        show_health(self, question if question and not question.private else None)
