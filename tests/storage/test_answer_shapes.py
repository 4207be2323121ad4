"""What only the workshop knows to be wrong: an answer that cannot hold what its question asks is not opened."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from partnering_tui.errors import FaultyFile
from partnering_tui.session.workbook import Workbook
from partnering_tui.storage.locations import locations
from partnering_tui.storage.opening import open_with_workshop
from partnering_tui.storage.session_checks import check_session
from partnering_tui.storage.session_file import SessionFile
from partnering_tui.workshop.finding import shipped_workshops
from partnering_tui.workshop.loading import load_workshop
from tests.commands import a_tiny_session, partnering
from tests.storage.builders import HEAD

TWELVE_STEPS = load_workshop(shipped_workshops() / "twelve-steps")
SKILLS_ROW = TWELVE_STEPS.questions["skills"].rows[0].id  # type: ignore[union-attr]  # its rows are a fixed list
INDICATOR = TWELVE_STEPS.questions["health_check"].indicators[0].id


def opened(folder: Path, answers: str, private: str = "") -> SessionFile:
    path = folder / "kisumu.toml"
    path.write_text(HEAD + answers, encoding="utf-8")
    if private:
        path.with_name("kisumu.private.toml").write_text("format = 1\n" + private, encoding="utf-8")
    return open_with_workshop(path, locations(os.environ))[0]


CASES = {
    f"[answers.skills.cells]\n{SKILLS_ROW} = 3\n": (
        9,
        f"'{SKILLS_ROW}': expected a table, found a number",
        f"[answers.skills.cells.{SKILLS_ROW}]",
    ),
    f"[answers.skills.cells.{SKILLS_ROW}.county]\nx = 3\n": (8, "'county': expected one value, found a table", "="),
    f'[[answers.health_check.rounds]]\nid = "a"\nscores.{INDICATOR} = 4\n': (
        10,
        f"'{INDICATOR}': expected a table, found a number",
        f"[answers.health_check.rounds.scores.{INDICATOR}]",
    ),
    f'[[answers.health_check.rounds]]\nid = "a"\ncomments."{INDICATOR}" = "good"\n': (
        10,
        "expected a table, found text",
        f"[answers.health_check.rounds.comments.{INDICATOR}]",
    ),
    "[answers.contributions.by_partner]\ncounty = 'a truck'\n": (
        9,
        "'county': expected a list of tables, found text",
        "[[answers.contributions.by_partner.county]]",
    ),
    "[answers.contributions.by_partner]\n\nlakewater = [1]\n": (
        10,
        "'lakewater': expected a table, found a number",
        "[[answers.contributions.by_partner.lakewater]]",
    ),
    "[answers.contributions.by_partner.county]\nresource = 'a truck'\n": (8, "expected a list of tables", "[["),
    "[answers.problem.value]\ntext = 'x'\n": (8, "'value': expected one value, found a table", 'value = "…"'),
    "[[answers.problem.value]]\ntext = 'x'\n": (8, "'value': expected one value, found a list", 'value = "…"'),
    "[answers.relevance.by_partner.county]\nx = 1\n": (8, "'county': expected one value", 'county = "…"'),
    "[[answers.needs.rows]]\nid = 'a'\n[answers.needs.rows.need]\nx = 1\n": (10, "'need': expected one value", "="),
    "[[answers.principles.rows]]\nid = 'a'\nearlier = 'yes'\n": (10, "'earlier': expected a list of tables", "[["),
    "[[answers.principles.rows]]\nid = 'a'\npositions.county = {}\n": (10, "'county': expected one value", "="),
}


@pytest.mark.parametrize("answers", CASES, ids=lambda text: text.replace("\n", " ")[:60])
def test_an_answer_that_cannot_hold_what_is_asked_is_told_with_its_line(tmp_path: Path, answers: str) -> None:
    line, message, remedy = CASES[answers]
    with pytest.raises(FaultyFile) as told:
        opened(tmp_path, answers)
    assert message in told.value.title
    assert remedy in told.value.remedy
    assert (told.value.place.file, told.value.place.line) == (tmp_path / "kisumu.toml", line)
    assert told.value.place.id == answers.split(".")[1].split("]")[0]


@pytest.mark.parametrize("answers", CASES, ids=lambda text: text.replace("\n", " ")[:60])
def test_check_tells_the_same_as_an_error(tmp_path: Path, answers: str) -> None:
    path = tmp_path / "kisumu.toml"
    path.write_text(HEAD + answers, encoding="utf-8")
    faults = [fault for fault in check_session(path, TWELVE_STEPS) if fault.weight == "error"]
    line, message, _ = CASES[answers]
    assert [fault.place.line for fault in faults] == [line]
    assert message in faults[0].message


def test_the_private_file_is_looked_at_too(tmp_path: Path) -> None:
    with pytest.raises(FaultyFile) as told:
        opened(tmp_path, "", private="[answers.told_in_confidence.by_partner.county]\nx = 'they leave'\n")
    assert (told.value.place.file, told.value.place.line) == (tmp_path / "kisumu.private.toml", 2)
    assert "they leave" not in str(told.value)


def test_what_stands_in_the_file_that_is_not_asked_for_it_is_left_alone(tmp_path: Path) -> None:
    wrong = "[answers.{}.value]\nx = 1\n"
    file = opened(tmp_path, wrong.format("told_in_confidence"), private=wrong.format("problem"))
    assert file.session.get(("answers", "told_in_confidence", "value")) == {"x": 1}


def test_what_was_kept_comes_back_only_where_the_question_can_hold_it(tmp_path: Path) -> None:
    file = opened(tmp_path, "[kept.skills]\ncells = { a = 3 }\n[kept]\nproblem = 3\nvision.value = 'Water'\n")
    book = Workbook(TWELVE_STEPS, file.session, file.notes)
    assert book.session.tree["kept"] == {"skills": {"cells": {"a": 3}}, "problem": 3}
    assert book.session.tree["answers"] == {"vision": {"value": "Water"}}


@pytest.mark.parametrize("command", ["summary", "check", "list"])
def test_every_command_tells_where_it_is(tmp_path: Path, command: str) -> None:
    session = a_tiny_session(tmp_path, HEAD.replace("twelve-steps", "tiny") + "[answers.problem.value]\nx = 1\n")
    done = partnering(command, tmp_path if command == "list" else session)
    assert f"{session}:8" in done.out + done.err
    assert "expected one value" in done.out + done.err
