"""Small mending of what people write by hand: rows without an id get one, and control characters go."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from hashlib import blake2b
from typing import Any

from partnering_tui.session.record import Path, Row, Tree
from partnering_tui.session.values import cleaned
from partnering_tui.storage.session_shape import LISTS

_ESCAPE = re.compile(r"\\[bfreuUx]")
_CONTROLS = re.compile(rb"\xc2[\x80-\x9f]")
"""Control characters that TOML allows, in UTF-8: among bytes they are found in a sixth of the time."""
_ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789"


def repair(tree: Tree, text: str) -> dict[Path, str]:
    """Mend the tree that was read from that text, in place: the paths that were mended, and in words what was done."""
    done: dict[Path, str] = {}
    if _may_hold_controls(text):
        for path in _clean(tree):
            done[path] = f"Control characters were removed from '{'.'.join(path)}'."
    for path, rows in _lists_of_rows(tree):
        seen: set[str] = set()
        for row in rows:
            if not _has_own_id(row, seen):
                _give_id(row, seen)
                done[*path, row["id"]] = f"A row of '{'.'.join(path)}' was given an id."
            seen.add(row["id"])
    return done


def _may_hold_controls(text: str) -> bool:
    """Whether an escape, or such a letter, brings a control character into the text, as nothing else can."""
    is_possible = _ESCAPE.search(text) or (not text.isascii() and _CONTROLS.search(text.encode("utf-8", "replace")))
    return bool(is_possible)


def _lists_of_rows(tree: Tree) -> Iterator[tuple[Path, list[Row]]]:
    """Every list of tables whose rows are known by an id."""
    for key in LISTS:
        if key != "partners" and tree.get(key):
            yield (key,), tree[key]
    for top in ("answers", "kept"):
        for question, answer in tree.get(top, {}).items():
            if isinstance(answer, dict):
                yield from _lists_of_answer((top, question), answer)


def _lists_of_answer(path: Path, answer: Row) -> Iterator[tuple[Path, list[Row]]]:
    for key in ("rows", "rounds"):
        if answer.get(key):
            yield (*path, key), answer[key]
            for row in answer[key]:
                earlier = row.get("earlier")
                if isinstance(earlier, list) and earlier and all(isinstance(asking, dict) for asking in earlier):
                    yield (*path, key, row["id"], "earlier"), earlier
    for partner, rows in answer.get("by_partner", {}).items():
        if isinstance(rows, list) and rows and all(isinstance(row, dict) for row in rows):
            yield (*path, "by_partner", partner), rows


def _has_own_id(row: Row, seen: set[str]) -> bool:
    row_id = row.get("id")
    return isinstance(row_id, str) and row_id != "" and row_id not in seen


def _give_id(row: Row, seen: set[str]) -> None:
    """Give the row an id of its own, first in it; a number that serves as one becomes text.

    It follows from what the row says: whoever reads the same file, when and wherever, gives it the same one.
    """
    others = {key: value for key, value in row.items() if key != "id"}
    number = str(row["id"]) if type(row.get("id")) is int else ""
    row.clear()
    row["id"] = number if number and number not in seen else _id_after(others, seen)
    row.update(others)


def _id_after(row: Row, taken: Container[str]) -> str:
    """A letter and seven more letters or digits that follow from what the row says."""
    number = 0
    while True:
        digest = blake2b(f"{number} {row!r}".encode("utf-8", "replace"), digest_size=8).digest()
        made = _ALPHABET[digest[0] % 24] + "".join(_ALPHABET[byte % 32] for byte in digest[1:])
        if made not in taken:
            return made
        number += 1


def _clean(node: Any) -> Iterator[Path]:
    """Clean every text under the node; the path from there of each value, or list, in which one was changed."""
    if isinstance(node, dict):
        for key, value in node.items():
            if isinstance(value, str):
                if (clean := cleaned(value)) != value:
                    node[key] = clean
                    yield (key,)
            elif isinstance(value, dict | list):
                yield from ((key, *path) for path in _clean(value))
        return
    for position, value in enumerate(node):
        if isinstance(value, str):
            if (clean := cleaned(value)) != value:
                node[position] = clean
                yield ()
        elif isinstance(value, dict | list):
            paths = list(_clean(value))
            row_id = value.get("id") if isinstance(value, dict) else None
            yield from ((row_id, *path) if isinstance(row_id, str) else () for path in paths)
