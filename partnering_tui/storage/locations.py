"""Where things are kept on this computer. Nothing here makes a folder or reads a file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from partnering_tui.frozen import dataclass
from partnering_tui.workshop.finding import shipped_workshops

_NAME = "partnering"


@dataclass(frozen=True, slots=True)
class Locations:
    """The files and folders of one person."""

    settings_file: Path
    state_dir: Path
    """What the app remembers: recent files, where the cursor was, backups, unsaved copies."""
    sessions: Path
    """Where new sessions go, unless somebody says otherwise."""
    workshop_roots: tuple[Path, ...]
    """Where workshops are looked for: the facilitator's own first, then those that came with the app."""

    @property
    def state_file(self) -> Path:
        return self.state_dir / "state.toml"

    @property
    def backups(self) -> Path:
        """Copies of sessions as they were, each session in a folder of its own."""
        return self.state_dir / "backups"

    @property
    def unsaved(self) -> Path:
        """Copies of what could not be saved where it belongs."""
        return self.state_dir / "unsaved"

    @property
    def definitions(self) -> Path:
        """What was understood of workshops, so that they need not be checked again."""
        return self.state_dir / "definitions"

    @property
    def made_files(self) -> Path:
        """What is remembered of tables that were made."""
        return self.state_dir / "made.toml"

    def with_sessions_in(self, folder: Path | None) -> Locations:
        """The same, with another folder for sessions if one is given."""
        return replace(self, sessions=folder) if folder else self


def locations(environ: Mapping[str, str]) -> Locations:
    """Where things are kept for whoever is logged in; all of it under PARTNERING_HOME, if the environment names one."""
    home = environ.get("PARTNERING_HOME", "")
    if home:
        root = Path(home).expanduser().absolute()
        return _locations(root / "settings.toml", root / "state", root / "data", root / "sessions")
    # Loaded only here: it asks the system, and tests never need it.
    from platformdirs import PlatformDirs

    folders = PlatformDirs(_NAME, appauthor=False)
    return _locations(
        folders.user_config_path / "settings.toml",
        folders.user_state_path,
        folders.user_data_path,
        _sessions_folder(folders.user_documents_path),
    )


def described(found: Locations) -> list[tuple[str, Path]]:
    """What is kept, in words, and where."""
    return [
        ("sessions", found.sessions),
        ("your own workshops", found.workshop_roots[0]),
        ("workshops that came with the app", found.workshop_roots[-1]),
        ("settings", found.settings_file),
        ("what the app remembers", found.state_dir),
    ]


def real_path(path: Path) -> Path:
    """Where a path leads in the end, links followed; the path itself if that cannot be told."""
    try:
        return path.resolve()
    except (OSError, RuntimeError, ValueError):
        return path.absolute()


def _locations(settings: Path, state: Path, data: Path, sessions: Path) -> Locations:
    return Locations(settings, state, sessions, (data / "workshops", shipped_workshops()))


def _sessions_folder(documents: Path) -> Path:
    return (documents if documents.is_dir() else Path.home()) / "Partnering"
