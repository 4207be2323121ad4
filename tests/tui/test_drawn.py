"""What is drawn of widgets that have gone: a window may be drawn over a screen that is not laid out again yet."""

from __future__ import annotations

import pytest
from textual.geometry import Region
from textual.widget import Widget

from partnering_tui.tui.widgets.grid_lines import GridLines
from partnering_tui.tui.widgets.pick import Pick
from partnering_tui.tui.widgets.words import Words
from tests.tui.grid_hosts import OBJECTIVES, GridHost, a_workbook, some_objectives
from tests.tui.hosts import WidgetHost


@pytest.mark.parametrize("make", [Words, Pick])
async def test_a_field_that_has_gone_is_blank(make: type[Widget]) -> None:
    widget = make()
    host = WidgetHost(widget)
    async with host.run_test():
        await widget.remove()
        assert [strip.text for strip in widget.render_lines(Region(0, 0, 4, 2))] == ["    ", "    "]


async def test_a_grid_that_has_gone_is_blank() -> None:
    host = GridHost(a_workbook(objectives=some_objectives(2)), OBJECTIVES)
    async with host.run_test():
        lines = host.grid.query_one(GridLines)
        await host.grid.remove()
        assert [strip.text for strip in lines.render_lines(Region(0, 0, 4, 2))] == ["    ", "    "]
