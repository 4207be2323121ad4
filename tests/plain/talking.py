"""Talking to `partnering plain`: lines that are given, and what was said."""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from partnering_tui.session.marks import Levels
from partnering_tui.workshop.definition import Question
from tests.commands import Done, partnering
from tests.journeys.typed_answers import (
    LETTERS,
    LEVELS,
    PARTNERS,
    RESERVATION,
    SCORES,
    WORKSHOP,
    asked,
    simple,
    words_for,
)


def talk(path: Path, *lines: str) -> Done:
    """Walk through a session with these lines as its input."""
    script = path.with_suffix(".answers")
    script.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    with script.open(encoding="utf-8") as stream, pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdin", stream)
        return partnering("plain", path)


def go_to(question_id: str) -> str:
    """The line that leads to a question of the twelve steps."""
    step = WORKSHOP.step_of[question_id]
    at = [question.id for question in step.questions].index(question_id)
    return f":go {WORKSHOP.number_of(step)}.{at + 1}"


def lines_that_answer(question: Question) -> Iterable[str]:
    """The lines that give a question of the twelve steps what the keys on the screens give it, and go to the next."""
    match question.kind:
        case "table":
            for partner in asked(question):
                yield from [words_for(question, partner), ":done", ""]
        case "agreement":
            yield words_for(question)
            yield from [""] * (len(question.columns) - 1)
            yield from ["s", "accept", "r", RESERVATION, "B", "", ""]
        case "matrix" if question.is_raci:
            yield from [*LETTERS.lower(), *_other_rows_left(question)]
        case "matrix" if question.cell and question.cell.kind == "scale":
            yield from [*map(str, LEVELS), *_other_rows_left(question)]
        case "matrix":
            yield from [words_for(question), ":next"]
        case "ratings":
            levels = Levels.of(WORKSHOP, question)
            for score in SCORES:
                yield from [str(score), *[""] * (levels.tone(score) == "poor")]
            yield ":next"
        case _:
            for partner in asked(question):
                yield "".join(simple(question, partner)[0])
                yield from ["."] * (question.kind == "long_text")


def _other_rows_left(question: Question) -> list[str]:
    """Lines that leave every row of a matrix but the first as it is; one that takes its rows from a table has one."""
    return [] if isinstance(question.rows, str) else [":next"]


def answers_to_everything() -> list[str]:
    """The lines that answer every question of the twelve steps, one after the other."""
    assert PARTNERS
    return [line for question in WORKSHOP.questions.values() for line in lines_that_answer(question)]


def without_chance(path: Path) -> dict[str, Any]:
    """What a file says without what is drawn by lot or told by the clock: ids of rows, and the sittings."""
    tree = tomllib.loads(path.read_text(encoding="utf-8"))
    tree.pop("sittings", None)
    for key in ("id", "created"):
        tree.get("session", {}).pop(key, None)
    names: dict[str, str] = {}
    _name_rows(tree.get("answers", {}), ("row",), names)
    renamed: dict[str, Any] = _renamed(tree, names)
    return renamed


def _name_rows(node: Any, trail: tuple[str, ...], names: dict[str, str]) -> None:
    """Give each row a name after its place."""
    if isinstance(node, dict):
        if isinstance(node.get("id"), str):
            names[node["id"]] = "-".join(trail)
        for key, value in node.items():
            _name_rows(value, (*trail, key), names)
    elif isinstance(node, list):
        for at, value in enumerate(node):
            _name_rows(value, (*trail, str(at)), names)


def _renamed(node: Any, names: dict[str, str]) -> Any:
    if isinstance(node, dict):
        return {names.get(key, key): _renamed(value, names) for key, value in node.items()}
    if isinstance(node, list):
        return [_renamed(one, names) for one in node]
    return names.get(node, node) if isinstance(node, str) else node
