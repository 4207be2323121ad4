"""The fair deal: what a partner could ask about, each point with a way to go there. It gives no score."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from partnering_tui.session.fair_deal import Finding, FindingKind, fair_deal_findings, has_a_deal_to_look_at
from partnering_tui.tui.actions import in_scopes
from partnering_tui.tui.desk import Desk
from partnering_tui.tui.screens.jumping import jump_to_question
from partnering_tui.tui.screens.session_screen import SessionScreen
from partnering_tui.tui.text import literal
from partnering_tui.tui.widgets.entry_list import Entry, EntryList
from partnering_tui.tui.widgets.key_bar import KeyBar
from partnering_tui.tui.widgets.lines import Lines
from partnering_tui.tui.widgets.open_question import Landing
from partnering_tui.tui.widgets.top_bar import TopBar

TITLES: dict[FindingKind, str] = {
    "partner-without-benefit": "What each partner gains",
    "objective-without-measure": "Objectives",
    "objective-without-owner": "Objectives",
    "unused-contribution": "What partners bring",
    "uncertain-contributions": "What partners bring",
    "activity-without-resources": "The shared work",
    "activity-not-carried": "Roles",
    "most-accountable": "Roles",
    "contribution-without-part": "Roles",
}
"""Under what each kind of finding stands."""

LEAD = (
    "Questions that a partner could ask, not faults.\n"
    "Talk about them, and change what you agree to change. Enter goes there."
)
NOTHING_FOUND = (
    "Nothing stands out. Every partner gains, every objective has its measure and somebody who answers for it, "
    "what partners bring is used, and the work is shared out."
)
NOTHING_YET = (
    "There is nothing to look at yet. Once objectives, gains, contributions or shared work are written down, "
    "this page says what a partner could ask about them."
)
NO_DEAL = "This workshop does not say which answers belong together, so there is nothing to compare."


class FairDealScreen(SessionScreen):
    """Gains, contributions, work and roles, read together."""

    CSS_PATH: ClassVar[list[str]] = ["../widgets/lines.tcss", "fair_deal.tcss"]  # type: ignore[assignment]  # a list is one too
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "close", "Back")]
    HELP = """
What a partner could ask about when gains, contributions, work and roles are read together. Enter, or a click, goes
to the answer in question. There is no score.
"""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._findings: list[Finding | None] = []
        """For each entry its finding; None for titles and spaces."""

    def compose(self) -> ComposeResult:
        yield TopBar()
        with Vertical(id="deal-paper"):
            yield Static(literal(LEAD), id="deal-lead")
            yield Static(id="deal-nothing")
            yield EntryList()
        yield KeyBar(in_scopes("app", "session"), self.partnering.keymap)

    def on_mount(self) -> None:
        self.query_one(EntryList).focus()

    def show_session(self) -> None:
        session, workshop = self.workbook.session, self.workbook.workshop
        found = fair_deal_findings(session, workshop)
        entries, self._findings = _entries(found)
        self.query_one(TopBar).place = "Fair deal"
        self.query_one("#deal-lead").display = bool(found)
        points = self.query_one(EntryList)
        points.display = bool(found)
        points.show(entries, max(0, points.present))
        nothing = self.query_one("#deal-nothing", Static)
        nothing.display = not found
        if workshop.fair_deal is None:
            nothing.update(literal(NO_DEAL))
        else:
            nothing.update(literal(NOTHING_FOUND if has_a_deal_to_look_at(session, workshop) else NOTHING_YET))

    def on_lines_chosen(self, message: Lines.Chosen) -> None:
        finding = self._findings[self.query_one(EntryList).entry_at(message.index)]
        if finding is not None:
            landing = Landing(finding.row_id, finding.partner_id, finding.column_id)
            jump_to_question(self, finding.question, landing)

    def action_close(self) -> None:
        self.app.pop_screen()


def _entries(findings: Sequence[Finding]) -> tuple[list[Entry], list[Finding | None]]:
    """The findings under their titles, and for each entry its finding."""
    entries: list[Entry] = []
    of: list[Finding | None] = []
    title = ""
    for finding in findings:
        if TITLES[finding.kind] != title:
            before = [Entry("", "space")] if entries else []
            title = TITLES[finding.kind]
            entries += [*before, Entry(title, "title")]
            of += [None] * (len(before) + 1)
        entries.append(Entry(finding.message, mark="·", indent=3))
        of.append(finding)
    return entries, of
