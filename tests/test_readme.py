"""The README shows the app as it is."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_the_picture_is_what_the_app_draws(tmp_path: Path) -> None:
    drawn, shown = tmp_path / "screen.svg", ROOT / "docs" / "screen.svg"
    colourful = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
    env = {**colourful, "PYTHONPATH": str(ROOT)}
    subprocess.run([sys.executable, "docs/screen.py", drawn], cwd=ROOT, env=env, check=True)
    assert drawn.read_text(encoding="utf-8") == shown.read_text(encoding="utf-8"), (
        "Draw it again: python docs/screen.py"
    )
