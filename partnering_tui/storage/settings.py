"""What a person set once and for all, in a TOML file that is edited by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import field
from pathlib import Path
from typing import Any

from partnering_tui.errors import Fault, FaultyFile, Place
from partnering_tui.frozen import dataclass
from partnering_tui.storage.signature import stamp_of
from partnering_tui.workshop.suggesting import did_you_mean
from partnering_tui.workshop.toml_text import TomlText, read_toml
from partnering_tui.workshop.wording import type_in_words

KNOWN = ("theme", "sessions", "editor", "keymap")
"""The settings that there are."""
THEMES = ("light", "dark")
Complained = tuple[str, str, str]
"""The name of a command in the keymap, what is wrong there, and the remedy."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Empty where nothing was set."""

    theme: str = ""
    """"light" or "dark"."""
    keymap: Mapping[str, str] = field(default_factory=dict)
    """By the name of an action: its keys, separated by commas."""
    sessions: Path | None = None
    """The folder for new sessions."""
    editor: str = ""
    """The command that opens a text to be edited."""
    unclear: tuple[str, ...] = ()
    """What of the keymap is no key at all."""


def load_settings(path: Path) -> Settings:
    """The settings in that file; none if it is not there. Keys that are not known are ignored.

    A faulty keymap keeps nobody from working: what is no key is left out. Raises FaultyFile, with the line, if another
    setting cannot be understood, and UnreadableFile.
    """
    if not stamp_of(path):
        return Settings()
    toml = read_toml(path)
    folder = _text(toml, "sessions")
    keymap, faults = _keymap(toml)
    return Settings(
        _text(toml, "theme"),
        keymap,
        Path.home() / Path(folder).expanduser() if folder else None,
        _text(toml, "editor"),
        tuple(faults),
    )


def settings_faults(path: Path, complaints: Callable[[Mapping[str, str]], Iterable[Complained]]) -> list[Fault]:
    """Everything that is wrong in that file, by lines; `complaints` judges the keymap. Raises UnreadableFile."""
    try:
        toml = read_toml(path)
    except FaultyFile as error:
        return [_told(error)]
    keymap, unclear = _keymap(toml)
    faults = [_told(error) for error in unclear.values()]
    for action, message, remedy in complaints(keymap):
        faults.append(Fault(Place(path, toml.line_of("keymap", action)), message, remedy))
    for key, value in toml.data.items():
        place = Place(path, toml.line_of(key))
        if key not in KNOWN:
            faults.append(Fault(place, f"Unknown setting '{key}'.", did_you_mean(key, KNOWN), "warning"))
        elif key != "keymap" and not isinstance(value, str):
            faults.append(_told(_not_text(toml, key, value)))
        elif key == "theme" and value not in THEMES:
            faults.append(
                Fault(place, f"There is no theme '{value}'.", 'Write: theme = "light", or "dark".', "warning")
            )
    return sorted(faults, key=lambda fault: fault.place.line or 0)


def _keymap(toml: TomlText) -> tuple[dict[str, str], dict[str, FaultyFile]]:
    """The keys by their actions; and what cannot be a key, with the reason."""
    keymap = toml.data.get("keymap", {})
    if not isinstance(keymap, dict):
        return {}, {"keymap": _wrong(toml, ("keymap",), "a table", keymap, "Begin it with: [keymap]")}
    keys: dict[str, str] = {}
    unclear: dict[str, FaultyFile] = {}
    for action, value in keymap.items():
        listed = value if isinstance(value, list) else [value]
        if listed and all(isinstance(key, str) for key in listed):
            keys[action] = ",".join(listed)
        else:
            unclear[action] = _wrong(toml, ("keymap", action), "a key", value, f'Write it as: {action} = "f3"')
    return keys, unclear


def _text(toml: TomlText, key: str) -> str:
    value = toml.data.get(key, "")
    if not isinstance(value, str):
        raise _not_text(toml, key, value)
    return value


def _not_text(toml: TomlText, key: str, value: Any) -> FaultyFile:
    return _wrong(toml, (key,), "text", value, f'Put it between quotes: {key} = "…"')


def _told(error: FaultyFile) -> Fault:
    return Fault(error.place, error.title, error.remedy)


def _wrong(toml: TomlText, keys: tuple[str, ...], expected: str, found: Any, remedy: str) -> FaultyFile:
    title = f"The setting '{'.'.join(keys)}': expected {expected}, found {type_in_words(found)}."
    return FaultyFile(title, place=Place(toml.path, toml.line_of(*keys)), remedy=remedy)
