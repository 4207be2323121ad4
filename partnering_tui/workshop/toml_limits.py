"""What no TOML file of ours needs, and what other programs could not hold: refused, with its line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from partnering_tui.errors import FaultyFile, Place

if TYPE_CHECKING:
    from partnering_tui.workshop.toml_positions import KeyPath

MAX_NESTING = 100
"""How many tables and lists may stand one inside the other."""

_LEAST, _MOST = -(2**63), 2**63 - 1
_VERY_LONG_KEY = rf"(?:[A-Za-z0-9_-]++[ \t]*+\.[ \t]*+){{{MAX_NESTING}}}"
_VERY_LONG_NUMBER = r"(?<![A-Za-z0-9_-])[+-]?\d(?:_?\d){4000}"
"""In digits: more than Python turns into a number, so that no value can be asked for its path."""

LineOf = Callable[["KeyPath"], int | None]


def refuse_very_long_keys(text: str, path: Path) -> None:
    """Raises FaultyFile for a key of too many parts, on which the parser would spend very long."""
    # The time tomllib takes for a dotted key grows with the square of its parts, so it is never given such a key.
    has_many_dots = any(line.count(".") >= MAX_NESTING for line in text.split("\n"))
    if has_many_dots and (found := re.search(_VERY_LONG_KEY, bare := _structure(text))):
        raise _nested_too_deeply(path, _line(bare, found.start()))


def refuse_beyond_limits(data: dict[str, Any], text: str, path: Path, line_of: LineOf) -> None:
    """Raises FaultyFile for a document that is nested too deeply, or has an integer beyond 64 bits."""
    level: list[Any] = [data]
    has_long_number = False
    for _ in range(MAX_NESTING + 1):
        values = [value for one in level for value in (one.values() if type(one) is dict else one)]
        has_long_number = has_long_number or any(
            type(value) is int and not _LEAST <= value <= _MOST for value in values
        )
        level = [value for value in values if type(value) in (dict, list)]
    if level:
        raise nested_too_deeply(text, path, lambda: line_of(_deepest(data)))
    if has_long_number:
        raise _too_long(path, line_of(next(_long_numbers(data))))


def nested_too_deeply(text: str, path: Path, line_otherwise: Callable[[], int | None] = lambda: None) -> FaultyFile:
    """The error for a text whose brackets stand too deep in one another, or that is too deep for another reason."""
    return _nested_too_deeply(path, _line_too_deep(text) or line_otherwise())


def number_too_long(text: str, path: Path) -> FaultyFile:
    """The error for a text with a number that the parser itself refuses."""
    bare = _structure(text)
    found = re.search(_VERY_LONG_NUMBER, bare)
    return _too_long(path, _line(bare, found.start()) if found else None)


def _nested_too_deeply(path: Path, line: int | None) -> FaultyFile:
    return FaultyFile(
        f"The file is nested too deeply: more than {MAX_NESTING} tables or lists stand one inside the other.",
        place=Place(path, line),
        remedy="Check that it is the file you mean; workshops and sessions need fewer than ten.",
    )


def _too_long(path: Path, line: int | None) -> FaultyFile:
    return FaultyFile(
        "The file is not valid TOML: a number is far too long.",
        place=Place(path, line),
        remedy="Write a shorter number, or put it between quotes.",
    )


def _line_too_deep(text: str) -> int | None:
    """The line of the bracket with which more than the allowed stand one inside the other."""
    depth = 0
    bare = _structure(text)
    for bracket in re.finditer(r"[\[\]{}]", bare):
        depth += 1 if bracket[0] in "[{" else -1
        if depth > MAX_NESTING:
            return _line(bare, bracket.start())
    return None


def _line(text: str, offset: int) -> int:
    return text.count("\n", 0, offset) + 1


def _deepest(data: dict[str, Any]) -> KeyPath:
    """The path to something that stands too deep."""
    level: list[tuple[KeyPath, Any]] = [((), data)]
    for _ in range(MAX_NESTING + 1):
        level = [((*path, key), value) for path, one in level for key, value in _inside(one)]
        level = [(path, value) for path, value in level if type(value) in (dict, list)]
    return level[0][0]


def _long_numbers(value: Any, path: KeyPath = ()) -> Iterator[KeyPath]:
    for key, inner in _inside(value):
        if type(inner) in (dict, list):
            yield from _long_numbers(inner, (*path, key))
        elif type(inner) is int and not _LEAST <= inner <= _MOST:
            yield (*path, key)


def _inside(value: Any) -> list[tuple[str | int, Any]]:
    return list(value.items() if type(value) is dict else enumerate(value))


def _structure(text: str) -> str:
    from partnering_tui.workshop.toml_positions import structure  # only here: it is for faults

    return structure(text)
