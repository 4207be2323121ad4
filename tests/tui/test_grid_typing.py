"""Typing in the cells of a grid: nothing typed is lost, and nothing comes in another order."""

from __future__ import annotations

from datetime import date

from partnering_tui.session import edits
from partnering_tui.tui.messages import AnswerEdited
from partnering_tui.tui.widgets.words import Words
from tests.tui.grid_hosts import (
    GAINS,
    OBJECTIVES,
    TWO,
    WIDE,
    GridHost,
    SlowHost,
    a_workbook,
    cursor_place,
)
from tests.tui.hosts import burst, paste, press, screen_lines, settle


async def test_typing_over_a_cell_replaces_it() -> None:
    host = GridHost(a_workbook(objectives=TWO), OBJECTIVES)
    async with host.run_test(size=WIDE) as pilot:
        host.grid.jump_to("r0", "objective")
        await press(pilot, *"New [b]")
        assert host.column("objective") == ["New [b]", "Two"]


async def test_enter_opens_a_cell_with_what_it_says_and_the_cursor_at_its_end() -> None:
    host = GridHost(a_workbook(objectives=TWO), OBJECTIVES)
    async with host.run_test(size=WIDE) as pilot:
        host.grid.jump_to("r0", "objective")
        await press(pilot, "enter", "!")
        assert host.column("objective") == ["One!", "Two"]


async def test_space_does_not_wipe_a_cell() -> None:
    host = GridHost(a_workbook(objectives=TWO), OBJECTIVES)
    async with host.run_test(size=WIDE) as pilot:
        host.grid.jump_to("r0", "objective")
        await press(pilot, "space", "!")
        assert host.column("objective") == ["One!", "Two"]


async def test_every_letter_is_told_at_once() -> None:
    host = GridHost(a_workbook(objectives=TWO), OBJECTIVES)
    async with host.run_test(size=WIDE) as pilot:
        host.grid.jump_to("r0", "objective")
        await press(pilot, *"abc")
        assert [m.value for m in host.told if isinstance(m, AnswerEdited)] == ["a", "ab", "abc"]


async def test_opening_and_leaving_a_cell_tells_nothing() -> None:
    host = GridHost(a_workbook(objectives=TWO), OBJECTIVES)
    async with host.run_test(size=WIDE) as pilot:
        host.grid.jump_to("r0", "objective")
        await press(pilot, "enter", "escape", "enter", "enter", "enter", "tab", "tab", "shift+tab", "up")
        assert host.told == []


async def test_numbers_and_dates_are_stored_as_such_and_the_rest_as_it_was_typed() -> None:
    host = GridHost(a_workbook(objectives=TWO), OBJECTIVES)
    async with host.run_test(size=WIDE) as pilot:
        host.grid.jump_to("r0", "target")
        await press(pilot, *"4,5", "tab", *"2027-06-30", "tab", "up", "down")
        host.grid.jump_to("r1", "due")
        await press(pilot, *"spring")
        assert host.rows[0]["target"] == 4.5
        assert host.rows[0]["due"] == date(2027, 6, 30)
        assert host.rows[1]["due"] == "spring"


async def test_enter_commits_and_goes_down() -> None:
    host = GridHost(a_workbook(objectives=TWO), OBJECTIVES)
    async with host.run_test(size=WIDE) as pilot:
        host.grid.jump_to("r0", "objective")
        await press(pilot, "x", "enter", "y", "enter")
        assert host.column("objective") == ["x", "y"]
        assert cursor_place(host.grid) == ("", "objective")


async def test_escape_leaves_the_cell_and_keeps_what_was_typed() -> None:
    host = GridHost(a_workbook(objectives=TWO), OBJECTIVES)
    async with host.run_test(size=WIDE) as pilot:
        host.grid.jump_to("r0", "objective")
        await press(pilot, "x", "escape", "down")
        assert host.column("objective") == ["x", "Two"]
        assert cursor_place(host.grid) == ("r1", "objective")


async def test_up_and_down_leave_the_editor_and_move() -> None:
    host = GridHost(a_workbook(objectives=TWO), OBJECTIVES)
    async with host.run_test(size=WIDE) as pilot:
        host.grid.jump_to("r0", "objective")
        await press(pilot, "x", "down", "y", "up")
        assert host.column("objective") == ["x", "y"]
        assert cursor_place(host.grid) == ("r0", "objective")


async def test_tab_goes_from_cell_to_cell_and_row_to_row() -> None:
    host = GridHost(a_workbook(objectives=TWO), OBJECTIVES)
    async with host.run_test(size=WIDE) as pilot:
        host.grid.jump_to("r0", "due")
        await press(pilot, "x", "tab", "tab", "!", "shift+tab", "?")
        assert host.rows[0]["due"] == "x"
        assert host.rows[0]["why"] == "?"
        assert host.rows[1]["objective"] == "Two!"


async def test_a_long_text_keeps_its_lines_in_a_cell() -> None:
    host = GridHost(a_workbook(objectives=TWO), OBJECTIVES)
    async with host.run_test(size=WIDE) as pilot:
        host.grid.jump_to("r0", "why")
        await paste(pilot, "one\ntwo")
        await press(pilot, "ctrl+j", "x")
        assert host.rows[0]["why"] == "one\ntwo\nx"


async def test_the_editor_is_wide_enough_to_write_in_and_shows_all_of_the_text() -> None:
    host = GridHost(a_workbook(objectives=TWO), GAINS)
    async with host.run_test(size=(80, 24)) as pilot:
        text = "A gain that is longer than its column is wide by far, and 水 too"
        await press(pilot, "end", *text)
        editor = host.query_one(Words)
        assert editor.size.width >= 30
        assert editor.region.right <= 80
        shown = " ".join(line[editor.region.x + 1 :].strip() for line in screen_lines(host)[1:4])
        assert text in " ".join(shown.split())


async def test_undo_shows_in_the_open_editor_what_stands_there_now() -> None:
    host = GridHost(a_workbook(objectives=TWO), OBJECTIVES)
    async with host.run_test(size=WIDE) as pilot:
        host.grid.jump_to("r0", "objective")
        await press(pilot, "enter", *"abc")
        host.undo()
        await pilot.pause()
        await press(pilot, "!")
        assert host.column("objective")[0] == "One!"


async def test_redo_too() -> None:
    host = GridHost(a_workbook(objectives=TWO), OBJECTIVES)
    async with host.run_test(size=WIDE) as pilot:
        host.grid.jump_to("r0", "objective")
        await press(pilot, "enter", *"abc")
        host.undo()
        host.redo()
        await press(pilot, "!")
        assert host.column("objective")[0] == "Oneabc!"


async def test_a_fast_typist_loses_no_letter() -> None:
    host = GridHost(a_workbook(objectives=TWO), OBJECTIVES)
    async with host.run_test(size=WIDE) as pilot:
        host.grid.jump_to("r0", "objective")
        burst(host, "the quick brown fox", "backspace", "left", "X", "enter", "jumps", "enter", "over")
        await settle(pilot)
        assert host.column("objective") == ["the quick brown fXo", "jumps", "over"]


async def test_what_was_typed_and_not_written_down_yet_can_be_asked_for() -> None:
    host = SlowHost(a_workbook(objectives=TWO), OBJECTIVES)
    async with host.run_test(size=WIDE) as pilot:
        host.grid.jump_to("r0", "objective")
        await press(pilot, *"abc")
        told = host.grid.edits()
        assert [(edit.place, edit.value) for edit in told] == [(("rows", "r0", "objective"), "abc")]
        host.write_down()
        assert host.grid.edits() == []


async def test_a_sheet_that_is_behind_does_not_overwrite_what_is_being_typed() -> None:
    host = SlowHost(a_workbook(objectives=TWO), OBJECTIVES)
    async with host.run_test(size=WIDE) as pilot:
        host.grid.jump_to("r0", "objective")
        await press(pilot, *"ab")
        host.write_down(1)
        await press(pilot, *"cd")
        host.show()
        host.write_down(1)
        await press(pilot, "e")
        host.write_down()
        await pilot.pause()
        host.write_down()
        assert host.column("objective")[0] == "abcde"
        assert host.query_one(Words).text == "abcde"


async def test_typing_into_a_new_row_before_it_is_written_down_loses_nothing() -> None:
    host = SlowHost(a_workbook(objectives=TWO), OBJECTIVES)
    async with host.run_test(size=WIDE) as pilot:
        await press(pilot, *"Three", "tab", *"12")
        host.write_down(1)
        await press(pilot, *"34", "tab", *"2027-01-01")
        await settle(pilot)
        host.write_down()
        await settle(pilot)
        host.write_down()
        assert {key: value for key, value in host.rows[2].items() if key != "id"} == {
            "objective": "Three",
            "target": 1234,
            "due": date(2027, 1, 1),
        }


async def test_several_new_rows_before_the_first_is_written_down_keep_their_order() -> None:
    host = SlowHost(a_workbook(objectives=TWO), OBJECTIVES)
    async with host.run_test(size=WIDE) as pilot:
        await press(pilot, *"Three", "enter", *"Four", "enter", *"Fi")
        assert [line.split()[0] for line in screen_lines(host)[3:5]] == ["Three", "Four"]
        host.write_down(1)
        await press(pilot, *"ve")
        host.write_down()
        await settle(pilot)
        host.write_down()
        assert host.column("objective") == ["One", "Two", "Three", "Four", "Five"]
        await press(pilot, "!")
        host.write_down()
        assert host.column("objective")[-1] == "Five!"


async def test_new_rows_that_are_not_written_down_yet_can_be_taken_and_are_not_written_twice() -> None:
    host = SlowHost(a_workbook(objectives=TWO), OBJECTIVES)
    async with host.run_test(size=WIDE) as pilot:
        await press(pilot, *"Three", "enter", *"Fo")
        for row in host.grid.take_new_rows():
            host.workbook.make(edits.add_row(host.workbook.session, row.question, row.list_place, row.values))
        await press(pilot, *"ur")
        host.write_down()
        await settle(pilot)
        host.write_down()
        assert host.column("objective") == ["One", "Two", "Three", "Four"]


async def test_what_is_told_of_a_row_that_is_gone_changes_nothing() -> None:
    host = SlowHost(a_workbook(objectives={"rows": TWO["rows"][:1]}), OBJECTIVES)
    async with host.run_test(size=WIDE) as pilot:
        host.grid.jump_to("r0", "due")
        await press(pilot, *"soon")
        host.workbook.make(edits.remove_row(host.workbook.session, OBJECTIVES, ("rows", "r0")))
        host.show()
        host.write_down()
        assert host.answer() == {}
        host.undo()
        await settle(pilot)
        assert [row["objective"] for row in host.rows] == ["One"]
