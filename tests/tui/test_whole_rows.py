"""Tables on the wall: a row takes as many lines as its words need, and is one row for the cursor and the mouse."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from textual.pilot import Pilot

from partnering_tui.session.answers import rows_of
from partnering_tui.tui.screens.step import StepScreen
from partnering_tui.tui.widgets.grid import Grid
from partnering_tui.tui.widgets.grid_heights import MOST_WHOLE, RowHeights
from partnering_tui.tui.widgets.grid_lines import GridLines
from tests.screens.apps import a_sample
from tests.tui.open_session import pressed, shown
from tests.tui.sample_steps import at_question

LARGE = (130, 40)
MEASURE = ("Kiosks open 28", "days a month,", "last test", "passed")


def line_with(text: str, words: str) -> str:
    return next(line for line in text.splitlines() if words in line)


async def clicked(pilot: Pilot[int], words: str) -> None:
    """Click on the first letter of these words, wherever the grid shows them."""
    lines = shown(pilot.app).splitlines()
    y = next(at for at, line in enumerate(lines) if words in line)
    await pilot.click(offset=(lines[y].index(words), y))
    await pilot.pause()


async def test_on_the_wall_rows_and_labels_are_read_whole_and_on_the_laptop_a_line_each(tmp_path: Path) -> None:
    async with at_question(a_sample(tmp_path), "objectives_table", LARGE) as (app, _, pilot):
        assert "days a month" not in shown(app)
        await pressed(pilot, "f5")
        lines = [line for line in shown(app).splitlines() if any(words in line for words in MEASURE)]
        assert [next(words for words in MEASURE if words in line) for line in lines] == list(MEASURE)
        assert "today *" in line_with(shown(app), "it *")
        await pressed(pilot, "f5")
        assert "days a month" not in shown(app)


async def test_every_line_of_a_row_is_that_row(tmp_path: Path) -> None:
    async with at_question(a_sample(tmp_path), "objectives_table", LARGE) as (_, screen, pilot):
        await pressed(pilot, "f5")
        grid = screen.query_one(Grid)
        await pressed(pilot, "up", "up", "up")
        assert grid.row == len(grid.rows or ()) - 3
        await clicked(pilot, "last test")
        assert (grid.row, grid.column) == (0, 1)
        await pressed(pilot, "down")
        assert grid.row == 1


async def test_what_is_typed_on_the_wall_is_seen_whole_at_once(tmp_path: Path) -> None:
    async with at_question(a_sample(tmp_path), "ground_rules", (80, 24)) as (app, screen, pilot):
        await pressed(pilot, "f5", *"Phones stay outside the door until the break", "enter", "escape")
        book = screen.workbook
        rule = rows_of(book.session, book.workshop.questions["ground_rules"])[-1]
        assert rule["rule"] == "Phones stay outside the door until the break"
        assert "…" not in line_with(shown(app), "Phones stay")


async def test_a_row_of_which_only_the_end_has_room_is_not_drawn(tmp_path: Path) -> None:
    async with at_question(a_sample(tmp_path), "objectives_table", (80, 24)) as (app, screen, pilot):
        await pressed(pilot, "f5")
        assert isinstance(app.screen, StepScreen)
        top = screen.query_one(GridLines).scroll_offset.y
        assert top > 0
        first = shown(app).splitlines()
        heads = next(at for at, line in enumerate(first) if "it *" in line)
        below = next(line for line in first[heads + 1 :] if line.strip(" ▁▂▃▄▅▆▇█"))
        assert line_starts_a_row(screen, below)


def line_starts_a_row(screen: StepScreen, line: str) -> bool:
    book = screen.workbook
    rows = rows_of(book.session, book.workshop.questions["objectives_table"])
    return any(str(row["objective"]).startswith(line.strip()[:12]) for row in rows)


async def test_no_lines_stay_free_below_the_last_row_while_one_above_it_has_room_there(tmp_path: Path) -> None:
    async with at_question(a_sample(tmp_path), "objectives_table", (80, 24)) as (app, screen, pilot):
        await pressed(pilot, "f5")
        lines = screen.query_one(GridLines)
        lines.scroll_to(y=lines.max_scroll_y, animate=False)
        lines.bring_into_sight()
        await pressed(pilot)
        assert "fall ill" in shown(app)


async def test_a_very_long_table_is_leafed_through_a_line_to_a_row(tmp_path: Path) -> None:
    path = a_sample(tmp_path)
    rules = "".join(
        f'[[answers.ground_rules.rows]]\nid = "x{number}"\nrule = "Rule {number} {"of many words " * 9}"\n'
        for number in range(MOST_WHOLE + 1)
    )
    path.write_text(path.read_text(encoding="utf-8") + rules, encoding="utf-8")
    async with at_question(path, "ground_rules", LARGE) as (_, screen, pilot):
        await pressed(pilot, "f5")
        lines, grid = screen.query_one(GridLines), screen.query_one(Grid)
        assert grid.rows is not None
        assert lines.natural_height == 1 + grid.rows.lines


@given(st.lists(st.integers(1, 6)), st.integers(0, 20))
def test_every_line_is_of_the_row_that_it_was_given_to(heights: list[int], row: int) -> None:
    found = RowHeights.of(heights)
    for part, line in enumerate(found.lines_of(row)):
        assert found.row_at(line) == (row, part)
    given_to = heights[row] if row < len(heights) else 1
    lines = found.lines_of(row)
    assert sum(not found.is_free(row, part) for part in range(len(lines))) == given_to
    assert found.is_seen(row, lines[0], given_to)
    assert not found.is_seen(row, lines[0], given_to - 1)
    assert not found.is_seen(row, lines[0] + 1, given_to)


async def test_the_narrowest_terminal_is_drawn_and_goes_on(tmp_path: Path) -> None:
    async with at_question(a_sample(tmp_path), "objectives_table", LARGE) as (app, _, pilot):
        await pressed(pilot, "f5")
        for width in (10, 4, 1, 130):
            await pilot.resize_terminal(width, 40)
            await pilot.pause()
        assert "days a month," in shown(app)


async def test_rows_that_change_places_are_drawn_where_they_stand(tmp_path: Path) -> None:
    async with at_question(a_sample(tmp_path), "objectives_table", LARGE) as (app, screen, pilot):
        await pressed(pilot, "f5")
        rows = screen.workbook.session.tree["answers"]["objectives_table"]["rows"]
        rows[0], rows[-1] = rows[-1], rows[0]  # as high together as before
        screen.show_joined()
        await pilot.pause()
        lines = shown(app).splitlines()
        first = next(at for at, line in enumerate(lines) if str(rows[0]["objective"])[:12] in line)
        last = next(at for at, line in enumerate(lines) if str(rows[-1]["objective"])[:12] in line)
        assert first < last
        assert [words for line in lines for words in MEASURE if words in line] == list(MEASURE)
