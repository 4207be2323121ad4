"""What a person sees when the folder or the file goes away under the open app, and when it comes back."""

from __future__ import annotations

from pathlib import Path

from textual.pilot import Pilot

from partnering_tui.storage.autosave import Autosave
from partnering_tui.storage.emergency import emergency_copies
from partnering_tui.storage.session_file import open_session
from partnering_tui.tui.app import PartneringApp
from tests.tui.open_session import a_session_file, opened, pressed, session_of, shown


async def tried(app: PartneringApp, pilot: Pilot[int]) -> None:
    """Save, and wait for how it went."""
    await pressed(pilot, "ctrl+s")
    await app.workers.wait_for_complete()
    await pilot.pause()


async def test_a_folder_that_is_gone_is_seen_until_it_is_back(tmp_path: Path) -> None:
    path, stick, away = a_session_file(tmp_path), tmp_path / "stick", tmp_path / "away"
    stick.mkdir()
    path.rename(stick / path.name)
    path.symlink_to(stick / path.name)
    async with opened(path) as (app, pilot):
        stick.rename(away)
        await pressed(pilot, *"Wells")
        await tried(app, pilot)
        assert "not saved: the folder is gone" in shown(app).splitlines()[0]
        assert session_of(app).get(("answers", "problem", "value")) == "Wells"
        away.rename(stick)
        await tried(app, pilot)
        assert "not saved" not in shown(app).splitlines()[0]
    assert open_session(path).session.get(("answers", "problem", "value")) == "Wells"


async def test_a_file_that_became_a_folder_is_seen_and_left_alone(tmp_path: Path) -> None:
    path = a_session_file(tmp_path)
    async with opened(path) as (app, pilot):
        path.unlink()
        path.mkdir()
        await pressed(pilot, *"Wells")
        await tried(app, pilot)
        assert "not saved: there is a folder of that name" in shown(app).splitlines()[0]
        path.rmdir()
        await tried(app, pilot)
    assert open_session(path).session.get(("answers", "problem", "value")) == "Wells"


def test_a_clock_on_the_wall_that_goes_back_puts_no_save_off() -> None:
    autosave = Autosave()
    autosave.touched(100.0)
    assert autosave.due(100.9) == 0.0


async def test_a_copy_stands_elsewhere_only_as_long_as_nothing_can_be_saved(tmp_path: Path) -> None:
    path = a_session_file(tmp_path)
    async with opened(path) as (app, pilot):
        path.unlink()
        path.mkdir()
        for letter in "We":
            await pressed(pilot, letter)
            await tried(app, pilot)
        assert app.desk is not None
        app.desk._writer.submit(lambda: None).result()  # whatever it was given before is written
        (copy,) = emergency_copies(app.locations.unsaved)
        assert open_session(copy.session_file).session.get(("answers", "problem", "value")) == "We"
        path.rmdir()
        await tried(app, pilot)
        await pressed(pilot, "ctrl+q")
    assert emergency_copies(app.locations.unsaved) == []
