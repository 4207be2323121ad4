"""Simple values: what each kind holds, how people type it, and how it is shown.

Nothing that was typed is refused. What does not fit its kind ("spring 2027" for a date) is kept as typed and reported.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time
from typing import Any

from partnering_tui.session.marks import MARKS
from partnering_tui.workshop.definition import Cell, Question, Workshop

Asked = Question | Cell
"""Whatever has a simple kind: a question, a column or the cell of a matrix."""

MOST_DIGITS = 15
"""Of a number: what every program that reads the file can hold exactly."""

LIKE_A_DATE = "like 2027-06-30"
"""How a date is written, for whoever types one."""
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
"""In the language of the app, whatever the computer's is."""

# `re` compiles these when something is typed, which a command that only reads does not wait for.
_CONTROL = "[\x00-\x08\x0b-\x1f\x7f-\x9f]"
_NUMBER = r"[-−+]?\d+(?:[.,]\d+)?"
_THOUSANDS = (
    r"(?<=\d)[\s'\u00a0\u202f](?=\d{3}(?!\d))"
    r"|(?<=[1-9]),(?=\d{3}(?!\d))|(?<=[1-9]\d),(?=\d{3}(?!\d))|(?<=\d{3}),(?=\d{3}(?!\d))"
)
_YES = {"yes", "y", "true"}
_NO = {"no", "n", "false"}


def cleaned(text: str) -> str:
    """Text as it is stored: line endings become newlines; control characters other than newline and tab go."""
    return re.sub(_CONTROL, "", text.replace("\r\n", "\n").replace("\r", "\n"))


def on_one_line(text: str) -> str:
    """A name or title as it is stored: cleaned, with every run of white space as one space."""
    return " ".join(cleaned(text).split())


def parsed(asked: Asked, text: str) -> Any:
    """What a person means who types this text; the text itself where it does not fit the kind."""
    text = cleaned(text)
    stripped = text.strip()
    match asked.kind:
        case "number":
            return _number(stripped)
        case "date":
            return _date(stripped)
        case "yes_no":
            low = stripped.lower()
            return True if low in _YES else False if low in _NO else text
        case "scale":
            return int(stripped) if stripped.isdecimal() and len(stripped) <= MOST_DIGITS else text
        case "choice":
            return _option_id(asked, stripped) or text
        case "choices":
            return [_option_id(asked, part.strip()) or part.strip() for part in text.split(",") if part.strip()]
        case _:
            return text


def shown(workshop: Workshop, asked: Asked, value: Any) -> str:
    """A value in words, as a document prints it."""
    match value:
        case None:
            return ""
        case bool():
            return "Yes" if value else "No"
        case list():
            return ", ".join(shown(workshop, asked, one) for one in value)
        case datetime():
            return value.strftime("%Y-%m-%d %H:%M")
        case date() | time():
            return value.isoformat()
        case float():
            return f"{value:.15g}"
    if asked.kind in ("choice", "choices"):
        return next((option.label for option in asked.options if option.id == value), str(value))
    if asked.kind == "scale":
        scale = workshop.scale_of(asked)
        level = scale.level(value) if scale else None
        return f"{value} · {level.label}" if level else MARKS.get(str(value), str(value))
    return str(value)


def typed(asked: Asked, value: Any) -> str:
    """A value as a person would type it again."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case list():
            return ", ".join(typed(asked, one) for one in value)
        case float():
            return f"{value:.15g}"
        case _:
            return str(value)


def misfit(workshop: Workshop, asked: Asked, value: Any) -> str:
    """Why a value does not fit its kind, in a few words; empty if it does or if there is none."""
    if value is None or value == "" or value == []:
        return ""
    match asked.kind:
        case "number":
            return "" if isinstance(value, int | float) and not isinstance(value, bool) else "not a number yet"
        case "date":
            return "" if isinstance(value, date) else f"not a date yet: write it {LIKE_A_DATE}"
        case "yes_no":
            return "" if isinstance(value, bool) else "not yes or no"
        case "choice":
            return "" if _is_option(asked, value) else "not one of the choices"
        case "choices":
            chosen = value if isinstance(value, list) else [value]
            return "" if all(_is_option(asked, one) for one in chosen) else "not one of the choices"
        case "scale":
            scale = workshop.scale_of(asked)
            return "" if scale and scale.level(value) else "not on the scale"
        case _:
            return "" if isinstance(value, str | int | float | date | time) else "not text"


def is_empty(value: Any) -> bool:
    """Nothing is said: no value, or only white space."""
    if isinstance(value, str):
        return not value or value.isspace()
    return value is None or value == []


def _is_option(asked: Asked, value: Any) -> bool:
    return any(option.id == value for option in asked.options)


def _option_id(asked: Asked, text: str) -> str:
    low = text.lower()
    return next((option.id for option in asked.options if low in (option.id.lower(), option.label.lower())), "")


def _number(text: str) -> Any:
    """The number that is meant; the text itself if the file could not hold it to the last digit."""
    plain = re.sub(_THOUSANDS, "", text)
    if not re.fullmatch(_NUMBER, plain) or sum(map(str.isdigit, plain)) > MOST_DIGITS:
        return text
    plain = plain.replace("−", "-").replace(",", ".")
    return float(plain) if "." in plain else int(plain)


def _date(text: str) -> Any:
    if not re.fullmatch(r"\d{4}-\d{1,2}-\d{1,2}", text):
        return text
    year, month, day = map(int, text.split("-"))
    try:
        return date(year, month, day)
    except ValueError:
        return text


def flat(text: str) -> str:
    """Text on one line."""
    return " ".join(text.split())


def name_key(name: str) -> str:
    """By which a name is known again: case and spaces do not count."""
    return "".join(name.split()).casefold()


def counted(number: int, noun: str) -> str:
    """ "3 files", "1 file", "0 files"."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def counted_if_any(number: int, noun: str) -> str:
    """ "3 rows", "1 row"; empty for none."""
    return counted(number, noun) if number else ""


def day(moment: date) -> str:
    """A day as it is written in a letter: 6 March 2026."""
    return f"{moment.day} {_MONTHS[moment.month - 1]} {moment.year}"


def short_day(moment: date) -> str:
    """ "30 Oct 2026"."""
    return f"{moment.day} {_MONTHS[moment.month - 1][:3]} {moment.year}"


def as_day(value: object) -> date | None:
    """The day, if the value is one."""
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else None
