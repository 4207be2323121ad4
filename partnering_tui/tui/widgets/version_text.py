"""One version of a text, in which the words are marked that another version does not have."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from textual.content import Content

from partnering_tui.tui.text import literal

_PIECES = re.compile(r"^\s+|\S+\s*")
"""Words, each with the space behind it."""
OPENS, CLOSES = "⟦", "⟧"
"""Around words that stand in this version alone: a sign that needs no colour."""
MOST_PIECES = 4_000
"""Of longer texts nothing is marked: comparing them takes too long."""


def marked(text: str, other: str) -> Content:
    """The text, with signs around the words that the other does not have in that place."""
    mine, others = _PIECES.findall(text), _PIECES.findall(other)
    if not text or not other or len(mine) + len(others) > MOST_PIECES:
        return literal(text)
    parts: list[Content] = []
    words, other_words = ([piece.strip() for piece in pieces] for pieces in (mine, others))
    for kind, start, end, _, _ in SequenceMatcher(None, words, other_words, autojunk=False).get_opcodes():
        stretch = "".join(mine[start:end])
        if kind == "equal" or not stretch.strip():
            parts.append(literal(stretch))
        else:
            head, inner, tail = _without_edges(stretch)
            parts += [literal(head), literal(f"{OPENS}{inner}{CLOSES}", "bold $accent"), literal(tail)]
    return Content.assemble(*parts)


def _without_edges(words: str) -> tuple[str, str, str]:
    inner = words.strip()
    before = words[: len(words) - len(words.lstrip())]
    return before, inner, words[len(before) + len(inner) :]
