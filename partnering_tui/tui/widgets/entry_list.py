"""A list of entries to go through: titles with points below them. What does not fit on one line goes on in the next."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from rich.cells import cell_len
from textual.content import Content
from textual.geometry import Size

from partnering_tui.frozen import dataclass
from partnering_tui.tui.text import literal, one_line, safe
from partnering_tui.tui.widgets.lines import Lines


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a list."""

    words: str
    kind: Literal["point", "title", "space"] = "point"
    """The cursor rests on points alone."""
    mark: str = ""
    """One narrow character before the words."""
    mark_style: str = ""
    beside: str = ""
    """At the right edge of its first line."""
    is_in_columns: bool = False
    """What stands at the right edge is laid out with spaces, the same in every entry."""
    indent: int = 1
    """Cells before it."""
    style: str = ""


@dataclass(frozen=True, slots=True)
class _Line:
    entry: int
    content: Content
    is_first: bool


class EntryList(Lines):
    """Entries, each on as many lines as it needs. The cursor is on a whole entry; Enter or a click chooses it."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.entries: tuple[Entry, ...] = ()
        self._laid: list[_Line] = []
        self._width = 0

    def show(self, entries: Sequence[Entry], at: int = 0) -> None:
        """Show other entries, with the cursor on that one (counted from 0), or nearest to it."""
        self.entries, self._width = tuple(entries), 0
        self.lay_out(self.line_width)
        self.show_lines(self._first_line(at))
        self.refresh(layout=True)

    @property
    def present(self) -> int:
        """The entry under the cursor, counted from 0; -1 for none."""
        return self.entry_at(self.cursor)

    def entry_at(self, line: int) -> int:
        """The entry that a line belongs to, counted from 0; -1 for none."""
        return self._laid[line].entry if 0 <= line < len(self._laid) else -1

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return sum(len(_contents(entry, max(1, width - 1))) for entry in self.entries)

    def count(self) -> int:
        return len(self._laid)

    def may_rest_on(self, index: int) -> bool:
        line = self._laid[index]
        return line.is_first and self.entries[line.entry].kind == "point"

    def first_of(self, index: int) -> int:
        while not self._laid[index].is_first:
            index -= 1
        return index

    def lay_out(self, width: int) -> None:
        if width != self._width:
            self._width = width
            self._laid = [
                _Line(index, content, number == 0)
                for index, entry in enumerate(self.entries)
                for number, content in enumerate(_contents(entry, width))
            ]

    def relay(self) -> None:
        present = self.present
        self.lay_out(self.line_width)
        self.show_lines(self._first_line(present) if present >= 0 else -1)

    def line(self, index: int, width: int) -> Content:
        return self._laid[index].content

    def _first_line(self, entry: int) -> int:
        return next((index for index, line in enumerate(self._laid) if line.entry >= entry), 0)


def _contents(entry: Entry, width: int) -> list[Content]:
    """The lines of an entry in that width."""
    if entry.kind == "space":
        return [Content("")]
    head = Content.assemble(" " * entry.indent, literal(f"{entry.mark} " if entry.mark else "", entry.mark_style))
    beside = literal(safe(entry.beside) if entry.is_in_columns else one_line(entry.beside), "$quiet")
    room = max(8, width - head.cell_length - (cell_len(beside.plain) + 3 if entry.beside else 1))
    style = entry.style or ("bold" if entry.kind == "title" else "")
    words = literal(one_line(entry.words), style)
    if entry.beside:
        name = words.truncate(room, ellipsis=True, pad=True)
        return [Content.assemble(head, name, "  ", beside, " ").truncate(width, ellipsis=True)]
    gutter = " " * head.cell_length
    wrapped = words.wrap(room)
    return [
        Content.assemble(gutter if number else head, line.rstrip()).truncate(width)
        for number, line in enumerate(wrapped or [Content("")])
    ]
