"""The line at the bottom: the keys that matter here. Each can be clicked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from textual.content import Content
from textual.style import Style
from textual.widget import Widget

from partnering_tui.tui.actions import Action, key_of


class KeyBar(Widget):
    """`F1 help  F2 overview  F3 back …`, made from the registry of actions and the keymap in use."""

    def __init__(self, actions: Iterable[Action], keymap: Mapping[str, str]) -> None:
        super().__init__()
        self._keymap = keymap
        self._actions = [action for action in actions if action.footer]

    def render(self) -> Content:
        parts: list[Content] = []
        for action in self._actions:
            click = Style.from_meta({"@click": f"screen.{action.run}" if action.scope != "app" else f"app.{action.run}"})
            key = Content.styled(key_of(action, self._keymap), "bold $text-accent")
            parts.append(Content.assemble(key, " ", Content.styled(action.footer, "$text-muted")).stylize(click))
        return Content("  ").join(parts).truncate(self.content_size.width)
