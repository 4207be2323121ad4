"""What leads from one tree to another: puts, each as small as it can be."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from partnering_tui.session.differences import is_same
from partnering_tui.session.record import ABSENT, Path, Put, Row, Tree, or_absent


def puts_between(before: Tree, after: Tree) -> tuple[Put, ...]:
    """The puts that turn `before` into `after`, in the order in which they have to be made.

    Rows come and go by their ids. A list whose rows stand in another order is one put. An empty table or list is
    nothing.
    """
    return tuple(_in_table((), before, after))


def row_ids(rows: Any) -> list[str] | None:
    """The ids of the rows in a list of tables, in their order; None if it is no such list, or a row has none."""
    if not isinstance(rows, list) or not rows:
        return None
    ids = [row.get("id") if isinstance(row, dict) else None for row in rows]
    known = [row_id for row_id in ids if isinstance(row_id, str)]
    return known if len(set(known)) == len(rows) else None


def _between(path: Path, before: Any, after: Any) -> Iterator[Put]:
    before, after = or_absent(before), or_absent(after)
    if is_same(before, after):
        return
    if isinstance(before, dict) and isinstance(after, dict):
        yield from _in_table(path, before, after)
        return
    ids, wanted = row_ids(before), row_ids(after)
    if ids is not None and wanted is not None and _keep_their_order(ids, wanted):
        yield from _in_rows(path, dict(zip(ids, before, strict=True)), dict(zip(wanted, after, strict=True)))
    else:
        yield Put(path, before, after)


def _in_table(path: Path, before: Tree, after: Tree) -> Iterator[Put]:
    for key in dict.fromkeys((*before, *after)):
        yield from _between((*path, key), before.get(key, ABSENT), after.get(key, ABSENT))


def _in_rows(path: Path, before: dict[str, Row], after: dict[str, Row]) -> Iterator[Put]:
    for at, (row_id, row) in reversed(list(enumerate(before.items()))):
        if row_id not in after:
            yield Put((*path, row_id), row, ABSENT, at)
    for at, (row_id, row) in enumerate(after.items()):
        if row_id not in before:
            yield Put((*path, row_id), ABSENT, row, at)
    for row_id, row in after.items():
        if row_id in before:
            yield from _between((*path, row_id), before[row_id], row)


def _keep_their_order(before: list[str], after: list[str]) -> bool:
    """Whether some rows are in both, and follow one another alike."""
    in_both = set(before) & set(after)
    return bool(in_both) and [one for one in before if one in in_both] == [one for one in after if one in in_both]
