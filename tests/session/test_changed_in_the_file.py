"""A wording that is changed by hand, in a merge or by an older program takes its positions with it no more."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest

from partnering_tui.session.consensus import Standing, consensus
from partnering_tui.session.differences import differences
from partnering_tui.session.merged_statements import with_wordings_named
from partnering_tui.session.merging import merge
from partnering_tui.session.moving import moving
from partnering_tui.session.positions import askings, is_on_earlier_wording
from partnering_tui.session.record import Row
from partnering_tui.session.session import PrivateNotes
from partnering_tui.session.sheet import AgreementSheet, sheet_of
from partnering_tui.session.standing_words import ASK_AGAIN, outcome
from partnering_tui.session.wording_marks import WORDING_MARK
from partnering_tui.summary.document import document
from partnering_tui.summary.markdown import markdown
from partnering_tui.summary.pending import pending_letter
from tests.session.builders import a_question, a_session, a_workshop
from tests.session.test_masking import with_summary
from tests.session.test_moving import a_newer_workshop
from tests.session.test_positions import ALL_NUMBERS, NOVEMBER, NUMBERS, QUESTION, Table

COSTS = "We share the costs"
WORKSHOP = a_workshop(QUESTION)


@pytest.fixture
def table() -> Table:
    """A statement that all three partners support."""
    table = Table()
    for partner in ("county", "lakewater", "beach"):
        table.say(partner, "support")
        table.pause()
    return table


def by_hand(table: Table, wording: str) -> None:
    """Change the wording as somebody does who edits the file."""
    table.row["name"] = wording


def test_a_wording_changed_by_hand_leaves_everybody_silent(table: Table) -> None:
    by_hand(table, ALL_NUMBERS)
    stands = consensus(table.row, table.book.session.partners)
    assert stands.standing is Standing.OPEN
    assert stands.silent == stands.on_earlier_wording == table.book.session.partners
    assert outcome(table.row, table.book.session.partners) == ASK_AGAIN


def test_it_stands_in_the_grid_as_a_wording_changed_in_the_app_does(table: Table) -> None:
    by_hand(table, ALL_NUMBERS)
    sheet = sheet_of(table.book.session, table.book.workshop, QUESTION, table.book.session.partners)
    assert isinstance(sheet, AgreementSheet)
    assert (sheet.text(0, 1), sheet.value(0, 1)) == ("(support)", None)


def test_white_space_by_hand_is_no_new_wording(table: Table) -> None:
    by_hand(table, "  We\nshare  numbers ")
    assert table.standing() is Standing.AGREED


def test_a_search_and_replace_through_the_whole_file_is_noticed(table: Table) -> None:
    changed = {key: value.replace("numbers", "costs") for key, value in table.row.items() if isinstance(value, str)}
    table.row.update(changed)
    assert table.standing() is Standing.OPEN


def test_a_heading_that_says_what_the_wording_said_does_not_hide_the_change(table: Table) -> None:
    table.row["due"] = NUMBERS
    by_hand(table, ALL_NUMBERS)
    assert table.standing() is Standing.OPEN


def test_positions_of_old_files_count_and_are_marked_with_the_next_one() -> None:
    table = Table()
    table.row["positions"] = {"county": "support", "lakewater": "accept"}
    assert not is_on_earlier_wording(table.row)
    table.say("beach", "support")
    assert table.standing() is Standing.AGREED
    by_hand(table, ALL_NUMBERS)
    assert table.standing() is Standing.OPEN


def test_the_wording_put_back_by_hand_or_in_the_app_brings_the_positions_back(table: Table) -> None:
    by_hand(table, ALL_NUMBERS)
    by_hand(table, NUMBERS)
    assert table.standing() is Standing.AGREED
    by_hand(table, ALL_NUMBERS)
    table.reword(NUMBERS)
    assert table.standing() is Standing.AGREED
    assert "asked_as" not in table.row


def test_changed_again_in_the_app_it_does_not_pretend_that_they_spoke_to_what_was_written_by_hand(
    table: Table,
) -> None:
    by_hand(table, ALL_NUMBERS)
    table.reword(COSTS)
    assert "asked_as" not in table.row
    table.reword(ALL_NUMBERS)
    assert table.standing() is Standing.OPEN


def test_the_next_position_stands_alone_and_what_was_said_before_is_kept(table: Table) -> None:
    by_hand(table, ALL_NUMBERS)
    table.say("county", "accept")
    assert table.row["positions"] == {"county": "accept"}
    assert not is_on_earlier_wording(table.row)
    before, now = askings(table.row)
    assert dict(before.positions) == {"county": "support", "lakewater": "support", "beach": "support"}
    assert before.wording not in ("", ALL_NUMBERS)
    assert now.wording == ""


def test_the_same_meaning_lets_them_count_and_can_be_taken_back(table: Table) -> None:
    by_hand(table, ALL_NUMBERS)
    before = deepcopy(table.book.session)
    assert table.same_meaning()
    assert table.standing() is Standing.AGREED
    assert [one.what for one in differences(before, table.book.session, WORKSHOP)] == ["asking"]
    by_hand(table, COSTS)
    assert table.standing() is Standing.OPEN
    by_hand(table, ALL_NUMBERS)
    table.book.undo()
    assert table.standing() is Standing.OPEN


def test_asked_again_nothing_of_the_mark_is_left(table: Table) -> None:
    table.ask_again()
    assert WORDING_MARK not in table.row
    table.book.undo()
    assert table.standing() is Standing.AGREED


def test_without_any_position_left_there_is_no_mark() -> None:
    table = Table()
    table.say("county", "support")
    table.say("county", "")
    assert WORDING_MARK not in table.row


def test_a_mark_alone_is_no_difference(table: Table) -> None:
    before = a_session("County", "Lakewater", "Beach", workshop=WORKSHOP)
    before.tree = deepcopy(table.book.session.tree)
    del before.tree["answers"]["q"]["rows"][0][WORDING_MARK]
    assert differences(before, table.book.session, WORKSHOP) == []


@pytest.mark.parametrize("mark", [3, "", "name", ["name", "x"], {}])
def test_a_mark_that_is_none_is_passed_over(table: Table, mark: Any) -> None:
    table.row[WORDING_MARK] = mark
    assert table.standing() is Standing.AGREED


def test_a_renamed_column_keeps_its_mark(table: Table) -> None:
    newer = a_newer_workshop(
        a_question("agreement", columns=({"id": "clause", "kind": "text", "label": "Clause"},)),
        renamed=[{"question": "q", "column": "name", "to": "clause"}],
    )
    for change in moving(table.book.session, PrivateNotes(), newer).changes:
        table.book.session.apply(change)
    assert table.row["clause"] == NUMBERS
    assert table.standing() is Standing.AGREED
    table.row["clause"] = ALL_NUMBERS
    assert table.standing() is Standing.OPEN


def test_documents_tell_it_as_they_do_a_wording_changed_in_the_app(table: Table) -> None:
    by_hand(table, ALL_NUMBERS)
    session, partner = table.book.session, table.book.session.partners[0]
    text = markdown(document(session, with_summary(QUESTION), today=NOVEMBER))
    assert "Open: County, Lakewater and Beach have yet to speak to this wording." in text
    assert "On 4 March 2026, on an earlier wording, County, Lakewater and Beach supported it." in text
    letter = markdown(pending_letter(session, table.book.workshop, partner, today=NOVEMBER))
    assert "On 4 March 2026, on an earlier wording, you supported it." in letter


# Two sides


def merged_row(base: Table, ours: Table, theirs: Table) -> Row:
    trees = [one.book.session.tree for one in (base, ours, theirs)]
    row: Row = merge(*trees).tree["answers"]["q"]["rows"][0]
    other: Row = merge(trees[0], trees[2], trees[1]).tree["answers"]["q"]["rows"][0]
    assert row.get(WORDING_MARK) == other.get(WORDING_MARK)
    return row


def test_a_position_given_while_another_changed_the_wording_by_hand_does_not_count(table: Table) -> None:
    base, ours, theirs = deepcopy(table), deepcopy(table), deepcopy(table)
    ours.say("lakewater", "block")
    by_hand(theirs, ALL_NUMBERS)
    assert is_on_earlier_wording(merged_row(base, ours, theirs))


def test_positions_on_two_new_wordings_count_for_neither() -> None:
    base = Table()
    ours, theirs = deepcopy(base), deepcopy(base)
    ours.reword(ALL_NUMBERS)
    ours.say("county", "support")
    theirs.reword(COSTS)
    theirs.say("lakewater", "support")
    row = merged_row(base, ours, theirs)
    assert row["positions"] == {"county": "support", "lakewater": "support"}
    assert is_on_earlier_wording(row)
    assert is_on_earlier_wording(row | {"name": COSTS})


def test_while_the_base_is_at_hand_the_wording_of_then_is_named(table: Table) -> None:
    base, theirs = deepcopy(table), deepcopy(table)
    by_hand(theirs, ALL_NUMBERS)
    named = with_wordings_named(base.book.session.tree, theirs.book.session.tree)
    assert named["answers"]["q"]["rows"][0]["asked_as"] == NUMBERS
    assert "asked_as" not in theirs.row
    assert with_wordings_named(base.book.session.tree, table.book.session.tree) is table.book.session.tree


def test_another_column_changed_elsewhere_does_not_take_back_that_the_meaning_is_the_same(table: Table) -> None:
    base, ours, theirs = deepcopy(table), deepcopy(table), deepcopy(table)
    ours.reword(ALL_NUMBERS)
    ours.same_meaning()
    theirs.row["due"] = "May"
    assert not is_on_earlier_wording(merged_row(base, ours, theirs))
