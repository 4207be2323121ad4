"""Room to write on paper: dotted lines, which print alike in every format and are markup in none."""

from __future__ import annotations

from partnering_tui.summary.blocks import Block, Blocks, BulletList, Paragraph, Text

LINE = "…" * 24
"""A dotted line."""
WIDE_LINE = "…" * 42
"""A dotted line across a page."""


def labels_of_lines(block: Block) -> tuple[str, ...]:
    """The labels of a list that is nothing but labelled lines to write on, as for a signature; else none."""
    labels = [_label(item) for item in block.items] if isinstance(block, BulletList) else []
    return tuple(labels) if all(labels) else ()


def _label(point: Blocks) -> str:
    """What stands before a line; empty if there is no line."""
    match point:
        case (Paragraph(inlines=(Text(words),)),):
            label, _, line = words.partition(": ")
            return label if line == LINE else ""
        case _:
            return ""
