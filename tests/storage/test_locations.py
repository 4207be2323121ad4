"""Where things are kept."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from partnering_tui.storage.locations import described, locations


def test_one_variable_puts_everything_in_one_folder(tmp_path: Path) -> None:
    found = locations({"PARTNERING_HOME": str(tmp_path / "home")})
    assert found.settings_file == tmp_path / "home" / "settings.toml"
    assert found.state_file == tmp_path / "home" / "state" / "state.toml"
    assert found.sessions == tmp_path / "home" / "sessions"
    assert found.workshop_roots[0] == tmp_path / "home" / "data" / "workshops"


def test_asking_where_things_are_makes_nothing(tmp_path: Path) -> None:
    locations({"PARTNERING_HOME": str(tmp_path / "home")})
    assert list(tmp_path.iterdir()) == []


def test_the_workshops_that_came_with_the_app_are_looked_for_last(tmp_path: Path) -> None:
    shipped = locations({"PARTNERING_HOME": str(tmp_path)}).workshop_roots[-1]
    assert (shipped / "twelve-steps").is_dir()


@pytest.mark.skipif(sys.platform != "linux", reason="where Linux keeps documents")
@pytest.mark.parametrize("has_documents", [True, False])
def test_sessions_go_to_the_documents_if_there_is_such_a_folder(tmp_path: Path, has_documents: bool) -> None:
    if has_documents:
        (tmp_path / "Documents").mkdir()
    code = "from partnering_tui.storage.locations import locations; print(locations({}).sessions)"
    environ = {"HOME": str(tmp_path), "PATH": os.environ["PATH"]}
    root = Path(__file__).parents[2]
    told = subprocess.run(
        [sys.executable, "-c", code], env=environ, cwd=root, check=True, capture_output=True, text=True
    )
    expected = tmp_path / "Documents" / "Partnering" if has_documents else tmp_path / "Partnering"
    assert told.stdout.strip() == str(expected)


def test_another_folder_for_sessions_can_be_set(tmp_path: Path) -> None:
    found = locations({"PARTNERING_HOME": str(tmp_path)})
    assert found.with_sessions_in(Path("/else")).sessions == Path("/else")
    assert found.with_sessions_in(None) is found


def test_every_place_is_described(tmp_path: Path) -> None:
    found = locations({"PARTNERING_HOME": str(tmp_path)})
    places = [path for _, path in described(found)]
    assert {found.sessions, found.settings_file, found.state_dir, *found.workshop_roots} == set(places)


@pytest.mark.parametrize(
    "module", ["session_file", "session_checks", "autosave", "locations", "state", "settings", "listing", "opening"]
)
def test_the_storage_room_never_loads_textual(module: str) -> None:
    code = (
        f"import sys, partnering_tui.storage.{module}; sys.exit(int('textual' in sys.modules or 'rich' in sys.modules))"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=Path(__file__).parents[2])
