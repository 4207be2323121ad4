"""An open session: whatever is given goes into its files at once, as it does from the screens."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Event, Thread
from time import monotonic

from partnering_tui.errors import NotSaved
from partnering_tui.session.present_sitting import PresentSitting, now_here
from partnering_tui.session.record import Change
from partnering_tui.session.workbook import Workbook
from partnering_tui.storage.arrivals import TakenIn
from partnering_tui.storage.atomic import unforeseen
from partnering_tui.storage.backup_keeper import BackupKeeper
from partnering_tui.storage.last_resort import keep_copy_elsewhere
from partnering_tui.storage.leftovers import remove_leftovers
from partnering_tui.storage.locations import Locations
from partnering_tui.storage.presence import RENEWED_EVERY, Presence, open_sessions
from partnering_tui.storage.session_file import SessionFile
from partnering_tui.storage.standing_copy import StandingCopy
from partnering_tui.storage.state import State
from partnering_tui.workshop.definition import Workshop

PLACE_EVERY = 2.0
"""Seconds between two notes of where the walk is, so that one that is cut off goes on there."""
LONGEST_UNSAVED = 0.5
"""Seconds for which answers may wait to be written while the next are there already."""


class OpenSession:
    """A session with its files, and what is remembered of it on this computer."""

    def __init__(
        self, file: SessionFile, workshop: Workshop, locations: Locations, state: State, tell: Callable[[str], None]
    ) -> None:
        self.file = file
        self._locations = locations
        self._state = state
        self._tell = tell
        self._backups = BackupKeeper(locations.backups, file, lambda make: make())
        self._copy = StandingCopy(locations.unsaved, file, lambda write: write())
        self.workbook = Workbook(
            workshop,
            file.session,
            file.notes,
            clock=lambda: 0.0,  # what is given to one prompt is taken back together, however long it takes
            today=lambda: now_here().date(),
            on_change=self._remember,
        )
        self.sitting = PresentSitting(self.workbook, now_here)
        self._presence = Presence(open_sessions(state.path), file.path)
        self._others = 0
        self._is_closed = Event()
        self._saved = self._place_saved = monotonic()
        self.fault: NotSaved | None = None
        """Why the last save failed; None if none has, or one succeeded since."""

    @property
    def path(self) -> Path:
        return self.file.path

    # Places

    @property
    def place(self) -> tuple[int, str]:
        """Where we were the last time: the step, counted from 0, and the id of the question."""
        step_id, question_id = self._state.place(self.workbook.session.id) or ("", "")
        ids = [step.id for step in self.workbook.workshop.steps]
        return (ids.index(step_id), question_id) if step_id in ids else (0, "")

    def stand_at(self, step: int, question_id: str) -> None:
        """Note where we are, for the next time and for whoever follows; what others wrote meanwhile is joined."""
        at = self.workbook.workshop.steps[step]
        self.sitting.enter(at)
        self._state.remember_place(self.workbook.session.id, at.id, question_id)
        if monotonic() - self._place_saved > PLACE_EVERY:
            self._state.save_place(self.workbook.session.id)
            self._place_saved = monotonic()
        self._presence.stand_at(at.id, question_id)
        self._look_around()

    # Keeping

    def begin(self) -> None:
        """Say on this computer that the session is open, until it is closed."""
        self._state.remember_file(self.path)
        remove_leftovers(self.path)
        self._look_around()
        Thread(target=self._renew_presence, name="presence", daemon=True).start()

    def keep(self, *, is_more_waiting: bool) -> None:
        """Write what was given; while more is there already, from time to time."""
        if not is_more_waiting or monotonic() - self._saved > LONGEST_UNSAVED:
            self.save()

    def save(self) -> bool:
        """Write what is not on the disk yet, with what others wrote; whether it is all there. Never raises."""
        try:
            self.sitting.note_if_due()
            self.file.save()
        except NotSaved as fault:
            self.fault = fault
        except Exception as fault:  # whatever it is, the walk goes on and tells it
            self.fault = unforeseen(fault, self.path)
        else:
            self.fault = None
        if self.fault:
            self._copy.keep()
        else:
            self._copy.remove()
        self._saved = monotonic()
        if no_backup := self._backups.take_new_fault():
            self._tell(f"No backup could be kept: {no_backup.title}. Saving goes on without it.")
        self._tell_news()
        return self.fault is None

    def close(self) -> bool:
        """Save everything and let go of the file; whether it is all on the disk, or else in a copy that is told."""
        self._is_closed.set()
        self.sitting.end()
        is_saved = self.save()
        self._state.save()
        self._presence.leave()
        if not is_saved:
            for line in keep_copy_elsewhere(self.file, self._locations, standing=self._copy.folder):
                self._tell(line)
        return is_saved

    def _remember(self, change: Change) -> None:
        self._backups.before(change, monotonic())
        if self.workbook.on_opening is not None:
            self.file.remember(self.workbook.on_opening)
            self.workbook.on_opening = None
        self.file.remember(change)
        self.sitting.changed()

    # Others

    def _look_around(self) -> None:
        """Bring in what others wrote, and say who else has the session open."""
        others = self._presence.others()
        if others > self._others:
            self._tell("Also open in another window; changes are joined.")
        self._others = others
        try:
            if self.file.was_changed_elsewhere():
                self.file.join()
        except NotSaved as fault:
            self._tell(f"Changes made elsewhere could not be joined: {fault.title}")
        self._tell_news()

    def _tell_news(self) -> None:
        news = self.file.news()
        for taken in news:
            self.workbook.let_go_of([put.path for put in taken.puts], private=taken.is_private)
        has_backup = self._backups.keep_replaced(news, monotonic())
        for line in _in_words(news, has_backup=has_backup):
            self._tell(line)

    def _renew_presence(self) -> None:
        while not self._is_closed.wait(RENEWED_EVERY):
            self._presence.others()


def _in_words(news: list[TakenIn], *, has_backup: bool) -> list[str]:
    """What is told of changes that others made."""
    count = sum(taken.told for taken in news)
    disputed = len({conflict.id for taken in news for conflict in taken.conflicts})
    kept = " What they replaced is in the backups." if has_backup else ""
    lines = [f"Joined {count} change{'' if count == 1 else 's'} made elsewhere.{kept}"] if count else []
    if disputed:
        what = "One place was" if disputed == 1 else f"{disputed} places were"
        lines.append(f"{what} changed here and elsewhere, each differently. Say :conflicts to choose.")
    return lines
