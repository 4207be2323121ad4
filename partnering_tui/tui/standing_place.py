"""Where we stand in an open session: remembered for the next time, and on the disk soon after we went there."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from typing import Any

from textual.app import App
from textual.timer import Timer

from partnering_tui.session.workbook import Workbook
from partnering_tui.storage.state import State

WRITTEN_AFTER = 2.0
"""Seconds: so long after we went somewhere it is written, wherever we went meanwhile."""


class StandingPlace:
    """The step and the question where we are."""

    def __init__(self, app: App[int], workbook: Workbook, state: State, submit: Callable[..., Any]) -> None:
        self._app = app
        self._workbook = workbook
        self._state = state
        self._submit = submit
        """Runs it on the thread that saves, after what was given before."""
        self._timer: Timer | None = None

    @property
    def step_id(self) -> str:
        """The id of the step where we were last; empty if that is not known on this computer."""
        return (self._state.place(self._workbook.session.id) or ("", ""))[0]

    @property
    def last(self) -> tuple[int, str]:
        """Where we were last: the step, counted from 0, and the id of the question."""
        step_id, question_id = self._state.place(self._workbook.session.id) or ("", "")
        ids = [step.id for step in self._workbook.workshop.steps]
        return (ids.index(step_id), question_id) if step_id in ids else (0, "")

    def stand_at(self, step_id: str, question_id: str) -> None:
        """Remember where we are; it is written in a while, so that not even a cut cable makes us begin anew."""
        session_id = self._workbook.session.id
        is_news = self._state.place(session_id) != (step_id, question_id)
        self._state.remember_place(session_id, step_id, question_id)
        if is_news and self._timer is None:
            self._timer = self._app.set_timer(WRITTEN_AFTER, self._write)

    def stop(self) -> None:
        """The session is closed: whoever leaves has all that is remembered written."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None

    def _write(self) -> None:
        self._timer = None
        with contextlib.suppress(RuntimeError):  # the session is closed
            self._submit(self._state.save_place, self._workbook.session.id)
