"""The desk: an open session with its files, and the one who saves it.

Saving never makes anybody wait: what is to be written is prepared in a moment, and written on another thread, one write
at a time.
`flush` is for the moments when there is no later: a signal, a crash, leaving.
"""

from __future__ import annotations

import asyncio
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import datetime
from pathlib import Path
from time import monotonic

from textual.app import App
from textual.message import Message
from textual.timer import Timer

from partnering_tui.errors import NotSaved, Place
from partnering_tui.session.record import Change
from partnering_tui.session.workbook import Workbook
from partnering_tui.storage.autosave import Autosave, SaveState
from partnering_tui.storage.session_file import PreparedSave, SessionFile
from partnering_tui.storage.state import State
from partnering_tui.workshop.definition import Workshop


class SaveStateChanged(Message):
    """A save began, succeeded or failed; told to the screen in front."""

    def __init__(self, *, is_new_trouble: bool = False) -> None:
        super().__init__()
        self.is_new_trouble = is_new_trouble
        """It failed for a reason that nobody was told yet."""


class Desk:
    """An open session on the facilitator's laptop."""

    def __init__(self, app: App[int], file: SessionFile, workshop: Workshop, state: State) -> None:
        self._app = app
        self._state = state
        self._autosave = Autosave()
        self._autosave.state = SaveState("saved", _saved_at(file.path))
        self._timer: Timer | None = None
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="save")
        self._in_flight: tuple[PreparedSave, Future[None]] | None = None
        self._told = ""
        """Why the last save failed, as far as the screen in front was told."""
        self.fault: NotSaved | None = None
        """Why the last save failed; None if none has, or one succeeded since."""
        self.file = file
        self.workbook = Workbook(workshop, file.session, file.notes, on_change=self._remember)

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

    def remember_place(self, step_id: str, question_id: str) -> None:
        """Remember where we are, for the next time this session is opened."""
        self._state.remember_place(self.workbook.session.id, step_id, question_id)

    @property
    def place(self) -> tuple[int, str]:
        """Where we were the last time: the step, counted from 0, and the id of the question."""
        step_id, question_id = self._state.place(self.workbook.session.id) or ("", "")
        ids = [step.id for step in self.workbook.workshop.steps]
        return (ids.index(step_id), question_id) if step_id in ids else (0, "")

    def save_soon(self) -> None:
        """Save what is not saved yet, without waiting for it."""
        if self.file.is_dirty and self._in_flight is None:
            self._app.run_worker(self._save(), group="save", exit_on_error=False)

    def save_now(self) -> None:
        """Save because somebody asked for it, and say so even if there is nothing to save."""
        if not self.file.is_dirty and self._in_flight is None:
            self._note_success()
            self._tell()
        self.save_soon()

    def flush(self) -> bool:
        """Save everything before going on; whether it is all on the disk. Never raises, whatever the disk does."""
        try:
            self._finish_write()
            self.file.save()
        except NotSaved as fault:
            self._note_failure(fault)
            return False
        except Exception as fault:  # there is no later: whoever asks has to write a copy somewhere else
            self._note_failure(_unforeseen(fault, self.path))
            return False
        self._note_success()
        return True

    def save_elsewhere(self, path: Path) -> None:
        """Go on in another file, with the private one beside it. Raises PartneringError; then all is as it was."""
        self._finish_write()
        self.file.save_as(path)
        self._note_success()
        self._tell()

    def close(self) -> bool:
        """Save everything and let go of the file; whether it is all on the disk."""
        is_saved = self.flush()
        self._stop_timer()
        self._writer.shutdown(wait=False)
        return is_saved

    def _remember(self, change: Change) -> None:
        before = self.saved_words
        if self.workbook.on_opening is not None:
            self.file.remember(self.workbook.on_opening)
            self.workbook.on_opening = None
        self.file.remember(change)
        self._autosave.touched(monotonic())
        self._wait_for_pause()
        if self.saved_words != before:
            self._tell()

    def _wait_for_pause(self) -> None:
        due = self._autosave.due(monotonic())
        if self._timer is None and due is not None:
            self._timer = self._app.set_timer(due, self._look_whether_due)

    def _look_whether_due(self) -> None:
        self._timer = None
        due = self._autosave.due(monotonic())
        if due is not None and due <= 0:
            self.save_soon()
        else:
            self._wait_for_pause()

    async def _save(self) -> None:
        try:
            prepared = self.file.prepare()
            if prepared is None:
                return
            self._autosave.started(monotonic())
            future = self._writer.submit(prepared.write)
            self._in_flight = prepared, future
            self._tell()
            try:
                await asyncio.wrap_future(future)
            finally:
                self._settle(prepared)
            self._note_success()
        except NotSaved as fault:
            self._note_failure_of_write(fault)
        except Exception as fault:  # whatever it is, the top line says so and the save is tried again
            self._note_failure_of_write(_unforeseen(fault, self.path))
        self._tell()
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

    def _note_failure(self, fault: NotSaved) -> None:
        self._autosave.failed(monotonic(), fault.title)
        self.fault = fault

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

    def _stop_timer(self) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None

    def _tell(self) -> None:
        reason = self.fault.title if self.fault else ""
        is_new = bool(reason) and reason != self._told
        self._told = reason
        if self._app.is_running:
            self._app.screen.post_message(SaveStateChanged(is_new_trouble=is_new))


def _unforeseen(fault: Exception, path: Path) -> NotSaved:
    """A fault that no disk should make, told like those that it can."""
    title = f"a fault of the app ({type(fault).__name__})"
    return NotSaved(title, place=Place(path), remedy="Try again, or save somewhere else.")


def _saved_at(path: Path) -> datetime | None:
    """When the file was last written, in local time."""
    try:
        return datetime.fromtimestamp(path.stat().st_mtime).astimezone()
    except OSError:
        return None
