"""The screen in a second terminal: what the room reads of the question that is open in the window that leads."""

from __future__ import annotations

import asyncio
import contextlib
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import Screen
from textual.widgets import Static

from partnering_tui.session.room_view import question_for_the_room
from partnering_tui.storage.following import Followed, Following, Leading
from partnering_tui.summary.room import room_answer
from partnering_tui.tui.screens.styled_once import StyledOnce
from partnering_tui.tui.text import literal, one_line
from partnering_tui.tui.widgets.fields import say
from partnering_tui.tui.widgets.room_board import RoomBoard, RoomQuestion
from partnering_tui.tui.widgets.top_bar import TopBar

LOOK_EVERY = 0.25
"""Seconds."""
WAITING: dict[Leading, str] = {
    "led": "",
    "closed": "The leading window has closed. This is where it stopped; it goes on here when it is opened again.",
    "gone": "The session's file is not there at the moment. This is what it said; it goes on here when it is back.",
    "unreadable": "The session's file cannot be read at the moment. This is what it said before.",
}
"""What is said while nobody leads."""


class FollowScreen(StyledOnce, Screen[None]):
    """Looks a few times in a second, and draws only what has changed."""

    CSS_PATH = "follow.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("q", "app.quit", "End", show=False)]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (30, "-tall")]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (130, "-wide")]

    def __init__(self, following: Following) -> None:
        super().__init__()
        self._following = following
        self._looker = ThreadPoolExecutor(1, thread_name_prefix="look")
        self._is_looking = False
        self._shown: tuple[Followed, date] | None = None

    def compose(self) -> ComposeResult:
        yield TopBar()
        with Vertical(id="follow-paper"):
            yield RoomBoard()
        yield Static(id="follow-waiting")

    async def on_mount(self) -> None:
        await self.look()
        self.set_interval(LOOK_EVERY, self.look)
        self.query_one(RoomBoard).take_focus()

    def on_unmount(self) -> None:
        self._looker.shutdown(wait=False)

    async def look(self) -> None:
        """See whether anything has changed, and show it."""
        if self._is_looking:
            return  # the disk is slow: one look at a time
        self._is_looking = True
        try:
            with contextlib.suppress(RuntimeError):  # the screen is closed
                followed = await asyncio.wrap_future(self._looker.submit(self._following.look))
                self._show(followed, date.today())
        finally:
            self._is_looking = False

    def _show(self, followed: Followed, today: date) -> None:
        if self._shown == (followed, today):
            return
        self._shown = followed, today
        session, workshop = followed.session, followed.workshop
        ids = [step.id for step in workshop.steps]
        at = ids.index(followed.step) if followed.step in ids else 0
        step = workshop.steps[at]
        bar = self.query_one(TopBar)
        bar.title, bar.place = session.title, f"Step {at + 1} of {len(ids)}"
        bar.saved = "Following: q ends" if followed.leading == "led" else "Waiting: q ends"
        say(self.query_one("#follow-waiting", Static), literal(WAITING[followed.leading]))
        question = question_for_the_room(session, workshop, step, followed.question)
        heading = f"{at + 1}  {one_line(step.title)}"
        if question is None:
            self.query_one(RoomBoard).show(RoomQuestion(heading, "", step.purpose, ()))
            return
        answer = room_answer(session, workshop, question, today=today)
        self.query_one(RoomBoard).show(RoomQuestion(heading, question.label, question.hint, answer))
