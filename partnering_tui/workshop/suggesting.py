"""What was probably meant by a word that is not known."""

from __future__ import annotations

from collections.abc import Iterable


def closest(word: str, known: Iterable[str]) -> str | None:
    """The known word most like this one, whatever its case, if any is like it."""
    # Loaded only here: nearly every run of the program meets no unknown word.
    from difflib import get_close_matches

    by_folded = {known_word.casefold(): known_word for known_word in known}
    found = get_close_matches(word.casefold(), by_folded, n=1, cutoff=0.6)
    return by_folded[found[0]] if found else None


def did_you_mean(word: str, known: Iterable[str], otherwise: str = "") -> str:
    """The question whether the closest known word was meant, or other advice if none is close."""
    found = closest(word, known)
    return f"Did you mean '{found}'?" if found else otherwise


def listed(words: Iterable[str]) -> str:
    """The words in one line, separated by commas."""
    return ", ".join(words)
