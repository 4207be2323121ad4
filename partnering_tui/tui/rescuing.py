"""Offering copies that could not be saved where they belong, when their session is opened: never taken unasked."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from partnering_tui.errors import PartneringError
from partnering_tui.tui.desk import Desk
from partnering_tui.tui.screens.session_screen import SessionScreen

if TYPE_CHECKING:
    from partnering_tui.storage.emergency import EmergencyCopy
    from partnering_tui.storage.rescuing import Rescued
    from partnering_tui.tui.app import PartneringApp
    from partnering_tui.tui.screens.rescue import Decision

Found = tuple["EmergencyCopy", "Rescued | None"]
"""A copy, and what it says if it can be read."""


def offer_rescue(app: PartneringApp, desk: Desk) -> None:
    """Look on another thread for copies of the session that was just opened, and ask what becomes of each."""

    if desk.workbook.is_for_reading:
        return

    def look() -> None:
        found = _copies_of(app, desk)
        if found:
            app.call_from_thread(_ask, app, desk, found)

    # When the first screen stands: nobody waits for what is seldom there.
    app.call_after_refresh(app.run_worker, look, thread=True, group="rescue", exit_on_error=False)


def _copies_of(app: PartneringApp, desk: Desk) -> list[Found]:
    # Loaded only here, off the way to the first screen.
    from partnering_tui.storage.emergency import copies_for
    from partnering_tui.storage.rescuing import read_rescued

    found: list[Found] = []
    for copy in copies_for(app.locations.unsaved, desk.workbook.session.id, desk.path):
        try:
            found.append((copy, read_rescued(copy) if copy.can_be_taken else None))
        except PartneringError:
            found.append((copy, None))
    return found


def _ask(app: PartneringApp, desk: Desk, found: list[Found]) -> None:
    """Ask about the first copy, then about the others. On the loop of the app."""
    from partnering_tui.tui.screens.rescue import RescueScreen

    if app.desk is not desk or not found:
        return
    copy, rescued = found[0]
    screen = RescueScreen(copy.made, _differs(desk, rescued), copy.folder, can_be_taken=rescued is not None)
    app.push_screen(screen, partial(_decide, app, desk, found))


def _differs(desk: Desk, rescued: Rescued | None) -> str:
    if rescued is None:
        return "It cannot be read as a session. Its answers stand there as text, to be copied by hand."
    words = rescued.differing_from(desk.workbook.session, desk.workbook.private).words()
    return f"Compared with the session as it is now, {words}."


def _decide(app: PartneringApp, desk: Desk, found: list[Found], decision: Decision | None) -> None:
    _, rescued = found[0]
    rest = partial(_ask, app, desk, found[1:])
    match decision:
        case "look" if rescued:
            _show(app, desk, rescued, partial(_ask, app, desk, found))
        case "take" if rescued:
            _take(app, desk, rescued)
            rest()
        case "away":
            _throw_away(app, desk, found)
        case _:
            rest()


def _show(app: PartneringApp, desk: Desk, rescued: Rescued, ask_again: partial[None]) -> None:
    from partnering_tui.summary.differences import differences_document
    from partnering_tui.tui.screens.compared import ComparedScreen

    session, workshop = desk.workbook.session, desk.workbook.workshop
    after, _ = rescued.brought_into(session, desk.workbook.private)
    names = ("the session as it is now", "the session with the copy")
    document = differences_document(session, after, workshop, today=date.today(), names=names)
    app.push_screen(ComparedScreen(document.blocks), lambda _: ask_again())


def _take(app: PartneringApp, desk: Desk, rescued: Rescued) -> None:
    """Bring the copy in, after a backup; the copy itself goes only when all is on the disk."""
    desk.backups.keep("recovery")
    for change in rescued.changes(desk.workbook.session, desk.workbook.private):
        desk.workbook.make(change)
    is_saved = desk.flush()
    if is_saved:
        rescued.copy.remove()
    for screen in app.screen_stack:
        if isinstance(screen, SessionScreen):
            screen.show_session()
    words = "The copy was taken. Undo takes it back." if is_saved else "The copy was taken, but is not saved yet."
    app.notify(words, markup=False, timeout=8)


def _throw_away(app: PartneringApp, desk: Desk, found: list[Found]) -> None:
    from partnering_tui.tui.screens.confirm import ConfirmScreen

    def throw(is_sure: bool | None) -> None:
        if is_sure and found[0][0].remove():
            app.notify("The copy was thrown away.", markup=False, timeout=4)
            _ask(app, desk, found[1:])
        else:
            _ask(app, desk, found)

    question = "Throw this copy away for good?"
    app.push_screen(ConfirmScreen(question, "Nothing brings it back.", yes="Throw it away", no="Keep it"), throw)
