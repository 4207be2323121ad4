"""The question that is open: its label, its hint, and the field that it is answered in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Self

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.geometry import Region
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from partnering_tui.frozen import dataclass
from partnering_tui.tui.messages import AnswerEdited
from partnering_tui.tui.text import literal
from partnering_tui.tui.widgets.fields import Field, FieldContent, PickField, WordsField, field_class, say
from partnering_tui.tui.widgets.hanging import Hanging
from partnering_tui.tui.widgets.offer import Offer
from partnering_tui.tui.widgets.partner_fields import PartnerFields
from partnering_tui.tui.widgets.partner_picks import PartnerPicks
from partnering_tui.tui.widgets.words import Words
from partnering_tui.workshop.definition import Question

if TYPE_CHECKING:
    from partnering_tui.tui.widgets.grid import Grid


@dataclass(frozen=True, slots=True)
class Opened:
    """Everything that the open question shows."""

    question: Question
    contents: tuple[FieldContent, ...]
    """One for the question, or one per partner."""
    remark: str
    """What stands beside the label: "2 rows", "private"."""
    obstacle: str = ""
    """Why it cannot be answered yet, in words; empty if it can."""
    mark: str = ""
    """What it is marked as, and why: "◌ later: after the budget"; empty if it is not."""
    offer: str = ""
    """What an empty table could be filled with at once, or what else can be done here, in words."""
    offer_run: str = ""
    """The name of the screen's method `action_…` that does it, if it is not taking rows over."""
    is_covered: bool = False
    """Its answer is private and not to be seen before somebody wants to see it."""
    is_for_room: bool = False
    """It stands alone, on the wall."""


@dataclass(frozen=True, slots=True)
class Landing:
    """Where in an answer the cursor is to land; what is empty, or not there any more, is left as it is."""

    row_id: str = ""
    partner_id: str = ""
    column_id: str = ""


class FieldSlot(Vertical):
    """Where the field stands, which comes and goes; nothing else of it changes."""

    def __init__(self) -> None:
        super().__init__(classes="open-field")
        self._laid_out: Sequence[Widget] = ()

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        """Be drawn again, and laid out if another field stands here: Textual tells twice that one was removed."""
        if layout:
            present = list(self.children)
            layout, self._laid_out = present != self._laid_out, present
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)


class OpenQuestion(Vertical):
    """The one question that can be typed into. It can be given another at any time."""

    can_focus = True

    class Uncovered(Message):
        """Somebody wants to see the private answer."""

    def __init__(self, take_key: str = "") -> None:
        super().__init__()
        self._take_key = take_key
        """The key that takes rows over from other tables."""
        self.opened: Opened | None = None
        self.is_changing = False
        """Its field is just being put there."""
        self._width = 0

    def compose(self) -> ComposeResult:
        yield Hanging(classes="open-label")
        yield Hanging(classes="open-mark")
        yield Static(classes="open-hint")
        yield FieldSlot()
        yield Offer("take_rows", self._take_key)
        yield Static(classes="open-obstacle")

    def key_enter(self) -> None:
        self._uncover()

    def on_click(self) -> None:
        self._uncover()

    def _uncover(self) -> None:
        if self.opened is not None and self.opened.is_covered:
            self.post_message(self.Uncovered())

    async def open(self, opened: Opened) -> None:
        """Open a question; its field is mounted anew unless one stands there that can take it on."""
        if self.load(opened):
            return
        self.opened = opened
        if self._take_on(opened):
            self._show_words(opened)
            return
        self.is_changing = True
        try:
            slot = self.query_one(FieldSlot)
            async with self.batch():
                await slot.remove_children()
                self._show_words(opened)
                if field := _field_for(opened, slot.content_size.width):
                    await slot.mount(field)
            self.can_focus = field is None
        finally:
            self.is_changing = False

    def _take_on(self, opened: Opened) -> bool:
        """Show another question in the field that stands here; False if it needs another field."""
        fields, field = self.partner_fields, self.present_field
        if field is None or opened.obstacle or not opened.contents:
            return False
        if fields is not None and opened.question.is_per_partner and fields.can_take_on(opened.contents):
            fields.take_on(opened.contents)
            return True
        if fields is None and not opened.question.is_per_partner and type(field) is field_class(opened.question):
            field.load(opened.contents[0])
            return True
        return False

    def load(self, opened: Opened) -> bool:
        """Show other values of the question that is open; False if its field has to be put there anew."""
        before = self.opened
        if before is None or before.question != opened.question:
            return False
        if opened.contents:
            self._load_field(opened.contents)
        if not _same_places(before, opened):
            return False
        self.opened = opened
        self._show_words(opened)
        return True

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

    def on_resize(self) -> None:
        """In a column of another width its lines break anew, and it stands elsewhere."""
        before, self._width = self._width, self.size.width
        if before not in (0, self._width):
            self.show_place()

    def show_place(self) -> None:
        """Come into view, and then the cell with the cursor."""
        self._come_into_view()
        if (grid := self.grid) and grid.has_focus:
            grid.show_cursor()

    def _come_into_view(self) -> None:
        """Scroll what it stands in until all of it is seen; without the air around it if only that has no room."""
        around = self.parent
        room = around.scrollable_content_region.height - self.outer_size.height if isinstance(around, Widget) else -1
        if isinstance(around, Widget) and 0 <= room < self.styles.margin.height:
            around.scroll_to_region(self.virtual_region, animate=False, immediate=True)
        else:
            self.scroll_visible(animate=False, immediate=True)

    def land(self, landing: Landing) -> None:
        """Put the cursor on a partner's field, a row or a cell of the open question."""
        partner_fields = self.partner_fields
        if partner_fields and landing.partner_id:
            ids = [content.partner.id if content.partner else "" for content in partner_fields.contents]
            if landing.partner_id in ids:
                partner_fields.show_partner(ids.index(landing.partner_id))
        if grid := self.grid:
            grid.jump_to(landing.row_id, landing.column_id or landing.partner_id)

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
        return field.grid if field is not None else None

    @property
    def words(self) -> Words | None:
        """The editor that is typed into, if it is one."""
        field = self.present_field
        return field.query_one(Words) if isinstance(field, WordsField) else None

    def next_inside(self, by: int) -> bool:
        """Go to the next or previous partner's field, or to what is offered; False if the question ends there."""
        if partner_fields := self.partner_fields:
            return partner_fields.next_partner(by)
        offer = self.query_one(Offer)
        if not offer.display or offer.has_focus is (by > 0):
            return False
        if by > 0:
            self.screen.set_focus(offer)
        else:
            self.take_focus()
        return True

    def _load_field(self, contents: Sequence[FieldContent]) -> None:
        if partner_fields := self.partner_fields:
            partner_fields.load(contents)
        elif field := self.query_one_optional(Field):
            field.load(contents[0])

    def _show_words(self, opened: Opened) -> None:
        question = opened.question
        remark = f"   {opened.remark}" if opened.remark else ""
        label = literal(question.label, "bold") + literal(remark, "$quiet")
        lead = literal("") if opened.is_for_room else literal("▾ ", "$accent")
        self.query_one(".open-label", Hanging).show(lead, label)
        sign, _, mark = opened.mark.partition(" ")
        self.query_one(".open-mark", Hanging).show(literal(f"{sign} ", "$accent"), literal(mark))
        self.set_class(not _has_ground(opened), "-spaced")
        say(self.query_one(".open-hint", Static), literal(question.hint))
        self.query_one(Offer).say(opened.offer, opened.offer_run)
        say(self.query_one(".open-obstacle", Static), literal(opened.obstacle))


def _has_ground(opened: Opened) -> bool:
    """Whether the field stands on a ground of its own, which sets it off from what is said above."""
    is_one_editor = len(opened.contents) == 1 and not opened.obstacle and not opened.question.is_per_partner
    return is_one_editor and field_class(opened.question) is WordsField


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
