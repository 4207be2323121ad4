"""What a person sees when somebody else writes into the session that is open."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from partnering_tui.session.conflicts import conflicts_of
from partnering_tui.storage.session_file import SessionFile, open_session
from partnering_tui.tui import others_edits
from partnering_tui.tui.app import PartneringApp
from partnering_tui.tui.screens.conflicts import ConflictsScreen
from partnering_tui.tui.screens.step import StepScreen
from tests.storage.builders import change
from tests.tui.open_session import a_session_file, notes_of, open_question_id, opened, pressed, session_of, shown

PROBLEM = ("answers", "problem", "value")
SITES = ("answers", "sites", "value")
NEEDS = ("answers", "needs", "rows")


@pytest.fixture(autouse=True)
def looks_often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(others_edits, "LOOK_EVERY", 0.02)


def elsewhere(path: Path, *puts: tuple[tuple[str, ...], Any], private: bool = False) -> None:
    """Somebody else opens the session, changes these places, and saves."""
    file: SessionFile = open_session(path)
    for place, value in puts:
        file.apply(change(file.notes if private else file.session, place, value, private=private))
    file.save()


async def until(pilot: Pilot[int], condition: Any) -> None:
    for _ in range(400):
        await pilot.pause()
        if condition():
            return
        await asyncio.sleep(0.01)
    raise AssertionError(f"never so:\n{shown(pilot.app)}")  # type: ignore[arg-type]


def said(app: PartneringApp, path: tuple[str, ...]) -> Any:
    return session_of(app).get(path)


async def test_an_answer_given_elsewhere_appears_and_is_told_in_a_line(tmp_path: Path) -> None:
    path = a_session_file(tmp_path)
    async with opened(path) as (app, pilot):
        elsewhere(path, (SITES, 12))
        await until(pilot, lambda: said(app, SITES) == 12)
        await until(pilot, lambda: "Joined 1 change made elsewhere." in shown(app))
        assert "12" in shown(app)


async def test_what_is_being_typed_keeps_its_words_and_its_cursor(tmp_path: Path) -> None:
    path = a_session_file(tmp_path)
    async with opened(path) as (app, pilot):
        await pressed(pilot, *"Dry taps", "left", "left")
        elsewhere(path, (SITES, 12))
        await until(pilot, lambda: said(app, SITES) == 12)
        await pressed(pilot, "X")
        assert said(app, PROBLEM) == "Dry taXps"
        assert open_question_id(app) == "problem"
        assert not conflicts_of(session_of(app))


async def test_an_edit_arriving_while_the_same_answer_is_typed_waits_to_be_chosen(tmp_path: Path) -> None:
    path = a_session_file(tmp_path)
    async with opened(path) as (app, pilot):
        await pressed(pilot, *"Dry")
        elsewhere(path, (PROBLEM, "Carts are too dear"))
        await pressed(pilot, *" taps")
        await until(pilot, lambda: conflicts_of(session_of(app)))
        assert said(app, PROBLEM) == "Dry taps"
        await until(pilot, lambda: "choose between the versions" in shown(app))
        await pressed(pilot, *" here")
        assert said(app, PROBLEM) == "Dry taps here"
    assert [one.theirs for one in conflicts_of(open_session(path).session)] == ["Carts are too dear"]
    assert open_session(path).session.get(PROBLEM) == "Dry taps here"


async def test_an_open_answer_that_nobody_types_in_shows_what_others_wrote(tmp_path: Path) -> None:
    path = a_session_file(tmp_path, {"problem": {"value": "Half of the taps are dry"}})
    async with opened(path) as (app, pilot):
        await pressed(pilot, "shift+tab", "home")
        elsewhere(path, (PROBLEM, "Half of the taps are dry by noon"))
        await until(pilot, lambda: "by noon" in shown(app))
        await pressed(pilot, "X")
        assert said(app, PROBLEM) == "XHalf of the taps are dry by noon"


async def test_a_row_added_elsewhere_appears_above_the_row_being_typed(tmp_path: Path) -> None:
    path = a_session_file(tmp_path, {"needs": {"rows": [{"id": "r1", "need": "Kiosks"}]}})
    async with opened(path) as (app, pilot):
        await pressed(pilot, "tab", *"Pip")
        file = open_session(path)
        file.apply(change(file.session, (*NEEDS, "r9"), {"id": "r9", "need": "Wells"}, 1))
        file.save()
        await until(pilot, lambda: "Wells" in shown(app))
        await pressed(pilot, *"es", "enter")
        assert sorted(row["need"] for row in session_of(app).rows(NEEDS)) == ["Kiosks", "Pipes", "Wells"]


async def test_a_partner_who_joins_elsewhere_leaves_the_cursor_in_its_field(tmp_path: Path) -> None:
    path = a_session_file(tmp_path)
    async with opened(path) as (app, pilot):
        await pressed(pilot, *"Dry taps", "left")
        file = open_session(path)
        file.apply(change(file.session, ("partners", "fund"), {"id": "fund", "name": "Fund"}, 2))
        file.save()
        await until(pilot, lambda: len(session_of(app).partners) == 3)
        await pressed(pilot, "X")
        assert said(app, PROBLEM) == "Dry tapXs"


async def test_an_edit_elsewhere_is_not_lost_by_quitting_from_another_screen(tmp_path: Path) -> None:
    path = a_session_file(tmp_path, {"problem": {"value": "Old"}})
    async with opened(path) as (app, pilot):
        await pressed(pilot, "f2")
        elsewhere(path, (PROBLEM, "New"))
        await until(pilot, lambda: said(app, PROBLEM) == "New")
        await pressed(pilot, "ctrl+q")
    assert open_session(path).session.get(PROBLEM) == "New"


async def test_an_edit_made_before_the_first_look_is_joined_by_the_save(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(others_edits, "LOOK_EVERY", 1000)
    path = a_session_file(tmp_path)
    async with opened(path) as (app, pilot):
        elsewhere(path, (SITES, 12))
        await pressed(pilot, *"Wells")
        assert app.desk is not None
        app.desk.save_soon()
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert not app.desk.is_in_trouble
        assert said(app, SITES) == 12
    assert open_session(path).session.get(SITES) == 12
    assert open_session(path).session.get(PROBLEM) == "Wells"


async def test_undo_goes_on_and_never_takes_back_what_others_did(tmp_path: Path) -> None:
    path = a_session_file(tmp_path, {"problem": {"value": "Dry taps"}})
    async with opened(path) as (app, pilot):
        await pressed(pilot, "end", "X", "tab", "tab", "5")
        assert app.desk is not None
        app.desk.flush()
        elsewhere(path, (SITES, 12))
        await until(pilot, lambda: said(app, SITES) == 12)
        await pressed(pilot, "ctrl+z")
        assert said(app, SITES) == 12
        assert said(app, PROBLEM) == "Dry taps"


async def test_a_file_put_in_its_place_is_taken_in_without_a_key(tmp_path: Path) -> None:
    path = a_session_file(tmp_path)
    async with opened(path) as (app, pilot):
        text = path.read_text().replace('title = "Water [for all]"', 'title = "Safe water"')
        (tmp_path / "new").write_text(text)
        (tmp_path / "new").replace(path)
        await until(pilot, lambda: "Safe water" in shown(app))


async def test_a_broken_file_is_told_once_something_waits_to_be_saved(tmp_path: Path) -> None:
    path = a_session_file(tmp_path)
    async with opened(path, size=(130, 40)) as (app, pilot):
        whole = path.read_text()
        path.write_text(whole + "\n[answers.broken")
        await pressed(pilot, *"Wells")
        await until(pilot, lambda: app.desk is not None and app.desk.is_in_trouble)
        assert "somebody else changed the file" in shown(app)
        assert path.read_text().endswith("[answers.broken")
        path.write_text(whole + "\n[answers.sites]\nvalue = 12\n")
        await until(pilot, lambda: open_session(path).session.get(PROBLEM) == "Wells")
        assert said(app, SITES) == 12


async def test_two_windows_say_so_on_both(tmp_path: Path) -> None:
    path = a_session_file(tmp_path)
    async with opened(path) as (app, pilot), opened(path) as (other, other_pilot):
        for one, driver in ((app, pilot), (other, other_pilot)):
            await until(driver, lambda one=one: "Also open in another window; changes are joined." in shown(one))


# Choosing


async def at_the_choice(pilot: Pilot[int], path: Path, ours: str, theirs: str) -> PartneringApp:
    app: Any = pilot.app
    await pressed(pilot, *ours)
    elsewhere(path, (PROBLEM, theirs))
    await until(pilot, lambda: conflicts_of(session_of(app)))
    await pressed(pilot, "alt+v")
    assert isinstance(app.screen, ConflictsScreen)
    found: PartneringApp = app
    return found


async def test_both_versions_are_shown_with_signs_around_what_differs(tmp_path: Path) -> None:
    path = a_session_file(tmp_path)
    async with opened(path) as (_, pilot):
        app = await at_the_choice(pilot, path, "Half of the taps leak", "Half of the wells leak")
        assert "The problem [in one statement]" in shown(app)
        assert "Half of the ⟦taps⟧ leak" in shown(app)
        assert "Half of the ⟦wells⟧ leak" in shown(app)


@pytest.mark.parametrize(("key", "chosen", "aside"), [("1", "Ours", "Theirs"), ("2", "Theirs", "Ours")])
async def test_one_is_chosen_and_the_other_kept_aside(tmp_path: Path, key: str, chosen: str, aside: str) -> None:
    path = a_session_file(tmp_path)
    async with opened(path) as (_, pilot):
        app = await at_the_choice(pilot, path, "Ours", "Theirs")
        await pressed(pilot, key)
        assert "Nothing waits to be chosen" in shown(app)
        assert said(app, PROBLEM) == chosen
        await pressed(pilot, "ctrl+z")
        assert said(app, PROBLEM) == "Ours"
        assert len(conflicts_of(session_of(app))) == 1
        await pressed(pilot, "ctrl+y", "escape")
        assert isinstance(app.screen, StepScreen)
        assert chosen in shown(app)
        kept = list(app.locations.backups.rglob("*.txt"))
        assert [file.read_text() for file in kept] == [aside]
    assert open_session(path).session.get(PROBLEM) == chosen
    assert not conflicts_of(open_session(path).session)


async def test_a_third_is_written(tmp_path: Path) -> None:
    path = a_session_file(tmp_path)
    async with opened(path) as (_, pilot):
        app = await at_the_choice(pilot, path, "Ours", "Theirs")
        await pressed(pilot, "w", *" 12 and theirs", "ctrl+s")
        assert said(app, PROBLEM) == "Ours 12 and theirs"
        assert not conflicts_of(session_of(app))


async def test_a_third_that_is_half_written_is_kept_when_the_app_ends(tmp_path: Path) -> None:
    path = a_session_file(tmp_path)
    async with opened(path) as (_, pilot):
        await at_the_choice(pilot, path, "Ours", "Theirs")
        await pressed(pilot, "w", *" and", "ctrl+q")
    assert open_session(path).session.get(PROBLEM) == "Ours and"


async def test_versions_of_a_private_answer_are_covered(tmp_path: Path) -> None:
    path = a_session_file(tmp_path)
    secret = ("answers", "limits", "value")
    async with opened(path) as (app, pilot):
        assert app.desk is not None
        app.desk.workbook.make(change(notes_of(app), secret, "At most 5", private=True))
        elsewhere(path, (secret, "At most 9"), private=True)
        await until(pilot, lambda: conflicts_of(notes_of(app)))
        await pressed(pilot, "alt+v")
        assert "At most" not in shown(app)
        await pressed(pilot, "2")
        assert conflicts_of(notes_of(app))
        await pressed(pilot, "enter", "2")
        assert notes_of(app).get(secret) == "At most 9"
    assert "At most" not in path.read_text()


async def test_an_answer_and_a_partner_that_come_together_are_both_taken(tmp_path: Path) -> None:
    path = a_session_file(tmp_path)
    step = tmp_path / "workshops" / "small" / "01-issue.toml"
    per_partner = '[[questions]]\nid = "gains"\nkind = "text"\nlabel = "Gains"\nper = "partner"\n\n'
    before, head, behind = step.read_text(encoding="utf-8").partition("[[questions]]")
    step.write_text(before + per_partner + head + behind, encoding="utf-8")
    gains = ("answers", "gains", "by_partner")
    async with opened(path) as (app, pilot):
        await pressed(pilot, *"Taps", "tab", *"Wel")
        assert said(app, (*gains, "lakewater")) == "Wel"
        file = open_session(path)
        file.apply(change(file.session, ("partners", "fund"), {"id": "fund", "name": "Fund"}, 2))
        file.apply(change(file.session, (*gains, "county"), "Pipes"))
        file.save()
        await until(pilot, lambda: len(session_of(app).partners) == 3)
        await pressed(pilot, *"ls")
        assert said(app, gains)["lakewater"] == "Wells"
        assert app.desk is not None
        app.desk.flush()
    session = open_session(path).session
    assert session.get((*gains, "lakewater")) == "Wells"
    county = session.get((*gains, "county"))
    assert county == "Pipes" or [one.theirs for one in conflicts_of(session)] == ["Pipes"]
