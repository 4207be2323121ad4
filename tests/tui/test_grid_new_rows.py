"""Adding rows to a grid by typing and pasting."""

from __future__ import annotations

from datetime import date

import pytest

from tests.tui.grid_hosts import (
    OBJECTIVES,
    PER_PARTNER,
    PRINCIPLES,
    TASKS,
    TWO,
    WIDE,
    GridHost,
    SlowHost,
    a_workbook,
    cursor_place,
    grid_lines,
)
from tests.tui.hosts import paste, press, settle


async def test_rows_are_added_by_typing_and_enter_and_nothing_else() -> None:
    host = GridHost(a_workbook(), OBJECTIVES)
    async with host.run_test(size=WIDE) as pilot:
        await press(pilot, *"One", "enter", *"Two", "enter", *"Three", "enter")
        assert host.column("objective") == ["One", "Two", "Three"]
        assert cursor_place(host.grid) == ("", "objective")


async def test_a_new_row_is_stored_from_its_first_letter() -> None:
    host = GridHost(a_workbook(), OBJECTIVES)
    async with host.run_test(size=WIDE) as pilot:
        await press(pilot, "O")
        assert host.column("objective") == ["O"]


async def test_tab_after_the_last_column_begins_the_next_row() -> None:
    host = GridHost(a_workbook(), OBJECTIVES)
    async with host.run_test(size=WIDE) as pilot:
        await press(pilot, "a", "tab", "1", "tab", "tab", "w", "tab", "b", "tab", "2", "enter", "c")
        assert host.column("objective") == ["a", "b", "c"]
        assert host.column("target") == [1, 2, None]
        assert host.column("why") == ["w", None, None]


async def test_tab_on_an_empty_line_for_a_new_row_is_left_to_the_screen() -> None:
    host = GridHost(a_workbook(objectives=TWO), OBJECTIVES)
    async with host.run_test(size=WIDE) as pilot:
        await press(pilot, "a", "enter", "tab")
        assert host.grid.spot is None
        assert host.column("objective") == ["One", "Two", "a"]


async def test_tab_opens_the_choices_of_a_new_row() -> None:
    host = GridHost(a_workbook(), TASKS)
    async with host.run_test(size=WIDE) as pilot:
        await press(pilot, *"Dig", "tab", "2", "space", "tab", "3", "y", *"Fill", "enter")
        assert [{k: v for k, v in row.items() if k != "id"} for row in host.rows] == [
            {"task": "Dig", "lead": "all", "whom": ["women"], "sure": 3, "funded": True},
            {"task": "Fill"},
        ]


async def test_a_new_row_that_is_left_wholly_empty_goes_again() -> None:
    host = GridHost(a_workbook(objectives=TWO), OBJECTIVES)
    async with host.run_test(size=WIDE) as pilot:
        await press(pilot, "x", "backspace", "up")
        await settle(pilot)
        assert host.column("objective") == ["One", "Two"]


async def test_a_new_row_that_is_left_empty_before_it_is_written_down_goes_too() -> None:
    host = SlowHost(a_workbook(objectives=TWO), OBJECTIVES)
    async with host.run_test(size=WIDE) as pilot:
        await press(pilot, "x", "backspace", "up")
        host.write_down()
        await settle(pilot)
        host.write_down()
        assert host.column("objective") == ["One", "Two"]


async def test_an_old_row_that_is_emptied_stays() -> None:
    host = GridHost(a_workbook(objectives=TWO), OBJECTIVES)
    async with host.run_test(size=WIDE) as pilot:
        host.grid.jump_to("r1", "objective")
        await press(pilot, "delete", "up")
        assert host.column("objective") == ["One", None]


async def test_undo_of_a_new_row_closes_its_editor() -> None:
    host = GridHost(a_workbook(objectives=TWO), OBJECTIVES)
    async with host.run_test(size=WIDE) as pilot:
        await press(pilot, "x")
        host.undo()
        await settle(pilot)
        assert host.column("objective") == ["One", "Two"]
        await press(pilot, "y")
        assert host.column("objective") == ["One", "Two", "y"]


async def test_a_statement_is_written_before_positions_are_taken() -> None:
    host = GridHost(a_workbook(), PRINCIPLES)
    async with host.run_test(size=WIDE) as pilot:
        await press(pilot, "right", "s", "left", *"One", "tab", "s", "a", "s")
        assert len(host.rows) == 1
        assert host.rows[0]["positions"] == {"county": "support", "lakewater": "accept", "beach": "support"}


async def test_rows_go_to_the_partner_whose_table_it_is() -> None:
    host = GridHost(a_workbook(), PER_PARTNER)
    host.partner = "lakewater"
    async with host.run_test(size=WIDE) as pilot:
        await press(pilot, *"Pipes", "enter")
        host.partner = "county"
        host.show()
        await press(pilot, *"Land", "enter")
        by_partner = host.answer()["by_partner"]
        assert {partner: [row["what"] for row in rows] for partner, rows in by_partner.items()} == {
            "lakewater": ["Pipes"],
            "county": ["Land"],
        }


async def test_a_click_on_the_line_for_a_new_row_starts_it() -> None:
    host = GridHost(a_workbook(objectives=TWO), OBJECTIVES)
    async with host.run_test(size=WIDE) as pilot:
        host.grid.jump_to("r0")
        await pilot.click(grid_lines(host), offset=(4, 3))
        await press(pilot, "x")
        assert host.column("objective") == ["One", "Two", "x"]


async def test_a_spreadsheet_pasted_on_the_line_for_a_new_row_makes_rows() -> None:
    host = GridHost(a_workbook(objectives=TWO), OBJECTIVES)
    async with host.run_test(size=WIDE) as pilot:
        await paste(pilot, "Three\t30\t2027-06-30\r\n\r\nFour [/b]\t\tlater\tbecause\tof it\n")
        await settle(pilot)
        rows = [{key: value for key, value in row.items() if key != "id"} for row in host.rows[2:]]
        assert rows == [
            {"objective": "Three", "target": 30, "due": date(2027, 6, 30)},
            {"objective": "Four [/b]", "due": "later", "why": "because of it"},
        ]
        assert cursor_place(host.grid) == ("", "objective")


async def test_lines_pasted_while_a_new_row_is_begun_make_rows_too() -> None:
    host = GridHost(a_workbook(), OBJECTIVES)
    async with host.run_test(size=WIDE) as pilot:
        await press(pilot, "a", "enter")
        await paste(pilot, "b\nc")
        await press(pilot, "d")
        await settle(pilot)
        assert host.column("objective") == ["a", "b", "c", "d"]


async def test_one_line_pasted_on_the_line_for_a_new_row_begins_it() -> None:
    host = GridHost(a_workbook(), OBJECTIVES)
    async with host.run_test(size=WIDE) as pilot:
        await paste(pilot, "One")
        await press(pilot, "!")
        assert host.column("objective") == ["One!"]


async def test_words_pasted_into_a_cell_being_edited_stay_in_it() -> None:
    host = GridHost(a_workbook(objectives=TWO), OBJECTIVES)
    async with host.run_test(size=WIDE) as pilot:
        host.grid.jump_to("r0", "objective")
        await press(pilot, "enter")
        await paste(pilot, " and\nmore")
        assert host.column("objective") == ["One and more", "Two"]


@pytest.mark.parametrize("count", [1, 60])
async def test_all_pasted_rows_arrive_in_their_order(count: int) -> None:
    host = GridHost(a_workbook(), OBJECTIVES)
    async with host.run_test(size=(80, 24)) as pilot:
        await paste(pilot, "".join(f"Row {number}\t{number}\n" for number in range(count)))
        await settle(pilot)
        assert host.column("target") == list(range(count))


async def test_thousands_of_pasted_rows_are_taken_back_and_made_again_at_once() -> None:
    host = GridHost(a_workbook(objectives=TWO), OBJECTIVES)
    async with host.run_test(size=(80, 24)) as pilot:
        await press(pilot, "a", "enter")
        await paste(pilot, "".join(f"Row {number}\t{number}\n" for number in range(5_000)))
        await press(pilot, "z", "enter")
        assert len(host.rows) == 5_004
        host.undo()
        host.undo()
        assert host.column("objective") == ["One", "Two", "a"]
        host.redo()
        assert [len(host.rows), host.rows[-1]["objective"]] == [5_003, "Row 4999"]


async def test_rows_pasted_before_the_first_were_written_down_are_written_once() -> None:
    host = SlowHost(a_workbook(), OBJECTIVES)
    async with host.run_test(size=WIDE) as pilot:
        await paste(pilot, "a\nb")
        for row in host.grid.take_new_rows():
            GridHost.on_row_added(host, row)
        host.write_down()
        await settle(pilot)
        assert host.column("objective") == ["a", "b"]
        assert host.grid.take_new_rows() == []
