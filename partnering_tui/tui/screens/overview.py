"""The overview: all steps, what is done in each and what is missing, with a way to jump to it."""

from __future__ import annotations

from itertools import chain
from typing import ClassVar, Literal

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from partnering_tui.session.readiness import SectionReadiness, overall, readiness
from partnering_tui.tui.actions import action_of, bindings, in_scopes, key_of
from partnering_tui.tui.desk import Desk
from partnering_tui.tui.screens.jumping import jump_to, jump_to_gap, step_screen_under
from partnering_tui.tui.screens.leaving_out import LeavingOutScreen
from partnering_tui.tui.screens.overview_lines import overview_of
from partnering_tui.tui.text import literal
from partnering_tui.tui.widgets.key_bar import KeyBar
from partnering_tui.tui.widgets.lines import Lines
from partnering_tui.tui.widgets.overview_list import OverviewList
from partnering_tui.tui.widgets.section_meter import SectionMeter, counted_sections
from partnering_tui.tui.widgets.tabs import Tab, TabLine
from partnering_tui.tui.widgets.top_bar import TopBar

View = Literal["gaps", "all", "sections"]
PLACES: dict[View, str] = {
    "gaps": "Overview · what is missing",
    "all": "Overview · all questions",
    "sections": "Overview · sections",
}


class OverviewScreen(LeavingOutScreen):
    """All steps at once, or all sections of the document."""

    is_for_room = True
    CSS_PATH: ClassVar[list[str]] = ["../widgets/lines.tcss", "overview.tcss"]  # type: ignore[assignment]  # a list is one too
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("overview"),
        Binding("escape", "overview", "Back"),
    ]
    HELP = """
All steps with what is missing in each; or all sections of the document with their gaps. Enter, or a click, goes to a
step or a question, opens a section, and goes from a gap to where it can be closed.

A section is ● complete, ◐ partial, ○ missing, · optional or – not relevant.
"""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._view: View = "gaps"

    def compose(self) -> ComposeResult:
        yield TopBar()
        with Vertical(id="overview-paper"):
            yield Totals(id="overview-totals")
            yield TabLine()
            yield OverviewList()
            yield SectionMeter()
        yield KeyBar(chain(in_scopes("overview"), in_scopes("app", "session")), self.partnering.keymap)

    def on_mount(self) -> None:
        self.query_one(SectionMeter).display = False
        self.query_one(OverviewList).focus()

    @property
    def meter(self) -> SectionMeter:
        return self.query_one(SectionMeter)

    @property
    def section(self) -> SectionReadiness | None:
        """The section under the cursor; None where no sections are shown."""
        return self.meter.present_section if self._view == "sections" else None

    def show_session(self) -> None:
        self.query_one(TopBar).place = PLACES[self._view]
        self._show_tabs()
        if self._view == "sections":
            self._show_sections()
            return
        present = self.query_one(OverviewList).present
        self._show_steps(present.step if present else self._present_step(), present.question if present else "")

    def action_all_questions(self) -> None:
        self._turn_to("gaps" if self._view == "all" else "all")

    def action_document_sections(self) -> None:
        self._turn_to("gaps" if self._view == "sections" else "sections")

    def action_gaps(self) -> None:
        self._turn_to("gaps")

    def action_leave_out(self) -> None:
        if self.section is None:
            self._turn_to("sections")
            self.notify("Go to a section, then leave it out with the same key.", timeout=4)
        else:
            super().action_leave_out()

    @on(Lines.Chosen, "OverviewList")
    def _go_to_question(self, message: Lines.Chosen) -> None:
        line = self.query_one(OverviewList).shown[message.index]
        if line.kind == "kept":
            self.notify("This workshop does not ask that any more. The answer stays in the session file.", timeout=4)
        else:
            jump_to(self, line.step, line.question)

    @on(Lines.Chosen, "SectionMeter")
    def _go_to_gap(self, message: Lines.Chosen) -> None:
        if gap := self.meter.gap_at(message.index):
            jump_to_gap(self, gap)

    def _turn_to(self, view: View) -> None:
        """Show the session in another way."""
        self._view = view
        shown, hidden = self.query_one(OverviewList), self.meter
        if view == "sections":
            shown, hidden = hidden, shown  # type: ignore[assignment]  # both are lists
        hidden.display, shown.display = False, True
        self.set_focus(shown)
        self.show_session()

    def _show_steps(self, step: int, question: str = "") -> None:
        is_for_room = self.partnering.is_room_view
        overview = overview_of(self.workbook, all_questions=self._view == "all", is_for_room=is_for_room)
        hours, minutes = divmod(overview.minutes, 60)
        time = f"{hours} h {minutes:02} min" if hours else f"{minutes} min"
        self.query_one(Totals).show(overview.totals, f"{time} planned", overview.tally.share)
        self.query_one(OverviewList).show(overview.lines, step, question)

    def _show_sections(self) -> None:
        sections = readiness(self.workbook.session, self.workbook.workshop)
        counts = overall(sections)
        of = counts.counted
        gaps = "no gaps" if not counts.gaps else "1 gap" if counts.gaps == 1 else f"{counts.gaps} gaps"
        self.query_one(Totals).show(counted_sections(counts), gaps, counts.complete / of if of else 0.0)
        self.meter.show_sections(sections)

    def _show_tabs(self) -> None:
        keymap = self.partnering.keymap
        all_key, sections_key, deal_key = (
            key_of(action_of(name), keymap) for name in ("all-questions", "document-sections", "fair-deal")
        )
        back = {"all": all_key, "sections": sections_key}  # the key that led there leads back
        self.query_one(TabLine).show(
            [
                Tab("What is missing", back.get(self._view, ""), "gaps", self._view == "gaps"),
                Tab("All questions", "" if self._view == "all" else all_key, "all_questions", self._view == "all"),
                Tab("Sections", sections_key, "document_sections", self._view == "sections"),
                Tab("Fair deal", deal_key, "fair_deal"),
            ]
        )

    def _present_step(self) -> int:
        """The step that was left for the overview, counted from 0."""
        under = step_screen_under(self)
        return self.workbook.workshop.steps.index(under.step) if under else self.desk.place[0]


class Totals(Static):
    """How far the whole session is: a sentence over a bar."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._words, self._beside, self._share = "", "", 0.0

    def show(self, words: str, beside: str, share: float) -> None:
        """Show other totals; the share, from 0 to 1, as a bar."""
        self._words, self._beside, self._share = words, beside, share
        self.refresh()

    def render(self) -> Content:
        width = max(1, self.content_size.width)
        beside = literal(f"  {self._beside}", "$quiet")
        totals = literal(self._words, "bold")
        gap = " " * max(0, width - totals.cell_length - beside.cell_length)
        head = Content.assemble(totals, gap, beside) if gap else totals.truncate(width, ellipsis=True)
        return Content("\n").join([head, _bar(self._share, width)])


def _bar(share: float, width: int) -> Content:
    filled = round(share * width)
    return Content.assemble(("━" * filled, "$primary"), ("─" * (width - filled), "$border-blurred"))
