"""The grid: reading it, moving in it, and setting cells by one key."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from partnering_tui.session.record import Row
from partnering_tui.tui.messages import RowRemoved
from partnering_tui.tui.widgets.grid import Grid
from tests.tui.hosts import (
    GAINS,
    HEALTH,
    OBJECTIVES,
    PRINCIPLES,
    RACI,
    TASKS,
    CountingSheets,
    GridHost,
    a_workbook,
    burst,
    grid_lines,
    paste,
    press,
    screen_lines,
)

WIDE = (110, 24)


def some_objectives(count: int) -> dict[str, list[Row]]:
    return {"rows": [{"id": f"r{number}", "objective": f"Objective {number}"} for number in range(count)]}


def statements(*names: str) -> dict[str, list[Row]]:
    return {"rows": [{"id": f"p{number}", "principle": name} for number, name in enumerate(names)]}


def a_round(**scores: dict[str, Any]) -> dict[str, Any]:
    return {"rounds": [{"id": "h1", "date": date(2026, 3, 4), "scores": scores}]}


# Reading


async def test_header_rows_and_the_line_for_a_new_row_are_shown() -> None:
    host = GridHost(a_workbook(objectives=some_objectives(2)), OBJECTIVES)
    async with host.run_test(size=WIDE):
        lines = screen_lines(host)
        assert lines[0].split() == ["Objective", "*", "Target", "By", "when", "Why"]
        assert [line.strip() for line in lines[1:3]] == ["Objective 0", "Objective 1"]
        assert lines[3] == "▌type a new row, Enter"


@pytest.mark.parametrize("text", ["[/]", "[b]for all[/b]", "水的安全", "🙂 and é", "a\nb", "\x1b[31m"])
async def test_any_text_is_shown_literally(text: str) -> None:
    host = GridHost(a_workbook(objectives={"rows": [{"id": "r0", "objective": text}]}), OBJECTIVES)
    async with host.run_test(size=WIDE) as pilot:
        await press(pilot, "up")
        assert " ".join(text.replace("\x1b", "").split()) in screen_lines(host)[1]


async def test_columns_stand_under_each_other_whatever_is_written_in_them() -> None:
    rows = [
        {"id": f"r{i}", "objective": text, "target": 7} for i, text in enumerate(("水的安全" * 30, "é🙂" * 40, "x"))
    ]
    host = GridHost(a_workbook(objectives={"rows": rows}), OBJECTIVES)
    async with host.run_test(size=(80, 24)):
        strips = host.screen._compositor.render_strips()[1:4]
        assert {strip.cell_length for strip in strips} == {80}
        assert len({strip.crop(0, place).cell_length for strip in strips for place in [strip.text.find("7")]}) <= 3
        assert "…" in screen_lines(host)[1]
        assert "…" in screen_lines(host)[2]


async def test_a_value_that_does_not_fit_is_marked_and_explained() -> None:
    rows = [{"id": "r0", "objective": "x", "due": "spring 2027"}]
    host = GridHost(a_workbook(objectives={"rows": rows}), OBJECTIVES)
    async with host.run_test(size=WIDE) as pilot:
        assert "spring 2027 ?" in screen_lines(host)[1]
        await press(pilot, "up", "right", "right")
        assert "not a date yet: write 2027-06-30 (kept as typed)" in "\n".join(screen_lines(host))


async def test_a_text_that_is_cut_is_shown_in_full_below() -> None:
    text = "We share all the numbers, also the bad ones, and tell each other before we tell anybody else, always."
    host = GridHost(a_workbook(objectives={"rows": [{"id": "r0", "objective": text}]}), OBJECTIVES)
    async with host.run_test(size=(80, 24)) as pilot:
        assert "before" not in "\n".join(screen_lines(host))
        await press(pilot, "up")
        assert text in " ".join(line.strip() for line in screen_lines(host)[3:6])


async def test_a_statement_that_is_cut_is_shown_in_full_while_positions_are_taken() -> None:
    text = "We share all the numbers, also the bad ones, and tell each other before we tell anybody else."
    host = GridHost(a_workbook(principles=statements(text)), PRINCIPLES)
    async with host.run_test(size=(80, 24)):
        assert host.grid.cursor_place == ("p0", "county")
        assert text in " ".join(line.strip() for line in screen_lines(host)[3:6])


@pytest.mark.parametrize(
    ("question", "legend"),
    [
        (PRINCIPLES, "s support · a accept · r reservation · t stand aside · b block"),
        (RACI, "r responsible · a accountable · c consulted · i informed"),
        (HEALTH, "1 Low · 2 Fair · 3 High"),
    ],
)
async def test_the_legend_of_the_keys_is_always_shown(question: Any, legend: str) -> None:
    answers = {"objectives": some_objectives(1), "principles": statements("One"), "health": a_round()}
    host = GridHost(a_workbook(**answers), question)
    async with host.run_test(size=(80, 24)):
        assert legend in "\n".join(screen_lines(host))


async def test_the_hint_of_a_column_is_shown() -> None:
    host = GridHost(a_workbook(), OBJECTIVES)
    async with host.run_test(size=(80, 24)):
        assert "What will be different." in "\n".join(screen_lines(host))


async def test_a_matrix_without_rows_says_where_they_come_from() -> None:
    host = GridHost(a_workbook(), GAINS)
    async with host.run_test(size=(80, 24)) as pilot:
        await press(pilot, "x", "enter", "down", "delete")
        assert "The rows come from “Objectives”: add some there first." in "\n".join(screen_lines(host))
        assert host.told == []


async def test_a_matrix_without_partners_asks_for_them() -> None:
    host = GridHost(a_workbook(partners=(), objectives=some_objectives(1)), GAINS)
    async with host.run_test(size=(80, 24)):
        assert "Add the partners first." in "\n".join(screen_lines(host))


async def test_an_outcome_that_is_not_full_agreement_never_looks_like_it() -> None:
    rows = statements("One")["rows"]
    rows[0]["positions"] = {"county": "support", "lakewater": "reservation", "beach": "support"}
    host = GridHost(a_workbook(principles={"rows": rows}), PRINCIPLES)
    async with host.run_test(size=(80, 24)):
        assert "agreed" not in screen_lines(host)[1]
        assert "reservations" in screen_lines(host)[1]


# Ten thousand rows


async def test_ten_thousand_rows_are_drawn_as_quickly_as_ten() -> None:
    counting = CountingSheets()
    host = GridHost(a_workbook(objectives=some_objectives(10_000)), OBJECTIVES, counting=counting)
    async with host.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert counting.asked < 1000
        counting.asked = 0
        await press(pilot, "up")
        assert counting.asked < 100
        counting.asked = 0
        await press(pilot, "ctrl+home")
        assert "Objective 0" in screen_lines(host)[1]
        assert counting.asked < 200


async def test_a_key_in_a_cell_costs_no_more_with_ten_thousand_rows() -> None:
    counting = CountingSheets()
    host = GridHost(a_workbook(objectives=some_objectives(10_000)), OBJECTIVES, counting=counting)
    async with host.run_test(size=(80, 24)) as pilot:
        await press(pilot, "x")
        counting.asked = 0
        await press(pilot, "y")
        assert counting.asked < 200
        assert host.rows[-1]["objective"] == "xy"


async def test_a_long_grid_scrolls_inside_and_keeps_its_header() -> None:
    host = GridHost(a_workbook(objectives=some_objectives(300)), OBJECTIVES)
    async with host.run_test(size=(80, 24)) as pilot:
        await press(pilot, "up")
        assert host.grid.size.height <= 24
        assert "Objective *" in screen_lines(host)[0]
        assert "Objective 299" in "\n".join(screen_lines(host))
        await press(pilot, "pageup")
        assert host.grid.cursor_place[0] < "r299"


# Moving


async def test_arrows_stop_at_the_edges() -> None:
    host = GridHost(a_workbook(objectives=some_objectives(2)), OBJECTIVES)
    async with host.run_test(size=WIDE) as pilot:
        await press(pilot, "down", "left")
        assert host.grid.cursor_place == ("", "objective")
        await press(pilot, "up", "up", "up", "up", "end", "right")
        assert host.grid.cursor_place == ("r0", "why")
        await press(pilot, "home")
        assert host.grid.cursor_place == ("r0", "objective")
        await press(pilot, "ctrl+end")
        assert host.grid.cursor_place == ("", "objective")


async def test_tab_is_left_to_the_screen_unless_a_cell_is_edited() -> None:
    host = GridHost(a_workbook(objectives=some_objectives(2)), OBJECTIVES)
    async with host.run_test(size=WIDE) as pilot:
        host.grid.show_sheet(host.grid.rows.sheet)  # type: ignore[union-attr]
        await press(pilot, "up", "tab")
        assert host.grid.cursor_place == ("r1", "objective")
        await press(pilot, "x", "tab")
        assert host.grid.cursor_place == ("r1", "target")


async def test_columns_that_do_not_fit_come_into_sight_beside_the_first() -> None:
    partners = [f"Partner {number}" for number in range(12)]
    host = GridHost(a_workbook(partners, objectives=some_objectives(2)), GAINS)
    async with host.run_test(size=(80, 24)) as pilot:
        assert "Partner 11" not in screen_lines(host)[0]
        await press(pilot, "end")
        assert "Partner 11" in screen_lines(host)[0]
        assert "Objective 0" in screen_lines(host)[1]
        assert "‹" in screen_lines(host)[0]


async def test_the_cursor_stays_on_its_row_when_rows_come_above() -> None:
    host = GridHost(a_workbook(objectives=some_objectives(3)), OBJECTIVES)
    async with host.run_test(size=WIDE) as pilot:
        host.grid.jump_to("r1", "due")
        host.workbook.session.tree["answers"]["objectives"]["rows"].insert(0, {"id": "new", "objective": "First"})
        host.show()
        await pilot.pause()
        assert host.grid.cursor_place == ("r1", "due")


async def test_another_question_in_the_same_grid_begins_anew() -> None:
    host = GridHost(a_workbook(objectives=some_objectives(3), principles=statements("One")), OBJECTIVES)
    async with host.run_test(size=WIDE) as pilot:
        await press(pilot, "x")
        host.question = PRINCIPLES
        host.show()
        await pilot.pause()
        assert host.grid.cursor_place == ("p0", "county")
        await press(pilot, "s")
        assert host.answer()["rows"][0]["positions"] == {"county": "support"}


async def test_a_click_moves_the_cursor_and_a_second_opens_the_cell() -> None:
    host = GridHost(a_workbook(objectives=some_objectives(3)), OBJECTIVES)
    async with host.run_test(size=WIDE) as pilot:
        await pilot.click(grid_lines(host), offset=(3, 2))
        assert host.grid.cursor_place == ("r1", "objective")
        await pilot.click(grid_lines(host), offset=(3, 2))
        await press(pilot, "!")
        assert host.column("objective")[1] == "Objective 1!"


# Positions, responsibilities, levels and choices


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
        assert host.grid.cursor_place == ("p0", "county")


@pytest.mark.parametrize(("key", "position"), [("r", "reservation"), ("t", "stand-aside"), ("b", "block")])
async def test_whoever_does_not_simply_agree_is_asked_for_words(key: str, position: str) -> None:
    host = GridHost(a_workbook(principles=statements("One", "Two")), PRINCIPLES)
    async with host.run_test(size=WIDE) as pilot:
        await press(pilot, "s", key, *"not [b] data")
        assert host.rows[0]["positions"]["lakewater"] == position
        assert host.rows[0]["reservations"] == {"lakewater": "not [b] data"}
        assert sum("Lakewater" in line for line in screen_lines(host)) == 2
        await press(pilot, "enter")
        assert host.grid.cursor_place == ("p0", "beach")


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
        await press(pilot, "r", "left", "a", "c", "i", "R")
        assert host.answer()["cells"] == {
            "r0": {"county": "RA", "lakewater": "C", "beach": "I"},
            "r1": {"county": "R"},
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
        assert host.grid.cursor_place == ("t0", "funded")
        assert host.rows[0] == {"id": "t0", "task": "Dig", "lead": "all", "sure": 3, "funded": True}


async def test_many_choices_are_picked_from_a_list_over_the_cell() -> None:
    host = GridHost(a_workbook(tasks={"rows": [{"id": "t0", "task": "Dig"}]}), TASKS)
    async with host.run_test(size=WIDE) as pilot:
        await press(pilot, "up", "right", "right", "enter", "space", "down", "space", "enter")
        assert host.rows[0]["whom"] == ["women", "youth"]
        assert host.grid.cursor_place == ("t0", "whom")


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


# Rows


async def test_removing_a_row_can_be_undone() -> None:
    host = GridHost(a_workbook(objectives=some_objectives(3)), OBJECTIVES)
    async with host.run_test(size=WIDE) as pilot:
        host.grid.jump_to("r1")
        host.grid.action_remove_row()
        await pilot.pause()
        assert [row["id"] for row in host.rows] == ["r0", "r2"]
        assert host.grid.cursor_place[0] == "r2"
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
        assert host.grid.cursor_place[0] == "r2"


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
    assert grid.cursor_place == ("", "")
