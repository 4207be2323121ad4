"""A page for whoever asks for help, and what is wrong in the settings: with nothing in it that partners said."""

from __future__ import annotations

import os
from pathlib import Path

from partnering_tui.storage.backups import make_backup
from partnering_tui.storage.locations import locations
from partnering_tui.tui.actions import ACTIONS
from tests.commands import TINY_SESSION, a_tiny_session, a_tiny_workshop, loaded_by, partnering

SETTINGS = 'theme = "blue"\nthemes = "x"\n[keymap]\nhelp = "f2"\nsave = 3\nnextstep = "f4"\nrename = "f11"\n'


def settings_file(text: str) -> Path:
    path = locations(os.environ).settings_file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_everything_that_is_wrong_in_the_settings_is_told_at_once_with_its_line() -> None:
    path = settings_file(SETTINGS)
    done = partnering("check", path)
    assert done.code == 1
    starts = [f"{path}:{line}: " for line in (1, 2, 4, 5, 6)]
    lines = done.out.splitlines()
    assert [line.startswith(start) for line, start in zip(lines, starts, strict=True)] == [True] * 5
    assert "'f2' is the key of 'overview' too" in lines[2]
    assert "1 file checked, 3 errors, 2 warnings" in done.err


def test_settings_without_faults_are_checked_beside_a_session(tmp_path: Path) -> None:
    path = settings_file('[keymap]\nnext-step = "f4,f11"\n')
    assert partnering("check", path, a_tiny_session(tmp_path)).out == "2 files checked, no faults\n"


def test_the_page_for_help_tells_what_is_there_and_nothing_of_what_partners_said() -> None:
    found = locations(os.environ)
    found.sessions.mkdir(parents=True)
    a_tiny_session(found.sessions, TINY_SESSION + 'value = "Dry wells"\n', name="kisumu-water.toml")
    (found.sessions / "torn-town.toml").write_text("[session]\ntorn", encoding="utf-8")
    folder = a_tiny_workshop(found.workshop_roots[0]) / "workshop.toml"
    folder.write_text(folder.read_text(encoding="utf-8").replace("version = 1", "versoin = 1"), encoding="utf-8")
    make_backup(found.backups, "3f0e", {"kisumu-water.toml": "x" * 2000}, of=found.sessions / "k.toml", why="work")
    settings_file(SETTINGS)
    done = partnering("diagnose")
    assert done.code == 0
    for words in ("2 sessions, 1 of them cannot be read", "1 backup, 2 kB", "Faults  5", "settings.toml:4: 'f2' is"):
        assert words in done.out
    assert "versoin" in done.out
    for secret in ("Dry wells", "Water", "Kisumu", "kisumu", "torn-town", "County", "A tiny workshop"):
        assert secret not in done.out


def test_the_page_for_help_comes_even_where_the_settings_are_no_toml() -> None:
    settings_file("theme = light\n")
    done = partnering("diagnose")
    assert (done.code, "not valid TOML" in done.out) == (0, True)


def test_what_the_page_needs_is_found_without_loading_the_screen() -> None:
    settings_file(SETTINGS)
    code, modules = loaded_by("diagnose")
    assert (code, {"textual", "rich"} & modules) == (0, set())


def test_every_command_of_the_screen_is_listed_with_its_key() -> None:
    lines = partnering("keys").out.splitlines()
    assert [line.split()[0] for line in lines[1:]] == [action.id for action in ACTIONS]
