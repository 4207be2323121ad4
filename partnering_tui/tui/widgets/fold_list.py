"""The folded questions above or below the open one: a line each, drawn by one widget."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from textual.content import Content
from textual.events import Click
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget

from partnering_tui.frozen import dataclass
from partnering_tui.session.progress import QuestionState
from partnering_tui.tui.text import literal, one_line
from partnering_tui.tui.widgets.marks import MARK_STYLES, QUESTION_MARKS

_LEAST_GLANCE = 20
"""Columns that are left for the beginnings of answers, however long the labels."""
_WIDEST_LABEL = 50
"""Columns up to which labels come before the beginnings of answers."""


@dataclass(frozen=True, slots=True)
class FoldedQuestion:
    """What is seen of a question that is not open."""

    index: int
    """Where it stands among the questions of the step."""
    label: str
    state: QuestionState
    needed: bool
    glance: str
    """The beginning of its answer."""


class FoldList(Widget):
    """Folded questions, one line each. A click opens one."""

    class Chosen(Message):
        """Somebody wants this question open."""

        def __init__(self, index: int) -> None:
            super().__init__()
            self.index = index

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._folded: tuple[FoldedQuestion, ...] = ()
        self.display = False

    def show_folded(self, folded: Sequence[FoldedQuestion]) -> None:
        """Show other questions, or the same in another state."""
        shown = tuple(folded)
        if shown == self._folded:
            return
        needs_layout = len(shown) != len(self._folded)
        self._folded = shown
        self.display = bool(shown)
        self.refresh(layout=needs_layout)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._folded)

    def render(self) -> Content:
        width = self.content_size.width
        longest = max((cell_len(one_line(q.label)) for q in self._folded), default=0)
        label_width = min(longest + 3, max(width * 3 // 5, min(width - _LEAST_GLANCE, _WIDEST_LABEL)))
        return Content("\n").join(folded_line(question, label_width, width) for question in self._folded)

    def on_click(self, event: Click) -> None:
        offset = event.get_content_offset(self)
        if offset is not None and offset.y < len(self._folded):
            self.post_message(self.Chosen(self._folded[offset.y].index))


def folded_line(question: FoldedQuestion, label_width: int, width: int) -> Content:
    """`✓ Vision            Every household within 500 m of …` in exactly one line of that width."""
    mark = literal(f"{QUESTION_MARKS[question.state]} ", MARK_STYLES.get(question.state, ""))
    style = "$quiet" if question.state is QuestionState.NOT_RELEVANT else ""
    wanted = "needed" if question.needed and question.state is QuestionState.EMPTY else ""
    words = one_line(question.glance) or wanted
    label = literal(one_line(question.label), style)
    if words:
        label = label.truncate(label_width - 2, ellipsis=True, pad=True)
    glance = literal(words, "$quiet")
    return Content.assemble(mark, label, "  ", glance).truncate(width, ellipsis=True, pad=True)
