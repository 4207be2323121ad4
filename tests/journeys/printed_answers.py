"""Where the answers of a walk stand in the document that a session becomes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from partnering_tui.workshop.definition import Question
from tests.journeys.typed_answers import LETTERS, LEVELS, RESERVATION, SCORES, WORKSHOP, asked, words_for


def section_of(question: Question) -> str:
    """The title of the section in which the outline wants a question."""
    return next(section.title for section in WORKSHOP.summary if question.id in section.sources)


def part_of(document: str, question: Question) -> str:
    """What stands behind a question's label in its own section, its spaces single; empty if the label is not there."""
    label, title = question.label, section_of(question)
    section = _between(document, f"\n## {title}\n", r"\n## ")
    if question.label == title:
        part = _between(section, "", r"\n### ")
    else:
        part = _between(section, f"\n### {label}\n", r"\n### ") or _between(section, f"\n**{label}:**", r"\n\n")
    return re.sub(r"\s+", " ", part)


def _between(text: str, begin: str, end: str) -> str:
    _, is_there, behind = text.partition(begin) if begin else ("", "yes", text)
    return re.split(end, behind, maxsplit=1)[0] if is_there else ""


def printed(question: Question, names: dict[str, str]) -> Iterator[str]:
    """What a document has to say of the answer to a question. `names` are the partners' names by their ids."""
    match question.kind:
        case "table":
            yield from (words_for(question, partner) for partner in asked(question))
        case "agreement":
            yield from (words_for(question), RESERVATION)
        case "matrix":
            yield _row(question)
        case "ratings":
            yield " | ".join(_level(question.scale, score)[0] for score in SCORES)
        case _ if question.is_per_partner:
            yield from (f"**{name}:** {_value(question, partner)}" for partner, name in names.items())
        case _:
            yield _value(question, "all")


def _row(question: Question) -> str:
    if question.is_raci:
        return " | ".join(LETTERS)
    if question.cell and question.cell.kind == "scale":
        return " | ".join(f"{_level(question.cell.scale, level)} ({level} of 5)" for level in LEVELS)
    return words_for(question)


def _value(question: Question, partner: str) -> str:
    match question.kind:
        case "number":
            return "42"
        case "date":
            return "30 June 2027"
        case "scale":
            return _level(question.scale, 2)
        case "choice" | "choices":
            return question.options[0].label
        case _:
            return words_for(question, partner)


def _level(scale: str, value: int) -> str:
    """The word for a level: of "Red: serious concern" the first."""
    return next(level.label.partition(":")[0] for level in WORKSHOP.scales[scale].levels if level.value == value)
