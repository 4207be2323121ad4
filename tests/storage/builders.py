"""Small builders for the tests of the storage room."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from partnering_tui.session.record import ABSENT, Change, Put, Record
from partnering_tui.session.record import Path as TreePath
from partnering_tui.storage.blocks import BlockFile
from partnering_tui.storage.outline import Order
from partnering_tui.storage.session_file import SessionFile, open_session
from partnering_tui.workshop.toml_text import parse_toml

ORDER: Order = (
    ("# Step 1 · Understand the issue", ("problem", "stakeholders", "relevance")),
    ("# Step 2 · Know your partners", ("profiles",)),
    ("# Step 3 · Agreement", ("principles", "legal_status")),
)

HEAD = """\
# Partnering session. Edit by hand if you like: comments and extra keys are kept.
format = 1

[session]
id = "0c1f"
title = "Clean water for Kisumu"
workshop = "twelve-steps"
"""

KISUMU = (
    HEAD
    + '''
[[partners]]
id = "county"
name = "Kisumu County Government"

[[partners]]
id = "lakewater"
name = "Lakewater Ltd"

# Step 1 · Understand the issue
[answers.problem]
value = """
Too few kiosks.
Too many cases."""

[[answers.stakeholders.rows]]
id = "m3x7"
name = "Beach management units"
influence = 3

# Step 3 · Agreement
[[answers.principles.rows]]
id = "p7d2"
principle = "We share all the numbers"
[answers.principles.rows.positions]
county = "support"
lakewater = "reservation"

[[answers.principles.rows]]
id = "p8e3"
principle = "Nobody speaks for another"

[[decisions]]
id = "d1"
text = "Meet monthly"
'''
)


def a_session_file(folder: Path, text: str = KISUMU) -> SessionFile:
    """A session that was opened from a file with that text, in the workshop's order."""
    path = folder / "kisumu.toml"
    path.write_text(text, encoding="utf-8")
    file = open_session(path)
    file.kept.blocks.order = ORDER
    return file


def change(record: Record, path: TreePath, value: Any, at: int | None = None, *, private: bool = False) -> Change:
    """The change that gives a place a value, or brings (or, ABSENT, takes) a row at a position."""
    return Change("Changed", (Put(path, record.get(path), value, at),), private)


def with_change(text: str, path: TreePath, value: Any, at: int | None = None) -> str:
    """What a file with that text says after one change."""
    return with_changes(text, (path, value, at))


def with_changes(text: str, *changes: tuple[TreePath, Any, int | None]) -> str:
    """What a file with that text says after these changes: for each, its path, the value, and a row's position."""
    toml = parse_toml(text, Path("session.toml"))
    record = Record(toml.data)
    blocks = BlockFile.from_text(toml.text, toml.data)
    blocks.order = ORDER
    for path, value, at in changes:
        if value is ABSENT and at is None and isinstance(record.get(path[:-1]), list):
            at = record.index_of(path)
        record.apply(change(record, path, value, at))
    return blocks.update(record.tree, [path for path, _, _ in changes])
