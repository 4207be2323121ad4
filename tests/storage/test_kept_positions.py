"""Positions over time, as they stand in a file: kept to the letter, and checked with their lines."""

from __future__ import annotations

import os
import tomllib
from datetime import date
from pathlib import Path

import pytest

from partnering_tui.errors import FaultyFile
from partnering_tui.session import edits
from partnering_tui.session.record import Change
from partnering_tui.session.speaking import ask_again
from partnering_tui.storage.locations import locations
from partnering_tui.storage.opening import open_with_workshop
from partnering_tui.storage.session_file import SessionFile
from partnering_tui.workshop.definition import Question
from tests.storage.builders import HEAD
from tests.storage.test_check_session import WELL, faults_of, only_fault

ROW = '[[answers.principles.rows]]\nid = "a"\n'
EARLIER = ROW + '[[answers.principles.rows.earlier]]\nid = "e"\n'
ASKED = """\
[[answers.principles.rows]]
id = "p7d2"
principle = "We share the numbers" # read aloud twice
asked = 2026-03-04
[answers.principles.rows.positions]
county = "support"
lakewater = "reservation"
[answers.principles.rows.reservations]
lakewater = "Not customer data"

[[answers.principles.rows]]
id = "q8w2"
principle = "We decide together"
[answers.principles.rows.positions]
county = "accept"
"""


@pytest.mark.parametrize(
    ("more", "line", "message", "suggestion"),
    [
        (EARLIER + 'positions.county = "suport"\n', 19, "no position 'suport'", "'support'"),
        (EARLIER + 'positions.lake = "support"\n', 19, "no partner 'lake'", "county"),
        (EARLIER + 'reservations.lake = "x"\n', 19, "no partner 'lake'", "county"),
        (EARLIER + 'asked = "spring"\n', 19, "'spring' is not a date yet: write it like 2027-06-30", ""),
        (EARLIER + "asked_as = 3\n", 19, "'asked_as' is not text", ""),
        (ROW + 'asked = "spring"\n', 17, "'spring' is not a date yet: write it like 2027-06-30", ""),
        (ROW + "asked_as = 3\n", 17, "'asked_as' is not text", ""),
        (
            ROW + 'principle = "We share"\nasked_as = "We  share"\npositions.county = "support"\n',
            18,
            "The wording is the one on which the positions were given",
            "Delete 'asked_as'",
        ),
        (
            ROW + 'principle = "We share"\nwording_mark = "principle 0a1b2c3d4e5f"\npositions.county = "support"\n',
            18,
            "The wording was changed since the partners spoke",
            "delete 'wording_mark'",
        ),
        (ROW + "wording_mark = 3\n", 17, "'wording_mark' is no mark", "Delete 'wording_mark'"),
        (ROW + '[[answers.principles.rows.earlier]]\npositions.county = "block"\n', 17, "will be given an id", ""),
    ],
)
def test_what_does_not_fit_in_positions_over_time_is_a_warning_with_its_line(
    tmp_path: Path, more: str, line: int, message: str, suggestion: str
) -> None:
    fault = only_fault(tmp_path, more)
    assert (fault.weight, fault.place.line) == ("warning", line)
    assert message in fault.message
    assert suggestion in fault.suggestion


def test_positions_over_time_in_which_all_is_well_have_no_faults(tmp_path: Path) -> None:
    said = 'asked = 2026-03-04\nasked_as = "We share"\npositions.county = "block"\nreservations.county = "No"\n'
    assert faults_of(tmp_path, f"{WELL}\n{ROW}principle = 'We give'\n{said}{EARLIER.removeprefix(ROW)}{said}") == []


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("earlier = 3\n", "'earlier': expected a list of tables, found a number"),
        ("earlier = [3]\n", "'earlier': expected a table, found a number"),
        ("[answers.principles.rows.earlier]\nx = 1\n", "'earlier': expected a list of tables"),
        ('[[answers.principles.rows.earlier]]\npositions = "support"\n', "'positions': expected a table"),
        ("[[answers.principles.rows.earlier]]\nreservations.county = {}\n", "'county': expected one value"),
    ],
)
def test_a_record_of_earlier_askings_into_which_nothing_can_be_written_is_not_opened(
    tmp_path: Path, more: str, expected: str
) -> None:
    with pytest.raises(FaultyFile) as told:
        opened(tmp_path, ROW + more)
    assert expected in told.value.title


def test_a_column_of_a_table_may_be_called_earlier(tmp_path: Path) -> None:
    assert opened(tmp_path, "[[answers.needs.rows]]\nid = 'a'\nearlier = 'x'\n").session.tree["answers"]


def test_a_new_wording_and_a_new_position_are_written_and_nothing_else_is_touched(tmp_path: Path) -> None:
    file = opened(tmp_path, ASKED)
    say(file, ("name",), None)
    say(file, ("principle",), "We share all the numbers")
    say(file, ("positions", "lakewater"), "support")
    file.save()
    before, after = (HEAD + ASKED).splitlines(), file.path.read_text(encoding="utf-8").splitlines()
    assert tomllib.loads(file.path.read_text(encoding="utf-8")) == file.session.tree
    second = before.index('id = "q8w2"')
    assert after[-len(before[second:]) :] == before[second:]
    assert 'principle = "We share all the numbers" # read aloud twice' in after
    (entry,) = file.session.tree["answers"]["principles"]["rows"][0]["earlier"]
    assert entry["asked_as"] == "We share the numbers"


def test_an_asking_is_read_back_as_it_was_written(tmp_path: Path) -> None:
    file = opened(tmp_path, ASKED)
    question = _workshop_question(file)
    for _ in range(2):
        apply(file, ask_again(file.session, question, "p7d2"))
        say(file, ("positions", "county"), "accept")
        file.save()
    again = open_with_workshop(file.path, locations(os.environ))[0]
    assert again.session.tree == file.session.tree
    assert len(again.session.tree["answers"]["principles"]["rows"][0]["earlier"]) == 2


def test_older_files_read_as_before(tmp_path: Path) -> None:
    file = opened(tmp_path, ASKED.replace("asked = 2026-03-04\n", ""))
    assert not file.is_dirty


def opened(folder: Path, answers: str) -> SessionFile:
    path = folder / "kisumu.toml"
    path.write_text(HEAD + answers, encoding="utf-8")
    return open_with_workshop(path, locations(os.environ))[0]


def say(file: SessionFile, place: tuple[str, ...], value: str | None) -> None:
    question = _workshop_question(file)
    change = edits.answer(file.session, question, ("rows", "p7d2", *place), value, today=date(2026, 11, 12))
    if change:
        file.apply(change)


def apply(file: SessionFile, change: Change | None) -> None:
    assert change is not None
    file.apply(change)


def _workshop_question(file: SessionFile) -> Question:
    assert file.workshop is not None
    return file.workshop.questions["principles"]
