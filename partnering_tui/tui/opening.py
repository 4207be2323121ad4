"""Opening a session: its file, its workshop, the desk that both lie on, and the screens that it begins with."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from textual.screen import Screen

from partnering_tui.storage.opening import open_with_workshop
from partnering_tui.tui.desk import Desk

if TYPE_CHECKING:
    from partnering_tui.tui.app import PartneringApp


def desk_for(app: PartneringApp, path: Path) -> Desk:
    """The session in that file, opened. Raises PartneringError if it cannot be."""
    file, workshop = open_with_workshop(path, app.locations)
    return Desk(app, file, workshop, app.state, app.locations.backups, app.locations.unsaved)


def first_screens(desk: Desk) -> list[Screen[None]]:
    """What an opened session begins with, the lowest first: its step, under a briefing if the partners met long ago.

    A signed version is only read.
    """
    if desk.workbook.is_for_reading:
        from partnering_tui.tui.screens.signed_version import SignedVersionScreen

        return [SignedVersionScreen(desk)]
    from partnering_tui.tui.screens.step import StepScreen

    step = StepScreen(desk, *desk.place)
    if not desk.wants_briefing:
        from partnering_tui.tui.screens.health_checking import interrupted_ballots

        return [step, *interrupted_ballots(desk)]
    from partnering_tui.tui.screens.briefing import BriefingScreen

    return [step, BriefingScreen(desk)]


def offer_what_waits(app: PartneringApp, desk: Desk) -> None:
    """Ask what becomes of answers with older ids, and of copies that could not be saved; say what is to be chosen."""
    from partnering_tui.tui.moving import offer_moving
    from partnering_tui.tui.rescuing import offer_rescue

    offer_moving(app, desk)
    offer_rescue(app, desk)
    if not desk.workbook.is_for_reading:
        desk.others.tell_waiting()
