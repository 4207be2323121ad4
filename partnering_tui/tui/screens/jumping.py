"""Going from a screen that shows the whole session to the question on the step screen under it."""

from __future__ import annotations

from partnering_tui.session.gaps import Gap
from partnering_tui.tui.screens.session_screen import SessionScreen
from partnering_tui.tui.screens.step import StepScreen
from partnering_tui.tui.widgets.open_question import Landing


def step_screen_under(screen: SessionScreen) -> StepScreen | None:
    """The step screen that lies under another screen of the session."""
    return next((under for under in screen.app.screen_stack if isinstance(under, StepScreen)), None)


def jump_to(screen: SessionScreen, step: int, question_id: str = "", landing: Landing | None = None) -> None:
    """Open a question of a step (counted from 0), or the first that wants an answer; a screen over that one closes.

    With a landing, the cursor goes to that partner, row or cell.
    """
    if under := step_screen_under(screen):
        under.call_later(_arrive, under, step, question_id, landing)
    if under is not screen:
        screen.app.pop_screen()


def jump_to_question(screen: SessionScreen, question_id: str, landing: Landing | None = None) -> None:
    """Close the screen, and open a question of whatever step; nothing if there is no such question."""
    workshop = screen.workbook.workshop
    if question_id in workshop.questions:
        jump_to(screen, workshop.steps.index(workshop.step_of[question_id]), question_id, landing)


def jump_to_gap(screen: SessionScreen, gap: Gap) -> None:
    """Go to where a gap can be closed."""
    if gap.question:
        jump_to_question(screen, gap.question, Landing(gap.row_id, gap.partner_id, gap.column_id))
        return
    match gap.built_in:
        case "partners" | "signatures":
            screen.action_partners()
        case "sittings":
            screen.action_who_is_here()
        case "decisions" | "actions":
            screen.action_notes()


async def _arrive(screen: StepScreen, step: int, question_id: str, landing: Landing | None) -> None:
    await screen.go_to(step, question_id)
    if landing is not None and screen.question is not None and screen.question.id == question_id:
        screen.open_question.land(landing)
