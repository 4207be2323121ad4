"""The pace: how the time goes step by step, and how what is left of the day can still be used. For the facilitator."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from partnering_tui.session.day import Day
from partnering_tui.session.pace import StepPace, add_time
from partnering_tui.session.plan import Slot
from partnering_tui.tui.actions import action_of, bindings, in_scopes
from partnering_tui.tui.desk import Desk
from partnering_tui.tui.screens.meeting_end import ask_until_when
from partnering_tui.tui.screens.panel import MORE
from partnering_tui.tui.screens.session_screen import SessionScreen
from partnering_tui.tui.text import literal, one_line
from partnering_tui.tui.widgets.entry_list import Entry, EntryList
from partnering_tui.tui.widgets.key_bar import KeyBar
from partnering_tui.tui.widgets.pace_words import pace_content
from partnering_tui.tui.widgets.top_bar import TopBar
from partnering_tui.workshop.definition import Step

PAUSES = {"opening": "Opening", "break": "Break", "lunch": "Lunch", "closing": "Closing: what we agreed, who does what"}
LOOK_EVERY = 60.0
"""Seconds."""


class PaceScreen(SessionScreen):
    """What was planned, what was used, and what to cut or park."""

    CSS_PATH: ClassVar[list[str]] = ["../widgets/lines.tcss", "pace.tcss"]  # type: ignore[assignment]  # a list is one too
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("pace"),
        Binding("escape", "close", "Back"),
    ]
    HELP = """
How the time goes in this meeting: what each step was planned for, what it has taken, and what is left of the day.
What took too long is spread over the steps that remain; breaks and the closing stay as they are. What no longer fits
is to be parked for another day.

+ gives the step under the cursor five minutes more, - takes five from it. u says until when the meeting goes.
"""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._steps: list[Step | None] = []
        """For each entry its step."""

    def compose(self) -> ComposeResult:
        yield TopBar()
        with Vertical(id="pace-paper"):
            yield Static(id="pace-total")
            yield Static(id="pace-advice")
            yield EntryList()
        actions = (replace(action_of("more-time"), footer="5 min more"), replace(action_of("less-time"), footer="less"))
        yield KeyBar((*actions, action_of("meeting-end"), *in_scopes("app", "session")), self.partnering.keymap)

    def on_mount(self) -> None:
        self.query_one(TopBar).place = "Pace"
        self.query_one(EntryList).focus()
        self.set_interval(LOOK_EVERY, self.show_session)

    def show_session(self) -> None:
        pace, day = self.desk.sitting.pace, self.desk.sitting.day
        level = pace.current.level if pace.current else "calm"
        until = f" · until {_clock(day.until)}" if day.until is not None else ""
        self.query_one("#pace-total", Static).update(pace_content(f"This meeting: {pace.words}{until}", level))
        self.query_one("#pace-advice", Static).update(literal(day.words))
        points = self.query_one(EntryList)
        at = points.present
        entries = [*self._worked_on(), (Entry("", "space"), None), *_rest_of(day), *self._another_day()]
        self._steps = [step for _, step in entries]
        here = next((i for i, step in enumerate(self._steps) if pace.current and step == pace.current.step), 0)
        points.show([entry for entry, _ in entries], at if at >= 0 else here)

    def _worked_on(self) -> Iterator[tuple[Entry, Step | None]]:
        pace = self.desk.sitting.pace
        yield Entry("This meeting so far", "title"), None
        for one in pace.steps:
            is_here = pace.current is not None and one.step.id == pace.current.step.id
            if is_here or not one.is_only_looked_at:
                yield _entry_of(one, is_here=is_here), one.step

    def _another_day(self) -> Iterator[tuple[Entry, Step | None]]:
        """The steps behind the last one that is planned for this day."""
        workshop, day = self.workbook.workshop, self.desk.sitting.day
        today = {slot.step.id for slot in day.slots if slot.step} | {step.id for step in day.rest.park}
        planned = [number for number, step in enumerate(workshop.steps, 1) if step.id in today]
        first, last = max(planned, default=0) + 1, len(workshop.steps)
        if planned and first <= last:
            yield Entry("", "space"), None
            yield Entry(steps_told(first, last), beside="for another day", style="$quiet"), None

    def action_more_time(self) -> None:
        self._give(MORE)

    def action_less_time(self) -> None:
        self._give(-MORE)

    def _give(self, minutes: int) -> None:
        at = self.query_one(EntryList).present
        step = self._steps[at] if 0 <= at < len(self._steps) else None
        if step is None:
            self.notify("Go to a step first.", timeout=3)
            return
        own = next(one for one in self.workbook.workshop.steps if one.id == step.id)
        self.workbook.end_typing_run()
        self.workbook.begin()
        self.workbook.make(add_time(self.workbook.session, self.desk.sitting.id, own, minutes))
        self.show_session()

    def action_meeting_end(self) -> None:
        ask_until_when(self.app, self.desk)

    def action_close(self) -> None:
        self.app.pop_screen()


def steps_told(first: int, last: int) -> str:
    """From one step to another, by their numbers."""
    if first == last:
        return f"Step {last}"
    return f"Steps {first} {'and' if last == first + 1 else 'to'} {last}"


def _entry_of(pace: StepPace, *, is_here: bool) -> Entry:
    used = f"{pace.used} of {pace.planned} min" if pace.used else f"{pace.planned} min planned"
    left = f"{pace.left} left" if pace.left >= 0 else f"{-pace.left} over"
    mark = "▸" if is_here else "✓"
    return Entry(one_line(pace.step.title), mark=mark, beside=f"{used} · {left}" if pace.used else used)


def _rest_of(day: Day) -> Iterator[tuple[Entry, Step | None]]:
    """What is still to come, with its times; then what does not fit any more."""
    yield Entry("The rest of the day", "title"), None
    cuts = {one.step.id: one for one in day.rest.cut}
    for slot in day.rest.slots:
        if slot.step is None:
            yield Entry(PAUSES[slot.kind], mark=_clock(slot.start), beside=f"{slot.minutes} min", style="$quiet"), None
            continue
        cut = cuts.pop(slot.step.id, None)  # said once, at the first part of a step
        minutes = f"cut: {cut.before} → {cut.now} min" if cut else f"{slot.minutes} min"
        yield Entry(_title(slot), mark=_clock(slot.start), beside=minutes), slot.step
    for step in day.rest.park:
        yield Entry(one_line(step.title), mark="park ", beside="for another day"), step


def _title(slot: Slot) -> str:
    title = one_line(slot.step.title) if slot.step else ""
    return f"{title} (continued)" if slot.part > 1 else title


def _clock(minutes: int) -> str:
    return f"{minutes // 60 % 24:02}:{minutes % 60:02}"
