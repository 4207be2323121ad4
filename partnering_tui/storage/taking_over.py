"""Taking over what a person wrote around the answers in another copy of a file: comments, and whole new tables."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from partnering_tui.storage.block import Block, as_lines, comments_in
from partnering_tui.storage.outline import Node


def take_over(mine: Node, theirs: Node, base: Node | None) -> list[str]:
    """Put into these blocks what is new around theirs since the base; the comments for which there is no place."""
    mine.text = None
    lost: list[str] = []
    for key, child in theirs.inner.items():
        own, was = mine.inner.get(key), base.inner.get(key) if base else None
        if own is not None:
            lost += take_over(own, child, was)
        elif was is None:
            mine.inner[key] = child
        else:
            lost += list(_added(_comments(child), _comments(was)).elements())
    if theirs.block and mine.block:
        mine.block = _taken(mine.block, theirs.block, base.block if base else None)
    return lost


def _taken(mine: Block, theirs: Block, base: Block | None) -> Block:
    if base and theirs.text == base.text:
        return mine
    if base and mine.text == base.text:
        return replace(theirs, step=mine.step or theirs.step, gap=mine.gap)
    added = _added(comments_in(theirs.text), comments_in(base.text) if base else [])
    new = added - Counter(comments_in(mine.text))
    return replace(mine, lead=mine.lead + as_lines(list(new.elements()))) if new else mine


def _added(comments: list[str], before: list[str]) -> Counter[str]:
    return Counter(comments) - Counter(before)


def _comments(node: Node) -> list[str]:
    return [comment for block in node.blocks() for comment in comments_in(block.text)]
