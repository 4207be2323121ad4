"""How one text became another, word by word: «old → new», «removed: old», «added: new», and a little around each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from partnering_tui.session.record import ABSENT
from partnering_tui.summary.words import flat, plain_words

LONGEST_VALUE = 120
"""Characters: of longer texts it is told which words changed."""
AROUND = 5
"""Words that are told before and after each change."""
MOST_WORDS = 4_000
"""Longer texts are not compared word by word."""
MOST_CHANGED = 0.6
"""From this share of changed words on, a reader does better with both texts."""


def word_changes(before: str, after: str) -> str:
    """The changes with the words around them; empty where both texts say nothing alike, or are too long to compare."""
    # Loaded only here: most runs of the program compare no texts.
    from difflib import SequenceMatcher

    old, new = before.split(), after.split()
    if not old or not new or len(old) + len(new) > MOST_WORDS:
        return ""
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if matcher.ratio() < 1 - MOST_CHANGED:
        return ""
    parts: list[str] = []
    steps = matcher.get_opcodes()
    for index, (kind, first, last, new_first, new_last) in enumerate(steps):
        if kind == "equal":
            parts += _between(old[first:last], is_first=index == 0, is_last=index == len(steps) - 1)
        else:
            parts.append(_change(" ".join(old[first:last]), " ".join(new[new_first:new_last])))
    return " ".join(parts)


def _change(old: str, new: str) -> str:
    if old and new:
        return f"«{old} → {new}»"
    return f"«removed: {old}»" if old else f"«added: {new}»"


def _between(words: list[str], *, is_first: bool, is_last: bool) -> Iterator[str]:
    """Words that stayed: all of a few, else those beside the changes."""
    before = [] if is_first else words[:AROUND]
    behind = [] if is_last else words[-AROUND:]
    if len(before) + len(behind) >= len(words):
        yield from words
        return
    yield from before
    yield "…"
    yield from behind


def plain(value: Any) -> Any:
    """Any value in words; ABSENT stays what it is."""
    return value if value is ABSENT else plain_words(value)


def changed(called: str, before: Any, after: Any) -> str:
    """What a thing was and is: both in full if they are short, else the words that changed."""
    if before is ABSENT:
        return f"{called} is now {in_quotes(after)}; nothing stood there before"
    if after is ABSENT:
        return f"{called}, {in_quotes(before)}, was taken out"
    old, new = _text(before), _text(after)
    if old == new:
        return f"in {called}, only spaces, line breaks or the kind of value changed: {in_quotes(new)}"
    is_long = max(len(old), len(new)) > LONGEST_VALUE
    if is_long and (changes := word_changes(old, new)):
        return f"{called} changed: “{changes}”"
    return f"{called} changed from {in_quotes(old)} to {in_quotes(new)}"


def in_quotes(text: Any) -> str:
    """The text on one line between quotation marks, nothing else changed."""
    return f"“{_text(text)}”"


def _text(text: Any) -> str:
    return flat(str(text))
