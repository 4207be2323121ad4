"""What holds for every merge, whatever the session and whatever was done to it on both sides."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from partnering_tui.session.conflicts import conflicts_in
from partnering_tui.session.merged_ids import with_partners_apart
from partnering_tui.session.merging import Merged, merge
from partnering_tui.session.record import ABSENT, Change, Path, Record, Tree, or_absent
from partnering_tui.session.steps_between import puts_between, row_ids
from tests.storage.hands import edits, trees


@st.composite
def edited(draw: st.DrawFn, tree: Tree, most: int = 4) -> Tree:
    """The tree after some of the things that the app does."""
    record = Record(deepcopy(tree))
    for _ in range(draw(st.integers(0, most))):
        record.apply(Change("", draw(edits(record))))
        record.tree = deepcopy(record.tree)
    return record.tree


@st.composite
def three(draw: st.DrawFn) -> tuple[Tree, Tree, Tree]:
    """A session, and what two people made of it."""
    base = draw(trees())
    return base, draw(edited(base)), draw(edited(base))


RULE = settings(max_examples=40, deadline=None)


@RULE
@given(three())
def test_a_side_that_did_nothing_changes_nothing(sides: tuple[Tree, Tree, Tree]) -> None:
    base, changed, _ = sides
    for merged in (merge(base, changed, base), merge(base, base, changed), merge(base, changed, changed)):
        assert merged.tree == changed
        assert not merged.conflicts


@RULE
@given(three())
def test_it_makes_no_difference_which_side_is_called_ours(sides: tuple[Tree, Tree, Tree]) -> None:
    base, ours, theirs = sides
    assume(with_partners_apart(base, ours, theirs)[2] is theirs)  # who has to take another id is on one side
    one, other = merge(base, ours, theirs), merge(base, theirs, ours)
    assert [c.id for c in sorted(one.conflicts, key=lambda c: c.id)] == sorted(c.id for c in other.conflicts)
    assert _without_disputes(one) == _without_disputes(other)


@RULE
@given(three())
def test_merging_again_changes_nothing(sides: tuple[Tree, Tree, Tree]) -> None:
    base, ours, theirs = sides
    once = merge(base, ours, theirs).tree
    assert _plain(merge(base, once, theirs).tree) == _plain(once)
    assert _plain(merge(base, once, once).tree) == _plain(once)


@RULE
@given(three())
def test_no_edit_is_lost_that_nobody_contests(sides: tuple[Tree, Tree, Tree]) -> None:
    base, ours, theirs = sides
    merged = merge(base, ours, theirs)
    after = Record(merged.tree)
    for side, other in ((ours, theirs), (theirs, ours)):
        contested = [put.path for put in puts_between(base, other)]
        for put in puts_between(base, side):
            if isinstance(put.after, list) or any(_touch(put.path, path) for path in contested):
                continue
            assert _plain(after.get(put.path)) == _plain(put.after)
    for conflict in merged.conflicts:
        assert _plain(after.get(conflict.path)) in (_plain(conflict.ours), _plain(conflict.theirs))


@RULE
@given(three())
def test_every_row_of_a_list_keeps_an_id_of_its_own(sides: tuple[Tree, Tree, Tree]) -> None:
    merged = merge(*sides)
    for rows in _lists(merged.tree):
        assert row_ids(rows) is not None or any("id" not in row for row in rows)
    assert len(list(conflicts_in(merged.tree))) == len(merged.conflicts)


@RULE
@given(three())
def test_the_steps_between_two_trees_lead_from_one_to_the_other(sides: tuple[Tree, Tree, Tree]) -> None:
    _, one, other = sides
    record = Record(deepcopy(one))
    record.apply(Change("", puts_between(one, other)))
    assert _plain(record.tree) == _plain(other)


def _touch(one: Path, other: Path) -> bool:
    shorter = min(len(one), len(other))
    return one[:shorter] == other[:shorter]


def _plain(value: Any) -> Any:
    """Without what is not written: empty tables and lists."""
    if isinstance(value, dict):
        inner = {key: _plain(one) for key, one in value.items()}
        return or_absent({key: one for key, one in inner.items() if or_absent(one) is not ABSENT})
    if isinstance(value, list):
        return or_absent([_plain(one) for one in value])
    return value


def _without_disputes(merged: Merged) -> Any:
    """What the merge says where nobody contests it, whatever the order of rows and keys."""
    record = Record(deepcopy({key: value for key, value in merged.tree.items() if key != "conflicts"}))
    for conflict in merged.conflicts:
        if isinstance(rows := record.get(conflict.path[:-1]), list):
            rows[:] = [row for row in rows if row.get("id") != conflict.path[-1]]
        elif isinstance(table := record.get(conflict.path[:-1]), dict):
            table.pop(conflict.path[-1], None)
    return _plain(_by_id(record.tree))


def _by_id(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _by_id(one) for key, one in value.items()}
    if isinstance(value, list):
        inner = [_by_id(one) for one in value]
        return sorted(inner, key=lambda one: one["id"]) if row_ids(inner) else inner
    return value


def _lists(value: Any) -> list[list[Any]]:
    if isinstance(value, dict):
        return [rows for one in value.values() for rows in _lists(one)]
    if isinstance(value, list) and any(isinstance(one, dict) for one in value):
        return [value, *(rows for one in value for rows in _lists(one))]
    return []
