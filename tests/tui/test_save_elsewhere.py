"""While a session cannot be saved, this is seen, there is another place for it, and leaving asks first."""

from __future__ import annotations

from pathlib import Path

import pytest

from partnering_tui.storage.session_file import open_session
from partnering_tui.storage.state import State
from partnering_tui.tui.app import PartneringApp
from partnering_tui.tui.screens.file_line import FileLine
from partnering_tui.tui.screens.home import HomeScreen
from partnering_tui.tui.screens.save_elsewhere import SaveElsewhereScreen
from partnering_tui.tui.screens.step import StepScreen
from partnering_tui.tui.screens.unsaved import UnsavedScreen
from tests.tui.open_session import a_session_file, is_said, opened, pressed, session_of, shown


def protect(path: Path) -> None:
    """From now on the file cannot be saved."""
    path.chmod(0o444)


async def named(app: PartneringApp, path: Path | str) -> None:
    """Type a path into the window that asks for one."""
    words = app.screen.query_one(FileLine).words
    words.select_all()
    words.type_in(str(path))


async def in_trouble(app: PartneringApp, pilot: object, path: Path) -> None:
    """Type into a session that cannot be saved, and let a save fail."""
    protect(path)
    await pressed(pilot, *"Wells")  # type: ignore[arg-type]  # any pilot
    assert app.desk is not None
    app.desk.save_soon()
    await app.workers.wait_for_complete()
    await pilot.pause()  # type: ignore[attr-defined]  # any pilot


def problem(path: Path) -> object:
    return open_session(path).session.tree["answers"]["problem"]["value"]


# What is seen


@pytest.mark.parametrize("size", [(80, 24), (130, 40)])
async def test_the_top_line_tells_the_reason_and_the_key_of_the_way_out(tmp_path: Path, size: tuple[int, int]) -> None:
    path = a_session_file(tmp_path)
    async with opened(path, size=size) as (app, pilot):
        await in_trouble(app, pilot, path)
        top = shown(app).splitlines()[0]
        assert "not saved: you are not allowed" in top
        assert top.endswith("F12 save elsewhere")
        line = app.screen._compositor.render_strips()[0]
        assert "".join(one.text for one in line if one.style and one.style.underline) == "F12 save elsewhere"
        grounds = {word: one.style.bgcolor for one in line for word in one.text.split() if one.style}
        assert grounds["saved:"] != grounds["elsewhere"], "seen without colours too"


async def test_a_save_that_fails_again_for_the_same_reason_is_told_once(tmp_path: Path) -> None:
    path = a_session_file(tmp_path)
    async with opened(path) as (app, pilot):
        await in_trouble(app, pilot, path)
        assert [note.message for note in app._notifications if note.message.startswith("Not saved:")]
        app.clear_notifications()
        assert app.desk is not None
        app.desk.save_soon()
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert len(app._notifications) == 0


async def test_the_trouble_is_over_when_the_disk_takes_the_file_again(tmp_path: Path) -> None:
    path = a_session_file(tmp_path)
    async with opened(path) as (app, pilot):
        await in_trouble(app, pilot, path)
        path.chmod(0o644)
        await pressed(pilot, "ctrl+s")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert "not saved" not in shown(app).splitlines()[0]
        assert "F12" not in shown(app).splitlines()[0]


async def test_the_way_out_in_the_top_line_can_be_clicked(tmp_path: Path) -> None:
    path = a_session_file(tmp_path)
    async with opened(path) as (app, pilot):
        await in_trouble(app, pilot, path)
        await pilot.click("TopBar", offset=(90, 0))
        await pilot.pause()
        assert isinstance(app.screen, SaveElsewhereScreen)


async def test_the_way_out_has_the_key_that_the_facilitator_chose(tmp_path: Path) -> None:
    path = a_session_file(tmp_path)
    async with opened(path, keymap={"save-elsewhere": "f11"}) as (app, pilot):
        await in_trouble(app, pilot, path)
        assert shown(app).splitlines()[0].endswith("F11 save elsewhere")
        await pressed(pilot, "f11")
        assert isinstance(app.screen, SaveElsewhereScreen)


# Another place


async def test_the_session_goes_on_in_another_file_with_its_notes(tmp_path: Path) -> None:
    path = a_session_file(tmp_path)
    new = tmp_path / "stick" / "kisumu.toml"
    async with opened(path) as (app, pilot):
        await pressed(pilot, "ctrl+n", "up", "n", *"Ask", "escape")
        await in_trouble(app, pilot, path)
        await pressed(pilot, "f12")
        await named(app, new)
        await pressed(pilot, "enter")
        assert isinstance(app.screen, StepScreen)
        assert app.desk is not None
        assert app.desk.path == new
        assert "saved" in shown(app).splitlines()[0]
        assert "not saved" not in shown(app)
        await pressed(pilot, *" and taps", "ctrl+q")
    assert problem(new) == "Wells and taps"
    assert open_session(new).notes.note("issue") == "Ask"
    assert "answers" not in open_session(path).session.tree


async def test_the_recent_files_name_the_new_place(tmp_path: Path) -> None:
    path = a_session_file(tmp_path)
    async with opened(path) as (app, pilot):
        await pressed(pilot, "f12")
        await named(app, tmp_path / "other.toml")
        await pressed(pilot, "enter")
        remembered = State.load(app.locations.state_file)
        assert [file.path for file in remembered.recent()] == [tmp_path / "other.toml"]


async def test_a_workshop_beside_the_old_file_is_found_from_the_new_one(tmp_path: Path) -> None:
    path = a_session_file(tmp_path)
    new = tmp_path / "far" / "away" / "water.toml"
    async with opened(path) as (app, pilot):
        await pressed(pilot, *"Wells", "f12")
        await named(app, new)
        await pressed(pilot, "enter", "ctrl+o")
        assert isinstance(app.screen, HomeScreen)
        app.open_session(new)
        await pilot.pause()
        assert session_of(app).title == "Water [for all]"


async def test_the_place_offered_is_another_folder_and_free(tmp_path: Path) -> None:
    path = a_session_file(tmp_path)
    async with opened(path) as (app, pilot):
        sessions = app.locations.sessions
        sessions.mkdir(parents=True)
        (sessions / "water.toml").write_text("mine", encoding="utf-8")
        await in_trouble(app, pilot, path)
        await pressed(pilot, "f12", "enter")
        assert app.desk is not None
        assert app.desk.path == sessions / "water-2.toml"
        assert (sessions / "water.toml").read_text(encoding="utf-8") == "mine"


async def test_a_place_that_refuses_too_is_told_and_all_stays_as_it_was(tmp_path: Path) -> None:
    path = a_session_file(tmp_path)
    (tmp_path / "file").write_text("", encoding="utf-8")
    async with opened(path) as (app, pilot):
        await in_trouble(app, pilot, path)
        await pressed(pilot, "f12")
        await named(app, tmp_path / "file" / "x.toml")
        await pressed(pilot, "enter")
        assert isinstance(app.screen, SaveElsewhereScreen)
        assert "Not saved there" in shown(app)
        await pressed(pilot, "escape")
        path.chmod(0o644)
        assert app.desk is not None
        assert app.desk.flush()
    assert problem(path) == "Wells"


async def test_a_folder_is_taken_as_the_folder_for_the_same_name(tmp_path: Path) -> None:
    path = a_session_file(tmp_path)
    folder = tmp_path / "stick"
    folder.mkdir()
    async with opened(path) as (app, pilot):
        await pressed(pilot, "f12")
        await named(app, folder)
        await pressed(pilot, "enter")
        assert app.desk is not None
        assert app.desk.path.parent == folder


# Somebody else changed the file


async def test_a_file_that_somebody_else_broke_leads_to_a_file_of_ones_own(tmp_path: Path) -> None:
    path = a_session_file(tmp_path)
    async with opened(path, size=(130, 40)) as (app, pilot):
        theirs = path.read_text(encoding="utf-8") + "\n[answers.broken"
        path.write_text(theirs, encoding="utf-8")
        await pressed(pilot, *"Wells")
        assert app.desk is not None
        app.desk.save_soon()
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert "somebody else changed the file" in shown(app)
        await pressed(pilot, "f12")
        assert is_said(app, "Theirs stays as it is")
        await pressed(pilot, "enter")
        assert app.desk.path == tmp_path / "water-2.toml"
    assert path.read_text(encoding="utf-8") == theirs
    assert problem(tmp_path / "water-2.toml") == "Wells"


# Leaving


@pytest.mark.parametrize("key", ["ctrl+q", "ctrl+o"])
async def test_leaving_asks_while_the_session_cannot_be_saved(tmp_path: Path, key: str) -> None:
    path = a_session_file(tmp_path)
    async with opened(path) as (app, pilot):
        await in_trouble(app, pilot, path)
        await pressed(pilot, key)
        assert isinstance(app.screen, UnsavedScreen)
        assert "You are not allowed to write there" in shown(app)
        await pressed(pilot, key, "enter")
        assert isinstance(app.screen, StepScreen)
        assert app.desk is not None


async def test_leaving_with_a_copy_tells_where_it_is(tmp_path: Path) -> None:
    path = a_session_file(tmp_path)
    async with opened(path) as (app, pilot):
        await in_trouble(app, pilot, path)
        await pressed(pilot, "ctrl+q", "right", "right", "enter")
        assert app.return_value == 1
        (copy,) = (app.locations.state_dir / "unsaved").glob("*/water.toml")
        assert problem(copy) == "Wells"
        assert any(str(copy.parent) in line for line in app.farewell)


async def test_going_home_with_a_copy_leaves_the_app_open(tmp_path: Path) -> None:
    path = a_session_file(tmp_path)
    async with opened(path) as (app, pilot):
        await in_trouble(app, pilot, path)
        await pressed(pilot, "ctrl+o", "right", "right", "enter")
        assert isinstance(app.screen, HomeScreen)
        assert app.desk is None
        assert len(list((app.locations.state_dir / "unsaved").glob("*/water.toml"))) == 1


async def test_quitting_by_way_of_another_place_saves_there_and_quits(tmp_path: Path) -> None:
    path = a_session_file(tmp_path)
    async with opened(path) as (app, pilot):
        await in_trouble(app, pilot, path)
        await pressed(pilot, "ctrl+q", "f12")
        await named(app, tmp_path / "other.toml")
        await pressed(pilot, "enter")
        assert app.return_value == 0
    assert problem(tmp_path / "other.toml") == "Wells"


async def test_a_window_for_another_place_that_is_closed_leaves_all_as_it_is(tmp_path: Path) -> None:
    path = a_session_file(tmp_path)
    async with opened(path) as (app, pilot):
        await in_trouble(app, pilot, path)
        await pressed(pilot, "ctrl+q", "right", "enter", "escape")
        assert isinstance(app.screen, StepScreen)
        assert app.desk is not None
        assert app.desk.path == path


@pytest.mark.parametrize("size", [(130, 40), (80, 24), (40, 12), (20, 6)], ids=str)
async def test_the_windows_stand_in_any_terminal(tmp_path: Path, size: tuple[int, int]) -> None:
    path = a_session_file(tmp_path)
    async with opened(path, size=size) as (app, pilot):
        await in_trouble(app, pilot, path)
        await pressed(pilot, "ctrl+q", "right", "enter")
        assert isinstance(app.screen, SaveElsewhereScreen)
