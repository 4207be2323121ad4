"""The commands as somebody types them: what they make, what they print, how they end."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path
from typing import Any

import pytest

from partnering_tui.workshop.finding import shipped_workshops
from tests.commands import (
    TINY_MAIN,
    TINY_SESSION,
    a_tiny_session,
    a_tiny_workshop,
    in_a_process,
    partnering,
)


def said_in(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


# Beginning a session


def test_a_new_session_is_named_after_its_title_in_the_sessions_folder(home: Path) -> None:
    done = partnering("new", "--title", "Clean water for Kisumu", "--no-open")
    path = home / "sessions" / "clean-water-for-kisumu.toml"
    assert (done.code, done.out) == (0, f"{path}\n")
    assert said_in(path)["session"]["title"] == "Clean water for Kisumu"
    assert said_in(path)["session"]["workshop"] == "twelve-steps"


def test_a_second_session_of_the_same_title_gets_a_name_of_its_own(home: Path) -> None:
    for _ in range(2):
        assert partnering("new", "--title", "Water", "--no-open").code == 0
    assert sorted(path.name for path in (home / "sessions").iterdir()) == ["water-2.toml", "water.toml"]


def test_a_title_without_latin_letters_still_gets_a_file(home: Path) -> None:
    assert partnering("new", "--title", "清水", "--no-open").code == 0
    assert said_in(home / "sessions" / "session.toml")["session"]["title"] == "清水"


def test_a_file_name_without_a_suffix_gets_one(tmp_path: Path) -> None:
    assert partnering("new", tmp_path / "kisumu v1.2", "--title", "Water", "--no-open").code == 0
    assert (tmp_path / "kisumu v1.2.toml").exists()


def test_a_folder_in_place_of_a_file_gets_the_session_under_a_free_name(tmp_path: Path) -> None:
    assert partnering("new", tmp_path, "--title", "Water", "--no-open").code == 0
    assert (tmp_path / "water.toml").exists()


def test_an_existing_file_is_never_written_over_by_a_new_session(tmp_path: Path) -> None:
    (tmp_path / "water.toml").write_text("mine", encoding="utf-8")
    done = partnering("new", tmp_path / "water", "--title", "Water", "--no-open")
    assert done.code == 2
    assert str(tmp_path / "water.toml") in done.err
    assert (tmp_path / "water.toml").read_text(encoding="utf-8") == "mine"


def test_a_session_cannot_take_the_name_of_private_notes(tmp_path: Path) -> None:
    done = partnering("new", tmp_path / "water.private.toml", "--title", "Water", "--no-open")
    assert done.code == 2
    assert list(tmp_path.glob("*.toml")) == []


def test_partners_are_typed_with_their_sector_and_full_name(tmp_path: Path) -> None:
    county, lakewater = "County:public=Kisumu County Government", "Lakewater=Lakewater Ltd"
    partnering(
        "new",
        tmp_path / "w",
        "--title",
        "W",
        "--partner",
        county,
        "--partner",
        lakewater,
        "--partner",
        "NGO",
        "--no-open",
    )
    assert said_in(tmp_path / "w.toml")["partners"] == [
        {"id": "county", "name": "Kisumu County Government", "short": "County", "sector": "public"},
        {"id": "lakewater", "name": "Lakewater Ltd", "short": "Lakewater"},
        {"id": "ngo", "name": "NGO"},
    ]


def test_an_unknown_sector_is_answered_with_those_that_there_are(tmp_path: Path) -> None:
    done = partnering("new", tmp_path / "w", "--title", "W", "--partner", "County:publik=X", "--no-open")
    assert done.code == 2
    assert "Did you mean 'public'?" in done.err
    assert not (tmp_path / "w.toml").exists()


def test_a_partner_without_a_short_name_is_told_how_to_write_one(tmp_path: Path) -> None:
    done = partnering("new", tmp_path / "w", "--title", "W", "--partner", "=Lakewater Ltd", "--no-open")
    assert done.code == 2
    assert '--partner "County=Kisumu County Government"' in done.err


def test_without_a_terminal_a_new_session_needs_a_title() -> None:
    done = in_a_process("new")
    assert done.returncode == 2
    assert "--title" in done.stderr


def test_an_unknown_workshop_is_answered_with_those_that_there_are(tmp_path: Path) -> None:
    done = partnering("new", tmp_path / "w", "--title", "W", "--workshop", "twelve-stepz", "--no-open")
    assert done.code == 2
    assert "Did you mean 'twelve-steps'?" in done.err


def test_a_workshop_beside_the_new_session_is_found_by_its_name(tmp_path: Path) -> None:
    a_tiny_workshop(tmp_path / "workshops")
    assert partnering("new", tmp_path / "w", "--title", "W", "--workshop", "tiny", "--no-open").code == 0
    assert said_in(tmp_path / "w.toml")["session"]["workshop"] == "tiny"


def test_a_workshop_named_by_its_path_is_found_again_when_the_session_is_used(tmp_path: Path) -> None:
    workshop = a_tiny_workshop(tmp_path / "elsewhere")
    assert partnering("new", tmp_path / "w", "--title", "W", "--workshop", workshop, "--no-open").code == 0
    assert partnering("summary", tmp_path / "w.toml").code == 0
    assert partnering("check", tmp_path / "w.toml").code == 0
    assert "w.toml" in partnering("list", tmp_path).out


def test_a_workshop_whose_id_leads_to_another_one_is_refused(tmp_path: Path) -> None:
    a_tiny_workshop(tmp_path / "workshops")
    workshop = a_tiny_workshop(tmp_path / "elsewhere")
    done = partnering("new", tmp_path / "w", "--title", "W", "--workshop", workshop, "--no-open")
    assert done.code == 2
    assert "Give yours an id of its own" in done.err


def test_the_settings_say_where_new_sessions_go(tmp_path: Path, home: Path) -> None:
    home.mkdir()
    (home / "settings.toml").write_text(f"sessions = '{tmp_path / 'mine'}'\n", encoding="utf-8")
    assert partnering("new", "--title", "Water", "--no-open").code == 0
    assert (tmp_path / "mine" / "water.toml").exists()


# The example


def test_the_demo_is_a_copy_of_its_own_each_time(home: Path) -> None:
    copies = [Path(partnering("demo", "--no-open").out.strip()) for _ in range(2)]
    assert [copy.parent for copy in copies] == [home / "sessions"] * 2
    first, second = (said_in(copy)["session"]["id"] for copy in copies)
    assert first != second


def test_the_demo_says_where_the_copy_is(tmp_path: Path) -> None:
    done = partnering("demo", tmp_path / "try", "--no-open")
    (copy,) = (path for path in (tmp_path / "try").iterdir() if not path.name.endswith(".private.toml"))
    assert str(copy) in done.err


@pytest.mark.skipif(os.name != "posix", reason="permissions of this kind are of POSIX systems")
def test_the_private_notes_of_the_demo_are_readable_by_their_owner_alone(tmp_path: Path) -> None:
    partnering("demo", tmp_path, "--no-open")
    (notes,) = tmp_path.glob("*.private.toml")
    assert notes.stat().st_mode & 0o777 == 0o600


def test_the_demo_has_no_faults(tmp_path: Path) -> None:
    copy = partnering("demo", tmp_path, "--no-open").out.strip()
    assert partnering("check", copy).code == 0


# Lists


def test_sessions_are_listed_with_how_far_they_are(tmp_path: Path) -> None:
    path = a_tiny_session(tmp_path)
    done = partnering("list", tmp_path)
    header, row = done.out.splitlines()
    assert header.split() == ["Title", "Partners", "Progress", "Last", "saved", "File"]
    assert row.split()[:5] == ["Water", "County", "1", "of", "1"]
    assert row.endswith(str(path))


def test_columns_stand_under_each_other_whatever_the_script(tmp_path: Path) -> None:
    a_tiny_session(tmp_path)
    a_tiny_session(tmp_path, TINY_SESSION.replace("Water", "清潔な水"), name="two.toml")
    rows = partnering("list", tmp_path).out.splitlines()[1:]
    starts = {row.index("County") + sum(character in "清潔な水" for character in row) for row in rows}
    assert len(starts) == 1


def test_a_session_that_cannot_be_read_is_named_with_its_line(tmp_path: Path) -> None:
    a_tiny_session(tmp_path)
    a_tiny_session(tmp_path, TINY_SESSION + "value = = 3\n", name="broken.toml")
    done = partnering("list", tmp_path)
    assert len(done.out.splitlines()) == 2
    assert f"{tmp_path / 'broken.toml'}:18: " in done.err


def test_a_session_without_its_workshop_is_named_with_the_workshops_that_there_are(tmp_path: Path) -> None:
    a_tiny_session(tmp_path, TINY_SESSION.replace('"tiny"', '"gone"'))
    done = partnering("list", tmp_path)
    assert "water.toml: There is no workshop 'gone'." in done.err
    assert "twelve-steps" in done.err


def test_an_empty_sessions_folder_is_said_to_be_empty(home: Path) -> None:
    done = partnering("list")
    assert (done.code, done.out) == (0, "")
    assert f"There are no sessions in {home / 'sessions'}" in done.err


def test_a_folder_that_is_not_there_cannot_be_listed(tmp_path: Path) -> None:
    done = partnering("list", tmp_path / "nowhere")
    assert done.code == 2
    assert str(tmp_path / "nowhere") in done.err


def test_own_workshops_are_listed_with_those_that_came_along(home: Path) -> None:
    a_tiny_workshop(home / "data" / "workshops")
    names = [line.split()[0] for line in partnering("workshops").out.splitlines()]
    assert names == ["Name", "tiny", "twelve-steps"]


def test_a_workshop_with_faults_is_told_beside_the_list(home: Path) -> None:
    folder = a_tiny_workshop(home / "data" / "workshops", main=TINY_MAIN.replace("title", "titel"))
    done = partnering("workshops")
    assert done.code == 0
    assert f"partnering check {folder}" in done.err


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such names")
def test_a_file_name_cannot_steer_the_terminal(tmp_path: Path) -> None:
    a_tiny_session(tmp_path, name="a\x1b[2J\nb.toml")
    done = partnering("list", tmp_path)
    assert "\x1b" not in done.out
    assert len(done.out.splitlines()) == 2


def test_where_names_every_folder(home: Path) -> None:
    done = partnering("where")
    assert done.code == 0
    for path in (home / "sessions", home / "data" / "workshops", shipped_workshops(), home / "settings.toml"):
        assert str(path) in done.out


def test_control_characters_and_line_ends_in_names_become_plain_words(home: Path) -> None:
    given = ["--title", "Clean\n water\x07\x1b", "--partner", "Coun\x07ty:public=Kisumu\nCounty\r\n Government"]
    assert partnering("new", *given, "--no-open").code == 0
    said = said_in(home / "sessions" / "clean-water.toml")
    assert said["session"]["title"] == "Clean water"
    assert said["partners"] == [
        {"id": "county", "name": "Kisumu County Government", "short": "County", "sector": "public"}
    ]


def test_a_title_of_control_characters_alone_is_no_title() -> None:
    assert partnering("new", "--title", "\x07\n", "--no-open").code == 2
