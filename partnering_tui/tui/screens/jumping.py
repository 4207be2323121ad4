"""Going from a screen that shows the whole session to the question on the step screen under it."""

from __future__ import annotations

from partnering_tui.tui.screens.session_screen import SessionScreen
from partnering_tui.tui.screens.step import StepScreen


def step_screen_under(screen: SessionScreen) -> StepScreen | None:
    """The step screen that lies under another screen of the session."""
    return next((under for under in screen.app.screen_stack if isinstance(under, StepScreen)), None)


def jump_to(screen: SessionScreen, step: int, question_id: str = "") -> None:
    """Close the screen, and open a question of a step (counted from 0), or the first that wants an answer."""
    if under := step_screen_under(screen):
        under.call_later(under.go_to, step, question_id)
    screen.app.pop_screen()
