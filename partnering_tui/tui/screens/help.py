"""Help: one page over whatever screen it was asked on."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen, Screen
from textual.widgets import Static

from partnering_tui.session.room_view import step_for_the_room
from partnering_tui.summary.blocks import Block, Blocks
from partnering_tui.tui.actions import ACTIONS, Action, action_of, key_of, printed_key
from partnering_tui.tui.screens.help_page import (
    TIP_TITLE,
    Keys,
    help_on_keys,
    help_on_question,
    help_on_screen,
    help_on_step,
    keys_of,
    page,
)
from partnering_tui.tui.screens.step import StepScreen
from partnering_tui.tui.widgets.document_view import DocumentView
from partnering_tui.tui.widgets.key_bar import keys_told

if TYPE_CHECKING:
    from partnering_tui.tui.app import PartneringApp

PURPOSES: dict[str, str] = {
    "HomeScreen": "All your sessions. Open one, begin a new one, or look at the example.",
    "PartnersScreen": "Who is at the table. Wherever each partner answers, they stand in the order of this list.",
}
"""What screens are for that do not say it themselves in `HELP`."""


class HelpScreen(ModalScreen[None]):
    """What the open question wants, what this step is for, and every key."""

    CSS_PATH: ClassVar[list[str]] = ["../widgets/lines.tcss", "help.tcss"]  # type: ignore[assignment]  # a list is one too
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (99, "-wide")]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", "Close", show=False),
        Binding("t", "tip", "The facilitator's tip", show=False),
    ]

    def __init__(self, over: Screen[object]) -> None:
        super().__init__()
        self._over = over
        self._shows_tip = False

    def compose(self) -> ComposeResult:
        with Vertical(id="help-window"):
            yield DocumentView(has_cursor=False)
            yield Static(id="help-keys")

    def on_mount(self) -> None:
        self._show()
        self.query_one(DocumentView).focus()

    def action_close(self) -> None:
        self.dismiss()

    def action_tip(self) -> None:
        """Show the facilitator's tip, or hide it again."""
        if self._has_tip:
            self._shows_tip = not self._shows_tip
            self._show()
            view = self.query_one(DocumentView)
            titles = [section.title for section in view.sections]
            if TIP_TITLE in titles:
                self.call_after_refresh(view.go_to_section, titles.index(TIP_TITLE))

    @property
    def _has_tip(self) -> bool:
        if not isinstance(self._over, StepScreen) or self._app.is_room_view:
            return False
        return bool(self._over.step.facilitator.strip())

    def _show(self) -> None:
        self.query_one(DocumentView).show_blocks(self._page())
        tip = [("t", f"{'hides' if self._shows_tip else 'shows'} the facilitator's tip")] if self._has_tip else []
        self.query_one("#help-keys", Static).update(keys_told([("↑ ↓", "scroll"), *tip, ("Esc", "closes")]))

    def _page(self) -> Blocks:
        is_step = isinstance(self._over, StepScreen)
        palette = key_of(action_of("palette"), self._app.keymap)
        return page(self._on_place(), help_on_keys(self._keys(), palette, with_editing=is_step))

    def _on_place(self) -> Iterable[Block]:
        over = self._over
        if not isinstance(over, StepScreen):
            yield from help_on_screen(over.HELP or PURPOSES.get(type(over).__name__, ""))
            return
        workshop, question = over.workbook.workshop, over.question
        if question is not None:
            mark = next((key_of(action, self._app.keymap) for action in ACTIONS if action.id == "mark"), "")
            yield from help_on_question(workshop, question, mark)
        step = step_for_the_room(over.step) if self._app.is_room_view else over.step
        yield from help_on_step(step, workshop.number_of(over.step), with_tip=self._shows_tip)

    def _keys(self) -> Keys:
        """The keys of the screen under the help: its own first, then those of the registry."""
        known = {action.id for action in ACTIONS}
        own = [
            (printed_key(key), active.binding.description)
            for key, active in self._over.active_bindings.items()
            if active.node is self._over and active.binding.id not in known and "." not in active.binding.action
        ]
        bound = {active.binding.id for active in self._over.active_bindings.values()}
        return [*own, *keys_of(filter(self._is_open, self._app.actions_here(self._over)), self._app.keymap, bound)]

    def _is_open(self, action: Action) -> bool:
        """Whether an action works on the screen; on a step, with whichever question is open."""
        return isinstance(self._over, StepScreen) or self._over.check_action(action.run, ()) is not False

    @property
    def _app(self) -> PartneringApp:
        app: PartneringApp = self.app  # type: ignore[assignment]  # there is one app
        return app
