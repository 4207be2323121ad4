"""An answer to every question of the twelve steps: the keys that give it, and what the file then says."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from partnering_tui.workshop.definition import Question
from partnering_tui.workshop.finding import shipped_workshops
from partnering_tui.workshop.loading import load_workshop

WORKSHOP = load_workshop(shipped_workshops() / "twelve-steps")
PARTNERS = ("county", "lakewater", "beach-network", "nyanza-fund")
NUMBERS = {question_id: number for number, question_id in enumerate(WORKSHOP.questions, start=1)}

SIMPLE: dict[str, tuple[list[str], Any]] = {
    "number": (["4", "2"], 42),
    "date": ([*"2027-06-30"], date(2027, 6, 30)),
    "yes_no": (["y"], True),
    "scale": (["2"], 2),
}
"""What is pressed for a simple kind, and what the file then says."""
POSITIONS = ("support", "accept", "reservation", "block")
RESERVATION = "Not-yet"
LETTERS = "ARCI"
LEVELS = (1, 2, 3, 4)
SCORES = (3, 2, 1, 3)
"""What the partners say of a statement, of an activity, of a row with a scale and of an indicator, in their order."""
RED = 1
"""The score after which a partner is asked why."""


def words_for(question: Question, partner: str = "all") -> str:
    """What is typed as the answer to a question: a word that is in no other answer."""
    return f"Q{NUMBERS[question.id]}{partner[0]}"


def asked(question: Question) -> tuple[str, ...]:
    """Who answers: each partner for itself, or all together."""
    return PARTNERS if question.is_per_partner else ("all",)


def simple(question: Question, partner: str) -> tuple[list[str], Any]:
    """Keys and value for a simple question, or for one partner's answer to it."""
    if question.kind in ("text", "long_text"):
        return [*words_for(question, partner)], words_for(question, partner)
    if question.kind == "choice":
        return ["1"], question.options[0].id
    if question.kind == "choices":
        return ["1"], [question.options[0].id]
    return SIMPLE[question.kind]


def keys_that_answer(question: Question) -> Iterator[str]:
    """The keys that answer a question and go to the next."""
    if question.private:
        yield "enter"  # its answer is covered until somebody wants to see it
    match question.kind:
        case "table":
            for partner in asked(question):
                yield from [*words_for(question, partner), "enter", "tab"]
        case "agreement":
            yield from [*words_for(question), "enter", "up", "home"]
            yield from ["right", "s", "a", "r", *RESERVATION, "enter", "b", "enter", "tab"]
        case "matrix":
            yield from _keys_for_a_row(question)
            yield "tab"
        case "ratings":
            for score in SCORES:
                yield from [str(score), "enter"] if score == RED else [str(score)]  # why it is red, nobody says
            yield from ["tab", "tab"]  # past the line below that leads to what the marks say
        case "scale" if question.is_per_partner:
            yield from ["2"] * len(PARTNERS)  # each level leads on to the next partner
            yield "tab"
        case _:
            for partner in asked(question):
                yield from [*simple(question, partner)[0], "tab"]


def _keys_for_a_row(question: Question) -> list[str]:
    if question.is_raci:
        return [*LETTERS.lower()]
    if question.cell and question.cell.kind == "scale":
        return [*map(str, LEVELS)]
    return [*words_for(question), "enter"]


def given(question: Question) -> Any:
    """What was typed, in the words of the file."""
    match question.kind:
        case "table" | "text" | "long_text" if not question.is_per_partner:
            return words_for(question)
        case "table":
            return {partner: words_for(question, partner) for partner in PARTNERS}
        case "agreement":
            return words_for(question), dict(zip(PARTNERS, POSITIONS, strict=True)), {PARTNERS[2]: RESERVATION}
        case "matrix" if question.is_raci:
            return dict(zip(PARTNERS, LETTERS, strict=True))
        case "matrix" if question.cell and question.cell.kind == "scale":
            return dict(zip(PARTNERS, LEVELS, strict=True))
        case "matrix":
            return {PARTNERS[0]: words_for(question)}
        case "ratings":
            return dict(zip(PARTNERS, SCORES, strict=True))
        case _ if question.is_per_partner:
            return {partner: simple(question, partner)[1] for partner in PARTNERS}
        case _:
            return simple(question, "all")[1]


def found_in(answer: dict[str, Any], question: Question) -> Any:
    """The part of a saved answer in which what was typed has to stand; nothing else may stand beside it."""
    match question.kind:
        case "table" if question.is_per_partner:
            return {partner: _only(rows)[question.columns[0].id] for partner, rows in answer["by_partner"].items()}
        case "table":
            return _only(answer["rows"])[question.columns[0].id]
        case "agreement":
            row = _only(answer["rows"])
            return row[question.columns[0].id], row["positions"], row["reservations"]
        case "matrix":
            return _only([*answer["cells"].values()])
        case "ratings":
            return _only([*_only(answer["rounds"])["scores"].values()])
        case _:
            return answer["by_partner"] if question.is_per_partner else answer["value"]


def _only(several: list[Any]) -> Any:
    (one,) = several
    return one
