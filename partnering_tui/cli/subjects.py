"""What a document is made from: a session with its workshop, or a workshop alone; and the documents made from it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from partnering_tui.cli.files import existing_session, is_file, is_folder
from partnering_tui.cli.put_out import Origin, Wish, put_out
from partnering_tui.errors import FaultyFile, UnreadableFile, WorkshopNotFound, WrongUsage
from partnering_tui.frozen import dataclass
from partnering_tui.session.kept import keep_and_bring_back
from partnering_tui.session.session import Session
from partnering_tui.storage.definitions import workshop_in
from partnering_tui.storage.locations import Locations
from partnering_tui.storage.opening import roots_for
from partnering_tui.storage.reading import read_with_workshop
from partnering_tui.storage.session_names import private_path_of
from partnering_tui.workshop.definition import Step, Workshop
from partnering_tui.workshop.finding import MAIN_FILE, find_workshop
from partnering_tui.workshop.suggesting import did_you_mean, listed
from partnering_tui.workshop.toml_text import read_toml

if TYPE_CHECKING:
    from partnering_tui.summary.blocks import Document
    from partnering_tui.summary.sheets import Sheet


@dataclass(frozen=True, slots=True)
class Subject:
    """A workshop, and the session of it if there is one."""

    workshop: Workshop
    session: Session | None
    never: tuple[Path, ...]
    """The files in which they are kept."""

    @property
    def title(self) -> str:
        return self.session.title if self.session else self.workshop.title

    def origin(self, locations: Locations) -> Origin:
        """By what documents made from it are known again."""
        return Origin(self.session.id if self.session else self.workshop.id, self.never, locations.made_files)


@dataclass(frozen=True, slots=True)
class Days:
    """When a workshop is held, and which steps of it, as it was typed."""

    start: str
    end: str
    first_day: date | None
    first_step: str
    last_step: str
    partners: int | None


def subject_of(name: str, locations: Locations, sessions: Callable[[], Path]) -> Subject:
    """The session or the workshop that is meant by a name or a path. Raises PartneringError."""
    path = Path(name)
    if is_file(path / MAIN_FILE) or (is_file(path) and _is_of_workshop(path)):
        return _workshop(name, locations)
    try:
        found = existing_session(name, sessions)
    except UnreadableFile:
        if is_folder(path):
            raise
        try:
            return _workshop(name, locations)
        except WorkshopNotFound:
            pass
        raise
    session, workshop = _session(found, locations)
    return Subject(workshop, session, (found, private_path_of(found)))


def put_out_summary(path: Path, locations: Locations, wish: Wish, without: Sequence[str]) -> None:
    """The agreement of the session in that file, without some of its sections. Raises PartneringError."""
    from partnering_tui.summary.document import document, section_ids

    session, workshop = _session(path, locations)
    ids = section_ids(workshop)
    for wanted in without:
        if wanted not in ids:
            remedy = f"{did_you_mean(wanted, ids)} There are: {listed(ids)}.".strip()
            raise WrongUsage(f"The document has no section '{wanted}'.", remedy=remedy)
    today = date.today()

    def sheets() -> Sequence[Sheet]:
        from partnering_tui.summary.sheets import sheets_of

        return sheets_of(session, workshop, today=today, without=without)

    origin = Origin(session.id, (path, private_path_of(path)), locations.made_files)
    put_out(lambda: document(session, workshop, today=today, without=without), sheets, wish, origin)


def put_out_handout(subject: Subject, locations: Locations, wish: Wish) -> None:
    """The empty workbook. Raises PartneringError."""
    from partnering_tui.summary.handout import handout

    made = handout(subject.workshop, subject.session, today=date.today())
    put_out(lambda: made, lambda: _sheets_in(made), wish, subject.origin(locations))


def put_out_agenda(subject: Subject, days: Days, locations: Locations, wish: Wish) -> None:
    """The agenda of these days. Raises PartneringError."""
    from partnering_tui.summary.agenda import agenda
    from partnering_tui.summary.handout import USUAL_PARTNERS

    partners = days.partners
    if partners is None:
        partners = len(subject.session.partners) if subject.session else USUAL_PARTNERS
    made = agenda(
        subject.workshop,
        subject.title,
        _steps(subject.workshop, days.first_step, days.last_step),
        partners=partners,
        today=date.today(),
        start=_minutes(days.start),
        end=_minutes(days.end) if days.end else None,
        day=days.first_day,
    )
    put_out(lambda: made, lambda: _sheets_in(made), wish, subject.origin(locations))


def _sheets_in(document: Document) -> Sequence[Sheet]:
    from partnering_tui.summary.sheets import sheets_in

    return sheets_in(document)


def _session(path: Path, locations: Locations) -> tuple[Session, Workshop]:
    """The session in that file with its workshop, kept answers brought back. Raises PartneringError."""
    session, workshop = read_with_workshop(path, locations)
    if change := keep_and_bring_back(session, workshop):
        session.apply(change)
    return session, workshop


def _workshop(name: str, locations: Locations) -> Subject:
    folder = find_workshop(name, beside=Path(), roots=roots_for(Path(name), locations), is_path_allowed=True)
    return Subject(workshop_in(folder, locations), None, tuple(folder.glob("*.toml")))


def _is_of_workshop(path: Path) -> bool:
    """Whether a file is part of a workshop, and no session that lies beside it."""
    if not is_file(path.parent / MAIN_FILE):
        return False
    try:
        return "session" not in read_toml(path).data
    except FaultyFile:
        return True


def _steps(workshop: Workshop, first: str, last: str) -> Sequence[Step]:
    """The steps from one to another. Raises WrongUsage."""
    begin = _number(workshop, first) if first else 1
    end = _number(workshop, last) if last else len(workshop.steps)
    if begin > end:
        raise WrongUsage(f"Step {begin} comes after step {end}.", remedy="Name the earlier step with --from.")
    return workshop.steps[begin - 1 : end]


def _number(workshop: Workshop, name: str) -> int:
    ids = [step.id for step in workshop.steps]
    if name in ids:
        return ids.index(name) + 1
    if name.isdecimal() and 1 <= int(name) <= len(ids):
        return int(name)
    remedy = f"{did_you_mean(name, ids)} There are steps 1 to {len(ids)}: {listed(ids)}.".strip()
    raise WrongUsage(f"There is no step '{name}'.", remedy=remedy)


def _minutes(time: str) -> int:
    """Minutes after midnight. Raises WrongUsage for what is no time of day."""
    from partnering_tui.session.day import minutes_typed  # only here: most documents have no times

    minutes = minutes_typed(time)
    if minutes is None:
        raise WrongUsage(f"'{time}' is no time of day.", remedy="Write it as in 09:00.")
    return minutes
