"""Conditions under which questions are asked: each must be one that can come true before the question is reached."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from partnering_tui.errors import Fault
from partnering_tui.workshop.definition import GRID_KINDS
from partnering_tui.workshop.suggesting import did_you_mean, listed
from partnering_tui.workshop.wording import type_in_words
from partnering_tui.workshop.workshop_text import Entry, WorkshopText

_TESTS = ("is", "is_not", "answered")


def condition_faults(text: WorkshopText) -> Iterator[Fault]:
    """Every `show_if` that points nowhere, forward, in a circle or at a secret, or that can never be met."""
    asked = {entry.text("id"): entry for entry in reversed(text.questions)}
    order = {id_: position for position, id_ in enumerate(entry.text("id") for entry in text.questions)}
    for position, question in enumerate(text.questions):
        condition = question.entry("show_if")
        if condition is None:
            continue
        yield from _faults_of_test(text, condition)
        id_ = condition.text("question")
        path = (*condition.path, "question")
        if not id_ or id_ in text.ids_in_unread - asked.keys():
            continue
        if id_ not in asked:
            earlier = [entry.text("id") for entry in text.questions[:position]]
            yield text.fault(
                path, f"There is no question '{id_}'.", did_you_mean(id_, earlier, "Use the id of an earlier question.")
            )
        elif order[id_] >= position:
            yield text.fault(path, *_asked_too_late(question, id_, asked))
        else:
            yield from _faults_of_target(text, condition, asked[id_])


def _faults_of_test(text: WorkshopText, condition: Entry) -> Iterator[Fault]:
    tests = [test for test in _TESTS if test in condition.keys]
    if len(tests) != 1:
        said = f"has {' and '.join(tests)}" if tests else "says nothing about the answer"
        yield text.fault(condition.path, f"The condition {said}.", "Give it exactly one of: is, is_not, answered.")
    for test in ("is", "is_not"):
        if condition.keys.get(test) == ():
            yield text.fault((*condition.path, test), f"'{test}' lists no answer.", "Name at least one.")


def _asked_too_late(question: Entry, id_: str, asked: dict[str, Entry]) -> tuple[str, str]:
    circle = _circle_from(question, asked)
    if len(circle) == 1:
        return "The question depends on its own answer.", "Point the condition at an earlier question."
    if circle:
        chain = " → ".join([*circle, circle[0]])
        return f"Questions depend on each other in a circle: {chain}.", "Delete one of the conditions."
    return (
        f"The question '{id_}' is asked later than this one.",
        "Move one of the two, or point the condition at an earlier question.",
    )


def _circle_from(question: Entry, asked: dict[str, Entry]) -> list[str]:
    """The ids of the questions by which this one depends on itself; none if it does not."""
    start = question.text("id")
    chain: list[str] = []
    current: Entry | None = question
    while current is not None and current.text("id") not in chain:
        chain.append(current.text("id"))
        condition = current.entry("show_if")
        current = asked.get(condition.text("question")) if condition else None
    return chain if current is not None and current.text("id") == start else []


def _faults_of_target(text: WorkshopText, condition: Entry, target: Entry) -> Iterator[Fault]:
    id_ = target.text("id")
    path = (*condition.path, "question")
    if target.keys.get("private") is True:
        yield text.fault(
            path,
            f"The question '{id_}' is private: what is shown would give its answer away.",
            "Point the condition at a question that everyone may see.",
        )
    if "per" in target.keys:
        yield text.fault(
            path,
            f"The question '{id_}' is asked per partner, so it has no single answer.",
            "Point the condition at a question that is asked once.",
        )
    else:
        yield from _faults_of_values(text, condition, target)


def _faults_of_values(text: WorkshopText, condition: Entry, target: Entry) -> Iterator[Fault]:
    kind = target.text("kind")
    for test in ("is", "is_not"):
        if test not in condition.keys:
            continue
        path = (*condition.path, test)
        if kind in GRID_KINDS:
            yield text.fault(
                path,
                f"The question '{target.text('id')}' is of kind '{kind}' and has no single answer.",
                "Ask only whether it is answered: answered = true",
            )
            continue
        value = condition.keys[test]
        for wanted in value if isinstance(value, tuple) else (value,):
            found = _why_impossible(text, target, wanted)
            if found:
                yield text.fault(path, *found)


def _why_impossible(text: WorkshopText, target: Entry, wanted: object) -> tuple[str, str] | None:
    """Why that can never be the answer to the question, and what can; nothing if it can be."""
    id_ = target.text("id")
    match target.text("kind"):
        case "choice" | "choices":
            known = [option.text("id") for option in target.entries("options")]
            if wanted in known or not known:
                return None
            otherwise = f"Its options are: {listed(known)}."
            return f"{_as_written(wanted)} is no option of '{id_}'.", did_you_mean(str(wanted), known, otherwise)
        case "scale":
            levels = _levels(text, target)
            if not levels or (wanted in levels and not isinstance(wanted, bool)):
                return None
            return (
                f"{_as_written(wanted)} is no level of '{id_}'.",
                f"Its levels are: {listed(str(level) for level in levels)}.",
            )
        case "yes_no":
            fits, expected = isinstance(wanted, bool), "true or false"
        case "number":
            fits, expected = isinstance(wanted, int | float) and not isinstance(wanted, bool), "a number"
        case "date":
            fits, expected = isinstance(wanted, date), "a date such as 2026-03-31"
        case "text" | "long_text":
            fits, expected = isinstance(wanted, str), "text"
        case _:
            return None
    if fits:
        return None
    advice = f"It is {expected}; write it without quotes." if isinstance(wanted, str) else f"It is {expected}."
    return f"The answer to '{id_}' is never {type_in_words(wanted)}.", advice


def _as_written(value: object) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return f"'{value}'"
        case _:
            return str(value)


def _levels(text: WorkshopText, target: Entry) -> list[object]:
    scales = text.whole.entry("scales")
    scale = scales.entry(target.text("scale")) if scales else None
    return [level.keys.get("value") for level in scale.entries("levels")] if scale else []
