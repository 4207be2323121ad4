"""Plain British words for what a document says: names in a row, dates, values, quotations, sentences."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from partnering_tui.session.values import Asked, is_empty, shown
from partnering_tui.session.values import day as day
from partnering_tui.session.values import flat as flat
from partnering_tui.workshop.definition import Scale, Workshop

_SMALLEST_GROUPED = 10_000
"""Numbers from here on are printed with commas; below, a number may be a year."""
_CHOSEN = ("choice", "choices", "scale")
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_QUOTES = {"“": "”", '"': '"', "‘": "’", "«": "»"}
_ENDS = (".", "!", "?", "…", ":")


def listed(words: Sequence[str]) -> str:
    """ "County", "County and Lakewater", "County, Lakewater and Beach Network"."""
    *others, last = words or ("",)
    return f"{', '.join(others)} and {last}" if others else last


def counted(number: int, noun: str) -> str:
    """ "one statement", "three statements", "12 statements"."""
    return f"{number_word(number)} {noun}{'' if number == 1 else 's'}"


def number_word(number: int) -> str:
    """A small number in words, a large one in figures."""
    return _NUMBERS[number] if 0 <= number < len(_NUMBERS) else str(number)


def verb(number: int, one: str, several: str) -> str:
    """The form of a verb that goes with so many."""
    return one if number == 1 else several


def capitalised(text: str) -> str:
    """Text with a capital at its beginning; the rest stays."""
    return text[:1].upper() + text[1:]


def sentence(text: str) -> str:
    """Text that ends as a sentence does."""
    text = text.rstrip()
    return text if text.rstrip("”’)\"'").endswith(_ENDS[:4]) else text.rstrip(":,;") + "."


def quoted(words: str) -> str:
    """What somebody said, on one line between quotation marks, without marks and the full stop of its own."""
    words = flat(words)
    if len(words) > 1 and _QUOTES.get(words[0]) == words[-1]:
        words = words[1:-1].strip()
    if words.endswith(".") and not words.endswith(".."):
        words = words[:-1]
    return f"“{words}”"


def lead_in(label: str) -> str:
    """A label as it stands before what it names: with a colon, unless it ends a sentence itself."""
    label = flat(label)
    return label if label.endswith(_ENDS) else label + ":"


def label_from_id(word: str) -> str:
    """Words from an id for which no label is known: "legal_status" is "Legal status"."""
    return capitalised(flat(word.replace("_", " ").replace("-", " ")))


def number(value: float) -> str:
    """A number with commas between thousands if it is large."""
    if isinstance(value, int):
        return f"{value:,}" if abs(value) >= _SMALLEST_GROUPED else str(value)
    whole, point, rest = f"{value:.15g}".partition(".")
    return (
        f"{int(whole):,}{point}{rest}"
        if abs(value) >= _SMALLEST_GROUPED and whole.isdecimal()
        else whole + point + rest
    )


def value_in_words(workshop: Workshop, asked: Asked, value: Any) -> str:
    """A simple value as an agreement would put it; what does not fit its kind is put as it was typed."""
    match value:
        case str() if asked.kind not in _CHOSEN:
            return value
        case bool():
            return "Yes" if value else "No"
        case list():
            return ", ".join(value_in_words(workshop, asked, one) for one in value)
        case dict():
            return plain_words(value)
        case datetime():
            return f"{day(value)}, {value:%H:%M}"
        case date():
            return day(value)
        case int() | float() if asked.kind == "scale":
            return _level_in_words(workshop.scale_of(asked), value)
        case int() | float():
            return number(value)
        case _:
            return shown(workshop, asked, value)


def plain_words(value: Any) -> str:
    """Any value of a session file in words, when nothing is known about it."""
    match value:
        case dict():
            parts = [
                f"{label_from_id(str(key))}: {words}"
                for key, one in value.items()
                if key != "id" and (words := plain_words(one))
            ]
            return "; ".join(parts)
        case list():
            return "; ".join(words for one in value if (words := plain_words(one)))
        case bool():
            return "yes" if value else "no"
        case date():
            return day(value)
        case int() | float():
            return number(value)
        case _:
            return "" if is_empty(value) else str(value)


def level_word(scale: Scale, value: object) -> str:
    """The first words of a level's label: "Amber" of "Amber: some concern"; empty if it is none."""
    level = scale.level(value)
    return level.label.partition(":")[0].strip() if level else ""


def _level_in_words(scale: Scale | None, value: float) -> str:
    level = scale.level(value) if scale else None
    if scale is None or level is None:
        return f"{value:.15g}"
    values = [one.value for one in scale.levels]
    says_itself = len(values) <= 3 or values != list(range(1, len(values) + 1))
    return level.label if says_itself else f"{level.label} ({level.value} of {len(values)})"
