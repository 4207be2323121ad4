"""What would change, to be read before it is agreed to."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widgets import Static

from partnering_tui.summary.blocks import Blocks
from partnering_tui.tui.screens.styled_once import StyledOnce
from partnering_tui.tui.text import literal
from partnering_tui.tui.widgets.document_view import DocumentView


class ComparedScreen(StyledOnce, Screen[None]):
    """A document of differences; Escape or Enter goes back to what was asked."""

    CSS_PATH: ClassVar[list[str]] = ["../widgets/lines.tcss", "compared.tcss"]  # type: ignore[assignment]  # a list is one too
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,enter,q", "close", "Back", show=False)]

    def __init__(self, blocks: Blocks) -> None:
        super().__init__()
        self._blocks = blocks

    def compose(self) -> ComposeResult:
        yield DocumentView(has_cursor=False)
        yield Static(literal("Esc  back to the question"), id="way-back")

    def on_mount(self) -> None:
        view = self.query_one(DocumentView)
        view.focus()
        view.show_blocks(self._blocks)

    def action_close(self) -> None:
        """Go back to what was asked."""
        self.dismiss()
