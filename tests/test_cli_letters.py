"""`partnering pending` and `partnering brief`: what goes out between two meetings, and what never does."""

from __future__ import annotations

from pathlib import Path

import pytest

from partnering_tui.storage.locations import locations
from partnering_tui.storage.state import State
from tests.commands import TINY_SESSION, TINY_STEP, a_tiny_session, a_tiny_workshop, loaded_by, partnering

STEP = (
    TINY_STEP
    + """
[[questions]]
id = "mission"
kind = "long_text"
label = "Our mission"
hint = "One sentence"
per = "partner"

[[questions]]
id = "principles"
kind = "agreement"
label = "Principles"
columns = [{ id = "principle", kind = "text", label = "Principle" }]
"""
)
SESSION = (
    TINY_SESSION
    + """
[[answers.principles.rows]]
id = "p7d2"
principle = "We share all the numbers"

[answers.mission.by_partner]
lakewater = "We sell water"

[[partners]]
id = "lakewater"
name = "Lakewater Ltd"

[[decisions]]
id = "d1"
wording = "Five kiosks first"
decided = 2026-03-04
present = ["lakewater"]

[[actions]]
id = "a1"
what = "Ask for permits"
who = "County"
due = 2026-03-10
"""
)


@pytest.fixture
def session(tmp_path: Path) -> Path:
    a_tiny_workshop(tmp_path / "workshops", step=STEP)
    return a_tiny_session(tmp_path, SESSION, private="The board worries about borrowing")


@pytest.mark.parametrize("name", ["county", "County", "kisumu county  GOVERNMENT"])
def test_a_partner_is_asked_by_any_of_its_names(session: Path, name: str) -> None:
    done = partnering("pending", session, "--partner", name)
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("# Water: questions to Kisumu County Government\n")
    for asked in ("1. Principles 1, “We share all the numbers”.", "“Five kiosks first”", "Our mission. One sentence."):
        assert asked in done.out


def test_only_what_is_open_with_that_partner_is_asked(session: Path) -> None:
    done = partnering("pending", session, "--partner", "lakewater")
    assert "Our mission" not in done.out
    assert "Five kiosks" not in done.out


def test_a_partner_with_nothing_open_gets_a_friendly_word_and_it_is_no_failure(session: Path) -> None:
    text = session.read_text(encoding="utf-8").replace('numbers"\n', 'numbers"\npositions.lakewater = "support"\n')
    session.write_text(text, encoding="utf-8")
    done = partnering("pending", session, "--partner", "Lakewater Ltd")
    assert done.code == 0
    assert "nothing is open with you" in done.out


def test_an_unknown_partner_is_answered_with_the_one_that_was_meant(session: Path) -> None:
    done = partnering("pending", session, "--partner", "Lakewatr")
    assert (done.code, done.out) == (2, "")
    assert "There is no partner 'Lakewatr'." in done.err
    assert "Did you mean 'lakewater'?" in done.err
    assert "County, Lakewater Ltd" in done.err


def test_the_private_notes_are_in_no_letter(session: Path) -> None:
    for arguments in (
        ["pending", session, "--partner", "county"],
        ["brief", session],
        ["brief", session, "--newcomer"],
    ):
        done = partnering(*arguments)
        assert done.code == 0
        assert "borrowing" not in done.out
        assert "In confidence" not in done.out


def test_a_letter_is_written_to_a_file_and_made_anew(session: Path, tmp_path: Path) -> None:
    for _ in range(2):
        done = partnering("pending", session, "--partner", "county", "-o", tmp_path / "letter.md")
        assert (done.code, done.out) == (0, "")
    written = (tmp_path / "letter.md").read_text(encoding="utf-8")
    assert written.startswith(partnering("pending", session, "--partner", "county").out)


@pytest.mark.parametrize("command", [["pending", "--partner", "county"], ["brief"]])
def test_a_file_that_partnering_did_not_make_is_left_alone(session: Path, tmp_path: Path, command: list[str]) -> None:
    (tmp_path / "mine.md").write_text("Mine\n", encoding="utf-8")
    done = partnering(*command, session, "-o", tmp_path / "mine.md")
    assert done.code == 2
    assert (tmp_path / "mine.md").read_text(encoding="utf-8") == "Mine\n"


def test_the_briefing_tells_what_is_overdue_and_where_the_session_was_left(session: Path, home: Path) -> None:
    state = State(locations({"PARTNERING_HOME": str(home)}).state_file)
    state.remember_place("3f0e", "first", "problem")
    assert state.save()
    done = partnering("brief", session)
    assert (done.code, done.err) == (0, "")
    assert "- Ask for permits (County), due since 10 March 2026" in done.out
    assert "The session was left at step 1, “First things first”." in done.out


def test_somebody_new_reads_who_works_together_and_what_was_decided(session: Path) -> None:
    done = partnering("brief", session, "--newcomer")
    assert (done.code, done.err) == (0, "")
    assert "## Who works together\n\n- Kisumu County Government (“County”)." in done.out
    assert "- Five kiosks first. (4 March 2026)" in done.out


@pytest.mark.parametrize("command", [["brief"], ["pending", "--partner", "county"]])
def test_looking_at_a_session_changes_nothing(session: Path, command: list[str]) -> None:
    before = session.read_bytes()
    partnering(*command, session)
    assert session.read_bytes() == before
    assert {path.name for path in session.parent.glob("*.toml")} == {"water.toml", "water.private.toml"}


def test_letters_load_nothing_for_screens_and_no_other_format(session: Path) -> None:
    code, loaded = loaded_by("brief", session)
    assert code == 0
    assert not {"textual", "docx", "tomlkit"} & loaded
