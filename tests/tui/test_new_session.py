"""Beginning a session: a title, the partners, and off into the first step."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from textual.events import Paste
from textual.pilot import Pilot

from partnering_tui.session.typed_partners import TypedPartner, partner_typed, partners_typed
from partnering_tui.storage.settings import Settings
from partnering_tui.tui.app import PartneringApp
from partnering_tui.tui.screens.confirm import ConfirmScreen, ErrorScreen
from partnering_tui.tui.screens.home import HomeScreen
from partnering_tui.tui.screens.new_session import NewSessionScreen
from partnering_tui.tui.screens.partner_list import PartnerList
from partnering_tui.tui.screens.partner_table import NextPartner
from partnering_tui.tui.screens.step import StepScreen
from partnering_tui.tui.widgets.pick import Pick
from partnering_tui.tui.widgets.words import Words
from partnering_tui.workshop.finding import shipped_workshops
from tests.tui.at_home import a_session, at_home, made, places
from tests.tui.hosts import burst
from tests.tui.open_session import pressed, shown


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    monkeypatch.chdir(folder)


def shorts() -> list[str]:
    return [partner.short for partner in made().partners]


async def typed_path(app: PartneringApp, pilot: Pilot[int], path: str) -> None:
    """Put a path into the line for the file."""
    line = app.screen.query_one("#path", Words)
    line.focus()
    line.select_all()
    line.type_in(path)
    await pilot.pause()


# The quick way


async def test_title_partners_and_an_empty_line_lead_into_the_first_step() -> None:
    async with at_home(size=(80, 24)) as (app, pilot):
        await pressed(pilot, "n", *"Water", "enter", *"County = Kisumu County Government", "enter")
        await pressed(pilot, *"Lakewater Ltd", "enter", *"Nyanza Fund", "enter", "enter")
        assert isinstance(app.screen, StepScreen)
        assert app.desk is not None
        assert app.desk.path == places().sessions / "water.toml"
    assert made().title == "Water"
    assert [(partner.short, partner.name) for partner in made().partners] == [
        ("County", "Kisumu County Government"),
        ("Lakewater Ltd", "Lakewater Ltd"),
        ("Nyanza Fund", "Nyanza Fund"),
    ]


async def test_a_half_typed_partner_comes_along() -> None:
    async with at_home() as (_, pilot):
        await pressed(pilot, "n", *"Water", "enter", *"County", "ctrl+s")
    assert shorts() == ["County"]


async def test_pasted_lines_are_partners() -> None:
    async with at_home() as (app, pilot):
        await pressed(pilot, "n", *"Water", "enter")
        app.post_message(Paste("- County\tKisumu County Government\n\n2. Lakewater Ltd\nNyanza [/] Fund\n"))
        await pressed(pilot, "ctrl+s")
    assert shorts() == ["County", "Lakewater Ltd", "Nyanza [/] Fund"]


async def test_nothing_is_mandatory_but_starting_without_partners_is_said_first() -> None:
    async with at_home() as (app, pilot):
        await pressed(pilot, "n", "enter", "enter")
        assert isinstance(app.screen, NewSessionScreen)
        assert "Nobody is at the table yet" in shown(app)
        await pressed(pilot, "enter")
        assert isinstance(app.screen, StepScreen)
    assert (made().title, shorts()) == ("Untitled session", [])


async def test_the_start_button_starts() -> None:
    async with at_home(size=(80, 24)) as (app, pilot):
        await pressed(pilot, "n", *"Water")
        await pilot.click("#start")
        await pilot.pause()
        assert isinstance(app.screen, StepScreen)


# The partners


async def test_a_partner_is_edited_in_its_place() -> None:
    async with at_home() as (app, pilot):
        await pressed(pilot, "n", "enter", *"Beach Communities Network", "enter", "up", "enter")
        await pressed(pilot, *" Network", "tab", "tab", "c", "enter")
        assert "Beach Network" in shown(app)
        assert "Civil society" in shown(app)
        await pressed(pilot, "ctrl+s")
    (partner,) = made().partners
    assert (partner.short, partner.sector) == ("Beach Network", "civil-society")


async def test_escape_leaves_an_edited_partner_as_it_was() -> None:
    async with at_home() as (app, pilot):
        await pressed(pilot, "n", "enter", *"County", "enter", "up", "enter", *"xyz", "escape")
        assert isinstance(app.screen, NewSessionScreen)
        await pressed(pilot, "ctrl+s")
    assert shorts() == ["County"]


async def test_an_edit_that_is_still_open_counts_when_the_session_starts() -> None:
    async with at_home() as (_, pilot):
        await pressed(pilot, "n", "enter", *"County", "enter", "up", "enter", *"!", "ctrl+s")
    assert shorts() == ["County!"]


async def test_partners_are_put_in_order_and_removed() -> None:
    async with at_home() as (_, pilot):
        await pressed(pilot, "n", "enter", "A", "enter", "B", "enter", "C", "enter")
        await pressed(pilot, "up", "ctrl+up", "ctrl+up", "down", "delete", "ctrl+s")
    assert shorts() == ["C", "B"]


async def test_typing_in_the_list_goes_into_the_line() -> None:
    async with at_home() as (app, pilot):
        await pressed(pilot, "n", "enter", "A", "enter", "up")
        assert isinstance(app.focused, PartnerList)
        await pressed(pilot, *"Bee")
        assert isinstance(app.focused, NextPartner)
        await pressed(pilot, "enter", "ctrl+s")
    assert shorts() == ["A", "Bee"]


@pytest.mark.parametrize(
    ("line", "partner"),
    [
        ("County = Kisumu County Government", TypedPartner("County", "Kisumu County Government")),
        ("County:public = Kisumu", TypedPartner("County", "Kisumu", "public")),
        ("County: the first = Kisumu", TypedPartner("County: the first", "Kisumu")),
        ("Lakewater Ltd", TypedPartner("Lakewater Ltd", "Lakewater Ltd")),
        ("Kisumu County Government", TypedPartner("Kisumu County", "Kisumu County Government")),
        ("The Ministry of Water and Sanitation", TypedPartner("The Ministry", "The Ministry of Water and Sanitation")),
        ("• Umoja", TypedPartner("Umoja", "Umoja")),
        ("U\tUmoja Women", TypedPartner("U", "Umoja Women")),
        ("County =", TypedPartner("County", "County")),
        ("= Kisumu", TypedPartner("Kisumu", "Kisumu")),
        ("  = ", None),
        ("", None),
    ],
)
def test_a_line_names_a_partner(line: str, partner: TypedPartner | None) -> None:
    assert partner_typed(line) == partner


def test_short_names_made_from_long_ones_differ() -> None:
    text = "Ministry of Water and Land\nMinistry of Works and Energy"
    assert [partner.short for partner in partners_typed(text)] == ["Ministry", "MWE"]


# The file


async def test_the_file_is_named_after_the_title_and_never_one_that_exists() -> None:
    before = a_session("Water", partners=[("County", "Kisumu")]).read_bytes()
    async with at_home(size=(130, 40)) as (app, pilot):
        await pressed(pilot, "n", *"Water")
        assert app.screen.query_one("#path", Words).text.endswith("water-2.toml")
        await pressed(pilot, "ctrl+s")
        assert app.desk is not None
        assert app.desk.path.name == "water-2.toml"
    assert (places().sessions / "water.toml").read_bytes() == before


async def test_private_notes_of_a_lost_session_are_not_taken_over() -> None:
    places().sessions.mkdir(parents=True)
    (places().sessions / "water.private.toml").write_text("format = 1\n", encoding="utf-8")
    async with at_home() as (app, pilot):
        await pressed(pilot, "n", *"Water", "ctrl+s")
        assert app.desk is not None
        assert app.desk.path.name == "water-2.toml"


async def test_another_file_can_be_named(tmp_path: Path) -> None:
    wanted = tmp_path / "usb stick" / "kisumu"
    async with at_home() as (app, pilot):
        await pressed(pilot, "n")
        await typed_path(app, pilot, str(wanted))
        app.screen.query_one("#title").focus()
        await pressed(pilot, *"Water", "ctrl+s")
        assert app.desk is not None
        assert app.desk.path == wanted.with_suffix(".toml")


@pytest.mark.parametrize(("named", "file"), [("", "water.toml"), ("wells", "wells.toml")])
async def test_what_is_typed_in_the_moment_in_which_the_app_ends_names_the_file(named: str, file: str) -> None:
    async with at_home() as (app, pilot):
        await pressed(pilot, "n")
        assert isinstance(app.screen, NewSessionScreen)
        app.screen.query_one("#title", Words).type_in("Water")
        if named:
            line = app.screen.query_one("#path", Words)
            line.select_all()
            line.type_in(named)
        app.screen.tell_edits()
    assert [path.name for path in places().sessions.iterdir()] == [file]


async def test_a_named_file_that_exists_is_said_to_be_taken(tmp_path: Path) -> None:
    a_session("Water", folder=tmp_path)
    async with at_home(size=(130, 40)) as (app, pilot):
        await pressed(pilot, "n")
        await typed_path(app, pilot, str(tmp_path / "water.toml"))
        assert "this one becomes water-2.toml" in shown(app)


async def test_a_folder_that_cannot_be_used_is_told_and_nothing_typed_is_lost(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    async with at_home() as (app, pilot):
        await pressed(pilot, "n", *"Water")
        await typed_path(app, pilot, str(tmp_path / "file" / "x.toml"))
        await pressed(pilot, "ctrl+s")
        assert isinstance(app.screen, ErrorScreen)
        await pressed(pilot, "escape")
        assert isinstance(app.screen, NewSessionScreen)
        assert "Water" in shown(app)


# The workshop


async def test_with_one_workshop_nobody_is_asked_which() -> None:
    async with at_home() as (app, pilot):
        await pressed(pilot, "n")
        assert "Workshop" not in shown(app)


async def test_with_several_the_twelve_steps_come_first_and_each_says_what_it_is() -> None:
    own = places().workshop_roots[0] / "one-step"
    shutil.copytree(shipped_workshops() / "twelve-steps", own)
    text = (own / "workshop.toml").read_text(encoding="utf-8")
    about = text[text.index('about = """') :].split('"""')[1]
    text = text.replace('id = "twelve-steps"', 'id = "one-step"').replace(about, "Only one [step]. And more.")
    (own / "workshop.toml").write_text(text, encoding="utf-8")
    async with at_home() as (app, pilot):
        await pressed(pilot, "n")
        pick = app.screen.query_one(Pick)
        assert pick.chosen == ["twelve-steps"]
        pick.focus()
        await pressed(pilot, "down", "space")
        assert "Only one [step]." in shown(app)
        assert "And more" not in shown(app)
        await pressed(pilot, "ctrl+s")
    assert made().workshop == "one-step"


# Leaving


async def test_escape_goes_home_if_nothing_was_typed() -> None:
    async with at_home() as (app, pilot):
        await pressed(pilot, "n", "escape")
        assert isinstance(app.screen, HomeScreen)
    assert not places().sessions.exists()


async def test_escape_asks_if_something_was_typed() -> None:
    async with at_home() as (app, pilot):
        await pressed(pilot, "n", "W", "escape")
        assert isinstance(app.screen, ConfirmScreen)
        await pressed(pilot, "enter")
        assert isinstance(app.screen, NewSessionScreen)
        await pressed(pilot, "escape", "right", "enter")
        assert isinstance(app.screen, HomeScreen)


@pytest.mark.parametrize("theme", ["dark", "light"])
@pytest.mark.parametrize("size", [(130, 40), (80, 24), (40, 12), (20, 6)], ids=str)
async def test_it_stands_in_any_terminal(size: tuple[int, int], theme: str) -> None:
    async with at_home(size=size, settings=Settings(theme=theme)) as (app, pilot):
        await pressed(pilot, "n", *"水 [b]", "enter", *"x = y", "enter", "up", "enter", "tab", "tab", "escape")
        assert isinstance(app.screen, NewSessionScreen)


# In a hurry


async def test_four_partners_are_in_the_first_step_with_one_key_more_than_their_lines() -> None:
    title = "Clean water for Kisumu"
    partners = ["County", "Lakewater Ltd", "Beach Network", "Nyanza Fund"]
    keys = ["n", *title, "enter"]
    for partner in partners:
        keys += [*partner, "enter"]
    keys.append("enter")
    async with at_home() as (app, pilot):
        await pressed(pilot, *keys)
        assert isinstance(app.screen, StepScreen)
    assert shorts() == partners
    besides_words = len(keys) - len(title) - len("".join(partners))
    assert besides_words == 7
    assert len(keys) <= 30 * 3, "at three keys a second, which is an unhurried typist, half a minute is enough"


async def test_enter_after_editing_a_partner_in_the_middle_does_not_start() -> None:
    async with at_home() as (app, pilot):
        await pressed(pilot, "n", "enter", "A", "enter", "B", "enter", "C", "enter")
        await pressed(pilot, "up", "up", "enter", "!", "enter", "enter", "enter", "enter")
        assert isinstance(app.screen, NewSessionScreen)
        await pressed(pilot, "ctrl+s")
    assert shorts() == ["A", "B!", "C"]


async def test_enter_after_editing_does_not_start_however_fast_it_comes() -> None:
    async with at_home() as (app, pilot):
        await pressed(pilot, "n", "enter", "A", "enter", "B", "enter", "C", "enter")
        burst(app, "up", "up", "enter", "!", "enter", "enter", "?", "enter")
        await pressed(pilot)
        assert isinstance(app.screen, NewSessionScreen)
        await pressed(pilot, "ctrl+s")
    assert shorts() == ["A", "B!?", "C"]


@pytest.mark.parametrize("line", ["County; Lakewater ;Nyanza Fund", "County;Lakewater;;Nyanza Fund;"])
async def test_semicolons_part_several_partners_on_one_line(line: str) -> None:
    async with at_home() as (_, pilot):
        await pressed(pilot, "n", "enter", *line, "enter", "enter")
    assert shorts() == ["County", "Lakewater", "Nyanza Fund"]


async def test_a_comma_is_part_of_a_name_and_it_is_said_how_to_part_several() -> None:
    async with at_home() as (app, pilot):
        await pressed(pilot, "n", "enter", *"Ministry of Health, Kisumu", "enter")
        assert "A comma is part of a name" in shown(app)
        await pressed(pilot, "enter")
    assert [partner.name for partner in made().partners] == ["Ministry of Health, Kisumu"]


async def test_it_is_seen_how_several_partners_are_typed() -> None:
    async with at_home(size=(80, 24)) as (app, pilot):
        await pressed(pilot, "n", "enter")
        assert "Several at once: A; B; C" in shown(app)
