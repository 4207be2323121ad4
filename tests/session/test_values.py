"""What people type is taken as it is meant, and never refused."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from partnering_tui.session.values import cleaned, misfit, parsed, shown, typed
from tests.session.builders import a_question, a_workshop


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("number", "40", 40),
        ("number", "−3", -3),
        ("number", "1,5", 1.5),
        ("number", "2.50", 2.5),
        ("number", "1,000", 1000),
        ("number", "12 500", 12500),
        ("number", "1,234,567.5", 1234567.5),
        ("number", "0,125", 0.125),
        ("number", "about forty", "about forty"),
        ("number", "9" * 5000, "9" * 5000),
        ("number", "1234567890123456789.25", "1234567890123456789.25"),
        ("scale", "4" * 5000, "4" * 5000),
        ("date", "2027-06-30", date(2027, 6, 30)),
        ("date", "2027-6-3", date(2027, 6, 3)),
        ("date", "2027-02-30", "2027-02-30"),
        ("date", "spring 2027", "spring 2027"),
        ("yes_no", "Yes", True),
        ("yes_no", "n", False),
        ("yes_no", "perhaps", "perhaps"),
        ("scale", "4", 4),
        ("choice", "in kind", "in-kind"),
        ("choice", "by barter", "by barter"),
        ("choices", "cash, barter", ["cash", "barter"]),
        ("text", "  spaces stay  ", "  spaces stay  "),
    ],
)
def test_typed_text_becomes_the_value_that_was_meant(kind: str, text: str, value: Any) -> None:
    found = parsed(a_question(kind), text)
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize("value", [40, -3, 1.5, True, False, date(2027, 6, 30), "text", "1,x"])
def test_a_value_typed_again_is_the_same_value(value: Any) -> None:
    kinds = {bool: "yes_no", int: "number", float: "number", date: "date", str: "text"}
    question = a_question(kinds[type(value)])
    assert parsed(question, typed(question, value)) == value


def test_line_endings_become_newlines_and_control_characters_go() -> None:
    assert cleaned("a\r\nb\rc\x07\x1b[31m\td") == "a\nb\nc[31m\td"


@pytest.mark.parametrize(
    ("kind", "value"),
    [("number", "x"), ("date", "2027"), ("yes_no", "x"), ("choice", "x"), ("choices", ["x"]), ("scale", 9)],
)
def test_a_value_that_does_not_fit_is_reported(kind: str, value: Any) -> None:
    question = a_question(kind)
    assert misfit(a_workshop(question), question, value)


def test_a_choice_is_shown_by_its_label_and_a_level_by_its_words() -> None:
    choice, scale = a_question("choice"), a_question("scale", id="s")
    workshop = a_workshop(choice, scale)
    assert shown(workshop, choice, "in-kind") == "In kind"
    assert shown(workshop, scale, 4) == "4 · Level 4"
    assert shown(workshop, choice, "typed by hand") == "typed by hand"
