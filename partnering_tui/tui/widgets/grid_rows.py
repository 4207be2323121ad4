"""What stands in a grid: the rows of its sheet, and whatever was typed and has not come back in a sheet yet.

A grid tells upwards what people type, and is shown the sheet again when it has been written down. What was typed in
between is kept here, so that nothing is lost or put in another order, however fast somebody types.
"""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy
from typing import Any

from partnering_tui.session.answers import cells_of
from partnering_tui.session.record import ABSENT, Path, Row
from partnering_tui.session.sheet import MatrixSheet, RatingsSheet, Sheet, TableSheet
from partnering_tui.session.values import parsed, shown
from partnering_tui.tui.messages import AnswerEdited, RowAdded, RowRemoved, RowsAdded
from partnering_tui.tui.widgets.grid_cells import is_fixed
from partnering_tui.tui.widgets.grid_told import NewRow, Spot, Telling, Told, nothing_as_none, same_value

Look = tuple[object, ...]
"""What a row says, to be compared with what it said before."""


class GridRows:
    """A sheet together with what was told and has not come back."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.new: list[NewRow] = []
        """Rows that were told and that the sheet does not have yet. They stand below its rows."""
        self._telling: dict[Path, Telling] = {}
        self._known = len(sheet)
        self._last_id = sheet.row_id(len(sheet) - 1) if len(sheet) else ""

    def __len__(self) -> int:
        """How many rows there are, with those that the sheet does not have yet."""
        return len(self.sheet) + len(self.new)

    def __bool__(self) -> bool:
        return True

    @property
    def has_line_for_new(self) -> bool:
        return self.sheet.may_add_rows

    @property
    def lines(self) -> int:
        """How many lines the rows take, with the one on which a new row is typed."""
        return len(self) + (1 if self.has_line_for_new else 0)

    def row_id(self, row: int) -> str:
        """The id of a row; empty for one that the sheet does not have yet."""
        return self.sheet.row_id(row) if 0 <= row < len(self.sheet) else ""

    def new_row(self, row: int) -> NewRow | None:
        """The row at that index, if the sheet does not have it yet."""
        index = row - len(self.sheet)
        return self.new[index] if 0 <= index < len(self.new) else None

    def find(self, row_id: str, near: int) -> int:
        """Where a row stands, looked for near a place first; -1 if nowhere."""
        count = len(self.sheet)
        if not row_id:
            return -1
        nearby = [row for row in (near, near - 1, near + 1, count - 1) if 0 <= row < count]
        return next((row for row in [*nearby, *range(count)] if self.sheet.row_id(row) == row_id), -1)

    def can_set(self, spot: Spot) -> bool:
        """Whether a cell can be given a value. A position needs a statement first."""
        column = self.sheet.columns[spot.column]
        if is_fixed(column):
            return False
        if spot.row < len(self.sheet):
            return bool(self._place(spot))
        return self.has_line_for_new and (column.kind == "typed" or spot.row < len(self))

    def value(self, spot: Spot) -> Any:
        """What a cell says, with what was typed last; None for nothing."""
        if new := self.new_row(spot.row):
            return nothing_as_none(self._new_table(new, spot).get(self.sheet.columns[spot.column].id))
        if spot.row >= len(self.sheet):
            return None
        told = self._telling.get(self._place(spot)) if self._telling else None
        return told.values[-1] if told else self._standing(spot)

    def text(self, row: int, column: int) -> str:
        """A cell in words."""
        if row < len(self.sheet):
            return self.sheet.text(row, column)
        value, holds = self.value(Spot(row, column)), self.sheet.columns[column].holds
        return "" if value is None else shown(self.sheet.workshop, holds, value) if holds else str(value)

    def misfit(self, row: int, column: int) -> str:
        """Why the value of a cell does not fit its kind; empty if it does."""
        return self.sheet.misfit(row, column) if row < len(self.sheet) else ""

    def look(self, row: int) -> Look:
        """What a row says, for a comparison later: read from the record where that is quick."""
        sheet = self.sheet
        if row < len(sheet) and isinstance(sheet, TableSheet):
            return _frozen(sheet.rows[row])
        if row < len(sheet) and isinstance(sheet, MatrixSheet):
            given = cells_of(sheet.record, sheet.question).get(sheet.row_id(row))
            return (sheet.rows[row], _frozen(given) if isinstance(given, dict) else ())
        return tuple(self.text(row, column) for column in range(len(sheet.columns)))

    def is_empty(self, row: int) -> bool:
        """Whether nothing at all was said in a row."""
        columns = range(len(self.sheet.columns))
        return all(self.value(Spot(row, c)) is None for c in columns if not is_fixed(self.sheet.columns[c]))

    def meant(self, spot: Spot, text: str) -> Any:
        """What somebody means who types this text at a spot; None for nothing."""
        holds = self.sheet.columns[spot.column].holds
        return nothing_as_none(parsed(holds, text) if holds and not spot.of_words else text)

    def set(self, spot: Spot, value: Any) -> AnswerEdited | RowAdded | None:
        """Give a spot a value: what is to be told upwards; None if nothing is."""
        value = nothing_as_none(value)
        if not self.can_set(spot) or same_value(value, self.value(spot)):
            return None
        if spot.row >= len(self):
            new = NewRow()
            self.new.append(new)
            self._put_new(new, spot, value)
            return RowAdded(self.sheet.question, self._list_place, new.values)
        if typed_on := self.new_row(spot.row):
            self._put_new(typed_on, spot, value)
            return None
        return self._tell(spot, value)

    def add(self, many: Iterable[Row]) -> RowsAdded:
        """Whole new rows, below all others: what is to be told upwards."""
        new = [NewRow(dict(values), is_left=True) for values in many]
        self.new += new
        return RowsAdded(self.sheet.question, self._list_place, [row.values for row in new])

    def show(self, sheet: Sheet) -> list[Told]:
        """Take the same sheet after a change: what is to be told upwards now that more is known."""
        arrived = self._arrivals(sheet)
        self.sheet = sheet
        self._known = len(sheet)
        self._last_id = sheet.row_id(len(sheet) - 1) if len(sheet) else ""
        self._follow_round()
        self._settle()
        return [told for row in range(len(sheet) - arrived, len(sheet)) for told in self._take_in(self.new.pop(0), row)]

    def edits(self) -> list[AnswerEdited]:
        """What was told and does not stand in the sheet yet."""
        self._settle()
        question = self.sheet.question
        return [AnswerEdited(question, place, told.values[-1]) for place, told in self._telling.items()]

    def take_new(self) -> list[RowAdded]:
        """The new rows that the sheet does not have yet; what was told of them before is emptied."""
        taken: list[RowAdded] = []
        for new in self.new:
            told, new.values = new.values, deepcopy(new.values)
            told.clear()
            taken.append(RowAdded(self.sheet.question, self._list_place, new.values))
        return taken

    def _tell(self, spot: Spot, value: Any) -> AnswerEdited:
        place = self._place(spot)
        told = self._telling.setdefault(place, Telling(spot, [self._standing(spot)]))
        told.spot = spot
        told.values.append(value)
        return AnswerEdited(self.sheet.question, place, "" if value is None else value)

    def _settle(self) -> None:
        """Forget what was told and stands in the sheet now, or what somebody else has written over (as undo does)."""
        for place, told in list(self._telling.items()):
            standing = self._standing_at(place, told.spot)
            known = [i for i, value in enumerate(told.values) if same_value(value, standing)]
            told.values = told.values[next((i for i in known if i > 0), 0) :] if known else []
            if len(told.values) < 2:
                del self._telling[place]

    def _follow_round(self) -> None:
        """What was told of a round that the first mark began has its place in that round from now on."""
        round_id = str(self.sheet.round.get("id", "")) if isinstance(self.sheet, RatingsSheet) else ""
        begun = {place: told for place, told in self._telling.items() if place[:2] == ("rounds", "")}
        for (lists, _, *inside), told in begun.items() if round_id else ():
            del self._telling[(lists, "", *inside)]
            self._telling.setdefault((lists, round_id, *inside), told)

    def _arrivals(self, sheet: Sheet) -> int:
        """How many of the new rows the sheet has now."""
        count = len(sheet)
        for back in range(min(len(self.new), count) + 1):
            above = sheet.row_id(count - 1 - back) if count > back else ""
            if above == self._last_id:
                return back
        return max(0, min(len(self.new), count - self._known))

    def _take_in(self, new: NewRow, row: int) -> list[Told]:
        """Tell what was typed into a new row after it was written down; or that it goes, if it was left empty."""
        new.id = self.sheet.row_id(row)
        told: list[Told] = []
        for column in range(len(self.sheet.columns)):
            for spot in (Spot(row, column), Spot(row, column, of_words=True)):
                if self.can_set(spot) and (not spot.of_words or self.sheet.has_words(spot.column)):
                    value = nothing_as_none(self._new_table(new, spot).get(self.sheet.columns[column].id))
                    if not same_value(value, self.value(spot)):
                        told.append(self._tell(spot, value))
        if new.is_left and self.is_empty(row):
            told.append(RowRemoved(self.sheet.question, self.sheet.row_place(row)))
        return told

    def _put_new(self, new: NewRow, spot: Spot, value: Any) -> None:
        column = self.sheet.columns[spot.column]
        table = new.values
        if column.kind == "position":
            table = new.values.setdefault("reservations" if spot.of_words else "positions", {})
        if value is None:
            table.pop(column.id, None)
        else:
            table[column.id] = value

    def _new_table(self, new: NewRow, spot: Spot) -> Row:
        if self.sheet.columns[spot.column].kind != "position":
            return new.values
        table = new.values.get("reservations" if spot.of_words else "positions", {})
        return table if isinstance(table, dict) else {}

    def _place(self, spot: Spot) -> Path:
        sheet = self.sheet
        return sheet.words_place(spot.row, spot.column) if spot.of_words else sheet.place(spot.row, spot.column)

    def _standing(self, spot: Spot) -> Any:
        """What stands in the sheet."""
        if spot.of_words:
            return nothing_as_none(self.sheet.words(spot.row, spot.column))
        return nothing_as_none(self.sheet.value(spot.row, spot.column))

    def _standing_at(self, place: Path, spot: Spot) -> Any:
        """What stands at a place, which is looked for where it was last."""
        if spot.row < len(self.sheet) and spot.column < len(self.sheet.columns) and self._place(spot) == place:
            return self._standing(spot)
        found = self.sheet.record.get(("answers", self.sheet.question.id, *place))
        return None if found is ABSENT else nothing_as_none(found)

    @property
    def _list_place(self) -> Path:
        return self.sheet.list_place if isinstance(self.sheet, TableSheet) else ()


def is_same_content(one: Sheet, other: Sheet) -> bool:
    """Whether two sheets show the same rows of the same answer, perhaps at different times.

    A round of ratings that the first score began is the one that was shown before it had an id.
    """
    if isinstance(one, RatingsSheet) and isinstance(other, RatingsSheet):
        rounds = one.round.get("id", ""), other.round.get("id", "")
        return one.question.id == other.question.id and (rounds[0] == rounds[1] or "" in rounds)
    return _identity(one) == _identity(other)


def _identity(sheet: Sheet) -> tuple[object, ...]:
    list_place = sheet.list_place if isinstance(sheet, TableSheet) else ()
    return type(sheet), sheet.question.id, list_place


def _frozen(row: Row) -> Look:
    return tuple((key, tuple(value.items()) if isinstance(value, dict) else value) for key, value in row.items())
