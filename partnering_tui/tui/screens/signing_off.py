"""The way to a signature from any screen of a session: ask, freeze, and say where the version is."""

from __future__ import annotations

from partnering_tui.errors import PartneringError
from partnering_tui.session.versions import has_changed_since, latest_version, standing_version
from partnering_tui.storage.session_file import open_session
from partnering_tui.storage.version_file import version_path
from partnering_tui.tui.screens.confirm import ErrorScreen
from partnering_tui.tui.screens.reopening import ReopeningScreen
from partnering_tui.tui.screens.session_screen import SessionScreen
from partnering_tui.tui.screens.sign_off import SignedScreen, SignOffScreen, sign_off


def ask_to_sign_off(screen: SessionScreen) -> None:
    """Show what would be signed, unless it was signed already and nothing changed since."""
    if number := _signed_already(screen):
        screen.notify(f"Version {number} was signed, and nothing has changed since.", timeout=5)
        return

    def sign(reason: str | None) -> None:
        if reason is None:
            screen.show_session()
            return
        try:
            written = sign_off(screen.desk, reason)
        except PartneringError as fault:
            screen.app.push_screen(ErrorScreen(fault))
        else:
            screen.app.push_screen(SignedScreen(written))

    screen.app.push_screen(SignOffScreen(screen.desk), sign)


def ask_why_it_was_reopened(screen: SessionScreen) -> None:
    """Ask for the reason, if there is anything that could be reopened."""
    if latest_version(screen.workbook.session) is None:
        screen.notify("Nothing has been signed yet, so there is nothing to reopen.", timeout=5)
        return
    screen.app.push_screen(ReopeningScreen(screen.desk), lambda _: screen.show_session())


def _signed_already(screen: SessionScreen) -> int:
    """The number of the version that says just what the session says; 0 if none does."""
    book = screen.workbook
    standing = standing_version(book.session)
    if standing is None:
        return 0
    try:
        signed = open_session(version_path(screen.desk.path, standing)).session
    except PartneringError:
        return 0
    return 0 if has_changed_since(signed, book.session, book.workshop) else standing.number
