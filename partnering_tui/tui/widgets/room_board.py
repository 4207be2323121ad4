"""One question as the room reads it: large and calm, with its answer below. Nothing can be typed here."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content

from partnering_tui.frozen import dataclass
from partnering_tui.summary.blocks import Blocks
from partnering_tui.tui.text import literal, one_line
from partnering_tui.tui.widgets.document_lines import MARGIN
from partnering_tui.tui.widgets.document_view import DocumentView
from partnering_tui.tui.widgets.hanging import Hanging


@dataclass(frozen=True, slots=True)
class RoomQuestion:
    """What stands on the wall."""

    step: str
    """The number and title of the step, on one line."""
    question: str
    """Empty if the step asks the room nothing."""
    hint: str
    answer: Blocks


class AnswerOnTheWall(DocumentView):
    """An answer that somebody else writes: what was changed last comes into sight by itself."""

    def show_answer(self, blocks: Blocks, *, is_new: bool) -> None:
        """Show another answer, or the same with what was changed in it."""
        before = [] if is_new else self.texts()
        self.show_blocks(blocks)
        if is_new:
            self.scroll_home(animate=False, force=True)
            return
        after = self.texts()
        changed = next((at for at, text in enumerate(after) if at >= len(before) or text != before[at]), None)
        if changed is not None and before:
            last = max(changed, changed + len(after) - len(before) - 1)
            self.call_after_refresh(self.bring_into_sight, min(last, len(after) - 1))

    def line(self, index: int, width: int) -> Content:
        return Content.assemble(" " * MARGIN, self._page.lines[index].drawn())

    def texts(self) -> list[str]:
        """The lines as they are read."""
        return [self.line(index, self.line_width).plain for index in range(self.count())]

    def bring_into_sight(self, line: int) -> None:
        """Scroll so far that the line is seen, and no farther."""
        top, height = self.scroll_offset.y, max(1, self.size.height)
        if not top <= line < top + height:
            self.scroll_to(y=max(0, line - height + 2), animate=False, force=True)


class RoomBoard(Vertical):
    """The question in a band of its own, under its step."""

    def compose(self) -> ComposeResult:
        yield Hanging(classes="room-step")
        yield Hanging(classes="room-question")
        yield Hanging(classes="room-hint")
        yield AnswerOnTheWall(has_cursor=False)

    def on_mount(self) -> None:
        self._shown = RoomQuestion("", "", "", ())

    def take_focus(self) -> None:
        """Let the arrows scroll the answer."""
        self.query_one(AnswerOnTheWall).focus()

    def show(self, wanted: RoomQuestion) -> None:
        """Show a question, or what has changed in its answer."""
        before, self._shown = self._shown, wanted
        nothing = literal("")
        self.query_one(".room-step", Hanging).show(nothing, literal(wanted.step))
        self.query_one(".room-question", Hanging).show(nothing, literal(one_line(wanted.question), "bold"))
        self.query_one(".room-hint", Hanging).show(nothing, literal(one_line(wanted.hint)))
        is_new = (before.step, before.question) != (wanted.step, wanted.question)
        if is_new or before.answer != wanted.answer:
            self.query_one(AnswerOnTheWall).show_answer(wanted.answer, is_new=is_new)
