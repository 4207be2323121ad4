"""The keys that a facilitator chose: which of them can be used, and why others cannot. Loads nothing of the screen."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping

from partnering_tui.frozen import dataclass
from partnering_tui.tui.action import Action
from partnering_tui.tui.registry import ACTIONS
from partnering_tui.workshop.suggesting import closest, did_you_mean

Keymap = Mapping[str, str]
"""By the id of an action: its keys, with commas between."""

_NAMED = {"solidus": "slash", "reverse_solidus": "backslash", "commercial_at": "at", "hyphen_minus": "minus"} | {
    "plus_sign": "plus",
    "low_line": "underscore",
}
_SIGNS = {
    character: _NAMED.get(name, name)
    for character in map(chr, range(33, 127))
    if not character.isalnum() and (name := unicodedata.name(character).lower().replace("-", "_").replace(" ", "_"))
}
"""Characters that are no letters and no digits, with the names of their keys."""
_MOVING = frozenset(
    "enter escape tab shift+tab up down left right home end pageup pagedown ctrl+home ctrl+end".split()  # noqa: SIM905
)
"""What every list and every window needs."""
EDITING = frozenset(
    [f"ctrl+{letter}" for letter in "acdejkuvwx"]
    + [f"{keys}+{way}" for keys in ("ctrl", "ctrl+shift", "shift") for way in ("left", "right")]
    + [f"shift+{way}" for way in ("up", "down", "home", "end")]
    + ["backspace", "delete", "ctrl+backspace", "alt+backspace", "alt+delete", "super+backspace"]
    + ["super+x", "super+c", "super+v", "ctrl+shift+k", "space"]
)
"""What a field needs besides: whoever types would lose words by them."""
_BASES = frozenset(
    [f"f{number}" for number in range(1, 25)]
    + "up down left right home end pageup pagedown insert delete backspace enter escape tab space".split()  # noqa: SIM905
    + list(_SIGNS.values())
)
_SAME = {"ctrl+i": "tab", "ctrl+m": "enter", "ctrl+h": "backspace", "ctrl+left_square_bracket": "escape"}
"""Keys that most terminals cannot tell from others."""
_SCREENS = frozenset(action.scope for action in ACTIONS) - {"app", "session"}
_WITHOUT_SESSION = frozenset({"home", "beginning", "search"})
_WITH_FIELDS = frozenset({"step", "notes", "home", "beginning", "search"})
_HOW = "Write it as in: f4, ctrl+k, alt+n, slash, space."


@dataclass(frozen=True, slots=True)
class Complaint:
    """Why a line of the keymap is not followed."""

    action: str
    """What stands before the equals sign."""
    message: str
    remedy: str


def complaints_about(given: Keymap) -> list[tuple[str, str, str]]:
    """Of each line that is not followed: the name of its command, what is wrong, and the remedy."""
    return [(one.action, one.message, one.remedy) for one in sound_keymap(given)[1]]


def sound_keymap(given: Keymap) -> tuple[dict[str, str], list[Complaint]]:
    """What can be followed of a keymap, with keys by their names; and why the rest cannot, by its lines."""
    sound: dict[str, tuple[str, ...]] = {}
    complaints: dict[str, Complaint] = {}
    by_id = {action.id: action for action in ACTIONS}
    for name, keys in given.items():
        if name not in by_id:
            remedy = did_you_mean(name, by_id, "All names: partnering keys")
            complaints[name] = Complaint(name, f"There is no command '{name}'.", remedy)
        elif fault := _fault_of_keys(by_id[name], keys):
            complaints[name] = Complaint(name, *fault)
        else:
            sound[name] = tuple(_named_key(key) for key in keys.split(","))
    # A line that goes gives its command the usual key back, which another line may have taken.
    while clash := next(_clashes(sound), None):
        complaints[clash.action] = clash
        del sound[clash.action]
    in_order = [complaints[name] for name in given if name in complaints]
    return {name: ",".join(keys) for name, keys in sound.items()}, in_order


def _fault_of_keys(action: Action, keys: str) -> tuple[str, str] | None:
    """What is wrong with the keys of an action by themselves, and the remedy."""
    usual = set(action.key.split(","))
    for typed in keys.split(","):
        key = _named_key(typed)
        if not _is_key(key):
            meant = closest(key.rpartition("+")[2], _BASES) if len(key) > 1 else None
            return f"'{typed.strip()}' is no key.", f"Did you mean '{meant}'?" if meant else _HOW
        seen = _SAME.get(key, key)
        if key in usual:
            continue
        if seen in _MOVING:
            same = f" Most terminals take {key} for it." if seen != key else ""
            return f"'{seen}' is needed to move about.{same}", "Choose another key."
        if not action.yields_to_fields and _screens_of(action) & _WITH_FIELDS and (_is_typed(seen) or seen in EDITING):
            return f"'{key}' is needed in fields, for typing.", "Choose a function key, or one with ctrl or alt."
    return None


def _clashes(sound: Mapping[str, tuple[str, ...]]) -> Iterator[Complaint]:
    """Lines that give a command the key of another which works on the same screen; of two lines, the later one."""
    keys_of = {action.id: sound.get(action.id) or _usual(action) for action in ACTIONS}
    in_order = list(sound)
    for at, name in reversed(list(enumerate(in_order))):
        action = next(one for one in ACTIONS if one.id == name)
        for other in ACTIONS:
            is_later = other.id in in_order[at + 1 :]
            shared = [key for key in sound[name] if key in keys_of[other.id]]
            if other.id == name or is_later or not shared or not _screens_of(action) & _screens_of(other):
                continue
            message = f"'{shared[0]}' is the key of '{other.id}' too, on the same screen."
            yield Complaint(name, message, "Give one of the two another key.")


def _usual(action: Action) -> tuple[str, ...]:
    return tuple(action.key.split(",")) if action.key else ()


def _screens_of(action: Action) -> frozenset[str]:
    """The screens on which the key of an action works."""
    if action.scope == "app" or action.id in ("undo", "redo"):
        return _SCREENS
    if action.key_on:
        return frozenset(action.key_on)
    if action.scope == "session" or action.id == "room-view":
        return _SCREENS - _WITHOUT_SESSION
    return frozenset({"attendance", "briefing"}) if action.scope == "attendance" else frozenset({action.scope})


def _named_key(typed: str) -> str:
    """A key by the name that the terminal's keys have: "/" is slash, "Ctrl+K" is ctrl+k, "shift+a" is A."""
    typed = typed.strip()
    if len(typed) == 1:
        return _SIGNS.get(typed, typed)
    *modifiers, base = [part.strip() for part in typed.replace("++", "+plus").split("+")]
    base = _SIGNS.get(base, base.lower())
    modifiers = sorted(modifier.lower() for modifier in modifiers)
    if modifiers == ["shift"] and len(base) == 1 and base.isalpha():
        return base.upper()
    return "+".join([*modifiers, base])


def _is_key(key: str) -> bool:
    *modifiers, base = key.split("+")
    is_base = base in _BASES or (len(base) == 1 and base.isalnum() and base.isascii())
    return is_base and len(set(modifiers)) == len(modifiers) and set(modifiers) <= {"ctrl", "alt", "shift", "super"}


def _is_typed(key: str) -> bool:
    """Whether a key puts a character into a field."""
    return len(key) == 1 or key == "space" or key in _SIGNS.values()


def names_and_keys() -> Iterable[tuple[str, str, str]]:
    """The name of every command, its usual keys, and what it is called on the screen."""
    return ((action.id, action.key, action.title) for action in ACTIONS)
