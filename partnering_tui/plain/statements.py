"""Statements: their wording, and where each partner stands on it."""

from __future__ import annotations

from partnering_tui.plain.asking import Asking, Field
from partnering_tui.plain.tables import Table
from partnering_tui.plain.talk import Order, aloud
from partnering_tui.session.answers import POSITIONS
from partnering_tui.session.positions import is_on_earlier_wording, positions_of, reservation_of
from partnering_tui.session.present_sitting import now_here
from partnering_tui.session.quick_round import is_silent
from partnering_tui.session.record import Row
from partnering_tui.session.session import Partner
from partnering_tui.session.sittings import absent_now
from partnering_tui.session.speaking import WITHOUT_WORDS, ask_again, same_meaning
from partnering_tui.session.standing_words import outcome, said_before
from partnering_tui.workshop.definition import Cell

LETTERS = {"s": "support", "a": "accept", "r": "reservation", "t": "stand-aside", "b": "block"}
"""What is typed for each position."""
LEGEND = "s: support. a: accept. r: reservation. t: stand aside. b: block. An empty line: nothing yet."
WORDS = Cell(kind="text")


def ask_for_statements(asking: Asking) -> None:
    """Ask for statements, and for the position of each partner on each."""
    Statements(asking).ask()


class Statements(Table):
    """The statements of an agreement."""

    orders = (*Table.orders, "positions", "ask", "same")
    what = "statement"

    def in_short(self, row: Row) -> str:
        return f"{super().in_short(row)}. Outcome: {aloud(outcome(row, self.asking.partners))}."

    def in_words(self, row: Row) -> str:
        """What a statement says, what follows from the positions on it, and who takes which."""
        partners = self.asking.partners
        spoken = [f"{one.short} {self._position(row, one)}" for one in partners if one.id in positions_of(row)]
        whose = "On an earlier wording: " if is_on_earlier_wording(row) else ""
        positions = f" {whose}{', '.join(spoken)}." if spoken else ""
        return f"{super().in_words(row)}. Outcome: {aloud(outcome(row, partners))}.{positions}"

    def _position(self, row: Row, partner: Partner) -> str:
        words = " ".join(reservation_of(row, partner.id).split())
        return POSITIONS[positions_of(row)[partner.id]] + (f" “{words}”" if words else "")

    # Asking

    def fill_new(self, row_id: str) -> None:
        if self.fill(row_id, self.columns[1:]):
            self._ask_for_positions(row_id)

    def edit(self, row: Row) -> None:
        row_id = str(row.get("id"))
        if self.fill(row_id, self.columns) and self._wants_positions(row_id):
            self._ask_for_positions(row_id)

    def _wants_positions(self, row_id: str) -> bool:
        row = self._row(row_id)
        if is_on_earlier_wording(row):
            self.asking.say("The wording has changed: what was said before is kept, and does not count any more.")
            self.asking.say("Say :same and its number if it means the same; else ask the partners again.")
        return any(is_silent(row, partner) for partner in self.asking.partners)

    def _ask_for_positions(self, row_id: str) -> None:
        if not self.asking.partners:
            return
        absent = absent_now(self.asking.session.workbook.session, now_here())
        before = said_before(self._row(row_id), self.asking.partners)
        self.asking.say(LEGEND, *(f"Before, {said}." for said in before))
        for partner in self.asking.partners:
            if not self._ask_one(row_id, partner, is_absent=partner.id in absent):
                break
        self.asking.say(f"Outcome: {aloud(outcome(self._row(row_id), self.asking.partners))}.")

    def _ask_one(self, row_id: str, partner: Partner, *, is_absent: bool) -> bool:
        """Ask one partner; False if no other is to be asked."""
        self.asking.session.workbook.end_typing_run()
        place = (*self._row_place(row_id), "positions", partner.id)
        while True:
            row = self._row(row_id)
            spoken = not is_silent(row, partner)
            now = f" (now {self._position(row, partner)})" if spoken else " (not in the room)" if is_absent else ""
            heard = self.asking.talk.ask(f"{partner.short}’s position{now}, s, a, r, t or b:", own=("clear", "done"))
            if isinstance(heard, Order):
                if heard.name == "clear":
                    self.asking.give(place, None)
                return heard.name != "done"
            if not heard.strip():
                return True
            if position := _position_meant(heard):
                if self.asking.give(place, position, f"Kept: {partner.short}, {POSITIONS[position]}."):
                    self._ask_for_words(row_id, partner, position)
                return True
            self.asking.say(f"That is no position. {LEGEND}")

    def _ask_for_words(self, row_id: str, partner: Partner, position: str) -> None:
        if position in WITHOUT_WORDS:
            return
        place = (*self._row_place(row_id), "reservations", partner.id)
        label = {
            "block": f"{partner.short} blocks. Why, and what would have to change",
            "stand-aside": f"{partner.short} stands aside. Why",
        }.get(position, f"{partner.short}’s reservation in its own words")
        self.asking.ask(
            Field(
                WORDS,
                label,
                lambda: reservation_of(self._row(row_id), partner.id),
                lambda value: self.asking.give(place, value),
            )
        )

    # Orders

    def do(self, order: Order) -> None:
        if order.name not in ("positions", "ask", "same"):
            super().do(order)
            return
        row = self.row_meant(order.rest or ("1" if len(self.rows) == 1 else ""))
        if row is None:
            return
        row_id, record = str(row.get("id")), self.asking.record
        match order.name:
            case "same":
                change = same_meaning(record, self.question, row_id)
                if not self.asking.make(change, "Kept: the positions count on the new wording."):
                    self.asking.say("The positions are on this very wording.")
            case "ask":
                if not self.asking.make(
                    ask_again(record, self.question, row_id), "What was said before is kept as said before."
                ):
                    self.asking.say("Nobody has spoken to this statement yet.")
                self._ask_for_positions(row_id)
            case _:
                self._ask_for_positions(row_id)

    def _row(self, row_id: str) -> Row:
        return next((row for row in self.rows if row.get("id") == row_id), {})


def _position_meant(text: str) -> str:
    """The position that a letter, or its name, stands for; empty for neither."""
    low = " ".join(text.lower().split())
    return LETTERS.get(low) or next((key for key, name in POSITIONS.items() if low in (key, name)), "")
