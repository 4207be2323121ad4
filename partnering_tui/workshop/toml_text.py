"""TOML text read from a file, with the line of everything in it.

Every fault of the file becomes an error that names the line and says what to do; no bytes lead to a traceback.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import tomli

from partnering_tui.errors import FaultyFile, Place, UnreadableFile
from partnering_tui.frozen import dataclass
from partnering_tui.workshop.toml_limits import (
    MAX_NESTING,
    nested_too_deeply,
    number_too_long,
    refuse_beyond_limits,
    refuse_very_long_keys,
)

if TYPE_CHECKING:
    from partnering_tui.workshop.toml_positions import Header

__all__ = ["MAX_NESTING", "TomlText", "headers", "parse_toml", "read_toml"]

_LINE_IN_MESSAGE = r"\(at line (\d+), column \d+\)"
_OPENED_STRING = r'"""|\'\'\''

_REASONS: tuple[tuple[str, str, str], ...] = (
    ("Expected '=' after a key", "a key is not followed by an equals sign", "Write it as: key = value"),
    (
        "Expected newline or end of document",
        "something follows a value on its line",
        "Begin a new line after the value.",
    ),
    ("Invalid statement", "this line cannot be understood", 'Write it as: key = "value"'),
    (
        "Invalid initial character for a key",
        "a key is missing or malformed",
        'Write it as: key = "value"; a table between { and } stays on one line.',
    ),
    ("Invalid value", "a value cannot be understood", 'Put text between quotes, as in: key = "value"'),
    ("Cannot overwrite a value", "a key is given twice", "Delete or rename one of the two."),
    ("Duplicate inline table key", "a key is given twice", "Delete or rename one of the two."),
    ("Cannot declare", "a table is begun twice", "Join the two, or delete one of them."),
    ("Cannot mutate", "a table is given twice", "Join the two, or delete one of them."),
    ("Cannot redefine", "a table is given twice", "Join the two, or delete one of them."),
    ("Expected ']", "a table header is not closed", "Close it with as many ] as it opens with [."),
    ("Unterminated string", "a text is not closed", "Close it with the quotes that it begins with."),
    ('Expected \'"""\'', "a text is not closed", 'Close it with """.'),
    ("Unclosed array", "a list is not closed", "Separate its entries by commas and close it with ]."),
    (
        "Unclosed inline table",
        "a { is not closed",
        "Separate its entries by commas and close it with } on the same line.",
    ),
    ("Unescaped '\\'", "a backslash stands alone in a text", "Write it twice, or put the text between single quotes."),
    ("Invalid hex value", "a backslash begins no known sign", "Write it twice, or put the text between single quotes."),
    ("Escaped character", "a backslash begins no known sign", "Write it twice, or put the text between single quotes."),
    ("Invalid date", "a date or time does not exist", "Write it as: 2026-03-31"),
    (
        "Illegal character '\\n'",
        "a text is not closed on its line",
        'Close it, or use """ for a text of several lines.',
    ),
    ("Illegal character", "there is a character that a TOML file cannot hold", "Delete it, or type the text again."),
    ("Found invalid character", "there is a character that a TOML file cannot hold", "Delete it, or type it again."),
)
"""How tomli begins a complaint, what it means, and what to do."""


@dataclass(frozen=True)
class TomlText:
    """A TOML document: its text, what the text says, and where it says so."""

    path: Path
    text: str = field(repr=False)
    """Without a byte order mark, each line ending in a newline character alone."""
    data: dict[str, Any] = field(repr=False)

    def line_of(self, *keys: str | int) -> int | None:
        """The line, from 1, of the thing at that path, or of the deepest part of the path that is there.

        A number among the keys is a position in a list, from 0. None if not even the first key is there.
        """
        path = keys
        while path:
            if path in self._offsets:
                return bisect_right(self._line_ends, self._offsets[path] - 1) + 1
            path = path[:-1]
        return None

    @cached_property
    def _offsets(self) -> dict[tuple[str | int, ...], int]:
        from partnering_tui.workshop.toml_positions import PositionIndex  # only here: it is for faults

        return PositionIndex(self.text).offsets

    @cached_property
    def _line_ends(self) -> list[int]:
        return [found.start() for found in re.finditer("\n", self.text)]


def read_toml(path: Path, *, limit_bytes: int = 20_000_000, gives_way: bool = False) -> TomlText:
    """The TOML document in a file; an empty file is an empty document. `gives_way` as with `parse_toml`.

    Raises UnreadableFile if there is no such file or it may not be read, and FaultyFile, with the line, if it is
    larger than the limit, not UTF-8, not TOML, nested more than MAX_NESTING deep, or has a number beyond 64 bits.
    """
    return parse_toml(_decoded(_bytes_of(path, limit_bytes), path), path, gives_way=gives_way)


def parse_toml(text: str, path: Path, *, gives_way: bool = False) -> TomlText:
    """The TOML document in a text that came from, or is bound for, that file. Raises FaultyFile with the line.

    `gives_way`: slower, but other threads go on meanwhile, which compiled code does not let them.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    refuse_very_long_keys(text, path)
    try:
        data = _loads_giving_way(text) if gives_way else tomli.loads(text)
    except RecursionError:
        raise nested_too_deeply(text, path) from None
    except ValueError as error:
        raise _not_toml(error, text, path) from None
    toml = TomlText(path, text, data)
    refuse_beyond_limits(data, text, path, lambda keys: toml.line_of(*keys))
    return toml


def _loads_giving_way(text: str) -> dict[str, Any]:
    import tomllib  # only here: it is for what others write meanwhile

    return tomllib.loads(text)


def headers(text: str) -> list[Header]:
    """Every table header in the text, in order; what looks like one in a string, comment or list is none."""
    from partnering_tui.workshop import toml_positions

    return toml_positions.headers(text)


def _bytes_of(path: Path, limit: int) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(limit + 1)
    except (OSError, ValueError) as error:
        raise _unreadable(path, error) from None
    if len(content) > limit:
        raise FaultyFile(
            f"The file is too large: more than {limit / 1_000_000:g} million bytes.",
            place=Place(path),
            remedy="Check that it is the file you mean; if it is, split it into several.",
        )
    return content


def _unreadable(path: Path, error: OSError | ValueError) -> UnreadableFile:
    place = Place(path)
    # Windows says "permission denied" of a folder that is opened like a file.
    if isinstance(error, IsADirectoryError) or (isinstance(error, PermissionError) and path.is_dir()):
        return UnreadableFile("This is a folder, not a file.", place=place, remedy="Name a file inside it.")
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return UnreadableFile("There is no such file.", place=place, remedy="Check the name and the folder.")
    if isinstance(error, PermissionError):
        return UnreadableFile(
            "You are not allowed to read this file.",
            place=place,
            remedy="Ask its owner for permission, or copy it to a folder of your own.",
        )
    reason = (isinstance(error, OSError) and error.strerror) or "the path is not one that can be opened"
    return UnreadableFile(
        f"The file cannot be read: {reason}.", place=place, remedy="Check the path and the disk, then try again."
    )


def _decoded(content: bytes, path: Path) -> str:
    is_wide = b"\0" in content[:2]  # as every text in UTF-16 is that begins with a letter or a bracket
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
    else:
        if not is_wide:
            return text
        line = 1
    raise FaultyFile(
        f"The file is not UTF-8 text: line {line} holds bytes that are no letters in it.",
        place=Place(path, line),
        remedy="Open it in your text editor and save it with the encoding UTF-8.",
    )


def _not_toml(error: ValueError, text: str, path: Path) -> FaultyFile:
    message = str(error)
    if "Exceeds the limit" in message:
        return number_too_long(text, path)
    named = re.search(_LINE_IN_MESSAGE, message)
    line = int(named[1]) if named else _line_left_open(message, text)
    reason, remedy = next(
        ((reason, remedy) for begin, reason, remedy in _REASONS if message.startswith(begin)),
        ("this line cannot be understood", 'Write it as: key = "value"'),
    )
    return FaultyFile(f"The file is not valid TOML: {reason}.", place=Place(path, line), remedy=remedy)


def _line_left_open(message: str, text: str) -> int | None:
    """The line of whatever runs on to the end of the document, where the message names no line."""
    if "at end of document" not in message:
        return None
    opened = [found.start() for found in re.finditer(_OPENED_STRING, text)]
    is_text = message.startswith(("Unterminated", 'Expected \'"""\'', "Expected \"'''\""))
    end = opened[-1] if is_text and opened else len(text.rstrip())
    return text.count("\n", 0, end) + 1
