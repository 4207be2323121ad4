"""A session that can be signed, in a file, and what may become of the signed file."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

from partnering_tui.storage.session_file import SessionFile, open_session
from partnering_tui.workshop.definition import Workshop

TODAY = date(2026, 11, 12)
NOW = datetime(2026, 11, 30, tzinfo=UTC)

WORKSHOP = Workshop.model_validate(
    {
        "format": 1,
        "id": "small",
        "version": 1,
        "title": "Small",
        "summary": ({"id": "principles", "title": "Principles", "from": ("principles",)},),
        "steps": (
            {
                "id": "one",
                "title": "One",
                "minutes": 5,
                "questions": (
                    {
                        "id": "principles",
                        "kind": "agreement",
                        "label": "Principles",
                        "columns": ({"id": "principle", "kind": "text", "label": "Principle"},),
                    },
                    {"id": "worry", "kind": "text", "label": "Worry", "private": True},
                ),
            },
        ),
    }
)
SESSION = """\
# Ours, by hand.
format = 1
colour = "blue"  # nobody knows this key

[session]
id = "0c1f"
title = "Clean water"
workshop = "small"
status = "open"

[[partners]]
id = "county"
name = "County"

[[partners]]
id = "lakewater"
name = "Lakewater"

# Step 1 · One
# Written on the beach.
[[answers.principles.rows]]
id = "p1"
principle = "We share all the numbers"
[answers.principles.rows.positions]
county = "support"
lakewater = "reservation"
[answers.principles.rows.reservations]
lakewater = "Not customer data"

[answers.worry]
value = "borrowing"
"""


def a_session(folder: Path) -> SessionFile:
    path = folder / "water.toml"
    path.write_text(SESSION, encoding="utf-8")
    path.chmod(0o640)
    file = open_session(path)
    file.put_in_order_of(WORKSHOP)
    return file


def tampered(path: Path) -> None:
    path.chmod(0o600)
    path.write_text(path.read_text(encoding="utf-8").replace("all the numbers", "some numbers"), encoding="utf-8")
