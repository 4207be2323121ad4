"""The grid: reading it, and moving in it."""

from __future__ import annotations

from typing import Any

import pytest

from tests.tui.grid_hosts import (
    GAINS,
    HEALTH,
    OBJECTIVES,
    PRINCIPLES,
    RACI,
    WIDE,
    CountingSheets,
    GridHost,
    a_round,
    a_workbook,
    cursor_place,
    grid_lines,
    some_objectives,
    statements,
)
from tests.tui.hosts import press, screen_lines


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
        assert "not a date yet: write it like 2027-06-30 (kept as typed)" in "\n".join(screen_lines(host))


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
        assert cursor_place(host.grid) == ("p0", "county")
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
    host = GridHost(a_workbook(objectives=some_objectives(1), principles=statements("One"), health=a_round()), question)
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
        assert "Add the partners first. ^t goes there." in "\n".join(screen_lines(host))


async def test_an_outcome_that_is_not_full_agreement_never_looks_like_it() -> None:
    rows = statements("One")["rows"]
    rows[0]["positions"] = {"county": "support", "lakewater": "reservation", "beach": "support"}
    host = GridHost(a_workbook(principles={"rows": rows}), PRINCIPLES)
    async with host.run_test(size=(80, 24)):
        assert "agreed" not in screen_lines(host)[1]
        assert "reservations" in screen_lines(host)[1]


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
        assert cursor_place(host.grid)[0] < "r299"


async def test_arrows_stop_at_the_edges() -> None:
    host = GridHost(a_workbook(objectives=some_objectives(2)), OBJECTIVES)
    async with host.run_test(size=WIDE) as pilot:
        await press(pilot, "down", "left")
        assert cursor_place(host.grid) == ("", "objective")
        await press(pilot, "up", "up", "up", "up", "end", "right")
        assert cursor_place(host.grid) == ("r0", "why")
        await press(pilot, "home")
        assert cursor_place(host.grid) == ("r0", "objective")
        await press(pilot, "ctrl+end")
        assert cursor_place(host.grid) == ("", "objective")


async def test_tab_is_left_to_the_screen_unless_a_cell_is_edited() -> None:
    host = GridHost(a_workbook(objectives=some_objectives(2)), OBJECTIVES)
    async with host.run_test(size=WIDE) as pilot:
        host.grid.show_sheet(host.grid.rows.sheet)  # type: ignore[union-attr]
        await press(pilot, "up", "tab")
        assert cursor_place(host.grid) == ("r1", "objective")
        await press(pilot, "x", "tab")
        assert cursor_place(host.grid) == ("r1", "target")


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
        assert cursor_place(host.grid) == ("r1", "due")


async def test_another_question_in_the_same_grid_begins_anew() -> None:
    host = GridHost(a_workbook(objectives=some_objectives(3), principles=statements("One")), OBJECTIVES)
    async with host.run_test(size=WIDE) as pilot:
        await press(pilot, "x")
        host.question = PRINCIPLES
        host.show()
        await pilot.pause()
        assert cursor_place(host.grid) == ("p0", "county")
        await press(pilot, "s")
        assert host.answer()["rows"][0]["positions"] == {"county": "support"}


async def test_a_click_moves_the_cursor_and_a_second_opens_the_cell() -> None:
    host = GridHost(a_workbook(objectives=some_objectives(3)), OBJECTIVES)
    async with host.run_test(size=WIDE) as pilot:
        await pilot.click(grid_lines(host), offset=(3, 2))
        assert cursor_place(host.grid) == ("r1", "objective")
        await pilot.click(grid_lines(host), offset=(3, 2))
        await press(pilot, "!")
        assert host.column("objective")[1] == "Objective 1!"


async def test_a_grid_that_has_gone_is_not_scrolled_to() -> None:
    host = GridHost(a_workbook(objectives=some_objectives(2)), OBJECTIVES)
    async with host.run_test(size=WIDE) as pilot:
        grid = host.grid
        await grid.remove()
        grid.show_cursor()
        await press(pilot, "down")
