"""Loading a workshop from its folder, ready to be walked through."""

from __future__ import annotations

from pathlib import Path

from partnering_tui.errors import FaultyWorkshop
from partnering_tui.workshop.checking import in_order, meaning_faults
from partnering_tui.workshop.definition import Workshop
from partnering_tui.workshop.shape import understood
from partnering_tui.workshop.workshop_text import read_workshop_text


def load_workshop(folder: Path) -> Workshop:
    """The workshop in that folder.

    Raises WorkshopNotFound if there is no workshop.toml, UnreadableFile or FaultyFile if a file cannot be read or is
    not TOML, NewerFormat if the workshop needs a newer version, and FaultyWorkshop with all faults otherwise.
    """
    text = read_workshop_text(folder)
    if text.unread:
        raise text.unread[0]
    workshop, faults = understood(text)
    faults = in_order([*faults, *meaning_faults(text)])
    if workshop is None or faults:
        raise FaultyWorkshop(folder, faults)
    return workshop
