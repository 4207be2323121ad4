"""The partners, a line for each, edited in its place."""

from __future__ import annotations

from collections.abc import Iterable

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.events import Click, Key, Paste
from textual.message import Message
from textual.widget import Widget

from partnering_tui.frozen import dataclass
from partnering_tui.session.typed_partners import TypedPartner
from partnering_tui.tui.screens.partner_editor import PartnerEditor, sector_word
from partnering_tui.tui.text import literal, one_line

SECTOR_WIDTH = 13
NARROW = 60
"""Below that many columns a line has no room for the sector."""


@dataclass(frozen=True, slots=True)
class PartnerLine:
    """What is seen of a partner."""

    partner: TypedPartner
    note: str = ""
    """What stands at the end of its line, such as how much it has said."""


class PartnerRow(Widget):
    """One partner on one line."""

    def __init__(self) -> None:
        super().__init__()
        self._number = 0
        self._line = PartnerLine(TypedPartner("", ""))
        self._short_width = 8
        self._note_width = 0

    def show_line(self, number: int, line: PartnerLine, short_width: int, note_width: int) -> None:
        """Show a partner, with its short name and its note in that many columns."""
        self._number, self._line, self._short_width, self._note_width = number, line, short_width, note_width
        self.refresh()

    def render(self) -> Content:
        width = self.content_size.width
        partner = self._line.partner
        is_here = self.has_class("-here")
        pointer = "▸" if is_here else " "
        before = Content.assemble(f"{pointer}{self._number:>3}  ", _cell(partner.short, self._short_width, "bold"))
        behind = literal(f"{one_line(self._line.note):>{self._note_width}}", "$quiet")
        if width >= NARROW:
            sector = _cell(sector_word(partner.sector), SECTOR_WIDTH, "$quiet")
            behind = Content.assemble(sector, "  " if behind.cell_length else "", behind)
        name_width = max(0, width - before.cell_length - behind.cell_length - 4)
        name = _cell(partner.name if partner.name != partner.short else "", name_width)
        line = Content.assemble(before, "  ", name, "  ", behind).truncate(width)
        # Under the cursor everything is in the one colour that can be read there.
        return line.without_spans if is_here else line


class PartnerList(Vertical, can_focus=True):
    """The partners, one of them under the cursor. It tells what people want changed, and changes nothing itself."""

    class Told(Message):
        """Something that the list says of one of its partners."""

        def __init__(self, partners: PartnerList, index: int) -> None:
            super().__init__()
            self.partners = partners
            self.index = index
            """Which partner, counted from 0."""

        @property
        def control(self) -> PartnerList:
            return self.partners

    class Edited(Told):
        """Somebody gave a partner other names or another sector."""

        def __init__(self, partners: PartnerList, index: int, partner: TypedPartner) -> None:
            super().__init__(partners, index)
            self.partner = partner

    class RemovalWanted(Told):
        """Somebody wants a partner away."""

    class LeftUpwards(Told):
        """Somebody went up from the first partner."""

    class LeftDownwards(Told):
        """Somebody went down from the last partner."""

    class Typed(Told):
        """Somebody typed or pasted words where there is no line to type in."""

        def __init__(self, partners: PartnerList, text: str, *, is_pasted: bool = False) -> None:
            super().__init__(partners, partners.index)
            self.text = text
            self.is_pasted = is_pasted

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._lines: tuple[PartnerLine, ...] = ()
        self._rows: list[PartnerRow] = []
        self.index = 0
        """Which partner is under the cursor, counted from 0."""

    def compose(self) -> ComposeResult:
        yield PartnerEditor()

    # Showing

    def show_partners(self, lines: Iterable[PartnerLine]) -> None:
        """Show other partners, or the same with other names; then what is being edited is no longer what it was."""
        shown = tuple(lines)
        if shown != self._lines and self.editor.is_open:
            self.close_edit()
            self.screen.set_focus(self)
        self._lines = shown
        self.display = bool(self._lines)
        while len(self._rows) > len(self._lines):
            self._rows.pop().remove()
        new = [PartnerRow() for _ in range(len(self._lines) - len(self._rows))]
        self._rows += new
        if new:
            self.mount(*new)
        short_width = min(20, max((cell_len(one_line(line.partner.short)) for line in self._lines), default=8))
        note_width = max((cell_len(one_line(line.note)) for line in self._lines), default=0)
        for number, (row, line) in enumerate(zip(self._rows, self._lines, strict=True), start=1):
            row.show_line(number, line, short_width, note_width)
        self.point_at(self.index)

    def point_at(self, index: int) -> None:
        """Put the cursor on a partner."""
        self.index = max(0, min(index, self.last))
        for number, row in enumerate(self._rows):
            row.set_class(self.has_focus and number == self.index, "-here")
            row.refresh()
        if self._rows and self.has_focus:
            self._rows[self.index].scroll_visible(animate=False)

    def watch_has_focus(self, has_focus: bool) -> None:
        super().watch_has_focus(has_focus)
        self.point_at(self.index)

    @property
    def last(self) -> int:
        """The last partner, counted from 0."""
        return len(self._lines) - 1

    @property
    def is_in_use(self) -> bool:
        """The keys point at one of the partners."""
        return bool(self._lines) and self.has_focus_within

    # Moving

    def action_point(self, by: int) -> None:
        """Go up or down; beyond the ends, leave."""
        if 0 <= self.index + by < len(self._lines):
            self.point_at(self.index + by)
        else:
            self.post_message((self.LeftUpwards if by < 0 else self.LeftDownwards)(self, self.index))

    def on_key(self, event: Key) -> None:
        # Not by bindings: those are looked up later, and fast typing would overtake them.
        match event.key:
            case "up" | "down":
                self.action_point(-1 if event.key == "up" else 1)
            case "enter":
                self.action_edit()
            case "delete":
                self.action_remove()
            case _ if event.is_printable and event.character:
                self.post_message(self.Typed(self, event.character))
            case _:
                return
        event.stop()
        event.prevent_default()

    def on_paste(self, event: Paste) -> None:
        event.stop()
        self.post_message(self.Typed(self, event.text, is_pasted=True))

    def on_click(self, event: Click) -> None:
        if isinstance(event.widget, PartnerRow):
            index = self._rows.index(event.widget)
            is_again = index == self.index and event.chain > 1
            self.finish_edit()
            self.point_at(index)
            if is_again:
                self.action_edit()

    def action_remove(self) -> None:
        """Ask for the partner under the cursor to be taken away."""
        if self._lines:
            self.post_message(self.RemovalWanted(self, self.index))

    # Editing in place

    @property
    def editor(self) -> PartnerEditor:
        return self.query_one(PartnerEditor)

    def action_edit(self) -> None:
        """Open the partner under the cursor."""
        if self._lines:
            row = self._rows[self.index]
            self.editor.open(self._lines[self.index].partner)
            self.move_child(self.editor, after=row)
            row.display = False

    def take_edit(self) -> tuple[int, TypedPartner] | None:
        """What stands in the open editor: which partner, and what it is to be called; None if none is open."""
        return (self.index, self.editor.partner) if self.editor.is_open else None

    def finish_edit(self) -> None:
        """Close the editor and tell what stands in it."""
        if edit := self.take_edit():
            self.close_edit()
            self.post_message(self.Edited(self, *edit))

    def close_edit(self) -> None:
        """Close the editor, whatever stands in it."""
        self.editor.close()
        for row in self._rows:
            row.display = True

    @on(PartnerEditor.Finished)
    def _finish(self, event: PartnerEditor.Finished) -> None:
        event.stop()
        self.finish_edit()
        self.screen.set_focus(self)
        if event.by:
            self.action_point(event.by)

    @on(PartnerEditor.Left)
    def _leave(self, event: PartnerEditor.Left) -> None:
        event.stop()
        self.finish_edit()

    @on(PartnerEditor.Cancelled)
    def _cancel(self, event: PartnerEditor.Cancelled) -> None:
        event.stop()
        self.close_edit()
        self.screen.set_focus(self)


def _cell(text: str, width: int, style: str = "") -> Content:
    return literal(one_line(text), style).truncate(width, ellipsis=True, pad=True)
