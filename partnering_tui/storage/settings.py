"""What a person set once and for all, in a TOML file that is edited by hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from pathlib import Path
from typing import Any

from partnering_tui.errors import FaultyFile, Place
from partnering_tui.frozen import dataclass
from partnering_tui.storage.atomic import not_saved, save_atomically
from partnering_tui.storage.block import rewritten
from partnering_tui.storage.outline import outline_of, row_keys
from partnering_tui.storage.signature import stamp_of
from partnering_tui.workshop.toml_text import TomlText, read_toml
from partnering_tui.workshop.wording import type_in_words

_HEADING = "# Settings of partnering: theme, sessions (a folder), editor (a command), and [keymap].\n"


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


def load_settings(path: Path) -> Settings:
    """The settings in that file; none if it is not there. Keys that are not known are ignored.

    Raises FaultyFile, with the line, if a setting cannot be understood, and UnreadableFile.
    """
    if not stamp_of(path):
        return Settings()
    toml = read_toml(path)
    folder = _text(toml, "sessions")
    return Settings(
        _text(toml, "theme"),
        _keymap(toml),
        Path.home() / Path(folder).expanduser() if folder else None,
        _text(toml, "editor"),
    )


def save_theme(path: Path, theme: str) -> None:
    """Set the theme in that file, which is made if need be; whatever else stands in it stays as it is.

    Raises NotSaved, FaultyFile and UnreadableFile.
    """
    toml = read_toml(path) if stamp_of(path) else TomlText(path, _HEADING, {})
    text = toml.text if toml.text.endswith("\n") or not toml.text else f"{toml.text}\n"
    root, _ = outline_of(text, row_keys(toml.data))
    head = root.block.text if root.block and root.inner else "" if root.inner else text
    own = {key: value for key, value in toml.data.items() if key not in root.inner}
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise not_saved(path, error) from error
    save_atomically(path, rewritten(head, own | {"theme": theme}) + text[len(head) :])


def _keymap(toml: TomlText) -> dict[str, str]:
    keymap = toml.data.get("keymap", {})
    if not isinstance(keymap, dict):
        raise _wrong(toml, ("keymap",), "a table", keymap, "Begin it with: [keymap]")
    keys: dict[str, str] = {}
    for action, value in keymap.items():
        listed = value if isinstance(value, list) else [value]
        if not all(isinstance(key, str) for key in listed):
            raise _wrong(toml, ("keymap", action), "a key", value, f'Write it as: {action} = "f3"')
        keys[action] = ",".join(listed)
    return keys


def _text(toml: TomlText, key: str) -> str:
    value = toml.data.get(key, "")
    if not isinstance(value, str):
        raise _wrong(toml, (key,), "text", value, f'Put it between quotes: {key} = "…"')
    return value


def _wrong(toml: TomlText, keys: tuple[str, ...], expected: str, found: Any, remedy: str) -> FaultyFile:
    title = f"The setting '{'.'.join(keys)}': expected {expected}, found {type_in_words(found)}."
    return FaultyFile(title, place=Place(toml.path, toml.line_of(*keys)), remedy=remedy)
