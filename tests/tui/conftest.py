"""What every test with a screen has."""

from __future__ import annotations

from tests.stylesheets import stylesheets_read_once

__all__ = ["stylesheets_read_once"]
