"""Conflicts: places that two people changed differently, kept as data until somebody chooses.

A row of `conflicts` has an `id`, the `path` (keys, with the ids of rows), and what stood there: `ours`, `theirs` and
`base`, of which an absent one says that nothing did. One of the versions stands at the place meanwhile.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import date, time
from hashlib import blake2b
from typing import Any

from partnering_tui.frozen import dataclass
from partnering_tui.session.differences import is_same
from partnering_tui.session.record import ABSENT, Change, Path, Put, Record, Row, Tree, or_absent, tables_in
from partnering_tui.session.session import PrivateNotes

CONFLICTS = "conflicts"


@dataclass(frozen=True, slots=True)
class Conflict:
    """One place that two sides changed differently. ABSENT: nothing stood there."""

    id: str
    path: Path
    base: Any
    ours: Any
    theirs: Any

    @classmethod
    def between(cls, path: Path, base: Any, ours: Any, theirs: Any) -> Conflict:
        """The conflict, with an id that is the same on every computer on which the same two versions meet."""
        versions = sorted(json.dumps(_plain(value), sort_keys=True) for value in (ours, theirs))
        digest = blake2b(json.dumps([path, *versions]).encode("utf-8", "replace"), digest_size=8).digest()
        return cls(_id_of(digest), path, base, ours, theirs)

    @property
    def row(self) -> Row:
        """The conflict as it stands in a session."""
        said = {"ours": self.ours, "theirs": self.theirs, "base": self.base}
        return {"id": self.id, "path": list(self.path)} | {k: v for k, v in said.items() if or_absent(v) is not ABSENT}

    @property
    def label(self) -> str:
        """What it is about, as far as its keys tell: "objectives table, rows, target"."""
        keys = self.path[1:] if len(self.path) > 1 else self.path
        return ", ".join(key.replace("_", " ") for key in keys)


def conflicts_in(tree: Tree) -> Iterator[Conflict]:
    """The conflicts that stand in a tree; rows that are none are passed over."""
    for row in tables_in(tree.get(CONFLICTS)):
        if conflict := _conflict(row):
            yield conflict


def conflicts_of(record: Record) -> list[Conflict]:
    """The conflicts that wait in a session, or in the private notes."""
    return list(conflicts_in(record.tree))


def versions_of_conflict(record: Record, conflict: Conflict) -> list[Any]:
    """What there is to choose from: first what stands at the place now, then the others. ABSENT: nothing."""
    found: list[Any] = []
    for value in (record.get(conflict.path), conflict.ours, conflict.theirs):
        if not any(is_same(or_absent(value), or_absent(one)) for one in found):
            found.append(value)
    return found


def settle(record: Record, conflict: Conflict, value: Any, label: str = "") -> Change | None:
    """The change that gives the place that value (ABSENT: nothing) and puts the conflict away.

    None if it does not wait any more. A place whose row is gone meanwhile stays as it is.
    """
    return settle_all(record, [(conflict, value)], label)


def settle_all(record: Record, chosen: Sequence[tuple[Conflict, Any]], label: str = "") -> Change | None:
    """The same for several conflicts, taken back together; None if none of them waits any more."""
    waiting = [(conflict, value) for conflict, value in chosen if record.index_of((CONFLICTS, conflict.id)) >= 0]
    if not waiting:
        return None
    puts = [put for conflict, value in waiting for put in _puts_at(record, conflict.path, value)]
    puts += [put_away(record, conflict) for conflict, _ in waiting]
    first = waiting[0][0]
    words = f"the version chosen for {label or first.label}"
    question = first.path[1] if first.path[0] == "answers" and len(first.path) > 1 else ""
    return Change(words, tuple(puts), isinstance(record, PrivateNotes), question)


def put_away(record: Record, conflict: Conflict) -> Put:
    """What takes a conflict that waits out of the list of them."""
    path = (CONFLICTS, conflict.id)
    return Put(path, record.get(path), ABSENT, record.index_of(path))


def _puts_at(record: Record, path: Path, value: Any) -> Iterator[Put]:
    before = record.get(path)
    if is_same(or_absent(before), or_absent(value)):
        return
    rows = record.get(path[:-1])
    is_row = isinstance(rows, list) or (before is ABSENT and isinstance(value, dict) and value.get("id") == path[-1])
    if not is_row:
        if record.can_hold(path):
            yield Put(path, before, value)
        return
    at = record.index_of(path)
    if before is not ABSENT:
        yield Put(path, before, ABSENT, at)
    if value is not ABSENT and record.can_hold(path[:-1]):
        end = len(rows) if isinstance(rows, list) else 0
        yield Put(path, ABSENT, value, at if before is not ABSENT else end)


def _conflict(row: Row) -> Conflict | None:
    path, conflict_id = row.get("path"), row.get("id")
    if not (isinstance(path, list) and path and all(isinstance(key, str) for key in path)):
        return None
    if not isinstance(conflict_id, str):
        return None
    base, ours, theirs = (row.get(key, ABSENT) for key in ("base", "ours", "theirs"))
    return Conflict(conflict_id, tuple(path), base, ours, theirs)


_ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789"


def _id_of(digest: bytes) -> str:
    letters = "".join(_ALPHABET[byte % 32] for byte in digest)
    return f"c{letters}"


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_plain(one) for one in value]
    if isinstance(value, date | time):
        return [type(value).__name__, value.isoformat()]
    return [type(value).__name__, repr(value)]
