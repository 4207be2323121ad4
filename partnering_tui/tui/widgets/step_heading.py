"""The top of a step: its number, title and purpose, what to ask the room, and how the time goes if there is room."""

from __future__ import annotations

from collections.abc import Callable

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.events import Click
from textual.geometry import Size

from partnering_tui.tui.text import literal, one_line
from partnering_tui.tui.widgets.hanging import Hanging
from partnering_tui.tui.widgets.pace_words import NO_PACE, PaceWords, pace_content
from partnering_tui.workshop.definition import Step

GAP = 3
"""Cells between the title and the time at least."""


class StepTitle(Hanging):
    """The title, with the time at the right as far as it fits; below the title only if it is urgent."""

    def __init__(self, is_told_elsewhere: Callable[[], bool]) -> None:
        super().__init__(classes="step-title")
        self._last_pace = NO_PACE
        self._is_told_elsewhere = is_told_elsewhere

    def show_pace(self, pace: PaceWords) -> None:
        """Show how the time goes; the same again is no work."""
        if pace != self._last_pace:
            needs_layout = pace.is_urgent or self._last_pace.is_urgent
            self._last_pace = pace
            self.refresh(layout=needs_layout)

    @property
    def _pace(self) -> PaceWords:
        """What is said here, as long as the panel does not say it."""
        return NO_PACE if self._is_told_elsewhere() else self._last_pace

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        below = not self._beside(width).plain and self._pace.is_urgent
        return super().get_content_height(container, viewport, width) + below

    def render(self) -> Content:
        title, width = super().render(), self.size.width
        beside = self._beside(width)
        if beside.plain:
            return Content.assemble(title, " " * (width - title.cell_length - beside.cell_length), beside)
        if not self._pace.is_urgent:
            return title
        gap = literal(" " * self._lead.cell_length)
        below = pace_content(self._pace.line, self._pace.level).truncate(width - gap.cell_length, ellipsis=True)
        return Content("\n").join([title, Content.assemble(gap, below)])

    async def on_click(self, event: Click) -> None:
        """A click on the time shows more of it."""
        offset, width = event.get_content_offset(self), self.size.width
        beside = self._beside(width)
        is_beside = beside.plain and offset and offset.x >= width - beside.cell_length
        is_below = not beside.plain and self._pace.is_urgent and offset and offset.y >= len(self._lines(width))
        if is_beside or is_below:
            event.stop()
            await self.run_action("screen.pace")

    def _beside(self, width: int) -> Content:
        """What fits beside the title: step and sitting, the step alone, or nothing."""
        lines = self._lines(width)
        room = width - self._lead.cell_length - lines[0].cell_length - GAP if len(lines) == 1 else 0
        for words in (self._pace.line, self._pace.step):
            if words and len(content := pace_content(words, self._pace.level)) and content.cell_length <= room:
                return content
        return Content("")


class StepHeading(Vertical):
    """What everybody should read first."""

    def __init__(self, is_time_told_elsewhere: Callable[[], bool]) -> None:
        super().__init__()
        self._is_time_told_elsewhere = is_time_told_elsewhere

    def compose(self) -> ComposeResult:
        yield StepTitle(self._is_time_told_elsewhere)
        yield Hanging(classes="step-purpose")
        yield Hanging(classes="step-ask")

    def show_step(self, step: Step, number: int) -> None:
        """Show another step; the number is counted from 1."""
        lead = literal(f"{number}  ")
        gap = literal(" " * lead.cell_length)
        self.query_one(StepTitle).show(lead, literal(one_line(step.title)))
        self.query_one(".step-purpose", Hanging).show(gap, literal(one_line(step.purpose)))
        self.query_one(".step-ask", Hanging).show(gap, literal(one_line(step.ask)))

    def show_pace(self, pace: PaceWords) -> None:
        """Show how the time goes."""
        self.query_one(StepTitle).show_pace(pace)
