"""Matrices: what each partner says to each row; and of responsibilities, who does what, in letters and in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from partnering_tui.session.answers import cell_of, cells_of, matrix_rows
from partnering_tui.session.responsibilities import letters_of, raci_faults
from partnering_tui.session.values import is_empty
from partnering_tui.summary.blocks import Align, Block, Blocks, BulletList, Inlines, Paragraph, Strong, Table, Text
from partnering_tui.summary.grids import cell_blocks, grid_blocks
from partnering_tui.summary.material import Material
from partnering_tui.summary.words import flat, listed, quoted, sentence
from partnering_tui.workshop.definition import Cell, Question

LEGEND = (
    "A: accountable, answers for it. R: responsible, does the work. C: consulted beforehand. I: informed afterwards."
)
_PARTS = {
    "RA": "is accountable and responsible for",
    "A": "is accountable for",
    "R": "is responsible for",
    "C": "is consulted on",
    "I": "is kept informed of",
}
"""What the letters of a cell say of a partner, in the order in which a sentence says it."""
_CENTRE: Align = "center"
as_typed = Cell(kind="text")
"""How a value is printed of which nothing is known."""


def matrix_of(material: Material, question: Question) -> Blocks:
    """The rows of a matrix by partner; none if every cell is empty."""
    spoken = spoken_in(material, question)
    if not spoken:
        return ()
    rows = rows_with_deleted(material, question)
    partners = material.with_former(spoken)
    if question.is_raci:
        return _responsibilities(material, question, rows, partners)
    holds = question.cell or as_typed
    header = [row_label(material, question), *map(material.short, partners)]
    cells = [
        [
            (Paragraph((Text(label),)),),
            *(
                cell_blocks(material, holds, cell_of(material.session, question, row_id, partner))
                for partner in partners
            ),
        ]
        for row_id, label in rows
    ]
    return grid_blocks(header, cells, parts=[row_id for row_id, _ in rows], all_columns=True)


def duties_of(material: Material, question: Question) -> Blocks:
    """Who does what by a RACI matrix, a sentence for each partner; none if every cell is empty."""
    spoken = spoken_in(material, question)
    if not spoken:
        return ()
    rows = rows_with_deleted(material, question)
    partners = material.with_former(spoken)
    activities = _activities(rows)
    held = [
        [
            (name, _letters(cell_of(material.session, question, row_id, partner)))
            for (row_id, _), name in zip(rows, activities, strict=True)
        ]
        for partner in partners
    ]
    points = tuple(
        (Paragraph(_duties(material.name(partner), parts)),) for partner, parts in zip(partners, held, strict=True)
    )
    return (BulletList(points, parts=tuple(partners)),)


def fault_sentences(material: Material, question: Question) -> list[str]:
    """What is wrong with the responsibilities, each as a sentence."""
    faults = raci_faults(material.session, material.workshop, question, material.partners)
    return [sentence(flat(fault.message)) for fault in faults]


def gap_sentences(material: Material, question: Question) -> list[str]:
    """The rows of a needed matrix in which some partners have an empty cell, each as a sentence; none while all are."""
    cells = cells_of(material.session, question)
    if not question.needed or question.is_raci or not cells:
        return []
    sentences: list[str] = []
    for row_id, label in matrix_rows(material.session, material.workshop, question):
        silent = [p.short for p in material.partners if is_empty(cell_of(material.session, question, row_id, p.id))]
        if silent:
            sentences.append(f"{quoted(label)}: nothing is recorded for {listed(silent)}.")
    return sentences


def _responsibilities(
    material: Material, question: Question, rows: Sequence[tuple[str, str]], partners: Sequence[str]
) -> Blocks:
    given = [[cell_of(material.session, question, row_id, partner) for partner in partners] for row_id, _ in rows]
    header = (_words(row_label(material, question)), *(_words(material.short(partner)) for partner in partners))
    body = tuple(
        (_words(label), *(_words(letters_in_cell(value)) for value in values))
        for (_, label), values in zip(rows, given, strict=True)
    )
    blocks: list[Block] = [
        Table(header, body, (None, *(_CENTRE for _ in partners)), parts=tuple(row_id for row_id, _ in rows)),
        Paragraph((Text(LEGEND),)),
        *duties_of(material, question),
    ]
    if faults := fault_sentences(material, question):
        points = BulletList(tuple((Paragraph((Text(fault),)),) for fault in faults))
        blocks += [Paragraph((Strong((Text("Still open:"),)),)), points]
    return tuple(blocks)


def _duties(name: str, parts: Sequence[tuple[str, str]]) -> Inlines:
    """What one partner does, as a sentence that begins with its name. `parts` are the activities with its letters."""
    said: list[str] = []
    for part, duty in _PARTS.items():
        activities = [activity for activity, held in parts if part == _part(held, part)]
        if activities:
            said.append(f"{duty} {listed(activities)}")
    return (Strong((Text(name),)), Text(" " + sentence("; ".join(said) or "has no part in these activities yet")))


def _part(held: str, part: str) -> str:
    """The part, if these letters give it; whoever is both responsible and accountable is said to be so once."""
    if "R" in held and "A" in held and part in ("R", "A"):
        return ""
    return part if set(part) <= set(held) else ""


def _activities(rows: Sequence[tuple[str, str]]) -> list[str]:
    """The activities as a sentence names them: in quotation marks if one has a comma or an "and" of its own."""
    are_mixed = any("," in label or " and " in label for _, label in rows)
    return [quoted(label) if are_mixed else label for _, label in rows]


def letters_in_cell(value: object) -> str:
    """A cell as it is printed: its letters, or whatever else was typed."""
    return " ".join(_letters(value)) or ("" if is_empty(value) else str(value))


def _letters(value: object) -> str:
    """The letters of a cell that holds letters only."""
    return letters_of(value) if set(str(value).upper()) <= set("RACI ,/+&") else ""


def rows_with_deleted(material: Material, question: Question) -> list[tuple[str, str]]:
    """The rows as (id, label), and behind them those that were deleted but still have cells."""
    rows = [
        (row_id, flat(label) or "Not named")
        for row_id, label in matrix_rows(material.session, material.workshop, question)
    ]
    known = {row_id for row_id, _ in rows}
    deleted = [
        (row_id, f"No longer listed ({row_id})") for row_id in _filled(material, question) if row_id not in known
    ]
    return rows + deleted


def _filled(material: Material, question: Question) -> dict[str, Mapping[str, Any]]:
    """Row id → partner id → value, for rows in which anything stands."""
    cells = cells_of(material.session, question)
    return {
        str(row_id): row
        for row_id, row in cells.items()
        if isinstance(row, dict) and any(not is_empty(value) for value in row.values())
    }


def spoken_in(material: Material, question: Question) -> dict[str, bool]:
    """The ids of all who filled a cell."""
    return {
        partner: True
        for row in _filled(material, question).values()
        for partner, value in row.items()
        if not is_empty(value)
    }


def row_label(material: Material, question: Question) -> str:
    """What stands over the rows of a matrix; nothing over a fixed list."""
    table = material.workshop.questions.get(question.rows) if isinstance(question.rows, str) else None
    return table.columns[0].label if table and table.columns else ""


def _words(text: str) -> Inlines:
    return (Text(text),) if text else ()
