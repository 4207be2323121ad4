"""The quick round: one statement in the middle of the screen, and the partners say in turn where they stand."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.events import Key

from partnering_tui.session import edits
from partnering_tui.session.answers import POSITIONS, rows_of
from partnering_tui.session.positions import reservation_of
from partnering_tui.session.quick_round import next_to_ask, statements_to_ask
from partnering_tui.session.record import Row
from partnering_tui.session.session import Partner
from partnering_tui.session.sittings import absent_now
from partnering_tui.session.speaking import ask_again, same_meaning
from partnering_tui.tui.actions import bindings_of, in_scopes
from partnering_tui.tui.desk import Desk
from partnering_tui.tui.screens.round_words import asked_of
from partnering_tui.tui.screens.session_screen import NO_PARTNERS, SessionScreen
from partnering_tui.tui.text import one_line
from partnering_tui.tui.widgets.grid_cells import POSITION_KEYS, WITH_WORDS, question_about_position
from partnering_tui.tui.widgets.key_bar import KeyBar
from partnering_tui.tui.widgets.round_board import RoundBoard, VoiceLine
from partnering_tui.tui.widgets.top_bar import TopBar
from partnering_tui.workshop.definition import Question

KEYS = "↑ ↓ partners   ← → statements   Space skips   Enter next   Esc back"
NO_STATEMENTS = "There are no statements yet: go back, type one and press Enter."
TOLD = "Up and down choose a partner, Enter goes to the next statement."
"""Said when nobody has the turn: letters do nothing then."""
OVER = "That was the last statement. Esc goes back."


class QuickRoundScreen(SessionScreen):
    """Statement by statement, partner by partner. Every position is in the session as soon as its key is pressed."""

    is_for_room = True
    CSS_PATH = "quick_round.tcss"
    VERTICAL_BREAKPOINTS = [(0, "-low"), (28, "-high")]
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_of("quick-round"),
        Binding("escape", "close", "Back", show=False),
    ]
    AUTO_FOCUS = "RoundBoard"
    HELP = """
One statement after the other. Each partner in turn says where it stands, and its letter is pressed: s support,
a accept, r reservation, t stand aside, b block. For the last three a line opens for its words; Enter goes on.

Up and down go to another partner, left and right to another statement, Space skips a partner, Delete takes a position
back, Enter goes to the next statement. g asks everybody again: what was said is kept as said before. m says that the
meaning is the same, so that positions on the earlier wording count again.
"""

    def __init__(self, desk: Desk, question: Question, row_id: str = "") -> None:
        super().__init__(desk)
        self._question = question
        self._row_id = row_id
        self._here = -1
        """Whose turn it is, counted from 0; past the last partner: nobody's, the statement has its outcome."""
        self._asked_now: set[str] = set()
        """The ids of the partners who had their turn since the statement was put on the screen."""
        self._is_over = False

    def compose(self) -> ComposeResult:
        yield TopBar()
        with Vertical(id="round-paper"):
            yield RoundBoard(self._press, self._tell_words, KEYS)
        yield KeyBar(in_scopes("app", "session"), self.partnering.keymap)

    @property
    def _board(self) -> RoundBoard:
        return self.query_one(RoundBoard)

    @property
    def _partners(self) -> tuple[Partner, ...]:
        return self.workbook.session.partners

    @property
    def _rows(self) -> list[Row]:
        return statements_to_ask(self._question, rows_of(self.workbook.record_of(self._question), self._question))

    @property
    def _index(self) -> int:
        """Which statement is asked, counted from 0; -1 if there is none."""
        ids = [str(row.get("id")) for row in self._rows]
        return ids.index(self._row_id) if self._row_id in ids else 0 if ids else -1

    @property
    def _row(self) -> Row | None:
        return self._rows[self._index] if self._index >= 0 else None

    # Showing

    def show_session(self) -> None:
        row = self._row
        if row is not None and (self._here < 0 or self._row_id != row.get("id")):
            self._begin(row)
        self._show()

    def _begin(self, row: Row) -> None:
        """Ask a statement, with the turn at the first partner that has yet to speak."""
        self._row_id = str(row.get("id"))
        self._asked_now.clear()
        self._here = max(0, next_to_ask(row, self._partners, -1, self._absent))

    @property
    def _absent(self) -> frozenset[str]:
        return absent_now(self.workbook.session, datetime.now(UTC).astimezone())

    def _show(self) -> None:
        row, count = self._row, len(self._rows)
        self._here = max(0, min(self._here, len(self._partners)))
        self.query_one(TopBar).place = f"Quick round · {self._index + 1} of {count}" if row else "Quick round"
        empty = NO_STATEMENTS if self._partners else NO_PARTNERS
        asked = asked_of(self._question, row, self._partners, self._absent, self._hint) if row else None
        self._board.show(asked if self._partners else None, self._here, empty)

    @property
    def _hint(self) -> str:
        """What is said below the outcome; empty while partners have their turns."""
        return OVER if self._is_over else TOLD if self._is_told else ""

    @property
    def _is_told(self) -> bool:
        """Whether nobody has the turn any more."""
        return self._here >= len(self._partners)

    # Keys

    async def _press(self, event: Key) -> bool:
        """Do what a key does; False if it does nothing here."""
        if self._board.is_asking_words:
            return await self._press_in_words(event)
        match event.key:
            case "up" | "shift+tab":
                self._choose_partner(self._here - 1)
            case "down" | "tab":
                self._choose_partner(0 if self._is_told else self._here + 1)
            case "left" | "pageup":
                self._turn(-1)
            case "right" | "pagedown":
                self._turn(1)
            case "enter":
                self._next_statement()
            case "space":
                self._pass_on()
            case "delete" | "backspace":
                self._speak("")
            case "g":
                self.action_ask_again()
            case "m":
                self.action_same_meaning()
            case _:
                position = POSITION_KEYS.get((event.character or "").casefold())
                if position is None:
                    return False
                self._speak(position)
        return True

    async def _press_in_words(self, event: Key) -> bool:
        match event.key:
            case "enter":
                self._board.close_words()
                self._pass_on()
            case "escape":
                self._board.close_words()
            case "up" | "shift+tab":
                self._choose_partner(self._here - 1)
            case "down" | "tab":
                self._choose_partner(self._here + 1)
            case _:
                return await self._board.type_words(event)
        return True

    def _choose_partner(self, index: int) -> None:
        """Give the turn to a partner, counted from 0; from there on everybody may be asked again."""
        index = max(0, min(index, len(self._partners) - 1))
        self._asked_now -= {partner.id for partner in self._partners[index:]}
        self._give_turn(index)

    def _give_turn(self, index: int) -> None:
        """Give the turn to a partner, counted from 0; past the last to nobody."""
        self._board.close_words()
        self._here = max(0, min(index, len(self._partners)))
        self.workbook.end_typing_run()
        self._show()

    def _pass_on(self) -> None:
        """Give the turn to the next; after the last of them the statement has its outcome."""
        row, partners = self._row, self._partners
        if row is None or self._is_told:
            return
        self._asked_now.add(partners[self._here].id)
        turn = next_to_ask(row, partners, self._here, self._absent, self._asked_now)
        self._give_turn(turn if turn >= 0 else len(partners))

    def _turn(self, by: int) -> None:
        """Go to another statement."""
        rows = self._rows
        if rows and 0 <= self._index + by < len(rows):
            self._board.close_words()
            self._is_over = False
            self._begin(rows[self._index + by])
            self.workbook.end_typing_run()
            self._show()
            self.desk.save_soon()

    def _next_statement(self) -> None:
        """Go to the next statement; after the last say so."""
        if self._index + 1 < len(self._rows):
            self._turn(1)
        elif self._rows:
            self._is_over = True
            self._show()

    # Speaking

    def _speak(self, position: str) -> None:
        """The partner whose turn it is takes a position; empty: takes it back."""
        row = self._row
        if row is None or self._is_told:
            return
        partner = self._partners[self._here]
        self.workbook.end_typing_run()
        self._answer("positions", partner, position or None)
        self._show()
        if position in WITH_WORDS:
            question = question_about_position(one_line(partner.short), position)
            self._board.ask_words(question, reservation_of(self._row or {}, partner.id))
        elif position:
            self._pass_on()

    def _tell_words(self, words: str) -> None:
        if not self._is_told:
            self._answer("reservations", self._partners[self._here], words)
            self._show()

    def _answer(self, table: str, partner: Partner, value: str | None) -> None:
        record, question = self.workbook.record_of(self._question), self._question
        place = ("rows", self._row_id, table, partner.id)
        self.workbook.make(edits.answer(record, question, place, value, today=self.workbook.today()))

    # Mouse and actions

    @on(VoiceLine.Clicked)
    def _turn_by_mouse(self, event: VoiceLine.Clicked) -> None:
        event.stop()
        self._choose_partner(event.index)

    def action_say_position(self, position: str) -> None:
        """A click on the legend is as good as its letter."""
        if position in POSITIONS:
            self._board.close_words()
            self._speak(position)

    def action_ask_again(self) -> None:
        """Put the statement to the partners again; what they said is kept as said before."""
        if not self.workbook.make(ask_again(self.workbook.record_of(self._question), self._question, self._row_id)):
            self.notify("Nobody has spoken to this statement yet.", timeout=3)
            return
        self._board.close_words()
        self._here = -1
        self.show_session()

    def action_same_meaning(self) -> None:
        """Let the positions on the earlier wording count again."""
        record = self.workbook.record_of(self._question)
        if not self.workbook.make(same_meaning(record, self._question, self._row_id)):
            self.notify("The positions are on this very wording.", timeout=3)
        self._show()

    def action_quick_round(self) -> None:
        """The key that opened the round closes it."""
        self.action_close()

    def action_close(self) -> None:
        self._board.close_words()
        self.app.pop_screen()
