"""Disputes: places that were changed here and elsewhere, each differently, and the version that somebody chooses."""

from __future__ import annotations

from partnering_tui.plain.open_session import OpenSession
from partnering_tui.plain.talk import Talk
from partnering_tui.session.conflict_words import conflict_in_words, value_in_words
from partnering_tui.session.conflicts import Conflict, conflicts_of, settle, versions_of_conflict
from partnering_tui.session.record import Record


def choose_between_versions(talk: Talk, session: OpenSession) -> None:
    """Ask about each place which version is to stay."""
    book = session.workbook
    waiting = [(record, conflict) for record in (book.session, book.private) for conflict in conflicts_of(record)]
    if not waiting:
        talk.say("No place was changed here and elsewhere.")
    for number, (record, conflict) in enumerate(waiting, 1):
        talk.say(
            f"Place {number} of {len(waiting)}: {conflict_in_words(book.session, book.workshop, conflict, record)}."
        )
        asked = book.workshop.questions.get(conflict.path[1]) if len(conflict.path) > 1 else None
        if asked is not None and asked.kind == "ratings":
            talk.say("It is about marks, which may be confidential: choose in the app.")
        else:
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
