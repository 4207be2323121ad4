"""Finding workshops by name, in the folders where they are kept."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path

from partnering_tui.errors import Fault, FaultyFile, Place, UnreadableFile, WorkshopNotFound
from partnering_tui.frozen import dataclass
from partnering_tui.workshop.suggesting import did_you_mean, listed
from partnering_tui.workshop.toml_text import TomlText, read_toml

MAIN_FILE = "workshop.toml"
MAX_BYTES = 5_000_000
"""Of one file of a workshop; a step of a thousand questions has about a tenth of that."""
MAX_STEPS = 200

_STEP_FILE = re.compile(r"(\d{2,})-.+\.toml")
_NAME = re.compile(r"[^/\\:\0]+")
"""A name of one folder, on any system: nothing in it leads elsewhere."""


@dataclass(frozen=True, slots=True)
class FoundWorkshop:
    """A workshop in one of the folders where workshops are kept."""

    folder: Path
    id: str
    """The name of its folder, if its own id cannot be read."""
    version: int | None = None
    title: str = ""
    fault: Fault | None = None
    """Why it cannot be listed properly."""


def find_workshop(
    name_or_path: str, *, beside: Path | None, roots: Iterable[Path], is_path_allowed: bool = False
) -> Path:
    """The folder of the workshop of that name: its folder's name, or the id in its workshop.toml.

    Looked for at the path itself (a folder, or a file in it) if paths are allowed, then in `workshops/` within the
    folder `beside`, which is that of the session, then in the roots in their order. Only a path that a person gave
    may lead outside these folders. Raises WorkshopNotFound, naming those that exist.
    """
    if is_path_allowed and (given := _folder_at(name_or_path)):
        return given
    is_name = _is_plain_name(name_or_path)
    places: list[Path] = []
    for root in chain([beside / "workshops"] if beside else [], roots):
        if is_name and (folder := _named(name_or_path, root)):
            return folder
        places.append(root)
    raise _not_found(name_or_path, places, is_path_allowed)


def workshops_in(roots: Sequence[Path]) -> list[FoundWorkshop]:
    """Every workshop in those folders, in their order and by name; folders that are not there hold none."""
    return [_found(folder) for root in roots for folder in _folders_in(root)]


def shipped_workshops() -> Path:
    """The folder of the workshops that came with the program."""
    package = Path(__file__).parent.parent
    installed = package / "_workshops"
    return installed if installed.is_dir() else package.parent / "workshops"


def toml_files_in(folder: Path) -> tuple[list[Path], list[Path]]:
    """The step files in their order, and the TOML files that are neither a step nor workshop.toml.

    Raises WorkshopNotFound if the folder holds no workshop.toml, and UnreadableFile if it cannot be looked into.
    """
    try:
        names = sorted(path.name for path in folder.iterdir() if path.suffix.lower() == ".toml")
    except (FileNotFoundError, NotADirectoryError):
        names = []
    except OSError as error:
        raise UnreadableFile(
            f"The folder cannot be looked into: {error.strerror}.",
            place=Place(folder),
            remedy="Ask its owner for permission, or copy it to a folder of your own.",
        ) from None
    if MAIN_FILE not in names:
        raise WorkshopNotFound(
            "There is no workshop in this folder.",
            place=Place(folder),
            remedy=f"A workshop is a folder with a file {MAIN_FILE} in it; see: partnering workshops",
        )
    numbered = {name: int(found[1]) for name in names if (found := _STEP_FILE.fullmatch(name))}
    steps = sorted(numbered, key=lambda name: (numbered[name], name))
    others = [name for name in names if name not in numbered and name != MAIN_FILE and not name.startswith(".")]
    return [folder / name for name in steps], [folder / name for name in others]


def _folder_at(given: str) -> Path | None:
    """The workshop that is meant by a path; a bare name is no path unless it is a workshop here."""
    try:
        path = Path(given).expanduser()
        folder = path if path.is_dir() else path.parent
        if path.exists() and (folder / MAIN_FILE).is_file():
            return folder
    except (OSError, ValueError, RuntimeError):
        # The path cannot exist on this system: too long, a zero character, or no such home folder.
        return None
    return None


def _is_plain_name(name: str) -> bool:
    return _NAME.fullmatch(name) is not None and name.strip(" .") != ""


def _named(name: str, root: Path) -> Path | None:
    folders = _folders_in(root)
    by_folder = next((folder for folder in folders if folder.name == name), None)
    return by_folder or next((folder for folder in folders if _found(folder).id == name), None)


def _folders_in(root: Path) -> list[Path]:
    """The folders of workshops in that folder, by name."""
    try:
        folders = sorted(root.iterdir())
    except OSError:
        return []
    return [folder for folder in folders if _holds_workshop(folder)]


def _holds_workshop(folder: Path) -> bool:
    try:
        return (folder / MAIN_FILE).is_file()
    except OSError:
        return False


def _found(folder: Path) -> FoundWorkshop:
    try:
        main = read_toml(folder / MAIN_FILE, limit_bytes=MAX_BYTES)
    except (UnreadableFile, FaultyFile) as error:
        return FoundWorkshop(folder, folder.name, fault=Fault(error.place, error.title, error.remedy))
    faults = list(_faults_in_listing(main))
    id_, version, title = (main.data.get(key) for key in ("id", "version", "title"))
    return FoundWorkshop(
        folder,
        id_ if isinstance(id_, str) and id_ else folder.name,
        version if isinstance(version, int) and not isinstance(version, bool) else None,
        title if isinstance(title, str) else "",
        faults[0] if faults else None,
    )


def _faults_in_listing(main: TomlText) -> Iterator[Fault]:
    for key, expected, advice in (
        ("id", str, 'Add: id = "a_short_name"'),
        ("version", int, "Add: version = 1"),
        ("title", str, 'Add: title = "…"'),
    ):
        value = main.data.get(key)
        if not isinstance(value, expected) or isinstance(value, bool) or value == "":
            place = Place(main.path, main.line_of(key) or 1)
            yield Fault(place, f"'{key}' is missing or malformed.", advice)


def _not_found(name: str, places: Sequence[Path], is_path_allowed: bool) -> WorkshopNotFound:
    ids = list(dict.fromkeys(found.id for found in workshops_in(places)))
    if not is_path_allowed and not _is_plain_name(name):
        title = f"A session names its workshop by a name, and '{name}' is none."
    else:
        title = f"There is no workshop '{name}'."
    return WorkshopNotFound(title, remedy=_advice(name, ids))


def _advice(name: str, ids: Iterable[str]) -> str:
    existing = list(ids)
    if not existing:
        return "There are no workshops here; put the workshop's folder into one named 'workshops' beside the session."
    there_are = f"There are: {listed(existing)}."
    return f"{did_you_mean(name, existing)} {there_are}".strip()
