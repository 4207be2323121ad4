"""Before the walk: what waits for somebody since the session was last open, and where it is looked at."""

from __future__ import annotations

from collections.abc import Iterator

from partnering_tui.plain.open_session import OpenSession
from partnering_tui.session.briefing import day_of_sitting, last_met
from partnering_tui.session.conflicts import conflicts_of
from partnering_tui.session.moving import is_to_be_asked, moving
from partnering_tui.session.present_sitting import now_here
from partnering_tui.session.sittings import is_resumed
from partnering_tui.session.versions import next_number, standing_version
from partnering_tui.session.workbook import Workbook
from partnering_tui.storage.emergency import copies_for
from partnering_tui.storage.locations import Locations


def what_waits(session: OpenSession, locations: Locations) -> Iterator[str]:
    """A sentence for each thing that waits, with the way to it."""
    book, path = session.workbook, session.path
    if is_resumed(book.session, now_here()) and (last := day_of_sitting(last_met(book.session, book.today()))):
        yield f"The partners last met on {last}. Where everybody stands is told by: partnering brief {path}"
    if signed := standing_version(book.session):
        draft = f"the draft of version {next_number(book.session)}"
        yield f"Version {signed.number} was signed. Whatever you change begins {draft}; the signed file stays as it is."
    if copies_for(locations.unsaved, book.session.id, path):
        yield f"A copy of changes that could not be saved waits. To look at it or take it: partnering open {path}"
    if _can_be_moved(book):
        yield f"The workshop was renewed: answers could be moved to new places. To choose: partnering open {path}"
    if conflicts_of(book.session) or conflicts_of(book.private):
        yield "Some places were changed here and elsewhere, each differently. Say :conflicts to choose."


def _can_be_moved(book: Workbook) -> bool:
    """Whether a newer workshop has other places for answers, and nobody has chosen yet."""
    if not book.workshop.changed or not is_to_be_asked(book.session, book.workshop):
        return False
    return bool(moving(book.session, book.private, book.workshop).moves)
