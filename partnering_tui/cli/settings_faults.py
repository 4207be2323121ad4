"""What is wrong in the settings of whoever is logged in, the keymap included."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from partnering_tui.cli.files import is_file
from partnering_tui.errors import Fault
from partnering_tui.storage.locations import Locations
from partnering_tui.storage.settings import Complained, settings_faults


def faults_in_settings(path: Path) -> list[Fault]:
    """Everything that is wrong in that file, by lines. Raises UnreadableFile."""
    return settings_faults(path, _complaints)


def is_settings_file(path: Path, locations: Locations) -> bool:
    """Whether that is the file with the settings."""
    return is_file(path) and is_file(locations.settings_file) and path.samefile(locations.settings_file)


def _complaints(keymap: Mapping[str, str]) -> Iterable[Complained]:
    if not keymap:
        return ()
    from partnering_tui.tui.keymap import complaints_about

    return complaints_about(keymap)
