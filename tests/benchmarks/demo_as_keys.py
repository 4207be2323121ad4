"""The content of the demo as the keys of somebody who types it in from nothing, question by question."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any, Literal, NamedTuple

from partnering_tui.workshop.definition import Cell, Question, Step
from partnering_tui.workshop.finding import shipped_workshops
from partnering_tui.workshop.loading import load_workshop

Sort = Literal["words", "choice", "beyond"]
"""A character of the content; a key that is an answer by itself, such as a mark; anything else."""
WORKSHOP = load_workshop(shipped_workshops() / "twelve-steps")
POSITIONS = {"support": "s", "accept": "a", "reservation": "r", "stand-aside": "t", "block": "b"}
STATES = {"later": "l", "unknown": "u", "not-relevant": "n", "parked": "p"}
ASKED_WHY = ("reservation", "stand-aside", "block")
RED = 1


class Stroke(NamedTuple):
    """One key, and what it is for."""

    key: str
    sort: Sort = "beyond"


Strokes = Iterator[Stroke]


@cache
def demo() -> dict[str, Any]:
    """The demo as its file says it."""
    path = shipped_workshops() / "examples" / "clean-water-for-kisumu.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def private_demo() -> dict[str, Any]:
    """What the facilitator of the demo notes in private."""
    path = shipped_workshops() / "examples" / "clean-water-for-kisumu.private.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def partner_ids() -> list[str]:
    return [row["id"] for row in demo()["partners"]]


def answer_to(question: Question) -> dict[str, Any]:
    """What the demo answers; empty for nothing."""
    found = (private_demo() if question.private else demo())["answers"].get(question.id, {})
    return found if isinstance(found, dict) else {}


# Keys


def words(text: str) -> Strokes:
    """A text, character by character."""
    for character in text:
        yield Stroke("enter" if character == "\n" else character, "words")


def beyond(*keys: str) -> Strokes:
    for key in keys:
        yield Stroke(key)


def choice(key: str) -> Strokes:
    yield Stroke(key, "choice")


# The session


def strokes_to_begin() -> Strokes:
    """A new session from the home screen, with its partners, and who came with which mandate; then its first step."""
    yield from beyond("n")
    yield from words(demo()["session"]["title"])
    yield from beyond("enter")
    for partner in demo()["partners"]:
        short = partner.get("short", partner["name"])
        yield from words(f"{short}:{partner['sector']}={partner['name']}")
        yield from beyond("enter")
    yield from beyond("enter")


def strokes_to_note_who_came() -> Strokes:
    """Everybody is here, each with a name and a mandate."""
    last = demo()["sittings"][-1]
    yield from beyond("f2", "w")
    yield from choice("a")
    for partner in partner_ids():
        yield from choice({"can-commit": "c", "must-refer-back": "r"}[last["mandates"][partner]])
        yield from beyond("n")
        yield from words(last["people"][partner])
        yield from beyond("enter")
    yield from beyond("escape", "escape")


def strokes_for_notes(step: Step) -> Strokes:
    """What the facilitator notes in private about a step."""
    if note := private_demo()["notes"].get(step.id):
        yield from beyond("ctrl+n", "up", "n")
        yield from words(note["text"])
        yield from beyond("escape")


def strokes_for_meeting() -> Strokes:
    """Decisions, actions and parked points, noted one by one."""
    for row in demo()["decisions"]:
        yield from beyond("ctrl+n", "up")
        yield from choice("d")
        yield from _noted(row["wording"], row["reason"])
        yield from beyond("enter")  # whoever is here was there
    for row in demo()["actions"]:
        yield from beyond("ctrl+n")
        yield from _noted(row["what"], row["who"], row["due"])
    for row in demo()["parking_lot"]:
        yield from beyond("ctrl+n", "up")
        yield from choice("p")
        yield from _noted(row["what"], row["owner"], row["due"])


def _noted(*said: str | date) -> Strokes:
    for one in said:
        yield from words(str(one))
        yield from beyond("enter")


# A question


def strokes_for(question: Question) -> Strokes:
    """The keys that answer a question as the demo does, and go on from it."""
    answer = answer_to(question)
    if state := answer.get("state"):
        yield from beyond("ctrl+l")
        yield from choice(STATES[state])
        yield from words(answer["note"])
        yield from beyond("enter", *["tab"] * (len(partner_ids()) if question.is_per_partner else 1))
        return
    if question.private and answer:
        yield from beyond("enter")
    match question.kind:
        case _ if not answer:
            yield from beyond("tab")
        case "table" if question.is_per_partner:
            for partner in partner_ids():
                yield from _rows(question, answer["by_partner"].get(partner, []))
        case "table" | "agreement":
            yield from _rows(question, answer["rows"])
        case "matrix":
            yield from _matrix(question, answer["cells"])
        case "ratings":
            yield from _round(question, answer["rounds"][-1])
        case _:
            yield from _simple(question, answer)


def _simple(question: Question, answer: Mapping[str, Any]) -> Strokes:
    if not question.is_per_partner:
        yield from _value(question, answer["value"])
        yield from beyond("tab")
        return
    for partner in partner_ids():
        value = answer["by_partner"].get(partner)
        yield from _value(question, value)
        if value is None or not is_by_one_key(question):
            yield from beyond("tab")
    if is_by_one_key(question):
        yield from beyond("tab")


def _value(cell: Cell, value: Any) -> Strokes:
    if value is None:
        return
    match cell.kind:
        case "yes_no":
            yield from choice("y" if value else "n")
        case "scale":
            yield from choice(str(value))
        case "choice":
            ids = [option.id for option in cell.options]
            yield from choice(str(ids.index(value) + 1))
        case _:
            yield from words(str(value).rstrip("\n"))


def is_by_one_key(cell: Cell) -> bool:
    """Whether one key answers, after which the cursor goes on by itself."""
    return cell.kind in ("yes_no", "scale")


# Tables


def _rows(question: Question, rows: Sequence[Mapping[str, Any]]) -> Strokes:
    """Row by row: Tab goes from cell to cell, and from the last into a new row; Tab on an empty one leads out."""
    for row in rows:
        if question.kind == "agreement":
            yield from _statement(question, row)
        else:
            yield from _cells([(column, row.get(column.id)) for column in question.columns])
    is_last_by_one_key = rows and rows[-1].get(question.columns[-1].id) is not None
    yield from _past(question.columns[-1] if is_last_by_one_key else None)


def _past(before: Cell | None) -> Strokes:
    """Go past a cell: a Tab directly after the cursor went on by itself is taken for the habit of pressing it."""
    yield from beyond(*["tab"] * (2 if before and goes_on_by_itself(before) else 1))


def _cells(cells: Sequence[tuple[Cell, Any]]) -> Strokes:
    """The cells of a row from here to its end; whatever is empty behind the last one is passed with Enter."""
    last = max(i for i, (_, value) in enumerate(cells) if value is not None)
    for at, (column, value) in enumerate(cells[: last + 1]):
        yield from _value(column, value)
        if value is None:
            yield from _past(cells[at - 1][0] if at and cells[at - 1][1] is not None else None)
        elif at < last or last + 1 == len(cells):
            yield from () if goes_on_by_itself(column) else beyond("tab")
        else:
            yield from beyond("enter")


def goes_on_by_itself(cell: Cell) -> bool:
    """Whether the cursor goes to the next cell as soon as something is chosen."""
    return cell.kind in ("yes_no", "scale", "choice")


def _statement(question: Question, row: Mapping[str, Any]) -> Strokes:
    """A statement, each partner's position on it, and whatever else is said of it."""
    first, *others = question.columns
    yield from _value(first, row[first.id])
    yield from beyond("tab")
    positions, reservations = row["positions"], row.get("reservations", {})
    for at, partner in enumerate(partner_ids()):
        position = positions.get(partner)
        if position is None:
            yield from beyond("tab")
            continue
        yield from choice(POSITIONS[position])
        if position in ASKED_WHY:
            yield from words(reservations.get(partner, ""))
            yield from beyond("enter" if at + 1 < len(positions) else "tab")
    yield from _cells([(column, row.get(column.id)) for column in others])


# Matrices and ratings


def _matrix(question: Question, cells: Mapping[str, Mapping[str, Any]]) -> Strokes:
    for row in cells.values():
        for partner in partner_ids():
            value = row.get(partner)
            if question.is_raci:
                yield from choice("b" if value == "RA" else str(value).lower())
            elif question.cell and question.cell.kind == "scale":
                yield from _value(question.cell, value) if value is not None else beyond("right")
            else:
                yield from words(str(value or ""))
                yield from beyond("tab")
    if question.is_raci or (question.cell and question.cell.kind == "scale"):
        yield from beyond("tab")


def _round(question: Question, round_: Mapping[str, Any]) -> Strokes:
    """A round in plenary, by name: mark after mark, and a comment where somebody gives one."""
    yield from beyond("ctrl+b")
    yield from choice("g")
    yield from beyond("enter", "enter")
    comments = round_.get("comments", {})
    for indicator in question.indicators:
        given = round_["scores"].get(indicator.id, {})
        for partner in partner_ids():
            mark, comment = given.get(partner), comments.get(indicator.id, {}).get(partner, "")
            if mark is None:
                yield from beyond("right")
                continue
            yield from choice(str(mark))
            if comment and mark != RED:
                yield from beyond("left", "c")
            if comment or mark == RED:
                yield from words(comment)
                yield from beyond("enter")
    yield from beyond("tab", "tab")
