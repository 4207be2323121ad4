"""Rows and columns: as a table where that stays readable on A4, else as one small entry for each row."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from partnering_tui.session.record import Row
from partnering_tui.session.values import Asked, is_empty
from partnering_tui.summary.blocks import (
    Align,
    Block,
    Blocks,
    BulletList,
    CodeBlock,
    Emphasis,
    Heading,
    Inlines,
    LineBreak,
    NumberedList,
    Paragraph,
    Quote,
    Rule,
    Strong,
    Table,
    Text,
    behind,
    words_of,
)
from partnering_tui.summary.material import Material
from partnering_tui.summary.reading import answer_blocks
from partnering_tui.summary.words import flat, lead_in, sentence, value_in_words

MOST_COLUMNS = 6
LONGEST_CELL = 60
"""Characters that the cells of one column have on average, at most, in a table."""
LONGEST_ROW = 160
"""Characters that a row has on average, at most, in a table."""
LONGEST_SENTENCE = 120
"""Characters that a cell of an entry has at most for the entry to be printed as running text."""
LONGEST_ENTRY = 400
"""Characters that such an entry has behind its name, at most."""

Cells = Sequence[Blocks]


def cell_blocks(material: Material, asked: Asked, value: Any) -> Blocks:
    """A simple value as blocks: the Markdown of a long text, else one paragraph; none if there is no value."""
    if is_empty(value):
        return ()
    if asked.kind == "long_text" and isinstance(value, str):
        return answer_blocks(value)
    if asked.kind == "text" and isinstance(value, str) and value in material.by_id:
        return (Paragraph((Text(material.short(value)),)),)
    return (Paragraph((Text(value_in_words(material.workshop, asked, value)),)),)


def grid_blocks(
    header: Sequence[str],
    rows: Sequence[Cells],
    *,
    parts: Sequence[str] = (),
    numbers: Sequence[bool] = (),
    all_columns: bool = False,
) -> Blocks:
    """Rows under a header. Rows that say nothing, and unless all are wanted columns that do, are left out.

    One column alone is a list. `parts` tells which part of the answer each row is, `numbers` which columns are figures.
    """
    parts = tuple(part for part, row in zip(parts, rows, strict=False) if any(row))
    rows = [row for row in rows if any(row)]
    if not rows:
        return ()
    columns = [column for column in range(len(header)) if all_columns or any(row[column] for row in rows)]
    labels = [flat(header[column]) for column in columns]
    chosen = [[row[column] for column in columns] for row in rows]
    if len(columns) == 1:
        return (BulletList(tuple(row[0] for row in chosen), parts=parts),)
    if _fits(chosen):
        align: list[Align | None] = [
            "right" if column < len(numbers) and numbers[column] else None for column in columns
        ]
        body = tuple(tuple(map(inlines_of, row)) for row in chosen)
        return (Table(_text_cells(labels), body, tuple(align), parts=parts),)
    entries = zip(chosen, parts or [""] * len(chosen), strict=True)
    return tuple(block for row, part in entries for block in entry_blocks(labels, row, part))


def parts_of(rows: Sequence[Row], within: str = "") -> tuple[str, ...]:
    """The ids of rows, behind the id of what they are in."""
    return tuple("/".join(filter(None, (within, str(row.get("id", ""))))) for row in rows)


def entry_blocks(labels: Sequence[str], row: Cells, part: str = "") -> Blocks:
    """One row as an entry: its first cell bold, the others behind it as sentences, or below it if they are long."""
    first, *others = row
    said = [(label, cell) for label, cell in zip(labels[1:], others, strict=True) if cell]
    unnamed = Text(f"{lead_in(labels[0] or 'Row')} not named")
    if said and _runs_on(said):
        name = (Strong(_ended(inlines_of(first))),) if first else _ended((unnamed,))
        sentences = (inline for label, cell in said for inline in _sentence_of(label, inlines_of(cell)))
        return (Paragraph((*name, *sentences), part=part),)
    items = tuple(labelled(label, cell) for label, cell in said)
    entry = Paragraph((Strong(inlines_of(first)) if first else Emphasis((unnamed,)),), part=part)
    return (entry, BulletList(items, part=part)) if items else (entry,)


def _runs_on(said: Sequence[tuple[str, Blocks]]) -> bool:
    """Whether the cells of an entry are so short that they read best one behind the other."""
    lengths = [len(block_words(cell)) for _, cell in said]
    return (
        all(_is_plain(cell) for _, cell in said) and max(lengths) <= LONGEST_SENTENCE and sum(lengths) <= LONGEST_ENTRY
    )


def _is_plain(cell: Blocks) -> bool:
    match cell:
        case (Paragraph(inlines=inlines),):
            return not any(isinstance(inline, LineBreak) for inline in inlines)
        case _:
            return False


def _sentence_of(label: str, inlines: Inlines) -> Inlines:
    """A label and what it names, as a sentence behind others."""
    return (Text(" "), Emphasis((Text(lead_in(label)),)), Text(" "), *_ended(inlines))


def _ended(inlines: Inlines) -> Inlines:
    """The inlines with a full stop if they do not end as a sentence does."""
    words = words_of(inlines)
    if sentence(words) == words:
        return inlines
    match inlines:
        case (*others, Text(text)):
            return (*others, Text(f"{text}."))
        case _:
            return (*inlines, Text("."))


def labelled(label: str, said: Blocks) -> Blocks:
    """A label and what it names, on one line if it is one paragraph."""
    match said:
        case (Paragraph(inlines=inlines),):
            return (Paragraph(behind(f"{lead_in(label)} ", inlines)),)
        case _:
            return (Paragraph((Text(lead_in(label)),)), *said)


def inlines_of(said: Blocks) -> Inlines:
    """What is said as inlines: of one paragraph its own, of several blocks their words."""
    match said:
        case (Paragraph(inlines=inlines),):
            return inlines
        case _:
            return (Text(block_words(said)),)


def block_words(blocks: Blocks) -> str:
    """All the words of some blocks on one line."""
    return flat(" ".join(_words(block) for block in blocks))


def _words(block: Block) -> str:
    match block:
        case Heading(inlines=inlines) | Paragraph(inlines=inlines):
            return words_of(inlines)
        case BulletList(items=items) | NumberedList(items=items):
            return "; ".join(block_words(item) for item in items)
        case Table(header=header, rows=rows):
            return "; ".join(", ".join(map(words_of, row)) for row in (header, *rows))
        case Quote(blocks=inside):
            return block_words(inside)
        case CodeBlock(text=text):
            return text
        case Rule():
            return ""


def _fits(rows: Sequence[Cells]) -> bool:
    """Whether the rows stay readable as a table on A4."""
    if len(rows[0]) > MOST_COLUMNS:
        return False
    averages: list[float] = []
    for column in zip(*rows, strict=True):
        lengths = [len(words_of(inlines_of(cell))) for cell in column if cell]
        if any(len(cell) > 1 or not isinstance(cell[0], Paragraph) for cell in column if cell):
            return False
        averages.append(sum(lengths) / len(lengths) if lengths else 0)
    return max(averages) <= LONGEST_CELL and sum(averages) <= LONGEST_ROW


def _text_cells(labels: Sequence[str]) -> tuple[Inlines, ...]:
    return tuple((Text(label),) if label else () for label in labels)
