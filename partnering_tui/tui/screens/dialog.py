"""What every small window over a screen has: a frame, and Escape to close it without an answer."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, TypeVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.events import Resize
from textual.geometry import Size
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Static

from partnering_tui.tui.actions import bindings_of
from partnering_tui.tui.screens.presses import Press
from partnering_tui.tui.text import literal
from partnering_tui.tui.widgets.words import Words

Answer = TypeVar("Answer")


FRAME = 5
"""Lines that a window needs around its words: the border, the space inside it, and the buttons."""


class Dialog(ModalScreen[Answer]):
    """A small window that asks for one thing."""

    CSS_PATH = "dialogs.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_of("undo", "redo"),
        ("escape", "close", "Close"),
        ("left,up", "app.focus_previous", "Previous"),
        ("right,down", "app.focus_next", "Next"),
        ("pageup", "scroll_words(-1)", "Read back"),
        ("pagedown", "scroll_words(1)", "Read on"),
    ]

    AROUND: ClassVar[int] = FRAME
    """Lines that the window needs around its words."""
    _is_answered = False

    def on_screen_resume(self) -> None:
        """Passing words never lie over the buttons."""
        self.app.clear_notifications()

    def on_resize(self, event: Resize) -> None:
        """What there is no room for is scrolled to, and not cut off behind the buttons."""
        for words in self.query("#words"):
            words.styles.max_height = most_lines(event.size, self.AROUND)

    def compose(self) -> ComposeResult:
        with Vertical(id="window"):
            with VerticalScroll(id="words", can_focus=False) as words:
                words.styles.max_height = most_lines(self.app.size, self.AROUND)
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

    def action_scroll_words(self, by: int) -> None:
        """Show what the window says further up or down, where it has no room for all."""
        words = self.query_one("#words", VerticalScroll)
        words.scroll_relative(y=by * max(1, words.size.height - 1), animate=False)

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

    is_changing = False
    """Nothing in it is put on the screen bit by bit."""

    def tell_edits_to_join(self) -> None:
        """Bring what is being typed into the session, to be merged with what others wrote, if it goes there at once."""

    def show_joined(self) -> None:
        """Show what others changed, if nobody has typed anything else yet."""

    def answer(self, answer: Answer | None) -> None:
        """Close with an answer; whatever is pressed after that is not meant for this window."""
        if not self._is_answered:
            self._is_answered = True
            self.dismiss(answer)


def most_lines(screen: Size, around: int) -> int:
    """Lines that the words of a window may take on such a screen."""
    return max(1, screen.height - around)


def line(text: str | Content, kind: str = "") -> Static:
    """A piece of plain text in a window: of the kind `title`, `muted` or `wrong`, or none of them."""
    return Static(text if isinstance(text, Content) else literal(text), classes=kind)
