"""Exactly one A, at least one R, and nobody forgotten."""

from __future__ import annotations

import pytest

from partnering_tui.session.record import Record
from partnering_tui.session.responsibilities import faulty_cells, letters_of, raci_faults, with_letter
from tests.session.builders import a_question, a_session, a_workshop

ROWS = ({"id": "tests", "label": "Water testing"}, {"id": "books", "label": "Accounts"})
RACI = a_question("matrix", rows=ROWS, rule="raci")
WORKSHOP = a_workshop(RACI)
PARTNERS = a_session("County", "Lakewater").partners


def faults(**cells: dict[str, str]) -> list[tuple[str, str]]:
    record = Record({"answers": {"q": {"cells": cells}}})
    return [(fault.kind, fault.row_id or fault.partner_id) for fault in raci_faults(record, WORKSHOP, RACI, PARTNERS)]


def test_a_sound_matrix_has_no_faults() -> None:
    assert faults(tests={"county": "A", "lakewater": "R"}, books={"county": "R", "lakewater": "A"}) == []


def test_an_untouched_matrix_has_no_faults_yet() -> None:
    assert faults() == []


def test_every_kind_of_fault_is_found() -> None:
    assert faults(tests={"county": "A", "lakewater": "A"}) == [
        ("many-accountable", "tests"),
        ("no-responsible", "tests"),
        ("nobody", "books"),
    ]
    assert ("no-accountable", "tests") in faults(tests={"county": "R"})
    assert ("partner-without", "lakewater") in faults(tests={"county": "RA"}, books={"county": "RA"})


def places(**cells: dict[str, str]) -> list[tuple[str, str, tuple[str, ...]]]:
    record = Record({"answers": {"q": {"cells": cells}}})
    found = raci_faults(record, WORKSHOP, RACI, PARTNERS)
    faulty = faulty_cells(record, WORKSHOP, RACI, PARTNERS, found)
    return [(cell.row_id, cell.partner_id, tuple(fault.kind for fault in cell.faults)) for cell in faulty]


def test_the_places_of_faults_go_row_by_row_from_left_to_right() -> None:
    assert places(tests={"county": "A", "lakewater": "A"}) == [
        ("tests", "county", ("no-responsible",)),
        ("tests", "lakewater", ("many-accountable",)),
        ("books", "county", ("nobody",)),
    ]


def test_a_partner_without_a_part_is_looked_for_in_the_first_row() -> None:
    assert places(tests={"county": "RA"}, books={"county": "RA"}) == [("tests", "lakewater", ("partner-without",))]


def test_a_partner_with_most_as_is_looked_for_at_the_first_of_them() -> None:
    rows = tuple({"id": row_id, "label": row_id} for row_id in "abc")
    question = a_question("matrix", rows=rows, rule="raci")
    workshop = a_workshop(question)
    cells = {"a": {"county": "R", "lakewater": "A"}, "b": {"county": "RA"}, "c": {"county": "RA"}}
    record = Record({"answers": {"q": {"cells": cells}}})
    found = raci_faults(record, workshop, question, PARTNERS)
    (place,) = faulty_cells(record, workshop, question, PARTNERS, found)
    assert (place.row_id, place.partner_id, place.faults[0].kind) == ("b", "county", "most-accountable")


@pytest.mark.parametrize(
    ("stood", "pressed", "stands"),
    [
        ("", "A", "A"),
        ("A", "A", ""),
        ("A", "R", "RA"),
        ("R", "A", "RA"),
        ("RA", "A", "R"),
        ("C", "A", "A"),
        ("RA", "I", "I"),
    ],
)
def test_a_letter_sets_a_cell_and_the_same_letter_clears_it(stood: str, pressed: str, stands: str) -> None:
    assert with_letter(stood, pressed) == stands


def test_letters_are_read_however_they_were_written() -> None:
    assert letters_of("a/r") == "RA"
    assert letters_of(3) == ""
