"""The sections of the document at its side, each with a sign for how ready it is."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from partnering_tui.frozen import dataclass
from partnering_tui.session.readiness import Readiness
from partnering_tui.tui.text import literal, one_line
from partnering_tui.tui.widgets.lines import Lines
from partnering_tui.tui.widgets.marks import READINESS_MARKS, READINESS_STYLES


@dataclass(frozen=True, slots=True)
class SectionLine:
    """A section of the document."""

    title: str
    state: Readiness | None
    """How ready it is; None for what the outline does not name."""


class SectionList(Lines):
    """The sections of the document. Enter or a click goes there; it follows the section in view."""

    def __init__(self) -> None:
        super().__init__()
        self._sections: tuple[SectionLine, ...] = ()
        self._present = -1

    def show(self, sections: Sequence[SectionLine], present: int) -> None:
        """Show the sections, and which one the reader is in (counted from 0)."""
        shown = tuple(sections)
        if (shown, present) != (self._sections, self._present):
            self._sections, self._present = shown, present
            self.show_lines(max(0, present))

    def count(self) -> int:
        return len(self._sections)

    def line(self, index: int, width: int) -> Content:
        section = self._sections[index]
        is_present = index == self._present
        pointer = literal("▸ " if is_present else "  ")
        mark, style = " ", ""
        if section.state is not None:
            mark, style = READINESS_MARKS[section.state], READINESS_STYLES.get(section.state, "")
        title = literal(one_line(section.title), "bold" if is_present else "")
        return Content.assemble(pointer, literal(f"{mark} ", style), title).truncate(width, ellipsis=True)
