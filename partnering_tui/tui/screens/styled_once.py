"""A screen that is styled once when it opens, and laid out once for every change."""

from __future__ import annotations

from textual.events import ScreenResume
from textual.geometry import Size
from textual.reactive import Reactive
from textual.screen import Screen
from textual.widget import Widget


class StyledOnce:
    """What a whole screen does before its widgets are there, so that they need no other styles a moment later.

    A window is not meant: its place over another screen is found when it is styled in front.
    No screen by itself, and named before the screen that it goes with: Textual looks for styles and bindings along the
    first node that a class is made from.
    """

    focused: Reactive[Widget | None] = Reactive(None, repaint=False)
    """Where the keys go. Both widgets are drawn when it changes; Textual draws the whole screen."""
    _was_in_front = False
    _is_styled = False
    """Its stylesheets were read before its widgets were made."""

    def on_compose(self) -> None:
        """Take the classes for the terminal's size. Textual gives them after the first layout."""
        assert isinstance(self, Screen)
        self.add_class(*size_classes(self, self.app.size))
        # Tasks that start at once, as they can from Python 3.12 on, come before what `switch_screen` reads.
        self._is_styled = all(self.app.stylesheet.has_source(str(path), "") for path in self.css_path)

    def _on_screen_resume(self, event: ScreenResume) -> None:
        """Leave the styles as they were just given when the screen comes to the front for the first time."""
        if not self._was_in_front and self._is_styled:
            event.refresh_styles = False
        self._was_in_front = True

    def _refresh_layout(self, size: Size | None = None, scroll: bool = False) -> None:
        """Lay out, and not a second time because of the very sizes that come of it.

        A scroll bar that comes or goes takes room from what stands beside it: then the second time is needed.
        """
        assert isinstance(self, Screen)
        before = {widget: _bars(widget) for widget in self.walk_children(Widget) if not widget._layout_required}
        super()._refresh_layout(size, scroll)  # type: ignore[misc]  # of the screen that this goes with
        for widget, bars in before.items():
            if bars == _bars(widget):
                widget._layout_required = False


def _bars(widget: Widget) -> tuple[bool, bool]:
    return widget.show_vertical_scrollbar, widget.show_horizontal_scrollbar


def size_classes(screen: Screen[object], size: Size) -> list[str]:
    """The class of the widest breakpoint that the width reaches, and of the highest that the height reaches."""
    lengths = ((size.width, screen.HORIZONTAL_BREAKPOINTS), (size.height, screen.VERTICAL_BREAKPOINTS))
    reached = [[name for least, name in breakpoints or () if length >= least] for length, breakpoints in lengths]
    return [names[-1] for names in reached if names]
