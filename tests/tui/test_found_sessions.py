"""What home tells of a session agrees with what opening it does."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from partnering_tui.errors import FaultyFile
from partnering_tui.storage.listing import card_of
from partnering_tui.storage.opening import workshop_places
from partnering_tui.storage.state import State
from partnering_tui.tui.screens.found_sessions import DetailsReader
from tests.commands import TINY_SESSION, a_tiny_session, a_tiny_workshop
from tests.tui.at_home import places

NOON = datetime(2026, 3, 12, 12, 0, tzinfo=UTC)


def test_a_workshop_that_was_named_by_its_path_is_found_where_opening_finds_it(tmp_path: Path) -> None:
    folder = a_tiny_workshop(tmp_path / "somewhere")
    state = State.load(places().state_file)
    state.remember_workshop(folder)
    state.save()
    session = tmp_path / "sessions" / "water.toml"
    session.parent.mkdir()
    session.write_text(TINY_SESSION, encoding="utf-8")
    details = DetailsReader(places()).details_of(card_of(session, NOON))
    assert (details.fault, details.progress) == (None, "1 of 1 needed answers")
    assert tmp_path / "somewhere" in workshop_places(session.parent, places())


def test_a_session_that_cannot_hold_its_answers_is_told_as_unreadable(tmp_path: Path) -> None:
    session = a_tiny_session(tmp_path, TINY_SESSION.replace('value = "Too few kiosks"', "value = { x = 1 }"))
    fault = DetailsReader(places()).details_of(card_of(session, NOON)).fault
    assert isinstance(fault, FaultyFile)
    assert fault.place.line == 17
