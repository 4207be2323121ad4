"""`partnering summary`: the document to stdout or to a file, and what it never writes over."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from partnering_tui.storage.locations import locations
from partnering_tui.storage.opening import open_with_workshop
from partnering_tui.summary.document import document
from partnering_tui.summary.markdown import markdown
from tests.commands import TINY_SESSION, a_tiny_session, partnering


@pytest.fixture
def session(tmp_path: Path) -> Path:
    return a_tiny_session(tmp_path, private="The board worries about borrowing")


def test_the_document_on_stdout_is_the_one_that_the_app_shows(session: Path) -> None:
    file, workshop = open_with_workshop(session, locations({"PARTNERING_HOME": str(session.parent)}))
    done = partnering("summary", session)
    assert (done.code, done.err) == (0, "")
    assert done.out == markdown(document(file.session, workshop, today=date.today()))


def test_private_answers_are_in_no_document(session: Path) -> None:
    done = partnering("summary", session)
    assert "Too few kiosks" in done.out
    assert "borrowing" not in done.out


def test_answers_kept_from_an_earlier_workshop_are_printed_where_they_belong_again(tmp_path: Path) -> None:
    session = a_tiny_session(tmp_path, TINY_SESSION.replace("[answers.problem]", "[kept.problem]"))
    assert partnering("summary", session).out == partnering("summary", a_tiny_session(tmp_path, name="b.toml")).out


def test_a_session_is_found_without_its_suffix_and_in_the_sessions_folder(home: Path) -> None:
    partnering("new", home / "sessions" / "clean-water", "--title", "Clean water", "--no-open")
    assert partnering("summary", "clean-water").out.startswith("# Clean water\n")


def test_a_session_without_its_workshop_is_answered_with_those_that_there_are(tmp_path: Path) -> None:
    done = partnering("summary", a_tiny_session(tmp_path, TINY_SESSION.replace('"tiny"', '"tinny"')))
    assert (done.code, done.out) == (2, "")
    assert "Did you mean 'tiny'?" in done.err
    assert "twelve-steps" in done.err


def test_a_document_in_a_file_ends_in_a_comment_that_stdout_has_not(session: Path, tmp_path: Path) -> None:
    assert partnering("summary", session, "-o", tmp_path / "a.md").code == 0
    written = (tmp_path / "a.md").read_text(encoding="utf-8")
    printed = partnering("summary", session).out
    assert written.startswith(printed)
    mark = written.removeprefix(printed).strip()
    assert mark.startswith("<!-- Made by partnering from 3f0e")
    assert mark.endswith("-->")


def test_a_document_that_was_made_before_is_made_anew(session: Path, tmp_path: Path) -> None:
    partnering("summary", session, "-o", tmp_path / "a.md")
    session.write_text(TINY_SESSION.replace("Too few", "Far too few"), encoding="utf-8")
    assert partnering("summary", session, "-o", tmp_path / "a.md").code == 0
    assert "Far too few" in (tmp_path / "a.md").read_text(encoding="utf-8")


def test_a_file_that_partnering_did_not_make_is_left_alone(session: Path, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("My notes\n", encoding="utf-8")
    done = partnering("summary", session, "-o", tmp_path / "a.md")
    assert done.code == 2
    assert "--force" in done.err
    assert (tmp_path / "a.md").read_text(encoding="utf-8") == "My notes\n"


@pytest.mark.parametrize(
    "by_hand",
    [lambda text: text.replace("kiosks", "kiosks and pumps"), lambda text: text + "Signed!\n"],
    ids=["inside", "at the end"],
)
def test_a_document_that_somebody_changed_is_left_alone(
    session: Path, tmp_path: Path, by_hand: Callable[[str], str]
) -> None:
    path = tmp_path / "a.md"
    partnering("summary", session, "-o", path)
    changed = by_hand(path.read_text(encoding="utf-8"))
    path.write_text(changed, encoding="utf-8")
    done = partnering("summary", session, "-o", path)
    assert done.code == 2
    assert "changed" in done.err
    assert path.read_text(encoding="utf-8") == changed


def test_other_line_ends_are_no_change(session: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    partnering("summary", session, "-o", path)
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert partnering("summary", session, "-o", path).code == 0


def test_the_document_of_another_session_is_left_alone(session: Path, tmp_path: Path) -> None:
    partnering("summary", session, "-o", tmp_path / "a.md")
    other = a_tiny_session(tmp_path, TINY_SESSION.replace("3f0e", "77aa"), name="other.toml")
    done = partnering("summary", other, "-o", tmp_path / "a.md")
    assert done.code == 2
    assert "another session" in done.err


def test_whoever_insists_writes_over_a_file(session: Path, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("My notes\n", encoding="utf-8")
    assert partnering("summary", session, "-o", tmp_path / "a.md", "--force").code == 0
    assert "Too few kiosks" in (tmp_path / "a.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["water.toml", "water.private.toml"])
def test_the_session_itself_is_never_written_over(session: Path, name: str) -> None:
    before = (session.parent / name).read_bytes()
    done = partnering("summary", session, "-o", session.parent / name, "--force")
    assert done.code == 2
    assert (session.parent / name).read_bytes() == before


@pytest.mark.parametrize("output", [".", "nowhere/agreement.md"])
def test_a_place_that_cannot_hold_the_document_is_named(session: Path, tmp_path: Path, output: str) -> None:
    done = partnering("summary", session, "-o", tmp_path / output)
    assert done.code == 2
    assert str(tmp_path) in done.err
