"""The screen of all notes: what is open, overdue and pending, and what is done with each."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import tomlkit
from textual.pilot import Pilot

from partnering_tui.tui.app import PartneringApp
from partnering_tui.tui.screens.notes import NotesScreen
from partnering_tui.tui.screens.step import StepScreen
from tests.tui.open_session import a_session_file, opened, pressed, session_of, shown

TODAY = date.today()
NOTED: dict[str, Any] = {
    "actions": [
        {"id": "a1", "what": "Ask the [ward]", "who": "Grace", "due": TODAY + timedelta(days=9)},
        {"id": "a2", "what": "Book the hall", "who": "Daniel", "due": TODAY - timedelta(days=9)},
        {"id": "a3", "what": "Send the report", "done": True},
    ],
    "decisions": [
        {"id": "d1", "wording": "Bills are paid in 60 days", "present": ["county", "lakewater"]},
        {"id": "d2", "wording": "We meet monthly", "reason": "To keep up", "present": ["county"]},
    ],
    "parking_lot": [{"id": "p1", "what": "Toilets"}, {"id": "p2", "what": "Ponds", "treatment": "drop"}],
}


@asynccontextmanager
async def at_notes(
    folder: Path, noted: dict[str, Any] | None = None, *, size: tuple[int, int] = (100, 30)
) -> AsyncIterator[tuple[PartneringApp, Pilot[int]]]:
    """The screen of all notes over a session with these."""
    path = a_session_file(folder)
    with path.open("a", encoding="utf-8") as file:
        file.write("\n" + tomlkit.dumps(NOTED if noted is None else noted))
    async with opened(path, size=size) as (app, pilot):
        await pressed(pilot, "f2", "n")
        assert isinstance(app.screen, NotesScreen)
        yield app, pilot


def row(app: PartneringApp, place: str, row_id: str) -> dict[str, Any]:
    found: dict[str, Any] = session_of(app).get((place, row_id))
    return found


async def test_open_actions_stand_first_the_overdue_marked_in_words(tmp_path: Path) -> None:
    async with at_notes(tmp_path) as (app, _):
        screen = shown(app)
        assert "Actions: 2 open, 1 overdue" in screen
        assert screen.index("! Book the hall") < screen.index("· Ask the [ward]")
        assert "overdue" in next(line for line in screen.splitlines() if "Book the hall" in line)
        assert "Send the report" not in screen


async def test_a_letter_or_tab_shows_another_list(tmp_path: Path) -> None:
    async with at_notes(tmp_path) as (app, pilot):
        await pressed(pilot, "d")
        assert "We meet monthly" in shown(app)
        await pressed(pilot, "tab")
        assert "Toilets" in shown(app)
        await pressed(pilot, "a")
        assert "Book the hall" in shown(app)


async def test_o_shows_what_is_overdue_done_and_everything(tmp_path: Path) -> None:
    async with at_notes(tmp_path) as (app, pilot):
        await pressed(pilot, "o")
        assert "Ask the [ward]" not in shown(app)
        await pressed(pilot, "o")
        assert "✓ Send the report" in shown(app)
        await pressed(pilot, "o")
        assert "Ask the [ward]" in shown(app)
        assert "Send the report" in shown(app)


async def test_o_passes_over_what_there_is_nothing_of_and_the_arrows_go_on_working(tmp_path: Path) -> None:
    async with at_notes(tmp_path) as (app, pilot):
        await pressed(pilot, "p", "o")
        assert "dropped: 1 of 2" in shown(app)
        await pressed(pilot, "slash", *"zzz", "escape", "o", "down", "3")
        assert row(app, "parking_lot", "p2")["treatment"] == "drop"
        assert app.screen.focused is app.screen.query_one("NoteList")


async def test_the_arrows_go_on_working_after_a_list_with_nothing_in_it(tmp_path: Path) -> None:
    async with at_notes(tmp_path, {"parking_lot": NOTED["parking_lot"]}) as (app, pilot):
        assert "No actions yet" in shown(app)
        await pressed(pilot, "p", "2")
        assert row(app, "parking_lot", "p1")["treatment"] == "later"
        assert app.screen.query_one("NoteList").has_focus


async def test_on_a_narrow_screen_more_than_half_of_a_line_is_for_what_is_to_be_done(tmp_path: Path) -> None:
    what = "Ask the ward committees which mornings suit them"
    due = date(2099, 3, 4)
    noted = {"actions": [{"id": "a1", "what": what, "who": "Grace Achieng, Lakewater Enterprises", "due": due}]}
    async with at_notes(tmp_path, noted, size=(80, 24)) as (app, _):
        line = next(line for line in shown(app).splitlines() if "Ask the ward" in line)
        assert line.index("Grace") > 40
        assert line.rstrip().endswith("Grace Achieng…  4 Mar 2099")


async def test_space_marks_an_action_as_done_and_as_open_again(tmp_path: Path) -> None:
    async with at_notes(tmp_path) as (app, pilot):
        await pressed(pilot, "space")
        assert TODAY <= row(app, "actions", "a2")["done_on"] <= date.today()
        assert "Book the hall" not in shown(app)
        await pressed(pilot, "ctrl+z")
        assert "done" not in row(app, "actions", "a2")
        assert "Book the hall" in shown(app)


async def test_words_narrow_the_list_and_letters_of_them_are_no_commands(tmp_path: Path) -> None:
    async with at_notes(tmp_path) as (app, pilot):
        await pressed(pilot, "slash", *"grace pad"[:5])
        assert "Ask the [ward]" in shown(app)
        assert "Book the hall" not in shown(app)
        await pressed(pilot, *" d")
        assert "None of these has the words" in shown(app)
        await pressed(pilot, "escape")
        assert "Book the hall" in shown(app)


async def test_enter_opens_an_action_and_what_is_typed_changes_it(tmp_path: Path) -> None:
    async with at_notes(tmp_path) as (app, pilot):
        await pressed(pilot, "enter", *" today", "enter", "enter", "enter")
        assert isinstance(app.screen, NotesScreen)
        assert row(app, "actions", "a2")["what"] == "Book the hall today"
        assert len(session_of(app).rows(("actions",))) == 3
        await pressed(pilot, "ctrl+z")
        assert row(app, "actions", "a2")["what"] == "Book the hall"


async def test_an_action_that_was_only_looked_at_stays_as_it_is(tmp_path: Path) -> None:
    async with at_notes(tmp_path) as (app, pilot):
        before = dict(row(app, "actions", "a2"))
        await pressed(pilot, "enter", "enter", "enter", "enter")
        assert row(app, "actions", "a2") == before


async def test_another_decision_takes_the_place_of_one_that_stays(tmp_path: Path) -> None:
    async with at_notes(tmp_path) as (app, pilot):
        await pressed(pilot, "d", "s")
        assert "which stays in the file" in shown(app)
        await pressed(pilot, *["backspace"] * 7, *"21 days", "escape")
        assert row(app, "decisions", "d1")["wording"] == "Bills are paid in 60 days"
        new = session_of(app).rows(("decisions",))[-1]
        assert (new["wording"], new["supersedes"]) == ("Bills are paid in 21 days", "d1")
        assert "60 days" not in shown(app).split("standing")[-1].split("───")[0]
        await pressed(pilot, "o")
        assert "superseded" in shown(app)


async def test_a_decision_that_is_superseded_is_not_decided_anew_nor_removed(tmp_path: Path) -> None:
    noted = {"decisions": [*NOTED["decisions"], {"id": "d3", "wording": "In 21 days", "supersedes": "d1"}]}
    async with at_notes(tmp_path, noted) as (app, pilot):
        await pressed(pilot, "d", "o", "s")
        assert isinstance(app.screen, NotesScreen)
        await pressed(pilot, "ctrl+r")
        assert row(app, "decisions", "d1")["wording"] == "Bills are paid in 60 days"


async def test_decisions_that_wait_for_nobody_do_not_ask_for_consent(tmp_path: Path) -> None:
    async with at_notes(tmp_path) as (app, pilot):
        await pressed(pilot, "d", "c")
        assert "consented" not in row(app, "decisions", "d1")


async def test_the_consent_of_one_who_was_absent_is_noted_with_its_day(tmp_path: Path) -> None:
    async with at_notes(tmp_path) as (app, pilot):
        await pressed(pilot, "d", "down")
        assert "pending: Lakewater" in shown(app)
        await pressed(pilot, "c")
        consented = row(app, "decisions", "d2")["consented"]
        assert consented.keys() == {"lakewater"}
        assert TODAY <= consented["lakewater"] <= date.today()
        assert "pending: Lakewater" not in shown(app)


async def test_where_several_were_absent_it_asks_who_agrees(tmp_path: Path) -> None:
    noted = {"decisions": [{"id": "d1", "wording": "We begin", "present": ["gone"]}]}
    async with at_notes(tmp_path, noted) as (app, pilot):
        await pressed(pilot, "d", "c", "2")
        consented = row(app, "decisions", "d1")["consented"]
        assert consented.keys() == {"lakewater"}
        assert TODAY <= consented["lakewater"] <= date.today()


async def test_a_parked_point_is_treated_now_later_or_dropped(tmp_path: Path) -> None:
    async with at_notes(tmp_path) as (app, pilot):
        await pressed(pilot, "p")
        assert "no treatment  no owner  no date" in shown(app)
        await pressed(pilot, "2")
        assert row(app, "parking_lot", "p1")["treatment"] == "later"
        assert "later  no owner  no date" in shown(app)
        await pressed(pilot, "3")
        assert row(app, "parking_lot", "p1")["treatment"] == "drop"


async def test_a_note_is_removed_and_undo_brings_it_back(tmp_path: Path) -> None:
    async with at_notes(tmp_path) as (app, pilot):
        await pressed(pilot, "ctrl+r")
        assert "Book the hall" not in shown(app).split("Actions")[-1].split("───")[0]
        await pressed(pilot, "ctrl+z")
        assert row(app, "actions", "a2")["what"] == "Book the hall"


async def test_something_new_is_noted_in_the_list_that_is_shown(tmp_path: Path) -> None:
    async with at_notes(tmp_path) as (app, pilot):
        await pressed(pilot, "p", "ctrl+n", *"Roads", "escape")
        assert session_of(app).rows(("parking_lot",))[-1]["what"] == "Roads"
        assert "Roads" in shown(app)


async def test_empty_lists_say_what_to_do(tmp_path: Path) -> None:
    async with at_notes(tmp_path, {}) as (app, pilot):
        assert "No actions yet. ^n notes one from anywhere" in shown(app)
        await pressed(pilot, "space", "enter", "ctrl+r", "d")
        assert "No decisions yet" in shown(app)
        await pressed(pilot, "c", "s", "p", "1")
        assert "Nothing is parked" in shown(app)
        await pressed(pilot, "escape")
        assert isinstance(app.screen, StepScreen)


async def test_a_click_shows_another_list(tmp_path: Path) -> None:
    async with at_notes(tmp_path) as (app, pilot):
        line = app.screen.query_one("TabLine")
        text = next(shown_line for shown_line in shown(app).splitlines() if "Actions: 2 open" in shown_line)
        await pilot.click(line, offset=(text.index("Decisions") - line.region.x + 2, 0))
        await pilot.pause()
        assert "We meet monthly" in shown(app)
