"""What every screen has that goes from hand to hand: nothing of the session can be opened from it."""

from __future__ import annotations

from typing import Any

from partnering_tui.session.rounds import is_sealed, round_of
from partnering_tui.tui.actions import action_of, in_scopes
from partnering_tui.tui.desk import Desk
from partnering_tui.tui.screens.session_screen import SessionScreen
from partnering_tui.tui.widgets.top_bar import TopBar
from partnering_tui.workshop.definition import Question

_OPEN = {action_of(name).run for name in ("save", "save-elsewhere")}
_CLOSED = {action.run for action in in_scopes("session")} - _OPEN


class CoveredScreen(SessionScreen):
    """A screen of a sealed round. Whoever has the laptop reaches neither notes nor answers."""

    is_for_room = True

    def __init__(self, desk: Desk, question: Question, round_id: str) -> None:
        super().__init__(desk)
        self._question = question
        self._round_id = round_id

    @property
    def _round(self) -> dict[str, Any]:
        return round_of(self.workbook.session, self._question, self._round_id) or {}

    @property
    def is_still_sealed(self) -> bool:
        """Whether the round waits to be revealed: somebody else may have done so, or taken it away."""
        return is_sealed(self._round)

    def _show_top(self) -> None:
        super()._show_top()
        if bar := self.query_one_optional(TopBar):
            bar.here = bar.standing = ""  # both lead to screens that are closed here

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return False if action in _CLOSED else super().check_action(action, parameters)
