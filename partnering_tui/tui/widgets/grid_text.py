"""Putting the text of a cell into exactly so many columns of the terminal."""

from __future__ import annotations

from rich.cells import cell_len, set_cell_size

from partnering_tui.session.consensus import Standing
from partnering_tui.session.sheet import SheetColumn

_SHORT_OUTCOMES = {Standing.WITH_RESERVATIONS.value: "reservations"}


def is_right(column: SheetColumn) -> bool:
    return column.holds is not None and column.holds.kind == "number"


def short(column: SheetColumn, text: str, width: int) -> str:
    """What is left where there is no room for all: of a level its number, of an outcome what sets it apart."""
    if cell_len(text) <= width:
        return text
    if column.kind == "fixed":
        return _SHORT_OUTCOMES.get(text, text)
    return text.split(" ", 1)[0] if column.holds is not None and column.holds.kind == "scale" else text


def fitted(text: str, width: int, *, at_right: bool = False) -> str:
    """The text in exactly so many columns of the terminal, cut with … if it is longer."""
    text = cut(text, width)
    free = width - cell_len(text)
    return " " * free + text if at_right else text + " " * free


def cut(text: str, width: int) -> str:
    if cell_len(text) <= width:
        return text
    return set_cell_size(text, width - 1).rstrip() + "…" if width > 0 else ""
