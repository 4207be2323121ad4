"""Following a session that another window leads: what its file says, and where that window stands in it.

Only the session's own file and the state folder are read, and nothing is ever written. The private notes are not even
looked at.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Literal

from partnering_tui.errors import FaultyFile, PartneringError, Place
from partnering_tui.frozen import dataclass
from partnering_tui.session.session import Session
from partnering_tui.session.shapes import misshapen
from partnering_tui.storage.arrivals import read_signed
from partnering_tui.storage.locations import Locations
from partnering_tui.storage.opening import roots_for
from partnering_tui.storage.presence import open_sessions, standing_of
from partnering_tui.storage.repairs import repair
from partnering_tui.storage.session_names import PRIVATE_SUFFIX
from partnering_tui.storage.session_shape import refuse_faults
from partnering_tui.storage.signature import stamp_of
from partnering_tui.storage.state import State
from partnering_tui.workshop.definition import Workshop
from partnering_tui.workshop.finding import find_workshop
from partnering_tui.workshop.loading import load_workshop

Leading = Literal["led", "closed", "gone", "unreadable"]
"""Whether another window leads; it has closed; the file is gone; or it cannot be read at this moment."""


@dataclass(frozen=True, slots=True)
class Followed:
    """A session as it was when it was looked at last."""

    session: Session
    workshop: Workshop
    step: str = ""
    """The id of the step where the window that leads stands, or stood; empty if nobody has led here yet."""
    question: str = ""
    """The id of the open question, which the room may not see if it is private."""
    leading: Leading = "closed"


class Following:
    """Looks again and again, and remembers the last that could be read."""

    def __init__(self, path: Path, locations: Locations) -> None:
        """Raises PartneringError if the session or its workshop cannot be read."""
        if path.name.endswith(PRIVATE_SUFFIX):
            raise FaultyFile("This file holds private notes, not a session.", place=Place(path), remedy="Name another.")
        self._path = path
        self._locations = locations
        self._stamp = stamp_of(path)
        session = _session_in(path)
        step, question = State.load(locations.state_file).place(session.id) or ("", "")
        self._followed = Followed(session, _workshop_of(session, path, locations), step, question)
        _refuse_misshapen(session, self._followed.workshop, path)

    def look(self) -> Followed:
        """What there is to see now. May run on any thread, one look at a time; never raises PartneringError."""
        leading = self._read_anew()
        try:
            standing = standing_of(open_sessions(self._locations.state_file), self._path)
        except OSError:
            standing = None
        if leading == "led" and standing is None:
            leading = "closed"
        if standing is not None and standing.step:
            self._followed = replace(self._followed, step=standing.step, question=standing.question)
        self._followed = replace(self._followed, leading=leading)
        return self._followed

    def _read_anew(self) -> Leading:
        """Read the session if its file is another than before."""
        stamp = stamp_of(self._path)
        if stamp is None:
            self._stamp = None
            return "gone"
        if stamp == self._stamp:
            return "led"
        try:
            session = _session_in(self._path)
            _refuse_misshapen(session, self._followed.workshop, self._path)
        except PartneringError:
            return "unreadable"
        self._stamp = stamp
        self._followed = replace(self._followed, session=session)
        return "led"


def _session_in(path: Path) -> Session:
    """The session in a file, without its private notes. Raises UnreadableFile, FaultyFile or NewerFormat."""
    toml, _ = read_signed(path)
    refuse_faults(toml)
    repair(toml.data, toml.text)
    return Session(toml.data)


def _workshop_of(session: Session, path: Path, locations: Locations) -> Workshop:
    folder = find_workshop(session.workshop, beside=path.parent, roots=roots_for(path, locations))
    return load_workshop(folder)


def _refuse_misshapen(session: Session, workshop: Workshop, path: Path) -> None:
    """Raises FaultyFile if an answer cannot be what the workshop asks."""
    for question_id, answer in session.table(("answers",)).items():
        question = workshop.questions.get(question_id)
        if question is not None and not question.private and next(misshapen(question, answer), None) is not None:
            title = f"The answer '{question_id}' has another shape than its question needs."
            raise FaultyFile(title, place=Place(path), remedy="partnering check says more.")
