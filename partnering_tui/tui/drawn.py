"""What is drawn, and what waits for it, when widgets come and go meanwhile."""

from __future__ import annotations

from collections.abc import Callable

from textual.css.scalar import Unit
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget


def once_drawn(widget: Widget, do: Callable[[], object]) -> None:
    """Do something after the next drawing of the screen, if the widget is still there by then."""

    def do_if_there() -> None:
        # What waits for a drawing is done by whatever screen is drawn next, although this one may have gone.
        if widget.is_running and widget.is_attached:
            do()

    widget.call_after_refresh(do_if_there)


def seen_height(widget: Widget, lines: int, viewport: Size) -> int:
    """How many lines of a widget that grows with what it shows are seen: no more than its part of the screen.

    Textual leaves that limit out where a container asks that does not know its own height yet, and puts as many empty
    lines below.
    """
    limit = widget.styles.max_height
    if limit is None or limit.unit is not Unit.VIEW_HEIGHT:
        return lines
    return min(lines, int(limit.resolve(viewport, viewport)))


def blank(crop: Region) -> list[Strip]:
    """What a widget draws that has gone.

    A window that opens draws the screen behind it as that was laid out last, with widgets that have gone since and no
    longer have the styles that they draw with.
    """
    return [Strip.blank(crop.width)] * crop.height
