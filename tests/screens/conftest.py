"""A folder whose path is as long on every computer, so that it is drawn and wrapped alike."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.idle import pilots_know_when_an_app_is_idle
from tests.stylesheets import stylesheets_read_once

__all__ = ["folder", "pilots_know_when_an_app_is_idle", "stylesheets_read_once"]


@pytest.fixture
def folder() -> Iterator[Path]:
    with TemporaryDirectory(prefix="partnering-", dir="/tmp") as name:
        yield Path(name)
