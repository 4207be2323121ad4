"""The meeting line by line: who is here, and what only the facilitator reads."""

from __future__ import annotations

from pathlib import Path

import pytest

from partnering_tui.storage.session_file import open_session
from tests.commands import partnering
from tests.journeys.builders import a_session_file
from tests.plain.talking import talk


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return a_session_file(tmp_path)


def test_who_is_here_is_noted_by_name_number_and_person(path: Path) -> None:
    done = talk(path, ":here", ":here all", ":here not 2", ":here nyanza = James Barasa", ":here Mayor", ":here")
    assert "Nobody has said yet who is here." in done.out
    assert "Who is that?" in done.out
    assert "Here: County, Beach Network, Nyanza Fund (James Barasa). Absent: Lakewater." in done.out
    (sitting,) = open_session(path).session.sittings
    assert sitting.present == ("county", "beach-network", "nyanza-fund")
    assert sitting.people == {"nyanza-fund": "James Barasa"}


def test_what_is_noted_in_private_grows_line_by_line_and_reaches_no_document(path: Path) -> None:
    done = talk(path, ":private Ask again in the break", ":private Cost is the worry", ":private", ":undo")
    assert done.out.count("Ask again in the break") == 1
    assert open_session(path).notes.note("understand-the-issue") == "Ask again in the break"
    assert "break" not in path.read_text(encoding="utf-8") + partnering("summary", path).out
