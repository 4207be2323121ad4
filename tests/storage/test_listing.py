"""The sessions in a folder, each on a card."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from partnering_tui.errors import UnreadableFile
from partnering_tui.storage.listing import SessionCard, sessions_in
from tests.storage.builders import HEAD, KISUMU


def put(folder: Path, name: str, text: str, seconds: int = 1_700_000_000) -> None:
    (folder / name).write_text(text, encoding="utf-8")
    os.utime(folder / name, (seconds, seconds))


def cards_in(folder: Path) -> list[SessionCard]:
    return list(sessions_in(folder))


def test_a_card_tells_enough_to_choose_a_session(tmp_path: Path) -> None:
    put(tmp_path, "kisumu.toml", KISUMU + "\n[answers.legal_status]\nstate = 'later'\n")
    (card,) = cards_in(tmp_path)
    assert (card.path, card.title, card.workshop) == (
        tmp_path / "kisumu.toml",
        "Clean water for Kisumu",
        "twelve-steps",
    )
    assert card.partners == ("Kisumu County Government", "Lakewater Ltd")
    assert card.answers == 3
    assert card.modified.timestamp() == 1_700_000_000
    assert card.fault is None


def test_the_session_changed_last_comes_first(tmp_path: Path) -> None:
    put(tmp_path, "old.toml", KISUMU, 1_000_000)
    put(tmp_path, "new.toml", KISUMU, 3_000_000)
    put(tmp_path, "middle.toml", KISUMU, 2_000_000)
    assert [card.path.name for card in cards_in(tmp_path)] == ["new.toml", "middle.toml", "old.toml"]


def test_what_is_no_session_is_not_listed(tmp_path: Path) -> None:
    put(tmp_path, "workshop.toml", 'format = 1\nid = "x"\n[scales.session]\n')
    put(tmp_path, "kisumu.private.toml", "format = 1\n[session]\n")
    put(tmp_path, ".hidden.toml", KISUMU)
    put(tmp_path, "notes.txt", KISUMU)
    put(tmp_path, "empty.toml", "")
    (tmp_path / "folder.toml").mkdir()
    assert cards_in(tmp_path) == []


@pytest.mark.parametrize("text", [KISUMU[:-3], HEAD + "[answers]\na = 1\n", "format = 7\n[session]\n"])
def test_a_session_that_cannot_be_read_is_listed_with_its_fault(tmp_path: Path, text: str) -> None:
    put(tmp_path, "kisumu.toml", text)
    (card,) = cards_in(tmp_path)
    assert card.fault is not None
    assert card.fault.place.line


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "latin-1"])
def test_a_session_in_another_encoding_is_listed_with_its_fault(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "kisumu.toml").write_bytes((KISUMU + "# Müller\n").encode(encoding))
    (tmp_path / "other.toml").write_bytes("title = 'Müller'\n".encode(encoding))
    (card,) = cards_in(tmp_path)
    assert card.fault is not None
    assert "UTF-8" in card.fault.title + card.fault.remedy


def test_a_session_with_the_line_ends_of_old_is_listed_with_its_fault(tmp_path: Path) -> None:
    (tmp_path / "kisumu.toml").write_bytes(KISUMU.replace("\n", "\r").encode())
    (card,) = cards_in(tmp_path)
    assert card.fault is not None


@pytest.mark.parametrize(
    "text", ['[ "session" ]\ntitle = "x"\n', 'session.title = "x"\n', 'session = { title = "x" }\n']
)
def test_a_session_is_known_however_it_is_written(tmp_path: Path, text: str) -> None:
    put(tmp_path, "kisumu.toml", "format = 1\n" + text)
    (card,) = cards_in(tmp_path)
    assert card.title == "x"


def test_each_file_is_read_only_when_its_card_is_taken(tmp_path: Path) -> None:
    put(tmp_path, "a.toml", KISUMU, 2)
    put(tmp_path, "b.toml", KISUMU, 1)
    cards = sessions_in(tmp_path)
    assert next(cards).path.name == "a.toml"
    put(tmp_path, "b.toml", KISUMU.replace("Clean water", "Changed meanwhile"), 1)
    assert next(cards).title == "Changed meanwhile for Kisumu"


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile):
        cards_in(tmp_path / "none")
