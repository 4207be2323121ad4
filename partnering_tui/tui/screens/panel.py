"""The facilitator's panel beside the questions: shown and hidden, turned, and told how the time goes."""

from __future__ import annotations

from partnering_tui.tui.desk import SaveStateChanged
from partnering_tui.tui.screens.session_screen import SessionScreen
from partnering_tui.tui.widgets.facilitator_panel import FacilitatorPanel
from partnering_tui.workshop.definition import Step


class PanelScreen(SessionScreen):
    """A step with the facilitator's panel beside it."""

    @property
    def step(self) -> Step:
        """The step on screen."""
        raise NotImplementedError

    def show_time(self) -> None:
        """Show the time-box of the step, and how much of it is used in this sitting."""
        sitting = self.desk.sitting
        used, planned = sitting.minutes_used(self.step), sitting.minutes_planned(self.step)
        self.query_one(FacilitatorPanel).show_time(planned, used)

    def on_save_state_changed(self, _: SaveStateChanged) -> None:
        self.show_time()

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
