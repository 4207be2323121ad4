"""What is to happen when the screen has been drawn."""

from __future__ import annotations

from collections.abc import Callable

from textual.widget import Widget


def once_drawn(widget: Widget, do: Callable[[], object]) -> None:
    """Do something after the next drawing of the screen, if the widget is still there by then."""

    def do_if_there() -> None:
        # What waits for a drawing is done by whatever screen is drawn next, although this one may have gone.
        if widget.is_running and widget.is_attached:
            do()

    widget.call_after_refresh(do_if_there)
