"""A workshop may change: what has another id is declared, and what would leave answers behind is told to its author."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from partnering_tui.errors import Fault
from partnering_tui.workshop.checking import check_workshop
from partnering_tui.workshop.comparing import orphans
from partnering_tui.workshop.loading import load_workshop

from .conftest import MAIN, STEP, WorkshopBuilder

CHOICE = """
[[questions]]
id = "status"
kind = "choice"
label = "Status"
options = [{ id = "ngo", label = "NGO" }, { id = "firm", label = "Firm" }]
"""
TABLE = """
[[questions]]
id = "goals"
kind = "table"
label = "Goals"
columns = [
  { id = "goal", kind = "text", label = "Goal" },
  { id = "sort", kind = "choice", label = "Sort", options = [{ id = "big", label = "Big" }] },
]
"""
RATINGS = """
[[questions]]
id = "health"
kind = "ratings"
label = "Health"
scale = "confidence"
indicators = [{ id = "trust", label = "Trust" }]
"""
QUESTIONS = CHOICE + TABLE + RATINGS


def with_change(declared: str, *, version: int = 3) -> str:
    return f"{MAIN}\n[[changed]]\nversion = {version}\n{declared}\n"


def the_fault(faults: list[Fault]) -> Fault:
    assert len(faults) == 1, [str(fault) for fault in faults]
    return faults[0]


@pytest.mark.parametrize(
    "declared",
    [
        'renamed = [{ question = "issue", to = "problem" }]',
        'renamed = [{ question = "goals", column = "aim", to = "goal" }]',
        'renamed = [{ question = "goals", column = "sort", option = "large", to = "big" }]',
        'renamed = [{ question = "status", option = "charity", to = "ngo" }]',
        'renamed = [{ question = "health", column = "confidence", to = "trust" }]',
        'renamed = [{ step = "beginning", to = "first" }]',
        'retired = [{ question = "budget", reason = "Moved to the agreement" }]',
    ],
)
def test_what_was_renamed_or_retired_can_be_declared(a_workshop: WorkshopBuilder, declared: str) -> None:
    folder = a_workshop(QUESTIONS, main=with_change(declared))
    assert check_workshop(folder) == []
    assert load_workshop(folder).changed[0].version == 3


@pytest.mark.parametrize(
    ("declared", "words"),
    [
        ('renamed = [{ question = "issue", to = "problm" }]', "leads to 'problm', which is not there"),
        ('renamed = [{ question = "goals", column = "aim", to = "gaol" }]', "leads to 'gaol'"),
        ('renamed = [{ question = "problem", to = "status" }]', "'problem' was renamed, but it is still there"),
        ('retired = [{ question = "status", reason = "Old" }]', "'status' was retired, but it is still there"),
        ('renamed = [{ column = "aim", to = "goal" }]', "not clear what is changed"),
        ('renamed = [{ question = "a", step = "b", to = "problem" }]', "not clear what is changed"),
    ],
)
def test_a_change_that_cannot_be_one_is_named_with_its_line(
    a_workshop: WorkshopBuilder, declared: str, words: str
) -> None:
    faults = check_workshop(a_workshop(QUESTIONS, main=with_change(declared)))
    assert words in str(faults[0])
    assert faults[0].place.line is not None


def test_a_change_of_a_version_to_come_is_a_fault(a_workshop: WorkshopBuilder) -> None:
    main = with_change('renamed = [{ question = "issue", to = "problem" }]', version=9)
    assert "a change of version 9" in the_fault(check_workshop(a_workshop(main=main))).message


def test_an_id_may_change_more_than_once(a_workshop: WorkshopBuilder) -> None:
    main = with_change('renamed = [{ question = "issue", to = "matter" }]', version=2)
    main += '\n[[changed]]\nversion = 3\nrenamed = [{ question = "matter", to = "problem" }]\n'
    assert check_workshop(a_workshop(main=main)) == []


def test_an_unknown_key_in_a_change_is_named(a_workshop: WorkshopBuilder) -> None:
    main = with_change('renamed = [{ question = "issue", too = "problem" }]')
    assert any("'too' is not known" in fault.message for fault in check_workshop(a_workshop(main=main)))


# Comparing with an older version

Edit = Callable[[str], str]


def compared(tmp_path: Path, edit: Edit, *, declared: str = "", version: int = 4) -> list[Fault]:
    """What replacing the workshop by an edited one would do; the edit is of its step file."""
    folders = tmp_path / "old", tmp_path / "new"
    step = STEP + QUESTIONS
    main = MAIN.replace("version = 3", f"version = {version}") + declared
    for folder, texts in zip(folders, ((MAIN, step), (main, edit(step))), strict=True):
        folder.mkdir()
        (folder / "workshop.toml").write_text(texts[0], encoding="utf-8")
        (folder / "01-first.toml").write_text(texts[1], encoding="utf-8")
    return orphans(load_workshop(folders[1]), load_workshop(folders[0]), folders[1])


def replacing(old: str, new: str) -> Edit:
    return lambda step: step.replace(old, new)


@pytest.mark.parametrize(
    ("edit", "words"),
    [
        (replacing('id = "status"', 'id = "legal"'), "The question 'status' is gone"),
        (replacing('id = "goal",', 'id = "aim",'), "The column 'goal' of 'goals' is gone"),
        (replacing('id = "ngo"', 'id = "charity"'), "The option 'ngo' of 'status' is gone"),
        (replacing('id = "big"', 'id = "large"'), "The option 'big' of column 'sort' of 'goals' is gone"),
        (replacing('id = "trust"', 'id = "faith"'), "The indicator 'trust' of 'health' is gone"),
        (replacing('id = "first"', 'id = "start"'), "The step 'first' is gone"),
        (replacing('kind = "text"\nlabel = "The problem"', 'kind = "date"\nlabel = "The problem"'), "was text and is"),
        (replacing('id = "goal", kind = "text"', 'id = "goal", kind = "number"'), "was text and is number"),
        (replacing('label = "The problem"', 'label = "The problem"\nper = "partner"'), "is asked of each partner"),
    ],
)
def test_what_would_leave_answers_behind_is_told(tmp_path: Path, edit: Edit, words: str) -> None:
    assert words in the_fault(compared(tmp_path, edit)).message


@pytest.mark.parametrize(
    ("edit", "declared"),
    [
        (replacing('id = "status"', 'id = "legal"'), 'renamed = [{ question = "status", to = "legal" }]'),
        (replacing('id = "goal",', 'id = "aim",'), 'renamed = [{ question = "goals", column = "goal", to = "aim" }]'),
        (
            lambda step: step.replace('id = "goals"', 'id = "aims"').replace('id = "goal",', 'id = "aim",'),
            'renamed = [{ question = "goals", to = "aims" }, { question = "aims", column = "goal", to = "aim" }]',
        ),
        (replacing(CHOICE, ""), 'retired = [{ question = "status", reason = "Not used" }]'),
        (
            replacing('{ id = "ngo", label = "NGO" }, ', ""),
            'retired = [{ question = "status", option = "ngo", reason = "None came" }]',
        ),
    ],
)
def test_what_is_declared_is_no_fault(tmp_path: Path, edit: Edit, declared: str) -> None:
    assert compared(tmp_path, edit, declared=f"\n[[changed]]\nversion = 4\n{declared}\n") == []


def test_what_was_declared_for_an_older_version_counts_no_more(tmp_path: Path) -> None:
    declared = '\n[[changed]]\nversion = 3\nrenamed = [{ question = "status", to = "legal" }]\n'
    assert len(compared(tmp_path, replacing('id = "status"', 'id = "legal"'), declared=declared)) == 1


def test_new_questions_and_other_words_leave_no_answer_behind(tmp_path: Path) -> None:
    assert compared(tmp_path, lambda step: step.replace('"Status"', '"Legal status"')) == []


def test_a_version_that_stayed_the_same_is_told(tmp_path: Path) -> None:
    faults = compared(tmp_path, replacing('id = "status"', 'id = "legal"'), version=3)
    assert "The version is still 3" in faults[-1].message
