"""Matrices, and who does what: in letters, in words, and with what is wrong about it."""

from __future__ import annotations

from typing import Any

from tests.summary.builders import (
    BEACH,
    COUNTY,
    LAKEWATER,
    a_question,
    a_session,
    a_workshop,
    answered,
    columns,
    rows,
    written,
)

WORK = a_question("table", id="work", label="The work", columns=columns("Activity"))
RACI = a_question("matrix", id="roles", label="Who does what", rows="work", rule="raci")
FIXED = a_question(
    "matrix",
    rows=({"id": "speed", "label": "Speed"}, {"id": "language", "label": "Language"}),
    cell={"kind": "text"},
)
REPAIRS, TESTS = {"activity": "Kiosk repairs"}, {"activity": "Monthly water testing"}


def roles(cells: dict[str, Any], *activities: dict[str, str]) -> str:
    """What the document says about the responsibilities in these activities, whose ids are r0, r1 …"""
    session = a_session({"work": rows(*activities), "roles": {"cells": cells}})
    return written(a_workshop(WORK, RACI), session).partition("### Who does what\n\n")[2].rstrip("\n")


def test_responsibilities_are_told_in_letters_and_in_words() -> None:
    said = roles(
        {"r0": {"county": "A", "lakewater": "R"}, "r1": {"county": "AR", "beach": "c", "lakewater": "I"}},
        REPAIRS,
        TESTS,
    )
    assert said == (
        "| Activity              | County | Lakewater | Beach Network |\n"
        "| --------------------- | :----: | :-------: | :-----------: |\n"
        "| Kiosk repairs         |   A    |     R     |               |\n"
        "| Monthly water testing |  R A   |     I     |       C       |\n\n"
        "A: accountable, answers for it. R: responsible, does the work. "
        "C: consulted beforehand. I: informed afterwards.\n\n"
        "- **Kisumu County Government** is accountable and responsible for Monthly water testing; "
        "is accountable for Kiosk repairs.\n"
        "- **Lakewater Ltd** is responsible for Kiosk repairs; is kept informed of Monthly water testing.\n"
        "- **Beach Network** is consulted on Monthly water testing."
    )


def test_what_is_wrong_with_the_responsibilities_is_told() -> None:
    said = roles({"r0": {"county": "R"}}, TESTS)
    assert "**Still open:**\n\n- Monthly water testing: nobody is accountable.\n" in said
    assert "- **Beach Network** has no part in these activities yet." in said


def test_activities_with_an_and_are_quoted() -> None:
    said = roles({"r0": {"county": "A"}, "r1": {"county": "A"}}, {"activity": "Sites and permits"}, TESTS)
    assert "is accountable for “Sites and permits” and “Monthly water testing”." in said


def test_what_is_no_letter_is_printed_as_typed() -> None:
    said = roles({"r0": {"county": "leads"}}, REPAIRS)
    assert "|  leads  |" in said or "| leads  |" in said


def test_a_row_that_was_deleted_is_told() -> None:
    said = roles({"r0": {"county": "A"}, "gone": {"beach": "R"}}, REPAIRS)
    assert "| No longer listed (gone) |" in said


def test_a_matrix_keeps_rows_and_partners_with_nothing_to_say() -> None:
    said = answered(FIXED, {"cells": {"speed": {"county": "Slow"}}})
    assert said == (
        "### The question\n\n"
        "|          | County | Lakewater | Beach Network |\n"
        "| -------- | ------ | --------- | ------------- |\n"
        "| Speed    | Slow   |           |               |\n"
        "| Language |        |           |               |"
    )


def test_a_matrix_of_long_cells_becomes_entries() -> None:
    said = answered(FIXED, {"cells": {"speed": {"county": "word " * 40}}})
    assert said.startswith("### The question\n\n**Speed**\n\n- County: word word")


def test_a_partner_who_left_keeps_its_column() -> None:
    assert "oldco (no longer a partner)" in answered(FIXED, {"cells": {"speed": {"oldco": "Fast"}}})


def test_an_empty_matrix_says_nothing() -> None:
    assert answered(FIXED, {"cells": {"speed": {"county": ""}, "language": "odd"}}) == ""


def test_the_rows_of_a_private_table_are_not_printed() -> None:
    table = a_question("table", id="work", label="The work", columns=columns("Activity"), private=True)
    session = a_session(
        {"work": rows({"activity": "Secret"}), "roles": {"cells": {"r0": {"county": "A"}}}},
        partners=(COUNTY, LAKEWATER, BEACH),
    )
    assert "Secret" not in written(a_workshop(table, RACI), session)
