"""Values are written as a person would write them, and read back exactly."""

from __future__ import annotations

import tomllib
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from partnering_tui.storage.toml_values import as_written, key_text, says_the_same, value_text


def read_back(text: str) -> Any:
    return tomllib.loads(f"key = {text}\n")["key"]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("one line", '"one line"'),
        ('with "quotes" and \\', '"with \\"quotes\\" and \\\\"'),
        ("two\nlines", '"""\ntwo\nlines"""'),
        ("ends with newline\n", '"""\nends with newline\n"""'),
        ('quote at the end\n"', '"""\nquote at the end\n\\""""'),
        (True, "true"),
        (4, "4"),
        (2.5, "2.5"),
        (date(2027, 6, 30), "2027-06-30"),
        (datetime(2026, 3, 4, 9, tzinfo=UTC), "2026-03-04T09:00:00Z"),
        (["county", "two\nlines"], '["county", "two\\nlines"]'),
        ({"id": "a", "odd key": 1}, '{id = "a", "odd key" = 1}'),
    ],
)
def test_values_look_as_a_person_would_write_them(value: object, text: str) -> None:
    assert value_text(value) == text
    assert says_the_same(read_back(text), value)


@given(st.text(st.characters(exclude_categories=("Cs",))))
def test_every_text_reads_back_exactly(text: str) -> None:
    assert read_back(value_text(text)) == text
    assert read_back(value_text(text, inline=True)) == text
    assert tomllib.loads(f"{key_text(text)} = 1") == {text: 1}


@given(st.text("\"\\\n\t 'r", max_size=20))
@example('\n"""')
@example('\n""""" "')
def test_every_text_of_quotes_and_backslashes_reads_back_exactly(text: str) -> None:
    assert read_back(value_text(text)) == text


@pytest.mark.parametrize("sign", ["\u2028", "\u2029", "\x85", "\ufeff", "\x00", "\r", "\x1b", "\x7f"])
def test_signs_that_editors_take_for_line_ends_are_written_as_escapes(sign: str) -> None:
    text = value_text(f"a{sign}\nb")
    assert sign not in text
    assert read_back(text) == f"a{sign}\nb"


def test_half_a_character_becomes_the_sign_for_a_lost_one() -> None:
    assert read_back(value_text("half \ud83d")) == "half \ufffd"
    assert as_written({"text": "half \ud83d"}) == {"text": "half \ufffd"}


@given(st.floats())
def test_every_number_reads_back_exactly(number: float) -> None:
    assert says_the_same(read_back(value_text(number)), number)


@pytest.mark.parametrize(
    "moment",
    [
        datetime(2026, 3, 4, 9, 0, 0, 250000, tzinfo=UTC),
        datetime(2026, 3, 4, 9, tzinfo=timezone(timedelta(hours=3))),
        datetime(2026, 3, 4, 9),
        datetime(1890, 1, 1, tzinfo=timezone(timedelta(minutes=53, seconds=28))),
        time(9, 30),
    ],
)
def test_every_moment_reads_back_exactly(moment: object) -> None:
    assert read_back(value_text(moment)) == moment


def test_what_is_empty_is_not_written() -> None:
    tree = {"rows": [], "note": "", "cells": {"a": {}}, "zero": 0, "no": False, "list": [{}], "none": None}
    assert as_written(tree) == {"note": "", "zero": 0, "no": False, "list": [{}]}


@pytest.mark.parametrize(("one", "other"), [(1, True), (1, 1.0), ("1", 1), ([1], [True]), ({"a": 1}, {"a": 1, "b": 2})])
def test_values_of_different_kinds_never_say_the_same(one: object, other: object) -> None:
    assert not says_the_same(one, other)
