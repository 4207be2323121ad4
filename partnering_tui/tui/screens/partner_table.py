"""Who is at the table: the partners, and below them a line for the next one. For the screens that ask for partners."""

from __future__ import annotations

from collections.abc import Iterable

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.events import DescendantBlur, DescendantFocus, Key, Paste
from textual.message import Message
from textual.widgets import Static

from partnering_tui.session.typed_partners import TypedPartner
from partnering_tui.tui.actions import bindings
from partnering_tui.tui.screens.partner_list import PartnerLine, PartnerList
from partnering_tui.tui.text import literal
from partnering_tui.tui.widgets.words import Words

ROW_ACTIONS = ("row-up", "row-down", "remove-row")
"""The actions on rows that work on partners too."""
ROW_BINDINGS = [binding for binding in bindings("step") if getattr(binding, "id", "") in ROW_ACTIONS]
"""Their keys, for a screen that carries them out."""

LINE_HINT = """\
A name, then Enter. With a short name: County = Kisumu County
Several at once: A; B; C"""
CHANGE_HINT = "↑ goes up to the partners: to change one, move it, or remove it."
LIST_HINT = "Enter opens a partner. To add another, type its name."
EDITOR_HINT = "Short name, full name, sector: Tab goes on, Enter keeps them."


class NextPartner(Words):
    """The line in which the next partners are typed or pasted. Enter takes it, and it is empty at once for another."""

    class Entered(Message):
        """Somebody finished one line, or several."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(one_line=True, id=id)

    async def press(self, event: Key) -> bool:
        if event.key != "enter":
            return await super().press(event)
        self.enter()
        return True

    def enter(self) -> None:
        """Tell what stands in the line, and empty it."""
        self.post_message(self.Entered(self.take()))

    def take(self) -> str:
        """What stands in the line, which is empty afterwards."""
        text = self.text
        self.load_words("")
        return text

    async def _on_paste(self, event: Paste) -> None:
        event.prevent_default()
        event.stop()
        self.paste(event.text)

    def paste(self, text: str) -> None:
        """Put text behind what stands in the line; several lines are taken at once."""
        lines = text.strip().splitlines()
        if len(lines) > 1:
            self.post_message(self.Entered("\n".join([self.take() + lines[0], *lines[1:]])))
        else:
            self.type_in(text)


class PartnerTable(Vertical):
    """The partners and the line for the next one. What people want changed is told by the messages of both."""

    def compose(self) -> ComposeResult:
        yield PartnerList()
        yield NextPartner()
        yield Static(literal(LINE_HINT), classes="hint")

    @property
    def partners(self) -> PartnerList:
        return self.query_one(PartnerList)

    @property
    def next_partner(self) -> NextPartner:
        return self.query_one(NextPartner)

    def show_partners(self, lines: Iterable[PartnerLine]) -> None:
        """Show who is at the table now."""
        before = self.line_hint
        self.partners.show_partners(lines)
        self.set_class(not self.partners.display, "-empty")
        if self.line_hint != before and not self.partners.has_focus_within:
            self.show_hint(self.line_hint)
        if self.next_partner.has_focus:
            self.call_after_refresh(self.next_partner.scroll_visible, animate=False)

    def show_hint(self, hint: str) -> None:
        """Say something below the line."""
        self.query_one(".hint", Static).update(literal(hint))

    def take_edit(self) -> tuple[int, TypedPartner] | None:
        """Which partner is being edited (counted from 0) and what it is called now; None if none is."""
        return self.partners.take_edit()

    def pointed_at(self) -> int | None:
        """The partner under the cursor, counted from 0; None if the cursor is elsewhere."""
        return self.partners.index if self.partners.is_in_use else None

    @property
    def line_hint(self) -> str:
        """What can be done from the line for the next partner."""
        return f"{LINE_HINT}\n{CHANGE_HINT}" if self.partners.display else LINE_HINT

    def on_descendant_focus(self, _: DescendantFocus) -> None:
        if self.partners.editor.has_focus_within:
            self.show_hint(EDITOR_HINT)
        else:
            self.show_hint(LIST_HINT if self.partners.has_focus_within else self.line_hint)

    def on_descendant_blur(self, _: DescendantBlur) -> None:
        self.show_hint(self.line_hint)

    @on(PartnerList.LeftDownwards)
    def _go_to_line(self, event: PartnerList.LeftDownwards) -> None:
        event.stop()
        self.screen.set_focus(self.next_partner)

    @on(Words.LeftUpwards, "NextPartner")
    def _go_to_list(self, event: Words.LeftUpwards) -> None:
        if self.partners.display:
            event.stop()
            self.partners.point_at(self.partners.last)
            self.screen.set_focus(self.partners)

    @on(PartnerList.Typed)
    def _type_in_line(self, event: PartnerList.Typed) -> None:
        event.stop()
        self.screen.set_focus(self.next_partner)
        if event.is_pasted:
            self.next_partner.paste(event.text)
        else:
            self.next_partner.type_in(event.text)
