"""Disputes: places that were changed here and elsewhere, each differently, and the version that somebody chooses."""

from __future__ import annotations

from partnering_tui.plain.open_session import OpenSession
from partnering_tui.plain.talk import Order, Talk
from partnering_tui.session.conflict_words import ballot_in_words, conflict_in_words, value_in_words
from partnering_tui.session.conflicts import Conflict, settle, versions_of_conflict
from partnering_tui.session.disputed_ballots import waiting_in
from partnering_tui.session.record import Record

COVER = "Both versions are private. :show says them, an empty line leaves them for later:"
IN_THE_APP = "Marks given in confidence are said to nobody: choose whose ballot counts in the app."


def choose_between_versions(talk: Talk, session: OpenSession) -> None:
    """Ask about each place which version is to stay."""
    book = session.workbook
    waiting = [(record, one) for record in (book.session, book.private) for one in waiting_in(record)]
    if not waiting:
        talk.say("No place was changed here and elsewhere.")
    for number, (record, one) in enumerate(waiting, 1):
        place = f"Place {number} of {len(waiting)}:"
        if one.ballot:
            talk.say(f"{place} {ballot_in_words(book.session, book.workshop, one.ballot)}.", IN_THE_APP)
            continue
        conflict = one.conflicts[0]
        talk.say(f"{place} {conflict_in_words(book.session, book.workshop, conflict, record)}.")
        if record is not book.private or isinstance(talk.ask(COVER, own=("show",)), Order):
            _choose(talk, session, record, conflict)


def _choose(talk: Talk, session: OpenSession, record: Record, conflict: Conflict) -> None:
    book = session.workbook
    versions = versions_of_conflict(record, conflict)
    for number, value in enumerate(versions, 1):
        words = value_in_words(book.workshop, conflict.path, value) or "nothing"
        talk.say(f"Version {number}{', which stands there now' if number == 1 else ''}: {' '.join(words.split())}")
    while True:
        heard = talk.ask(f"Which one, 1 to {len(versions)}:")
        if not isinstance(heard, str) or not heard.strip():
            return
        if heard.strip().isdecimal() and 1 <= int(heard) <= len(versions):
            book.make(settle(record, conflict, versions[int(heard) - 1]))
            session.save()
            talk.say("Kept." if session.fault is None else f"Kept, but not saved yet: {session.fault.title}.")
            return
        talk.say(f"Say a number from 1 to {len(versions)}, or an empty line to leave it for later.")
