"""The places that a search found: where each is, and below it the words around it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from rich.cells import cell_len
from textual.content import Content

from partnering_tui.frozen import dataclass
from partnering_tui.session.excerpts import from_a_word
from partnering_tui.session.searching import Found
from partnering_tui.session.values import counted_if_any
from partnering_tui.tui.text import literal, one_line
from partnering_tui.tui.widgets.lines import Lines


@dataclass(frozen=True, slots=True)
class Hit:
    """A place that was found, and which session it is in."""

    found: Found
    beside: str
    """At the right edge: the step that it belongs to."""
    path: Path | None = None
    """The file of the session, where several are searched."""


@dataclass(frozen=True, slots=True)
class HitGroup:
    """What was found in one session."""

    hits: Sequence[Hit]
    title: str = ""
    """The session's, where several are searched."""
    count: int = 0
    """How many places there are; not all of them may be shown."""

    @property
    def beside(self) -> str:
        """How many places there are, in words."""
        shown = f", {len(self.hits)} shown" if len(self.hits) < self.count else ""
        return counted_if_any(self.count, "place") + shown


_Line = tuple[Hit | HitGroup | None, bool]
"""What a line is of, and whether it is the first of it; nothing of a line of space."""


class HitList(Lines):
    """Places to go to, two lines for each. Whoever is typed into moves the cursor here."""

    can_focus = False

    def __init__(self) -> None:
        super().__init__()
        self._laid: list[_Line] = []

    def show(self, groups: Sequence[HitGroup], *, is_same_search: bool = False) -> None:
        """Show other places, with the cursor on the first; or more of those that are looked for."""
        at = self.cursor if is_same_search and self.cursor >= 0 else 0
        self._laid = [line for group in groups for line in _lines_of(group)][:-1]
        self.show_lines(at)
        self.refresh(layout=True)

    @property
    def present(self) -> Hit | None:
        """The place under the cursor."""
        of = self._laid[self.cursor][0] if 0 <= self.cursor < len(self._laid) else None
        return of if isinstance(of, Hit) else None

    # The lines

    def count(self) -> int:
        return len(self._laid)

    def may_rest_on(self, index: int) -> bool:
        of, is_first = self._laid[index]
        return is_first and isinstance(of, Hit)

    def first_of(self, index: int) -> int:
        return index if self._laid[index][1] else index - 1

    @property
    def is_cursor_shown(self) -> bool:
        return True

    def line(self, index: int, width: int) -> Content:
        of, is_first = self._laid[index]
        match of:
            case None:
                return Content("")
            case HitGroup():
                return _ends(literal(one_line(of.title), "bold"), of.beside, width)
            case _ if is_first:
                where = f"{of.found.where} · private" if of.found.is_private else of.found.where
                return _ends(literal(one_line(where), "$quiet"), of.beside, width)
        return _excerpt(of.found, width)

    def line_here(self, index: int, width: int) -> Content:
        """The line under the cursor, in the cursor's colour; what was looked for stays underlined."""
        match self._laid[index]:
            case (Hit(found=found), False):
                return _excerpt(found, width, "underline")
        return super().line_here(index, width)


def _lines_of(group: HitGroup) -> list[_Line]:
    title: list[_Line] = [(group, True)] if group.title else []
    hits: list[_Line] = [(hit, is_first) for hit in group.hits for is_first in (True, False)]
    return [*title, *hits, (None, True)]


def _ends(left: Content, right: str, width: int) -> Content:
    """One thing at the left and one at the right, which is there in full where half of the line is enough for it."""
    beside = literal(one_line(right), "$quiet").truncate(width // 2, ellipsis=True)
    room = max(0, width - beside.cell_length - 2)
    return Content.assemble(left.truncate(room, ellipsis=True, pad=True), "  ", beside).truncate(width)


def _excerpt(found: Found, width: int, style: str = "bold underline $primary") -> Content:
    """The words around what was found, which is in sight on a narrow screen too."""
    before = found.excerpt[: found.begin]
    while cell_len(before) > width // 2:
        before = "…" + from_a_word(before[len(before) // 8 + 2 :])
    word, behind = found.excerpt[found.begin : found.end], found.excerpt[found.end :]
    return Content.assemble("  ", literal(before), literal(word, style), literal(behind)).truncate(width, ellipsis=True)
