"""What the app remembers, and that losing it stands in nobody's way."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from partnering_tui.storage.state import MAX_PLACES, MAX_RECENT, State

NOW = datetime(2026, 3, 4, 9, tzinfo=UTC)


def saved_and_loaded(state: State) -> State:
    assert state.save()
    return State.load(state.path)


def test_what_was_remembered_is_known_the_next_time(tmp_path: Path) -> None:
    state = State.load(tmp_path / "state" / "state.toml")
    state.theme = "light"
    state.remember_file(tmp_path / "a.toml", NOW)
    state.remember_place("0c1f", "objectives", "vision")
    again = saved_and_loaded(state)
    assert again.theme == "light"
    assert [(one.path, one.opened) for one in again.recent()] == [(tmp_path / "a.toml", NOW)]
    assert again.place("0c1f") == ("objectives", "vision")
    assert again.place("another") is None


def test_a_place_is_written_beside_what_other_windows_remembered_meanwhile(tmp_path: Path) -> None:
    here, elsewhere = State.load(tmp_path / "state.toml"), State.load(tmp_path / "state.toml")
    elsewhere.remember_file(tmp_path / "b.toml", NOW)
    elsewhere.remember_place("b", "issue", "problem")
    assert elsewhere.save()
    here.remember_place("a", "objectives", "vision")
    assert here.save_place("a")
    again = State.load(here.path)
    assert (again.place("a"), again.place("b")) == (("objectives", "vision"), ("issue", "problem"))
    assert [one.path.name for one in again.recent()] == ["b.toml"]


def test_the_session_opened_last_comes_first_and_once(tmp_path: Path) -> None:
    state = State(tmp_path / "state.toml")
    for minutes, name in enumerate("aba"):
        state.remember_file(tmp_path / name, NOW + timedelta(minutes=minutes))
    assert [one.path.name for one in saved_and_loaded(state).recent()] == ["a", "b"]


def test_a_session_can_be_forgotten(tmp_path: Path) -> None:
    state = State(tmp_path / "state.toml")
    state.remember_file(tmp_path / "a")
    state.forget_file(tmp_path / "a")
    assert state.recent() == []


def test_only_so_much_is_remembered_and_the_oldest_goes_first(tmp_path: Path) -> None:
    state = State(tmp_path / "state.toml")
    for number in range(MAX_PLACES + 10):
        state.remember_file(tmp_path / f"{number}.toml", NOW)
        state.remember_place(f"session {number}", "step", "question")
    again = saved_and_loaded(state)
    assert len(again.recent()) == MAX_RECENT
    assert again.recent()[0].path.name == f"{MAX_PLACES + 9}.toml"
    assert again.place("session 0") is None
    assert again.place(f"session {MAX_PLACES + 9}") == ("step", "question")


def test_odd_names_are_remembered(tmp_path: Path) -> None:
    state = State(tmp_path / "state.toml")
    state.remember_file(tmp_path / 'odd "name"\n.toml', NOW)
    state.remember_place('odd ". id', "step", "")
    again = saved_and_loaded(state)
    assert again.recent()[0].path == tmp_path / 'odd "name"\n.toml'
    assert again.place('odd ". id') == ("step", "")


def test_a_damaged_file_is_set_aside(tmp_path: Path) -> None:
    path = tmp_path / "state.toml"
    path.write_text("theme = \x00")
    state = State.load(path)
    assert state.recent() == []
    assert (tmp_path / "state.toml.damaged").read_text() == "theme = \x00"
    assert state.save()


@pytest.mark.parametrize(
    "text",
    [
        "recent = 3\nplaces = []\ntheme = 1\n",
        "recent = [1, {path = 1}, {path = 'a', opened = 2026-01-01}]\n[places]\na = 1\n",
    ],
)
def test_what_cannot_be_understood_is_passed_over(tmp_path: Path, text: str) -> None:
    path = tmp_path / "state.toml"
    path.write_text(text)
    state = State.load(path)
    assert (state.recent(), state.place("a"), state.theme) == ([], None, "")


def test_a_disk_that_refuses_is_put_up_with(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    assert not State(tmp_path / "file" / "state.toml").save()
