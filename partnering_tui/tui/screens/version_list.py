"""The versions of an agreement, the session as it is now above them: one line each."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from partnering_tui.frozen import dataclass
from partnering_tui.tui.text import literal, one_line
from partnering_tui.tui.widgets.lines import Lines

NAME_WIDTH = 12


@dataclass(frozen=True, slots=True)
class VersionLine:
    """What is seen of a version, or of the session as it is now."""

    number: int
    """0 for the session as it is now."""
    when: str
    """When it was signed, or what the session is a draft of."""
    words: str
    """Who agreed to it; how much is open; what became of its file, if it is not as it was signed."""

    @property
    def name(self) -> str:
        return f"version {self.number}" if self.number else "now"


class VersionList(Lines):
    """The versions, the newest first. Enter or a click asks what changed."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: Sequence[VersionLine] = ()
        self._compared: int | None = None

    def show(self, lines: Sequence[VersionLine], compared: int | None) -> None:
        """Show the versions, and with which of them (by number) another is to be compared."""
        self.shown, self._compared = lines, compared
        self.styles.height = max(1, min(8, len(lines)))
        self.show_lines(max(0, self.cursor))

    @property
    def present(self) -> VersionLine | None:
        """The version under the cursor."""
        return self.shown[self.cursor] if 0 <= self.cursor < len(self.shown) else None

    def count(self) -> int:
        return len(self.shown)

    def line(self, index: int, width: int) -> Content:
        one = self.shown[index]
        mark = "◆ " if one.number == self._compared else "  "
        name = literal(f"{one.name:{NAME_WIDTH}}", "bold")
        when = literal(f"{one.when:21}")
        return Content.assemble(mark, name, when, literal(one_line(one.words), "$quiet")).truncate(width, ellipsis=True)

    def line_here(self, index: int, width: int) -> Content:
        here = self.line(index, width).without_spans
        return here if here.plain.startswith("◆") else Content.assemble("▸ ", here[2:])
