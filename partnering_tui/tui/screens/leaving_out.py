"""Leaving a section out of the document, with the reason; and bringing it back."""

from __future__ import annotations

from partnering_tui.session.readiness import (
    SectionReadiness,
    declare_not_relevant,
    declare_relevant,
    is_declared_not_relevant,
)
from partnering_tui.tui.screens.session_screen import SessionScreen


class LeavingOutScreen(SessionScreen):
    """A screen on which the cursor is in a section of the document."""

    @property
    def section(self) -> SectionReadiness | None:
        """The section that the cursor is in; None if it is in none."""
        raise NotImplementedError

    def action_leave_out(self) -> None:
        from partnering_tui.tui.screens.leave_out import LeaveOutScreen

        present = self.section
        if present is None:
            self.notify("Go to a section first.", timeout=3)
        elif is_declared_not_relevant(self.workbook.session, present.section.id):
            self.workbook.make(declare_relevant(self.workbook.session, present.section.id))
            self.show_session()
            self.notify(f"“{present.section.title}” is part of the document again.", markup=False, timeout=4)
        else:
            self.app.push_screen(LeaveOutScreen(present.section), self._leave_out)

    def _leave_out(self, told: tuple[str, str] | None) -> None:
        if told is not None and self.workbook.make(declare_not_relevant(self.workbook.session, *told)):
            self.show_session()
