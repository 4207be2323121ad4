"""What was told of a grid: the spots that were given values, and the rows that were begun."""

from __future__ import annotations

from dataclasses import field
from typing import Any

from partnering_tui.frozen import dataclass
from partnering_tui.session.edits import is_blank
from partnering_tui.session.record import Row
from partnering_tui.tui.messages import AnswerEdited, RowAdded, RowRemoved

Told = AnswerEdited | RowAdded | RowRemoved


@dataclass(frozen=True, slots=True)
class Spot:
    """A cell, or the words that go with it: a reservation, a comment. Rows and columns are counted from 0."""

    row: int
    column: int
    of_words: bool = False


@dataclass(eq=False)
class NewRow:
    """A row that somebody began, until the sheet has it."""

    values: Row = field(default_factory=dict)
    """By column. It is the very table that was told, so that what is typed before it is written down goes with it."""
    id: str = ""
    """Its id once the sheet has it."""
    is_left: bool = False
    """Whoever began it went on to another."""


@dataclass(slots=True)
class Telling:
    """The values told for one spot: the first stands in the sheet, the last is what the spot says."""

    spot: Spot
    values: list[Any]


def nothing_as_none(value: Any) -> Any:
    """The value; None for what says nothing."""
    return None if is_blank(value) else value


def same_value(one: Any, other: Any) -> bool:
    """Whether two values are the same, and of the same kind: 1 is not true."""
    return type(one) is type(other) and bool(one == other)
