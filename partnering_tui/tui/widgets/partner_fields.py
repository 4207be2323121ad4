"""One answer per partner: all side by side where there is room, else one tab per partner."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.events import Click, DescendantFocus, Resize
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from partnering_tui.session.values import is_empty
from partnering_tui.tui.messages import AnswerEdited
from partnering_tui.tui.text import literal, one_line
from partnering_tui.tui.widgets.fields import Field, FieldContent, field_class

NEEDED_WIDTH = {"yes_no": 14, "number": 14, "date": 16, "scale": 20, "choice": 24, "choices": 24, "table": 60}
"""Columns that one partner's field needs beside the others; other kinds need 26."""


class PartnerTabs(Widget):
    """The partners' names on one line, each with a mark if it has answered. A click picks one."""

    class Picked(Message):
        """Somebody wants this partner's answer, counted from 0."""

        def __init__(self, index: int) -> None:
            super().__init__()
            self.index = index

    def __init__(self) -> None:
        super().__init__()
        self._names: tuple[tuple[str, bool], ...] = ()
        self._present = 0

    def show_partners(self, names: Sequence[tuple[str, bool]], present: int) -> None:
        """Show names with whether each has answered, and which is present (counted from 0)."""
        self._names, self._present = tuple(names), present
        self.refresh()

    def render(self) -> Content:
        return Content("  ").join(self._tab(index) for index in range(len(self._names))).truncate(self.size.width)

    def on_click(self, event: Click) -> None:
        x = 0
        for index in range(len(self._names)):
            width = self._tab(index).cell_length
            if x <= event.x < x + width:
                self.post_message(self.Picked(index))
            x += width + 2

    def _tab(self, index: int) -> Content:
        name, has_answered = self._names[index]
        mark = "✓" if has_answered else "·"
        style = "bold $block-cursor-foreground on $block-cursor-background" if index == self._present else "$quiet"
        return literal(f" {mark} {one_line(name)} ", style)


class PartnerFields(Vertical):
    """A field for each partner side by side; where there is no room, one field that shows one partner's answer."""

    def __init__(self, contents: Sequence[FieldContent], width: int) -> None:
        super().__init__()
        self.contents = list(contents)
        self._present = 0
        self._is_side_by_side = self._fits(width)

    def compose(self) -> ComposeResult:
        yield PartnerTabs()
        with Horizontal(classes="partner-columns"):
            for content in self._seen():
                yield PartnerColumn(content)

    def on_mount(self) -> None:
        self.set_class(self._is_side_by_side, "-side-by-side")
        self._show_names()

    async def on_resize(self, event: Resize) -> None:
        if self._fits(event.size.width) != self._is_side_by_side:
            self._is_side_by_side = not self._is_side_by_side
            await self._lay_out()

    def load(self, contents: Sequence[FieldContent]) -> None:
        """Show other content: the same question with other values."""
        self.contents = list(contents)
        for column, content in zip(self.query(PartnerColumn), self._seen(), strict=False):
            column.load(content)
        self._show_names()

    def follow(self, contents: Sequence[FieldContent]) -> None:
        """Take note of values that were given here; what is being typed stays."""
        self.contents = list(contents)
        for column, content in zip(self.query(PartnerColumn), self._seen(), strict=False):
            column.field.follow(content)
        self._show_names()

    def edits(self) -> list[AnswerEdited]:
        return [edit for field in self.query(Field) for edit in field.edits()]

    def take_focus(self, *, from_below: bool = False) -> None:
        """Put the cursor into the field of the partner whose turn it is; coming from below, into the last."""
        self.show_partner(len(self.contents) - 1 if from_below else self._present)

    def show_partner(self, index: int) -> None:
        """Put the cursor into that partner's field, counted from 0."""
        if not self._is_side_by_side and index != self._present:
            for edit in self.edits():
                self.post_message(edit)
            self.query_one(PartnerColumn).load(self.contents[index])
        self._present = index
        self._show_names()
        if field := self.present_field:
            field.take_focus()

    def next_partner(self, by: int) -> bool:
        """Go to the next or previous partner; False at the ends."""
        index = self._present + by
        if not 0 <= index < len(self.contents):
            return False
        self.show_partner(index)
        return True

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        columns = list(self.query(PartnerColumn))
        if self._is_side_by_side:
            self._present = next((i for i, column in enumerate(columns) if column in event.widget.ancestors), 0)
            self._show_names()

    def on_partner_tabs_picked(self, event: PartnerTabs.Picked) -> None:
        event.stop()
        self.show_partner(event.index)

    @property
    def present_field(self) -> Field | None:
        """The field of the partner whose turn it is."""
        columns = list(self.query(PartnerColumn))
        index = self._present if self._is_side_by_side else 0
        return columns[index].field if index < len(columns) else None

    async def _lay_out(self) -> None:
        """Mount the fields anew, for another width."""
        columns = self.query_one_optional(".partner-columns")
        if columns is None:
            return  # the question was folded meanwhile
        had_focus = self.has_focus_within
        for edit in self.edits():
            self.post_message(edit)
        async with self.batch():
            self.set_class(self._is_side_by_side, "-side-by-side")
            await columns.remove_children()
            await columns.mount_all(PartnerColumn(content) for content in self._seen())
        self._show_names()
        if had_focus and (field := self.present_field):
            field.take_focus()

    def _seen(self) -> list[FieldContent]:
        return self.contents if self._is_side_by_side else self.contents[self._present :][:1]

    def _show_names(self) -> None:
        names = [(c.partner.short if c.partner else "", _has_answer(c)) for c in self.contents]
        if tabs := self.query_one_optional(PartnerTabs):
            tabs.display = not self._is_side_by_side
            tabs.show_partners(names, self._present)

    def _fits(self, width: int) -> bool:
        kind = self.contents[0].question.kind if self.contents else ""
        return width >= NEEDED_WIDTH.get(kind, 26) * len(self.contents)


class PartnerColumn(Vertical):
    """One partner's field under the partner's name."""

    def __init__(self, content: FieldContent) -> None:
        super().__init__()
        self._content = content

    def compose(self) -> ComposeResult:
        yield Static(self._title(), classes="partner-name")
        yield field_class(self._content.question)(self._content)

    @property
    def field(self) -> Field:
        return self.query_one(Field)

    def load(self, content: FieldContent) -> None:
        """Show another value, or another partner's."""
        self._content = content
        self.query_one(".partner-name", Static).update(self._title())
        self.field.load(content)

    def _title(self) -> Content:
        return literal(one_line(self._content.partner.short) if self._content.partner else "")


def _has_answer(content: FieldContent) -> bool:
    return len(content.sheet) > 0 if content.sheet is not None else not is_empty(content.value)
