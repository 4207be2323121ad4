"""What is taken out of a file: the tables go, what people remarked on them stays, and both come back together."""

from __future__ import annotations

from partnering_tui.frozen import dataclass
from partnering_tui.session.record import Path
from partnering_tui.storage.outline import Node


@dataclass(frozen=True, slots=True)
class _Gone:
    """A table or row that was taken away and may come back, as it does when somebody undoes that."""

    node: Node
    comments: str
    heir: Node | None
    """The node that got its comments; None if the end of the file did."""
    heir_in: Path
    """The path to the heir: that of the node in which it is."""


class Removals:
    """The tables and rows that were taken out of a file, and the comments at its end."""

    def __init__(self, root: Node, tail: str = "") -> None:
        self._root = root
        self._gone: dict[Path, _Gone] = {}
        self.tail = tail
        """The comments that end the file."""

    def remove(self, node: Node, key: str, path: Path) -> None:
        """Take a table or row, which is gone, out of the node at that path."""
        gone = node.inner[key]
        if gone.block is None and not gone.is_list:
            # Each table in it may come back without the others.
            for inner in reversed(list(gone.inner)):
                self.remove(gone, inner, (*path, key))
            del node.inner[key]
            return
        later = _after(node, key)
        del node.inner[key]
        comments = "".join(block.comments for block in gone.blocks())
        heir, heir_in = self._hand_on(comments, path, later) if comments else (None, ())
        self._gone[*path, key] = _Gone(gone, comments, heir, heir_in)

    def drop_block(self, node: Node, path: Path) -> None:
        """Take away the block of the table at that path, in which nothing is left."""
        block, node.block = node.block, None
        if block and block.comments:
            self._hand_on(block.comments, path, list(node.inner.values()))

    def made(self, node: Node, key: str, path: Path, *, is_list: bool = False) -> Node:
        """The node of a table or row in the node at that path: a new one, or the one that was taken away from there."""
        if key not in node.inner:
            gone = self._gone.pop((*path, key), None) or self._gone.pop(_elsewhere((*path, key)), None)
            if gone and gone.node.is_list == is_list and self._take_back(gone):
                if gone.node.name != node.name_of(key):
                    gone.node.rename(node.name_of(key))
                node.inner[key] = gone.node
        return node.made(key, is_list=is_list)

    def put_above(self, path: Path, comments: str) -> None:
        """Put comments above the first block of the table at that path, or of what holds it, or at the file's end."""
        node = self._root
        for key in path:
            node = node.inner.get(key, node)
        if node.first_block:
            _put_above(node, comments)
        else:
            self.tail = comments + self.tail

    def _hand_on(self, comments: str, path: Path, later: list[Node]) -> tuple[Node | None, Path]:
        """Give comments to the next block in the file, or to its end: the node with that block, and the path to it."""
        for depth in range(len(path), -1, -1):
            heir = next((node for node in later if node.first_block), None)
            if heir:
                _put_above(heir, comments)
                return heir, path[:depth]
            if depth:
                later = _after(self._along(path[: depth - 1])[-1], path[depth - 1])
        self.tail = comments + self.tail
        return None, ()

    def _take_back(self, gone: _Gone) -> bool:
        """Take the comments of a table that comes back from where they were put; False if they are elsewhere by now."""
        if gone.heir is None:
            is_there = self.tail.startswith(gone.comments)
            self.tail = self.tail.removeprefix(gone.comments)
            return is_there
        block = gone.heir.first_block
        if block is None or gone.comments not in block.lead:
            return False
        block.lead = block.lead.replace(gone.comments, "", 1)
        for node in self._along(gone.heir_in):
            node.text = None
        _forget_texts(gone.heir)
        return True

    def _along(self, path: Path) -> list[Node]:
        """The nodes from the top down that path, as far as they are there."""
        trail = [self._root]
        for key in path:
            if key not in trail[-1].inner:
                break
            trail.append(trail[-1].inner[key])
        return trail


def _after(node: Node, key: str) -> list[Node]:
    """The nodes in a node that follow one of them."""
    names = list(node.inner)
    return [node.inner[name] for name in names[names.index(key) + 1 :]]


def _elsewhere(path: Path) -> Path:
    """Where an answer stands while the workshop does not know its question, or where it stood before."""
    return ({"answers": "kept", "kept": "answers"}.get(path[0], ""), *path[1:])


def _put_above(node: Node, comments: str) -> None:
    """Put comments above the first block in a node."""
    block = node.first_block
    if block:
        block.lead = comments + block.lead
        _forget_texts(node)


def _forget_texts(node: Node) -> None:
    """Forget how the first block in a node, and whatever in the node holds it, was written."""
    node.text = None
    first = None if node.block else next((child for child in node.inner.values() if child.first_block), None)
    if first:
        _forget_texts(first)
