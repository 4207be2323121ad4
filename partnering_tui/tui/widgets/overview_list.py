"""The list of the overview: steps with their tallies, and under each what is missing or what was answered."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from rich.cells import cell_len
from textual.content import Content

from partnering_tui.frozen import dataclass
from partnering_tui.tui.text import literal, one_line
from partnering_tui.tui.widgets.lines import Lines

INDENT = 7
"""Cells before a question, so that it stands under the title of its step."""


@dataclass(frozen=True, slots=True)
class OverviewLine:
    """One line of the overview."""

    kind: Literal["space", "step", "question", "title", "kept"]
    step: int = -1
    """The step that it belongs to, counted from 0; -1 for none."""
    question: str = ""
    """The id of the question, kept ones included."""
    mark: str = " "
    mark_style: str = ""
    name: str = ""
    words: str = ""
    """Of a step its tally; of a question its answer at a glance, or what it lacks."""


class OverviewList(Lines):
    """Every step, each with some of its questions. Enter or a click goes there."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: tuple[OverviewLine, ...] = ()
        self._name_width = 0

    def show(self, shown: Sequence[OverviewLine], step: int, question: str = "") -> None:
        """Show other lines, with the cursor on that question, or else on that step."""
        self.shown = tuple(shown)
        names = (cell_len(one_line(line.name)) for line in self.shown if line.kind in ("question", "kept"))
        self._name_width = max(names, default=0)
        places = [(line.step, line.question) for line in self.shown]
        place = (step, question) if (step, question) in places else (step, "")
        self.show_lines(places.index(place) if place in places else 0)

    @property
    def present(self) -> OverviewLine | None:
        """The line under the cursor."""
        return self.shown[self.cursor] if 0 <= self.cursor < len(self.shown) else None

    def count(self) -> int:
        return len(self.shown)

    def may_rest_on(self, index: int) -> bool:
        return self.shown[index].kind not in ("space", "title")

    def line(self, index: int, width: int) -> Content:
        line = self.shown[index]
        match line.kind:
            case "space":
                return Content("")
            case "title":
                return literal(f" {line.name}", "bold").truncate(width, ellipsis=True)
            case "step":
                return _step_line(line, width)
            case _:
                return _question_line(line, min(self._name_width, (width - INDENT) * 9 // 20), width)


def _step_line(line: OverviewLine, width: int) -> Content:
    """` ✓  4  Agree clear objectives                    5 of 7 needed · 80 min` in that width."""
    head = Content.assemble(" ", literal(line.mark, line.mark_style), f" {line.step + 1:>2}  ")
    words = literal(line.words, "$quiet")
    room = max(0, width - head.cell_length - words.cell_length - 3)
    name = literal(one_line(line.name), "bold").truncate(room, ellipsis=True, pad=True)
    return Content.assemble(head, name, "  ", words, " ").truncate(width, ellipsis=True)


def _question_line(line: OverviewLine, name_width: int, width: int) -> Content:
    """`       ◌ We can reach this        later: after the budget` in that width."""
    mark = literal(f"{line.mark} ", line.mark_style)
    name = literal(one_line(line.name)).truncate(name_width, ellipsis=True, pad=True)
    words = literal(one_line(line.words), "$quiet")
    return Content.assemble(" " * INDENT, mark, name, "   ", words).truncate(width - 1, ellipsis=True)
