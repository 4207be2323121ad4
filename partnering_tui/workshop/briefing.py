"""Questions that a briefing tells of: rows that fall due, and what somebody who is new should read."""

from __future__ import annotations

from collections.abc import Iterator

from partnering_tui.errors import Fault
from partnering_tui.workshop.workshop_text import WorkshopText


def briefing_faults(text: WorkshopText) -> Iterator[Fault]:
    """Every `reminds` in a table without dates, and every key that would bring a private answer into a briefing."""
    for question in text.questions:
        for key in ("reminds", "introduces"):
            if question.keys.get(key) is True and question.keys.get("private") is True:
                yield text.fault(
                    (*question.path, key), "The question is private and goes into no briefing.", f"Delete '{key}'."
                )
        has_dates = any(column.text("kind") == "date" for column in question.entries("columns"))
        if question.keys.get("reminds") is True and question.text("kind") == "table" and not has_dates:
            yield text.fault(
                (*question.path, "reminds"),
                "No column holds a date, so no row can fall due.",
                'Add: { id = "due", kind = "date", label = "By when" }, or delete \'reminds\'.',
            )
