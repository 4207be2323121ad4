"""What every test has: a home of its own, so that nobody's files are touched."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

# An app is thousands of objects that know each other: looking for garbage after every few is a tenth of the time.
gc.set_threshold(0)
_TESTS_BETWEEN_COLLECTIONS = 40
_run = count(1)


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown() -> None:
    if next(_run) % _TESTS_BETWEEN_COLLECTIONS == 0:
        gc.collect()


@pytest.fixture(scope="session", autouse=True)
def programs_are_compiled_once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Every program that a test starts finds our modules compiled, as it does where it is installed."""
    with pytest.MonkeyPatch.context() as patch:
        if sys.dont_write_bytecode:
            patch.setenv("PYTHONDONTWRITEBYTECODE", "")
            patch.setenv("PYTHONPYCACHEPREFIX", str(tmp_path_factory.getbasetemp().parent / "compiled"))
        yield


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Settings, state and sessions of this test alone."""
    folder = tmp_path / "home"
    monkeypatch.setenv("PARTNERING_HOME", str(folder))
    return folder
