"""Bringing two edits of the same session together: three-way, by answer, row, cell, position and key.

Whatever only one side changed is taken. What both changed alike is no question. What both changed differently is a
conflict: one version stands in its place, both are noted under `conflicts`, and people choose.

Row lists are matched by the ids of their rows and keep our order; a row of theirs goes behind its neighbour. Lists of
simple values are taken as a whole, unless both sides only added. What one side removed and the other left alone goes;
what the other changed stays, as a conflict. An empty table or list is nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

from partnering_tui.frozen import dataclass
from partnering_tui.session.conflicts import CONFLICTS, Conflict, conflicts_in
from partnering_tui.session.differences import is_same
from partnering_tui.session.masking import with_masked_from
from partnering_tui.session.merged_facts import NOT_SETTLED, each_by_itself, is_of_each, settled_by_itself, still_agreed
from partnering_tui.session.merged_ids import same_places_of_kept, with_partners_apart
from partnering_tui.session.merged_statements import Askings, finished_statement, is_statement, merged_mark
from partnering_tui.session.record import ABSENT, Path, Row, Tree, as_table, or_absent
from partnering_tui.session.steps_between import puts_between, row_ids
from partnering_tui.session.wording_marks import WORDING_MARK


@dataclass(frozen=True)
class Merged:
    """Two edits of a session brought together."""

    tree: Tree
    """What both sides say. It shares parts with what was merged."""
    conflicts: tuple[Conflict, ...]
    """What both changed, each differently; they stand in the tree too, with those from before."""
    ours: Tree

    @cached_property
    def taken_from_theirs(self) -> tuple[Path, ...]:
        """The places where the tree says something else than our side did, because theirs did."""
        disputed = {conflict.path for conflict in self.conflicts}
        paths = (put.path for put in puts_between(self.ours, self.tree) if put.path[0] != CONFLICTS)
        return tuple(path for path in dict.fromkeys(paths) if path not in disputed)


def merge(base: Tree, ours: Tree, theirs: Tree) -> Merged:
    """Both sides' edits of the base as one tree. None of the three is changed."""
    ours, theirs = with_masked_from(base, ours), with_masked_from(base, theirs)
    if is_same(base, theirs) or is_same(ours, theirs):
        return Merged(ours, (), ours)
    if is_same(base, ours):
        return Merged(theirs, (), ours)
    sides = same_places_of_kept(with_partners_apart(base, ours, theirs))
    brought = _Merge()
    answered = [{key: value for key, value in tree.items() if key != CONFLICTS} for tree in sides]
    tree = brought.table((), *answered)
    tree = still_agreed(tree, answered[1:])
    rows = _joined_conflicts(*sides, new=brought.conflicts)
    return Merged(tree | ({CONFLICTS: rows} if rows else {}), tuple(brought.conflicts), ours)


def _joined_conflicts(base: Tree, ours: Tree, theirs: Tree, *, new: Iterable[Conflict]) -> list[Row]:
    """The conflicts that wait on either side, without those that one side has settled, and the new ones."""
    known, mine, other = ({one.id: one.row for one in conflicts_in(tree)} for tree in (base, ours, theirs))
    waiting = {key: row for key, row in mine.items() if key in other or key not in known}
    waiting |= {key: row for key, row in other.items() if key not in mine and key not in known}
    return list({**{one.id: one.row for one in new}, **waiting}.values())


class _Merge:
    """One merge, which collects the conflicts."""

    def __init__(self) -> None:
        self.conflicts: list[Conflict] = []

    def table(self, path: Path, base: Tree, ours: Tree, theirs: Tree) -> Tree:
        """Both tables as one: our keys in their order, then theirs."""
        askings = Askings.of(base, ours, theirs) if is_statement(path, base, ours, theirs) else None
        merged: Tree = {}
        for key in dict.fromkeys((*ours, *theirs)):
            sides = [side.get(key, ABSENT) for side in (base, ours, theirs)]
            if askings and askings.differ and key in ("positions", "reservations"):
                value = self._of_askings((*path, key), askings, *map(as_table, sides))
            elif askings and key == WORDING_MARK:
                value = merged_mark(askings, base, ours, theirs)
            else:
                value = self.value((*path, key), *sides)
            if value is not ABSENT:
                merged[key] = value
        return finished_statement(merged, base, ours, theirs) if askings else merged

    def value(self, path: Path, base: Any, ours: Any, theirs: Any) -> Any:
        """What stands at a place afterwards; ABSENT if nothing does."""
        base, ours, theirs = map(or_absent, (base, ours, theirs))
        if is_same(base, theirs) or is_same(ours, theirs):
            return ours
        if is_same(base, ours):
            return theirs
        if all(one is ABSENT or isinstance(one, dict) for one in (ours, theirs)):
            return or_absent(self.table(path, as_table(base), as_table(ours), as_table(theirs)))
        rows = [_rows_of(one) for one in (base, ours, theirs)]
        if rows[1] is not None and rows[2] is not None:
            return or_absent(self._rows(path, rows[0] or {}, rows[1], rows[2]))
        both = _added_by_both(base, ours, theirs)
        if both is None and is_of_each(path):
            return or_absent(each_by_itself(base, ours, theirs))
        if both is not None:
            return both
        settled = settled_by_itself(path, ours, theirs)
        return self._disputed(path, base, ours, theirs) if settled is NOT_SETTLED else settled

    def _rows(self, path: Path, base: Mapping[str, Row], ours: Mapping[str, Row], theirs: Mapping[str, Row]) -> Any:
        merged: dict[str, Row] = {}
        for row_id in dict.fromkeys((*ours, *theirs)):
            sides = [side.get(row_id, ABSENT) for side in (base, ours, theirs)]
            row = self._row((*path, row_id), *sides)
            if row is not ABSENT:
                merged[row_id] = row
        return [merged[row_id] for row_id in _order(list(base), list(ours), list(theirs)) if row_id in merged]

    def _row(self, path: Path, base: Any, ours: Any, theirs: Any) -> Any:
        if is_same(base, theirs) or is_same(ours, theirs):
            return ours
        if is_same(base, ours):
            return theirs
        if ours is ABSENT or theirs is ABSENT:
            return self._disputed(path, base, ours, theirs)
        return self.table(path, as_table(base), ours, theirs)

    def _of_askings(self, path: Path, askings: Askings, base: Tree, ours: Tree, theirs: Tree) -> Any:
        """What partners said where one side put the statement to them once more: only what they said there counts.

        What was said on the other side meanwhile waits, as a conflict, to be looked at.
        """
        merged: Tree = {}
        for partner in dict.fromkeys((*ours, *theirs)):
            was, our, their = (side.get(partner, ABSENT) for side in (base, ours, theirs))
            later, earlier = (our, their) if askings.ours_is_later else (their, our)
            if not (is_same(earlier, was) or is_same(earlier, later)):
                self._note((*path, partner), was, our, their)
            if later is not ABSENT:
                merged[partner] = later
        return or_absent(merged)

    def _disputed(self, path: Path, base: Any, ours: Any, theirs: Any) -> Any:
        self._note(path, base, ours, theirs)
        return theirs if ours is ABSENT else ours

    def _note(self, path: Path, base: Any, ours: Any, theirs: Any) -> None:
        conflict = Conflict.between(path, base, ours, theirs)
        if conflict.id not in {one.id for one in self.conflicts}:
            self.conflicts.append(conflict)


def _rows_of(value: Any) -> dict[str, Row] | None:
    """The rows of a list by their ids; no rows where nothing stands; None for whatever else stands there."""
    if value is ABSENT:
        return {}
    ids = row_ids(value)
    return None if ids is None else dict(zip(ids, value, strict=True))


def _added_by_both(base: Any, ours: Any, theirs: Any) -> list[Any] | None:
    """A list of simple values with what both sides added to it; None if one of them did something else."""
    was = [] if base is ABSENT else base
    if not all(
        isinstance(one, list) and not any(isinstance(inner, dict) for inner in one) for one in (was, ours, theirs)
    ):
        return None
    if any(one not in side for side in (ours, theirs) for one in was):
        return None
    return [*ours, *(one for one in theirs if one not in ours)]


def _order(base: list[str], ours: list[str], theirs: list[str]) -> list[str]:
    """The order of all rows: that of the side which moved some, else ours, with the others behind their neighbours."""
    if _is_moved(base, theirs) and not _is_moved(base, ours):
        ours, theirs = theirs, ours
    order, known, others = list(ours), set(ours), set(theirs)
    for index, row_id in enumerate(theirs):
        if row_id in known:
            continue
        at = order.index(theirs[index - 1]) + 1 if index else 0
        while at < len(order) and order[at] not in others:
            at += 1  # the rows that the first side put there stay together
        order.insert(at, row_id)
        known.add(row_id)
    return order


def _is_moved(base: list[str], side: list[str]) -> bool:
    present, before = set(side), set(base)
    return [one for one in base if one in present] != [one for one in side if one in before]
