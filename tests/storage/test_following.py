"""What is promised of following: the session and the state are read, nothing is written, nothing private is read."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from partnering_tui.errors import FaultyFile
from partnering_tui.session.room_view import question_for_the_room
from partnering_tui.storage.following import Followed, Following
from partnering_tui.storage.locations import Locations, locations
from partnering_tui.storage.presence import Presence, open_sessions
from partnering_tui.storage.state import State
from tests.tui.open_session import a_session_file


@pytest.fixture
def places(home: Path) -> Locations:
    return locations({"PARTNERING_HOME": str(home)})


def answer(path: Path, words: str) -> None:
    text = path.read_text(encoding="utf-8").partition("\n[answers.")[0]
    path.write_text(f'{text}\n[answers.problem]\nvalue = "{words}"\n', encoding="utf-8")


def problem(followed: Followed) -> object:
    return followed.session.tree.get("answers", {}).get("problem", {}).get("value")


def test_it_goes_where_the_last_window_went_and_shows_what_was_saved(tmp_path: Path, places: Locations) -> None:
    path = a_session_file(tmp_path)
    path.with_name("water.private.toml").write_text("not [toml", encoding="utf-8")
    one, other = (Presence(open_sessions(places.state_file), path) for _ in range(2))
    following = Following(path, places)
    assert following.look().leading == "closed"
    one.stand_at("agreement", "principles")
    other.stand_at("issue", "needs")
    found = following.look()
    assert (found.leading, found.step, found.question) == ("led", "issue", "needs")
    one.stand_at("agreement", "start")
    answer(path, "Dry taps")
    found = following.look()
    assert (found.question, problem(found)) == ("start", "Dry taps")
    one.leave()
    other.leave()
    found = following.look()
    assert (found.leading, found.question) == ("closed", "start")


def test_what_was_seen_last_stays_while_the_file_is_gone_or_broken(tmp_path: Path, places: Locations) -> None:
    path = a_session_file(tmp_path)
    answer(path, "Dry taps")
    leading = Presence(open_sessions(places.state_file), path)
    leading.stand_at("issue", "problem")
    following = Following(path, places)
    text = path.read_text(encoding="utf-8")
    path.write_text(text + "\n[half", encoding="utf-8")
    assert (following.look().leading, problem(following.look())) == ("unreadable", "Dry taps")
    shutil.move(path, tmp_path / "away")
    assert (following.look().leading, problem(following.look())) == ("gone", "Dry taps")
    shutil.move(tmp_path / "away", path)
    answer(path, "Dirty taps")
    assert (following.look().leading, problem(following.look())) == ("led", "Dirty taps")


def test_it_begins_where_the_session_was_left_and_writes_nothing(tmp_path: Path, places: Locations) -> None:
    path = a_session_file(tmp_path)
    state = State.load(places.state_file)
    state.remember_place(Following(path, places).look().session.id, "agreement", "start")
    state.save()
    before = {file: file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()}
    found = Following(path, places).look()
    assert (found.step, found.question, found.leading) == ("agreement", "start", "closed")
    assert {file: file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()} == before
    with pytest.raises(FaultyFile):
        Following(path.with_name("water.private.toml"), places)


def test_in_place_of_a_private_question_the_room_sees_the_one_before_it(tmp_path: Path, places: Locations) -> None:
    found = Following(a_session_file(tmp_path), places).look()
    step = found.workshop.steps[0]
    shown = [question_for_the_room(found.session, found.workshop, step, one) for one in ("limits", "needs", "", "gone")]
    assert [one.id if one else "" for one in shown] == ["sites", "needs", "problem", "problem"]
