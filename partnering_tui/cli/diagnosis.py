"""What helps to find out why something does not work, without anything that partners said or are called."""

from __future__ import annotations

import importlib.metadata
import locale
import os
import platform
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from partnering_tui import __version__
from partnering_tui.cli.files import is_file, is_folder
from partnering_tui.cli.output import fault_line
from partnering_tui.cli.settings_faults import faults_in_settings
from partnering_tui.errors import Fault, PartneringError, Place
from partnering_tui.session.values import counted
from partnering_tui.storage.backups import ASIDE
from partnering_tui.storage.emergency import emergency_copies
from partnering_tui.storage.listing import sessions_in
from partnering_tui.storage.locations import Locations
from partnering_tui.storage.settings import Settings, load_settings
from partnering_tui.workshop.checking import check_workshop
from partnering_tui.workshop.finding import workshops_in

Lines = Sequence[tuple[str, str]]
"""What is told, and the words for it."""

_LIBRARIES = ("textual", "rich", "pydantic", "tomlkit", "markdown-it-py", "click", "platformdirs", "python-docx")
_OF_TERMINAL = ("TERM", "COLORTERM", "TERM_PROGRAM", "NO_COLOR", "LANG", "LC_ALL")
_OF_PLACE = {"SSH_CONNECTION": "over ssh", "TMUX": "in tmux", "STY": "in screen", "WSL_DISTRO_NAME": "in WSL"}
_CLIPBOARDS = ("pbcopy", "wl-copy", "xclip", "xsel", "clip.exe")
_MOST_FAULTS = 10


def diagnosis(locations: Locations) -> Iterator[tuple[str, Lines]]:
    """The sections of the page: their headings, and what each tells. Whatever is broken is told, never raised."""
    settings, settings_lines = _settings(locations.settings_file)
    locations = locations.with_sessions_in(settings.sessions)
    yield "Versions", _versions()
    yield "Terminal", _terminal()
    yield "Settings", settings_lines
    yield "Folders", _folders(locations, is_chosen=settings.sessions is not None)
    yield "Kept here", _kept(locations)
    yield "Other programs", _programs(settings)
    yield "Workshops", _workshops(locations)


def _versions() -> Lines:
    lines = [("partnering", __version__), ("Python", f"{platform.python_version()} {platform.python_implementation()}")]
    lines.append(("System", f"{platform.system()} {platform.release()} {platform.machine()}".strip()))
    for name in _LIBRARIES:
        try:
            lines.append((name, importlib.metadata.version(name)))
        except importlib.metadata.PackageNotFoundError:
            lines.append((name, "not installed"))
    return lines


def _terminal() -> Lines:
    lines = [(name, os.environ.get(name, "not set")) for name in _OF_TERMINAL]
    size = shutil.get_terminal_size((0, 0))
    lines.append(("Size", f"{size.columns} columns, {size.lines} lines" if size.columns else "no terminal"))
    lines.append(("Encoding", f"{sys.stdout.encoding}, of files {locale.getpreferredencoding(False)}"))
    around = [words for name, words in _OF_PLACE.items() if os.environ.get(name)]
    return [*lines, ("Runs", ", ".join(around) or "directly")]


def _settings(path: Path) -> tuple[Settings, Lines]:
    if not is_file(path):
        return Settings(), [("File", "none; everything is as it came")]
    try:
        faults = faults_in_settings(path)
        settings = load_settings(path)
    except PartneringError as error:
        faults, settings = [Fault(error.place, error.title, error.remedy)], Settings()
    lines = [("Theme", settings.theme or "not set"), ("Keymap", counted(len(settings.keymap), "line"))]
    return settings, [*lines, ("Faults", str(len(faults)) if faults else "none"), *_fault_lines(faults)]


def _folders(locations: Locations, *, is_chosen: bool) -> Lines:
    sessions = "a folder of your own choice" if is_chosen else _discreet(locations.sessions)
    folders = {
        "Sessions": (sessions, locations.sessions),
        "Own workshops": (_discreet(locations.workshop_roots[0]), locations.workshop_roots[0]),
        "Settings": (_discreet(locations.settings_file.parent), locations.settings_file.parent),
        "Remembered": (_discreet(locations.state_dir), locations.state_dir),
        "Temporary": (_discreet(Path(tempfile.gettempdir())), Path(tempfile.gettempdir())),
    }
    return [(what, f"{words}: {_can_be_written(folder)}") for what, (words, folder) in folders.items()]


def _kept(locations: Locations) -> Lines:
    try:
        cards = list(sessions_in(locations.sessions, heads_only=True)) if is_folder(locations.sessions) else []
        sessions = counted(len(cards), "session")
    except PartneringError as error:
        cards, sessions = [], error.title
    torn = sum(card.fault is not None for card in cards)
    copies = emergency_copies(locations.unsaved)
    return [
        ("Sessions", f"{sessions}, {torn} of them cannot be read" if torn else sessions),
        ("Backups", _count_and_size(_backups(locations.backups), "backup")),
        ("Rescued copies", _count_and_size([copy.folder for copy in copies], "copy", "copies")),
        ("Set aside", "a damaged state file" if is_file(_damaged(locations.state_file)) else "nothing"),
    ]


def _programs(settings: Settings) -> Lines:
    named = settings.editor or os.environ.get("VISUAL") or os.environ.get("EDITOR") or ""
    program = Path(named.split()[0]).name if named.split() else ""
    found = "found" if named and (shutil.which(named) or shutil.which(named.split()[0])) else "not found"
    clipboards = [name for name in _CLIPBOARDS if shutil.which(name)]
    return [
        ("Editor", f"{program}, {found}" if program else "the usual one of the system"),
        ("Clipboard", f"the terminal's own; on this computer: {', '.join(clipboards) or 'none'}"),
        ("git", "found" if shutil.which("git") else "not found"),
    ]


def _workshops(locations: Locations) -> Lines:
    shipped = locations.workshop_roots[-1]
    lines: list[tuple[str, str]] = []
    for number, found in enumerate(workshops_in(locations.workshop_roots), 1):
        whose = "came with the app" if found.folder.parent == shipped else "your own"
        name = found.id if found.folder.parent == shipped else f"no. {number}"
        faults = _told(lambda folder=found.folder: check_workshop(folder))  # type: ignore[misc]  # bound at once
        lines.append((name, f"{whose}, {counted(len(faults), 'fault') if faults else 'no faults'}"))
        lines += _fault_lines(faults)
    return lines


def _told(faults: Callable[[], list[Fault]]) -> list[Fault]:
    try:
        return faults()
    except PartneringError as error:
        return [Fault(error.place, error.title, error.remedy)]


def _fault_lines(faults: Sequence[Fault]) -> Lines:
    """The first faults, each with the name of its file, but not with the folders that it lies in."""
    lines = [("", fault_line(Fault(_in_file(fault.place), fault.message, fault.suggestion))) for fault in faults]
    more = [("", f"and {len(lines) - _MOST_FAULTS} more")] if len(lines) > _MOST_FAULTS else []
    return [*lines[:_MOST_FAULTS], *more]


def _in_file(place: Place) -> Place:
    return Place(Path(place.file.name) if place.file else None, place.line, place.id)


def _discreet(path: Path) -> str:
    """A path without the name of whoever is logged in."""
    for name, base in (("$PARTNERING_HOME", os.environ.get("PARTNERING_HOME", "")), ("~", str(Path.home()))):
        if base and path.is_relative_to(Path(base).absolute()):
            return str(Path(name) / path.relative_to(Path(base).absolute()))
    return str(path)


def _can_be_written(folder: Path) -> str:
    if not is_folder(folder):
        return "not made yet"
    try:
        with tempfile.TemporaryFile(dir=folder):
            return "can be written"
    except OSError as error:
        return f"cannot be written ({error.strerror})"


def _backups(root: Path) -> list[Path]:
    """Every backup of every session, a folder each."""
    return [path for path in root.glob("*/*") if is_folder(path) and path.name != ASIDE]


def _count_and_size(folders: Iterable[Path], noun: str, plural: str = "") -> str:
    found = list(folders)
    words = f"{len(found)} {plural}" if plural and len(found) != 1 else counted(len(found), noun)
    return f"{words}, {_size(found)}" if found else "none"


def _size(folders: Iterable[Path]) -> str:
    """What is in the folders: "12 kB", "3.4 MB"."""
    size = 0
    for folder in folders:
        for path in folder.rglob("*"):
            try:
                size += path.lstat().st_size if is_file(path) else 0
            except OSError:
                continue
    return f"{size / 1_000_000:.1f} MB" if size >= 1_000_000 else f"{size / 1000:.0f} kB"


def _damaged(state_file: Path) -> Path:
    return state_file.with_name(state_file.name + ".damaged")
