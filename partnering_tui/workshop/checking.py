"""Everything that is wrong in a workshop, found at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from partnering_tui.errors import Fault, NewerFormat, PartneringError
from partnering_tui.workshop.briefing import briefing_faults
from partnering_tui.workshop.changes import changes_faults
from partnering_tui.workshop.conditions import condition_faults
from partnering_tui.workshop.fair_deal import fair_deal_faults
from partnering_tui.workshop.ids import id_faults
from partnering_tui.workshop.kinds import kind_faults, scale_faults
from partnering_tui.workshop.outline import advice, outline_faults, step_faults
from partnering_tui.workshop.shape import understood
from partnering_tui.workshop.taking import taking_faults
from partnering_tui.workshop.workshop_text import WorkshopText, read_workshop_text


def check_workshop(folder: Path) -> list[Fault]:
    """Every fault and every warning of the workshop in that folder, in the order of files and lines.

    Raises WorkshopNotFound if the folder holds no workshop.toml, and UnreadableFile if it cannot be looked into.
    """
    try:
        text = read_workshop_text(folder)
    except NewerFormat as error:
        return [_fault_of(error)]
    _, faults = understood(text)
    return in_order([*map(_fault_of, text.unread), *faults, *meaning_faults(text), *advice(text)])


def meaning_faults(text: WorkshopText) -> Iterator[Fault]:
    """Every fault that lies in what the workshop says, whatever the faults of its shape."""
    yield from step_faults(text)
    yield from scale_faults(text)
    yield from id_faults(text)
    yield from kind_faults(text)
    yield from condition_faults(text)
    yield from outline_faults(text)
    yield from taking_faults(text)
    yield from fair_deal_faults(text)
    yield from briefing_faults(text)
    yield from changes_faults(text)


def in_order(faults: Iterable[Fault]) -> list[Fault]:
    """The faults sorted by file and line, each once."""
    return sorted(set(faults), key=lambda fault: (str(fault.place.file), fault.place.line or 0, fault.message))


def _fault_of(error: PartneringError) -> Fault:
    return Fault(error.place, error.title, error.remedy)
