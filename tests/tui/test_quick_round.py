"""The quick round: statements in the middle, partners in turn, every position in the session at once."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from textual.events import Key
from textual.pilot import Pilot

from partnering_tui.tui.app import PartneringApp
from partnering_tui.tui.screens.quick_round import QuickRoundScreen
from partnering_tui.tui.screens.step import StepScreen
from partnering_tui.tui.widgets.round_board import VoiceLine
from tests.tui.hosts import burst
from tests.tui.open_session import a_session_file, opened, pressed, session_of, shown

STATEMENTS: dict[str, Any] = {
    "principles": {
        "rows": [
            {"id": "p1", "principle": "We share all the [numbers]"},
            {"id": "p2", "principle": "We decide together"},
        ]
    }
}


@asynccontextmanager
async def in_round(
    folder: Path, answers: dict[str, Any] | None = None, *, size: tuple[int, int] = (100, 30)
) -> AsyncIterator[tuple[PartneringApp, Pilot[int]]]:
    """A quick round with the statements of the second step."""
    async with opened(a_session_file(folder, answers or STATEMENTS), size=size) as (app, pilot):
        await go_to_statements(app, pilot)
        await pressed(pilot, "ctrl+b")
        assert isinstance(app.screen, QuickRoundScreen)
        yield app, pilot


async def go_to_statements(app: PartneringApp, pilot: Pilot[int]) -> None:
    assert isinstance(app.screen, StepScreen)
    await app.screen.go_to(1, "principles")
    await pilot.pause()


def row(app: PartneringApp, index: int = 0) -> dict[str, Any]:
    found: dict[str, Any] = session_of(app).tree["answers"]["principles"]["rows"][index]
    return found


async def test_it_begins_with_the_statement_under_the_cursor_and_the_first_silent_partner(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path, STATEMENTS)) as (app, pilot):
        await go_to_statements(app, pilot)
        await pressed(pilot, "s", "left", "down", "ctrl+b")
        assert "We decide together" in shown(app)
        await pressed(pilot, "left")
        assert "We share all the [numbers]" in shown(app)
        assert "▸ Lakewater" in shown(app)


async def test_each_letter_is_a_position_and_gives_the_turn_to_the_next(tmp_path: Path) -> None:
    async with in_round(tmp_path) as (app, pilot):
        await pressed(pilot, "s")
        assert "▸ Lakewater" in shown(app)
        await pressed(pilot, "a")
        assert row(app)["positions"] == {"county": "support", "lakewater": "accept"}
        assert "Agreed" in shown(app)


THREE = ("County", "Lakewater", "Fund")
SPOKEN: dict[str, Any] = {
    "principles": {
        "rows": [
            {
                "id": "p1",
                "principle": "We share",
                "positions": {"county": "support", "lakewater": "reservation", "fund": "support"},
                "reservations": {"lakewater": "Not names"},
            },
            {"id": "p2", "principle": "We decide together"},
        ]
    }
}


@asynccontextmanager
async def in_round_of_three(folder: Path, present: list[str]) -> AsyncIterator[tuple[PartneringApp, Pilot[int]]]:
    """A quick round on a statement to which all three partners have spoken; only some of them are in the room."""
    async with opened(a_session_file(folder, SPOKEN, partners=THREE)) as (app, pilot):
        now = datetime.now(UTC).astimezone()
        session_of(app).tree["sittings"] = [{"id": "s1", "started": now, "present": present}]
        await go_to_statements(app, pilot)
        await pressed(pilot, "ctrl+b")
        yield app, pilot


async def test_where_everybody_has_spoken_each_letter_still_goes_to_the_next_partner(tmp_path: Path) -> None:
    async with in_round_of_three(tmp_path, ["county", "lakewater", "fund"]) as (app, pilot):
        for _ in range(2):
            burst(app, "asa")
            await pressed(pilot)
            assert row(app)["positions"] == {"county": "accept", "lakewater": "support", "fund": "accept"}
            burst(app, "up", "up", "up", "sas")
            await pressed(pilot)
            assert row(app)["positions"] == {"county": "support", "lakewater": "accept", "fund": "support"}
            await pressed(pilot, "down")


async def test_after_the_last_partner_letters_do_nothing_until_one_is_chosen(tmp_path: Path) -> None:
    async with in_round_of_three(tmp_path, ["county", "lakewater", "fund"]) as (app, pilot):
        await pressed(pilot, "a", "a", "a", "s", "s", "delete")
        assert row(app)["positions"] == dict.fromkeys(("county", "lakewater", "fund"), "accept")
        assert "▸" not in shown(app)
        assert "Up and down choose a partner" in shown(app)
        await pressed(pilot, "up", "s")
        assert row(app)["positions"]["fund"] == "support"
        await pressed(pilot, "enter")
        assert "2 of 2" in shown(app)


async def test_after_the_last_partner_who_is_there_the_round_stops(tmp_path: Path) -> None:
    async with in_round_of_three(tmp_path, ["county", "lakewater"]) as (app, pilot):
        await pressed(pilot, "right", "s", "a", "r", "b")
        assert row(app, 1)["positions"] == {"county": "support", "lakewater": "accept"}
        assert "Up and down choose a partner" in shown(app)


async def test_who_dissents_no_more_leaves_its_words_behind_until_undo(tmp_path: Path) -> None:
    async with in_round_of_three(tmp_path, ["lakewater"]) as (app, pilot):
        await pressed(pilot, "a")
        assert "Not names" not in shown(app)
        assert "reservations" not in row(app)
        await pressed(pilot, "ctrl+z")
        assert row(app)["positions"]["lakewater"] == "reservation"
        assert row(app)["reservations"] == {"lakewater": "Not names"}


async def test_a_dissent_of_another_kind_keeps_its_words(tmp_path: Path) -> None:
    async with in_round_of_three(tmp_path, ["lakewater"]) as (app, pilot):
        await pressed(pilot, "t", "enter")
        assert row(app)["positions"]["lakewater"] == "stand-aside"
        assert row(app)["reservations"] == {"lakewater": "Not names"}


async def test_the_words_go_in_the_grid_too(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path, SPOKEN)) as (app, pilot):
        await go_to_statements(app, pilot)
        await pressed(pilot, "right", "s")
        assert row(app)["positions"]["lakewater"] == "support"
        assert "reservations" not in row(app)
        await pressed(pilot, "ctrl+z")
        assert row(app)["reservations"] == {"lakewater": "Not names"}


async def test_letters_typed_in_one_go_are_the_positions_of_partners_in_turn(tmp_path: Path) -> None:
    async with in_round(tmp_path) as (app, pilot):
        burst(app, "sa", "enter", "as")
        await pressed(pilot, "escape")
        assert row(app)["positions"] == {"county": "support", "lakewater": "accept"}
        assert row(app, 1)["positions"] == {"county": "accept", "lakewater": "support"}


async def test_a_reservation_asks_for_its_words_right_there(tmp_path: Path) -> None:
    async with in_round(tmp_path) as (app, pilot):
        await pressed(pilot, "r")
        assert "County’s reservation" in shown(app)
        burst(app, "Not sab names", "enter", "s")
        await pressed(pilot)
        assert row(app)["positions"] == {"county": "reservation", "lakewater": "support"}
        assert row(app)["reservations"] == {"county": "Not sab names"}
        assert "“Not sab names”" in shown(app)


async def test_words_may_stay_empty(tmp_path: Path) -> None:
    async with in_round(tmp_path) as (app, pilot):
        await pressed(pilot, "b", "enter")
        assert row(app)["positions"] == {"county": "block"}
        assert "reservations" not in row(app)
        assert "▸ Lakewater" in shown(app)


async def test_words_are_in_the_session_while_they_are_typed(tmp_path: Path) -> None:
    async with in_round(tmp_path) as (app, pilot):
        await pressed(pilot, "t", *"Why")
        assert row(app)["reservations"] == {"county": "Why"}


async def test_escape_closes_the_words_first_and_then_the_round(tmp_path: Path) -> None:
    async with in_round(tmp_path) as (app, pilot):
        await pressed(pilot, "r", *"No", "escape")
        assert isinstance(app.screen, QuickRoundScreen)
        await pressed(pilot, "escape")
        assert isinstance(app.screen, StepScreen)
        assert row(app)["reservations"] == {"county": "No"}


async def test_space_skips_and_delete_takes_back(tmp_path: Path) -> None:
    async with in_round(tmp_path) as (app, pilot):
        await pressed(pilot, "space", "s")
        assert row(app)["positions"] == {"lakewater": "support"}
        await pressed(pilot, "down", "delete")
        assert "positions" not in row(app)


async def test_the_arrows_go_among_partners_and_statements(tmp_path: Path) -> None:
    async with in_round(tmp_path) as (app, pilot):
        await pressed(pilot, "down", "s", "right", "s", "left")
        assert "2 of 2" not in shown(app)
        assert row(app)["positions"] == {"lakewater": "support"}
        assert row(app, 1)["positions"] == {"county": "support"}


async def test_enter_goes_to_the_next_statement_and_at_the_last_says_so(tmp_path: Path) -> None:
    async with in_round(tmp_path) as (app, pilot):
        await pressed(pilot, "enter")
        assert "2 of 2" in shown(app)
        await pressed(pilot, "enter")
        assert "That was the last statement" in shown(app)


async def test_undo_takes_the_last_position_back_and_it_is_seen(tmp_path: Path) -> None:
    async with in_round(tmp_path) as (app, pilot):
        await pressed(pilot, "s", "a", "ctrl+z")
        assert row(app)["positions"] == {"county": "support"}
        assert "Open · yet to speak: Lakewater" in shown(app)


async def test_who_is_absent_is_pending_and_passed_over(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path, STATEMENTS)) as (app, pilot):
        now = datetime.now(UTC).astimezone()
        session_of(app).tree["sittings"] = [{"id": "s1", "started": now, "present": ["lakewater"]}]
        await go_to_statements(app, pilot)
        await pressed(pilot, "ctrl+b")
        assert "pending: County" in shown(app)
        assert "▸ Lakewater" in shown(app)
        await pressed(pilot, "s")
        assert row(app)["positions"] == {"lakewater": "support"}


async def test_asking_again_keeps_what_was_said_and_tells_who_moved(tmp_path: Path) -> None:
    async with in_round(tmp_path) as (app, pilot):
        await pressed(pilot, "r", *"No", "enter", "s", "g")
        assert "Open · asked again" in shown(app)
        assert "County reserved “No”" in shown(app)
        await pressed(pilot, "s", "s")
        assert "Moved: County from reservation to support" in shown(app)
        assert row(app)["earlier"][0]["positions"] == {"county": "reservation", "lakewater": "support"}


async def test_positions_on_an_earlier_wording_stand_in_brackets_until_the_meaning_is_the_same(tmp_path: Path) -> None:
    positions = {"county": "support", "lakewater": "accept"}
    reworded = {"id": "p1", "principle": "We share", "asked_as": "We share all", "positions": positions}
    async with in_round(tmp_path, {"principles": {"rows": [reworded]}}) as (app, pilot):
        assert "(support)" in shown(app)
        assert "“We share all”" in shown(app)
        assert "g ask again · m the meaning is the same" in shown(app)
        await pressed(pilot, "m")
        assert "Agreed" in shown(app)
        assert "(support)" not in shown(app)
        assert "ask again" not in shown(app)


async def test_everything_can_be_clicked(tmp_path: Path) -> None:
    async with in_round(tmp_path) as (app, pilot):
        await pilot.click(list(app.screen.query(VoiceLine))[1])
        await pilot.pause()
        await pilot.click("#round-legend", offset=(4, 0))
        await pilot.pause()
        assert row(app)["positions"] == {"lakewater": "support"}


async def test_without_statements_it_says_what_to_do(tmp_path: Path) -> None:
    async with in_round(tmp_path, {"needs": {"rows": [{"id": "n1", "need": "Water"}]}}) as (app, pilot):
        assert "There are no statements yet" in shown(app)
        await pressed(pilot, "s", "enter", "space", "escape")
        assert isinstance(app.screen, StepScreen)


async def test_a_key_typed_right_after_the_round_was_opened_counts(tmp_path: Path) -> None:
    async with opened(a_session_file(tmp_path, STATEMENTS)) as (app, pilot):
        await go_to_statements(app, pilot)
        app.post_message(Key("ctrl+b", None))
        burst(app, "ss")
        await pressed(pilot)
        assert row(app)["positions"] == {"county": "support", "lakewater": "support"}


async def test_nothing_private_is_on_it(tmp_path: Path) -> None:
    path = a_session_file(tmp_path, STATEMENTS)
    async with opened(path) as (app, pilot):
        await go_to_statements(app, pilot)
        await pressed(pilot, "ctrl+n", "up", "n", *"Qzx", "escape", "ctrl+b")
        assert isinstance(app.screen, QuickRoundScreen)
        assert "Qzx" not in shown(app)
