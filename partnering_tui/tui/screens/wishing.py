"""What partners wish for their answers: that one is left out of copies for others."""

from __future__ import annotations

from partnering_tui.session.masking import can_be_masked, wish, wishes
from partnering_tui.tui.screens.marking import MarkingScreen
from partnering_tui.tui.text import one_line

IN_NO_COPY = "This answer is private: it goes into no copy."
NOT_PER_PARTNER = "Only what each partner answers for itself can be left out of copies."


class WishingScreen(MarkingScreen):
    """A screen on which each partner can have its answer left out of copies."""

    def action_out_of_copies(self) -> None:
        """Note that the partner whose turn it is wants its answer left out of copies, or that it no longer does."""
        question, fields = self.question, self.open_question.partner_fields
        partner = fields.present_partner if fields else None
        if question is None or partner is None or not can_be_masked(question):
            private = question is not None and question.private
            self.notify(IN_NO_COPY if private else NOT_PER_PARTNER, timeout=4)
            return
        self.tell_edits()
        is_wanted = partner.id not in wishes(self.workbook.session, question)
        if self.workbook.make(wish(self.workbook.session, question, partner.id, is_wanted=is_wanted)):
            self.workbook.end_typing_run()
            self.show_edited(question)
            self.desk.save_soon()
            words = "is left out of copies for others" if is_wanted else "goes into copies again"
            self.app.clear_notifications()
            self.notify(f"The answer of {one_line(partner.short)} {words}.", markup=False, timeout=4)
