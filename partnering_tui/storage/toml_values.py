"""Plain values as TOML text, in the house's style: what a person would write, and what reads back exactly."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from typing import Any

_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_SURROGATE = re.compile("[\ud800-\udfff]")
# Besides what TOML forbids: the signs that some editors take for the end of a line, and the byte order mark.
_UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff]")
_CLOSING_QUOTE = re.compile(r'"(?="")|"\Z')  # what could be taken for the end of a text of several lines
_SHORT_ESCAPES = {"\b": "\\b", "\f": "\\f", "\r": "\\r"}


def key_text(key: str) -> str:
    """A key as it is written: bare where TOML allows it."""
    return key if _BARE_KEY.fullmatch(key) else _one_line(key)


def value_text(value: Any, *, inline: bool = False) -> str:
    """A value as it is written. Text of several lines gets lines of its own, unless it stands inline."""
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return _one_line(value) if inline or "\n" not in value else _many_lines(value)
        case float():
            return _float(value)
        case int():
            return str(value)
        case datetime():
            return _moment(value)
        case date() | time():
            return value.isoformat()
        case list() | tuple():
            return "[" + ", ".join(value_text(one, inline=True) for one in value if one is not None) + "]"
        case Mapping():
            return "{" + ", ".join(_inline_pair(key, one) for key, one in value.items() if one is not None) + "}"
    raise TypeError(f"no TOML value: {type(value).__name__}")


def is_nothing(value: Any) -> bool:
    """What is not written: no value, an empty list, a table with nothing in it."""
    if isinstance(value, dict):
        return all(is_nothing(one) for one in value.values())
    return value is None or value == []


def as_written(value: Any) -> Any:
    """The value as it reads back from the file: without what is not written, and with every text encodable."""
    if isinstance(value, str):
        return value if value.isascii() else _encodable(value)
    if isinstance(value, dict):
        written = {key: as_written(one) for key, one in value.items()}
        return {key: one for key, one in written.items() if one or not (one is None or one == [] or one == {})}
    if isinstance(value, list):
        return [as_written(one) for one in value if one is not None]
    return value


def says_the_same(one: Any, other: Any) -> bool:
    """Whether two values are equal and of the same kind: 1 is neither true nor 1.0."""
    if type(one) is not type(other):
        return False
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(says_the_same(value, other[key]) for key, value in one.items())
    if isinstance(one, list):
        return len(one) == len(other) and all(map(says_the_same, one, other))
    if isinstance(one, float):
        return bool(one == other) or (one != one and other != other)
    if isinstance(one, datetime):
        return bool(one == other) and (one.tzinfo is None) == (other.tzinfo is None)
    return bool(one == other)


def _inline_pair(key: str, value: Any) -> str:
    return f"{key_text(key)} = {value_text(value, inline=True)}"


def _one_line(text: str) -> str:
    plain = _encodable(text).replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return f'"{_UNWRITABLE.sub(_escape, plain)}"'


def _many_lines(text: str) -> str:
    plain = _CLOSING_QUOTE.sub('\\"', _encodable(text).replace("\\", "\\\\"))
    # The first newline after the quotes is not part of the text.
    return '"""\n' + _UNWRITABLE.sub(_escape, plain) + '"""'


def _escape(sign: re.Match[str]) -> str:
    return _SHORT_ESCAPES.get(sign[0]) or f"\\u{ord(sign[0]):04x}"


def _encodable(text: str) -> str:
    return _SURROGATE.sub("\ufffd", text)


def _float(value: float) -> str:
    return {"inf": "inf", "-inf": "-inf", "nan": "nan"}.get(repr(value)) or repr(value)


def _moment(value: datetime) -> str:
    offset = value.utcoffset()
    if offset is not None and (not offset or offset.total_seconds() % 60):
        # TOML knows no offsets with seconds in them.
        return value.astimezone(UTC).replace(tzinfo=None).isoformat() + "Z"
    return value.isoformat()
