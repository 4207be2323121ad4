"""Between two ballots: the covered screen that goes from hand to hand, and takes the seal off at the end."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from itertools import chain
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.events import Key

from partnering_tui.session.ballot_in_hand import keep, mark_anew
from partnering_tui.session.ballots import reveal
from partnering_tui.session.present_sitting import now_here
from partnering_tui.session.rounds import MODES, has_voted, in_hand, raters_of, visibility
from partnering_tui.session.session import Partner
from partnering_tui.session.sittings import absent_now
from partnering_tui.summary.words import listed
from partnering_tui.tui.actions import action_of, bindings, bindings_of, in_scopes, key_of
from partnering_tui.tui.desk import Desk
from partnering_tui.tui.screens.ballot import HEIGHTS, BallotScreen
from partnering_tui.tui.screens.confirm import ConfirmScreen
from partnering_tui.tui.screens.covered import CoveredScreen
from partnering_tui.tui.screens.session_screen import SessionScreen
from partnering_tui.tui.text import one_line
from partnering_tui.tui.widgets.ballot_cover import BallotCover, Cover, Turn
from partnering_tui.tui.widgets.key_bar import KeyBar
from partnering_tui.tui.widgets.round_board import VoiceLine
from partnering_tui.tui.widgets.top_bar import TopBar
from partnering_tui.workshop.definition import Question

ALONE = "Enter when you are alone with the screen."
KEYS = "↑ ↓ choose who is next   Esc back to the step"


class BallotsScreen(CoveredScreen):
    """Whose turn it is. Nothing can be read here but who has marked."""

    CSS_PATH = "ballots.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("ballots"),
        *bindings_of("quick-round"),
        Binding("escape", "close", "Back to the step", show=False),
    ]
    AUTO_FOCUS = "BallotCover"
    VERTICAL_BREAKPOINTS = HEIGHTS
    HELP = """
The sealed ballot. The laptop goes from partner to partner: whoever has it presses Enter when nobody looks on, and
marks line by line. After that the screen is covered again at once.

Up and down choose who is next. A partner that was interrupted goes on where it stopped. One that has marked can mark
again from the beginning; what it marked before is not shown.

v reveals all marks together, to everybody.
"""

    def __init__(self, desk: Desk, question: Question, round_id: str) -> None:
        super().__init__(desk, question, round_id)
        self._here = -1
        """Whose turn it is, counted from 0; past the last partner: nobody's."""

    def compose(self) -> ComposeResult:
        yield TopBar()
        with Vertical(id="ballots-paper"):
            yield BallotCover(self._press, KEYS)
        yield KeyBar(chain(in_scopes("ballots"), in_scopes("app")), self.partnering.keymap)

    @property
    def _partners(self) -> tuple[Partner, ...]:
        return self.workbook.session.partners

    @property
    def _waiting(self) -> list[Partner]:
        """Who has not marked, or is not done."""
        return [partner for partner in self._partners if not has_voted(self._round, partner.id)]

    # Showing

    def show_session(self) -> None:
        if not self.is_still_sealed:
            self.call_later(self._leave_opened)
            return
        self._here = self._next()
        self._show()

    def _leave_opened(self) -> None:
        if self.is_current:
            self.notify("This round is not sealed any more.", timeout=4)
            self.app.pop_screen()

    def _next(self) -> int:
        """Who comes next: whoever was interrupted, then those in the room, then the others; nobody at the end."""
        absent = absent_now(self.workbook.session, now_here())
        begun = in_hand(self._round)
        order = sorted(self._waiting, key=lambda one: (one.id not in begun, one.id in absent))
        return self._partners.index(order[0]) if order else len(self._partners)

    def _show(self) -> None:
        voted, of = len(self._partners) - len(self._waiting), len(self._partners)
        self.query_one(TopBar).place = f"Sealed ballot · {voted} of {of}"
        self.query_one(BallotCover).show(self._cover_for(voted, of))

    def _cover_for(self, voted: int, of: int) -> Cover:
        absent = absent_now(self.workbook.session, now_here())
        turns = tuple(self._turn(partner, is_absent=partner.id in absent) for partner in self._partners)
        told = (
            f"{voted} of {of} {'has' if voted == 1 else 'have'} marked. Afterwards: {MODES[visibility(self._round)]}."
        )
        title = f"{one_line(self._question.label)} · sealed ballot"
        if self._here < of:
            partner = self._partners[self._here]
            lead = "Pass the laptop to" if not turns[self._here].has_voted else "To mark again, from the beginning:"
            return Cover(title, lead, partner.short, ALONE, turns, self._here, told)
        name = "Everybody has marked" if of else "There are no partners yet"
        key = key_of(action_of("reveal"), self.partnering.keymap) or "Reveal the marks, among all commands,"
        ask = f"{key} shows all marks together, to everybody." if of else "^t adds them."
        return Cover(title, "Back to whoever leads" if of else "", name, ask, turns, self._here, told)

    def _turn(self, partner: Partner, *, is_absent: bool) -> Turn:
        if has_voted(self._round, partner.id):
            return Turn(partner.short, True, "has marked")
        if partner.id in in_hand(self._round):
            return Turn(partner.short, False, "has begun; its marks are kept")
        return Turn(partner.short, False, "not here today" if is_absent else "")

    # What people do

    async def _press(self, event: Key) -> bool:
        """Do what a key does; False if it does nothing here."""
        match event.key:
            case "up" | "shift+tab":
                self._choose(self._here - 1)
            case "down" | "tab":
                self._choose(self._here + 1)
            case "enter":
                await self._hand_over()
            case _:
                return False
        return True

    def _choose(self, index: int) -> None:
        if self._partners:
            self._here = max(0, min(index, len(self._partners) - 1))
            self._show()

    @on(VoiceLine.Clicked)
    def _choose_by_mouse(self, event: VoiceLine.Clicked) -> None:
        event.stop()
        self._choose(event.index)

    async def _hand_over(self) -> None:
        if self._here >= len(self._partners):
            return
        partner = self._partners[self._here]
        if not has_voted(self._round, partner.id):
            await self._open(partner)
        else:
            ask_to_mark_again(self, self._question, self._round_id, partner, lambda: self._open(partner))

    async def _open(self, partner: Partner) -> None:
        await self.app.push_screen(BallotScreen(self.desk, self._question, self._round_id, partner.id))

    def action_reveal(self) -> None:
        """Take the seal off, and say first who is missing."""
        if not self._waiting and not self._whose:
            self._reveal(True)
            return
        names = listed([one_line(partner.short) for partner in self._waiting])
        begun = "" if not in_hand(self._round) else " Marks that were begun are shown as far as they go."
        have = "has" if len(self._waiting) == 1 else "have"
        question = f"{names} {have} not marked. Reveal all the same?" if names else "Reveal the marks?"
        words = f"All marks are shown together, and nobody can mark in this ballot any more.{begun}{self._whose}"
        self.app.push_screen(ConfirmScreen(question, words, yes="Reveal", no="Wait"), self._reveal)

    @property
    def _whose(self) -> str:
        """What to say where letters would hide nobody, because one partner or two alone have given marks."""
        raters = raters_of(self._round)
        givers = [one_line(partner.short) for partner in self._partners if partner.id in raters]
        if visibility(self._round) != "coded" or len(givers) < len(raters):
            return ""
        match givers:
            case [one]:
                return f" Only {one} has given marks: everybody would know whose they are."
            case [one, other]:
                return f" Only {one} and {other} have given marks: each would know the other’s."
        return ""

    def _reveal(self, is_wanted: bool | None) -> None:
        if is_wanted and self.workbook.make(reveal(self.workbook.session, self._question, self._round_id)):
            from partnering_tui.tui.screens.health import HealthScreen

            self.desk.save_soon()
            self.app.switch_screen(HealthScreen(self.desk, self._question, self._round_id))

    def action_quick_round(self) -> None:
        """The key that opened the ballot closes it."""
        self.action_close()

    def action_close(self) -> None:
        self.app.pop_screen()


def ask_to_mark_again(
    screen: SessionScreen, question: Question, round_id: str, partner: Partner, go_on: Callable[[], Awaitable[object]]
) -> None:
    """Ask whether a partner marks once more, take away unseen what it marked, and go on."""

    async def mark_again(is_wanted: bool | None) -> None:
        if is_wanted and keep(screen.workbook, mark_anew(screen.workbook.session, question, round_id, partner.id)):
            await go_on()

    asked = f"{one_line(partner.short)} has marked. Mark again?"
    words = "What it marked is taken away unseen, and it marks from the beginning."
    screen.app.push_screen(ConfirmScreen(asked, words, yes="Mark again", no="Leave it"), mark_again)
