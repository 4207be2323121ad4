"""What is typed reaches the disk by itself, whenever the keys come."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from partnering_tui.storage import backup_keeper
from partnering_tui.storage.autosave import Autosave
from partnering_tui.storage.backups import Backup, make_backup
from partnering_tui.storage.session_file import SessionFile, open_session
from partnering_tui.tui import desk
from tests.tui.open_session import a_session_file, opened, pressed
from tests.tui.test_others_edits import until

SAVE = SessionFile.save


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


async def test_a_save_that_cannot_wait_comes_after_the_backup_of_what_it_writes_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, goes_on, seen = a_session_file(tmp_path, {"sites": {"value": 3}}), threading.Event(), list[str]()

    def telling(wait: Callable[..., Any]) -> Callable[..., Any]:
        def tell_and_wait(*arguments: Any) -> Any:
            goes_on.set()
            return wait(*arguments)

        return tell_and_wait

    def save_and_tell(file: SessionFile) -> bool:
        is_saved = SAVE(file)
        goes_on.set()
        return is_saved

    def make_late(*arguments: Any, **named: Any) -> Backup | None:
        """A backup that is only begun when somebody waits for it, or has not."""
        goes_on.wait()
        seen.append(path.read_text(encoding="utf-8"))
        return make_backup(*arguments, **named)

    monkeypatch.setattr(backup_keeper, "make_backup", make_late)
    async with opened(path) as (app, pilot):
        await pressed(pilot, *"We")
        assert app.desk is not None
        monkeypatch.setattr(SessionFile, "save", save_and_tell)
        for wait in (Future.result, Future.exception):
            monkeypatch.setattr(Future, wait.__name__, telling(wait))
        app.desk.flush()
    assert "We" in path.read_text(encoding="utf-8")
    assert [text for text in seen if "We" in text] == []
