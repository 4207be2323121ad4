"""A window is open while somebody else changes the same in the file: both are kept, and nothing is written over."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from partnering_tui.session.conflicts import conflicts_of
from partnering_tui.session.noting import remove_noted
from partnering_tui.storage.session_file import open_session
from partnering_tui.tui import others_edits
from partnering_tui.tui.app import PartneringApp
from partnering_tui.tui.screens.sign_off import SignedScreen, SignOffScreen
from partnering_tui.tui.screens.step import StepScreen
from partnering_tui.tui.widgets.grid_told import Spot
from tests.storage.builders import change
from tests.tui.open_session import a_session_file, notes_of, opened, pressed, session_of, shown
from tests.tui.test_others_edits import elsewhere, said, until

TITLE = ("session", "title")
REASON = ("versions", "v1", "reason")
SIGNED = {"id": "v1", "number": 1, "file": "water.v1.toml"}
ASK = {"id": "a1", "what": "Ask", "who": "Grace"}
WHAT, WHO = ("actions", "a1", "what"), ("actions", "a1", "who")


@pytest.fixture(autouse=True)
def looks_often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(others_edits, "LOOK_EVERY", 0.02)


def with_row(folder: Path, place: str, row: dict[str, Any]) -> Path:
    path = a_session_file(folder)
    file = open_session(path)
    file.apply(change(file.session, (place, row["id"]), row, 0))
    file.save()
    return path


async def in_the_action(pilot: Pilot[int]) -> PartneringApp:
    await pressed(pilot, "f2", "n", "enter")
    app: Any = pilot.app
    found: PartneringApp = app
    assert "The action" in shown(found)
    return found


async def test_an_action_changed_elsewhere_is_not_written_over(tmp_path: Path) -> None:
    path = with_row(tmp_path, "actions", ASK)
    async with opened(path) as (_, pilot):
        app = await in_the_action(pilot)
        await pressed(pilot, *" me", "enter")
        elsewhere(path, (WHAT, "Call"), (WHO, "Otieno"))
        await until(pilot, lambda: said(app, WHO) == "Otieno")
        await pressed(pilot, "escape")
        assert said(app, WHAT) == "Ask me"
        assert said(app, WHO) == "Otieno"
        assert [one.theirs for one in conflicts_of(session_of(app))] == ["Call"]
        assert "choose between the versions" in shown(app)


async def test_an_action_taken_away_elsewhere_comes_back_with_what_was_typed(tmp_path: Path) -> None:
    path = with_row(tmp_path, "actions", ASK)
    async with opened(path) as (_, pilot):
        app = await in_the_action(pilot)
        await pressed(pilot, *" me")
        file = open_session(path)
        removal = remove_noted(file.session, "actions", "a1")
        assert removal is not None
        file.apply(removal)
        file.save()
        await until(pilot, lambda: not session_of(app).rows(("actions",)))
        await pressed(pilot, "escape")
        assert said(app, WHAT) == "Ask me"
        assert len(conflicts_of(session_of(app))) == 1


async def test_an_action_in_which_nobody_typed_shows_what_they_wrote(tmp_path: Path) -> None:
    path = with_row(tmp_path, "actions", ASK)
    async with opened(path) as (_, pilot):
        app = await in_the_action(pilot)
        elsewhere(path, (WHAT, "Call"))
        await until(pilot, lambda: "Call" in shown(app))
        await pressed(pilot, *" me", "escape")
        assert said(app, WHAT) == "Call me"
        assert not conflicts_of(session_of(app))


async def test_a_decision_that_others_decided_anew_stands_beside_theirs(tmp_path: Path) -> None:
    path = with_row(tmp_path, "decisions", {"id": "d1", "wording": "Begin"})
    async with opened(path) as (app, pilot):
        await pressed(pilot, "f2", "n", "d", "enter", *" soon")
        file = open_session(path)
        theirs = {"id": "d2", "wording": "Begin in May", "supersedes": "d1"}
        file.apply(change(file.session, ("decisions", "d2"), theirs, 1))
        file.save()
        await until(pilot, lambda: len(session_of(app).rows(("decisions",))) == 2)
        await pressed(pilot, "escape")
        wordings = [row["wording"] for row in session_of(app).rows(("decisions",))]
        assert wordings == ["Begin", "Begin in May", "Begin soon"]


async def test_a_private_note_written_elsewhere_is_gone_on_with(tmp_path: Path) -> None:
    path = a_session_file(tmp_path)
    note = ("notes", "issue", "text")
    async with opened(path) as (app, pilot):
        await app.run_action("screen.private_note")
        await pressed(pilot, *"Mine")
        elsewhere(path, (note, "Theirs"), private=True)
        await until(pilot, lambda: conflicts_of(notes_of(app)))
        await pressed(pilot, "!", "escape")
        assert notes_of(app).get(note) == "Mine!"
        assert app.desk is not None
        app.desk.flush()
        await app.run_action("screen.private_note")
        elsewhere(path, (note, "Others"), private=True)
        await until(pilot, lambda: "Others" in shown(app))
        await pressed(pilot, "?", "escape")
        assert notes_of(app).get(note) == "Others?"
        assert len(conflicts_of(notes_of(app))) == 1


async def test_a_mark_given_elsewhere_is_kept_beside_the_one_that_is_chosen(tmp_path: Path) -> None:
    path = a_session_file(tmp_path)
    state = ("answers", "problem", "state")
    async with opened(path) as (app, pilot):
        await pressed(pilot, "ctrl+l", "l", *"June")
        elsewhere(path, (state, "parked"))
        await until(pilot, lambda: said(app, state) == "parked")
        await pressed(pilot, "enter")
        assert session_of(app).get(("answers", "problem")) == {"state": "later", "note": "June"}
        assert [one.theirs for one in conflicts_of(session_of(app))] == ["parked"]
        assert "choose between the versions" in shown(app)
        await pressed(pilot, "ctrl+z")
        assert said(app, state) == "parked"
        assert not conflicts_of(session_of(app))


async def test_a_title_given_elsewhere_is_kept_beside_the_one_that_is_typed(tmp_path: Path) -> None:
    path = a_session_file(tmp_path)
    async with opened(path) as (app, pilot):
        await app.run_action("screen.rename")
        elsewhere(path, (TITLE, "Taps"))
        await until(pilot, lambda: "Taps" in shown(app))
        await pressed(pilot, *"Wells")
        elsewhere(path, (TITLE, "Pipes"))
        await until(pilot, lambda: said(app, TITLE) == "Pipes")
        await pressed(pilot, "enter")
        assert said(app, TITLE) == "Wells"
        assert [(one.base, one.theirs) for one in conflicts_of(session_of(app))] == [("Taps", "Pipes")]
        assert "choose between the versions" in shown(app)


async def test_a_reason_given_elsewhere_is_kept_beside_the_one_that_is_typed(tmp_path: Path) -> None:
    path = with_row(tmp_path, "versions", SIGNED)
    async with opened(path) as (app, pilot):
        await app.run_action("screen.reopening")
        elsewhere(path, (REASON, "The bank left"))
        await until(pilot, lambda: "The bank left" in shown(app))
        await pressed(pilot, "end", *" us")
        elsewhere(path, (REASON, "No money"))
        await until(pilot, lambda: said(app, REASON) == "No money")
        await pressed(pilot, "enter")
        assert said(app, REASON) == "The bank left us"
        assert [one.theirs for one in conflicts_of(session_of(app))] == ["No money"]


async def test_what_is_signed_is_what_is_shown_though_others_go_on(tmp_path: Path) -> None:
    rule = {"id": "p1", "principle": "Share numbers", "positions": {"county": "support", "lakewater": "support"}}
    path = a_session_file(tmp_path, {"principles": {"rows": [rule]}})
    file = open_session(path)
    file.apply(change(file.session, ("versions", "v1"), SIGNED, 0))
    file.save()
    async with opened(path, size=(100, 40)) as (app, pilot):
        await app.run_action("screen.sign_off")
        await pressed(pilot, *"Why")
        elsewhere(path, (("answers", "principles", "rows", "p1", "positions", "lakewater"), "block"), (REASON, "Rain"))
        await until(pilot, lambda: "✕ Lakewater      does not agree: blocks" in shown(app))
        await pressed(pilot, "!", "enter", "enter")
        assert isinstance(app.screen, SignedScreen)
        assert said(app, REASON) == "Why!"
        assert [one.theirs for one in conflicts_of(session_of(app))] == ["Rain"]


async def test_a_version_that_was_signed_elsewhere_is_not_signed_twice(tmp_path: Path) -> None:
    path = a_session_file(tmp_path)
    async with opened(path) as (app, pilot):
        await app.run_action("screen.sign_off")
        file = open_session(path)
        file.apply(change(file.session, ("versions", "v1"), SIGNED, 0))
        file.save()
        await until(pilot, lambda: not isinstance(app.screen, SignOffScreen))
        await until(pilot, lambda: "Another version was signed elsewhere" in shown(app))
        assert len(session_of(app).rows(("versions",))) == 1


async def test_a_row_that_is_kept_twice_before_the_screen_has_caught_up_is_added_once(tmp_path: Path) -> None:
    path = a_session_file(tmp_path, {"needs": {"rows": [{"id": "n1", "need": "Water"}]}})
    async with opened(path) as (app, pilot):
        await pressed(pilot, "tab")
        screen = app.screen
        assert isinstance(screen, StepScreen)
        grid = screen.open_question.grid
        assert grid is not None
        assert grid.rows is not None
        grid.rows.set(Spot(1, 0), "Li")  # as a key does; what it says upwards has not arrived yet
        screen.tell_edits()
        grid.rows.set(Spot(1, 0), "Light")
        screen.tell_edits()
        assert [row["need"] for row in session_of(app).rows(("answers", "needs", "rows"))] == ["Water", "Light"]
