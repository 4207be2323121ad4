"""Everything in a session that somebody may want to look at is told at once, each with its line."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from textwrap import dedent

import pytest

from partnering_tui.errors import Fault
from partnering_tui.storage.session_checks import check_session
from partnering_tui.workshop.definition import Workshop

NOW = datetime(2026, 11, 1, tzinfo=UTC)

WORKSHOP = Workshop.model_validate(
    {
        "format": 1,
        "id": "small",
        "version": 2,
        "title": "Small",
        "scales": {"confidence": {"levels": ({"value": 1, "label": "Low"}, {"value": 2, "label": "High"})}},
        "steps": (
            {
                "id": "one",
                "title": "One",
                "minutes": 5,
                "questions": (
                    {"id": "due", "kind": "date", "label": "Due"},
                    {"id": "form", "kind": "choice", "label": "Form", "options": ({"id": "trust", "label": "Trust"},)},
                    {"id": "trust_in", "kind": "scale", "label": "Trust", "scale": "confidence", "per": "partner"},
                    {
                        "id": "principles",
                        "kind": "agreement",
                        "label": "Principles",
                        "columns": ({"id": "principle", "kind": "text", "label": "P"},),
                    },
                    {
                        "id": "gains",
                        "kind": "matrix",
                        "label": "Gains",
                        "rows": ({"id": "r", "label": "R"},),
                        "cell": {"kind": "number"},
                    },
                    {
                        "id": "health",
                        "kind": "ratings",
                        "label": "Health",
                        "scale": "confidence",
                        "indicators": ({"id": "candour", "label": "Candour"},),
                    },
                    {"id": "worry", "kind": "long_text", "label": "Worry", "private": True},
                ),
            },
        ),
    }
)

WELL = """\
format = 1

[session]
id = "x"
title = "T"
workshop = "small"
workshop_version = 2
created = 2026-03-04T09:00:00Z

[[partners]]
id = "county"
name = "County"
sector = "public"
"""


def faults_of(folder: Path, text: str) -> list[Fault]:
    path = folder / "session.toml"
    path.write_text(text)
    return check_session(path, WORKSHOP, now=NOW)


def only_fault(folder: Path, more: str) -> Fault:
    (fault,) = faults_of(folder, WELL + "\n" + dedent(more))
    return fault


def test_a_session_in_which_all_is_well_has_no_faults(tmp_path: Path) -> None:
    assert faults_of(tmp_path, WELL) == []


def test_all_faults_of_the_shape_are_told_at_once(tmp_path: Path) -> None:
    faults = faults_of(tmp_path, "format = 1\nactions = 3\n[session]\ntitle = 4\n[[partners]]\nname = 'x'\n")
    assert [fault.place.line for fault in faults] == [4, 2, 5]
    assert all(fault.weight == "error" for fault in faults)


def test_a_file_that_is_no_toml_is_one_fault(tmp_path: Path) -> None:
    (fault,) = faults_of(tmp_path, "format = \n")
    assert fault.place.line == 1
    assert fault.weight == "error"


def test_a_newer_format_is_one_fault(tmp_path: Path) -> None:
    (fault,) = faults_of(tmp_path, "format = 9\n")
    assert "newer" in fault.message


@pytest.mark.parametrize(
    ("more", "line", "message", "suggestion"),
    [
        ("[answers.dew]\nvalue = 1\n", 15, "no question 'dew'", "Did you mean 'due'?"),
        ('[answers.due]\nvalue = "spring"\n', 16, "'spring' is not a date yet", ""),
        ('[answers.form]\nvalue = "trusst"\n', 16, "not one of the choices", "Did you mean 'trust'?"),
        ('[answers.form]\nstate = "latr"\n', 16, "no state 'latr'", "Did you mean 'later'?"),
        ("[answers.trust_in.by_partner]\ncounty = 7\n", 16, "not on the scale", ""),
        ("[answers.trust_in.by_partner]\nnobody = 1\n", 16, "no partner 'nobody'", "There are: county."),
        ('[[answers.principles.rows]]\nid = "a"\npositions.county = "suport"\n', 17, "no position", "'support'"),
        ('[[answers.principles.rows]]\nid = "a"\npositions.lake = "support"\n', 17, "no partner 'lake'", "county"),
        ('[[answers.principles.rows]]\nid = "a"\nreservations.lake = "x"\n', 17, "no partner 'lake'", "county"),
        ('[answers.gains.cells.r]\ncounty = "much"\n', 16, "'much' is not a number yet", ""),
        ('[[answers.health.rounds]]\nid = "a"\nscores.candor.county = 1\n', 17, "no indicator 'candor'", "'candour'"),
        ('[[answers.health.rounds]]\nid = "a"\nscores.candour.county = 9\n', 17, "'9' is not on the scale", ""),
        ('[[answers.health.rounds]]\nid = "a"\nmode = "codd"\n', 17, "no mode 'codd'", "Did you mean 'coded'?"),
        ('[[answers.health.rounds]]\nid = "a"\nmode = "named"\nscores.candour.A = 1\n', 18, "no partner 'A'", ""),
        ("[answers.due]\nrows = [{ id = 'a' }]\n", 16, "under 'rows' is kept, but not shown", ""),
        ('[answers.worry]\nvalue = "x"\n', 15, "private", "Move it"),
        ('[[sittings]]\nid = "s"\npresent = ["county", "lake"]\n', 17, "no partner 'lake'", "county"),
        ('[[sittings]]\nid = "s"\nstarted = 2030-01-01T00:00:00Z\n', 17, "'started' lies in the future", "clock"),
        ('[[partners]]\nid = "lake"\nname = "L"\nsector = "busines"\n', 18, "no sector", "'business'"),
        ('[[partners]]\nid = "lake"\n', 15, "has no name", "name"),
        ('[[decisions]]\ntext = "x"\n', 15, "will be given an id", ""),
    ],
)
def test_what_does_not_fit_is_a_warning_with_its_line(
    tmp_path: Path, more: str, line: int, message: str, suggestion: str
) -> None:
    fault = only_fault(tmp_path, more)
    assert fault.weight == "warning"
    assert fault.place.line == line
    assert message in fault.message
    assert suggestion in fault.suggestion


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        ('title = "T"\n', "", 3, "'title' is missing"),
        ('workshop = "small"', 'workshop = "large"', 6, "of the workshop 'large'"),
        ("workshop_version = 2", "workshop_version = 3", 7, "version 3"),
        ("created = 2026", "created = 2029", 8, "lies in the future"),
        ("workshop_version = 2", 'status = "agred"', 7, "no status 'agred'"),
    ],
)
def test_what_is_odd_about_the_session_itself_is_a_warning(
    tmp_path: Path, old: str, new: str, line: int, message: str
) -> None:
    (fault,) = faults_of(tmp_path, WELL.replace(old, new))
    assert (fault.weight, fault.place.line) == ("warning", line)
    assert message in fault.message


def test_without_its_workshop_a_session_is_checked_all_the_same(tmp_path: Path) -> None:
    path = tmp_path / "session.toml"
    path.write_text(WELL + "\n[answers.dew]\nvalue = 1\n")
    assert check_session(path, None, now=NOW) == []


def test_private_notes_are_checked_with_the_session(tmp_path: Path) -> None:
    private = tmp_path / "session.private.toml"
    private.write_text('format = 1\n[answers.worry]\nvalue = "x"\n[answers.dew]\nvalue = 1\n')
    (fault,) = faults_of(tmp_path, WELL)
    assert fault.place.file == private
    assert "dew" in fault.message


def test_checking_changes_no_file(tmp_path: Path) -> None:
    text = WELL + '\n[[decisions]]\ntext = "x"\n'
    faults_of(tmp_path, text)
    assert (tmp_path / "session.toml").read_text() == text


def test_a_private_note_that_is_no_text_is_told_without_what_it_says(tmp_path: Path) -> None:
    private = tmp_path / "session.private.toml"
    private.write_text('format = 1\n[notes.one]\ntext = ["they leave"]\n')
    (fault,) = faults_of(tmp_path, WELL)
    assert (fault.place.line, fault.weight) == (3, "warning")
    assert "they leave" not in str(fault)


def test_marks_that_are_no_levels_fit_and_so_do_letters_in_confidence(tmp_path: Path) -> None:
    round_ = '[[answers.health.rounds]]\nid = "a"\nmode = "{}"\nscores.candour.{} = "{}"\n'
    for how, who, mark in (("named", "county", "don't-know"), ("coded", "A", "not-applicable")):
        assert faults_of(tmp_path, WELL + "\n" + round_.format(how, who, mark)) == []
