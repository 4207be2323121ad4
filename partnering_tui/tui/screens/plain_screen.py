"""What every screen has that needs no open session."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.screen import Screen
from textual.widgets import Static

from partnering_tui.tui.actions import bindings_of
from partnering_tui.tui.screens.styled_once import StyledOnce
from partnering_tui.tui.text import literal
from partnering_tui.tui.widgets.words import Words

if TYPE_CHECKING:
    from partnering_tui.tui.app import PartneringApp


class PlainScreen(StyledOnce, Screen[None]):
    """A screen that stands before a session is open."""

    BINDINGS: ClassVar[list[BindingType]] = bindings_of("undo", "redo")

    @property
    def partnering(self) -> PartneringApp:
        """The app, with what this screen needs of it."""
        app: PartneringApp = self.app  # type: ignore[assignment]  # there is one app
        return app

    def tell(self, place: str, words: str) -> None:
        """Say something in its place, which is not there while there is nothing to say."""
        line = self.query_one(place, Static)
        line.update(literal(words))
        line.display = bool(words)

    def action_undo(self) -> None:
        """Take typing in the field back."""
        if isinstance(words := self.focused, Words):
            words.undo()

    def action_redo(self) -> None:
        """Type again what was taken back in the field."""
        if isinstance(words := self.focused, Words):
            words.redo()
