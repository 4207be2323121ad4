"""The outline of a file: where in it each table of the tree has its block."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from partnering_tui.session.record import Path, Row, Tree
from partnering_tui.storage.block import Block, header_text
from partnering_tui.workshop.definition import Workshop
from partnering_tui.workshop.toml_positions import Header, headers

Order = Sequence[tuple[str, Sequence[str]]]
"""The comment that names each step, and the ids of its questions in the order in which they are asked."""
RowKeys = dict[Path, list[str]]
"""By which keys the rows of each list of tables are known, in their order."""

_STEP = re.compile(r"^[ \t]*# Step \d+ · [^\n]*\n", re.MULTILINE)


@dataclass(slots=True)
class Node:
    """A table, or a list of tables, that has a block of its own in the file or holds one that does."""

    name: tuple[str, ...] = ()
    """The keys in its header; the rows of a list share the list's."""
    is_list: bool = False
    is_row: bool = False
    in_row: bool = False
    """It is part of a row."""
    block: Block | None = None
    inner: dict[str, Node] = field(default_factory=dict)
    """The tables in it by their keys; of a list, its rows by their ids."""
    text: str | None = None
    """All its blocks as they are written, if nothing changed since they were last put together."""
    headers: int = 0
    """How many of its blocks have a header."""

    def made(self, key: str, *, is_list: bool = False) -> Node:
        """The node of that table in this one, or of that row, made if need be."""
        node = self.inner.get(key)
        if node is None:
            in_row = self.is_row or self.in_row
            node = self.inner[key] = Node(self.name_of(key), is_list, is_row=self.is_list, in_row=in_row)
        return node

    def name_of(self, key: str) -> tuple[str, ...]:
        """The keys in the header of that table in it, or of that row."""
        return self.name if self.is_list else (*self.name, key)

    def rename(self, name: tuple[str, ...]) -> None:
        """Put everything in it under other headers."""
        self.name, self.text = name, None
        if self.block:
            self.block.header = header_text(name, is_row=self.is_row, remark=self.block.header)
        for key, node in self.inner.items():
            node.rename(self.name_of(key))

    @property
    def first_block(self) -> Block | None:
        """The first block in it."""
        return next(self.blocks(), None)

    def blocks(self) -> Iterator[Block]:
        """Every block in it."""
        if self.block:
            yield self.block
        for node in self.inner.values():
            yield from node.blocks()


def order_of(workshop: Workshop) -> Order:
    """The order in which a workshop asks its questions, and how each of its steps is named in a comment."""
    return tuple(
        (f"# Step {number} · {' '.join(step.title.split())}", tuple(question.id for question in step.questions))
        for number, step in enumerate(workshop.steps, 1)
    )


def is_rows(value: Any) -> bool:
    """Whether it is a list of tables."""
    return isinstance(value, list) and bool(value) and all(isinstance(row, dict) for row in value)


def rows_by_key(rows: list[Row]) -> dict[str, Row]:
    """The rows by their ids; a row without one of its own is known by its place."""
    keyed: dict[str, Row] = {}
    for index, row in enumerate(rows):
        row_id = row.get("id")
        is_own = isinstance(row_id, str) and row_id not in keyed
        keyed[str(row_id) if is_own else f"\0{index}"] = row
    return keyed


def row_keys(tree: Tree) -> RowKeys:
    """By which keys the rows of every list of tables in the tree are known."""
    found: RowKeys = {}
    _collect_row_keys(tree, (), found)
    return found


def _collect_row_keys(table: Tree, path: Path, found: RowKeys) -> None:
    for key, value in table.items():
        if isinstance(value, dict):
            _collect_row_keys(value, (*path, key), found)
        elif isinstance(value, list) and is_rows(value):
            keyed = rows_by_key(value)
            found[*path, key] = list(keyed)
            for row_key, row in keyed.items():
                _collect_row_keys(row, (*path, key, row_key), found)


def outline_of(text: str, keys: RowKeys) -> tuple[Node, str]:
    """The blocks of a text, each in its place, and the comments that end it; the keys are those of its rows."""
    root = Node(block=Block())
    found = headers(text)
    ends = [*(header.start for header in found), len(text)]
    head = text[: ends[0]]
    block, above = _split(head, is_last=not found)
    opening = _comment_lines_at_start(block)
    root.block = Block(lead=block[:opening], body=block[opening:])
    for header, end in zip(found, ends[1:], strict=True):
        line_end = text.find("\n", header.start) + 1 or len(text)
        body, next_above = _split(text[line_end:end], is_last=end == len(text))
        _node_for(root, header, keys).block = _block(above, _closed(text[header.start : line_end]), body)
        above = next_above
    return root, _STEP.sub("", _without_blank_start(above))


def _node_for(root: Node, header: Header, keys: RowKeys) -> Node:
    node = root
    path: Path = ()
    last = len(header.path) - 1
    for depth, part in enumerate(header.path):
        node = node.made(part, is_list=header.is_array and depth == last)
        path = (*path, part)
        if node.is_list and not (header.is_array and depth == last):
            row_key = next(reversed(node.inner))
            node, path = node.inner[row_key], (*path, row_key)
    return node.made(keys[path][len(node.inner)]) if node.is_list else node


def _block(above: str, header: str, body: str) -> Block:
    if "#" not in above:
        return Block(header, body, gap="\n" * above.count("\n"))
    lead = _without_blank_start(above)
    steps = _STEP.findall(lead)
    gap = "\n" * (above.count("\n") - lead.count("\n"))
    return Block(header, body, _without_blank_start(_STEP.sub("", lead)), steps[-1].strip() if steps else "", gap)


def _split(chunk: str, *, is_last: bool) -> tuple[str, str]:
    """What stands between two headers: the body of the table before, and what stands above the table that follows.

    Comments belong to the table below them, except those right under a key with a blank line after them.
    """
    chunk = _closed(chunk)
    if "#" not in chunk:
        end = len(chunk.rstrip(" \t\n"))
        end = chunk.find("\n", end) + 1 if end else 0
        return chunk[:end], chunk[end:]
    lines = _lines(chunk)
    first = len(lines)
    while first and _is_remark(lines[first - 1]):
        first -= 1
    first = _beyond_text(lines, first)
    if not is_last:
        attached = first
        while attached < len(lines) and lines[attached].strip() and not _STEP.match(lines[attached]):
            attached += 1
        if attached < len(lines) and not lines[attached].strip():
            first = attached
    return "".join(lines[:first]), "".join(lines[first:])


def _beyond_text(lines: list[str], first: int) -> int:
    """Where the remarks at the end begin, if some lines that look like remarks end a text of several lines."""
    while any('"""' in line or "'''" in line for line in lines[first:]):
        try:
            tomllib.loads("".join(lines[:first]))
        except ValueError:
            first += 1
        else:
            break
    return first


def _lines(text: str) -> list[str]:
    # Not splitlines: it also ends a line at signs which TOML takes for letters.
    return [f"{line}\n" for line in text.split("\n")[:-1]]


def _is_remark(line: str) -> bool:
    stripped = line.strip(" \t\n")
    return not stripped or stripped[0] == "#"


def _comment_lines_at_start(text: str) -> int:
    end = 0
    for line in _lines(text):
        if not _is_remark(line):
            break
        end += len(line)
    return end


def _without_blank_start(text: str) -> str:
    lines = _lines(text)
    while lines and not lines[0].strip():
        del lines[0]
    return "".join(lines)


def _closed(text: str) -> str:
    return text if not text or text.endswith("\n") else f"{text}\n"
