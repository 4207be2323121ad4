"""What is expected of an answer, in words, and what somebody means who gives it by a number or its first letters."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from typing import Any, Final

from partnering_tui.session.marks import MARKS, mark_meant
from partnering_tui.session.values import Asked, parsed
from partnering_tui.workshop.definition import Workshop


class Misunderstood(Enum):
    """The value of an answer that means nothing here."""

    MISUNDERSTOOD = "misunderstood"


MISUNDERSTOOD: Final = Misunderstood.MISUNDERSTOOD


def choices(workshop: Workshop, asked: Asked) -> list[tuple[Any, str, str]]:
    """What can be chosen, as value, number and words; nothing where words are typed."""
    if asked.kind in ("choice", "choices"):
        return [(option.id, str(number), option.label) for number, option in enumerate(asked.options, 1)]
    if asked.kind == "scale" and (scale := workshop.scale_of(asked)):
        return [(level.value, str(level.value), level.label) for level in scale.levels]
    return []


def in_a_few_words(workshop: Workshop, asked: Asked) -> str:
    """What is expected, for the end of a prompt; empty where any line will do."""
    match asked.kind:
        case "long_text":
            return "lines, ended by a dot alone"
        case "number":
            return "a number"
        case "date":
            return "a date, like 2027-06-30"
        case "yes_no":
            return "y or n"
    numbers = [number for _, number, _ in choices(workshop, asked)]
    if not numbers:
        return ""
    span = numbers[0] if len(numbers) == 1 else f"{numbers[0]} to {numbers[-1]}"
    return f"one or more of {span}, with commas between" if asked.kind == "choices" else span


def meant(workshop: Workshop, asked: Asked, text: str, *, takes_marks: bool = False) -> Any:
    """The value that is meant; MISUNDERSTOOD where one of several has to be chosen and this is none of them.

    What is typed for a number or a date is taken as it is, even if it is none: it says something. `takes_marks`:
    "n/a" and "don't know" are answers too.
    """
    if takes_marks and (mark := mark_meant(text)) in MARKS:
        return mark
    several = choices(workshop, asked)
    if asked.kind == "choices":
        chosen = [_one(several, part) for part in text.split(",") if part.strip()]
        return MISUNDERSTOOD if MISUNDERSTOOD in chosen or not chosen else list(dict.fromkeys(chosen))
    if several:
        return _one(several, text)
    value = parsed(asked, text)
    return MISUNDERSTOOD if asked.kind == "yes_no" and not isinstance(value, bool) else value


def _one(several: Sequence[tuple[Any, str, str]], text: str) -> Any:
    low = " ".join(text.lower().split())
    for value, number, words in several:
        if low in (number, str(value).lower(), words.lower()):
            return value
    beginning = [value for value, _, words in several if low and words.lower().startswith(low)]
    return beginning[0] if len(beginning) == 1 else MISUNDERSTOOD
