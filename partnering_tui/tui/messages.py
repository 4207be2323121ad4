"""What widgets say to the screen above them. They know their question and its value, never the session."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from textual.message import Message

from partnering_tui.session.record import Path, Row
from partnering_tui.workshop.definition import Question


class AnswerEdited(Message):
    """Somebody gave a place in an answer another value."""

    def __init__(self, question: Question, place: Path, value: Any) -> None:
        super().__init__()
        self.question = question
        self.place = place
        """Where inside the answer: `("value",)`, `("by_partner", "county")`, `("rows", "m3x7", "name")`."""
        self.value = value
        """The new value; empty text, an empty list or None for nothing."""


class RowAdded(Message):
    """Somebody finished a new row."""

    def __init__(self, question: Question, list_place: Path, values: Row) -> None:
        super().__init__()
        self.question = question
        self.list_place = list_place
        """The list inside the answer: `("rows",)` or `("by_partner", "county")`."""
        self.values = values
        """Values by column; the row's id is made by the session."""


class RowsAdded(Message):
    """Somebody added several new rows at once, which are taken back at once."""

    def __init__(self, question: Question, list_place: Path, rows: Sequence[Row]) -> None:
        super().__init__()
        self.question = question
        self.list_place = list_place
        self.rows = rows
        """The values of each by column; those that were written down meanwhile are empty."""


class RowRemoved(Message):
    """Somebody took a row away."""

    def __init__(self, question: Question, row_place: Path) -> None:
        super().__init__()
        self.question = question
        self.row_place = row_place


class RowMoved(Message):
    """Somebody moved a row up (by −1) or down (by 1)."""

    def __init__(self, question: Question, row_place: Path, by: int) -> None:
        super().__init__()
        self.question = question
        self.row_place = row_place
        self.by = by


class Finished(Message):
    """Somebody is done with a field and wants the next one."""
