"""What a partner said stays on record: on which wording, on which day, and what it says now."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from partnering_tui.session import edits
from partnering_tui.session.consensus import Standing, consensus
from partnering_tui.session.positions import askings, is_on_earlier_wording, movements
from partnering_tui.session.record import Row
from partnering_tui.session.sheet import AgreementSheet, sheet_of
from partnering_tui.session.speaking import ask_again, same_meaning
from partnering_tui.session.workbook import Workbook
from tests.session.builders import a_question, a_session, a_workshop

MARCH, NOVEMBER = date(2026, 3, 4), date(2026, 11, 12)
QUESTION = a_question("agreement", id="q")
NUMBERS, ALL_NUMBERS = "We share numbers", "We share all the numbers"


class Table:
    """The partners at a table with one statement before them."""

    def __init__(self, wording: str = NUMBERS, today: date = MARCH) -> None:
        workshop = a_workshop(QUESTION)
        self.book = Workbook(workshop, a_session("County", "Lakewater", "Beach", workshop=workshop), clock=self._clock)
        self.today, self._now = today, 0.0
        self.book.make(edits.add_row(self.book.session, QUESTION, ("rows",), {"name": wording}))

    @property
    def row(self) -> Row:
        return self.book.session.rows(("answers", "q", "rows"))[0]

    def pause(self) -> None:
        self._now += 60

    def say(self, partner: str, position: str, words: str = "") -> None:
        self._answer(("positions", partner), position)
        if words:
            self._answer(("reservations", partner), words)

    def reword(self, wording: str) -> None:
        self.pause()
        self._answer(("name",), wording)

    def ask_again(self) -> bool:
        return self.book.make(ask_again(self.book.session, QUESTION, self.row["id"]))

    def same_meaning(self) -> bool:
        return self.book.make(same_meaning(self.book.session, QUESTION, self.row["id"]))

    def standing(self) -> Standing:
        return consensus(self.row, self.book.session.partners).standing

    def _answer(self, place: tuple[str, ...], value: Any) -> None:
        place = ("rows", self.row["id"], *place)
        self.book.make(edits.answer(self.book.session, QUESTION, place, value, today=self.today))

    def _clock(self) -> float:
        return self._now


@pytest.fixture
def table() -> Table:
    """A statement that all three partners support, as they said in March."""
    table = Table()
    for partner in ("county", "lakewater", "beach"):
        table.say(partner, "support")
        table.pause()
    return table


def test_the_day_of_the_first_position_is_noted(table: Table) -> None:
    table.today = NOVEMBER
    table.say("county", "accept")
    assert table.row["asked"] == MARCH
    assert table.standing() is Standing.AGREED


def test_a_position_typed_into_a_new_row_has_its_day_too() -> None:
    table = Table()
    values = {"name": "We decide together", "positions": {"county": "support"}}
    change = edits.add_row(table.book.session, QUESTION, ("rows",), values, today=MARCH)
    assert change.puts[0].after["asked"] == MARCH


def test_without_any_position_left_there_is_no_day() -> None:
    table = Table()
    table.say("county", "support")
    table.say("county", "")
    assert set(table.row) == {"id", "name"}


def test_a_new_wording_leaves_the_positions_on_the_old_one_and_everybody_silent(table: Table) -> None:
    table.reword(ALL_NUMBERS)
    assert table.row["asked_as"] == NUMBERS
    assert table.row["positions"] == {"county": "support", "lakewater": "support", "beach": "support"}
    stands = consensus(table.row, table.book.session.partners)
    assert is_on_earlier_wording(table.row)
    assert stands.standing is Standing.OPEN
    assert stands.silent == stands.on_earlier_wording == table.book.session.partners


def test_the_oldest_wording_is_kept_however_often_it_is_changed(table: Table) -> None:
    table.reword(ALL_NUMBERS)
    table.reword("We share costs")
    assert table.row["asked_as"] == NUMBERS


def test_white_space_is_no_new_wording(table: Table) -> None:
    table.reword("We  share\nnumbers ")
    assert not is_on_earlier_wording(table.row)


def test_typing_the_wording_back_brings_the_positions_back(table: Table) -> None:
    table.reword(ALL_NUMBERS)
    table.reword(NUMBERS + " ")
    assert "asked_as" not in table.row
    assert table.standing() is Standing.AGREED


def test_a_wording_that_nobody_spoke_to_may_change_freely() -> None:
    table = Table()
    table.reword(ALL_NUMBERS)
    assert set(table.row) == {"id", "name"}


def test_another_column_is_not_the_wording(table: Table) -> None:
    table._answer(("due",), NOVEMBER)
    assert table.standing() is Standing.AGREED


def test_a_heading_that_says_what_the_wording_said_does_not_bring_the_positions_back(table: Table) -> None:
    table._answer(("due",), NUMBERS)
    table.reword(ALL_NUMBERS)
    assert table.standing() is Standing.OPEN


def test_undo_of_a_typed_wording_brings_wording_and_positions_back_at_once(table: Table) -> None:
    table.pause()
    for wording in (NUMBERS + "!", NUMBERS + "! ", NUMBERS + "! A", NUMBERS + "! Al"):
        table._answer(("name",), wording)
    table.book.undo()
    assert (table.row["name"], "asked_as" in table.row) == (NUMBERS, False)
    table.book.redo()
    assert (table.row["name"], table.row["asked_as"]) == (NUMBERS + "! Al", NUMBERS)


def test_typing_that_ends_where_it_began_leaves_no_trace(table: Table) -> None:
    table.pause()
    for wording in (NUMBERS + "!", NUMBERS):
        table._answer(("name",), wording)
    table.book.undo()
    table.book.redo()
    assert "asked_as" not in table.row


def test_the_first_position_on_a_new_wording_moves_what_was_said_before(table: Table) -> None:
    table.say("lakewater", "reservation", "Not customer data")
    table.reword(ALL_NUMBERS)
    table.today = NOVEMBER
    table.say("lakewater", "support")
    (earlier,) = table.row["earlier"]
    assert earlier["positions"] == {"county": "support", "lakewater": "reservation", "beach": "support"}
    assert earlier["reservations"] == {"lakewater": "Not customer data"}
    assert (earlier["asked"], earlier["asked_as"]) == (MARCH, NUMBERS)
    assert table.row["positions"] == {"lakewater": "support"}
    assert table.row["asked"] == NOVEMBER
    assert not {"asked_as", "reservations"} & set(table.row)


def test_the_same_position_said_again_on_a_new_wording_counts(table: Table) -> None:
    table.reword(ALL_NUMBERS)
    table.say("county", "support")
    assert table.row["positions"] == {"county": "support"}
    assert len(table.row["earlier"]) == 1


def test_other_words_on_a_new_wording_say_the_position_again(table: Table) -> None:
    table.say("county", "reservation", "Too soon")
    table.reword(ALL_NUMBERS)
    table._answer(("reservations", "county"), "Still too soon")
    assert table.row["positions"] == {"county": "reservation"}
    assert table.row["reservations"] == {"county": "Still too soon"}
    assert table.row["earlier"][0]["reservations"] == {"county": "Too soon"}


def test_clearing_a_position_on_an_earlier_wording_loses_nothing(table: Table) -> None:
    table.reword(ALL_NUMBERS)
    table.say("county", "")
    assert "positions" not in table.row
    assert table.row["earlier"][0]["positions"]["county"] == "support"


def test_asking_again_keeps_what_was_said_and_clears_the_table(table: Table) -> None:
    assert table.ask_again()
    assert table.standing() is Standing.OPEN
    assert not {"positions", "asked"} & set(table.row)
    assert table.row["earlier"][0]["positions"]["county"] == "support"
    table.book.undo()
    assert table.standing() is Standing.AGREED
    assert "earlier" not in table.row


def test_there_is_nothing_to_ask_again_where_nobody_spoke() -> None:
    assert not Table().ask_again()


def test_the_same_meaning_makes_positions_count_again_and_can_be_taken_back(table: Table) -> None:
    table.reword(ALL_NUMBERS)
    assert table.same_meaning()
    assert table.standing() is Standing.AGREED
    assert not table.same_meaning()
    table.book.undo()
    assert table.standing() is Standing.OPEN


def test_each_asking_keeps_the_wording_that_it_was_about(table: Table) -> None:
    table.ask_again()
    table.reword(ALL_NUMBERS)
    assert [asking.wording for asking in askings(table.row)] == [NUMBERS]
    table.say("county", "support")
    assert [asking.wording for asking in askings(table.row)] == [NUMBERS, ""]  # empty: as it reads now


def test_who_moved_is_told_with_what_it_said_before_and_now(table: Table) -> None:
    table.say("lakewater", "reservation", "Not customer data")
    table.reword(ALL_NUMBERS)
    table.today = NOVEMBER
    for partner in ("county", "lakewater"):
        table.say(partner, "support")
    moved, silent = movements(table.row, table.book.session.partners)
    assert (moved.partner.id, moved.before.position, moved.before.words) == (
        "lakewater",
        "reservation",
        "Not customer data",
    )
    assert (moved.before.asked, moved.before.wording) == (MARCH, NUMBERS)
    assert moved.now is not None
    assert moved.now.position == "support"
    assert (silent.partner.id, silent.now) == ("beach", None)


def test_who_says_the_same_again_did_not_move(table: Table) -> None:
    table.ask_again()
    for partner in ("county", "lakewater", "beach"):
        table.say(partner, "support")
    assert movements(table.row, table.book.session.partners) == []


def test_positions_whose_day_was_never_noted_are_read_as_before() -> None:
    row = {"id": "p", "name": NUMBERS, "positions": {"county": "support"}}
    (asking,) = askings(row)
    assert (asking.asked, asking.wording) == (None, "")
    assert movements(row, a_session("County").partners) == []


@pytest.mark.parametrize("earlier", [3, "x", [3], [{"positions": 3}], [{"positions": {"county": 4}}], {}])
def test_a_damaged_record_of_earlier_askings_is_read_as_none(earlier: Any) -> None:
    row = {"id": "p", "name": NUMBERS, "positions": {"county": "support"}, "earlier": earlier, "asked": "x"}
    assert movements(row, a_session("County").partners) == []


def test_the_grid_shows_positions_on_an_earlier_wording_in_brackets_and_takes_new_ones(table: Table) -> None:
    table.say("county", "reservation", "Too soon")
    table.reword(ALL_NUMBERS)
    sheet = sheet_of(table.book.session, table.book.workshop, QUESTION, table.book.session.partners)
    assert isinstance(sheet, AgreementSheet)
    assert (sheet.text(0, 1), sheet.text(0, 2)) == ("(reserves “Too soon”)", "(support)")
    assert (sheet.value(0, 1), sheet.words(0, 1)) == (None, "")
    table.say("county", "reservation")
    assert (sheet.value(0, 1), sheet.text(0, 2)) == ("reservation", "")
