"""What every test has: a home of its own, so that nobody's files are touched."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Settings, state and sessions of this test alone."""
    folder = tmp_path / "home"
    monkeypatch.setenv("PARTNERING_HOME", str(folder))
    return folder
