"""Who is at the table: partners are added, renamed, put in order and removed."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.events import DescendantFocus, ScreenSuspend
from textual.widgets import Static

from partnering_tui.session import edits
from partnering_tui.session.session import Partner
from partnering_tui.session.typed_partners import TypedPartner, partners_typed
from partnering_tui.session.values import counted_if_any
from partnering_tui.tui.actions import ACTIONS, Action
from partnering_tui.tui.desk import Desk
from partnering_tui.tui.screens.confirm import ConfirmScreen
from partnering_tui.tui.screens.partner_list import PartnerLine, PartnerList
from partnering_tui.tui.screens.partner_table import ROW_ACTIONS, ROW_BINDINGS, NextPartner, PartnerTable
from partnering_tui.tui.screens.session_screen import SessionScreen
from partnering_tui.tui.text import literal
from partnering_tui.tui.widgets.key_bar import KeyBar
from partnering_tui.tui.widgets.top_bar import TopBar


class PartnersScreen(SessionScreen):
    """The partners of the open session."""

    CSS_PATH: ClassVar[list[str]] = ["dialogs.tcss", "partners.tcss"]  # type: ignore[assignment]  # a list is one too
    BINDINGS: ClassVar[list[BindingType]] = [*ROW_BINDINGS, Binding("escape", "partners", "Back", show=False)]
    AUTO_FOCUS = "NextPartner"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._partners: tuple[Partner, ...] = ()

    def compose(self) -> ComposeResult:
        yield TopBar()
        with Vertical(id="middle"), VerticalScroll(id="paper", can_focus=False):
            yield Static(literal("Partners"), classes="title")
            yield Static(literal("Who is at the table. Tables and documents keep this order."), classes="purpose")
            yield PartnerTable()
        yield KeyBar(_keys(is_in_list=False), self.partnering.keymap)

    def on_mount(self) -> None:
        self.query_one(TopBar).place = "Partners"

    # Showing

    @property
    def _table(self) -> PartnerTable:
        return self.query_one(PartnerTable)

    def show_session(self) -> None:
        self._partners = self.workbook.session.partners
        self._table.show_partners(map(self._line_of, self._partners))

    def _line_of(self, partner: Partner) -> PartnerLine:
        given = counted_if_any(self._answers_of(partner), "answer")
        return PartnerLine(TypedPartner(partner.short, partner.name, partner.sector), given)

    def _answers_of(self, partner: Partner) -> int:
        records = (self.workbook.session, self.workbook.private)
        return sum(edits.answers_of_partner(record, partner.id) for record in records)

    def on_descendant_focus(self, _: DescendantFocus) -> None:
        """Show the keys for a partner only while the cursor is on one."""
        self.query_one(KeyBar).show_actions(_keys(is_in_list=self._table.pointed_at() is not None))

    # What people do

    def on_screen_suspend(self, event: ScreenSuspend | None = None) -> None:
        """A window over this screen leaves the half-typed as it is; leaving the screen tells it."""
        if event is not None:
            event.prevent_default()

    def tell_edits(self) -> None:
        self._settle_edit()
        self._add(self._table.next_partner.take())

    def _settle_edit(self) -> None:
        if edit := self._table.take_edit():
            self._change(*edit)
            self._table.partners.close_edit()

    def _change(self, index: int, partner: TypedPartner) -> None:
        known = self._partners[index]
        self.workbook.make(
            edits.rename_partner(
                self.workbook.session, known.id, short=partner.short, name=partner.name, sector=partner.sector
            )
        )

    def _add(self, text: str) -> None:
        session = self.workbook.session
        for partner in partners_typed(text, [partner.short for partner in session.partners]):
            self.workbook.make(edits.add_partner(session, partner.short, partner.name, partner.sector))

    @on(NextPartner.Entered)
    def _add_entered(self, event: NextPartner.Entered) -> None:
        self._add(event.text)
        self._show_changed()

    @on(PartnerList.Edited)
    def _change_edited(self, event: PartnerList.Edited) -> None:
        self._change(event.index, event.partner)
        self._show_changed()

    def _show_changed(self) -> None:
        self.workbook.end_typing_run()
        self.show_session()
        self.desk.save_soon()

    # Actions

    @property
    def _pointed_at(self) -> Partner | None:
        """The partner under the cursor; None, with a word on it, if the cursor is not in the list."""
        index = self._table.pointed_at()
        self._settle_edit()
        if index is not None:
            return self._partners[index]
        if self._partners:
            self.notify("Go up to a partner first.", timeout=3)
        return None

    def action_row_up(self) -> None:
        self._move(-1)

    def action_row_down(self) -> None:
        self._move(1)

    def _move(self, by: int) -> None:
        partner = self._pointed_at
        if partner and self.workbook.make(edits.move_partner(self.workbook.session, partner.id, by)):
            self._table.partners.index += by
            self._show_changed()

    @on(PartnerList.RemovalWanted)
    def action_remove_row(self) -> None:
        """Remove the partner under the cursor; ask first if it has said something."""
        partner = self._pointed_at
        if partner is None:
            return
        given = self._answers_of(partner)
        if not given:
            self._remove(partner, "")
            return
        stay = "They stay" if given > 1 else "It stays"
        come = "come" if given > 1 else "comes"
        count = f"{partner.short} has given {counted_if_any(given, 'answer')}."
        remedy = f"{count} {stay} in the file, and {come} back with the partner. Undo: ^z"
        question = f"Remove {partner.name} from the table?"
        self.app.push_screen(
            ConfirmScreen(question, remedy, yes="Remove", no="Keep"),
            lambda is_sure: self._remove(partner, count) if is_sure else None,
        )

    def _remove(self, partner: Partner, count: str) -> None:
        if self.workbook.make(edits.remove_partner(self.workbook.session, partner.id)):
            self._show_changed()
            words = f"Removed {partner.name}. ^z brings it back{', with what it said' if count else ''}."
            self.notify(words, markup=False, timeout=5)


def _keys(*, is_in_list: bool) -> list[Action]:
    """The actions that the footer shows, in words that fit partners; those on one partner only in their list."""
    words = {
        "help": "help",
        "partners": "back",
        "remove-row": "remove",
        "undo": "undo",
        "row-up": "move up",
        "row-down": "move down",
        "palette": "all commands",
    }
    by_id = {action.id: action for action in ACTIONS}
    shown = [action for action in words if is_in_list or action not in ROW_ACTIONS]
    return [replace(by_id[action], footer=words[action]) for action in shown]
