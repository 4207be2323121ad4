"""A check warns of sections and versions that are none, and of signed files that are not as they were."""

from __future__ import annotations

from pathlib import Path

import pytest

from partnering_tui.session.versions import WORDS
from partnering_tui.storage.session_checks import check_session
from partnering_tui.storage.version_file import sign
from tests.storage.signed_files import NOW, SESSION, TODAY, WORKSHOP, a_session, tampered


def checked(path: Path) -> list[str]:
    return [fault.message for fault in check_session(path, WORKSHOP, now=NOW) if "private" not in fault.message]


def test_a_signed_session_has_no_faults(tmp_path: Path) -> None:
    file = a_session(tmp_path)
    sign(file, WORKSHOP, TODAY)
    assert checked(file.path) == []


def test_every_word_for_how_a_partner_stands_is_known(tmp_path: Path) -> None:
    path = tmp_path / "water.toml"
    said = "\n".join(f"{word} = '{word}'" for word in WORDS)
    path.write_text(f"{SESSION}\n[[versions]]\nid = 'a'\nnumber = 1\n[versions.positions]\n{said}\n", encoding="utf-8")
    assert "open" in WORDS
    assert not [message for message in checked(path) if "stand to a version" in message]


def test_a_version_whose_file_was_changed_is_warned_of_with_its_line(tmp_path: Path) -> None:
    file = a_session(tmp_path)
    tampered(sign(file, WORKSHOP, TODAY).path)
    (fault,) = [one for one in check_session(file.path, WORKSHOP, now=NOW) if "private" not in one.message]
    assert fault.message == "The file of version 1 was changed since it was signed: water.v1.toml."
    assert fault.weight == "warning"
    line = file.path.read_text(encoding="utf-8").splitlines()[(fault.place.line or 0) - 1]
    assert line == 'file = "water.v1.toml"'


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[sections.principals]\nstate = "not-relevant"', "The document has no section 'principals'."),
        ('[sections.principles]\nstate = "gone"', "A section has no state 'gone'."),
        ("[[versions]]\nid = 'a'", "The version has no number."),
        ("[[versions]]\nid = 'a'\nnumber = 1\nsigned = 'soon'", "'signed': expected a date, found text."),
        ("[[versions]]\nid = 'a'\nnumber = 1\nsigned = 2030-01-01", "'signed' lies in the future."),
        (
            "[[versions]]\nid = 'a'\nnumber = 1\n[versions.positions]\ncounty = 'agred'",
            "A partner cannot stand to a version as 'agred'.",
        ),
        ("[[versions]]\nid = 'a'\nnumber = 1\npositions = 3", "'positions': expected a table of keys, found a number."),
    ],
)
def test_sections_and_versions_that_are_none_are_warned_of(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "water.toml"
    path.write_text(f"{SESSION}\n{text}\n", encoding="utf-8")
    assert message in checked(path)


@pytest.mark.parametrize("text", ["sections = 3\n", "version = 'one'\n", "versions = 'one'\n", "sections.a = 'b'\n"])
def test_sections_and_versions_of_another_shape_cannot_be_opened(tmp_path: Path, text: str) -> None:
    path = tmp_path / "water.toml"
    path.write_text(text + SESSION, encoding="utf-8")
    (fault,) = check_session(path, WORKSHOP, now=NOW)
    assert fault.weight == "error"
    assert fault.place.line == 1


def test_a_session_that_was_changed_by_hand_is_not_agreed_any_more(tmp_path: Path) -> None:
    file = a_session(tmp_path)
    sign(file, WORKSHOP, TODAY)
    text = file.path.read_text(encoding="utf-8")
    file.path.write_text(text.replace("all the numbers", "some numbers", 1), encoding="utf-8")
    (fault,) = [one for one in check_session(file.path, WORKSHOP, now=NOW) if "private" not in one.message]
    assert fault.message == "The session was changed since version 1 was signed, and still says it is agreed."
    assert "partnering diff" in fault.suggestion


def test_meetings_may_go_on_while_an_agreement_stands(tmp_path: Path) -> None:
    file = a_session(tmp_path)
    sign(file, WORKSHOP, TODAY)
    with file.path.open("a", encoding="utf-8") as text:
        text.write('\n[[actions]]\nid = "a"\nwhat = "Ask"\n')
    assert checked(file.path) == []
