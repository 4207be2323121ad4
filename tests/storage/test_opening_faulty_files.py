"""A file that cannot be understood is told with its line and what to do, and is never touched."""

from __future__ import annotations

from pathlib import Path

import pytest

from partnering_tui.errors import FaultyFile, NewerFormat, UnreadableFile
from partnering_tui.storage import arrivals, session_shape
from partnering_tui.storage.session_file import open_session
from tests.storage.builders import HEAD, KISUMU

CASES = [
    ("", None, "is empty", "copy"),
    ("# only a remark\n", None, "is empty", "copy"),
    ("[session]\ntitle = 'x'\n", 1, "'format' is missing", "format = 1"),
    ('format = "1"\n[session]\n', 1, "expected a number, found text", "format = 1"),
    ("format = true\n[session]\n", 1, "expected a number, found true", "format = 1"),
    ("format = 1.0\n[session]\n", 1, "expected a whole number, found 1.0", "format = 1"),
    ("format = 0\n[session]\n", 1, "no format 0", "format = 1"),
    ("format = 1\ntitle = 'x'\n", 1, "[session] is missing", "[session]"),
    ("format = 1\nid = 'twelve-steps'\n", 1, "looks like a workshop", "check"),
    ("format = 1\nsession = 3\n", 2, "expected a table, found a number", "[session]"),
    ("format = 1\n[[session]]\ntitle = 'x'\n", 2, "expected a table, found a list", "[session]"),
    ("format = 1\n[session]\ntitle = 3\n", 3, "'title': expected text, found a number", 'title = "…"'),
    ("format = 1\n[session]\nworkshop = 3\n", 3, "'workshop': expected text", "quotes"),
    (HEAD + "[partners]\nname = 'x'\n", 8, "'partners': expected a list of tables, found a table", "[[partners]]"),
    (HEAD + "[sittings]\n", 8, "'sittings': expected a list of tables", "[[sittings]]"),
    ("decisions = ['x']\n" + HEAD, 1, "'decisions': expected a table, found text", "[[decisions]]"),
    ("actions = 'none'\n" + HEAD, 1, "'actions': expected a list of tables, found text", "[[actions]]"),
    (HEAD + "[parking_lot]\n", 8, "'parking_lot': expected a list of tables", "[[parking_lot]]"),
    (HEAD + "[[partners]]\nname = 'Lakewater Ltd'\n", 8, "has no id", 'id = "lakewater-ltd"'),
    (HEAD + "[[partners]]\nid = 3\n", 9, "'id': expected text, found a number", "quotes"),
    (HEAD + "[[partners]]\nid = 'Lake water!'\n", 9, "'Lake water!' is malformed", 'id = "lake-water"'),
    (HEAD + "[[partners]]\nid = 'a'\n[[partners]]\nid = 'a'\n", 11, "Two partners have the id 'a'", "another"),
    ("answers = 3\n" + HEAD, 1, "'answers': expected a table, found a number", "[answers]"),
    (HEAD + "[answers]\nproblem = 'x'\n", 9, "'problem': expected a table", "[answers.problem]"),
    (HEAD + "[answers.a]\nrows = 'x'\n", 9, "'rows': expected a list of tables, found text", "[[answers.a.rows]]"),
    (HEAD + "[answers.a.rows]\nx = 1\n", 8, "'rows': expected a list of tables", "[[answers.a.rows]]"),
    (HEAD + "[answers.a]\nrounds = [1]\n", 9, "'rounds': expected a table, found a number", "[[answers.a.rounds]]"),
    (HEAD + "[answers.a]\ncells = []\n", 9, "'cells': expected a table, found a list", "[answers.a.cells]"),
    (HEAD + "[answers.a]\nby_partner = 1\n", 9, "'by_partner': expected a table", "[answers.a.by_partner]"),
    (HEAD + "[[answers.a.rows]]\npositions = 1\n", 9, "'positions': expected a table", "[answers.a.rows.positions]"),
    (HEAD + "[[answers.a.rows]]\nreservations = []\n", 9, "'reservations': expected a table", "[answers.a.rows"),
    (HEAD + "[answers.a\nvalue = 1\n", 8, "not closed", "]"),
]


@pytest.mark.parametrize(("text", "line", "message", "remedy"), CASES, ids=[case[2] for case in CASES])
def test_a_fault_is_told_with_its_line_and_what_to_do(
    tmp_path: Path, text: str, line: int | None, message: str, remedy: str
) -> None:
    path = tmp_path / "kisumu.toml"
    path.write_text(text)
    with pytest.raises(FaultyFile) as told:
        open_session(path)
    assert message in told.value.title
    assert remedy in told.value.remedy
    assert (told.value.place.file, told.value.place.line) == (path, line)
    assert path.read_text() == text


def test_the_question_of_a_faulty_answer_is_named(tmp_path: Path) -> None:
    path = tmp_path / "kisumu.toml"
    path.write_text(HEAD + "[answers.a]\ncells = []\n")
    with pytest.raises(FaultyFile) as told:
        open_session(path)
    assert told.value.place.id == "a"


def test_a_file_of_a_newer_version_is_told_as_such(tmp_path: Path) -> None:
    path = tmp_path / "kisumu.toml"
    path.write_text("format = 2\n\n[meeting]\n")
    with pytest.raises(NewerFormat) as told:
        open_session(path)
    assert "format 2" in told.value.title
    assert told.value.place.line == 1
    assert "Update" in told.value.remedy


def test_a_folder_is_no_session(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="folder"):
        open_session(tmp_path)


def test_a_file_that_is_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(arrivals, "LIMIT_BYTES", 100)
    path = tmp_path / "kisumu.toml"
    path.write_text(KISUMU)
    with pytest.raises(FaultyFile, match="too large"):
        open_session(path)


def test_a_file_with_too_many_rows_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session_shape, "MAX_ROWS", 3)
    path = tmp_path / "kisumu.toml"
    path.write_text(KISUMU)
    with pytest.raises(FaultyFile, match="rows"):
        open_session(path)


def test_a_file_nested_too_deeply_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "kisumu.toml"
    path.write_text(HEAD + "x = " + "[" * 150 + "]" * 150)
    with pytest.raises(FaultyFile, match="nested"):
        open_session(path)
