"""Changes can be made and taken back, whatever they touch."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnering_tui.session.record import ABSENT, Change, Put, Record, put


def test_putting_a_value_makes_the_tables_it_needs() -> None:
    record = Record()
    record.apply(Change("", (Put(("answers", "vision", "value"), ABSENT, "Water"),)))
    assert record.tree == {"answers": {"vision": {"value": "Water"}}}


def test_taking_the_last_value_away_leaves_no_empty_tables() -> None:
    record = Record({"answers": {"vision": {"value": "Water"}}})
    record.apply(Change("", (Put(("answers", "vision", "value"), "Water", ABSENT),)))
    assert record.tree == {}


def test_a_row_is_found_by_its_id() -> None:
    record = Record({"answers": {"needs": {"rows": [{"id": "a1"}, {"id": "b2", "need": "taps"}]}}})
    assert record.get(("answers", "needs", "rows", "b2", "need")) == "taps"
    assert record.index_of(("answers", "needs", "rows", "b2")) == 1


def test_putting_what_stands_there_already_is_no_change() -> None:
    record = Record({"answers": {"vision": {"value": "Water"}}})
    assert put(record, ("answers", "vision", "value"), "Water", "") is None


def test_true_is_another_value_than_one() -> None:
    record = Record({"answers": {"q": {"value": 1}}})
    assert put(record, ("answers", "q", "value"), True, "") is not None


def test_typing_in_one_place_joins_to_one_change() -> None:
    first = Change("", (Put(("a",), ABSENT, "W"),))
    second = Change("", (Put(("a",), "W", "Wa"),))
    joined = first.joined_with(second)
    assert joined is not None
    assert joined.puts == (Put(("a",), ABSENT, "Wa"),)


def test_typing_in_two_places_stays_two_changes() -> None:
    assert Change("", (Put(("a",), "", "W"),)).joined_with(Change("", (Put(("b",), "", "W"),))) is None


edits = st.lists(
    st.tuples(st.sampled_from(["put", "clear", "add", "remove", "move"]), st.integers(0, 3), st.integers(0, 4)),
    max_size=25,
)


@given(edits)
def test_any_changes_taken_back_in_turn_leave_what_there_was(steps: list[tuple[str, int, int]]) -> None:
    record = Record({"answers": {"t": {"rows": [{"id": "r0", "x": 1}]}}, "other": {"kept": True}})
    before = deepcopy(record.tree)
    undo: list[Change] = []
    for number, (kind, key, value) in enumerate(steps):
        if change := _change(record, kind, key, value, number):
            record.apply(change)
            undo.append(change.reversed())
    for change in reversed(undo):
        record.apply(change)
    assert record.tree == before


def _change(record: Record, kind: str, key: int, value: int, number: int) -> Change | None:
    rows: list[Any] = record.rows(("answers", "t", "rows"))
    row_path = ("answers", "t", "rows", rows[key % len(rows)]["id"]) if rows else ()
    match kind:
        case "put":
            return put(record, ("answers", f"q{key}", "value"), value, "")
        case "clear":
            return put(record, ("answers", f"q{key}", "value"), ABSENT, "")
        case "add":
            row = {"id": f"n{number}", "x": value}
            return Change("", (Put(("answers", "t", "rows", row["id"]), ABSENT, row, min(key, len(rows))),))
        case "remove" if row_path:
            at = record.index_of(row_path)
            return Change("", (Put(row_path, record.get(row_path), ABSENT, at),))
        case "move" if row_path:
            row, at = record.get(row_path), record.index_of(row_path)
            return Change("", (Put(row_path, row, ABSENT, at), Put(row_path, ABSENT, row, value % len(rows))))
    return None


@pytest.mark.parametrize(
    "path",
    [
        ("sittings", "k2f8", "ended"),
        ("answers", "needs", "rows", "n1", "need"),
        ("answers", "offers", "by_partner", "county", "rows", "n1", "offer"),
        ("answers", "health", "rounds", "r1", "in_hand"),
    ],
)
def test_a_value_has_no_place_in_a_row_that_is_gone_with_its_whole_list(path: tuple[str, ...]) -> None:
    assert put(Record(), path, "x", "") is None
