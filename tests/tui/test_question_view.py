"""What is seen of a question that is folded."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from partnering_tui.tui.screens.step import StepScreen
from tests.tui.open_session import a_session_file, opened, pressed, shown

ORPHANS = {"cells": {"gone": {"county": "AR"}}}


@pytest.mark.parametrize(
    ("answers", "line"),
    [
        ({}, "· Roles "),
        ({"roles": ORPHANS}, "· Roles "),
        ({"roles": {**ORPHANS, "state": "not-relevant"}}, "– Roles "),
        ({"roles": {"cells": {"n1": {"county": "AR"}}}, "needs": {"rows": [{"id": "n1", "need": "Taps"}]}}, "✓ Roles "),
    ],
)
async def test_a_question_that_waits_for_rows_is_not_ticked(tmp_path: Path, answers: dict[str, Any], line: str) -> None:
    async with opened(a_session_file(tmp_path, answers)) as (app, pilot):
        await pressed(pilot, "f4")
        assert isinstance(app.screen, StepScreen)
        roles = next(said for said in shown(app).splitlines() if "Roles" in said)
        assert line in roles
        assert ("needs “Needs”" in roles) == line.startswith("·")
