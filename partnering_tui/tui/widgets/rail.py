"""The rail of steps at the left, from 100 columns on."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.widget import Widget

from partnering_tui.frozen import dataclass
from partnering_tui.session.progress import Tally
from partnering_tui.tui.text import literal, one_line
from partnering_tui.tui.widgets.marks import step_mark, step_mark_style
from partnering_tui.workshop.definition import Step


@dataclass(frozen=True, slots=True)
class RailStep:
    """What the rail shows of a step."""

    title: str
    tally: Tally


class Rail(Widget):
    """Every step with its state; the present one stands out. A click goes there."""

    class Chosen(Message):
        """Somebody wants to go to this step, counted from 0."""

        def __init__(self, index: int) -> None:
            super().__init__()
            self.index = index

    def __init__(self) -> None:
        super().__init__()
        self._steps: tuple[RailStep, ...] = ()
        self._present = 0

    def show_steps(self, steps: Sequence[RailStep], present: int) -> None:
        """Show the steps, and which one is present (counted from 0)."""
        shown = tuple(steps)
        if (shown, present) != (self._steps, self._present):
            self._steps, self._present = shown, present
            self.refresh()

    def render(self) -> Content:
        width = self.content_size.width
        lines = [literal("Steps", "$quiet")]
        lines += [self._line(index, step, width) for index, step in enumerate(self._steps)]
        return Content("\n").join([*lines, Content(""), *self._totals(width)])

    def on_click(self, event: Click) -> None:
        offset = event.get_content_offset(self)
        if offset is not None and 1 <= offset.y <= len(self._steps):
            self.post_message(self.Chosen(offset.y - 1))

    def _line(self, index: int, step: RailStep, width: int) -> Content:
        is_present = index == self._present
        mark = literal("▸" if is_present else step_mark(step.tally), "" if is_present else step_mark_style(step.tally))
        title = literal(f" {index + 1:>2} {one_line(step.title)}", "bold" if is_present else "")
        line = Content.assemble(mark, title).truncate(width, ellipsis=True, pad=True)
        return line.stylize("$block-cursor-foreground on $block-cursor-background") if is_present else line

    def _totals(self, width: int) -> list[Content]:
        total = sum((step.tally for step in self._steps), Tally(0, 0, 0, 0, 0))
        if not total.asked:
            return []
        filled = round(total.share * (width - 2))
        bar = Content.assemble(("━" * filled, "$primary"), ("─" * (width - 2 - filled), "$quiet"))
        done, of = (total.needed_settled, total.needed) if total.needed else (total.settled, total.asked)
        return [bar, literal(f"{done} of {of} needed answers", "$quiet").truncate(width)]


def rail_title(step: Step) -> str:
    """The step's short title."""
    return step.short or step.title
