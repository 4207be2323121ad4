"""One answer per partner: all side by side where there is room, else one tab per partner."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.events import DescendantFocus, Resize
from textual.widgets import Static

from partnering_tui.session.session import Partner
from partnering_tui.session.values import LIKE_A_DATE, is_empty
from partnering_tui.tui.messages import AnswerEdited, RowAdded
from partnering_tui.tui.text import literal, one_line
from partnering_tui.tui.widgets.fields import Field, FieldContent, field_class, say
from partnering_tui.tui.widgets.partner_tabs import PartnerTabs

NEEDED_WIDTH = {"yes_no": 14, "number": 14, "date": 16, "scale": 20, "choice": 24, "choices": 24, "table": 60}
"""Columns that one partner's field needs beside the others; other kinds need 26."""


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
            for content in self.contents if self._is_side_by_side else self.contents[:1]:
                yield PartnerColumn(content)
        yield Static(classes="partners-legend")

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
        for column in self.query(PartnerColumn):
            column.load(self._content_for(column))
        self._show_names()

    def can_take_on(self, contents: Sequence[FieldContent]) -> bool:
        """Whether the fields fit another question: of the same kind, asked of the same partners."""
        return [_asked(content) for content in contents] == [_asked(content) for content in self.contents]

    def take_on(self, contents: Sequence[FieldContent]) -> None:
        """Show another question. What was typed before has been told."""
        self.contents, self._present = list(contents), 0
        for column, content in zip(self.query(PartnerColumn), contents, strict=False):
            column.load(content)
        self._show_names()

    def follow(self, contents: Sequence[FieldContent]) -> None:
        """Take note of values that were given here; what is being typed stays."""
        self.contents = list(contents)
        for column in self.query(PartnerColumn):
            column.follow(self._content_for(column))
        self._show_names()

    def edits(self) -> list[AnswerEdited]:
        return [edit for column in self.query(PartnerColumn) for edit in column.edits()]

    def take_focus(self, *, from_below: bool = False) -> None:
        """Put the cursor into the field of the partner whose turn it is; coming from below, into the last."""
        self.show_partner(len(self.contents) - 1 if from_below else self._present)

    def show_partner(self, index: int) -> None:
        """Put the cursor into that partner's field, counted from 0."""
        if not self._is_side_by_side and index != self._present:
            self._tell()
            self.query_one(PartnerColumn).load(self.contents[index])
        self._present = index
        self._show_names()
        self._focus_present()

    def next_partner(self, by: int) -> bool:
        """Go to the next or previous partner; False at the ends."""
        index = self._present + by
        if not 0 <= index < len(self.contents):
            return False
        self.show_partner(index)
        return True

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        columns = list(self.query(PartnerColumn))
        if self._is_side_by_side and len(columns) == len(self.contents):
            self._present = next((i for i, column in enumerate(columns) if column in event.widget.ancestors), 0)
            self._show_names()

    def on_partner_tabs_picked(self, event: PartnerTabs.Picked) -> None:
        event.stop()
        self.show_partner(event.index)

    @property
    def present_column(self) -> PartnerColumn | None:
        """The column of the partner whose turn it is."""
        columns = self.query(PartnerColumn)
        return next((column for column in columns if self._content_for(column) is self.contents[self._present]), None)

    @property
    def present_field(self) -> Field | None:
        """The field of the partner whose turn it is."""
        column = self.present_column
        return column.field if column and column.is_mounted else None

    @property
    def present_partner(self) -> Partner | None:
        """Whose turn it is."""
        return self.contents[self._present].partner if self.contents else None

    def _focus_present(self) -> None:
        if field := self.present_field:
            field.take_focus()

    def _tell(self) -> None:
        """Tell what the fields hold, and take note of it."""
        for column in self.query(PartnerColumn):
            for row in column.new_rows():
                self.post_message(row)
            for edit in column.edits():
                self._take_note(edit)
                self.post_message(edit)

    def _take_note(self, edit: AnswerEdited) -> None:
        """Let the content of a field say what was just given there."""
        self.contents = [
            replace(content, value=edit.value) if content.sheet is None and content.place == edit.place else content
            for content in self.contents
        ]

    async def _lay_out(self) -> None:
        """Go over to another width. The field that is typed into stays as it is: only its neighbours come or go."""
        columns = self.query_one_optional(".partner-columns")
        stays = self.present_column
        if columns is None or stays is None:
            return  # the question was folded meanwhile
        self._tell()
        async with self.batch():
            self.set_class(self._is_side_by_side, "-side-by-side")
            if self._is_side_by_side:
                before, after = self.contents[: self._present], self.contents[self._present + 1 :]
                await columns.mount_all([PartnerColumn(content) for content in before], before=stays)
                await columns.mount_all([PartnerColumn(content) for content in after], after=stays)
            else:
                await columns.remove_children([column for column in self.query(PartnerColumn) if column is not stays])
        self._show_names()
        if self.has_focus_within:
            self._focus_present()  # somebody may have gone on to a partner whose field was not there yet

    def _content_for(self, column: PartnerColumn) -> FieldContent:
        """What that column is to show: the content of its own partner, however many columns there are."""
        return next((content for content in self.contents if content.place == column.content.place), column.content)

    def _show_names(self) -> None:
        names = [(content.partner.short if content.partner else "", _mark(content)) for content in self.contents]
        if tabs := self.query_one_optional(PartnerTabs):
            tabs.display = not self._is_side_by_side
            tabs.show_partners(names, self._present)
        if legend := self.query_one_optional(".partners-legend", Static):
            is_date = bool(self.contents) and self.contents[0].question.kind == "date"
            say(legend, literal(f"A date, {LIKE_A_DATE}" if is_date else ""))

    def _fits(self, width: int) -> bool:
        kind = self.contents[0].question.kind if self.contents else ""
        return width >= NEEDED_WIDTH.get(kind, 26) * len(self.contents)


class PartnerColumn(Vertical):
    """One partner's field under the partner's name. It can be told things before its field is there."""

    def __init__(self, content: FieldContent) -> None:
        super().__init__()
        self.content = content
        self.field = field_class(content.question)(content)

    def compose(self) -> ComposeResult:
        yield Static(self._title(), classes="partner-name")
        yield self.field
        yield Static(classes="beside-answer")

    def on_mount(self) -> None:
        self._show_beside()

    def load(self, content: FieldContent) -> None:
        """Show another value, another partner's, or another question's."""
        self.content = content
        if self.is_mounted:
            self.query_one(".partner-name", Static).update(self._title())
            self.field.load(content)
            self._show_beside()
        else:
            self.field.content = content

    def follow(self, content: FieldContent) -> None:
        """Take note of a value that was given; what is being typed stays."""
        self.content = content
        if self.is_mounted:
            self.field.follow(content)
            self._show_beside()
        else:
            self.field.content = content

    def edits(self) -> list[AnswerEdited]:
        """What the field holds, told or not."""
        return self.field.edits() if self.is_mounted else []

    def new_rows(self) -> list[RowAdded]:
        """Rows of a table that were begun and do not stand in the session yet."""
        grid = self.field.grid if self.is_mounted else None
        return grid.take_new_rows() if grid is not None else []

    def _show_beside(self) -> None:
        say(self.query_one(".beside-answer", Static), literal(self.content.beside))

    def _title(self) -> Content:
        return literal(one_line(self.content.partner.short) if self.content.partner else "")


def _asked(content: FieldContent) -> tuple[str, Partner | None]:
    return content.question.kind, content.partner


def _mark(content: FieldContent) -> str:
    """Of a level the level itself, else whether there is an answer."""
    if content.question.kind == "scale" and content.value is not None:
        return one_line(str(content.value))
    has_answer = len(content.sheet) > 0 if content.sheet is not None else not is_empty(content.value)
    return "✓" if has_answer else "·"
