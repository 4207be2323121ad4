"""The line at the bottom: the keys that matter here. Each can be clicked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from textual.binding import Binding
from textual.content import Content
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from partnering_tui.tui.actions import Action, key_of
from partnering_tui.tui.text import literal
from partnering_tui.tui.widgets.words import Words

LEAVES_ROOM = "leave"
"""What the key of the room view does while that is on."""


class KeyBar(Widget):
    """`F1 help  F2 overview  F3 back …`, made from the registry of actions and the keymap in use.

    First stands how to leave the screen, if Esc does: where its binding is to be shown. Another key that does the same
    is not shown beside it.
    """

    is_for_room: reactive[bool] = reactive(False)
    """Only what can be used in the room view is shown."""
    is_typing: reactive[bool] = reactive(False)
    """Words are being typed: a letter that is a key elsewhere is a letter now."""

    def __init__(self, actions: Iterable[Action], keymap: Mapping[str, str]) -> None:
        super().__init__()
        self.set_reactive(KeyBar.auto_links, False)  # a key is told by its colour, not by a line under all words
        self._keymap = keymap
        self._actions = [action for action in actions if action.footer]

    def on_mount(self) -> None:
        self.watch(self.screen, "focused", self._note_typing)

    def _note_typing(self, focused: Widget | None) -> None:
        self.is_typing = isinstance(focused, Words)

    def show_actions(self, actions: Iterable[Action]) -> None:
        """Show the keys of other actions."""
        shown = [action for action in actions if action.footer]
        if shown != self._actions:
            self._actions = shown
            self.refresh()

    def render(self) -> Content:
        """As many keys as there is room for, the help before others; the last, which leads to all others, always."""
        back = self._way_back
        done_by_back = [one.action for one in back]
        keys = [one for one in self._actions if self._works(one) and one.run not in done_by_back]
        keys.sort(key=lambda one: one.id != "help")
        told_back = (_told("Esc", one.description.lower(), f"screen.{one.action}") for one in back)
        *parts, last = [*told_back, *map(self._key, keys)]
        room = self.content_size.width - last.cell_length
        shown: list[Content] = []
        for part in parts:
            room -= part.cell_length + 2
            if room < 0:
                break
            shown.append(part)
        return Content("  ").join([*shown, last])

    def _works(self, action: Action) -> bool:
        if self.is_for_room and not action.is_for_room:
            return False
        is_letter = action.yields_to_fields and len(key_of(action, self._keymap)) == 1
        return not (self.is_typing and is_letter)

    @property
    def _way_back(self) -> list[Binding]:
        """The bindings by which Esc leaves the screen; none while it leaves what is being typed."""
        if self.is_typing:
            return []
        bindings = (one for one in self.screen.BINDINGS if isinstance(one, Binding))
        return [one for one in bindings if one.show and "escape" in one.key.split(",")]

    def _key(self, action: Action) -> Content:
        scope = "app" if action.scope == "app" else "screen"
        words = LEAVES_ROOM if self.is_for_room and action.id == "room-view" else action.footer
        return _told(key_of(action, self._keymap), words, f"{scope}.{action.run}")


def keys_told(keys: Iterable[tuple[str, str]]) -> Content:
    """Keys with what they do, for a line of a screen: `Enter edits   Space done, or not yet`."""
    return Content("   ").join(_told(key, words) for key, words in keys)


def _told(key: str, words: str, run: str = "") -> Content:
    """A key with what it does; if `run` names an action, a click does it too."""
    told = Content.assemble(literal(key, "bold $key"), literal(f" {words}", "$quiet"))
    return told.stylize(Style.from_meta({"@click": run})) if run else told
