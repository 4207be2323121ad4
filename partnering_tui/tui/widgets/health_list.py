"""A round of a health check to go through: the cursor rests on its lines, Enter or a click opens one."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from textual.content import Content

from partnering_tui.tui.widgets.health_lines import Shown
from partnering_tui.tui.widgets.lines import Lines

Laid = Callable[[int], Iterable[Shown]]
"""Lays lines out for a width."""


class HealthList(Lines):
    """Lines of a health check, in whatever way they are looked at."""

    def __init__(self) -> None:
        super().__init__()
        self._laid_out: Laid = lambda _: ()
        self._shown: tuple[Shown, ...] = ()

    def show(self, laid_out: Laid, indicator: str = "") -> None:
        """Show other lines, with the cursor on that indicator, or on the first."""
        self._laid_out = laid_out
        self.lay_out(self.line_width)
        self.show_lines(self._index_of(indicator))

    @property
    def present(self) -> str:
        """The indicator under the cursor; empty for none."""
        return self._shown[self.cursor].indicator if 0 <= self.cursor < len(self._shown) else ""

    def relay(self) -> None:
        present = self.present
        self.lay_out(self.line_width)
        self.show_lines(self._index_of(present))

    def lay_out(self, width: int) -> None:
        self._shown = tuple(self._laid_out(width)) if self.size.width else ()  # else it is not on the screen yet

    def count(self) -> int:
        return len(self._shown)

    def line(self, index: int, width: int) -> Content:
        return self._shown[index].content.truncate(width, ellipsis=True)

    def line_here(self, index: int, width: int) -> Content:
        """Marks keep their colours under the cursor too; a sign says where it is."""
        content = Content.assemble("▸", self.line(index, width)[1:])
        return content if self._shown[index].has_chips else content.without_spans

    def may_rest_on(self, index: int) -> bool:
        return bool(self._shown[index].indicator)

    def _index_of(self, indicator: str) -> int:
        found = (at for at, shown in enumerate(self._shown) if shown.indicator and shown.indicator == indicator)
        return next(found, 0)
