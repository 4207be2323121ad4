"""When the workshop has other ids than the session was held with, moving is offered, with a preview and a backup."""

from __future__ import annotations

from pathlib import Path

import pytest

from partnering_tui.storage.backups import backups_of
from partnering_tui.storage.locations import locations
from partnering_tui.storage.session_file import open_session
from partnering_tui.tui.screens.move import MoveScreen
from partnering_tui.tui.screens.step import StepScreen
from tests.commands import partnering
from tests.tui.open_session import a_session_file, opened, pressed, shown

CHANGED = '\n[[changed]]\nversion = 2\nrenamed = [{ question = "trouble", to = "problem" }]\n'


def a_session_of_before(folder: Path) -> Path:
    """A session that was held before a question of its workshop got another id."""
    path = a_session_file(folder, {"trouble": {"value": "Wells"}})
    main = folder / "workshops" / "small" / "workshop.toml"
    text = main.read_text(encoding="utf-8").replace("version = 1", "version = 2")
    main.write_text(text + CHANGED, encoding="utf-8")
    return path


async def test_what_would_be_moved_is_shown_and_nothing_is_moved_unasked(tmp_path: Path) -> None:
    path = a_session_of_before(tmp_path)
    async with opened(path) as (app, pilot):
        assert isinstance(app.screen, MoveScreen)
        assert "until now “trouble”: 1 place" in " ".join(shown(app).replace("│", " ").split())
        await pressed(pilot, "enter")
        assert isinstance(app.screen, StepScreen)
    assert open_session(path).session.get(("answers", "problem"), None) is None


async def test_moving_brings_the_answer_to_its_question_after_a_backup(tmp_path: Path) -> None:
    path = a_session_of_before(tmp_path)
    async with opened(path) as (app, pilot):
        app.screen.query_one("#move").focus()
        await pressed(pilot, "enter")
        assert "Wells" in shown(app)
        await pressed(pilot, "ctrl+s")
        await app.workers.wait_for_complete()
    session = open_session(path).session
    assert session.get(("answers", "problem", "value")) == "Wells"
    assert session.get(("session", "workshop_version")) == 2
    places = locations({"PARTNERING_HOME": str(tmp_path / "home")})
    assert "move" in {backup.why for backup in backups_of(places.backups, session.id)}


async def test_moving_is_taken_back_with_one_key(tmp_path: Path) -> None:
    path = a_session_of_before(tmp_path)
    async with opened(path) as (app, pilot):
        app.screen.query_one("#move").focus()
        await pressed(pilot, "enter", "ctrl+z")
    session = open_session(path).session
    assert session.get(("kept", "trouble", "value")) == "Wells"


async def test_who_leaves_it_as_it_is_is_not_asked_again(tmp_path: Path) -> None:
    path = a_session_of_before(tmp_path)
    async with opened(path) as (app, pilot):
        app.screen.query_one("#stay").focus()
        await pressed(pilot, "enter", "ctrl+s")
    async with opened(path) as (app, _):
        assert isinstance(app.screen, StepScreen)
    session = open_session(path).session
    assert session.get(("kept", "trouble", "value")) == "Wells"


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (130, 40)])
async def test_the_window_stands_in_any_terminal(tmp_path: Path, size: tuple[int, int]) -> None:
    async with opened(a_session_of_before(tmp_path), size=size) as (app, _):
        assert [word for word in ("Not now", "Move", "Leave as it is") if word not in shown(app)] == []


async def test_what_a_small_window_has_no_room_for_is_read_page_by_page(tmp_path: Path) -> None:
    async with opened(a_session_of_before(tmp_path), size=(40, 12)) as (app, pilot):
        assert "moved." not in shown(app)
        await pressed(pilot, "pagedown", "pagedown", "pagedown")
        assert "moved." in shown(app)
        assert isinstance(app.screen, MoveScreen)


def test_check_tells_that_answers_could_be_moved(tmp_path: Path) -> None:
    done = partnering("check", a_session_of_before(tmp_path))
    assert "question trouble is now problem" in done.out
    assert done.code == 0


def test_check_tells_an_author_what_would_leave_answers_behind(tmp_path: Path) -> None:
    a_session_file(tmp_path / "old")
    a_session_file(tmp_path / "new")
    old, new = (tmp_path / name / "workshops" / "small" for name in ("old", "new"))
    step = new / "01-issue.toml"
    step.write_text(step.read_text(encoding="utf-8").replace('id = "sites"', 'id = "places"'), encoding="utf-8")
    main = new / "workshop.toml"
    text = main.read_text(encoding="utf-8").replace("version = 1", "version = 2")
    main.write_text(text.replace("sites", "places"), encoding="utf-8")
    done = partnering("check", new, "--against", old)
    assert (done.code, done.out.count("\n")) == (1, 1)
    assert "The question 'sites' is gone" in done.out
    renamed = '\n[[changed]]\nversion = 2\nrenamed = [{ question = "sites", to = "places" }]\n'
    main.write_text(main.read_text(encoding="utf-8") + renamed, encoding="utf-8")
    assert partnering("check", new, "--against", old).code == 0


def test_two_different_workshops_are_not_compared(tmp_path: Path) -> None:
    a_session_file(tmp_path)
    from partnering_tui.workshop.finding import shipped_workshops

    done = partnering("check", tmp_path / "workshops" / "small", "--against", shipped_workshops() / "twelve-steps")
    assert done.code == 2
