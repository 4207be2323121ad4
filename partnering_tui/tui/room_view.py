"""An app that can be on the wall: while the room view is on, whatever is not for the room stays closed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from textual.actions import parse
from textual.app import App
from textual.dom import DOMNode
from textual.screen import Screen

from partnering_tui.tui.actions import ACTIONS, Action, action_of, key_of

_CLOSED = {action.run for action in ACTIONS} - {action.run for action in ACTIONS if action.is_for_room}
"""The methods of actions that no room is to see."""


class AppWithRoomView(App[int]):
    """Leads with one screen that the facilitator and the room share."""

    is_room_view = False
    """The screen is on the wall: only what is for the room can be opened."""

    async def run_action(
        self,
        action: str | tuple[str, str, tuple[Any, ...]],
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Do what a key, a click or the palette asks for, unless it is not for the room."""
        if self.is_room_view and _is_closed(action, default_namespace):
            self.tell_closed()
            return True
        return await super().run_action(action, default_namespace, namespaces)

    def actions_here(self, screen: Screen[object]) -> list[Action]:
        """The actions that a screen has, whether or not they can be used at this moment; those for the room, if it
        looks on."""
        return [
            action
            for action in ACTIONS
            if hasattr(self if action.scope == "app" else screen, f"action_{action.run}")
            and action.id != "palette"
            and (action.is_for_room or not self.is_room_view)
        ]

    def tell_closed(self) -> None:
        """Say calmly that something is not opened now, and nothing of what it is."""
        self.notify(f"This stays closed in the room view. {self.way_out_of_room_view} leaves it.", timeout=4)

    @property
    def way_out_of_room_view(self) -> str:
        """The key that leaves the room view, or that of all commands if it has none."""
        keymap: Mapping[str, str] = getattr(self, "keymap", {})
        return key_of(action_of("room-view"), keymap) or key_of(action_of("palette"), keymap)


def _is_closed(action: str | tuple[str, str, tuple[Any, ...]], default_namespace: DOMNode | None) -> bool:
    """Whether it is an action of the app or of a screen, and not for the room. Those of fields are none of these."""
    namespace, name, _ = parse(action) if isinstance(action, str) else action
    is_of_field = not namespace and default_namespace is not None and not isinstance(default_namespace, (App, Screen))
    return name in _CLOSED and not is_of_field
