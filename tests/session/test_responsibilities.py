"""Exactly one A, at least one R, and nobody forgotten."""

from __future__ import annotations

import pytest

from partnering_tui.session.record import Record
from partnering_tui.session.responsibilities import letters_of, raci_faults, with_letter
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
