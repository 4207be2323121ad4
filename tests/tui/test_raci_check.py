"""The grid of responsibilities checks itself while it is filled in, and leads from fault to fault."""

from __future__ import annotations

from pathlib import Path

from tests.tui.grid_hosts import RACI, WIDE, GridHost, a_workbook, cursor_place, some_objectives
from tests.tui.hosts import press, screen_lines
from tests.tui.open_session import a_session_file, opened, pressed, shown

NEEDS = {"rows": [{"id": "n1", "need": "Wells"}, {"id": "n2", "need": "Light"}]}


def a_grid(**cells: dict[str, str]) -> GridHost:
    """Three objectives and three partners, with these letters."""
    return GridHost(a_workbook(objectives=some_objectives(3), raci={"cells": cells}), RACI)


def told(host: GridHost) -> str:
    return "\n".join(screen_lines(host))


async def test_an_untouched_grid_says_nothing_of_faults() -> None:
    host = a_grid()
    async with host.run_test(size=WIDE) as pilot:
        await press(pilot, "right")
        assert "fault" not in told(host)
        assert "✓" not in told(host)


async def test_the_faults_of_the_row_are_told_and_how_many_there_are_in_all() -> None:
    host = a_grid(r0={"county": "R"})
    async with host.run_test(size=WIDE) as pilot:
        await press(pilot, "up")
        assert "! Objective 0: nobody is accountable" in told(host)
        assert "5 faults in all · n goes to the next" in told(host)
        await press(pilot, "down")
        assert "! Objective 1: nobody carries it" in told(host)
        assert "nobody is accountable" not in told(host)


async def test_a_letter_changes_what_is_told_at_once() -> None:
    host = a_grid(r0={"county": "R"})
    async with host.run_test(size=WIDE) as pilot:
        await press(pilot, "a", "left")
        assert "nobody is accountable" not in told(host)
        assert "✓ This row has one A and at least one R." in told(host)


async def test_a_partner_without_a_part_is_told_in_its_column() -> None:
    host = a_grid(r0={"county": "RA"})
    async with host.run_test(size=WIDE) as pilot:
        await press(pilot, "right")
        assert "! Lakewater has no part in any activity" in told(host)
        await press(pilot, "right")
        assert "! Beach has no part in any activity" in told(host)


async def test_a_partner_with_most_as_is_told_in_its_column() -> None:
    everything = {"county": "A", "lakewater": "R", "beach": "R"}
    host = a_grid(r0=everything, r1=everything, r2=everything)
    async with host.run_test(size=WIDE) as pilot:
        await press(pilot, "right")
        assert "is accountable for 3 of 3" not in told(host)
        assert "1 fault in all" in told(host)
        await press(pilot, "left")
        assert "! County is accountable for 3 of 3 activities" in told(host)


async def test_a_sound_grid_says_so() -> None:
    host = a_grid(
        r0={"county": "A", "lakewater": "R"}, r1={"lakewater": "A", "beach": "R"}, r2={"beach": "A", "county": "R"}
    )
    async with host.run_test(size=WIDE):
        assert "✓ Every activity has one A and at least one R, and every partner has a part." in told(host)


async def test_the_next_fault_goes_on_from_the_cursor_and_begins_again_at_the_end() -> None:
    host = a_grid(r0={"county": "A", "lakewater": "R"}, r1={"county": "R", "beach": "C"}, r2={"county": "R"})
    async with host.run_test(size=WIDE) as pilot:
        places: list[tuple[str, str]] = []
        for _ in range(3):
            assert host.grid.go_to_next_fault()
            await press(pilot)
            places.append(cursor_place(host.grid))
        assert places == [("r1", "county"), ("r2", "county"), ("r1", "county")]


async def test_there_is_no_next_fault_in_a_sound_grid() -> None:
    host = a_grid(
        r0={"county": "A", "lakewater": "R"}, r1={"lakewater": "A", "beach": "R"}, r2={"beach": "A", "county": "R"}
    )
    async with host.run_test(size=WIDE):
        before = cursor_place(host.grid)
        assert not host.grid.go_to_next_fault()
        assert cursor_place(host.grid) == before


async def test_n_goes_to_the_next_fault_on_the_step_screen(tmp_path: Path) -> None:
    answers = {"needs": NEEDS, "roles": {"cells": {"n1": {"county": "A", "lakewater": "R"}}}}
    async with opened(a_session_file(tmp_path, answers)) as (app, pilot):
        await pressed(pilot, "f4", "tab", "n")
        assert "! Light: nobody carries it" in shown(app)


async def test_n_is_a_letter_wherever_words_are_typed(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path, {"needs": NEEDS})) as (app, pilot):
        await pressed(pilot, "n")
        assert app.desk is not None
        assert app.desk.workbook.session.get(("answers", "problem", "value")) == "n"


async def test_the_key_that_the_facilitator_chose_is_named(tmp_path: Path) -> None:
    answers = {"needs": NEEDS, "roles": {"cells": {"n1": {"county": "A"}}}}
    async with opened(a_session_file(tmp_path, answers), keymap={"next-fault": "z"}) as (app, pilot):
        await pressed(pilot, "f4", "tab")
        assert "z goes to the next" in shown(app)
