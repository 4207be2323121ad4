"""What every test with a screen has."""

from __future__ import annotations

from tests.idle import pilots_know_when_an_app_is_idle
from tests.stylesheets import stylesheets_read_once

__all__ = ["pilots_know_when_an_app_is_idle", "stylesheets_read_once"]
