"""What every small window over a screen has: a frame, and Escape to close it without an answer."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, TypeVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Static

from partnering_tui.tui.actions import bindings_of
from partnering_tui.tui.screens.presses import Press
from partnering_tui.tui.text import literal
from partnering_tui.tui.widgets.words import Words

Answer = TypeVar("Answer")


class Dialog(ModalScreen[Answer]):
    """A small window that asks for one thing."""

    CSS_PATH = "dialogs.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_of("undo", "redo"),
        ("escape", "close", "Close"),
        ("left,up", "app.focus_previous", "Previous"),
        ("right,down", "app.focus_next", "Next"),
    ]

    _is_answered = False

    def on_screen_resume(self) -> None:
        """Passing words never lie over the buttons."""
        self.app.clear_notifications()

    def compose(self) -> ComposeResult:
        with Vertical(id="window"):
            with VerticalScroll(id="words", can_focus=False):
                yield from self.compose_words()
            with Horizontal(id="presses"):
                yield from self.presses()

    def compose_words(self) -> Iterable[Widget]:
        """What the window says and asks."""
        raise NotImplementedError

    def presses(self) -> Iterable[Press]:
        """Its buttons, from left to right."""
        raise NotImplementedError

    def action_close(self) -> None:
        """Close without an answer."""
        self.answer(None)

    @property
    def typed_in(self) -> Words | None:
        """The field that is being typed in; None if there is none."""
        return self.focused if isinstance(self.focused, Words) else None

    def action_undo(self) -> None:
        """Take typing in the field back. The session behind the window has its own history."""
        if words := self.typed_in:
            words.undo()

    def action_redo(self) -> None:
        """Type again what was taken back in the field."""
        if words := self.typed_in:
            words.redo()

    def answer(self, answer: Answer | None) -> None:
        """Close with an answer; whatever is pressed after that is not meant for this window."""
        if not self._is_answered:
            self._is_answered = True
            self.dismiss(answer)


def line(text: str | Content, kind: str = "") -> Static:
    """A piece of plain text in a window: of the kind `title`, `muted` or `wrong`, or none of them."""
    return Static(text if isinstance(text, Content) else literal(text), classes=kind)
