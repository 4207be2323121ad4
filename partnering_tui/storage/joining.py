"""Joining blocks to a file: in the workshop's order, each step under its comment, one blank line between blocks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from partnering_tui.session.record import Tree
from partnering_tui.storage.outline import Node, Order, rows_by_key

_GROUPS = (
    *("session", "version", "partners", "sittings", "sections", "notes"),
    *("answers", "decisions", "actions", "parking_lot", "versions", "conflicts", "kept"),
)
"""The order of a file; whatever else stands in it comes last."""


def joined(root: Node, tree: Tree, order: Order, tail: str) -> str:
    """The text of the file whose blocks these are, with the answers in that order (as they come, if it is empty)."""
    texts = [root.block.text] if root.block else []
    for key, node, value in _in_order(root, tree, _GROUPS):
        if key == "answers":
            texts += _answers(node, value, order)
        else:
            texts.append(_text_of(node, value))
    root.headers = sum(node.headers for node in root.inner.values())
    return "\n".join(text for text in (*texts, tail) if text)


def _answers(node: Node, answers: Tree, order: Order) -> Iterator[str]:
    """The text of each answer, under the comment that names its step if it is the step's first."""
    if node.block:
        yield node.block.text
    rest = {key: (child, _text_of(child, value)) for key, child, value in _in_order(node, answers)}
    node.headers = sum(child.headers for child, _ in rest.values()) + bool(node.block)
    for comment, question_ids in order:
        texts = [rest.pop(question_id)[1] for question_id in question_ids if question_id in rest]
        for index, text in enumerate(filter(None, texts)):
            yield text if index else f"{comment}\n{text}"
    for child, text in rest.values():
        first = child.first_block
        yield text if order or first is None or not first.step else f"{first.step}\n{text}"


def _text_of(node: Node, value: Any) -> str:
    """Everything in a node as it is written."""
    if node.text is None:
        texts = [_text_of(child, inner) for _, child, inner in _in_order(node, value)]
        own = node.block.text if node.block else ""
        if node.is_row or node.in_row:
            # The tables of a row stand as close to it as they were put.
            gap = node.block.gap if node.block and node.in_row else ""
            node.text = gap + own + "".join(texts)
        else:
            node.text = "\n".join(text for text in (own, *texts) if text)
        node.headers = sum(child.headers for child in node.inner.values()) + bool(node.block)
    return node.text


def _in_order(node: Node, value: Any, first: Sequence[str] = ()) -> Iterator[tuple[str, Node, Any]]:
    """The nodes in a node with their values, in the order of the tree; those named come first."""
    values = rows_by_key(value) if node.is_list else value
    for key in dict.fromkeys((*first, *values)) if first else values:
        if key in node.inner and key in values:
            yield key, node.inner[key], values[key]
