"""One-line buttons, and the line of keys at the bottom of a screen: what can be pressed here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Click
from textual.geometry import Size
from textual.message import Message
from textual.style import Style
from textual.widget import Widget

from partnering_tui.tui.actions import Action, printed_key
from partnering_tui.tui.text import literal
from partnering_tui.tui.widgets.key_bar import KeyBar


class Press(Widget, can_focus=True):
    """A quiet button of one line. Where the keys point is marked with a sign, not by colour alone."""

    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter,space", "press", "Press", show=False)]

    class Pressed(Message):
        """Somebody pressed the button, by key or mouse."""

        def __init__(self, press: Press) -> None:
            super().__init__()
            self.press = press

        @property
        def control(self) -> Press:
            return self.press

    def __init__(self, words: str, *, key: str = "", id: str | None = None) -> None:
        super().__init__(id=id)
        self._words = literal(f"{words}  {key}" if key else words)

    def render(self) -> Content:
        return Content.assemble("▸ " if self.has_focus else "  ", self._words, " ")

    def get_content_width(self, container: Size, viewport: Size) -> int:
        return self._words.cell_length + 3

    def action_press(self) -> None:
        self.post_message(self.Pressed(self))

    def on_click(self, event: Click) -> None:
        event.stop()
        self.action_press()


@dataclass(frozen=True, slots=True)
class KeyHint:
    """A key that matters on this screen."""

    words: str
    """A word or two on what it does."""
    action: str
    """What a click on it runs, as Textual names it: `screen.start`."""
    key: str
    """The default key."""
    id: str = ""
    """By which a keymap names it."""

    @classmethod
    def of(cls, action: Action, words: str = "") -> KeyHint:
        """The hint for an action of the registry."""
        space = "app" if action.scope == "app" else "screen"
        return cls(words or action.footer, f"{space}.{action.run}", action.key.split(",")[0], action.id)


class KeyHints(KeyBar):
    """`n new  o open  d demo …`: the keys of a screen that has some of its own. Each can be clicked."""

    def __init__(self, hints: Iterable[KeyHint], keymap: Mapping[str, str]) -> None:
        super().__init__((), keymap)
        self._hints = tuple(hints)

    def render(self) -> Content:
        return Content("  ").join(map(self._piece, self._hints)).truncate(self.content_size.width)

    def _piece(self, hint: KeyHint) -> Content:
        key = self._keymap.get(hint.id, hint.key).split(",")[0].strip()
        words = Content.assemble((_printed(key), "bold $text-accent"), " ", (hint.words, "$text-muted"))
        return words.stylize(Style.from_meta({"@click": hint.action}))


def _printed(key: str) -> str:
    """A key as it is printed; a letter that needs no Shift stays small."""
    return {"slash": "/"}.get(key, key if len(key) == 1 else printed_key(key))
