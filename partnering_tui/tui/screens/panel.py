"""The facilitator's panel beside the questions: shown and hidden, turned, and told how the time goes."""

from __future__ import annotations

from textual.timer import Timer

from partnering_tui.session.pace import add_time
from partnering_tui.tui.screens.answering import AnsweringScreen
from partnering_tui.tui.screens.question_view import width_wanted
from partnering_tui.tui.widgets.facilitator_panel import FacilitatorPanel
from partnering_tui.tui.widgets.pace_words import NO_PACE, PaceWords
from partnering_tui.tui.widgets.step_heading import StepHeading
from partnering_tui.workshop.definition import Step

BESIDE_PANEL = 70
"""Columns that the rail, the panel and the margins take from a grid: see step.tcss."""
QUIET = 5.0
"""Seconds without a change before the time is shown anew: nothing ticks while somebody types."""
MORE = 5
"""Minutes that a step is given at a time."""


class PanelScreen(AnsweringScreen):
    """A step with the facilitator's panel beside it."""

    _next_look: Timer | None = None

    @property
    def step(self) -> Step:
        """The step on screen."""
        raise NotImplementedError

    # The time

    def show_time(self) -> None:
        """Show how the time goes, in the panel or, where it is not seen, in the heading; and look again in a minute."""
        self._show_pace()
        self._look_in(self.desk.sitting.seconds_to_next_minute)

    def _show_pace(self) -> None:
        pace = self.desk.sitting.pace
        here = pace.current
        words = PaceWords(pace.line, here.words, here.level) if here else NO_PACE
        self.query_one(FacilitatorPanel).show_pace(words)
        self.query_one(StepHeading).show_pace(NO_PACE if self.partnering.is_room_view else words)

    def is_panel_seen(self) -> bool:
        """Whether the panel stands there, and the time in it."""
        return self.has_class("-with-panel") and self.query_one(FacilitatorPanel).is_open

    def _look_in(self, seconds: float) -> None:
        if self._next_look is not None:
            self._next_look.stop()
        self._next_look = self.set_timer(max(1.0, seconds + 0.1), self.look_at_time)

    def look_at_time(self) -> None:
        """Show how the time goes now, unless somebody is just typing: then a little later."""
        if self.desk.sitting.seconds_since_change < QUIET:
            self._look_in(QUIET)
        else:
            self.show_time()

    def action_more_time(self) -> None:
        self._give(MORE)

    def action_less_time(self) -> None:
        self._give(-MORE)

    def _give(self, minutes: int) -> None:
        self.tell_edits()
        self.workbook.end_typing_run()
        self.workbook.begin()
        self.workbook.make(add_time(self.workbook.session, self.desk.sitting.id, self.step, minutes))
        self.show_time()

    # The panel

    def make_room(self) -> None:
        """Let the panel make room for a grid that does not fit beside it. What is typed never changes that."""
        if opened := self.open_question.opened:
            is_needed = width_wanted(opened) > self.size.width - BESIDE_PANEL
            self.query_one(FacilitatorPanel).make_room(opened.question.id, is_needed=is_needed)

    def on_resize(self) -> None:
        self.make_room()

    def action_panel(self) -> None:
        if self._has_panel():
            self.query_one(FacilitatorPanel).toggle()

    def action_turn_panel(self) -> None:
        if self._has_panel():
            self.query_one(FacilitatorPanel).turn_page()

    def _has_panel(self) -> bool:
        if not self.has_class("-with-panel"):
            self.notify("The facilitator's panel needs 130 columns. F1 shows the same on a page.", timeout=4)
        return self.has_class("-with-panel")
