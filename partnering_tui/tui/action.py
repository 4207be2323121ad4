"""An action: something that a person can do, with the key for it."""

from __future__ import annotations

from typing import Literal

from partnering_tui.frozen import dataclass

Scope = Literal[
    "app",
    "home",
    "beginning",
    "session",
    "step",
    "overview",
    "document",
    "notes",
    "attendance",
    "conflicts",
    "briefing",
    "versions",
    "pace",
    "health",
    "ballots",
    "search",
]
"""Where an action can be used: anywhere, at home, where a session is begun or open, or on one of its screens."""


@dataclass(frozen=True, slots=True)
class Action:
    """Something that a person can do."""

    id: str
    """Stable: a keymap names it."""
    title: str
    """In the palette and in the help."""
    help: str
    """One sentence on what it does."""
    run: str
    """The name of the method `action_…` that does it."""
    scope: Scope
    key: str = ""
    """The default key or keys, with commas between; empty: none."""
    footer: str = ""
    """A word or two for the footer; empty: it is not shown there."""
    yields_to_fields: bool = False
    """A field that uses the same key itself comes first."""
    key_on: tuple[Scope, ...] = ()
    """The screens on which the key works, if those are fewer than where the action can be used."""
    is_for_room: bool = False
    """It can be used in the room view: nothing that it shows is for the facilitator alone."""


def printed_key(key: str) -> str:
    """A key as people read it."""
    if len(key) == 1:
        return key
    if key.startswith("ctrl+") and len(key) == 6:
        return f"^{key[-1]}"
    names = {
        "tab": "Tab",
        "shift+tab": "Shift+Tab",
        "enter": "Enter",
        "escape": "Esc",
        "space": "Space",
        "slash": "/",
        "plus": "+",
        "minus": "-",
        "equals_sign": "=",
        "left_square_bracket": "[",
        "right_square_bracket": "]",
    }
    if key in names:
        return names[key]
    return key.upper() if key.startswith("f") and key[1:].isdigit() else "+".join(map(str.capitalize, key.split("+")))
