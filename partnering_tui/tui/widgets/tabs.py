"""A line of ways to look at the same thing, each with its key. Each can be clicked."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.style import Style
from textual.widget import Widget

from partnering_tui.frozen import dataclass
from partnering_tui.tui.text import literal


@dataclass(frozen=True, slots=True)
class Tab:
    """One way to look at it."""

    words: str
    key: str
    """As it is printed; empty if there is none at the moment."""
    run: str
    """The name of the screen's method `action_…` that shows it."""
    is_present: bool = False


class TabLine(Widget):
    """`▸ What is missing   All questions a   Sections s`"""

    ALLOW_SELECT = False

    def __init__(self) -> None:
        super().__init__()
        self.set_reactive(TabLine.auto_links, False)  # the key of each says enough
        self._tabs: tuple[Tab, ...] = ()

    def show(self, tabs: Sequence[Tab]) -> None:
        """Show other ways, or another one as the present."""
        self._tabs = tuple(tabs)
        self.refresh()

    def render(self) -> Content:
        return Content("  ").join([_tab(tab) for tab in self._tabs]).truncate(self.content_size.width)


def _tab(tab: Tab) -> Content:
    if tab.is_present:
        return Content.assemble(literal("▸ ", "$accent"), literal(tab.words, "bold"))
    key = literal(f" {tab.key}", "bold $key") if tab.key else Content("")
    click = Style.from_meta({"@click": f"screen.{tab.run}"})
    return Content.assemble("  ", literal(tab.words, "$quiet"), key).stylize(click)
