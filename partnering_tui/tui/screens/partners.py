"""Who is at the table: partners are added, renamed, put in order and removed."""

from __future__ import annotations

from dataclasses import replace

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.events import ScreenSuspend
from textual.widgets import Static

from partnering_tui.session import edits
from partnering_tui.session.glance import counted
from partnering_tui.session.session import Partner
from partnering_tui.tui.actions import ACTIONS, Action, bindings
from partnering_tui.tui.desk import Desk
from partnering_tui.tui.screens.confirm import ConfirmScreen
from partnering_tui.tui.screens.partner_list import NextPartner, PartnerLine, PartnerList
from partnering_tui.tui.screens.session_screen import SessionScreen
from partnering_tui.tui.screens.typed_partners import TypedPartner, partners_typed
from partnering_tui.tui.text import literal
from partnering_tui.tui.widgets.key_bar import KeyBar
from partnering_tui.tui.widgets.top_bar import TopBar

ROW_ACTIONS = ("row-up", "row-down", "remove-row")
"""The actions on rows that work on partners too."""
HINT = "One partner a line: County = Kisumu County Government, or just its name. Enter adds it."


class PartnersScreen(SessionScreen):
    """The partners of the open session."""

    CSS_PATH = ["dialogs.tcss", "partners.tcss"]
    BINDINGS = [
        ("escape", "partners", "Back"),
        *[binding for binding in bindings("step") if binding.id in ROW_ACTIONS],
    ]
    AUTO_FOCUS = "NextPartner"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._partners: tuple[Partner, ...] = ()

    def compose(self) -> ComposeResult:
        yield TopBar()
        with VerticalScroll(id="paper", can_focus=False):
            yield Static(literal("Partners"), classes="title")
            yield Static(literal("Who is at the table, in the order of every table and document."), classes="purpose")
            yield PartnerList()
            yield NextPartner()
            yield Static(literal(HINT), classes="hint")
        yield KeyBar(_keys(), self.partnering.keymap)

    def on_mount(self) -> None:
        self.query_one(TopBar).place = "Partners"

    # Showing

    @property
    def _list(self) -> PartnerList:
        return self.query_one(PartnerList)

    def show_session(self) -> None:
        self._partners = self.workbook.session.partners
        self._list.show_partners(map(self._line_of, self._partners))

    def _line_of(self, partner: Partner) -> PartnerLine:
        given = counted(self._answers_of(partner), "answer")
        return PartnerLine(TypedPartner(partner.short, partner.name, partner.sector), given)

    def _answers_of(self, partner: Partner) -> int:
        records = (self.workbook.session, self.workbook.private)
        return sum(edits.answers_of_partner(record, partner.id) for record in records)

    # What people do

    def on_screen_suspend(self, event: ScreenSuspend | None = None) -> None:
        """A window over this screen leaves the half-typed as it is; leaving the screen tells it."""
        if event is not None:
            event.prevent_default()

    def tell_edits(self) -> None:
        if edit := self._list.take_edit():
            self._rename(*edit)
        self._add(self.query_one(NextPartner).take())

    def _rename(self, index: int, partner: TypedPartner) -> None:
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
        self.query_one(NextPartner).scroll_visible(animate=False)

    @on(PartnerList.Edited)
    def _rename_edited(self, event: PartnerList.Edited) -> None:
        self._rename(event.index, event.partner)
        self._show_changed()

    def _show_changed(self) -> None:
        self.workbook.end_typing_run()
        self.show_session()
        self.desk.save_soon()

    @on(PartnerList.LeftDownwards)
    def _go_to_next_partner(self) -> None:
        self.query_one(NextPartner).focus()

    @on(NextPartner.LeftUpwards)
    def _go_to_list(self) -> None:
        if self._partners:
            self._list.focus()
            self._list.point_at(len(self._partners) - 1)

    @on(PartnerList.Typed)
    def _type_next_partner(self, event: PartnerList.Typed) -> None:
        line = self.query_one(NextPartner)
        line.focus()
        line.type_in(event.text)

    # Actions

    @property
    def _pointed_at(self) -> Partner | None:
        """The partner under the cursor; None, with a word on it, if the cursor is not in the list."""
        if self._list.is_in_use:
            self._list.finish_edit()
            return self._partners[self._list.index]
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
            self._list.index += by
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
        count = f"{partner.short} has given {counted(given, 'answer')}."
        remedy = f"{count} {stay} in the file, and {come} back with the partner: ^z takes the removal back."
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


def _keys() -> list[Action]:
    """The actions that the footer shows, in words that fit partners."""
    words = {
        "help": "help",
        "partners": "back",
        "row-up": "move up",
        "row-down": "move down",
        "remove-row": "remove",
        "undo": "undo",
        "palette": "all commands",
    }
    by_id = {action.id: action for action in ACTIONS}
    return [replace(by_id[action], footer=shown) for action, shown in words.items()]
