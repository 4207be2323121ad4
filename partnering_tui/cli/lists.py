"""Lists of sessions and of workshops, as tables that can be read and searched."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from partnering_tui.cli.output import fault_line, say, shortened, table_lines, tell
from partnering_tui.errors import Fault, PartneringError, Place
from partnering_tui.session.progress import session_tally
from partnering_tui.storage.answer_shapes import refuse_misshapen_answers
from partnering_tui.storage.definitions import workshop_in
from partnering_tui.storage.listing import SessionCard, sessions_in
from partnering_tui.storage.locations import Locations
from partnering_tui.storage.opening import roots_for
from partnering_tui.storage.session_file import SessionFile, open_session
from partnering_tui.workshop.definition import Workshop
from partnering_tui.workshop.finding import find_workshop, workshops_in

WIDEST = 40
"""Cells: longer titles and lists of partners are cut."""


def list_sessions(folder: Path, locations: Locations, *, may_be_missing: bool) -> None:
    """Print the sessions in the folder, the last one saved first; what cannot be read is told beside the table.

    Raises UnreadableFile if the folder cannot be looked into; one that may be missing holds no sessions then.
    """
    cards = [] if may_be_missing and not folder.exists() else list(sessions_in(folder))
    if not cards:
        tell(f"There are no sessions in {folder}")
        tell("  Begin one with: partnering new, or look at an example with: partnering demo")
    shelf = _Shelf(locations)
    rows: list[Sequence[str]] = []
    for card in cards:
        try:
            rows.append(_session_row(card, *_opened(card, shelf)))
        except PartneringError as error:
            _tell_unreadable(card.path, error)
    _print_table(("Title", "Partners", "Progress", "Last saved", "File"), rows)


def list_workshops(locations: Locations) -> None:
    """Print the facilitator's own workshops and those that came with the app; those with faults are told beside."""
    rows: list[Sequence[str]] = []
    for found in workshops_in(locations.workshop_roots):
        try:
            workshop = workshop_in(found.folder, locations)
        except PartneringError as error:
            _tell_unreadable(found.folder, error)
            continue
        rows.append((workshop.id, str(len(workshop.steps)), workshop.title, str(found.folder)))
    _print_table(("Name", "Steps", "Title", "Folder"), rows)


class _Shelf:
    """Workshops, each loaded once however many sessions are about it."""

    def __init__(self, locations: Locations) -> None:
        self._locations = locations
        self._loaded: dict[Path, Workshop] = {}

    def workshop_of(self, path: Path, name: str) -> Workshop:
        folder = find_workshop(name, beside=path.parent, roots=roots_for(path, self._locations))
        if folder not in self._loaded:
            self._loaded[folder] = workshop_in(folder, self._locations)
        return self._loaded[folder]


def _opened(card: SessionCard, shelf: _Shelf) -> tuple[SessionFile, Workshop]:
    if card.fault:
        raise card.fault
    file, workshop = open_session(card.path), shelf.workshop_of(card.path, card.workshop)
    refuse_misshapen_answers(file, workshop)
    return file, workshop


def _session_row(card: SessionCard, file: SessionFile, workshop: Workshop) -> tuple[str, ...]:
    tally = session_tally(file.session, file.notes, workshop)
    done, wanted = (tally.needed_settled, tally.needed) if tally.needed else (tally.settled, tally.asked)
    return (
        shortened(file.session.title, WIDEST),
        shortened(", ".join(partner.short for partner in file.session.partners), WIDEST),
        f"{done} of {wanted}",
        f"{card.modified.astimezone():%Y-%m-%d %H:%M}",
        str(card.path),
    )


def _tell_unreadable(path: Path, error: PartneringError) -> None:
    place = error.place if error.place.file else Place(path)
    tell(fault_line(Fault(place, error.title, error.remedy)))


def _print_table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    if rows:
        for line in table_lines(header, rows):
            say(line)
