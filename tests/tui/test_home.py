"""Home: every session that is near at hand, and the ways to begin another."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from partnering_tui.session.session import Session
from partnering_tui.storage.session_file import open_session
from partnering_tui.storage.settings import Settings
from partnering_tui.storage.state import State
from partnering_tui.tui.screens.confirm import ErrorScreen
from partnering_tui.tui.screens.found_sessions import Details, sessions_found, when_in_words
from partnering_tui.tui.screens.home import HomeScreen
from partnering_tui.tui.screens.new_session import NewSessionScreen
from partnering_tui.tui.screens.open_path import OpenPathScreen
from partnering_tui.tui.screens.session_list import SessionList
from partnering_tui.tui.screens.step import StepScreen
from tests.tui.at_home import a_session, at_home, everything_found, places
from tests.tui.open_session import pressed, shown

NOON = datetime(2026, 3, 12, 12, 0).astimezone()


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with nothing in it."""
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def titles(app_screen: object) -> list[str]:
    assert isinstance(app_screen, HomeScreen)
    return [card.title for card in app_screen.query_one(SessionList).cards]


# What is shown


async def test_a_session_is_shown_with_its_partners_its_progress_and_its_day() -> None:
    partners = [("County", "Kisumu County Government"), ("Lakewater", "Lakewater Ltd")]
    a_session("Water", partners=partners, answers={"problem": {"value": "Children fall ill"}}, modified=NOON)
    async with at_home() as (app, _):
        text = shown(app)
        assert "Water" in text
        assert "County · Lakewater" in text
        assert "1 of 43 needed answers" in text
        assert "12 March 2026" in text


async def test_what_is_found_out_later_is_shown_of_every_session_and_not_only_of_that_under_the_cursor() -> None:
    a_session("Water", modified=NOON)
    other = a_session("Fish", modified=NOON - timedelta(days=1))
    async with at_home() as (app, _):
        assert "Fish" in shown(app)
        app.screen.query_one(SessionList).show_details({other: Details(("Beach",), "all answered")})
        assert "Beach" in shown(app)


async def test_the_last_one_changed_stands_first() -> None:
    for days, title in enumerate(["newest", "middle", "oldest"]):
        a_session(title, modified=NOON - timedelta(days=days))
    async with at_home() as (app, _):
        assert titles(app.screen) == ["newest", "middle", "oldest"]


async def test_sessions_of_the_current_folder_and_recent_files_are_shown_too_each_once(
    tmp_path: Path, elsewhere: Path
) -> None:
    a_session("kept")
    a_session("here", folder=elsewhere)
    away = a_session("away", folder=tmp_path / "usb")
    state = State.load(places().state_file)
    for path in (away, elsewhere / "here.toml", tmp_path / "gone.toml"):
        state.remember_file(path)
    assert state.save()
    async with at_home() as (app, _):
        assert sorted(titles(app.screen)) == ["away", "here", "kept"]


async def test_brackets_and_wide_characters_are_shown_as_they_are() -> None:
    a_session("Clean [b]water[/] 水", name="w.toml", partners=[("[/]", "[red]County")])
    async with at_home() as (app, _):
        assert "Clean [b]water[/] 水" in shown(app)
        assert "[/]" in shown(app)


async def test_an_unreadable_session_says_why_and_what_to_do_and_is_not_opened() -> None:
    a_session("Water")
    (places().sessions / "broken.toml").write_text('[session]\ntitle = "x\n', encoding="utf-8")
    async with at_home(size=(80, 24)) as (app, pilot):
        assert "cannot be opened" in next(line for line in shown(app).splitlines() if "! broken.toml" in line)
        assert "not closed on its line" in shown(app)
        await pressed(pilot, "home", "enter")
        assert isinstance(app.screen, ErrorScreen)
        assert "broken.toml:2" in shown(app)
        await pressed(pilot, "enter")
        assert isinstance(app.screen, HomeScreen)


async def test_a_fault_among_the_answers_is_shown_as_well() -> None:
    path = a_session("Water")
    path.write_text(path.read_text(encoding="utf-8") + "\n[answers.problem]\nvalue = [1,\n", encoding="utf-8")
    async with at_home() as (app, pilot):
        assert "! Water" in shown(app)
        await pressed(pilot, "enter")
        assert isinstance(app.screen, ErrorScreen)


async def test_a_session_whose_workshop_is_missing_says_so() -> None:
    path = a_session("Water")
    text = path.read_text(encoding="utf-8").replace('"twelve-steps"', '"thirteen-steps"')
    path.write_text(text, encoding="utf-8")
    async with at_home() as (app, _):
        assert "There is no workshop 'thirteen-steps'" in shown(app)


async def test_the_path_of_the_session_under_the_cursor_is_shown() -> None:
    a_session("Water", name="one.toml")
    async with at_home(size=(130, 30)) as (app, _):
        assert "one.toml" in shown(app)


async def test_on_a_wide_screen_everything_stands_in_the_middle() -> None:
    async with at_home(size=(130, 40)) as (app, _):
        paper = app.screen.query_one("#paper").region
        assert paper.x == 130 - paper.right > 0


async def test_with_no_sessions_two_sentences_tell_how_to_begin() -> None:
    async with at_home(size=(80, 24)) as (app, _):
        text = shown(app)
        assert "There are no sessions here yet" in text
        assert "try the demo" in text
        assert "▸ New session" in text


async def test_a_thousand_sessions_are_one_widget() -> None:
    head = 'format = 1\n[session]\nid = "{0}"\ntitle = "Session {0}"\nworkshop = "twelve-steps"\n'
    places().sessions.mkdir(parents=True)
    for number in range(1000):
        (places().sessions / f"s{number}.toml").write_text(head.format(number), encoding="utf-8")
    async with at_home() as (app, pilot):
        assert "1000 sessions" in shown(app)
        assert len(app.screen.query("*")) < 30
        await pressed(pilot, "end")
        await everything_found(app, pilot)
        assert "0 of 43 needed answers" in shown(app)


def test_finding_reads_no_answers_and_misses_no_partner(tmp_path: Path) -> None:
    answers, head = (
        '[answers.problem]\nvalue = "x"\n',
        '[session]\ntitle = "By hand"\n[[partners]]\nid = "a"\nname = "A"\n',
    )
    (tmp_path / "hand.toml").write_text(f"format = 1\n{answers}{head}", encoding="utf-8")
    (card,) = sessions_found([tmp_path], [])
    assert (card.title, card.partners) == ("By hand", ("A",))


@pytest.mark.parametrize(
    ("ago", "words"),
    [
        (timedelta(hours=2), "today 12:00"),
        (timedelta(days=1), "yesterday"),
        (timedelta(days=2), "12 March 2026"),
        (timedelta(days=-1), "12 March 2026"),
    ],
)
def test_a_day_is_said_as_people_say_it(ago: timedelta, words: str) -> None:
    assert when_in_words(NOON, NOON + ago) == words


# Finding one


async def test_typing_narrows_the_list_to_a_title_or_a_partner() -> None:
    a_session("Water", partners=[("County", "Kisumu County Government")])
    a_session("Forest", partners=[("KFS", "Kenya Forest Service")])
    a_session("Roads")
    async with at_home() as (app, pilot):
        await pressed(pilot, "slash", *"FOREST")
        assert titles(app.screen) == ["Forest"]
        assert "1 of 3" in shown(app)
        await pressed(pilot, *["backspace"] * 6, *"kisumu")
        assert titles(app.screen) == ["Water"]
        await pressed(pilot, "x")
        assert "No session has that" in shown(app)


async def test_escape_shows_all_again() -> None:
    a_session("Water")
    a_session("Forest")
    async with at_home() as (app, pilot):
        await pressed(pilot, "slash", *"wat", "escape")
        assert len(titles(app.screen)) == 2
        assert isinstance(app.focused, SessionList)


async def test_enter_in_the_finder_opens_what_was_found() -> None:
    a_session("Water")
    a_session("Forest")
    async with at_home() as (app, pilot):
        await pressed(pilot, "slash", *"fores", "enter")
        assert isinstance(app.screen, StepScreen)
        assert app.desk is not None
        assert app.desk.workbook.session.title == "Forest"


# Opening


async def test_while_words_to_find_are_typed_no_letter_is_offered_as_a_key_and_what_enter_opens_is_marked() -> None:
    a_session("Water")
    a_session("Roads")
    async with at_home() as (app, pilot):
        assert "n new" in shown(app)
        await pressed(pilot, "slash", *"wat")
        assert "n new" not in shown(app)
        assert "^p all commands" in shown(app)
        assert "▸ Water" in shown(app)


async def test_enter_goes_on_with_the_session_under_the_cursor() -> None:
    a_session("newest", modified=NOON)
    a_session("oldest", modified=NOON - timedelta(days=1))
    async with at_home() as (app, pilot):
        await pressed(pilot, "down", "enter")
        assert isinstance(app.screen, StepScreen)
        assert app.desk is not None
        assert app.desk.path.name == "oldest.toml"


@pytest.mark.parametrize("line", [3, 4], ids=["its title", "its partners"])
async def test_a_click_on_a_session_goes_on_with_it(line: int) -> None:
    a_session("newest", modified=NOON)
    a_session("oldest", modified=NOON - timedelta(days=1))
    async with at_home() as (app, pilot):
        await pilot.click(SessionList, offset=(5, line))
        await pilot.pause()
        assert app.desk is not None
        assert app.desk.path.name == "oldest.toml"


async def test_a_session_that_was_closed_is_home_again_with_what_was_done() -> None:
    a_session("Water")
    async with at_home() as (app, pilot):
        await pressed(pilot, "enter", *"Ill", "ctrl+o")
        await everything_found(app, pilot)
        assert isinstance(app.screen, HomeScreen)
        assert "1 of 43 needed answers" in shown(app)
        assert "today" in shown(app)


async def test_a_file_is_opened_by_its_path(elsewhere: Path) -> None:
    path = a_session("Far", folder=elsewhere / "usb")
    async with at_home() as (app, pilot):
        await pressed(pilot, "o")
        assert isinstance(app.screen, OpenPathScreen)
        await pressed(pilot, *"usb", "tab", "tab", "enter")
        assert isinstance(app.screen, StepScreen)
        assert app.desk is not None
        assert app.desk.path == path


async def test_a_file_that_is_no_session_is_told_in_a_window(elsewhere: Path) -> None:
    (elsewhere / "x.toml").write_text("[session]\ntitle = 3\n", encoding="utf-8")
    async with at_home() as (app, pilot):
        await pressed(pilot, "o", "x", "tab", "enter")
        assert isinstance(app.screen, ErrorScreen)
        await pressed(pilot, "escape")
        assert isinstance(app.screen, HomeScreen)


async def test_the_demo_is_a_copy_of_ones_own() -> None:
    async with at_home() as (app, pilot):
        await pressed(pilot, "d")
        assert isinstance(app.screen, StepScreen)
        assert app.desk is not None
        assert app.desk.path.parent == places().sessions
        first: Session = open_session(app.desk.path).session
        await pressed(pilot, "ctrl+o")
        await everything_found(app, pilot)
        await pressed(pilot, "d")
        assert open_session(app.desk.path).session.id != first.id


async def test_the_buttons_do_what_the_keys_do() -> None:
    async with at_home() as (app, pilot):
        await pilot.click("#new-session")
        await pilot.pause()
        assert isinstance(app.screen, NewSessionScreen)
        await pressed(pilot, "escape", "right", "enter")
        assert isinstance(app.screen, OpenPathScreen)


async def test_everything_is_reached_with_the_arrows() -> None:
    a_session("Water")
    a_session("Forest")
    async with at_home() as (app, pilot):
        assert isinstance(app.focused, SessionList)
        await pressed(pilot, "up", "up", "right")
        assert app.focused is not None
        assert app.focused.id == "open-file"
        await pressed(pilot, "down")
        assert isinstance(app.focused, SessionList)


async def test_a_remapped_key_is_obeyed_and_shown() -> None:
    async with at_home(keymap={"new-session": "f7"}) as (app, pilot):
        assert "New session  F7" in shown(app)
        await pressed(pilot, "f7")
        assert isinstance(app.screen, NewSessionScreen)


@pytest.mark.parametrize("theme", ["dark", "light"])
@pytest.mark.parametrize("size", [(130, 40), (80, 24), (40, 12), (20, 6)], ids=str)
async def test_home_stands_in_any_terminal(size: tuple[int, int], theme: str) -> None:
    a_session("Water", partners=[("County", "Kisumu County Government")])
    a_session("Forest")
    async with at_home(size=size, settings=Settings(theme=theme)) as (app, pilot):
        await pressed(pilot, "down", "up", "slash", "x", "escape")
        assert isinstance(app.screen, HomeScreen)


async def test_nothing_is_to_be_found_among_one_session() -> None:
    a_session("Water")
    async with at_home(size=(120, 30)) as (app, pilot):
        assert "/ find" not in shown(app)
        await pressed(pilot, "slash")
        assert isinstance(app.focused, SessionList)


async def test_nothing_is_to_be_searched_where_there_is_no_session() -> None:
    async with at_home(size=(120, 30)) as (app, pilot):
        assert "search" not in shown(app)
        await pressed(pilot, "ctrl+f")
        assert isinstance(app.screen, HomeScreen)


async def test_among_two_it_is() -> None:
    a_session("Water")
    a_session("Forest")
    async with at_home(size=(120, 30)) as (app, _):
        assert "/ find" in shown(app)
