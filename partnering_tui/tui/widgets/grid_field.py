"""The field of a question that is answered in a grid, loaded when the first of them is opened."""

from __future__ import annotations

from textual.app import ComposeResult

from partnering_tui.tui.messages import AnswerEdited
from partnering_tui.tui.widgets.fields import Field, FieldContent
from partnering_tui.tui.widgets.grid import Grid


class GridField(Field):
    """For tables, matrices, agreements and ratings: the grid."""

    def compose(self) -> ComposeResult:
        yield Grid()

    def on_mount(self) -> None:
        self.load(self.content)

    def load(self, content: FieldContent) -> None:
        self.content = content
        if content.sheet is not None:
            self.grid.show_sheet(content.sheet, whole=content.is_for_room)

    def follow(self, content: FieldContent) -> None:
        self.load(content)  # a grid knows by itself which of its cells hold newer words

    def edits(self) -> list[AnswerEdited]:
        return self.grid.edits()

    def take_focus(self) -> None:
        self.screen.set_focus(self.grid)

    @property
    def grid(self) -> Grid:
        return self.query_one(Grid)
