"""The meeting line by line: who is here, and what only the facilitator is to read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from partnering_tui.plain.open_session import OpenSession
from partnering_tui.plain.talk import Talk
from partnering_tui.session.attendance import Attendee, attendance, comes_as
from partnering_tui.session.edits import write_note
from partnering_tui.session.record import Change
from partnering_tui.session.session import Partner
from partnering_tui.session.sittings import set_everyone_present, set_present
from partnering_tui.workshop.definition import Step

HOW = "Say :here all, :here and a name, :here not and a name, or :here County=Daniel Were for who came."
ALL, NOT = "all", "not "
Make = Callable[[Change | None, str, str], bool]
"""Makes a change and tells it, or tells that there is nothing to change."""


def note_who_is_here(talk: Talk, session: OpenSession, make: Make, rest: str) -> None:
    """Note who is in the room, as somebody said behind the order; nothing behind it: tell."""
    book, rest = session.workbook, rest.strip()
    if not rest or not book.session.partners:
        talk.say(_told(attendance(book.session, session.sitting.id)), HOW)
        return
    name, sign, person = rest.partition("=")
    is_absent = name.lower().startswith(NOT)
    name = name[len(NOT) :] if is_absent else name
    partner = _partner_meant(book.session.partners, name)
    if partner is None and name.strip().lower() != ALL:
        talk.say(f"Who is that? At the table: {_listed(one.short for one in book.session.partners)}. {HOW}")
        return
    book.begin()
    if partner is None:
        make(set_everyone_present(book.session, session.sitting.id), "Everybody is here.", "It is noted already.")
    elif sign:
        change = comes_as(book.session, session.sitting.id, partner.id, person.strip())
        make(change, f"{partner.short} is here: {person.strip()}.", "It is noted already.")
    else:
        change = set_present(book.session, session.sitting.id, partner.id, not is_absent)
        make(change, f"{partner.short} is {'not ' if is_absent else ''}here.", "It is noted already.")


def note_in_private(talk: Talk, session: OpenSession, make: Make, step: Step, words: str) -> None:
    """Add words to the private note of a step, on a line of their own; none: tell what is noted."""
    notes = session.workbook.private
    before = notes.note(step.id)
    if not words.strip():
        talk.say(before or "Nothing is noted in private about this step. Say :private and what you want to remember.")
        return
    after = f"{before.rstrip()}\n{words.strip()}" if before.strip() else words.strip()
    session.workbook.end_typing_run()  # each note is taken back alone
    make(write_note(notes, step.id, after), "Noted in private: it goes into the private file and no document.", "")


def _partner_meant(partners: Sequence[Partner], text: str) -> Partner | None:
    """The partner with that number or name, or the only one whose name begins so."""
    text = " ".join(text.casefold().split())
    if text.isdecimal() and text.isascii():
        return partners[int(text) - 1] if 1 <= int(text) <= len(partners) else None
    same = [one for one in partners if text in (one.short.casefold(), one.name.casefold())]
    begins = [one for one in partners if text and f"{one.short}\n{one.name}".casefold().startswith(text)]
    found = same or begins
    return found[0] if len(found) == 1 else None


def _told(found: Sequence[Attendee]) -> str:
    if not found:
        return "There are no partners yet: say :partner."
    if all(one.is_present is None for one in found):
        return f"Nobody has said yet who is here. At the table: {_listed(one.partner.short for one in found)}."
    here = [
        f"{one.partner.short} ({one.person})" if one.person else one.partner.short for one in found if one.is_present
    ]
    absent = [one.partner.short for one in found if not one.is_present]
    return f"Here: {_listed(here)}." + (f" Absent: {_listed(absent)}." if absent else "")


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names)
