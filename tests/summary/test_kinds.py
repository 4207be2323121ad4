"""How each kind of answer is printed."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

import pytest

from tests.summary.builders import a_question, a_session, a_workshop, answered, columns, rows, written

OPTIONS = ({"id": "cash", "label": "Cash"}, {"id": "in-kind", "label": "In kind"})


@pytest.mark.parametrize(
    ("kind", "value", "said"),
    [
        ("text", "Safe water", "Safe water"),
        ("number", 3.5, "3.5"),
        ("number", 2027, "2027"),
        ("number", 1400000, "1,400,000"),
        ("number", 12345.75, "12,345.75"),
        ("date", date(2027, 6, 30), "30 June 2027"),
        ("yes_no", True, "Yes"),
        ("yes_no", False, "No"),
        ("choice", "in-kind", "In kind"),
        ("scale", 4, "Step 4 (4 of 5)"),
    ],
)
def test_a_short_answer_stands_behind_its_label(kind: str, value: Any, said: str) -> None:
    question = a_question(kind, label="Our answer", options=OPTIONS, scale="five")
    assert answered(question, {"value": value}) == f"**Our answer:** {said}"


def test_a_scale_of_few_levels_says_its_label_alone() -> None:
    assert answered(a_question("scale", scale="rag"), {"value": 2}) == "**The question:** Amber: some concern"


def test_a_label_that_asks_needs_no_colon() -> None:
    assert answered(a_question(label="Who pays?"), {"value": "All"}) == "**Who pays?** All"


@pytest.mark.parametrize(
    ("kind", "value", "said"),
    [
        ("number", "about ten", "about ten"),
        ("date", "spring 2027", "spring 2027"),
        ("date", datetime(2027, 6, 30, 9, 5), "30 June 2027, 09:05"),
        ("yes_no", "perhaps", "perhaps"),
        ("choice", "gold", "gold"),
        ("scale", 9, "9"),
        ("text", 12, "12"),
        ("text", time(9, 30), "09:30:00"),
        ("text", {"a": 1}, "A: 1"),
    ],
)
def test_a_value_that_does_not_fit_is_printed_as_typed(kind: str, value: Any, said: str) -> None:
    assert answered(a_question(kind, options=OPTIONS, scale="five"), {"value": value}) == f"**The question:** {said}"


def test_a_long_text_stands_under_its_label() -> None:
    said = answered(a_question("long_text", label="The problem"), {"value": "No *safe* water:\n\n- taps are dry"})
    assert said == "### The problem\n\nNo _safe_ water:\n\n- taps are dry"


def test_a_long_text_named_like_its_section_has_no_second_heading() -> None:
    assert answered(a_question("long_text", label="What we agreed"), {"value": "All of it."}) == "All of it."


def test_no_answer_can_raise_a_heading() -> None:
    assert answered(a_question("long_text"), {"value": "# Mine"}) == "### The question\n\n**Mine**"


def test_several_choices_are_a_list() -> None:
    said = answered(a_question("choices", options=OPTIONS), {"value": ["cash", "gold"]})
    assert said == "**The question:**\n\n- Cash\n- gold"


def test_answers_of_partners_stand_behind_their_names() -> None:
    said = answered(a_question("scale", per="partner", scale="agreement"), {"by_partner": {"county": 3, "beach": 1}})
    assert said == "### The question\n\n- **Kisumu County Government:** Agree\n- **Beach Network:** Disagree"


def test_long_texts_of_partners_keep_their_paragraphs() -> None:
    said = answered(a_question("long_text", per="partner"), {"by_partner": {"county": "One.\n\nTwo.", "beach": "- a"}})
    assert said == ("### The question\n\n**Kisumu County Government:** One.\n\nTwo.\n\n**Beach Network:**\n\n- a")


def test_tables_of_partners_stand_under_their_names() -> None:
    question = a_question("table", per="partner", columns=columns("Name", "Role"))
    said = answered(question, {"by_partner": {"beach": [{"id": "r", "name": "Atieno", "role": "Chair"}]}})
    assert said.startswith("### The question\n\n#### Beach Network\n\n| Name   | Role  |")


def test_who_has_yet_to_answer_a_needed_question_is_told() -> None:
    said = answered(a_question("text", per="partner", needed=True), {"by_partner": {"county": "x"}})
    assert said.endswith("_Lakewater and Beach Network have yet to answer._")


def test_the_answer_of_a_partner_who_left_is_kept() -> None:
    said = answered(a_question("text", per="partner"), {"by_partner": {"oldco": "Still true"}})
    assert "- **oldco (no longer a partner):** Still true" in said


# Tables


def test_a_table_is_a_table_without_its_empty_columns() -> None:
    question = a_question("table", columns=columns("Need", "Whose", "Empty"))
    said = answered(question, rows({"need": "Water", "whose": "Families"}, {"need": "Taps"}, {}))
    assert said == (
        "### The question\n\n| Need  | Whose    |\n| ----- | -------- |\n| Water | Families |\n| Taps  |          |"
    )


def test_a_table_of_one_column_is_a_list() -> None:
    said = answered(a_question("table", columns=columns("Rule")), rows({"rule": "Be on time"}, {"rule": "Listen"}))
    assert said == "### The question\n\n- Be on time\n- Listen"


def test_numbers_stand_at_the_right() -> None:
    question = a_question("table", columns=(*columns("Line"), *columns("Amount", kind="number")))
    said = answered(question, rows({"line": "Meters", "amount": 1400000}))
    assert "| ------ | --------: |\n| Meters | 1,400,000 |" in said


def test_a_wide_table_becomes_an_entry_for_each_row() -> None:
    question = a_question("table", columns=columns("A", "B", "C", "D", "E", "F", "G"))
    said = answered(question, rows({letter: f"is {letter}" for letter in "abcdefg"}, {"b": "x", "g": "y"}))
    assert said == (
        "### The question\n\n**is a.** _B:_ is b. _C:_ is c. _D:_ is d. _E:_ is e. _F:_ is f. _G:_ is g.\n\n"
        "A: not named. _B:_ x. _G:_ y."
    )


def test_a_table_of_long_cells_becomes_entries() -> None:
    said = answered(a_question("table", columns=columns("A", "B")), rows({"a": "Short", "b": "word " * 30}))
    assert said.startswith("### The question\n\n**Short**\n\n- B: word word")


def test_a_long_text_in_a_row_keeps_its_blocks() -> None:
    question = a_question("table", columns=(*columns("A"), *columns("B", kind="long_text")))
    said = answered(question, rows({"a": "x", "b": "- one\n- two"}))
    assert said == "### The question\n\n**x**\n\n- B:\n  - one\n  - two"


def test_partners_are_called_by_their_names() -> None:
    said = answered(a_question("table", columns=columns("What", "Owner")), rows({"what": "Taps", "owner": "county"}))
    assert "| Taps | County |" in said


def test_a_table_of_empty_rows_says_nothing() -> None:
    assert answered(a_question("table", columns=columns("A")), rows({}, {"a": " "})) == ""


# States


@pytest.mark.parametrize(
    ("state", "said"),
    [
        ("later", "To be settled later: waiting for the county's lawyer."),
        ("unknown", "Not known yet: waiting for the county's lawyer."),
        ("not-relevant", "Not relevant: waiting for the county's lawyer."),
        ("parked", "Parked: waiting for the county's lawyer."),
    ],
)
def test_a_question_that_was_put_off_says_why(state: str, said: str) -> None:
    answer = {"state": state, "note": "waiting for the county's lawyer"}
    assert answered(a_question(label="Legal status"), answer) == f"**Legal status:** _{said}_"


def test_an_answer_that_was_put_off_keeps_what_was_said() -> None:
    said = answered(a_question("long_text"), {"value": "Perhaps so.", "state": "later"})
    assert said == "### The question\n\nPerhaps so.\n\n_To be settled later._"


def test_a_state_that_is_none_is_no_state() -> None:
    assert answered(a_question(), {"state": "soon"}) == ""


def test_a_question_whose_condition_does_not_hold_is_not_printed() -> None:
    first = a_question("yes_no", id="first", label="First")
    second = a_question("text", id="second", label="Second", show_if={"question": "first", "is": True})
    workshop = a_workshop(first, second)
    session = a_session({"first": {"value": False}, "second": {"value": "Hidden"}})
    assert "Hidden" not in written(workshop, session)
