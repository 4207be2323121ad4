"""One answer per partner: all side by side where there is room, else one tab per partner."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
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
    """A field for each partner, side by side or in tabs. Only what is seen is mounted."""

    def __init__(self, contents: Sequence[FieldContent]) -> None:
        super().__init__()
        self.contents = list(contents)
        self._present = 0
        self._is_side_by_side: bool | None = None

    def compose(self) -> ComposeResult:
        yield PartnerTabs()
        yield Widget(classes="partner-columns")

    async def on_resize(self, event: Resize) -> None:
        fits = event.size.width >= self._width_needed() * len(self.contents)
        if fits != self._is_side_by_side:
            self._is_side_by_side = fits
            await self._lay_out()

    def load(self, contents: Sequence[FieldContent]) -> None:
        """Show other content: the same question with other values."""
        self.contents = list(contents)
        for field in self.query(Field):
            partner = field.content.partner
            for content in self.contents:
                if content.partner and partner and content.partner.id == partner.id:
                    field.load(content)
        self._show_names()

    def edits(self) -> list[AnswerEdited]:
        return [edit for field in self.query(Field) for edit in field.edits()]

    def take_focus(self, *, from_below: bool = False) -> None:
        """Put the cursor into the first partner's field; coming from below, into the last."""
        self._wants_focus_from_below = from_below
        if self._is_side_by_side is None:
            self.call_after_refresh(self.take_focus, from_below=from_below)
            return
        self.run_worker(self.show_partner(len(self.contents) - 1 if from_below else self._present), exclusive=True)

    async def show_partner(self, index: int) -> None:
        """Put the cursor into that partner's field, counted from 0."""
        self._present = index
        if not self._is_side_by_side:
            await self._show_fields([self.contents[index]])
        self._show_names()
        partner = self.contents[index].partner
        for field in self.query(Field):
            if field.content.partner == partner:
                field.take_focus()

    def next_partner(self, by: int) -> bool:
        """Go to the next or previous partner; False at the ends."""
        index = self._present + by
        if not 0 <= index < len(self.contents):
            return False
        self.run_worker(self.show_partner(index), exclusive=True)
        return True

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        field = next((node for node in event.widget.ancestors_with_self if isinstance(node, Field)), None)
        if field is not None and field.content.partner is not None:
            ids = [content.partner.id for content in self.contents if content.partner]
            self._present = ids.index(field.content.partner.id)
            self._show_names()

    async def on_partner_tabs_picked(self, event: PartnerTabs.Picked) -> None:
        event.stop()
        await self.show_partner(event.index)

    @property
    def present_field(self) -> Field | None:
        """The field of the partner whose turn it is."""
        present = self.contents[self._present].partner if self.contents else None
        return next((field for field in self.query(Field) if field.content.partner == present), None)

    async def _lay_out(self) -> None:
        self.set_class(bool(self._is_side_by_side), "-side-by-side")
        await self._show_fields(self.contents if self._is_side_by_side else self.contents[self._present :][:1])
        self._show_names()

    async def _show_fields(self, contents: Sequence[FieldContent]) -> None:
        columns = self.query_one(".partner-columns")
        had_focus = self.has_focus_within
        for edit in self.edits():
            self.post_message(edit)
        async with self.batch():
            await columns.remove_children()
            await columns.mount_all(PartnerColumn(content) for content in contents)
        if had_focus:
            self.query(Field).first().take_focus()

    def _show_names(self) -> None:
        names = [(c.partner.short if c.partner else "", _has_answer(c)) for c in self.contents]
        tabs = self.query_one(PartnerTabs)
        tabs.display = not self._is_side_by_side
        tabs.show_partners(names, self._present)

    def _width_needed(self) -> int:
        return NEEDED_WIDTH.get(self.contents[0].question.kind, 26) if self.contents else 1


class PartnerColumn(Vertical):
    """One partner's field under the partner's name."""

    def __init__(self, content: FieldContent) -> None:
        super().__init__()
        self._content = content

    def compose(self) -> ComposeResult:
        name = self._content.partner.short if self._content.partner else ""
        yield Static(literal(one_line(name)), classes="partner-name")
        yield field_class(self._content.question)(self._content)


def _has_answer(content: FieldContent) -> bool:
    return len(content.sheet) > 0 if content.sheet is not None else not is_empty(content.value)
