"""From the search to a place in a session: its question opened, the row or the words under the cursor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnering_tui.session.excerpts import folded, place_of
from partnering_tui.session.noting import Place
from partnering_tui.session.searching import Found
from partnering_tui.tui.actions import action_of, key_of
from partnering_tui.tui.drawn import once_drawn
from partnering_tui.tui.screens.jumping import jump_to, step_screen_under
from partnering_tui.tui.screens.place_in_text import location_of
from partnering_tui.tui.screens.search import Going, SearchSessionScreen
from partnering_tui.tui.screens.session_screen import SessionScreen
from partnering_tui.tui.screens.step import StepScreen
from partnering_tui.tui.widgets.open_question import Landing
from partnering_tui.workshop.definition import Question

if TYPE_CHECKING:
    from partnering_tui.tui.app import PartneringApp

NOT_ASKED = "This is not asked at the moment: it depends on another answer. What was answered is kept."
_PLACES: dict[str, Place] = {"actions": "actions", "decisions": "decisions", "parking_lot": "parking_lot"}


def search_session(screen: SessionScreen) -> None:
    """Ask for words, and go to a place in the open session where they stand."""
    screen.tell_edits()
    app = screen.partnering
    key = key_of(action_of("private-too"), app.keymap)

    def go(going: Going | None) -> None:
        if going is not None:
            go_to(screen, going)

    app.push_screen(SearchSessionScreen(screen.workbook, key, is_for_room=app.is_room_view), go)


def open_there(app: PartneringApp, going: Going) -> None:
    """Open the session of a place that was found, and go there. Raises PartneringError if it cannot be opened."""
    if going.hit.path is not None:
        app.open_session(going.hit.path, is_briefed=True)
        step = next((screen for screen in app.screen_stack if isinstance(screen, StepScreen)), None)
        if step is not None:
            step.call_later(go_to, step, going)


def go_to(screen: SessionScreen, going: Going) -> None:
    """Go to a place that was found: from a screen over the step screen, or from that itself."""
    found, workshop = going.hit.found, screen.workbook.workshop
    steps = [step.id for step in workshop.steps]
    if found.noted:
        _show_note(screen, _PLACES[found.noted], found.row)
    elif found.step in steps:
        jump_to(screen, steps.index(found.step))
        if under := step_screen_under(screen):
            under.call_later(_arrive, under, going)
    else:
        screen.action_document()  # which tells what no question asks for any more


def _show_note(screen: SessionScreen, place: Place, row_id: str) -> None:
    from partnering_tui.tui.screens.notes import NotesScreen

    screen.action_notes()
    notes = screen.app.screen
    if isinstance(notes, NotesScreen):
        notes.call_later(notes.show_note, place, row_id)


async def _arrive(screen: StepScreen, going: Going) -> None:
    found = going.hit.found
    if not found.question:
        screen.action_private_note()
        return
    await screen.go_to(screen.workbook.workshop.steps.index(screen.step), found.question)
    if screen.question is None or screen.question.id != found.question:
        screen.notify(NOT_ASKED, timeout=6)
        return
    screen.open_question.land(landing_at(screen.question, found))
    if (words := screen.open_question.words) and (wanted := folded(going.words).split()):
        begin, _ = place_of(words.text, wanted[0])
        once_drawn(words, lambda: words.move_cursor(location_of(words.text, begin)))  # it has its height by then


def landing_at(question: Question, found: Found) -> Landing:
    """Where the cursor goes in the answer. What is said about a mark stands in its round; it is found at its line."""
    if question.kind == "ratings":
        return Landing(found.column, found.partner)
    return Landing(found.row, found.partner, found.column)
