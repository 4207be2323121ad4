"""Ratings as a grid: typed into by name, only to be read in confidence."""

from __future__ import annotations

from typing import Any

from partnering_tui.session.sheet import RatingsSheet
from tests.session.health_checks import a_check, a_round, a_session, a_workshop


def the_sheet(*rounds: dict[str, Any], partners: int = 4) -> RatingsSheet:
    session = a_session(*rounds, partners=partners)
    return RatingsSheet(session, a_workshop(), a_check(), session.partners)


def texts(sheet: RatingsSheet, row: int = 0) -> list[str]:
    return [sheet.text(row, column) for column in range(1, len(sheet.columns))]


def test_marks_are_words_that_fit() -> None:
    sheet = the_sheet(a_round({"trust": ["don't-know", 1, "soon"]}))
    assert texts(sheet) == ["don't know", "1 · Red: serious concern", "soon", ""]
    assert [bool(sheet.misfit(0, column)) for column in (1, 2, 3)] == [False, False, True]


def test_a_round_by_letters_shows_letters_and_cannot_be_typed_into() -> None:
    sheet = the_sheet(a_round({"trust": [3, 1]}, "coded"))
    assert [column.label for column in sheet.columns] == ["", "A", "B"]
    assert texts(sheet) == ["Red", "Green"]
    assert {sheet.place(0, column) for column in range(3)} == {()}


def test_a_round_that_is_shown_together_shows_how_good_each_line_is() -> None:
    sheet = the_sheet(a_round({"trust": [3, 3, 1]}, "aggregate"))
    assert [column.label for column in sheet.columns] == ["", "Together"]
    assert texts(sheet) == ["strength, split"]


def test_a_sealed_round_shows_only_how_many_have_voted() -> None:
    sheet = the_sheet(a_round({"trust": [3, 3, 1]}, sealed=True))
    assert [column.label for column in sheet.columns] == ["", "Sealed: 3 of 4 voted"]
    assert [texts(sheet, row) for row in range(len(sheet))] == [[""], [""], [""]]
    assert sheet.place(0, 1) == ()
