"""Rows from what was pasted: a line each, with tabs between the columns, as spreadsheets copy them."""

from __future__ import annotations

from partnering_tui.session.edits import is_blank
from partnering_tui.session.record import Row
from partnering_tui.session.sheet import Sheet
from partnering_tui.session.values import cleaned, parsed


def is_rows(text: str) -> bool:
    """Whether the text is several rows or columns, and not just words."""
    text = cleaned(text).strip("\n")
    return "\n" in text or "\t" in text


def rows_of(sheet: Sheet, text: str, first: int) -> list[Row]:
    """The rows of a pasted text, whose first column is that with the index `first`. Empty lines are none.

    What is beyond the last column is kept in the last one.
    """
    columns = [column for column in sheet.columns[first:] if column.kind == "typed" and column.holds is not None]
    rows: list[Row] = []
    for line in cleaned(text).split("\n"):
        parts = line.split("\t")
        beyond = [part for part in parts[len(columns) :] if part.strip()]
        parts = parts[: len(columns)]
        if columns and beyond:
            parts[-1] = " ".join([parts[-1], *beyond]).strip()
        meant = {c.id: parsed(c.holds, part) for c, part in zip(columns, parts, strict=False) if c.holds}
        row = {key: value for key, value in meant.items() if not is_blank(value) and str(value).strip()}
        if row:
            rows.append(row)
    return rows
