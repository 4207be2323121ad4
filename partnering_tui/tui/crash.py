"""What is said when the app breaks: what happened and where, and nothing that anybody answered."""

from __future__ import annotations

import os
import traceback
from pathlib import Path


def crash_message(error: BaseException | None, session: Path | None) -> list[str]:
    """A few lines for the terminal. Only names of our own functions stand in it: error texts can quote answers."""
    lines = ["Partnering had to stop because of a fault of its own."]
    if session is not None:
        lines.append(f"  Everything typed until then was saved to {session}")
    if error is not None:
        frames = traceback.extract_tb(error.__traceback__)
        ours = [frame for frame in frames if "partnering_tui" in frame.filename] or frames
        if ours:
            last = ours[-1]
            where = f"{Path(last.filename).name}:{last.lineno}, {last.name}"
            lines.append(f"  For a report: {type(error).__name__} in {where}")
        if os.environ.get("PARTNERING_DEBUG"):
            lines += "".join(traceback.format_exception(error)).splitlines()
    return lines
