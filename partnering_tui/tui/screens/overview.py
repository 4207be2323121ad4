"""The overview: all steps, what is done in each and what is missing, with a way to jump to it."""

from __future__ import annotations

from itertools import chain
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from partnering_tui.session.progress import Tally
from partnering_tui.tui.actions import bindings, in_scopes
from partnering_tui.tui.desk import Desk
from partnering_tui.tui.screens.jumping import jump_to, step_screen_under
from partnering_tui.tui.screens.overview_lines import Overview, overview_of
from partnering_tui.tui.screens.session_screen import SessionScreen
from partnering_tui.tui.text import literal
from partnering_tui.tui.widgets.key_bar import KeyBar
from partnering_tui.tui.widgets.lines import Lines
from partnering_tui.tui.widgets.overview_list import OverviewList
from partnering_tui.tui.widgets.top_bar import TopBar


class OverviewScreen(SessionScreen):
    """All steps at once."""

    CSS_PATH: ClassVar[list[str]] = ["../widgets/lines.tcss", "overview.tcss"]  # type: ignore[assignment]  # a list is one too
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("overview"),
        Binding("escape", "close", "Back", show=False),
    ]
    HELP = "All steps with what is missing in each. Enter, or a click, goes to a step or a question."

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._shows_all = False

    def compose(self) -> ComposeResult:
        yield TopBar()
        with Vertical(id="overview-paper"):
            yield Totals(id="overview-totals")
            yield OverviewList()
        yield KeyBar(chain(in_scopes("overview"), in_scopes("app", "session")), self.partnering.keymap)

    def on_mount(self) -> None:
        self.query_one(OverviewList).focus()

    def show_session(self) -> None:
        present = self.query_one(OverviewList).present
        self._show(present.step if present else self._present_step(), present.question if present else "")

    def action_all_questions(self) -> None:
        self._shows_all = not self._shows_all
        self.show_session()

    def action_close(self) -> None:
        self.app.pop_screen()

    def on_lines_chosen(self, message: Lines.Chosen) -> None:
        line = self.query_one(OverviewList).shown[message.index]
        if line.kind == "kept":
            self.notify("This workshop does not ask that any more. The answer stays in the session file.", timeout=4)
        else:
            jump_to(self, line.step, line.question)

    def _show(self, step: int, question: str = "") -> None:
        overview = overview_of(self.workbook, all_questions=self._shows_all)
        self.query_one(TopBar).place = "Overview · all questions" if self._shows_all else "Overview · what is missing"
        self.query_one(Totals).show(overview)
        self.query_one(OverviewList).show(overview.lines, step, question)

    def _present_step(self) -> int:
        """The step that was left for the overview, counted from 0."""
        under = step_screen_under(self)
        return self.workbook.workshop.steps.index(under.step) if under else self.desk.place[0]


class Totals(Static):
    """How far the whole session is: a sentence over a bar."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._overview: Overview | None = None

    def show(self, overview: Overview) -> None:
        """Show other totals."""
        self._overview = overview
        self.refresh()

    def render(self) -> Content:
        if self._overview is None:
            return Content("")
        width = max(1, self.content_size.width)
        hours, minutes = divmod(self._overview.minutes, 60)
        time = literal(f"  {hours} h {minutes:02} min" if hours else f"  {minutes} min", "$quiet")
        totals = literal(self._overview.totals, "bold")
        gap = " " * max(0, width - totals.cell_length - time.cell_length)
        head = Content.assemble(totals, gap, time) if gap else totals.truncate(width, ellipsis=True)
        return Content("\n").join([head, _bar(self._overview.tally, width)])


def _bar(tally: Tally, width: int) -> Content:
    filled = round(tally.share * width)
    return Content.assemble(("━" * filled, "$primary"), ("─" * (width - filled), "$border-blurred"))
