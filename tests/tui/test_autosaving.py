"""What is typed reaches the disk by itself, whenever the keys come."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from partnering_tui.storage.autosave import Autosave
from partnering_tui.storage.session_file import open_session
from partnering_tui.tui import desk
from tests.tui.open_session import a_session_file, opened, pressed
from tests.tui.test_others_edits import until


def is_saved(path: Path, words: str) -> bool:
    return open_session(path).session.get(("answers", "problem", "value")) == words


async def test_what_is_due_in_the_moment_in_which_it_is_typed_is_saved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk, "Autosave", lambda: Autosave(idle=0.0, longest=0.0))
    path, words = a_session_file(tmp_path), ""
    async with opened(path) as (_, pilot):
        for letter in "Wells":
            await pressed(pilot, letter)
            words += letter
            await until(pilot, partial(is_saved, path, words))
