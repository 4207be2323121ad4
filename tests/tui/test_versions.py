"""Versions on the screen: what was signed, what changed since, what stands open, and signing the next."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from textual.pilot import Pilot

from partnering_tui.session.versions import latest_version, standing_version
from partnering_tui.storage.session_file import SessionFile, open_session
from partnering_tui.tui.app import PartneringApp
from partnering_tui.tui.screens.overview import OverviewScreen
from partnering_tui.tui.screens.reading import ReadingScreen
from partnering_tui.tui.screens.reopening import ReopeningScreen
from partnering_tui.tui.screens.sign_off import SignedScreen, SignOffScreen
from partnering_tui.tui.screens.signed_version import SignedVersionScreen
from partnering_tui.tui.screens.step import StepScreen
from partnering_tui.tui.screens.versions import VersionsScreen
from partnering_tui.tui.widgets.words import Words
from tests.tui.open_session import a_session_file, opened, pressed, session_of, shown

RULE = {"id": "p1", "principle": "Share [all] numbers", "positions": {"county": "support", "lakewater": "reservation"}}
RULES = RULE | {"reservations": {"lakewater": "Not of customers"}}
AGREED = {"principles": {"rows": [RULES]}, "problem": {"value": "The taps are dry"}}
VERSIONS = ("f2", "v")


def a_file(folder: Path) -> Path:
    return a_session_file(folder, AGREED)


async def sign(pilot: Pilot[int], *before: str) -> None:
    """Sign, from the screen of versions."""
    await pressed(pilot, "s", *before)
    screen = pilot.app.screen
    assert isinstance(screen, SignOffScreen)
    screen.set_focus(screen.query_one("#sign"))
    await pressed(pilot, "enter")


async def write(pilot: Pilot[int], words: str) -> None:
    """Write behind the answer to the first question, from whatever screen is in front."""
    while not isinstance(screen := pilot.app.screen, StepScreen):
        await pressed(pilot, "escape")
    await screen.go_to(0, "problem")
    await pressed(pilot, *words)


async def test_signing_shows_who_stands_how_freezes_and_says_where_the_file_is(tmp_path: Path) -> None:
    path = a_file(tmp_path)
    async with opened(path, size=(100, 40)) as (app, pilot):
        await pressed(pilot, *VERSIONS, "s")
        assert "● County         agreed" in shown(app)
        assert "◐ Lakewater      agreed, with reservations" in shown(app)
        assert "Not of customers" in shown(app)
        assert not path.with_name("water.v1.toml").exists()
        await pressed(pilot, "escape")
        await sign(pilot)
        assert isinstance(app.screen, SignedScreen)
        assert "as water.v1.toml in" in shown(app)
        await pressed(pilot, "escape")
        assert "version 1 agreed" in shown(app)
        assert "stands as it was signed" in shown(app)
    frozen = path.with_name("water.v1.toml")
    assert not frozen.stat().st_mode & stat.S_IWUSR
    assert standing_version(open_session(path).session) is not None


async def test_a_version_that_stands_is_not_signed_twice(tmp_path: Path) -> None:
    async with opened(a_file(tmp_path)) as (app, pilot):
        await pressed(pilot, *VERSIONS)
        await sign(pilot)
        await pressed(pilot, "escape", "s")
        assert isinstance(app.screen, VersionsScreen)
        assert "nothing has changed since" in shown(app)


async def test_undo_passes_over_a_signature(tmp_path: Path) -> None:
    async with opened(a_file(tmp_path)) as (app, pilot):
        await write(pilot, "x")
        await pressed(pilot, *VERSIONS)
        await sign(pilot)
        await pressed(pilot, "escape", "ctrl+z")
        assert len(session_of(app).rows(("versions",))) == 1
        assert session_of(app).status == "reopened"


async def test_the_first_change_after_a_signature_makes_a_draft_of_the_next_without_a_question(tmp_path: Path) -> None:
    async with opened(a_file(tmp_path), size=(130, 40)) as (app, pilot):
        await pressed(pilot, *VERSIONS)
        await sign(pilot)
        await write(pilot, " too")
        assert session_of(app).get(("answers", "problem", "value")) == "The taps are dry too"
        assert "draft of version 2" in shown(app)
        assert "Version 1 stays as it was signed" in shown(app)
        await pressed(pilot, *VERSIONS)
        assert "What you see is the draft of version 2. r says why it was reopened." in " ".join(shown(app).split())
        assert "dry too" in shown(app)
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert "Esc back  F1 help  s sign off  r why  o read it  c compare  ^p all commands" in shown(app)


async def test_the_reason_is_asked_for_and_kept_however_the_window_is_closed(tmp_path: Path) -> None:
    path = a_file(tmp_path)
    async with opened(path) as (app, pilot):
        await pressed(pilot, *VERSIONS)
        await sign(pilot)
        await write(pilot, "x")
        await pressed(pilot, *VERSIONS, "r", *"Less mon")
        assert isinstance(app.screen, ReopeningScreen)
        app._save_at_any_cost()
        assert _reason(open_session(path)) == "Less mon"
        await pressed(pilot, *"ey", "escape")
        assert isinstance(app.screen, VersionsScreen)
        assert "“Less money”" in " ".join(shown(app).split())


async def test_signing_the_next_insists_on_a_reason(tmp_path: Path) -> None:
    async with opened(a_file(tmp_path), size=(100, 40)) as (app, pilot):
        await pressed(pilot, *VERSIONS)
        await sign(pilot)
        await write(pilot, "x")
        await pressed(pilot, *VERSIONS, "s")
        for _ in range(2):
            await pressed(pilot, "enter", "enter")
            assert isinstance(app.screen, SignOffScreen)
            assert "A few words" in shown(app)
            assert isinstance(app.focused, Words)
        assert len(session_of(app).rows(("versions",))) == 1
        await pressed(pilot, *"Less", "enter", "enter")
        assert isinstance(app.screen, SignedScreen)
        latest = session_of(app).rows(("versions",))
        assert [row.get("reason") for row in latest] == ["Less", None]


async def test_what_was_changed_by_hand_needs_a_reason_too(tmp_path: Path) -> None:
    path = a_file(tmp_path)
    await signed(path)
    path.write_text(path.read_text(encoding="utf-8").replace("The taps are dry", "Dust"), encoding="utf-8")
    async with opened(path, size=(100, 40)) as (app, pilot):
        await pressed(pilot, *VERSIONS, "s")
        assert "Why was version 1 opened again?" in shown(app)
        await pressed(pilot, "enter", "enter")
        assert isinstance(app.screen, SignOffScreen)
        await pressed(pilot, *"By hand", "enter", "enter")
        assert isinstance(app.screen, SignedScreen)
        assert session_of(app).rows(("versions",))[0]["reason"] == "By hand"


async def test_a_reason_half_typed_while_signing_is_kept_when_the_app_ends(tmp_path: Path) -> None:
    path = a_file(tmp_path)
    async with opened(path) as (app, pilot):
        await pressed(pilot, *VERSIONS)
        await sign(pilot)
        await write(pilot, "x")
        await pressed(pilot, *VERSIONS, "s", *"Less")
        app._save_at_any_cost()
        assert _reason(open_session(path)) == "Less"
        assert len(open_session(path).session.rows(("versions",))) == 1


def _reason(file: SessionFile) -> str:
    latest = latest_version(file.session)
    return latest.reason if latest else ""


async def test_any_two_can_be_compared(tmp_path: Path) -> None:
    async with opened(a_file(tmp_path), size=(100, 40)) as (app, pilot):
        await pressed(pilot, *VERSIONS)
        await sign(pilot)
        await write(pilot, "x")
        await pressed(pilot, *VERSIONS)
        await sign(pilot, *"why")
        await write(pilot, "y")
        await pressed(pilot, *VERSIONS, "down", "down", "enter")
        assert "What changed from version 1 to now" in shown(app)
        await pressed(pilot, "escape", "c", "up", "enter")
        assert "What changed from version 1 to version 2" in shown(app)
        assert "dryx" in shown(app)
        assert "dryxy" not in shown(app)
        assert isinstance(app.screen, ReadingScreen)
        await pressed(pilot, "escape", "o")
        assert "Version 2 as it was signed" in shown(app)


async def test_a_version_whose_file_is_gone_is_said_to_be_missing(tmp_path: Path) -> None:
    path = a_file(tmp_path)
    async with opened(path) as (app, pilot):
        await pressed(pilot, *VERSIONS)
        await sign(pilot)
        await pressed(pilot, "escape", "escape")
        path.with_name("water.v1.toml").unlink()
        await pressed(pilot, *VERSIONS, "down", "o")
        assert isinstance(app.screen, VersionsScreen)
        assert "is missing" in shown(app)


async def test_a_disk_that_refuses_signs_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = a_file(tmp_path)
    async with opened(path) as (app, pilot):
        await pressed(pilot, *VERSIONS)
        monkeypatch.setattr("partnering_tui.storage.version_file.MOST_NAMES", 1)
        await sign(pilot)
        assert "files of every name" in shown(app)
        assert not session_of(app).rows(("versions",))


async def test_escape_goes_back(tmp_path: Path) -> None:
    async with opened(a_file(tmp_path)) as (app, pilot):
        await pressed(pilot, *VERSIONS, "escape", "f2")
        assert isinstance(app.screen, OverviewScreen)


# A signed version that is opened by itself


async def signed(path: Path) -> Path:
    async with opened(path) as (_, pilot):
        await pressed(pilot, *VERSIONS)
        await sign(pilot)
    return path.with_name("water.v1.toml")


async def test_a_signed_version_is_opened_for_reading_only(tmp_path: Path) -> None:
    frozen = await signed(a_file(tmp_path))
    before = frozen.read_bytes()
    async with opened(frozen, with_briefing=True) as (app, pilot):
        assert isinstance(app.screen, SignedVersionScreen)
        assert "Version 1 · for reading only" in shown(app)
        assert "Esc close  F1 help" in shown(app)
        assert shown(app).count(" close") == 1
        assert "open water.toml beside it" in shown(app)
        await pressed(
            pilot, *"abc", "enter", "f2", "ctrl+t", "ctrl+s", "f12", "ctrl+n", "ctrl+z", "right_square_bracket"
        )
        assert isinstance(app.screen, SignedVersionScreen)
        assert app._let_go()
    assert frozen.read_bytes() == before


async def test_only_what_changes_nothing_is_offered_for_a_signed_version(tmp_path: Path) -> None:
    frozen = await signed(a_file(tmp_path))
    async with opened(frozen) as (app, _):
        offered = {command.title for command in app.get_system_commands(app.screen)}
    assert {"Quit", "Close the session", "Next section"} <= offered
    assert not {"Undo", "Save now", "Partners", "Rename the session", "Sign off a version", "Who is here"} & offered


async def test_a_signed_version_takes_no_change_whoever_asks(tmp_path: Path) -> None:
    frozen = await signed(a_file(tmp_path))
    async with opened(frozen) as (app, _):
        assert _refuses(app)


def _refuses(app: PartneringApp) -> bool:
    from partnering_tui.session.edits import rename_session

    assert app.desk is not None
    book = app.desk.workbook
    return not book.make(rename_session(book.session, "Other")) and not app.desk.file.is_dirty
