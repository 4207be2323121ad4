"""Putting the text of a cell into exactly so many columns of the terminal."""

from __future__ import annotations

from collections.abc import Iterable

from rich.cells import cell_len, set_cell_size

from partnering_tui.session.consensus import Standing
from partnering_tui.session.sheet import IN_A_CELL, SheetColumn
from partnering_tui.session.standing_words import ASK_AGAIN, ASKED_AGAIN

_SHORT_OUTCOMES = {
    Standing.WITH_RESERVATIONS.value: ("reservations", "reserved"),
    Standing.NOT_AGREED.value: ("blocked",),
    ASK_AGAIN: ("ask again", "open"),
    ASKED_AGAIN: ("asked again", "open"),
}
_SHORT_POSITIONS = {IN_A_CELL["reservation"]: ("reserve",)}
_IN_BRACKETS = {"support": "supp.", "accept": "acc.", "reserves": "res.", "blocks": "block"}
"""Positions on an earlier wording, where there is hardly room for the brackets."""
_WORTH_SEEING = 5
"""Characters of a reservation that have to be seen for it to be worth showing in its cell."""


def is_right(column: SheetColumn) -> bool:
    """Whether the cells of a column stand at its right edge, as numbers do."""
    return column.holds is not None and column.holds.kind == "number"


def short(column: SheetColumn, text: str, width: int, level_width: int = 0) -> str:
    """What is left where there is no room for all: of an outcome what sets it apart, of a level its number, with … if
    there is a comment on it.

    `level_width` is how wide the longest level of the column is: all of them are shown alike.
    """
    if level_width > width:
        return text.split(" ", 1)[0] + (" …" if text.endswith("”") else "")
    if cell_len(text) <= width:
        return text
    match column.kind:
        case "fixed":
            return _first_that_fits(_SHORT_OUTCOMES.get(text, ()), width) or text
        case "position":
            return _short_position(text, width)
        case _:
            return text


def _short_position(text: str, width: int) -> str:
    """The position, with … if words that go with it cannot be seen."""
    if text.startswith("("):
        position, _, words = text.strip("()").partition(" “")
        first = f"({position}…)" if words else f"({position})"
        return _first_that_fits((first, f"({position})", f"({_IN_BRACKETS.get(position, position)})"), width) or text
    position, _, words = text.partition(" “")
    if width >= cell_len(position) + 2 + _WORTH_SEEING:
        return text
    shorter = _SHORT_POSITIONS.get(position, ())
    return _first_that_fits((position + "…" if words else position, position, *shorter), width) or position


def _first_that_fits(texts: Iterable[str], width: int) -> str:
    return next((text for text in texts if cell_len(text) <= width), "")


def fitted(text: str, width: int, *, at_right: bool = False) -> str:
    """The text in exactly so many columns of the terminal, cut with … if it is longer."""
    text = cut(text, width)
    free = width - cell_len(text)
    return " " * free + text if at_right else text + " " * free


def cut(text: str, width: int) -> str:
    """What of a text has room in so many cells, with … for the rest."""
    if cell_len(text) <= width:
        return text
    return set_cell_size(text, width - 1).rstrip() + "…" if width > 0 else ""
