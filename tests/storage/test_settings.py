"""Settings are read from a file that is edited by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from partnering_tui.errors import FaultyFile
from partnering_tui.storage.settings import Settings, load_settings


def settings_of(folder: Path, text: str) -> Settings:
    path = folder / "settings.toml"
    path.write_text(text)
    return load_settings(path)


def test_without_a_file_nothing_is_set(tmp_path: Path) -> None:
    assert load_settings(tmp_path / "settings.toml") == Settings()


def test_what_is_set_is_read_and_unknown_keys_are_passed_over(tmp_path: Path) -> None:
    top = 'theme = "light"\nsessions = "~/Sessions"\neditor = "nano"\nx = 1\n'
    settings = settings_of(tmp_path, top + '[keymap]\nhelp = "f1"\nback = ["f3", "f13"]\n')
    assert settings == Settings("light", {"help": "f1", "back": "f3,f13"}, Path.home() / "Sessions", "nano")


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("theme = 3\n", 1, "'theme': expected text, found a number"),
        ("theme = light\n", 1, "not valid TOML"),
    ],
)
def test_a_setting_that_cannot_be_understood_is_told_with_its_line(
    tmp_path: Path, text: str, line: int, message: str
) -> None:
    with pytest.raises(FaultyFile) as told:
        settings_of(tmp_path, text)
    assert message in told.value.title
    assert told.value.place.line == line
    assert told.value.remedy


def test_a_keymap_that_cannot_be_understood_keeps_nobody_from_working(tmp_path: Path) -> None:
    assert settings_of(tmp_path, 'keymap = "f1"\n') == Settings(unclear=("keymap",))
    settings = settings_of(tmp_path, '[keymap]\nhelp = 1\nsave = []\nundo = "f11"\n')
    assert settings == Settings(keymap={"undo": "f11"}, unclear=("help", "save"))
