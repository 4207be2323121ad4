"""Checking sessions and workshops: what the files given belong to, and everything that is wrong there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from partnering_tui.cli.files import existing_session, is_file, is_folder
from partnering_tui.cli.output import Exit, fault_line, report, say, tell
from partnering_tui.cli.settings_faults import faults_in_settings, is_settings_file
from partnering_tui.errors import Fault, FaultyFile, PartneringError, Place, UnreadableFile, WrongUsage
from partnering_tui.frozen import dataclass
from partnering_tui.session.values import counted
from partnering_tui.storage.definitions import workshop_in
from partnering_tui.storage.listing import sessions_in
from partnering_tui.storage.locations import Locations
from partnering_tui.storage.opening import roots_for
from partnering_tui.storage.session_checks import check_session
from partnering_tui.storage.session_names import PRIVATE_SUFFIX, SUFFIX, private_path_of
from partnering_tui.workshop.definition import Workshop
from partnering_tui.workshop.finding import MAIN_FILE, find_workshop
from partnering_tui.workshop.toml_text import read_toml


@dataclass(frozen=True, slots=True)
class Subject:
    """What is checked as one: the folder of a workshop, or the file of a session with its private notes."""

    path: Path
    is_workshop: bool

    def count_files(self) -> int:
        """How many files belong to it."""
        if self.is_workshop:
            return sum(1 for _ in self.path.glob(f"*{SUFFIX}"))
        return 1 + is_file(private_path_of(self.path))

    def faults(self, locations: Locations) -> list[Fault]:
        """Everything that is wrong in it, by lines within each file. Raises UnreadableFile."""
        if self.is_workshop:
            from partnering_tui.workshop.checking import check_workshop

            return check_workshop(self.path)
        workshop, faults = _workshop_of(self.path, locations)
        faults += check_session(self.path, workshop)
        files = list(dict.fromkeys(fault.place.file for fault in faults))
        return sorted(faults, key=lambda fault: (files.index(fault.place.file), fault.place.line or 0))


def check_files(given: Iterable[str], locations: Locations, sessions: Callable[[], Path]) -> Exit:
    """Print every fault on a line of its own; then how many files were looked at, if nothing was wrong."""
    checked: set[Subject] = set()
    faults: list[Fault] = []
    code, others = Exit.WELL, 0
    for name in given:
        try:
            if is_settings_file(Path(name), locations):
                faults += faults_in_settings(Path(name))
                others += 1
                continue
            for subject in _subjects(name, sessions):
                if subject not in checked:
                    faults += subject.faults(locations)
                    checked.add(subject)
        except PartneringError as error:
            report(error)
            code = Exit.UNUSABLE
    for fault in faults:
        say(fault_line(fault))
    errors = sum(fault.weight == "error" for fault in faults)
    files = counted(others + sum(subject.count_files() for subject in checked), "file")
    if faults:
        tell(f"{files} checked, {counted(errors, 'error')}, {counted(len(faults) - errors, 'warning')}")
    elif checked or others:
        say(f"{files} checked, no faults")
    return code or (Exit.PROBLEMS if errors else Exit.WELL)


def check_against(files: Iterable[str], against: str) -> Exit:
    """Print what each of these workshops would do to answers given with the older one. Raises PartneringError."""
    from partnering_tui.workshop.comparing import orphans
    from partnering_tui.workshop.loading import load_workshop

    old = load_workshop(_workshop_folder(against))
    faults: list[Fault] = []
    for name in files:
        folder = _workshop_folder(name)
        new = load_workshop(folder)
        if new.id != old.id:
            raise WrongUsage(
                f"These are two workshops: '{new.id}' and '{old.id}'.",
                place=Place(folder),
                remedy="Compare two versions of one workshop.",
            )
        faults += orphans(new, old, folder)
    for fault in faults:
        say(fault_line(fault))
    if not faults:
        say("No answer would be left behind.")
    return Exit.PROBLEMS if faults else Exit.WELL


def _workshop_folder(name: str) -> Path:
    """The folder of a workshop that is meant by a path to it, or to a file in it."""
    path = Path(name)
    return path.parent if is_file(path) else path


def _subjects(name: str, sessions: Callable[[], Path]) -> Iterator[Subject]:
    """What is meant by a path: a session, a workshop, or every session in a folder. Raises UnreadableFile."""
    path = Path(name)
    if is_folder(path):
        yield from [Subject(path, True)] if is_file(path / MAIN_FILE) else _sessions_of(path)
        return
    path = existing_session(name, sessions)
    if path.name.endswith(PRIVATE_SUFFIX):
        path = existing_session(str(path).removesuffix(PRIVATE_SUFFIX) + SUFFIX, sessions)
    is_in_workshop = is_file(path.parent / MAIN_FILE) and not _is_session(path)
    yield Subject(path.parent, True) if is_in_workshop else Subject(path, False)


def _sessions_of(folder: Path) -> list[Subject]:
    found = [Subject(card.path, False) for card in sessions_in(folder)]
    if not found:
        remedy = f"Name a session, or a folder with {MAIN_FILE} in it."
        raise UnreadableFile("There is neither a workshop nor a session.", place=Place(folder), remedy=remedy)
    return found


def _is_session(path: Path) -> bool:
    """Whether a file that lies in a workshop's folder is a session all the same."""
    try:
        return "session" in read_toml(path).data
    except FaultyFile:
        return False


def _workshop_of(path: Path, locations: Locations) -> tuple[Workshop | None, list[Fault]]:
    """The workshop that a session names, if it names one that can be used; and why it cannot."""
    try:
        toml = read_toml(path)
    except FaultyFile:
        return None, []  # the check of the session tells it
    head = toml.data.get("session")
    name = head.get("workshop") if isinstance(head, dict) else None
    if not isinstance(name, str) or not name:
        return None, []
    try:
        return workshop_in(find_workshop(name, beside=path.parent, roots=roots_for(path, locations)), locations), []
    except PartneringError as error:
        return None, [Fault(Place(path, toml.line_of("session", "workshop")), error.title, error.remedy)]
