"""Which workshop a new session is to lead through, where there is more than one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from partnering_tui.errors import PartneringError
from partnering_tui.tui.text import one_line
from partnering_tui.workshop import DEFAULT_WORKSHOP
from partnering_tui.workshop.finding import MAIN_FILE, FoundWorkshop, workshops_in
from partnering_tui.workshop.toml_text import read_toml


def usable_workshops(roots: Sequence[Path]) -> list[FoundWorkshop]:
    """The workshops in those folders that can be read, each id once, the default one first."""
    by_id: dict[str, FoundWorkshop] = {}
    for found in workshops_in(roots):
        if found.fault is None:
            by_id.setdefault(found.id, found)
    return sorted(by_id.values(), key=lambda found: found.id != DEFAULT_WORKSHOP)


def about_in_a_line(found: FoundWorkshop) -> str:
    """The first sentence of what a workshop says about itself."""
    try:
        about = read_toml(found.folder / MAIN_FILE).data.get("about")
    except PartneringError:
        return ""
    text = one_line(about) if isinstance(about, str) else ""
    sentence, dot, _ = text.partition(". ")
    return sentence + dot.strip()
