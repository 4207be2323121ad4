"""Setting the cells of a grid by one key, and removing and moving its rows."""

from __future__ import annotations

import pytest

from partnering_tui.tui.messages import RowRemoved
from partnering_tui.tui.widgets.grid import Grid
from tests.tui.grid_hosts import (
    GAINS,
    HEALTH,
    OBJECTIVES,
    PRINCIPLES,
    RACI,
    TASKS,
    WIDE,
    GridHost,
    a_round,
    a_workbook,
    cursor_place,
    some_objectives,
    statements,
)
from tests.tui.hosts import burst, paste, press, screen_lines


async def test_going_round_the_table_takes_one_letter_per_partner() -> None:
    host = GridHost(a_workbook(principles=statements("One", "Two")), PRINCIPLES)
    async with host.run_test(size=WIDE) as pilot:
        await press(pilot, "s", "a", "s", "A", "s")
        assert [row["positions"] for row in host.rows] == [
            {"county": "support", "lakewater": "accept", "beach": "support"},
            {"county": "accept", "lakewater": "support"},
        ]
        assert "agreed" in screen_lines(host)[1]


async def test_the_same_letter_takes_a_position_back() -> None:
    host = GridHost(a_workbook(principles=statements("One")), PRINCIPLES)
    async with host.run_test(size=WIDE) as pilot:
        await press(pilot, "s", "left", "s")
        assert "positions" not in host.rows[0]
        assert cursor_place(host.grid) == ("p0", "county")


@pytest.mark.parametrize(("key", "position"), [("r", "reservation"), ("t", "stand-aside"), ("b", "block")])
async def test_whoever_does_not_simply_agree_is_asked_for_words(key: str, position: str) -> None:
    host = GridHost(a_workbook(principles=statements("One", "Two")), PRINCIPLES)
    async with host.run_test(size=WIDE) as pilot:
        await press(pilot, "s", key, *"not [b] data")
        assert host.rows[0]["positions"]["lakewater"] == position
        assert host.rows[0]["reservations"] == {"lakewater": "not [b] data"}
        assert sum("Lakewater" in line for line in screen_lines(host)) == 2
        await press(pilot, "enter")
        assert cursor_place(host.grid) == ("p0", "beach")


async def test_the_words_of_a_reservation_may_be_left_empty() -> None:
    host = GridHost(a_workbook(principles=statements("One")), PRINCIPLES)
    async with host.run_test(size=WIDE) as pilot:
        await press(pilot, "r", "enter", "t", "escape", "right", "s")
        assert host.rows[0]["positions"] == {"county": "reservation", "lakewater": "stand-aside", "beach": "support"}
        assert "reservations" not in host.rows[0]


async def test_the_words_of_a_reservation_are_opened_again_with_enter() -> None:
    host = GridHost(a_workbook(principles=statements("One")), PRINCIPLES)
    async with host.run_test(size=WIDE) as pilot:
        await press(pilot, "r", "a", "enter", "left", "enter", "b")
        assert host.rows[0]["reservations"] == {"county": "ab"}


async def test_letters_of_responsibility_keep_the_rule_of_the_matrix() -> None:
    host = GridHost(a_workbook(objectives=some_objectives(2)), RACI)
    async with host.run_test(size=WIDE) as pilot:
        await press(pilot, "r", "left", "a", "c", "i", "R", "b", "b", "left", "b")
        assert host.answer()["cells"] == {
            "r0": {"county": "RA", "lakewater": "C", "beach": "I"},
            "r1": {"county": "R", "beach": "RA"},
        }


async def test_digits_rate_and_go_round() -> None:
    host = GridHost(a_workbook(health=a_round()), HEALTH)
    async with host.run_test(size=WIDE) as pilot:
        await press(pilot, "1", "2", "3", "3", "9")
        assert host.answer()["rounds"][0]["scores"] == {
            "trust": {"county": 1, "lakewater": 2, "beach": 3},
            "pace": {"county": 3},
        }


async def test_choices_in_a_table_are_made_by_key() -> None:
    host = GridHost(a_workbook(tasks={"rows": [{"id": "t0", "task": "Dig"}]}), TASKS)
    async with host.run_test(size=WIDE) as pilot:
        await press(pilot, "up", "right", "2", "right", "right", "3", "y")
        assert cursor_place(host.grid) == ("t0", "funded")
        assert host.rows[0] == {"id": "t0", "task": "Dig", "lead": "all", "sure": 3, "funded": True}


async def test_many_choices_are_picked_from_a_list_over_the_cell() -> None:
    host = GridHost(a_workbook(tasks={"rows": [{"id": "t0", "task": "Dig"}]}), TASKS)
    async with host.run_test(size=WIDE) as pilot:
        await press(pilot, "up", "right", "right", "enter", "space", "down", "space", "enter")
        assert host.rows[0]["whom"] == ["women", "youth"]
        assert cursor_place(host.grid) == ("t0", "whom")


async def test_a_choice_is_picked_from_a_list_with_enter() -> None:
    host = GridHost(a_workbook(tasks={"rows": [{"id": "t0", "lead": "county-run"}]}), TASKS)
    async with host.run_test(size=WIDE) as pilot:
        await press(pilot, "up", "right", "enter")
        assert "county-run (not one of the choices)" in "\n".join(screen_lines(host))
        await press(pilot, "up", "up", "enter")
        assert host.rows[0]["lead"] == "one"


async def test_space_goes_round_all_that_a_cell_can_hold() -> None:
    host = GridHost(a_workbook(health=a_round()), HEALTH)
    async with host.run_test(size=WIDE) as pilot:
        burst(host, "  ")
        await pilot.pause()
        assert host.answer()["rounds"][0]["scores"] == {"trust": {"county": 2}}
        burst(host, "  ")
        await pilot.pause()
        assert "scores" not in host.answer()["rounds"][0]


async def test_delete_clears_a_cell() -> None:
    host = GridHost(
        a_workbook(principles={"rows": [{"id": "p0", "principle": "x", "positions": {"county": "block"}}]}), PRINCIPLES
    )
    async with host.run_test(size=WIDE) as pilot:
        await press(pilot, "delete", "left", "backspace")
        assert host.rows == [{"id": "p0"}]


async def test_what_cannot_be_set_stays_as_it_is() -> None:
    host = GridHost(a_workbook(objectives=some_objectives(1)), GAINS)
    async with host.run_test(size=WIDE) as pilot:
        await press(pilot, "left", "x", "enter", "delete", "space")
        assert host.told == []


async def test_a_level_is_pasted_only_if_it_is_one() -> None:
    host = GridHost(a_workbook(health=a_round()), HEALTH)
    async with host.run_test(size=WIDE) as pilot:
        await paste(pilot, "3\n")
        await press(pilot, "right")
        await paste(pilot, "very high")
        assert host.answer()["rounds"][0]["scores"] == {"trust": {"county": 3}}


async def test_removing_a_row_can_be_undone() -> None:
    host = GridHost(a_workbook(objectives=some_objectives(3)), OBJECTIVES)
    async with host.run_test(size=WIDE) as pilot:
        host.grid.jump_to("r1")
        host.grid.action_remove_row()
        await pilot.pause()
        assert [row["id"] for row in host.rows] == ["r0", "r2"]
        assert cursor_place(host.grid)[0] == "r2"
        host.undo()
        await pilot.pause()
        assert [row["id"] for row in host.rows] == ["r0", "r1", "r2"]


async def test_the_cursor_goes_with_a_row_that_is_moved() -> None:
    host = GridHost(a_workbook(objectives=some_objectives(3)), OBJECTIVES)
    async with host.run_test(size=WIDE) as pilot:
        host.grid.jump_to("r2")
        host.grid.action_move_row(-1)
        await pilot.pause()
        assert [row["id"] for row in host.rows] == ["r0", "r2", "r1"]
        assert cursor_place(host.grid)[0] == "r2"


async def test_rows_of_a_matrix_cannot_be_removed_here() -> None:
    host = GridHost(a_workbook(objectives=some_objectives(1)), GAINS)
    async with host.run_test(size=WIDE) as pilot:
        host.grid.action_remove_row()
        host.grid.action_move_row(1)
        await pilot.pause()
        assert not any(isinstance(message, RowRemoved) for message in host.told)


async def test_a_grid_without_a_sheet_takes_every_question_calmly() -> None:
    grid = Grid()
    assert grid.edits() == []
    assert grid.take_new_rows() == []
    assert cursor_place(grid) == ("", "")
