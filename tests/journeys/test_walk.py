"""The main job, in a real terminal: from an empty folder through all twelve steps to a document, resumed in between."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from partnering_tui.workshop.definition import Question
from partnering_tui.workshop.finding import shipped_workshops
from partnering_tui.workshop.loading import load_workshop
from tests.journeys.builders import opened, saved
from tests.terminal import Terminal, partnering

WORKSHOP = load_workshop(shipped_workshops() / "twelve-steps")
PARTNERS = ("county", "lakewater", "beach-network", "nyanza-fund")

SIMPLE: dict[str, tuple[list[str], Any]] = {
    "number": (["4", "2"], 42),
    "date": ([*"2027-06-30"], date(2027, 6, 30)),
    "yes_no": (["y"], True),
    "scale": (["2"], 2),
}
"""What is pressed for a simple kind, and what the file then says."""


def words_for(question: Question, partner: str = "") -> str:
    """What is typed as the answer to a question: words that are in no other answer."""
    return f"Answer-{question.id}-{partner}" if partner else f"Answer-{question.id}"


def simple(question: Question, partner: str = "") -> tuple[list[str], Any]:
    """Keys and value for a simple question, or for one partner's answer to it."""
    if question.kind in ("text", "long_text"):
        return [*words_for(question, partner)], words_for(question, partner)
    if question.kind == "choice":
        return ["1"], question.options[0].id
    if question.kind == "choices":
        return ["1"], [question.options[0].id]
    return SIMPLE[question.kind]


def answering(question: Question) -> Iterator[str]:
    """The keys that answer a question and go to the next."""
    asked = PARTNERS if question.is_per_partner else ("",)
    if question.private:
        yield "enter"  # its answer is covered until somebody wants to see it
    match question.kind:
        case "table":
            for partner in asked:
                yield from [*words_for(question, partner), "enter", "tab"]
        case "agreement":
            yield from [*words_for(question), "enter", "up", "home"]
            yield from ["right", "s", "a", "r", *"Not-yet", "enter", "b", "enter", "tab"]
        case "matrix":
            yield from matrix_keys(question)
        case "ratings":
            yield from ["3", "2", "1", "3", "tab"]
        case _:
            for partner in asked:
                yield from [*simple(question, partner)[0], "tab"]


def matrix_keys(question: Question) -> Iterator[str]:
    if question.is_raci:
        yield from ["a", "r", "c", "i"]
    elif question.cell and question.cell.kind == "scale":
        yield from ["1", "2", "3", "4"]
    else:
        yield from [*words_for(question), "enter"]
    yield "tab"


def expected(question: Question, answer: dict[str, Any]) -> Any:
    """The part of the saved answer that was typed, and what it has to be."""
    match question.kind:
        case "table" if question.is_per_partner:
            first = question.columns[0].id
            found = {partner: rows[0].get(first) for partner, rows in answer["by_partner"].items()}
            return found, {partner: words_for(question, partner) for partner in PARTNERS}
        case "table":
            return [row[question.columns[0].id] for row in answer["rows"]], [words_for(question)]
        case "agreement":
            row = answer["rows"][0]
            positions = dict(zip(PARTNERS, ("support", "accept", "reservation", "block"), strict=True))
            found = (row[question.columns[0].id], row["positions"], row["reservations"])
            return found, (words_for(question), positions, {"beach-network": "Not-yet"})
        case "matrix":
            cells = next(iter(answer["cells"].values()))
            values: dict[str, Any] = {"county": words_for(question)}
            if question.is_raci:
                values = dict(zip(PARTNERS, "ARCI", strict=True))
            elif question.cell and question.cell.kind == "scale":
                values = dict(zip(PARTNERS, (1, 2, 3, 4), strict=True))
            return cells, values
        case "ratings":
            scores = answer["rounds"][0]["scores"]
            return scores[question.indicators[0].id], dict(zip(PARTNERS, (3, 2, 1, 3), strict=True))
        case _ if question.is_per_partner:
            return answer["by_partner"], {partner: simple(question, partner)[1] for partner in PARTNERS}
        case _:
            return answer["value"], simple(question)[1]


def walk(terminal: Terminal, steps: range) -> None:
    """Answer every question of these steps (counted from 0), one key after the other."""
    for number in steps:
        terminal.wait_for(f"Step {number + 1} of 12")
        for question in WORKSHOP.steps[number].questions:
            terminal.wait_for(f"▾ {question.label[:30]}")
            terminal.press(*answering(question))
        if number + 1 < len(WORKSHOP.steps):
            terminal.press("f4")


def test_twelve_steps_from_an_empty_folder_to_a_document(tmp_path: Path) -> None:
    path = tmp_path / "water.toml"
    given = ["County=Kisumu County Government", "Lakewater=Lakewater Ltd", "Beach Network", "Nyanza Fund"]
    options = [part for name in given for part in ("--partner", name)]
    with Terminal(partnering("new", str(path), "--title", "Clean water", *options)) as terminal:
        terminal.wait_for("F1 help")
        walk(terminal, range(6))
        terminal.wait_for("Step 7 of 12")
        terminal.press("ctrl+q")
        assert terminal.wait_for_end() == 0

    with opened(path) as terminal:
        terminal.wait_for("Step 7 of 12")
        walk(terminal, range(6, 12))
        terminal.press("ctrl+q")
        assert terminal.wait_for_end() == 0

    answers = saved(path)["answers"]
    for question in WORKSHOP.questions.values():
        if not question.private:
            found, typed = expected(question, answers[question.id])
            assert found == typed, question.id

    document = subprocess.run(partnering("summary", str(path)), capture_output=True, text=True, check=True).stdout
    for question in WORKSHOP.questions.values():
        if question.kind in ("text", "long_text", "table", "agreement"):
            partner = "county" if question.is_per_partner else ""
            assert (words_for(question, partner) in document) is not question.private, question.id


def test_private_answers_stand_only_in_the_private_file(tmp_path: Path) -> None:
    path = tmp_path / "water.toml"
    subprocess.run(partnering("new", str(path), "--title", "Water", "--partner", "County", "--no-open"), check=True)
    private = next(question for question in WORKSHOP.questions.values() if question.private)
    step = WORKSHOP.steps.index(WORKSHOP.step_of[private.id])
    with opened(path) as terminal:
        terminal.press(*["f4"] * step)
        terminal.click_on(private.label)
        terminal.wait_for("Only you should see this")
        terminal.press("enter")
        terminal.type("Not for the room")
        terminal.wait_for("Not for the room")
        terminal.press("ctrl+q")
        terminal.wait_for_end()
    assert "Not for the room" not in path.read_text(encoding="utf-8")
    beside = path.with_name("water.private.toml")
    assert saved(beside)["answers"][private.id]["by_partner"] == {"county": "Not for the room"}
    assert beside.stat().st_mode & 0o077 == 0
