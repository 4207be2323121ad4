"""The desk: an open session with its files, and the one who saves it.

Saving never makes anybody wait: what is to be written is prepared in a moment, and written on another thread, one write
at a time. `flush` is for the moments when there is no later: a signal, a crash, leaving.
"""

from __future__ import annotations

import asyncio
import contextlib
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import datetime
from pathlib import Path
from time import monotonic

from textual.app import App

from partnering_tui.errors import NotSaved
from partnering_tui.session.present_sitting import PresentSitting, now_here
from partnering_tui.session.record import Change
from partnering_tui.session.sittings import is_resumed
from partnering_tui.session.versions import is_draft_of, latest_version
from partnering_tui.session.workbook import Workbook
from partnering_tui.storage.arrivals import MOST_JOINS, CannotJoin, ChangedElsewhere, pause_before_joining
from partnering_tui.storage.atomic import unforeseen
from partnering_tui.storage.autosave import Autosave, SaveState, saved_at
from partnering_tui.storage.backup_keeper import BackupKeeper
from partnering_tui.storage.leftovers import remove_leftovers
from partnering_tui.storage.presence import Presence, open_sessions
from partnering_tui.storage.session_file import PreparedSave, SessionFile
from partnering_tui.storage.standing_copy import StandingCopy
from partnering_tui.storage.state import State
from partnering_tui.tui.others_edits import OthersEdits
from partnering_tui.tui.save_state import SaveStateChanged
from partnering_tui.tui.standing_place import StandingPlace
from partnering_tui.workshop.definition import Workshop


class Desk:
    """An open session on the facilitator's laptop."""

    def __init__(
        self, app: App[int], file: SessionFile, workshop: Workshop, state: State, backups: Path, unsaved: Path
    ) -> None:
        self._app = app
        self._autosave = Autosave()
        self._autosave.state = SaveState("saved", saved_at(file.path))
        self._alarm: asyncio.TimerHandle | None = None
        """The next look at whether a save is due."""
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="save")
        self._in_flight: tuple[PreparedSave, Future[None]] | None = None
        self._is_busy = False
        """A save, or the taking in of others' edits, is under way."""
        self._told = ""
        """Why the last save failed, as far as the screen in front was told."""
        self.fault: NotSaved | None = None
        """Why the last save failed; None if none has, or one succeeded since."""
        self.file = file
        self.backups = BackupKeeper(backups, file, self._writer.submit)
        self.copy = StandingCopy(unsaved, file, self._writer.submit)
        self.workbook = Workbook(
            workshop, file.session, file.notes, today=lambda: now_here().date(), on_change=self._remember
        )
        self.sitting = PresentSitting(self.workbook, now_here)
        presence = Presence(open_sessions(state.path), file.path)
        self.others = OthersEdits(app, file, self.workbook, presence, submit=self._writer.submit, backups=self.backups)
        self._standing = StandingPlace(app, self.workbook, state, self._writer.submit)
        self.wants_briefing = not self.workbook.is_for_reading and is_resumed(file.session, now_here())
        """The partners met so long ago that everybody has to be told where they stand."""
        self.stopped_at = self._standing.step_id
        """The id of the step where we were the last time; empty if that is not known on this computer."""
        latest = latest_version(file.session)
        self.told_reopened = latest.number if latest and is_draft_of(file.session) else 0
        """The number of the version of which everybody was told that it was reopened."""

    @property
    def path(self) -> Path:
        return self.file.path

    @property
    def saved_words(self) -> str:
        """The saved state in words: "saved 14:02", or why not."""
        return self._autosave.state.words(datetime.now().astimezone())

    @property
    def is_in_trouble(self) -> bool:
        """The last save failed, and none has succeeded since."""
        return self.fault is not None

    def get_ready(self) -> None:
        """Do ahead, on the thread that writes, what the first save needs once."""
        self._writer.submit(self.file.make_ready)
        self._writer.submit(lambda: remove_leftovers(self.path))
        if not self.workbook.is_for_reading:
            self.others.watch(self._others_wrote)

    def remember_place(self, step_id: str, question_id: str) -> None:
        """Remember where we are, for the next time this session is opened and for whoever follows it now."""
        self._standing.stand_at(step_id, question_id)
        self.others.stand_at(step_id, question_id)

    @property
    def place(self) -> tuple[int, str]:
        """Where we were the last time: the step, counted from 0, and the id of the question."""
        return self._standing.last

    def save_soon(self) -> None:
        """Save what is not saved yet, without waiting for it."""
        if self.file.is_dirty and not self._is_busy and not self.workbook.is_for_reading:
            self._app.run_worker(self._save(), group="save", exit_on_error=False)

    def save_now(self) -> None:
        """Save because somebody asked for it, and say so even if there is nothing to save."""
        if not self.file.is_dirty and not self._is_busy:
            self._note_success()
            self._tell()
        self.save_soon()

    def flush(self) -> bool:
        """Save everything before going on; whether it is all on the disk. Never raises, whatever the disk does."""
        if self.workbook.is_for_reading:
            return True
        try:
            self._finish_write()
            self.backups.finish()
            self.file.save()
        except NotSaved as fault:
            self._note_failure(fault)
            return False
        except Exception as fault:  # there is no later: whoever asks has to write a copy somewhere else
            self._note_failure(unforeseen(fault, self.path))
            return False
        self._note_success()
        with contextlib.suppress(Exception):  # a screen that is going is not in the way of what is saved
            self.others.show_news()
        return True

    def save_elsewhere(self, path: Path) -> None:
        """Go on in another file, with the private one beside it. Raises PartneringError; then all is as it was."""
        self._finish_write()
        self.file.save_as(path)
        self.others.go_to(path)
        self._note_success()
        self._tell()

    def close(self) -> bool:
        """Save everything and let go of the file; whether it is all on the disk."""
        is_saved = self.flush()
        self.others.stop()
        self._standing.stop()
        self._stop_alarm()
        self._writer.shutdown(wait=False)
        return is_saved

    def _remember(self, change: Change) -> None:
        before = self.saved_words
        self.backups.before(change, monotonic())
        if self.workbook.on_opening is not None:
            self.file.remember(self.workbook.on_opening)
            self.workbook.on_opening = None
        self.file.remember(change)
        self.sitting.changed()
        self._autosave.touched(monotonic())
        self._wait_for_pause()
        if self.saved_words != before:
            self._tell()

    def _wait_for_pause(self) -> None:
        due = self._autosave.due(monotonic())
        if self._alarm is None and due is not None:
            # The loop itself: a timer of Textual's that is due at once, or is late, may never ring.
            self._alarm = asyncio.get_running_loop().call_later(due, self._look_whether_due)

    def _look_whether_due(self) -> None:
        self._alarm = None
        due = self._autosave.due(monotonic())
        if due is not None and due <= 0:
            self.save_soon()
        else:
            self._wait_for_pause()

    async def _save(self) -> None:
        if self._is_busy:
            return
        self._is_busy = True
        try:
            self.sitting.note_if_due()
            if not await self._write_with_others():
                return
            self._note_success()
        except NotSaved as fault:
            self._note_failure_of_write(fault)
        except Exception as fault:  # whatever it is, the top line says so and the save is tried again
            self._note_failure_of_write(unforeseen(fault, self.path))
        finally:
            self._is_busy = False
        self._tell()
        self._wait_for_pause()

    async def _write_with_others(self) -> bool:
        """Write what changed, with what others wrote meanwhile; False if there was nothing to write."""
        for attempt in range(MOST_JOINS):
            try:
                return await self._write()
            except CannotJoin:
                raise
            except ChangedElsewhere:
                await asyncio.sleep(pause_before_joining(attempt))
                await self.others.take_in()
        return await self._write()

    async def _write(self) -> bool:
        prepared = self.file.prepare()
        if prepared is None:
            return False
        self._autosave.started(monotonic())
        future = self._writer.submit(prepared.write)
        self._in_flight = prepared, future
        self._tell()
        try:
            await asyncio.wrap_future(future)
        finally:
            self._settle(prepared)
        return True

    def _others_wrote(self) -> None:
        if not self._is_busy:  # else the save finds out by itself, or the next look does
            self._app.run_worker(self._take_in_others(), group="join", exit_on_error=False)

    async def _take_in_others(self) -> None:
        if self._is_busy:
            return
        self._is_busy = True
        try:
            await self.others.take_in()
        except NotSaved as fault:
            if self.file.is_dirty and not self.is_in_trouble:
                # With nothing to be saved it is nobody's trouble yet: whoever writes there may not be done.
                self._note_failure(fault)
                self._tell()
            return
        except Exception as fault:  # whatever it is, somebody has to hear that others' edits are not taken in
            self._note_failure(unforeseen(fault, self.path))
            self._tell()
            return
        finally:
            self._is_busy = False
        if self.is_in_trouble:
            self.save_soon()
        elif self.file.is_dirty:
            self._autosave.touched(monotonic())
            self._wait_for_pause()

    def _finish_write(self) -> None:
        """Wait for the write that is under way."""
        if self._in_flight is not None:
            prepared, future = self._in_flight
            future.exception()
            self._settle(prepared)

    def _note_success(self) -> None:
        self._autosave.succeeded(monotonic())
        self.fault = None
        self.copy.remove()

    def _note_failure(self, fault: NotSaved) -> None:
        self._autosave.failed(monotonic(), fault.title)
        self.fault = fault
        self.copy.keep()

    def _note_failure_of_write(self, fault: NotSaved) -> None:
        """A write failed; unless somebody saved the same by another way while it was under way."""
        if self.file.is_dirty:
            self._note_failure(fault)
        else:
            self._note_success()

    def _settle(self, prepared: PreparedSave) -> None:
        """Take note of how a write went; once, whoever comes first."""
        if self._in_flight is not None and self._in_flight[0] is prepared:
            self._in_flight = None
            self.file.settle(prepared)

    def _stop_alarm(self) -> None:
        if self._alarm is not None:
            self._alarm.cancel()
            self._alarm = None

    def _tell(self) -> None:
        reason = self.fault.title if self.fault else ""
        is_new = bool(reason) and reason != self._told
        self._told = reason
        if self._app.is_running:
            self._app.screen.post_message(SaveStateChanged(is_new_trouble=is_new))
            if no_backup := self.backups.take_new_fault():
                words = f"No backup could be kept: {no_backup.title}. Saving goes on without it."
                self._app.notify(words, severity="warning", timeout=8, markup=False)
