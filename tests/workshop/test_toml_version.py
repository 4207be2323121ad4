"""Files are TOML 1.0: what is read must be readable again by everything that writes and checks it."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from partnering_tui.errors import FaultyFile
from partnering_tui.workshop.finding import shipped_workshops
from partnering_tui.workshop.toml_text import parse_toml, read_toml


@pytest.mark.parametrize("newer", ["a = {\n b = 1 }", "a = { b = 1, }", 'a = "\\e"', "a = 07:32"])
def test_what_only_newer_toml_allows_is_a_fault(newer: str, tmp_path: Path) -> None:
    with pytest.raises(FaultyFile):
        parse_toml(newer, tmp_path / "session.toml")


def test_the_example_says_what_tomllib_says() -> None:
    path = shipped_workshops() / "examples" / "clean-water-for-kisumu.toml"
    assert read_toml(path).data == tomllib.loads(path.read_text(encoding="utf-8"))
