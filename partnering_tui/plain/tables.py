"""Tables: their rows are told, added, changed, moved and removed one at a time."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from partnering_tui.plain.asking import PLACE_IS_GONE, Asking, Field, shortened
from partnering_tui.plain.talk import Order, aloud
from partnering_tui.session import edits
from partnering_tui.session.answers import rows_of
from partnering_tui.session.edits import list_place
from partnering_tui.session.record import Path, Row
from partnering_tui.session.session import Partner
from partnering_tui.session.taking import RowToTake, rows_to_take, take_rows
from partnering_tui.session.values import counted, is_empty, shown
from partnering_tui.workshop.definition import Column

ROWS_TOLD = 8
"""Of a longer table only the last rows are told unasked."""
LONGEST_TOLD = 80
"""Characters of a row that are told unasked."""


def ask_for_rows(asking: Asking) -> None:
    """Ask for the rows of a table, of each partner in turn where each has its own."""
    if not asking.question.is_per_partner:
        Table(asking).ask()
        return
    for number, partner in enumerate(asking.partners, 1):
        asking.say(f"{partner.short}, partner {number} of {len(asking.partners)}.")
        Table(asking, partner).ask()


class Table:
    """The rows of one table, with what can be done with them."""

    orders: tuple[str, ...] = ("edit", "delete", "move", "rows", "take")
    what = "row"

    def __init__(self, asking: Asking, partner: Partner | None = None) -> None:
        self.asking = asking
        self.question = asking.question
        self.columns = asking.question.columns
        self._partner = partner.id if partner else ""
        self._list_place = list_place(asking.question, self._partner)

    @property
    def rows(self) -> list[Row]:
        return rows_of(self.asking.record, self.question, self._partner)

    # Telling

    def tell_rows(self, *, all_of_them: bool = False) -> None:
        """Say how many rows there are, and what stands in them."""
        rows = self.rows
        count = counted(len(rows), self.what) if rows else f"No {self.what}s yet"
        if self.asking.is_covered and rows:
            self.asking.say(f"{count}. They are private; :rows tells them.")
            return
        first = 0 if all_of_them else max(0, len(rows) - ROWS_TOLD)
        more = "" if all_of_them or not rows else " :rows tells all that stands in them."
        self.asking.say(f"{count}.{f' The last {ROWS_TOLD} are:' if first else ''}{more}")
        for at in range(first, len(rows)):
            words = self.in_words(rows[at]) if all_of_them else self.in_short(rows[at])
            self.asking.say(f"{self.what.capitalize()} {at + 1}: {words}")

    def in_short(self, row: Row) -> str:
        """What a row is called."""
        first = self.columns[0]
        return shortened(shown(self.asking.workshop, first, row.get(first.id)), LONGEST_TOLD) or "empty"

    def in_words(self, row: Row) -> str:
        """What a row says, each column but the first with its label."""
        parts: list[str] = []
        for column in self.columns:
            if not is_empty(value := row.get(column.id)):
                words = " ".join(aloud(shown(self.asking.workshop, column, value)).split())
                parts.append(words if column is self.columns[0] else f"{column.label}: {words}")
        return "; ".join(parts) or "empty"

    # Asking

    def ask(self) -> None:
        """Ask for new rows until an empty line comes, doing what is ordered in between."""
        self.tell_rows()
        if self._to_take:
            self.asking.say(f"{len(self._to_take)} rows of other tables could be taken over: say :take.")
        while True:
            order, row_id = self._ask_for_new_row()
            if order is not None:
                self.do(order)
            elif row_id:
                self.fill_new(row_id)
            else:
                return

    def _ask_for_new_row(self) -> tuple[Order | None, str]:
        """An order, or the id of the row that was begun; neither where nothing was given."""
        begun: list[str] = []

        def put(value: Any) -> bool:
            if begun or value is None:
                return not begun or self.asking.give((*self._row_place(begun[0]), self.columns[0].id), value)
            row_id = self._add({self.columns[0].id: value})
            begun.extend([row_id] if row_id else ())
            return bool(row_id)

        order = self.asking.ask(
            Field(
                self.columns[0],
                f"New {self.what}, {self.columns[0].label}",
                lambda: self._cell(begun[0], self.columns[0]) if begun else None,
                put,
            ),
            own=self.orders,
        )
        return order, begun[0] if begun else ""

    def _add(self, values: Row) -> str:
        """Add a row; its id, or nothing, and said so, if it cannot be."""
        change = edits.add_row(
            self.asking.record, self.question, self._list_place, values, today=self.asking.session.workbook.today()
        )
        if change is None or not self.asking.make(change, f"Kept as {self.what} {len(self.rows) + 1}."):
            self.asking.say(PLACE_IS_GONE)
            return ""
        return change.puts[0].path[-1]

    def fill_new(self, row_id: str) -> None:
        """Ask for the rest of a row that was just begun."""
        self.fill(row_id, self.columns[1:])

    def fill(self, row_id: str, columns: Iterable[Column]) -> bool:
        """Ask for these columns of a row; False if the rest is to stay as it is."""
        return all(self.asking.ask(self._field(row_id, column), own=("done",)) is None for column in columns)

    def _field(self, row_id: str, column: Column) -> Field:
        def put(value: Any) -> bool:
            return self.asking.give((*self._row_place(row_id), column.id), value)

        number = next((at for at, row in enumerate(self.rows, 1) if row.get("id") == row_id), 0)
        return Field(
            column, f"{self.what.capitalize()} {number}, {column.label}", lambda: self._cell(row_id, column), put
        )

    # Orders

    def do(self, order: Order) -> None:
        """Do what is ordered with the rows."""
        match order.name:
            case "rows":
                self.asking.is_covered = False
                self.tell_rows(all_of_them=True)
            case "take":
                self._take(order.rest)
            case "edit" if (row := self.row_meant(order.rest)) is not None:
                self.edit(row)
            case "delete" if (row := self.row_meant(order.rest)) is not None:
                number = self.rows.index(row) + 1
                change = edits.remove_row(self.asking.record, self.question, self._row_place(str(row.get("id"))))
                self.asking.make(change, f"{self.what.capitalize()} {number} was removed. :undo brings it back.")
            case "move":
                self._move(order.rest)

    def edit(self, row: Row) -> None:
        """Ask for everything in a row again."""
        self.fill(str(row.get("id")), self.columns)

    def row_meant(self, text: str) -> Row | None:
        """The row with that number; None, and said so, if there is none."""
        rows = self.rows
        if text.isdecimal() and 1 <= int(text) <= len(rows):
            return rows[int(text) - 1]
        said = (
            f"Which {self.what}? Say its number, from 1 to {len(rows)}." if rows else f"There are no {self.what}s yet."
        )
        self.asking.say(said)
        return None

    def _move(self, rest: str) -> None:
        which, _, where = rest.partition(" ")
        row = self.row_meant(which)
        if row is None:
            return
        rows, where = self.rows, where.strip().removeprefix("to ").strip()
        at = rows.index(row)
        steps = {"up": -1, "down": 1}.get(where, int(where) - 1 - at if where.isdecimal() else None)
        if steps is None or not 0 <= at + steps < len(rows):
            self.asking.say(f"Where to? Say up, down, or a number from 1 to {len(rows)}, such as :move {at + 1} to 1.")
            return
        place = self._row_place(str(row.get("id")))
        change = edits.move_row(self.asking.record, self.question, place, steps) if steps else None
        self.asking.make(change, f"{self.what.capitalize()} {at + 1} is {self.what} {at + 1 + steps} now.")

    # Taking over

    @property
    def _to_take(self) -> list[RowToTake]:
        if not self.question.take_from or self._partner:
            return []
        book = self.asking.session.workbook
        return rows_to_take(book.session, book.workshop, self.question, record=self.asking.record)

    def _take(self, rest: str) -> None:
        rows = self._to_take
        numbers = [int(one) for one in rest.replace(",", " ").split() if one.isdecimal()]
        chosen = rows if rest.strip().lower() == "all" else [rows[n - 1] for n in numbers if 0 < n <= len(rows)]
        if chosen:
            told = f"Took over {counted(len(chosen), 'row')}."
            self.asking.make(take_rows(self.asking.record, self.question, chosen), told)
        elif rows:
            self.asking.say(*(f"{number}: {row.label}" for number, row in enumerate(rows, 1)))
            self.asking.say("Say which, such as :take 1, 2 or :take all.")
        else:
            self.asking.say("There is nothing to take over from other tables.")

    # Places

    def _row_place(self, row_id: str) -> Path:
        return (*self._list_place, row_id)

    def _cell(self, row_id: str, column: Column) -> Any:
        row = next((row for row in self.rows if row.get("id") == row_id), {})
        return row.get(column.id)
