"""The document on a screen, drawn from the same blocks as the export. Every line knows which answer it comes from."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from partnering_tui.summary.blocks import Blocks
from partnering_tui.tui.text import literal
from partnering_tui.tui.widgets.document_lines import DocumentLine, Page, Section, laid_out
from partnering_tui.tui.widgets.lines import Lines

RULES = " ─━│┼┊▎"
ABOVE = 5
"""Lines to be seen above an answer that somebody comes to."""


class DocumentView(Lines):
    """A document to read through. Enter or a click chooses the line, and with it its answer."""

    def __init__(self, *, has_cursor: bool = True, id: str | None = None) -> None:
        super().__init__(id=id)
        self.has_cursor = has_cursor
        """Without one the arrows scroll."""
        self._blocks: Blocks = ()
        self._page = Page((), ())
        self._page_of: tuple[Blocks, int] | None = None
        self._wanted = ""
        """The source to go to as soon as there is a page."""

    def show_blocks(self, blocks: Blocks, source: str = "") -> None:
        """Show a document, with the cursor on the first line from that source, or where it was."""
        self._blocks, self._wanted = blocks, source
        if self.size:
            self.relay()

    @property
    def sections(self) -> Sequence[Section]:
        """The parts of the document, in order."""
        return self._page.sections

    @property
    def section(self) -> int:
        """The section that the cursor is in, counted from 0; -1 before the first."""
        return sum(section.line <= self.cursor for section in self.sections) - 1

    def go_to_section(self, index: int) -> None:
        """Put the cursor on the heading of a section, and the heading at the top."""
        if 0 <= index < len(self.sections):
            line = self.sections[index].line
            if self.has_cursor:
                self.cursor = line
            self.scroll_to(y=line, animate=False, force=True)

    def source_of(self, index: int) -> str:
        """What a line comes from: its own source, or for a heading that of what stands below it; empty if from none."""
        if own := self._page.lines[index].source:
            return own
        ends = (section.line for section in self.sections if section.line > index)
        lines = self._page.lines[index : next(ends, self.count())]
        return next((line.source for line in lines if line.source), "")

    def first_line_from(self, source: str) -> int:
        """The first line that comes from that source, counted from 0; -1 if none does."""
        return next((i for i, line in enumerate(self._page.lines) if source and line.source == source), -1)

    def count(self) -> int:
        return len(self._page.lines)

    def may_rest_on(self, index: int) -> bool:
        return self.has_cursor and _says_something(self._page.lines[index])

    def lay_out(self, width: int) -> None:
        if self._page_of is None or self._page_of[0] is not self._blocks or self._page_of[1] != width:
            self._page_of = (self._blocks, width)
            self._page = laid_out(self._blocks, width)

    def relay(self) -> None:
        """Lay the document out; the cursor stays in its block, unless it is wanted elsewhere."""
        lines = self._page.lines
        block, within = -1, 0
        if 0 <= self.cursor < len(lines):
            block = lines[self.cursor].block
            within = sum(line.block == block and not line.is_space for line in lines[: self.cursor])
        self.lay_out(self.line_width)
        wanted, self._wanted = self.first_line_from(self._wanted), ""
        if wanted >= 0:
            self.show_lines(wanted)
            self.call_after_refresh(self.scroll_to, y=wanted - ABOVE, animate=False, force=True)
            return
        again = [i for i, line in enumerate(self._page.lines) if line.block == block and not line.is_space]
        self.show_lines(again[min(within, len(again) - 1)] if again else max(0, self.cursor))

    def line(self, index: int, width: int) -> Content:
        line = self._page.lines[index]
        return Content.assemble(" " * line.indent, line.drawn())

    def line_here(self, index: int, width: int) -> Content:
        line = self._page.lines[index]
        if not self.has_cursor:
            return self.line(index, width)
        return Content.assemble(" " * (line.indent - 2), literal("▸ ", "bold $key"), line.drawn())


def _says_something(line: DocumentLine) -> bool:
    """It is neither empty nor a rule."""
    return not line.is_space and bool(line.drawn().plain.strip(RULES))
