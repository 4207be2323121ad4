"""A copy that could not be saved where it belongs is offered with its time and what differs, never taken unasked."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from partnering_tui.storage.backups import backups_of
from partnering_tui.storage.emergency import emergency_copies
from partnering_tui.storage.last_resort import keep_copy_elsewhere
from partnering_tui.storage.locations import Locations, locations
from partnering_tui.storage.session_file import open_session
from partnering_tui.tui.app import PartneringApp
from partnering_tui.tui.screens.rescue import RescueScreen
from partnering_tui.tui.screens.step import StepScreen
from tests.tui.at_home import a_session as a_session_at_home
from tests.tui.at_home import at_home, everything_found, places
from tests.tui.open_session import a_session_file, notes_of, opened, pressed, session_of, shown


async def with_a_copy(tmp_path: Path) -> Path:
    """A session of whose last words only an emergency copy tells."""
    path = a_session_file(tmp_path, {"sites": {"value": 3}})
    before = path.read_bytes()
    async with opened(path) as (app, pilot):
        await pressed(pilot, *"Wells")
        assert app.desk is not None
        keep_copy_elsewhere(app.desk.file, app.locations)
    path.write_bytes(before)
    return path


def places_of(path: Path) -> Locations:
    return locations({"PARTNERING_HOME": str(path.parent / "home")})


async def asked(app: PartneringApp, pilot: Pilot[int]) -> None:
    """Wait until it is known whether copies wait."""
    await app.workers.wait_for_complete()
    await pilot.pause()
    await pilot.pause()


async def press_on(app: PartneringApp, pilot: Pilot[int], press: str) -> None:
    app.screen.query_one(f"#{press}").focus()
    await pressed(pilot, "enter")


async def test_the_copy_is_offered_with_its_time_and_how_many_answers_differ(tmp_path: Path) -> None:
    path = await with_a_copy(tmp_path)
    async with opened(path) as (app, pilot):
        await asked(app, pilot)
        assert isinstance(app.screen, RescueScreen)
        words = " ".join(shown(app).replace("│", " ").split())
        assert "A copy of this session waits" in words
        assert "It was set aside on " in words
        assert "1 answer differs" in words


async def test_nothing_is_taken_that_nobody_chose(tmp_path: Path) -> None:
    path = await with_a_copy(tmp_path)
    before = path.read_bytes()
    async with opened(path) as (app, pilot):
        await asked(app, pilot)
        await pressed(pilot, "enter")
        assert isinstance(app.screen, StepScreen)
    assert path.read_bytes() == before
    assert len(emergency_copies(places_of(path).unsaved)) == 1


async def test_the_copy_that_is_taken_is_in_the_file_and_its_folder_is_gone(tmp_path: Path) -> None:
    path = await with_a_copy(tmp_path)
    async with opened(path) as (app, pilot):
        await asked(app, pilot)
        await press_on(app, pilot, "take")
        assert "Wells" in shown(app)
    assert open_session(path).session.get(("answers", "problem", "value")) == "Wells"
    assert emergency_copies(places_of(path).unsaved) == []


async def test_what_was_changed_since_in_the_file_stays_beside_it(tmp_path: Path) -> None:
    path = await with_a_copy(tmp_path)
    path.write_text(path.read_text(encoding="utf-8").replace("value = 3", "value = 4"), encoding="utf-8")
    async with opened(path) as (app, pilot):
        await asked(app, pilot)
        await press_on(app, pilot, "take")
    answers = open_session(path).session.tree["answers"]
    assert (answers["sites"]["value"], answers["problem"]["value"]) == (4, "Wells")


async def test_taking_it_can_be_undone_and_leaves_a_backup(tmp_path: Path) -> None:
    path = await with_a_copy(tmp_path)
    async with opened(path) as (app, pilot):
        await asked(app, pilot)
        await press_on(app, pilot, "take")
        await pressed(pilot, "ctrl+z")
        assert session_of(app).get(("answers", "problem"), None) is None
        session_id = session_of(app).id
    assert "recovery" in {one.why for one in backups_of(places_of(path).backups, session_id)}


async def test_a_private_answer_in_the_copy_comes_back_into_the_private_file(tmp_path: Path) -> None:
    path = a_session_file(tmp_path)
    async with opened(path) as (app, pilot):
        await pressed(pilot, "tab", "tab", "tab", "enter", *"Hush")
        assert app.desk is not None
        assert notes_of(app).get(("answers", "limits", "value")) == "Hush"
        keep_copy_elsewhere(app.desk.file, app.locations)
        for _ in range(10):
            app.desk.workbook.undo()
    async with opened(path) as (app, pilot):
        await asked(app, pilot)
        await press_on(app, pilot, "take")
    again = open_session(path)
    assert again.notes.get(("answers", "limits", "value")) == "Hush"
    assert "Hush" not in path.read_text(encoding="utf-8")


async def test_what_differs_can_be_read_first(tmp_path: Path) -> None:
    path = await with_a_copy(tmp_path)
    async with opened(path) as (app, pilot):
        await asked(app, pilot)
        await press_on(app, pilot, "look")
        assert "Wells" in shown(app)
        await pressed(pilot, "escape")
        assert isinstance(app.screen, RescueScreen)


async def test_the_copy_is_thrown_away_only_when_that_is_said_twice(tmp_path: Path) -> None:
    path = await with_a_copy(tmp_path)
    async with opened(path) as (app, pilot):
        await asked(app, pilot)
        await press_on(app, pilot, "away")
        await pressed(pilot, "enter")
        assert isinstance(app.screen, RescueScreen)
        await press_on(app, pilot, "away")
        await press_on(app, pilot, "yes")
    assert emergency_copies(places_of(path).unsaved) == []


async def test_a_copy_that_is_no_session_is_offered_too(tmp_path: Path) -> None:
    path = await with_a_copy(tmp_path)
    (copy,) = emergency_copies(places_of(path).unsaved)
    session_id = open_session(path).session.id
    copy.session_file.with_name("water.toml.json").write_text(f'{{"session": {{"id": "{session_id}"}}}}')
    copy.session_file.unlink()
    async with opened(path) as (app, pilot):
        await asked(app, pilot)
        assert "cannot be read as a session" in " ".join(shown(app).replace("│", " ").split())
        assert not app.screen.query("#take")


async def test_a_session_of_which_no_copy_waits_opens_as_ever(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path)) as (app, pilot):
        await asked(app, pilot)
        assert isinstance(app.screen, StepScreen)


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (130, 40)])
async def test_the_window_stands_in_any_terminal(tmp_path: Path, size: tuple[int, int]) -> None:
    path = await with_a_copy(tmp_path)
    async with opened(path, size=size) as (app, pilot):
        await asked(app, pilot)
        assert [word for word in ("Later", "Look at it", "Take it", "Throw away") if word not in shown(app)] == []


# At home


def a_copy_at_home(gone: Callable[[Path], None] = lambda _: None) -> Path:
    from partnering_tui.storage.emergency import new_emergency_folder, write_emergency_copy

    path = a_session_at_home("Water")
    folder = new_emergency_folder(places().unsaved, Path("water.toml"))
    text = path.read_text(encoding="utf-8") + '\n[answers.problem]\nvalue = "Wells"\n'
    write_emergency_copy(folder, {"water.toml": text}, of=path, before={"water.toml": path.read_text("utf-8")})
    gone(path)
    return path


async def test_home_tells_that_a_copy_waits_and_a_key_leads_to_it() -> None:
    a_copy_at_home()
    async with at_home() as (app, pilot):
        assert "A copy of water.toml" in shown(app)
        await pressed(pilot, "r")
        await everything_found(app, pilot)
        assert isinstance(app.screen, RescueScreen)


async def test_a_copy_whose_session_is_gone_is_put_back() -> None:
    path = a_copy_at_home(os.remove)
    async with at_home() as (app, pilot):
        await pressed(pilot, "r")
        await everything_found(app, pilot)
    assert open_session(path).session.get(("answers", "problem", "value")) == "Wells"


async def test_home_says_nothing_where_no_copy_waits() -> None:
    a_session_at_home("Water")
    async with at_home() as (app, pilot):
        assert "copy of" not in shown(app)
        await pressed(pilot, "r")
        assert "No copies wait" in shown(app)
