"""The question that is open: its label, its hint, and the field that it is answered in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Static

from partnering_tui.session.progress import QuestionState
from partnering_tui.tui.messages import AnswerEdited
from partnering_tui.tui.text import literal
from partnering_tui.tui.widgets.fields import Field, FieldContent, GridField, PickField, WordsField, field_class, say
from partnering_tui.tui.widgets.grid import Grid
from partnering_tui.tui.widgets.hanging import Hanging
from partnering_tui.tui.widgets.partner_fields import PartnerFields
from partnering_tui.tui.widgets.partner_picks import PartnerPicks
from partnering_tui.tui.widgets.words import Words
from partnering_tui.workshop.definition import Question


@dataclass(frozen=True, slots=True)
class Opened:
    """Everything that the open question shows."""

    question: Question
    contents: tuple[FieldContent, ...]
    """One for the question, or one per partner."""
    state: QuestionState
    remark: str
    """What stands beside the label: "2 rows", "later: after the budget"."""
    obstacle: str = ""
    """Why it cannot be answered yet, in words; empty if it can."""
    notice: str = ""
    """What is wrong with the answer, a line each."""
    is_covered: bool = False
    """Its answer is private and not to be seen before somebody wants to see it."""


class OpenQuestion(Vertical):
    """The one question that can be typed into. It can be given another at any time."""

    can_focus = True

    class Uncovered(Message):
        """Somebody wants to see the private answer."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: Opened | None = None

    def compose(self) -> ComposeResult:
        yield Hanging(classes="open-label")
        yield Static(classes="open-hint")
        yield Vertical(classes="open-field")
        yield Static(classes="open-notice")
        yield Static(classes="open-obstacle")

    def key_enter(self) -> None:
        self._uncover()

    def on_click(self) -> None:
        self._uncover()

    def _uncover(self) -> None:
        if self.opened is not None and self.opened.is_covered:
            self.post_message(self.Uncovered())

    async def open(self, opened: Opened) -> None:
        """Open a question; its field is mounted anew unless it is the question that is open already."""
        before, self.opened = self.opened, opened
        if before is not None and before.question == opened.question and _same_places(before, opened):
            self._show_words(opened)
            self._load_field(opened.contents)
            return
        slot = self.query_one(".open-field")
        async with self.batch():
            await slot.remove_children()
            self._show_words(opened)
            if field := _field_for(opened, slot.content_size.width):
                await slot.mount(field)
        self.can_focus = field is None

    def follow(self, opened: Opened) -> None:
        """Show what an edit made here has changed. An editor is left alone: it may hold newer words already."""
        self.opened = opened
        self._show_words(opened)
        if partner_fields := self.partner_fields:
            partner_fields.follow(opened.contents)
        elif (field := self.query_one_optional(Field)) and opened.contents:
            field.follow(opened.contents[0])

    def edits(self) -> list[AnswerEdited]:
        """What the field holds right now, told or not."""
        if partner_fields := self.partner_fields:
            return partner_fields.edits()
        return [edit for field in self.query(Field) for edit in field.edits()]

    def take_focus(self, *, from_below: bool = False) -> None:
        """Put the cursor where typing starts."""
        if partner_fields := self.partner_fields:
            partner_fields.take_focus(from_below=from_below)
        elif field := self.query_one_optional(Field):
            field.take_focus()
        else:
            self.screen.set_focus(self)

    @property
    def partner_fields(self) -> PartnerFields | None:
        return self.query_one_optional(PartnerFields)

    @property
    def present_field(self) -> Field | None:
        """The field that is typed into, one partner's where there are several."""
        if partner_fields := self.partner_fields:
            return partner_fields.present_field
        return self.query_one_optional(Field)

    @property
    def grid(self) -> Grid | None:
        """The grid that is typed into, if it is one."""
        field = self.present_field
        return field.grid if isinstance(field, GridField) else None

    @property
    def words(self) -> Words | None:
        """The editor that is typed into, if it is one."""
        field = self.present_field
        return field.query_one(Words) if isinstance(field, WordsField) else None

    def next_inside(self, by: int) -> bool:
        """Go to the next or previous partner's field; False if the question ends there."""
        partner_fields = self.partner_fields
        return partner_fields.next_partner(by) if partner_fields else False

    def _load_field(self, contents: Sequence[FieldContent]) -> None:
        if partner_fields := self.partner_fields:
            partner_fields.load(contents)
        elif field := self.query_one_optional(Field):
            field.load(contents[0])

    def _show_words(self, opened: Opened) -> None:
        question = opened.question
        remark = f"   {opened.remark}" if opened.remark else ""
        label = literal(question.label, "bold") + literal(remark, "$quiet")
        self.query_one(".open-label", Hanging).show(literal("▾ ", "$accent"), label)
        say(self.query_one(".open-hint", Static), literal(question.hint))
        say(self.query_one(".open-notice", Static), literal(opened.notice))
        say(self.query_one(".open-obstacle", Static), literal(opened.obstacle))


def _same_places(before: Opened, after: Opened) -> bool:
    return [content.partner for content in before.contents] == [content.partner for content in after.contents] and bool(
        before.obstacle
    ) == bool(after.obstacle)


def _field_for(opened: Opened, width: int) -> Field | PartnerFields | None:
    if opened.obstacle or not opened.contents:
        return None
    if opened.question.is_per_partner:
        is_picked = issubclass(field_class(opened.question), PickField)
        return (PartnerPicks if is_picked else PartnerFields)(opened.contents, width)
    return field_class(opened.question)(opened.contents[0])
