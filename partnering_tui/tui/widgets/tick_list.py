"""A list of names with a box before each, to be ticked: by Space, by a click, or all at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message

from partnering_tui.frozen import dataclass
from partnering_tui.tui.text import literal, one_line
from partnering_tui.tui.widgets.lines import Lines


@dataclass(frozen=True, slots=True)
class TickLine:
    """A name that can be ticked, or a title over names."""

    words: str
    is_title: bool = False


class TickList(Lines):
    """Names to tick. Nothing is ticked at first; Enter says that the choice is made."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "tick", "Tick or untick", show=False),
        Binding("a", "tick_all", "Tick all, or none", show=False),
        Binding("enter", "finish", "Done", show=False),
    ]

    class Ticked(Message):
        """Somebody ticked or unticked."""

    class Finished(Message):
        """Somebody has made the choice."""

    def __init__(self, lines: Sequence[TickLine]) -> None:
        super().__init__()
        self._shown = tuple(lines)
        self.ticked: set[int] = set()
        """The lines that are ticked, counted from 0."""

    def on_mount(self) -> None:
        self.show_lines(0)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._shown)

    def count(self) -> int:
        return len(self._shown)

    def may_rest_on(self, index: int) -> bool:
        return not self._shown[index].is_title

    def line(self, index: int, width: int) -> Content:
        shown = self._shown[index]
        if shown.is_title:
            return literal(one_line(shown.words), "$quiet").truncate(width, ellipsis=True)
        box = "[x] " if index in self.ticked else "[ ] "
        return Content.assemble("  ", box, literal(one_line(shown.words))).truncate(width, ellipsis=True)

    def press(self, key: str) -> bool:
        """Do what a key does here; False if it does nothing."""
        match key:
            case "space":
                self.action_tick()
            case "a":
                self.action_tick_all()
            case "enter":
                self.action_finish()
            case "up" | "down":
                self.action_move(1 if key == "down" else -1)
            case _:
                return False
        return True

    def action_tick(self) -> None:
        if self.cursor >= 0:
            self._set(self.ticked ^ {self.cursor})

    def action_tick_all(self) -> None:
        everything = {index for index in range(self.count()) if self.may_rest_on(index)}
        self._set(set() if self.ticked == everything else everything)

    def action_finish(self) -> None:
        self.post_message(self.Finished())

    def action_choose(self) -> None:
        """What a click does."""
        self.action_tick()

    def _set(self, ticked: set[int]) -> None:
        self.ticked = ticked
        self.redraw()
        self.post_message(self.Ticked())
