"""The tables of a session for spreadsheets."""

from __future__ import annotations

import csv
from datetime import date
from io import StringIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnering_tui.summary.csv_text import csv_text
from partnering_tui.summary.sheets import Sheet, sheets_in, sheets_of
from tests.summary.builders import BEACH, COUNTY, TODAY, a_question, a_section, a_session, a_workshop, columns, rows
from tests.summary.samples import the_sample_document, the_sample_session, the_workshop

PLAN = a_question(
    "table",
    id="plan",
    label="Plan",
    columns=(*columns("Task"), *columns("Cost", kind="number"), *columns("Due", kind="date")),
)
TWO = (COUNTY, BEACH)


def read(text: str) -> list[list[str]]:
    return list(csv.reader(StringIO(text.removeprefix("\ufeff"), newline="")))


def the_sheet(question: Any, answer: Any, **more: Any) -> list[list[str]]:
    """The one sheet of a workshop with this question, as a spreadsheet reads it."""
    session = a_session({question.id: answer} | more, partners=TWO)
    workshop = a_workshop(PLAN, question) if question is not PLAN else a_workshop(PLAN)
    (sheet,) = [one for one in sheets_of(session, workshop, today=TODAY) if one.id == question.id]
    return read(csv_text(sheet))


def test_a_table_has_the_labels_of_its_columns_and_plain_values() -> None:
    answer = rows({"task": 'Taps, "big"\nones', "cost": 1200, "due": date(2026, 4, 1)}, {"task": "Pipes", "cost": -5.5})
    assert the_sheet(PLAN, answer) == [
        ["Task", "Cost", "Due"],
        ['Taps, "big"\nones', "1200", "2026-04-01"],
        ["Pipes", "-5.5", ""],
    ]


def test_the_file_is_what_excel_and_the_standard_expect() -> None:
    text = csv_text(Sheet("plan", "Plan", ("A", "B"), (("ä", "x\ny"),)))
    assert text == '\ufeffA,B\r\nä,"x\ny"\r\n'


def test_the_rows_of_each_partner_stand_behind_its_name() -> None:
    people = a_question("table", id="people", label="People", per="partner", columns=columns("Name"))
    answer = {"by_partner": {"beach": [{"id": "a", "name": "Ann"}], "gone": [{"id": "b", "name": "Bo"}]}}
    assert the_sheet(people, answer) == [
        ["Partner", "Name"],
        ["Beach Network", "Ann"],
        ["gone (no longer a partner)", "Bo"],
    ]


def test_a_matrix_has_a_column_for_each_partner() -> None:
    roles = a_question("matrix", id="roles", label="Roles", rows="plan", rule="raci")
    said = the_sheet(roles, {"cells": {"r0": {"county": "RA", "beach": "C"}}}, plan=rows({"task": "Taps"}))
    assert said == [["Task", "County", "Beach Network"], ["Taps", "R A", "C"]]


def test_an_agreement_has_positions_and_reservations_as_columns() -> None:
    clauses = a_question("agreement", id="clauses", label="Clauses", columns=columns("Clause"))
    row = {"clause": "We share", "positions": {"county": "stand-aside"}, "reservations": {"county": "Not money"}}
    assert the_sheet(clauses, rows(row)) == [
        ["No.", "Clause", "Standing", "County", "County, in words", "Beach Network", "Beach Network, in words"],
        ["1", "We share", "open", "stand aside", "Not money", "", ""],
    ]


RATINGS = a_question("ratings", id="check", label="Check", scale="rag", indicators=({"id": "trust", "label": "Trust"},))
BY_NAME = {
    "id": "a",
    "date": date(2026, 3, 4),
    "mode": "named",
    "scores": {"trust": {"county": 3, "beach": 1}},
    "comments": {"trust": {"beach": "Late money"}},
}
IN_CONFIDENCE = {"id": "b", "mode": "coded", "scores": {"trust": {"county": 1}}, "comments": {"trust": {"county": "X"}}}


def test_ratings_by_name_have_a_column_for_each_partner_and_its_words() -> None:
    assert the_sheet(RATINGS, {"rounds": [BY_NAME]}) == [
        ["Round", "How", "Indicator", "County", "County, in words", "Beach Network", "Beach Network, in words"],
        ["2026-03-04", "by name", "Trust", "Green", "", "Red", "Late money"],
    ]


def test_ratings_in_confidence_are_counted_and_nobody_is_named() -> None:
    assert the_sheet(RATINGS, {"rounds": [IN_CONFIDENCE]}) == [
        ["Round", "How", "Indicator", "Red", "Amber", "Green"],
        ["", "in confidence", "Trust", "1", "0", "0"],
    ]


def test_private_questions_and_what_is_made_of_their_rows_have_no_sheet() -> None:
    secret = a_question("table", id="secret", label="Secret", private=True, columns=columns("Name"))
    about = a_question("matrix", id="about", label="About", rows="secret", cell={"kind": "text"})
    session = a_session({"secret": rows({"name": "X"}), "about": {"cells": {"r0": {"county": "X"}}}})
    assert sheets_of(session, a_workshop(secret, about), today=TODAY) == ()


def test_what_is_left_out_of_the_document_has_no_sheet() -> None:
    outline = (a_section("One", "plan"), a_section("Two", "decisions", "actions"))
    session = a_session({"plan": rows({"task": "Taps"})}, decisions=[{"id": "d", "text": "Five"}])
    ids = [
        [sheet.id for sheet in sheets_of(session, a_workshop(PLAN, summary=outline), today=TODAY, without=without)]
        for without in ((), ("one",), ("two",))
    ]
    assert ids == [["plan", "decisions"], ["decisions"], ["plan"]]


def test_the_sample_session_has_a_sheet_for_every_table_in_it() -> None:
    sheets = {sheet.id: sheet for sheet in sheets_of(the_sample_session(), the_workshop(), today=TODAY)}
    wanted = {"objectives_table", "value_for_partners", "responsibilities", "principles", "clauses", "health_check"}
    assert wanted | {"partners", "decisions", "actions", "parking_lot"} <= set(sheets)
    assert {len(row) == len(sheet.header) for sheet in sheets.values() for row in sheet.rows} == {True}
    assert len(sheets["objectives_table"].rows) == 5


def test_the_tables_of_any_document_can_be_taken_out() -> None:
    sheets = sheets_in(the_sample_document())
    assert len({sheet.id for sheet in sheets}) == len(sheets)
    assert next(sheet for sheet in sheets if sheet.id == "needs").header == ("Need", "Whose need it is", "Rank")


@pytest.mark.parametrize("formula", ["=1+1", "+254 700", "-x", "@SUM(A1)", "\t=1", "\r=1", "＝1", "-5-3", "\n=1"])
def test_what_a_spreadsheet_would_calculate_stays_words(formula: str) -> None:
    assert read(csv_text(Sheet("a", "A", (formula,), ((formula,),)))) == [["'" + formula], ["'" + formula]]


@pytest.mark.parametrize("number", ["-5", "+5", "-3.5", "-3,5", "-1,200.50", "-5 %", -5, -3.5])
def test_a_number_stays_a_number(number: str | float) -> None:
    assert read(csv_text(Sheet("a", "A", ("N",), ((number,),)))) == [["N"], [str(number)]]


@given(st.lists(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=2, max_size=2)))
def test_every_cell_reads_back_as_it_was_or_behind_an_apostrophe(cells: list[list[str]]) -> None:
    text = csv_text(Sheet("a", "A", ("One", "Two"), tuple(map(tuple, cells))))
    back = read(text)[1:]
    assert [[cell.removeprefix("'") for cell in row] for row in back] == [
        [cell.replace("\x00", "").removeprefix("'") for cell in row] for row in cells
    ]
