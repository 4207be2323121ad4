"""Offering to move answers to the ids of a newer workshop, when a session is opened: never done unasked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnering_tui.tui.desk import Desk
from partnering_tui.tui.screens.session_screen import SessionScreen

if TYPE_CHECKING:
    from partnering_tui.session.moving import Moving
    from partnering_tui.tui.app import PartneringApp
    from partnering_tui.tui.screens.move import Decision


def offer_moving(app: PartneringApp, desk: Desk) -> None:
    """Ask once for each version of the workshop, if anything would be moved."""
    book = desk.workbook
    if not book.workshop.changed or book.is_for_reading:
        return
    from partnering_tui.session.moving import is_to_be_asked, moving, version_of
    from partnering_tui.tui.screens.move import MoveScreen

    found = moving(book.session, book.private, book.workshop)
    if not found.moves or not is_to_be_asked(book.session, book.workshop):
        return
    words = [move.told for move in found.moves]
    screen = MoveScreen(found.version, version_of(book.session, book.workshop), words)
    app.push_screen(screen, lambda decision: _decide(app, desk, decision))


def _decide(app: PartneringApp, desk: Desk, decision: Decision | None) -> None:
    from partnering_tui.session.moving import moving, staying

    book = desk.workbook
    if decision == "move":
        _move(app, desk, moving(book.session, book.private, book.workshop))
    elif decision == "stay":
        book.make(staying(book.session, book.workshop))


def _move(app: PartneringApp, desk: Desk, found: Moving) -> None:
    desk.backups.keep("move")
    for change in found.changes:
        desk.workbook.make(change)
    desk.save_soon()
    for screen in app.screen_stack:
        if isinstance(screen, SessionScreen):
            screen.show_session()
    app.notify("The answers were moved. Undo takes it back.", markup=False, timeout=6)
