"""The health check on screen: a round begins, each partner marks alone, the seal comes off, and the marks are read."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from partnering_tui.tui.app import PartneringApp
from partnering_tui.tui.screens.ballot import BallotScreen
from partnering_tui.tui.screens.ballots import BallotsScreen
from partnering_tui.tui.screens.health import HealthScreen
from partnering_tui.tui.screens.step import StepScreen
from tests.screens.apps import a_sample
from tests.tui.hosts import burst
from tests.tui.open_session import a_session_file, opened, pressed, session_of, shown
from tests.tui.sample_steps import at_question

RATINGS = """[scales.concern]
levels = [
  { value = 1, label = "Red: serious concern", tone = "poor" },
  { value = 2, label = "Amber: some concern", tone = "fair" },
  { value = 3, label = "Green: no concern", tone = "good" },
]

"""
QUESTION = """[[questions]]
id = "check"
kind = "ratings"
label = "Health check"
scale = "concern"
indicators = [
  { id = "trust", label = "We trust each [other]", short = true },
  { id = "money", label = "The money arrives", short = true },
  { id = "roles", label = "Roles are clear" },
]

"""
PARTNERS = ("County", "Lakewater", "Fund")
IDS = ("county", "lakewater", "fund")


def a_round(round_id: str, day: str, mode: str, **marks: tuple[object, ...]) -> dict[str, Any]:
    scores = {line: dict(zip(IDS, given, strict=True)) for line, given in marks.items()}
    return {"id": round_id, "date": day, "mode": mode, "scores": scores}


@asynccontextmanager
async def with_check(
    folder: Path, rounds: Sequence[dict[str, Any]] = (), *, size: tuple[int, int] = (100, 30)
) -> AsyncIterator[tuple[PartneringApp, Pilot[int]]]:
    """A session whose first question is a health check."""
    path = a_session_file(folder, {"check": {"rounds": list(rounds)}} if rounds else None, partners=PARTNERS)
    path.write_text(path.read_text(encoding="utf-8").replace('date = "2026', "date = 2026"), encoding="utf-8")
    path.write_text(path.read_text(encoding="utf-8").replace('-01"\n', "-01\n"), encoding="utf-8")
    small = folder / "workshops" / "small"
    for name, before, text in (("workshop.toml", "[[summary]]", RATINGS), ("01-issue.toml", "[[questions]]", QUESTION)):
        head, mark, rest = (small / name).read_text(encoding="utf-8").partition(before)
        (small / name).write_text(head + text + mark + rest, encoding="utf-8")
    async with opened(path, size=size) as (app, pilot):
        yield app, pilot


def rounds_of(app: PartneringApp) -> list[dict[str, Any]]:
    rounds: list[dict[str, Any]] = session_of(app).tree["answers"]["check"]["rounds"]
    return rounds


async def test_a_sealed_ballot_from_the_first_key_to_the_marks_of_all(tmp_path: Path) -> None:
    async with with_check(tmp_path) as (app, pilot):
        await pressed(pilot, "ctrl+b")
        assert "Sealed ballot" in shown(app)
        await pressed(pilot, "enter")
        assert "Read aloud" in shown(app)
        assert "confidential" in shown(app)
        await pressed(pilot, "enter")
        assert isinstance(app.screen, BallotsScreen)
        assert "Pass the laptop to" in shown(app)
        # The first marks, is interrupted, and goes on where it stopped.
        await pressed(pilot, "enter", "r")
        assert "Red: why?" in shown(app)
        burst(app, "Late again")
        await pressed(pilot, "escape", "escape")
        (round_,) = rounds_of(app)
        assert round_["comments"] == {"trust": {"county": "Late again"}}
        for key in ("f2", "f8", "ctrl+n", "ctrl+t", "ctrl+z", "ctrl+y"):
            await pressed(pilot, key)
            assert isinstance(app.screen, BallotsScreen)
            assert "Late" not in shown(app)
            assert "Red" not in shown(app)
        assert "has begun; its marks are kept" in shown(app)
        await pressed(pilot, "enter")
        assert "The money arrives" in shown(app)
        await pressed(pilot, "left")
        assert "●  r" in shown(app)
        assert "“Late again”" in shown(app)
        await pressed(pilot, "right", "d", "n", "enter")
        assert isinstance(app.screen, BallotsScreen)
        # The second sees nothing of the first; keys may come all at once.
        await pressed(pilot, "enter")
        assert "● " not in shown(app)
        burst(app, "gg3", "enter")
        await pressed(pilot)
        assert round_["scores"]["roles"] == {"county": "not-applicable", "lakewater": 3}
        assert "in_hand" not in round_
        # The third is not there: whoever leads is told so, and reveals all the same.
        await pressed(pilot, "v")
        assert "Fund has not marked" in shown(app)
        await pressed(pilot, "right", "enter")
        assert isinstance(app.screen, HealthScreen)
        screen = " ".join(shown(app).split())
        assert screen.index("We trust each [other]") < screen.index("Roles are clear")
        assert "1 red, split" in screen
        assert "two of three partners rated; Fund has yet to rate" in screen
        assert "County" not in screen
        assert "Late" not in screen
        # What undo brings back is the seal, and nothing that anybody marked is taken back.
        await pressed(pilot, "ctrl+z")
        assert "two of three partners have voted" in shown(app)
        await pressed(pilot, "ctrl+z", "ctrl+b")
        assert isinstance(app.screen, BallotsScreen)
        assert len(round_["scores"]["trust"]) == 2


async def test_before_letters_are_revealed_that_hide_nobody_it_is_said_whose_marks_they_are(tmp_path: Path) -> None:
    async with with_check(tmp_path) as (app, pilot):
        await pressed(pilot, "ctrl+b", "enter", "enter", "enter", *"ggg", "enter", "v")
        assert "Only County has given marks" in shown(app)
        await pressed(pilot, "escape", "enter", *"ggg", "enter", "v")
        told = " ".join(shown(app).replace("│", " ").split())
        assert "Only County and Lakewater have given marks" in told
        await pressed(pilot, "escape", "enter", *"ggg", "enter", "v")
        assert isinstance(app.screen, HealthScreen)


async def test_two_partners_are_told_before_the_reveal_that_letters_hide_nobody(tmp_path: Path) -> None:
    path = a_sample(tmp_path)
    async with at_question(path, "health_check", (100, 30)) as (app, screen, pilot):
        del screen.workbook.session.tree["partners"][2:]
        await pressed(pilot, "ctrl+b", "tab", "tab", "s", "enter", "enter")
        for _ in range(2):
            await pressed(pilot, "enter", *"g" * 12, "enter")
        await pressed(pilot, "v")
        assert "each would know the other’s" in " ".join(shown(app).replace("│", " ").split())
        await pressed(pilot, "tab", "enter")
        assert isinstance(app.screen, HealthScreen)


@pytest.mark.parametrize(
    ("mode", "words"), [("coded", "Your words are not shown"), ("named", "Everybody reads your words")]
)
async def test_who_is_asked_why_is_told_who_reads_it(tmp_path: Path, mode: str, words: str) -> None:
    async with with_check(tmp_path) as (app, pilot):
        await pressed(pilot, "ctrl+b", mode[0], "enter", "enter", "enter", "r")
        assert f"Red: why? {words}" in shown(app)


@pytest.mark.parametrize("width", [80, 100, 130])
async def test_what_the_signs_stand_for_stays_on_one_line(tmp_path: Path, width: int) -> None:
    marks = {"trust": (1, 2, 3), "money": ("not-applicable", "don't-know", 2)}
    rounds = [a_round("r1", "2026-05-01", "named", **marks), a_round("r2", "2026-11-01", "coded", **marks)]
    async with with_check(tmp_path, rounds, size=(width, 24)) as (app, pilot):
        await pressed(pilot, "f2", "h")
        for key in "tmz":
            await pressed(pilot, key)
            assert app.screen.query_one("#health-legend").size.height == 1


async def test_on_a_low_screen_what_is_typed_and_the_keys_stay_in_view(tmp_path: Path) -> None:
    async with with_check(tmp_path, size=(60, 15)) as (app, pilot):
        await pressed(pilot, "ctrl+b", "enter", "enter")
        assert all(name in shown(app) for name in PARTNERS)
        assert "Esc back to the step" in shown(app)
        await pressed(pilot, "enter", "r")
        burst(app, "Late again, and nobody was told " * 6 + "at all")
        await pressed(pilot)
        assert "at all" in shown(app)
        assert "Enter goes on" in shown(app)


async def test_one_that_has_marked_marks_again_from_nothing(tmp_path: Path) -> None:
    async with with_check(tmp_path, size=(80, 24)) as (app, pilot):
        await pressed(pilot, "ctrl+b", "enter", "enter", "enter", "g", "a", "g", "up", "up", "enter")
        assert isinstance(app.screen, BallotScreen)
        await pressed(pilot, "delete", "r", *"Late", "enter", "enter")
        (round_,) = rounds_of(app)
        assert round_["scores"]["money"] == {"county": 1}
        assert round_["comments"] == {"money": {"county": "Late"}}
        assert isinstance(app.screen, BallotsScreen)
        await pressed(pilot, "up", "up", "enter")
        assert "County has marked. Mark again?" in shown(app)
        await pressed(pilot, "right", "enter")
        assert "scores" not in round_
        assert "We trust each [other]" in shown(app)
        assert "● " not in shown(app)


async def test_in_plenary_the_grid_waits_by_name_and_printed_forms_are_keyed_in_later(tmp_path: Path) -> None:
    async with with_check(tmp_path) as (app, pilot):
        await pressed(pilot, "ctrl+b", "g")
        assert "Confidential" not in shown(app)
        await pressed(pilot, "tab", "tab", "s", "enter", "enter")
        assert isinstance(app.screen, StepScreen)
        await pressed(pilot, "3")
        (round_,) = rounds_of(app)
        assert (round_["mode"], round_["set"], round_["scores"]) == ("named", "short", {"trust": {"county": 3}})
        await pressed(pilot, "ctrl+b", "p", "tab", "t", "enter", "enter")
        assert isinstance(app.screen, StepScreen)
        assert rounds_of(app)[1] | {"id": "", "date": ""} == {
            "id": "", "date": "", "mode": "aggregate", "sealed": True, "set": "short"
        }  # fmt: skip
        assert "Sealed: 0 of 3 voted" in shown(app)


TWO_ROUNDS = (
    a_round("r1", "2026-03-01", "named", trust=(3, 3, 3), money=(2, 2, 2), roles=(3, 3, 2)),
    a_round("r2", "2026-05-01", "named", trust=(3, 3, 1), money=(2, 2, 2), roles=(3, 3, 3))
    | {"comments": {"trust": {"fund": "Nobody asked us"}}},
)


async def test_a_round_is_looked_at_in_four_ways_and_a_line_becomes_an_action(tmp_path: Path) -> None:
    async with with_check(tmp_path, TWO_ROUNDS) as (app, pilot):
        await pressed(pilot, "f2", "h")
        screen = shown(app)
        assert isinstance(app.screen, HealthScreen)
        assert [screen.index(label) for label in ("We trust", "The money", "Roles are")] == sorted(
            screen.index(label) for label in ("We trust", "The money", "Roles are")
        )
        assert "▼ worse" in screen
        assert not any(name in screen for name in PARTNERS)
        await pressed(pilot, "m")
        assert all(name in shown(app) for name in PARTNERS)
        await pressed(pilot, "left_square_bracket")
        assert "Round of 1 March 2026" in shown(app)
        await pressed(pilot, "right_square_bracket", "z")
        assert "Listen to the low scorer" in shown(app)
        await pressed(pilot, "o")
        assert "3.0, then 1.7" not in shown(app)
        assert "2.7, then 2.7, out of 3, on 3 lines" in shown(app)
        assert "2.3, then 2.0, out of 3, on 3 lines" in shown(app)
        await pressed(pilot, "t", "home", "enter")
        assert "“Nobody asked us”" in shown(app)
        await pressed(pilot, "enter", *"Meet")
        assert "health check of 2026-05-01" in shown(app)
        await pressed(pilot, "escape")
        (action,) = session_of(app).tree["actions"]
        assert action["what"] == "Meet (health check of 2026-05-01: We trust each [other])"
        # What is made stricter stays so, and undo does not bring back what it hides.
        await pressed(pilot, "s", "right", "enter", "m")
        assert rounds_of(app)[1]["entered_as"] == "coded"
        await pressed(pilot, "ctrl+z")
        assert not any(name in shown(app) for name in PARTNERS)
        await pressed(pilot, "home", "enter")
        assert "Nobody asked us" not in shown(app)
        assert "confidential" in shown(app)


async def test_together_only_shows_how_good_a_line_is_and_no_mark(tmp_path: Path) -> None:
    together = a_round("r1", "2026-03-01", "aggregate", trust=(1, 3, 3), money=(3, 3, 3))
    async with with_check(tmp_path, [together], size=(80, 24)) as (app, pilot):
        await pressed(pilot, "f2", "h")
        for key in ("t", "m", "z", "o"):
            await pressed(pilot, key)
            assert not any(name in shown(app) for name in PARTNERS)
            assert "├" not in shown(app)
            assert " red" not in shown(app).replace("R red", "")
        await pressed(pilot, "m")
        assert "strength, split" in shown(app)


async def test_what_changed_stands_in_one_column_however_long_the_words_before_it(tmp_path: Path) -> None:
    before = a_round("r1", "2026-02-01", "aggregate", trust=(3, 3, 3), money=(3, 3, 3))
    after = a_round("r2", "2026-03-01", "aggregate", trust=(1, 3, 3), money=(3, 3, 3))
    async with with_check(tmp_path, [before, after]) as (app, pilot):
        await pressed(pilot, "f2", "h", "m")
        lines = [line for line in shown(app).splitlines() if "= as before" in line or "▼ worse" in line]
        places = {max(line.find("= as before"), line.find("▼ worse")) for line in lines}
        assert len(lines) == 2
        assert len(places) == 1
