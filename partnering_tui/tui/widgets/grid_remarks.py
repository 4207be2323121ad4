"""What is said below a grid: about the cell under the cursor, and why there are no cells."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from partnering_tui.session.sheet import RatingsSheet, Sheet
from partnering_tui.tui.text import safe
from partnering_tui.tui.widgets.grid_cells import (
    is_fixed,
    is_words,
    legend,
    question_about_mark,
    question_about_position,
)
from partnering_tui.tui.widgets.grid_rows import GridRows
from partnering_tui.tui.widgets.grid_told import Spot
from partnering_tui.tui.widgets.statement_remarks import (
    RESERVATION_LINES,
    first_lines,
    legend_of,
    outcome_in_words,
    statement_remarks,
)

_CUT_LINES = 3
"""Lines for the text of a cell in which it does not fit."""


def remarks_on(
    rows: GridRows, here: Spot, edited: Spot | None, cut: Sequence[bool], width: int
) -> list[tuple[str, str]]:
    """What there is to say about the cell under the cursor, each with its style, for lines of that width.

    `edited` is what the open editor is for; `cut` says of each cell of the row whether its text does not fit in it.
    """
    columns = rows.sheet.columns
    if not columns:
        return []
    column = columns[here.column]
    asked = question_about(rows, edited) if edited and edited.of_words else ""
    misfit = rows.misfit(here.row, here.column)
    remarks = [
        *((text, "") for text in _cut_texts(rows, here, edited, cut, width)),
        *((text, "") for text in statement_remarks(rows.sheet, here.row, here.column, width)),
        (asked, ""),
        (f"{misfit} (kept as typed)" if misfit else "", "$text-warning"),
        ("" if asked else column.hint if legend(rows.sheet, column) == "" else "", "$foreground-muted"),
        (legend_of(rows.sheet, column, is_asked=bool(asked)), "$foreground-muted"),
    ]
    return [(text, style) for text, style in remarks if text]


def _cut_texts(rows: GridRows, here: Spot, edited: Spot | None, cut: Sequence[bool], width: int) -> Iterable[str]:
    """What does not fit in the cell under the cursor; before it what names the row, if that does not fit either."""
    columns = rows.sheet.columns
    is_on_its_own = is_words(columns[here.column]) and not is_fixed(columns[0])
    wanted = [here.column] if here.column == 0 or is_on_its_own else [0, here.column]
    for index in wanted:
        is_edited = edited is not None and index == here.column
        is_fixed_outcome = index > 0 and is_fixed(columns[index]) and here.row < len(rows.sheet)
        if is_edited or (not cut[index] and not is_fixed_outcome):
            continue
        text = outcome_in_words(rows.sheet, here.row, index) if is_fixed_outcome else rows.text(here.row, index)
        most = RESERVATION_LINES if columns[index].kind == "position" else _CUT_LINES
        yield first_lines(text, width, most)


def remark_of(sheet: Sheet) -> str:
    """Why a grid has no cells to fill in; empty if it has."""
    if not sheet.partners and sheet.question.kind != "table":
        return "Add the partners first. ^t goes there."
    if isinstance(sheet, RatingsSheet) and not sheet.round:
        return "Start a round first."
    if len(sheet) or sheet.may_add_rows:
        return ""
    table = sheet.workshop.questions.get(sheet.question.rows) if isinstance(sheet.question.rows, str) else None
    return f"The rows come from “{safe(table.label)}”: add some there first." if table else "There are no rows."


def question_about(rows: GridRows, spot: Spot) -> str:
    """What is asked of a partner that does not simply agree, or about its mark."""
    partner, value = rows.sheet.columns[spot.column].label, rows.value(Spot(spot.row, spot.column))
    if isinstance(rows.sheet, RatingsSheet):
        return question_about_mark(partner, is_red=rows.sheet.is_red(value))
    return question_about_position(partner, value)
