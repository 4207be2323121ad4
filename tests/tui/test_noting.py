"""Noting something from anywhere: an action, a decision, a parked point. Nothing that was typed is lost."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from textual.events import Key

from partnering_tui.tui.app import PartneringApp
from partnering_tui.tui.screens.notes import NotesScreen
from partnering_tui.tui.screens.noting import NotingScreen
from partnering_tui.tui.screens.step import StepScreen
from tests.tui.hosts import burst
from tests.tui.open_session import a_session_file, notes_of, opened, pressed, session_of, shown


def noted(app: PartneringApp, place: str) -> list[dict[str, Any]]:
    """What stands there, without ids and the day."""
    rows = session_of(app).rows((place,))
    return [{key: value for key, value in row.items() if key not in ("id", "noted", "sitting")} for row in rows]


async def test_an_action_is_what_who_and_by_when(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path)) as (app, pilot):
        await pressed(pilot, "ctrl+n", *"Ask", "enter", *"Grace", "enter", *"2027-06-30", "enter")
        assert isinstance(app.screen, StepScreen)
        assert noted(app, "actions") == [{"what": "Ask", "who": "Grace", "due": date(2027, 6, 30), "step": "issue"}]


async def test_a_date_that_is_none_is_kept_as_typed_and_told(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path)) as (app, pilot):
        await pressed(pilot, "ctrl+n", *"Ask", "enter", "enter", *"in spring")
        assert "not a date yet" in shown(app)
        await pressed(pilot, "enter")
        assert noted(app, "actions") == [{"what": "Ask", "due": "in spring", "step": "issue"}]


@pytest.mark.parametrize("place", [("f2",), ("f8",), ("ctrl+t",), ()])
async def test_something_is_noted_from_every_screen_of_a_session(tmp_path: Path, place: tuple[str, ...]) -> None:
    async with opened(a_session_file(tmp_path)) as (app, pilot):
        await pressed(pilot, *place, "ctrl+n", *"Ask", "escape")
        assert noted(app, "actions") == [{"what": "Ask", "step": "issue"}]
        assert not isinstance(app.screen, NotingScreen)


async def test_a_decision_has_its_wording_its_reason_and_who_was_there(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path)) as (app, pilot):
        assert app.desk is not None
        now = datetime.now(UTC).astimezone().replace(microsecond=0)
        session_of(app).tree["sittings"] = [{"id": app.desk.sitting.id, "started": now, "present": ["lakewater"]}]
        await pressed(pilot, "ctrl+n", "up", "d", *"We begin", "enter", *"It is time", "enter", "1", "enter")
        (decision,) = noted(app, "decisions")
        assert now.date() <= decision.pop("decided") <= date.today()
        assert decision == {
            "wording": "We begin",
            "reason": "It is time",
            "present": ["county", "lakewater"],
            "step": "issue",
        }
        assert session_of(app).rows(("decisions",))[0]["sitting"] == app.desk.sitting.id


async def test_a_parked_point_may_have_an_owner_and_a_date(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path)) as (app, pilot):
        await pressed(pilot, "ctrl+n", "up", "p", *"Toilets", "enter", *"County", "enter", "enter")
        assert noted(app, "parking_lot") == [{"what": "Toilets", "owner": "County", "step": "issue"}]


async def test_the_same_key_turns_to_the_next_kind_and_keeps_the_words(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path)) as (app, pilot):
        await pressed(pilot, "ctrl+n", *"We begin", "ctrl+n", "escape")
        assert [row["wording"] for row in noted(app, "decisions")] == ["We begin"]
        assert noted(app, "actions") == []


async def test_the_same_key_never_shows_the_private_note(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path)) as (app, pilot):
        await pressed(pilot, "ctrl+n", "up", "n", *"Qzx", "escape")
        for _ in range(5):
            await pressed(pilot, "ctrl+n")
            assert "Qzx" not in shown(app)


async def test_words_that_turn_out_private_are_private_alone(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path)) as (app, pilot):
        await pressed(pilot, "ctrl+n", *"Qzx", "up", "n", "escape")
        assert notes_of(app).note("issue") == "Qzx"
        assert "Qzx" not in str(session_of(app).tree)


async def test_what_was_typed_for_another_kind_is_kept_with_the_words(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path)) as (app, pilot):
        await pressed(pilot, "ctrl+n", *"Begin", "enter", *"Grace", "ctrl+n", "escape")
        assert [row["wording"] for row in noted(app, "decisions")] == ["Begin (Grace)"]


async def test_a_name_alone_is_kept_too(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path)) as (app, pilot):
        await pressed(pilot, "ctrl+n", "enter", *"Grace", "escape")
        assert [row["what"] for row in noted(app, "actions")] == ["Grace"]


async def test_an_empty_window_leaves_nothing(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path)) as (app, pilot):
        before = str(session_of(app).tree)
        await pressed(pilot, "ctrl+n", "escape", "ctrl+n", "enter", "enter", "enter")
        assert isinstance(app.screen, StepScreen)
        assert str(session_of(app).tree) == before


async def test_undo_takes_a_note_back_in_one_go(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path)) as (app, pilot):
        await pressed(pilot, "ctrl+n", *"Ask", "enter", *"Grace", "escape", "ctrl+z")
        assert noted(app, "actions") == []
        await pressed(pilot, "ctrl+y")
        assert [row["who"] for row in noted(app, "actions")] == ["Grace"]


async def test_what_is_half_typed_is_kept_when_the_app_ends_and_only_once(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path)) as (app, pilot):
        await pressed(pilot, "ctrl+n", *"As")
        app._save_at_any_cost()
        assert [row["what"] for row in noted(app, "actions")] == ["As"]
        await pressed(pilot, "k", "enter", *"Grace", "escape")
        assert noted(app, "actions") == [{"what": "Ask", "who": "Grace", "step": "issue"}]


async def test_keys_typed_while_the_window_opens_reach_its_first_line(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path)) as (app, pilot):
        app.post_message(Key("ctrl+n", None))
        burst(app, "Ask", "enter", "Grace", "enter", "enter")
        await pressed(pilot)
        assert noted(app, "actions") == [{"what": "Ask", "who": "Grace", "step": "issue"}]


async def test_the_private_note_has_a_command_of_its_own(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path)) as (app, pilot):
        await app.run_action("screen.private_note")
        await pressed(pilot, *"Ask", "escape")
        assert notes_of(app).note("issue") == "Ask"


async def test_the_window_leads_to_all_notes_and_keeps_what_was_typed(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path)) as (app, pilot):
        await pressed(pilot, "ctrl+n", *"Ask")
        await pilot.click("#notes")
        await pilot.pause()
        await pilot.pause()
        assert isinstance(app.screen, NotesScreen)
        assert "Ask" in shown(app)


async def test_a_kind_and_a_line_can_be_clicked(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path)) as (app, pilot):
        await pressed(pilot, "ctrl+n")
        await pilot.click("KindLine", offset=(18, 0))
        await pressed(pilot, *"We begin")
        await pilot.click("#line-reason Words")
        await pressed(pilot, *"Time", "escape")
        assert [(row["wording"], row["reason"]) for row in noted(app, "decisions")] == [("We begin", "Time")]


@pytest.mark.parametrize("size", [(80, 24), (40, 12), (20, 6)])
async def test_the_window_stands_in_any_terminal(tmp_path: Path, size: tuple[int, int]) -> None:
    async with opened(a_session_file(tmp_path), size=size) as (app, pilot):
        await pressed(pilot, "ctrl+n", *"Ask", "ctrl+n", "ctrl+n", "escape")
        assert [row["what"] for row in noted(app, "parking_lot")] == ["Ask"]


async def test_letters_are_shown_as_keys_only_where_they_are_keys(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path)) as (app, pilot):
        await pressed(pilot, "ctrl+n")
        assert "↑ from the first line, then a d p n, or ^n for the next" in " ".join(shown(app).split())
        await pressed(pilot, "up")
        assert "a d p n choose the kind" in " ".join(shown(app).split())


async def test_the_window_says_where_the_words_go(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path)) as (app, pilot):
        await pressed(pilot, "ctrl+n")
        assert "Everybody may read this: it is kept in the session's file." in shown(app)
        await pressed(pilot, "up", "n")
        assert "Only you read this. It stays in water.private.toml, under step 1." in shown(app)
        assert "Everybody" not in shown(app)
