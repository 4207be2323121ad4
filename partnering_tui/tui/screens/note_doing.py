"""What is done with the note under the cursor: done, decided anew, agreed to, treated, removed."""

from __future__ import annotations

from datetime import date

from textual import on

from partnering_tui.session import noting
from partnering_tui.session.noted import absent_from, decision, superseded_by
from partnering_tui.session.noting import Place
from partnering_tui.session.record import Change
from partnering_tui.session.session import Partner
from partnering_tui.tui.desk import Desk
from partnering_tui.tui.screens.noted_about import Noted, about_action, about_decision, about_parked
from partnering_tui.tui.screens.notes_lines import NoteLine
from partnering_tui.tui.screens.session_screen import SessionScreen
from partnering_tui.tui.widgets.lines import Lines


class NoteDoingScreen(SessionScreen):
    """A screen with a list of notes, one of them under the cursor."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.place: Place = "actions"
        """Which list is shown."""

    @property
    def present(self) -> NoteLine | None:
        """The note under the cursor."""
        raise NotImplementedError

    def key_for(self, action_id: str) -> str:
        """The key for an action, as it is printed."""
        raise NotImplementedError

    def action_note(self) -> None:
        self.note_something(Noted(self.place))

    @on(Lines.Chosen)
    def _open(self) -> None:
        if present := self.present:
            session = self.workbook.session
            if self.place == "decisions":
                self.action_supersede()
            elif self.place == "actions":
                self.note_something(about_action(session, present.row_id))
            else:
                self.note_something(about_parked(session, present.row_id))

    def action_done(self) -> None:
        if present := self._present_of("actions"):
            self._make(noting.set_done(self.workbook.session, present.row_id, present.mark != "✓", today=self._today))

    def action_supersede(self) -> None:
        if present := self._present_of("decisions"):
            if superseded_by(self.workbook.session, present.row_id):
                self.notify("Another decision took its place already: decide that one anew.", timeout=4)
            else:
                self.note_something(about_decision(self.workbook.session, present.row_id))

    def action_consent(self) -> None:
        present = self._present_of("decisions")
        found = decision(self.workbook.session, present.row_id) if present else None
        if found is None:
            return
        absent = absent_from(found, self.workbook.session.partners)
        waiting = [partner for partner in absent if partner.id not in found.consented]
        if not waiting or superseded_by(self.workbook.session, found.id):
            self.notify("Nobody is waited for: all who were absent have agreed, or it no longer holds.", timeout=4)
        elif len(waiting) == 1:
            self._consent(found.id, waiting[0])
        else:
            self._ask_who_consents(found.id, waiting)

    def _ask_who_consents(self, decision_id: str, waiting: list[Partner]) -> None:
        from partnering_tui.tui.screens.consenting import ConsentScreen

        def take(partner_id: str | None) -> None:
            for partner in waiting:
                if partner.id == partner_id:
                    self._consent(decision_id, partner)

        self.app.push_screen(ConsentScreen(waiting), take)

    def _consent(self, decision_id: str, partner: Partner) -> None:
        if self._make(noting.consent(self.workbook.session, decision_id, partner.id, today=self._today)):
            self._tell(f"{partner.short} agrees, as of today.")

    def action_treat_now(self) -> None:
        self._treat("now")

    def action_treat_later(self) -> None:
        self._treat("later")

    def action_treat_drop(self) -> None:
        self._treat("drop")

    def _treat(self, treatment: str) -> None:
        if present := self._present_of("parking_lot"):
            self._make(noting.change_parked(self.workbook.session, present.row_id, "treatment", treatment))

    def action_remove_note(self) -> None:
        if present := self.present:
            change = noting.remove_noted(self.workbook.session, self.place, present.row_id)
            if self._make(change):
                self._tell("Removed.")
            else:
                self.notify("It stays: the decision that took its place names it.", timeout=4)

    @property
    def _today(self) -> date:
        return self.workbook.today()

    def _present_of(self, place: Place) -> NoteLine | None:
        return self.present if self.place == place else None

    def _make(self, change: Change | None) -> bool:
        if not self.workbook.make(change):
            return False
        self.workbook.end_typing_run()
        self.show_session()
        self.desk.save_soon()
        return True

    def _tell(self, words: str) -> None:
        self.app.clear_notifications()
        self.notify(f"{words} {self.key_for('undo')} takes it back.", markup=False, timeout=4)
