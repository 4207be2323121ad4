"""An edit that has no place is none, and can be told from one that changes nothing."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from partnering_tui.session import edits
from partnering_tui.session.record import Record
from partnering_tui.session.shapes import misshapen
from tests.session.builders import a_question, made

NOW = datetime(2026, 3, 4, tzinfo=UTC)


def a_record(answer: Any) -> Record:
    return Record({"answers": {"q": answer}})


def test_a_row_that_is_gone_is_no_place() -> None:
    record, table = a_record({"rows": [{"id": "a"}]}), a_question("table")
    assert edits.has_place(record, table, ("rows", "a", "name"))
    assert not edits.has_place(record, table, ("rows", "b", "name"))
    assert edits.answer(record, table, ("rows", "b", "name"), "x") is None


def test_where_a_value_stands_in_the_way_is_no_place() -> None:
    record, matrix = a_record({"cells": {"a": 3}}), a_question("matrix", rows=({"id": "a", "label": "A"},))
    assert not edits.has_place(record, matrix, ("cells", "a", "county"))
    assert edits.has_place(record, matrix, ("cells", "b", "county"))


@pytest.mark.parametrize("rows", [3, "x", {}, {"a": 1}])
def test_no_row_is_added_to_what_is_no_list(rows: Any) -> None:
    record, table = a_record({"rows": rows}), a_question("table")
    assert edits.add_row(record, table, ("rows",), {"name": "x"}) is None
    assert record.tree == {"answers": {"q": {"rows": rows}}}


def test_the_first_score_has_a_place_before_there_is_a_round() -> None:
    record, ratings = Record(), a_question("ratings")
    place = ("rounds", "", "scores", "trust", "county")
    assert edits.has_place(record, ratings, place)
    made(record, edits.score(record, ratings, place, 3, NOW))
    assert record.rows(("answers", "q", "rounds"))[0]["scores"] == {"trust": {"county": 3}}


@pytest.mark.parametrize(
    ("before", "looked_at"), [(True, "yes"), (3, "3"), (4.0, 4), (["a", "b"], "a, b"), (0.1 + 0.2, 0.3)]
)
def test_what_was_only_looked_at_stays_as_it_is_written(before: Any, looked_at: Any) -> None:
    record = a_record({"value": before})
    assert edits.answer(record, a_question("text"), ("value",), looked_at) is None


def test_a_number_between_quotes_becomes_one() -> None:
    record, number = a_record({"value": "4"}), a_question("number")
    made(record, edits.answer(record, number, ("value",), 4))
    assert record.tree["answers"]["q"]["value"] == 4


@pytest.mark.parametrize("kind", ["text", "table", "matrix", "agreement", "ratings", "choices"])
def test_an_empty_answer_has_the_shape_of_every_kind(kind: str) -> None:
    assert list(misshapen(a_question(kind), {})) == []


def test_several_choices_are_one_value() -> None:
    assert list(misshapen(a_question("choices"), {"value": ["cash", "in-kind"]})) == []
    assert [fault.keys for fault in misshapen(a_question("choices"), {"value": ["cash", ["x"]]})] == [("value",)]
