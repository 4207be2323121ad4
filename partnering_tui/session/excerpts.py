"""Words found in a text whatever their case and accents, and the words around them."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_AROUND = 55
"""Characters on each side of a word in an excerpt, at most."""
_LONGEST_WORD = 20
"""Of a longer one a piece is shown: some writing has no spaces."""


def folded(text: str) -> str:
    """Text without its case and accents, for comparing."""
    if text.isascii():
        return text.lower()
    return "".join(map(_folded_character, text))


@lru_cache(maxsize=4096)
def _folded_character(character: str) -> str:
    plain = unicodedata.normalize("NFKD", character.casefold())
    return "".join(one for one in plain if not unicodedata.combining(one)).casefold()


def excerpt(text: str, word: str) -> tuple[str, int, int]:
    """The words around the first place of a folded word, on one line, and from where to where it stands in them."""
    first, last = place_of(text, word)
    return _around(text, first, last) if first < last else (" ".join(text.split()), 0, 0)


def place_of(text: str, word: str) -> tuple[int, int]:
    """From where to where a folded word stands first in a text; from its beginning if it is not there."""
    if text.isascii() and (begin := text.lower().find(word)) >= 0:
        return begin, begin + len(word)
    owners: list[int] = []  # for each folded character, the character of the text that it comes from
    for at, character in enumerate(text):
        owners += [at] * len(_folded_character(character))
    if not owners:
        return 0, 0
    found = max(0, "".join(map(_folded_character, text)).find(word))
    return owners[found], owners[min(found + len(word), len(owners)) - 1] + 1


def _around(text: str, first: int, last: int) -> tuple[str, int, int]:
    left, right = max(0, first - _AROUND), min(len(text), last + _AROUND)
    before, within, after = (_on_one_line(part) for part in (text[left:first], text[first:last], text[last:right]))
    before = f"…{from_a_word(before)}" if left else before.lstrip()
    after = f"{from_a_word(after[::-1])[::-1]}…" if right < len(text) else after.rstrip()
    return before + within + after, len(before), len(before) + len(within)


def from_a_word(text: str) -> str:
    """A text that was cut at its beginning, without the rest of the word that was cut."""
    piece, space, rest = text.partition(" ")
    return rest if space and len(piece) < _LONGEST_WORD else text


def _on_one_line(text: str) -> str:
    return "".join(" " if one.isspace() else one for one in text)
