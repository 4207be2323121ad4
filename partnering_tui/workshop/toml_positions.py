"""Where things stand in a TOML text: its table headers, and the place of every key and list entry.

All of it expects text that tomllib accepts; for other text the answers are a best guess, never an error.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache

from partnering_tui.frozen import dataclass

_STRINGS = r'''
    """(?:[^"\\]++|\\.|"(?!""))*+"{3,5}
  | \'\'\'(?:[^\']++|\'(?!\'\'))*+\'{3,5}
  | "(?:[^"\\\n]++|\\.)*+"
  | \'[^\'\n]*+\'
'''
_KEY_PART = r"""(?:[A-Za-z0-9_-]++|"(?:[^"\\\n]++|\\.)*+"|'[^'\n]*+')"""
_KEY = rf"{_KEY_PART}(?:[ \t]*\.[ \t]*{_KEY_PART})*+"

# A line that opens nothing: empty, a comment, or a key with a value that ends on it.
_PLAIN_VALUE = r'(?:"(?!"")(?:[^"\\\n]++|\\[^\n])*+"|[^\n"\'\#\[\]{}]++)'
_PLAIN_LINE = rf"[ \t]*+(?:[A-Za-z0-9_-]++[ \t]*+=[ \t]*+{_PLAIN_VALUE})?[ \t]*+(?:\#[^\n]*+)?\n"

# Every branch begins with a fixed character, so that the search can leap from one to the next. The first takes whole
# runs of plain lines with the header that follows them; a balanced list at the beginning of a line looks the same.
_STRUCTURE = rf"""
    \n(?:{_PLAIN_LINE})*+[ \t]*+
      (?:\[\[[ \t]*+(?P<array>{_KEY})[ \t]*+\]\]|\[[ \t]*+(?P<table>{_KEY})[ \t]*+\])?
  | {_STRINGS} | \#[^\n]*+ | [\[\]{{}}]
"""
_TOKEN = rf"{_STRINGS} | \#[^\n]*+ | \n | [\[\]{{}}=,.] | [^\s\[\]{{}}=,.\"'\#]++"
_STRING_OR_COMMENT = rf"{_STRINGS} | \#[^\n]*+"

KeyPath = tuple[str | int, ...]
"""Keys of tables and positions in lists, from the top of the document down."""


@dataclass(frozen=True, slots=True)
class Header:
    """A `[table]` or `[[array]]` header: where the line that it stands on begins."""

    path: tuple[str, ...]
    is_array: bool
    start: int
    """The offset of the beginning of its line, in characters."""
    line: int
    """Counted from 1."""


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Compiled when it is needed first, which is after the first screen."""
    return re.compile(pattern, re.VERBOSE | re.DOTALL)


def headers(text: str) -> list[Header]:
    """Every table header in the text, in order; what looks like one in a string, comment or list is none."""
    found: list[Header] = []
    text = f"\n{text}"
    depth = 0
    line = 0
    counted_to = 0
    for token in _compiled(_STRUCTURE).finditer(text):
        match text[token.start()]:
            case "\n" if token.lastgroup and depth == 0:
                start = text.rfind("\n", token.start(), token.end()) + 1
                line += text.count("\n", counted_to, start)
                counted_to = start
                found.append(Header(key_parts(token[token.lastgroup]), token.lastgroup == "array", start - 1, line))
            case "[" | "{":
                depth += 1
            case "]" | "}":
                depth = max(0, depth - 1)
    return found


@lru_cache(maxsize=1_000)
def key_parts(key: str) -> tuple[str, ...]:
    """The parts of a dotted key as it is written: `answers."odd key"` has two."""
    if '"' not in key and "'" not in key:
        return tuple(part.strip() for part in key.split("."))
    return tuple(_plain_key(part) for part in _compiled(_KEY_PART).findall(key))


def _plain_key(part: str) -> str:
    if part.startswith("'"):
        return part[1:-1]
    if not part.startswith('"'):
        return part
    if "\\" not in part:
        return part[1:-1]
    try:
        return str(tomllib.loads(f"key = {part}")["key"])
    except tomllib.TOMLDecodeError:
        return part[1:-1]


def structure(text: str) -> str:
    """The text with every string as `s` and no comments, each line still on its own: its bare structure."""
    pattern = _compiled(_STRING_OR_COMMENT)
    return pattern.sub(lambda token: "" if token[0][0] == "#" else "s" + "\n" * token[0].count("\n"), text)


class PositionIndex:
    """The offset at which each key and each list entry of a TOML text is written."""

    def __init__(self, text: str) -> None:
        self.offsets: dict[KeyPath, int] = {}
        """By path; tables that are only implied have the offset of what implies them."""
        self._entries: dict[KeyPath, int] = {}
        self._tokens = [(token[0], token.start()) for token in _compiled(_TOKEN).finditer(text) if token[0][0] != "#"]
        self._next = 0
        self._read_document()

    def _read_document(self) -> None:
        table: KeyPath = ()
        while self._next < len(self._tokens):
            token, _ = self._tokens[self._next]
            if token == "[":
                table = self._read_header()
            elif token == "\n":
                self._next += 1
            else:
                self._read_pair(table)

    def _read_header(self) -> KeyPath:
        offset = self._tokens[self._next][1]
        is_array = self._peek(1) == "["
        self._next += 2 if is_array else 1
        parts = self._read_key(until="]")
        self._next += 2 if is_array else 1
        path: KeyPath = ()
        for part in parts[:-1]:
            path = self._last_entry((*path, part))
            self._mark(path, offset)
        path = (*path, parts[-1]) if parts else path
        if not is_array:
            path = self._last_entry(path)
            self._mark(path, offset)
            return path
        self._mark(path, offset)
        count = self._entries.get(path, 0)
        self._entries[path] = count + 1
        self._mark((*path, count), offset)
        return (*path, count)

    def _last_entry(self, path: KeyPath) -> KeyPath:
        return (*path, self._entries[path] - 1) if path in self._entries else path

    def _read_pair(self, table: KeyPath) -> None:
        offset = self._tokens[self._next][1]
        path = table
        for part in self._read_key(until="="):
            path = (*path, part)
            self._mark(path, offset)
        self._next += 1
        self._read_value(path)

    def _read_key(self, until: str) -> list[str]:
        parts: list[str] = []
        while (token := self._peek()) not in (until, "\n", ""):
            if token != ".":
                parts.append(_plain_key(token))
            self._next += 1
        return parts

    def _read_value(self, path: KeyPath) -> None:
        match self._peek():
            case "[":
                self._read_list(path)
            case "{":
                self._read_inline_table(path)
            case _:
                while self._peek() not in ("\n", ",", "]", "}", ""):
                    self._next += 1

    def _read_list(self, path: KeyPath) -> None:
        self._next += 1
        count = 0
        while (token := self._peek()) not in ("]", ""):
            if token in ("\n", ","):
                self._next += 1
                continue
            before = self._next
            self._mark((*path, count), self._tokens[before][1])
            count += 1
            self._read_value((*path, count - 1))
            self._next = max(self._next, before + 1)
        self._next += 1

    def _read_inline_table(self, path: KeyPath) -> None:
        self._next += 1
        while (token := self._peek()) not in ("}", ""):
            if token in ("\n", ","):
                self._next += 1
            else:
                self._read_pair(path)
        self._next += 1

    def _peek(self, ahead: int = 0) -> str:
        place = self._next + ahead
        return self._tokens[place][0] if place < len(self._tokens) else ""

    def _mark(self, path: KeyPath, offset: int) -> None:
        self.offsets.setdefault(path, offset)
