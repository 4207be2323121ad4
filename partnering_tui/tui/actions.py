"""The registry's actions as the screens need them: as bindings, by scope, by id, with the key that a person chose."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import get_args

from textual.binding import Binding, BindingType

from partnering_tui.tui.action import Action, Scope, printed_key
from partnering_tui.tui.registry import ACTIONS

__all__ = ["ACTIONS", "Action", "Scope", "action_of", "bindings", "bindings_of", "in_scopes", "key_of", "printed_key"]


def bindings(scope: Scope) -> list[BindingType]:
    """The key bindings of everything in that scope, under ids that a keymap can name.

    What has no key is bound to one that no keyboard has, so that a keymap can give it another.
    """
    return [
        Binding(
            action.key or f"no-key-{action.id}",
            action.run,
            action.title,
            id=action.id,
            show=False,
            priority=not action.yields_to_fields,
        )
        for action in ACTIONS
        if scope in (action.key_on or (action.scope,))
    ]


def bindings_of(*ids: str) -> list[BindingType]:
    """The key bindings of these actions, for a screen on which they mean something of its own."""
    everything = (binding for scope in get_args(Scope) for binding in bindings(scope))
    found = {binding.id: binding for binding in everything if isinstance(binding, Binding) and binding.id in ids}
    return list(found.values())


def action_of(action_id: str) -> Action:
    """The action of that id."""
    return next(action for action in ACTIONS if action.id == action_id)


def in_scopes(*scopes: Scope) -> Iterator[Action]:
    """The actions of these scopes, in order."""
    return (action for action in ACTIONS if action.scope in scopes)


def key_of(action: Action, keymap: Mapping[str, str]) -> str:
    """The key to press for an action, as it is printed: `F1`, `^p`; empty if it has none."""
    key = keymap.get(action.id, action.key).split(",")[0].strip()
    return printed_key(key)
