"""The file kept as blocks: a change rewrites the blocks that it touches, and the file is the blocks joined.

The text is split once at its table headers. Each table of the tree has its block, found by its path; a table written
inside another's block (with dotted keys, or inline) stays there. A block that is rewritten keeps its comments, its
unknown keys and the form of what stays the same; every other block stays as it is, to the byte.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from threading import Lock
from typing import Any

from partnering_tui.session.record import ABSENT, Path, Tree
from partnering_tui.storage.block import Block, as_lines, comments_in, header_text, rewritten
from partnering_tui.storage.joining import joined
from partnering_tui.storage.outline import Node, Order, RowKeys, is_rows, outline_of, row_keys, rows_by_key
from partnering_tui.storage.own_keys import own_keys, own_part
from partnering_tui.storage.removals import Removals
from partnering_tui.storage.taking_over import take_over


class BlockFile:
    """The text of a file, which can be brought up to date with the tree that it keeps."""

    def __init__(self, heading: str = "") -> None:
        """An empty file under a comment."""
        self.order: Order = ()
        """In which the answers stand; as they come, if it is empty."""
        self._unsplit: tuple[str, RowKeys] | None = None
        self._splitting = Lock()
        self._is_lost = False
        self._root = Node(block=Block(lead=as_lines([heading] if heading else [])))
        self._removals = Removals(self._root)
        self._saved_comments: list[tuple[Path, str]] = []

    @classmethod
    def from_text(cls, text: str, tree: Tree) -> BlockFile:
        """The file with that text, which says what the tree says (or said, before rows were given ids)."""
        file = cls()
        file._unsplit = text, row_keys(tree)
        return file

    @property
    def headers(self) -> int:
        """How many tables have a header in the text that `update` gave last."""
        return self._root.headers

    def split(self) -> None:
        """Find the blocks, if that was not done yet. May run on any thread."""
        with self._splitting:
            if self._unsplit is None:
                return
            text, keys = self._unsplit
            try:
                self._root, tail = outline_of(text, keys)
            except LookupError:
                # The text is laid out in a way that is not understood, so all of it is written anew, comments first.
                self._root, tail = Node(block=Block(lead=as_lines(comments_in(text)))), ""
                self._is_lost = True
            self._removals = Removals(self._root, tail)
            self._unsplit = None

    def update(self, tree: Tree, changed: Iterable[Path]) -> str:
        """The text that says what the tree says, of which only what stands at or under these paths may have changed.

        Raises ValueError or TypeError if TOML cannot say it; the next update has to be told of the same paths again.
        """
        self.split()
        # What is gone first, so that what only moved is still known when it arrives.
        for path in sorted([()] if self._is_lost else changed, key=lambda path: _stands_at(tree, path)):
            self._bring_up_to_date(path, tree)
        self._is_lost = False
        for path, comments in reversed(self._saved_comments):
            self._removals.put_above(path, comments)
        self._saved_comments = []
        return joined(self._root, tree, self.order, self._removals.tail)

    def take_over(self, other: BlockFile, since: BlockFile) -> None:
        """Take what a person wrote in another file since both were the same: comments, and new tables as they stand.

        What the tables say is brought up to date afterwards, from the top (`update`).
        """
        for file in (self, other, since):
            file.split()
        lost = take_over(self._root, other._root, since._root)
        tail = other._removals.tail
        if tail != since._removals.tail:
            lost += [line for line in tail.splitlines() if line not in self._removals.tail.splitlines()]
        self._removals.tail += as_lines([line for line in lost if line.strip()])

    def anew(self) -> BlockFile:
        """The same file with no blocks yet, so that an update from the top writes all of it anew, with all comments."""
        self.split()
        file = BlockFile()
        file.order = self.order
        file._removals.tail = self._removals.tail
        file._saved_comments = [(path, block.comments) for path, block in _blocks_in(self._root, ()) if block.comments]
        return file

    def _bring_up_to_date(self, path: Path, tree: Tree) -> None:
        """Write what stands at that path, in the block that has it, or in blocks of its own."""
        trail = [self._root]
        values: list[Any] = [tree]
        self._root.text = None
        for key in path:
            node, value = trail[-1], _at(values[-1], key)
            child = node.inner.get(key)
            if child and not _fits(child, value):
                self._removals.remove(node, key, path[: len(trail) - 1])
                child = None
            if child is None:
                break
            child.text = None
            trail.append(child)
            values.append(value)
        depth = len(trail) - 1
        if depth < len(path):
            self._write_missing(trail, values, path[:depth], path[depth])
        else:
            owner = self._owner(trail, path)
            if owner < depth:
                self._write_own(trail[owner], path[:owner], values[owner])
            self._write(trail[-1], path, values[-1], is_covered=owner < depth)

    def _write_missing(self, trail: list[Node], values: list[Any], path: Path, key: str) -> None:
        """Write what has no block: a key of its table, a table in it, or a row."""
        node, table = trail[-1], values[-1]
        if node.is_list:
            row = _at(table, key)
            if row is not ABSENT:
                self._write(self._removals.made(node, key, path), (*path, key), row)
            return
        owner = self._owner(trail, path)
        self._write_own(trail[owner], path[:owner], values[owner])

    def _owner(self, trail: list[Node], path: Path) -> int:
        """Where in the trail the node stands whose block has the own keys of the last one; the last one if none has."""
        last = len(trail) - 1
        if trail[last].block is None:
            for depth in range(last - 1, -1, -1):
                block = trail[depth].block
                if block and _reaches(tomllib.loads(block.body), path[depth:last]):
                    return depth
        return last

    def _write(self, node: Node, path: Path, value: Any, *, is_covered: bool = False) -> None:
        """Write everything in a table or list; its own keys are left out if a block above has them."""
        node.text = None
        if node.is_list:
            self._write_rows(node, path, value)
            return
        own = tomllib.loads(node.block.body) if node.block else {}
        for key, child in list(node.inner.items()):
            inner = value.get(key, ABSENT)
            if _fits(child, inner):
                self._write(child, (*path, key), inner, is_covered=is_covered or isinstance(own.get(key), dict))
            else:
                self._removals.remove(node, key, path)
        if not is_covered:
            self._write_own(node, path, value)

    def _write_rows(self, node: Node, path: Path, rows: list[Tree]) -> None:
        keyed = rows_by_key(rows)
        for key in [key for key in node.inner if key not in keyed]:
            self._removals.remove(node, key, path)
        for key, row in keyed.items():
            self._write(self._removals.made(node, key, path), (*path, key), row)

    def _write_own(self, node: Node, path: Path, table: Tree) -> None:
        """Write what stands in a table's own block, and the new tables in it, in blocks of their own."""
        block = node.block or Block(header_text(node.name, is_row=node.is_row))
        says, new = own_part(table, own_keys(block), node.inner)
        body = rewritten(block.body, says)
        is_emptied = bool(block.body) and not says
        if says or node.is_row or node is self._root:
            block.body, node.block = body, block
        elif is_emptied:
            self._removals.drop_block(node, path)
        for keys in new:
            self._write_new(node, path, table, keys)

    def _write_new(self, node: Node, path: Path, table: Tree, keys: Path) -> None:
        value: Any = table
        for key in keys:
            value = value[key]
            node = self._removals.made(node, key, path, is_list=isinstance(value, list))
            path = (*path, key)
        self._write(node, path, value)


def _at(value: Any, key: str) -> Any:
    if isinstance(value, dict):
        return value.get(key, ABSENT)
    return next((row for row in value if isinstance(row, dict) and row.get("id") == key), ABSENT)


def _stands_at(tree: Tree, path: Path) -> bool:
    value: Any = tree
    for key in path:
        value = _at(value, key) if isinstance(value, dict | list) else ABSENT
    return value is not ABSENT


def _fits(node: Node, value: Any) -> bool:
    """Whether the value can stand in the blocks of that node."""
    return is_rows(value) if node.is_list else isinstance(value, dict)


def _reaches(own: Any, path: Path) -> bool:
    for key in path:
        own = own.get(key) if isinstance(own, dict) else None
    return isinstance(own, dict)


def _blocks_in(node: Node, path: Path) -> Iterator[tuple[Path, Block]]:
    if node.block:
        yield path, node.block
    for key, child in node.inner.items():
        yield from _blocks_in(child, (*path, key))
