"""A small sound workshop in a folder, to which a test adds what it is about."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

MAIN = """\
format = 1
id = "tiny"
version = 3
title = "A tiny workshop"

[scales.confidence]
levels = [{ value = 1, label = "Low", tone = "poor" }, { value = 2, label = "High", tone = "good" }]

[[summary]]
id = "everything"
title = "Everything"
from = ["problem", "partners"]
"""
STEP = """\
id = "first"
title = "First things first"
minutes = 20

[[questions]]
id = "problem"
kind = "text"
label = "The problem"
"""

WorkshopBuilder = Callable[..., Path]


@pytest.fixture
def a_workshop(tmp_path: Path) -> WorkshopBuilder:
    """Writes the small workshop, with more questions at the end of its step and more files; gives its folder."""

    def build(
        questions: str = "", *, main: str = MAIN, step: str = STEP, files: Mapping[str, str | bytes] | None = None
    ) -> Path:
        folder = tmp_path / "tiny"
        folder.mkdir()
        (folder / "workshop.toml").write_text(main, encoding="utf-8")
        (folder / "01-first.toml").write_text(step + questions, encoding="utf-8")
        for name, content in (files or {}).items():
            (folder / name).write_bytes(content.encode() if isinstance(content, str) else content)
        return folder

    return build
