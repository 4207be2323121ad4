"""What the marks of a health check say: what to talk about first, who stands where, and how it went since."""

from __future__ import annotations

from itertools import chain
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from partnering_tui.session.ballot_in_hand import keep
from partnering_tui.session.ballots import finding_of, may_show_as, show_as
from partnering_tui.session.health import HealthLine, HealthRound, shown_round
from partnering_tui.session.record import Row
from partnering_tui.session.rounds import Mode, are_marks_left_out, rounds_in_order
from partnering_tui.session.trends import trends
from partnering_tui.summary.taking_part import taking_part
from partnering_tui.summary.words import day
from partnering_tui.tui.actions import action_of, bindings, bindings_of, in_scopes, key_of
from partnering_tui.tui.desk import Desk
from partnering_tui.tui.screens.health_checking import NO_RATINGS, go_on_with_round, ratings_question
from partnering_tui.tui.screens.health_legend import View, legend
from partnering_tui.tui.screens.health_line import HealthLineScreen, told_of
from partnering_tui.tui.screens.round_showing import ShowLessScreen
from partnering_tui.tui.screens.session_screen import NO_PARTNERS, SessionScreen
from partnering_tui.tui.text import literal
from partnering_tui.tui.widgets.fields import say
from partnering_tui.tui.widgets.health_lines import heat_map_lines, over_time_lines, talk_first_lines, zone_lines
from partnering_tui.tui.widgets.health_list import HealthList, Laid
from partnering_tui.tui.widgets.key_bar import KeyBar
from partnering_tui.tui.widgets.lines import Lines
from partnering_tui.tui.widgets.tabs import Tab, TabLine
from partnering_tui.tui.widgets.top_bar import TopBar
from partnering_tui.workshop.definition import Question

VIEWS: dict[View, str] = {
    "talk-first": "Talk first",
    "heat-map": "Heat map",
    "four-zones": "Four zones",
    "over-time": "Over time",
}


def show_health(screen: SessionScreen, question: Question | None = None) -> None:
    """Show what the marks of a question say, or of the health check; over the step screen, as other pages are."""
    question = question or ratings_question(screen.workbook)
    screen.tell_edits()
    if question is None:
        screen.notify("This workshop has no health check.", timeout=4)
    elif isinstance(screen, HealthScreen):
        screen.action_close()
    elif screen.is_step_screen:
        screen.app.push_screen(HealthScreen(screen.desk, question))
    else:
        screen.app.switch_screen(HealthScreen(screen.desk, question))


class HealthScreen(SessionScreen):
    """One round at a time, in four ways. It begins with what to talk about, and without anybody's name."""

    CSS_PATH: ClassVar[list[str]] = ["../widgets/lines.tcss", "health.tcss"]  # type: ignore[assignment]  # a list is one too
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("health"),
        *bindings_of("quick-round"),
        Binding("escape", "close", "Back"),
    ]
    AUTO_FOCUS = "HealthList"
    HELP = """
What the marks of a round say. Lines stand in the order to talk about them: the most reds first, then those on which
partners stand furthest apart, then the lowest. Split means two levels apart, or green and red on one line.

Enter on a line shows its marks and what was said about it, as far as the round lets them be seen, and makes an action
of what you agree. Since compares with the round before, where the same partners rated the line; it proves nothing.
"""
    is_for_room = True

    def __init__(self, desk: Desk, question: Question, round_id: str = "") -> None:
        super().__init__(desk)
        self._question = question
        self._round_id = round_id
        self._view: View = "talk-first"

    def compose(self) -> ComposeResult:
        yield TopBar()
        with Vertical(id="health-paper"):
            yield Static(id="health-said")
            yield TabLine()
            yield HealthList()
            yield Static(id="health-legend")
        yield KeyBar(chain(in_scopes("health"), in_scopes("app", "session")), self.partnering.keymap)

    @property
    def _rounds(self) -> list[Row]:
        return rounds_in_order(self.workbook.record_of(self._question), self._question)

    @property
    def _index(self) -> int:
        """Which round is looked at, counted from 0: the one that was chosen, else the latest; -1 if there is none."""
        ids = [str(row.get("id")) for row in self._rounds]
        return ids.index(self._round_id) if self._round_id in ids else len(ids) - 1

    @property
    def _row(self) -> Row | None:
        return self._rounds[self._index] if self._index >= 0 else None

    def _read(self, row: Row) -> HealthRound:
        book = self.workbook
        return shown_round(book.record_of(self._question), book.workshop, self._question, book.session.partners, row)

    # Showing

    def show_session(self) -> None:
        row, listing = self._row, self.query_one(HealthList)
        self._show_top()
        self._show_tabs()
        number = f" · round {self._index + 1} of {len(self._rounds)}" if row else ""
        self.query_one(TopBar).place = f"Health check{number}"
        said, below = self.query_one("#health-said", Static), self.query_one("#health-legend", Static)
        if row is None:
            nobody = f"Nobody has marked anything yet. {self._round_key} begins a round."
            say(said, literal(nobody if self.workbook.session.partners else NO_PARTNERS))
            say(below, literal(""))
            listing.show(lambda _: ())
            return
        self._round_id = str(row.get("id"))
        round_ = self._read(row)
        say(said, self._said(round_, row))
        say(below, literal(legend(round_, self._view, self.size.width), "$quiet"))
        listing.show(self._laid_out(round_), listing.present)

    def _said(self, round_: HealthRound, row: Row) -> Content:
        """Who took part, and with what it is compared."""
        words = taking_part(round_, row)
        if round_.is_sealed and not are_marks_left_out(row):
            words += f" {self._round_key} goes on with the ballot."
        elif round_.before:
            words += f" Compared with {day(round_.before)}, same partners only."
        return literal(words)

    def _laid_out(self, round_: HealthRound) -> Laid:
        if round_.is_sealed:
            return lambda _: ()
        match self._view:
            case "talk-first":
                return lambda width: talk_first_lines(round_, width)
            case "heat-map":
                return lambda width: heat_map_lines(round_, width)
            case "four-zones":
                return lambda width: zone_lines(round_, width)
        book, record = self.workbook, self.workbook.record_of(self._question)
        found = trends(record, book.workshop, self._question, book.session.partners)
        rounds = [taking_part(self._read(row), row) for row in self._rounds]
        return lambda width: over_time_lines(found, rounds, width)

    def on_resize(self) -> None:
        if self.is_mounted:
            self.show_session()

    def _show_tabs(self) -> None:
        keymap = self.partnering.keymap
        tabs = [
            Tab(words, key_of(action_of(view), keymap), view.replace("-", "_"), view == self._view)
            for view, words in VIEWS.items()
        ]
        self.query_one(TabLine).show(tabs)

    @property
    def _round_key(self) -> str:
        return key_of(action_of("quick-round"), self.partnering.keymap) or "New round, among all commands,"

    # What people do

    def _turn_to(self, view: View) -> None:
        self._view = view
        self.show_session()

    def action_talk_first(self) -> None:
        self._turn_to("talk-first")

    def action_heat_map(self) -> None:
        self._turn_to("heat-map")

    def action_four_zones(self) -> None:
        self._turn_to("four-zones")

    def action_over_time(self) -> None:
        self._turn_to("over-time")

    def action_earlier_round(self) -> None:
        self._go_to_round(self._index - 1, "This is the first round.")

    def action_later_round(self) -> None:
        self._go_to_round(self._index + 1, "This is the latest round.")

    def _go_to_round(self, index: int, no_more: str) -> None:
        if not 0 <= index < len(self._rounds):
            self.notify(no_more, timeout=3)
            return
        self._round_id = str(self._rounds[index].get("id"))
        self.show_session()

    @property
    def _line(self) -> tuple[HealthRound, HealthLine] | None:
        """The line under the cursor, in its round."""
        round_ = self._read(self._row) if self._row is not None else None
        line = round_.line(self.query_one(HealthList).present) if round_ else None
        return (round_, line) if round_ and line else None

    @on(Lines.Chosen)
    def _open_line(self) -> None:
        if (found := self._line) and self._row is not None:
            told = told_of(*found, self._row, self.workbook.session.partners)
            self.app.push_screen(HealthLineScreen(told), lambda wanted: self.action_make_action() if wanted else None)

    def action_make_action(self) -> None:
        """Note what was agreed about the line under the cursor."""
        from partnering_tui.tui.screens.noting import Noted

        found = self._line
        self.note_something(Noted("actions", finding=finding_of(*found)) if found else None)

    def action_note(self) -> None:
        self.action_make_action()

    def action_show_less(self) -> None:
        row = self._row
        stricter = may_show_as(row)[1:] if row is not None else ()
        if row is None or not stricter:
            self.notify("There is nothing stricter: it is together only already." if row else NO_RATINGS, timeout=4)
            return
        self.app.push_screen(ShowLessScreen(stricter), self._show_less)

    def _show_less(self, mode: Mode | None) -> None:
        if mode is not None:
            record = self.workbook.record_of(self._question)
            keep(self.workbook, show_as(record, self._question, self._round_id, mode))
            self.desk.save_soon()
            self.show_session()

    def action_quick_round(self) -> None:
        """Begin another round, or go on with the one that is sealed."""
        go_on_with_round(self, self._question)

    def action_close(self) -> None:
        self.app.pop_screen()
