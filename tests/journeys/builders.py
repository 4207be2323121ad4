"""Sessions on disk, and the app in a terminal."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from partnering_tui.session.session import new_partner, new_session
from partnering_tui.storage.session_file import create_session
from partnering_tui.workshop.finding import shipped_workshops
from partnering_tui.workshop.loading import load_workshop
from tests.terminal import Terminal, partnering

PARTNERS = (
    ("County", "Kisumu County Government", "public"),
    ("Lakewater", "Lakewater Ltd", "business"),
    ("Beach Network", "Beach Communities Network", "civil-society"),
    ("Nyanza Fund", "Nyanza Fund", "funder"),
)


def a_session_file(folder: Path, *, workshop: Path | None = None, partners: int = 4) -> Path:
    """A new session in that folder: of the twelve steps, unless another workshop is given."""
    path = folder / "water.toml"
    loaded = load_workshop(workshop or shipped_workshops() / "twelve-steps")
    rows = [new_partner(short, name, sector) for short, name, sector in PARTNERS[:partners]]
    create_session(path, new_session("Clean water for Kisumu", loaded, rows), workshop=loaded)
    return path


def opened(path: Path, *, size: tuple[int, int] = (100, 30)) -> Terminal:
    """The app with that session in a terminal, its step screen shown."""
    terminal = Terminal(partnering("open", str(path)), size=size)
    terminal.wait_for("F1 help")
    return terminal


def saved(path: Path) -> dict[str, Any]:
    """What the file says."""
    return tomllib.loads(path.read_text(encoding="utf-8"))
