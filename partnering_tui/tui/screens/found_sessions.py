"""The sessions that home shows: where they are looked for, and how far each of them is."""

from __future__ import annotations

import contextlib
import heapq
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from partnering_tui.errors import PartneringError, UnreadableFile
from partnering_tui.frozen import dataclass
from partnering_tui.session.progress import session_tally
from partnering_tui.session.values import day
from partnering_tui.storage.answer_shapes import refuse_misshapen_answers
from partnering_tui.storage.definitions import workshop_in
from partnering_tui.storage.listing import SessionCard, card_of, sessions_in
from partnering_tui.storage.locations import Locations, real_path
from partnering_tui.storage.opening import workshop_places
from partnering_tui.storage.session_file import SessionFile, open_session
from partnering_tui.workshop.definition import Workshop
from partnering_tui.workshop.finding import find_workshop


@dataclass(frozen=True, slots=True)
class Details:
    """What only reading the whole session tells, its workshop and its private notes included."""

    partners: tuple[str, ...]
    """Their short names."""
    progress: str
    """How far it is, in words."""
    fault: PartneringError | None = None
    """Why it cannot be read after all."""


def sessions_found(folders: Sequence[Path], recent: Iterable[Path]) -> Iterator[SessionCard]:
    """A card for each session in the folders and among the recent files, the last one changed first, each file once."""
    places = list(dict.fromkeys(real_path(folder) for folder in folders))
    others = [path for path in recent if real_path(path.parent) not in places]
    sources = [*map(_sessions_in, places), _cards_of(others)]
    seen: set[Path] = set()
    for card in heapq.merge(*sources, key=lambda card: -card.modified.timestamp()):
        real = real_path(card.path)
        if real not in seen:
            seen.add(real)
            yield card


class DetailsReader:
    """Reads the details of sessions; each workshop is loaded once."""

    def __init__(self, locations: Locations) -> None:
        self._locations = locations
        self._roots: dict[Path, list[Path]] = {}
        """By the folder of the session."""
        self._workshops: dict[Path, Workshop] = {}

    def details_of(self, card: SessionCard) -> Details:
        """The details of a session, or why it cannot be opened."""
        try:
            file = open_session(card.path)
            shorts = tuple(partner.short for partner in file.session.partners)
        except PartneringError as fault:
            return Details(card.partners, "", fault)
        try:
            workshop = self.workshop_of(file)
        except PartneringError as fault:
            return Details(shorts, "", fault)
        tally = session_tally(file.session, file.notes, workshop)
        if tally.needed:
            return Details(shorts, f"{tally.needed_settled} of {tally.needed} needed answers")
        return Details(shorts, f"{tally.settled} of {tally.asked} answers")

    def workshop_of(self, file: SessionFile) -> Workshop:
        """The workshop of a session. Raises PartneringError if the session cannot be opened with it."""
        workshop = self._workshop(file.session.workshop, file.path.parent)
        refuse_misshapen_answers(file, workshop)
        return workshop

    def _workshop(self, name: str, beside: Path) -> Workshop:
        if beside not in self._roots:
            self._roots[beside] = workshop_places(beside, self._locations)
        folder = find_workshop(name, beside=None, roots=self._roots[beside])
        if folder not in self._workshops:
            self._workshops[folder] = workshop_in(folder, self._locations)
        return self._workshops[folder]


def when_in_words(moment: datetime, now: datetime) -> str:
    """A moment as people say it on that day: "today 14:02", "yesterday", "12 March 2026". Both in local time."""
    match (now.date() - moment.date()).days:
        case 0:
            return f"today {moment:%H:%M}"
        case 1:
            return "yesterday"
        case _:
            return day(moment)


def _sessions_in(folder: Path) -> Iterator[SessionCard]:
    # A folder that is not there yet holds no sessions.
    with contextlib.suppress(UnreadableFile):
        yield from sessions_in(folder, heads_only=True)


def _cards_of(paths: Iterable[Path]) -> Iterator[SessionCard]:
    """Cards of the files that still exist, the last one changed first."""
    dated = sorted(((moment, path) for path in paths if (moment := _modified(path))), reverse=True)
    return (card_of(path, moment, head_only=True) for moment, path in dated)


def _modified(path: Path) -> datetime | None:
    try:
        return datetime.fromtimestamp(path.stat().st_mtime, UTC) if path.is_file() else None
    except (OSError, ValueError):
        return None
