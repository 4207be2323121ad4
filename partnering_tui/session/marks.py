"""Marks that partners give in a health check: levels of a scale, and two words for those who cannot say."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from partnering_tui.frozen import dataclass
from partnering_tui.workshop.definition import Question, Scale, Tone, Workshop

MARKS: dict[str, str] = {"not-applicable": "not applicable", "don't-know": "don't know"}
"""What can be given instead of a level, with its name on screen."""
MARK_LETTERS: dict[str, str] = {"not-applicable": "–", "don't-know": "?"}

TYPED = "…"
"""What stands in a heat map for words that somebody typed instead of a mark."""
_MOST_LETTERS = 3
"""Levels: with more of them, each is called by its number."""
_MEANT: dict[str, str] = {
    **dict.fromkeys(("not-applicable", "not applicable", "n/a", "na", "n.a.", "n. a.", "-", "–"), "not-applicable"),
    **dict.fromkeys(("don't-know", "don't know", "dont know", "do not know", "dk", "?"), "don't-know"),
}


def mark_meant(value: Any) -> Any:
    """The mark that somebody means who types "n/a" or "don't know"; anything else as it is."""
    if not isinstance(value, str):
        return value
    return _MEANT.get(" ".join(value.replace("’", "'").lower().split()), value)


def is_mark(value: Any) -> bool:
    """Whether this is one of the words that stand instead of a level."""
    return isinstance(value, str) and value in MARKS


@dataclass(frozen=True)
class Levels:
    """How the scale of a health check is read: its letters, its colours, and which end is the good one."""

    scale: Scale | None

    @classmethod
    def of(cls, workshop: Workshop, question: Question) -> Levels:
        return cls(workshop.scale_of(question))

    @cached_property
    def values(self) -> tuple[int, ...]:
        """From the lowest to the highest."""
        return tuple(level.value for level in self.scale.levels) if self.scale else ()

    def has(self, value: Any) -> bool:
        """Whether a value is a level of the scale."""
        return self.scale is not None and isinstance(value, int) and self.scale.level(value) is not None

    def word(self, value: Any) -> str:
        """The first words of a level's label, "Amber"; a mark in words; anything else as it was typed."""
        if is_mark(value):
            return MARKS[value]
        level = self.scale.level(value) if self.scale else None
        return level.label.partition(":")[0].strip() if level else str(value)

    def letter(self, value: Any) -> str:
        """What stands for a value in a heat map: a letter of its colour, its number, – or ?; … for a typed word."""
        if is_mark(value):
            return MARK_LETTERS[value]
        if not self.has(value):
            return TYPED
        return self._letters.get(value, str(value))

    @cached_property
    def _letters(self) -> dict[int, str]:
        letters = {value: self.word(value)[:1].upper() for value in self.values}
        are_apart = len(set(letters.values())) == len(letters) <= _MOST_LETTERS and all(
            map(str.isalpha, letters.values())
        )
        return letters if are_apart else {}

    @property
    def has_letters(self) -> bool:
        """Whether levels are called by letters, and not by their numbers."""
        return bool(self._letters)

    def tone(self, value: Any) -> Tone | None:
        """The colour of a level: good, fair or poor; None for what is no level."""
        level = self.scale.level(value) if self.scale and self.has(value) else None
        return level.tone if level else None

    def goodness(self, value: int) -> int:
        """A level turned so that higher is better, on the scale's own numbers."""
        return self.values[0] + self.values[-1] - value if self._is_reversed else value

    @cached_property
    def _is_reversed(self) -> bool:
        """Whether the lowest level is the best one, as where 1 says that a risk is very unlikely."""
        if not self.scale:
            return False
        first, last = self.scale.levels[0].tone, self.scale.levels[-1].tone
        return (first, last) in (("good", "poor"), ("good", "fair"), ("fair", "poor"))
