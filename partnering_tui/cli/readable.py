"""A session as plain lines that can be compared, with rows by their names instead of ids."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from partnering_tui.errors import FaultyFile
from partnering_tui.storage.session_shape import LIMIT_BYTES
from partnering_tui.workshop.toml_text import read_toml

_GOES_UNSAID = frozenset({"id", "format"})
_LEAD_NOWHERE = frozenset({"answers", "value", "rows", "by_partner", "cells"})
"""Keys that tell a reader nothing."""
LONGEST_NAME = 40
"""Characters of a row's name."""


def readable_lines(path: Path) -> Iterator[str]:
    """The lines; those of the text itself, if it is no TOML."""
    try:
        tree = read_toml(path, limit_bytes=LIMIT_BYTES).data
    except FaultyFile:
        yield from path.read_text(encoding="utf-8", errors="replace").splitlines()
        return
    for key, value in tree.items():
        if key == "answers" and isinstance(value, dict):
            for question, answer in value.items():
                yield from _part(_words(question), answer)
        else:
            yield from _part(_words(key), value)


def _part(title: str, value: Any) -> Iterator[str]:
    lines = list(_lines(value, ()))
    if lines:
        yield f"[{title}]"
        yield from lines
        yield ""


def _lines(value: Any, trail: tuple[str, ...]) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            if key not in _GOES_UNSAID:
                yield from _lines(inner, trail if key in _LEAD_NOWHERE else (*trail, _words(key)))
    elif isinstance(value, list) and any(isinstance(one, dict) for one in value):
        for one in value:
            yield from _lines(one, (*trail, _name(one)))
    else:
        text = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
        head = " · ".join(filter(None, trail))
        first, *others = text.split("\n")
        yield f"{head}: {first}" if head else first
        yield from (f"    {line}" for line in others)


def _name(row: Any) -> str:
    """What a row is called: the first text in it."""
    values = (value for key, value in row.items() if key != "id") if isinstance(row, dict) else ()
    name = next((" ".join(value.split()) for value in values if isinstance(value, str) and value.strip()), "")
    return name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - 1] + "…"


def _words(key: str) -> str:
    return key.replace("_", " ")
