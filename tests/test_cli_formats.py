"""`partnering summary`, `handout` and `agenda` in every format: where they go, and what is refused."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest

from partnering_tui.summary.json_text import document_of
from tests.commands import TINY_MAIN, TINY_STEP, a_tiny_session, a_tiny_workshop, loaded_by, partnering
from tests.summary.reading_back import Page, words_in_word_file
from tests.terminal import Terminal

TABLES = """
[[questions]]
id = "kiosks"
kind = "table"
label = "Kiosks"
columns = [{ id = "name", kind = "text", label = "Name" }, { id = "count", kind = "number", label = "How many" }]

[[questions]]
id = "plan"
kind = "table"
label = "Plan"
columns = [{ id = "task", kind = "text", label = "Task" }, { id = "who", kind = "text", label = "Who" }]
"""
ROWS = """
[[answers.kiosks.rows]]
id = "k1"
name = "=Kodero"
count = -5

[[answers.plan.rows]]
id = "p1"
task = "Taps"
who = "county"
"""
OUTLINE = """
[[summary]]
id = "annex"
title = "Annex"
from = ["kiosks", "plan"]
"""


@pytest.fixture
def session(tmp_path: Path) -> Path:
    """A session of a tiny workshop with two tables."""
    a_tiny_workshop(tmp_path / "workshops", main=TINY_MAIN + OUTLINE, step=TINY_STEP + TABLES)
    path = a_tiny_session(tmp_path, private="The board worries about borrowing")
    path.write_text(path.read_text(encoding="utf-8") + ROWS, encoding="utf-8")
    return path


# Which format


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("a.md", b"# Water"),
        ("a.txt", b"# Water"),
        ("a", b"# Water"),
        ("a.html", b"<!doctype html>"),
        ("a.HTM", b"<!doctype html>"),
        ("a.docx", b"PK"),
        ("a.json", b"{\n"),
    ],
)
def test_the_name_of_the_file_tells_the_format(session: Path, tmp_path: Path, name: str, begins: bytes) -> None:
    done = partnering("summary", session, "-o", tmp_path / name)
    assert (done.code, done.out) == (0, "")
    assert str(tmp_path / name) in done.err
    assert (tmp_path / name).read_bytes().startswith(begins)


def test_a_format_that_is_asked_for_wins_over_the_name(session: Path, tmp_path: Path) -> None:
    partnering("summary", session, "-o", tmp_path / "a.txt", "--format", "html")
    assert (tmp_path / "a.txt").read_text(encoding="utf-8").startswith("<!doctype html>")


def test_a_name_of_another_format_is_not_filled_with_something_else(session: Path, tmp_path: Path) -> None:
    done = partnering("summary", session, "-o", tmp_path / "a.pdf")
    assert done.code == 2
    assert "print" in done.err
    assert not (tmp_path / "a.pdf").exists()


@pytest.mark.parametrize("format", ["html", "json", "markdown"])
def test_text_is_printed_without_a_file(session: Path, format: str) -> None:
    done = partnering("summary", session, "--format", format)
    assert done.code == 0
    assert "Too few kiosks" in done.out
    assert "borrowing" not in done.out
    assert "Made by partnering" not in done.out


def test_every_format_says_what_was_answered(session: Path, tmp_path: Path) -> None:
    assert "Too few kiosks" in " ".join(Page(partnering("summary", session, "--format", "html").out).words)
    assert document_of(partnering("summary", session, "--format", "json").out).title == "Water"
    partnering("summary", session, "-o", tmp_path / "a.docx")
    assert "Too few kiosks" in " ".join(words_in_word_file((tmp_path / "a.docx").read_bytes()))


def test_a_word_file_can_be_passed_on_but_never_goes_to_a_terminal(session: Path) -> None:
    command = [sys.executable, "-m", "partnering_tui", "summary", str(session), "--format", "docx"]
    passed_on = subprocess.run(command, capture_output=True, stdin=subprocess.DEVNULL, check=True)
    assert passed_on.stdout.startswith(b"PK")
    with Terminal(command) as terminal:
        assert terminal.wait_for_end() == 2
        assert "-o" in terminal.text()


def test_without_python_docx_the_remedy_is_told(session: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    done = partnering("summary", session, "-o", tmp_path / "a.docx")
    assert done.code == 2
    assert "pipx inject partnering-tui python-docx" in done.err
    assert len(done.err.splitlines()) <= 3


@pytest.mark.parametrize("name", ["a.md", "a.html", "a.json", "a.docx"])
def test_a_file_of_any_format_is_made_anew_unless_somebody_else_made_it(
    session: Path, tmp_path: Path, name: str
) -> None:
    path = tmp_path / name
    assert partnering("summary", session, "-o", path).code == 0
    assert partnering("summary", session, "-o", path).code == 0
    path.write_bytes(b"My notes")
    assert partnering("summary", session, "-o", path).code == 2
    assert path.read_bytes() == b"My notes"
    assert partnering("summary", session, "-o", path, "--force").code == 0


# CSV


def test_each_table_goes_into_a_file_of_its_own_in_the_folder(session: Path, tmp_path: Path) -> None:
    folder = tmp_path / "tables"
    done = partnering("summary", session, "--format", "csv", "-o", folder)
    assert done.code == 0
    assert done.out.splitlines() == [str(folder / "kiosks.csv"), str(folder / "plan.csv")]
    text = (folder / "kiosks.csv").read_bytes().decode("utf-8-sig")
    assert list(csv.reader(StringIO(text, newline=""))) == [["Name", "How many"], ["'=Kodero", "-5"]]
    assert partnering("summary", session, "--format", "csv", "-o", folder).code == 0


def test_tables_that_somebody_changed_are_left_alone(session: Path, tmp_path: Path) -> None:
    folder = tmp_path / "tables"
    partnering("summary", session, "--format", "csv", "-o", folder)
    (folder / "plan.csv").write_text("mine", encoding="utf-8")
    done = partnering("summary", session, "--format", "csv", "-o", folder)
    assert done.code == 2
    assert "plan.csv" in done.err


def test_one_table_is_printed_by_its_name(session: Path) -> None:
    done = partnering("summary", session, "--format", "csv", "--table", "plan")
    assert done.out == "\ufeffTask,Who\r\nTaps,County\r\n"


def test_one_table_goes_into_a_file(session: Path, tmp_path: Path) -> None:
    assert partnering("summary", session, "-o", tmp_path / "a.csv", "--table", "plan").code == 0
    assert "Taps" in (tmp_path / "a.csv").read_text(encoding="utf-8-sig")


@pytest.mark.parametrize("more", [[], ["-o", "a.csv"]], ids=["printed", "in one file"])
def test_several_tables_need_a_folder_or_a_name(session: Path, more: list[str], tmp_path: Path) -> None:
    arguments = [str(tmp_path / one) if one.endswith(".csv") else one for one in more]
    done = partnering("summary", session, "--format", "csv", *arguments)
    assert done.code == 2
    assert "--table" in done.err
    assert "kiosks, plan" in done.err


def test_a_table_that_is_not_there_is_answered_with_one_that_is(session: Path) -> None:
    done = partnering("summary", session, "--format", "csv", "--table", "kioks")
    assert done.code == 2
    assert "Did you mean 'kiosks'?" in done.err


def test_a_table_is_chosen_only_for_csv(session: Path) -> None:
    assert partnering("summary", session, "--table", "plan").code == 2


# Leaving out, and tracing


@pytest.mark.parametrize("format", ["markdown", "html", "json"])
def test_a_section_can_be_left_out_of_every_format(session: Path, format: str) -> None:
    done = partnering("summary", session, "--format", format, "--without", "annex")
    assert "Too few kiosks" in done.out
    assert "Taps" not in done.out


def test_a_section_that_is_not_there_is_answered_with_one_that_is(session: Path) -> None:
    done = partnering("summary", session, "--without", "anex")
    assert (done.code, done.out) == (2, "")
    assert "Did you mean 'annex'?" in done.err


def test_a_trace_names_the_answer_behind_each_line(session: Path) -> None:
    lines = partnering("summary", session).out.splitlines()
    traced = dict(reversed(line.split()) for line in partnering("summary", session, "--trace").out.splitlines()[1:])
    assert "Too few kiosks" in lines[int(traced["problem"]) - 1]
    assert "Taps" in lines[int(traced["plan/p1"]) - 1]


def test_a_trace_is_in_json_too(session: Path) -> None:
    made = json.loads(partnering("summary", session, "--trace", "--format", "json").out)
    assert made["sections"][0]["blocks"][1]["source"] == "problem"


def test_a_trace_that_a_format_cannot_hold_is_refused(session: Path, tmp_path: Path) -> None:
    done = partnering("summary", session, "--trace", "-o", tmp_path / "a.docx")
    assert done.code == 2
    assert not (tmp_path / "a.docx").exists()


# Handout and agenda


@pytest.mark.parametrize("command", ["handout", "agenda"])
@pytest.mark.parametrize("name", ["a.md", "a.html", "a.docx", "a.json"])
def test_handout_and_agenda_come_in_every_format(session: Path, tmp_path: Path, command: str, name: str) -> None:
    assert partnering(command, session, "-o", tmp_path / name).code == 0
    assert partnering(command, session, "-o", tmp_path / name).code == 0


def test_a_handout_of_a_session_has_its_partners_and_no_private_question(session: Path) -> None:
    text = partnering("handout", session).out
    assert text.startswith("# Workbook: Water\n")
    assert "In confidence" not in text
    assert "borrowing" not in text


@pytest.mark.parametrize("command", ["handout", "agenda"])
def test_a_workshop_will_do_without_a_session(command: str, tmp_path: Path) -> None:
    folder = a_tiny_workshop(tmp_path)
    by_folder = partnering(command, folder)
    assert (by_folder.code, by_folder.err) == (0, "")
    assert "A tiny workshop" in by_folder.out
    assert partnering(command, folder / "workshop.toml").out == by_folder.out
    assert "Agree clear objectives" in partnering(command, "twelve-steps").out


def test_a_subject_that_is_nowhere_is_told_as_for_any_session() -> None:
    done = partnering("handout", "nowhere")
    assert done.code == 2
    assert "There is no such file." in done.err


def test_an_agenda_begins_when_and_where_it_is_told() -> None:
    done = partnering(
        "agenda",
        "twelve-steps",
        "--start",
        "13:30",
        "--date",
        "2026-03-06",
        "--from",
        "4",
        "--to",
        "objectives",
        "--partners",
        "3",
    )
    assert "## Day 1, 6 March 2026" in done.out
    assert "| 13:30 | 13:40 |" in done.out
    assert "4. Agree clear objectives" in done.out
    assert "5. " not in done.out
    assert "three partners" in done.out


@pytest.mark.parametrize(
    ("more", "told"),
    [
        (["--start", "25:00"], "09:00"),
        (["--start", "nine"], "09:00"),
        (["--from", "objectivs"], "Did you mean 'objectives'?"),
        (["--from", "13"], "12"),
        (["--from", "5", "--to", "4"], "after"),
        (["--date", "6.3.2026"], "2026"),
    ],
)
def test_an_agenda_that_cannot_be_is_refused_with_advice(more: list[str], told: str) -> None:
    done = partnering("agenda", "twelve-steps", *more)
    assert (done.code, done.out) == (2, "")
    assert told in done.err


def test_the_tables_of_an_agenda_are_one_for_each_day(tmp_path: Path) -> None:
    done = partnering("agenda", "twelve-steps", "--format", "csv", "-o", tmp_path / "days")
    assert [Path(line).name for line in done.out.splitlines()] == ["agenda.csv", "agenda-2.csv"]


# Speed and safety


@pytest.mark.parametrize("format", ["markdown", "html", "json"])
def test_only_the_writer_that_is_needed_is_loaded(session: Path, format: str) -> None:
    code, modules = loaded_by("summary", session, "--format", format)
    assert code == 0
    writers = {
        f"partnering_tui.summary.{name}" for name in ("markdown", "html_page", "json_text", "word_file", "csv_text")
    }
    wanted = {"markdown": "markdown", "html": "html_page", "json": "json_text"}[format]
    assert modules & writers == {f"partnering_tui.summary.{wanted}"}
    assert not modules & {"docx", "lxml", "textual", "rich"}


@pytest.mark.parametrize("command", ["handout", "agenda"])
def test_paper_needs_nothing_for_screens(command: str) -> None:
    code, modules = loaded_by(command, "twelve-steps")
    assert code == 0
    assert not modules & {"docx", "textual", "rich", "partnering_tui.tui"}


@pytest.mark.skipif(not Path("/dev/full").exists() or os.name != "posix", reason="only some systems have /dev/full")
def test_an_output_that_is_full_is_told(session: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "partnering_tui", "summary", str(session), "--format", "docx"]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, check=False)
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr
