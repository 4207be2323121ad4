"""Words behind a number or a sign: where they go on on another line, they begin below themselves."""

from __future__ import annotations

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from partnering_tui.tui.text import literal
from partnering_tui.tui.widgets.wrapping import wrapped

_NARROWEST = 8


class Hanging(Widget):
    """A lead and words. Without words nothing of it is seen."""

    def __init__(self, *, classes: str | None = None) -> None:
        super().__init__(classes=f"{classes or ''} -empty")
        self._lead = literal("")
        self._words = literal("")

    def show(self, lead: Content, words: Content) -> None:
        """Show other words behind another lead; the same again are no work."""
        if _same(lead, self._lead) and _same(words, self._words):
            return
        self._lead, self._words = lead, words
        self.set_class(not words.plain, "-empty")
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._lines(width))

    def render(self) -> Content:
        lines, gap = self._lines(self.size.width), literal(" " * self._lead.cell_length)
        return Content("\n").join(
            Content.assemble(gap if number else self._lead, line) for number, line in enumerate(lines)
        )

    def _lines(self, width: int) -> list[Content]:
        return wrapped(self._words, max(_NARROWEST, width - self._lead.cell_length))


def _same(one: Content, other: Content) -> bool:
    return one.plain == other.plain and one.spans == other.spans
