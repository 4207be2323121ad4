"""How faults call what they found, and ids that they propose."""

from __future__ import annotations

import re
from datetime import date, datetime, time


def type_in_words(value: object) -> str:
    """What a value read from TOML is, in plain words."""
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return "text"
        case int() | float():
            return "a number"
        case datetime():
            return "a date with a time"
        case date():
            return "a date"
        case time():
            return "a time"
        case tuple() | list():
            return "a list"
        case _:
            return "a table of keys"


def well_formed(id_: str) -> str:
    """An id like this one that follows the rules."""
    parts = re.findall(r"[a-z0-9]+", id_.lower())
    while parts and not parts[0][0].isalpha():
        parts[0] = parts[0].lstrip("0123456789")
        parts = parts if parts[0] else parts[1:]
    return "_".join(parts)[:60].rstrip("_") or "a_short_name"
