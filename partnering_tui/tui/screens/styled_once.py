"""A screen that is styled and laid out once when it opens, and not again for every thing that it is told then."""

from __future__ import annotations

from textual.events import ScreenResume
from textual.geometry import Size
from textual.screen import Screen


class StyledOnce:
    """What a whole screen does before its widgets are there, so that they need no other styles a moment later.

    A window is not meant: its place over another screen is found when it is styled in front.
    No screen by itself, and named before the screen that it goes with: Textual looks for styles and bindings along the
    first node that a class is made from.
    """

    _was_in_front = False

    def on_compose(self) -> None:
        """Take the classes for the terminal's size. Textual gives them after the first layout."""
        assert isinstance(self, Screen)
        self.add_class(*size_classes(self, self.app.size))

    def _on_screen_resume(self, event: ScreenResume) -> None:
        """Leave the styles as they were just given when the screen comes to the front for the first time."""
        if not self._was_in_front:
            event.refresh_styles = False
        self._was_in_front = True


def size_classes(screen: Screen[object], size: Size) -> list[str]:
    """The class of the widest breakpoint that the width reaches, and of the highest that the height reaches."""
    lengths = ((size.width, screen.HORIZONTAL_BREAKPOINTS), (size.height, screen.VERTICAL_BREAKPOINTS))
    reached = [[name for least, name in breakpoints or () if length >= least] for length, breakpoints in lengths]
    return [names[-1] for names in reached if names]
