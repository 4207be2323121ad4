"""Everything that can go wrong in words a facilitator can act on.

Each error says what happened (`title`), where (`place`) and what to do now (`remedy`). There is one class per kind of
remedy.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from partnering_tui.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is: a file, and if known the line in it and the id of the thing."""

    file: Path | None = None
    line: int | None = None
    id: str = ""

    def __str__(self) -> str:
        file = str(self.file) if self.file else ""
        if file and self.line:
            file = f"{file}:{self.line}"
        return ", ".join(part for part in (file, self.id) if part)


class PartneringError(Exception):
    """Told to a facilitator in one to three lines; never a traceback."""

    def __init__(self, title: str, *, place: Place | None = None, remedy: str = "") -> None:
        super().__init__(title)
        self.title = title
        """What happened, as one plain sentence."""
        self.place = place or Place()
        """Where it happened."""
        self.remedy = remedy
        """What to do now."""

    def lines(self) -> list[str]:
        """One to three lines: what happened, where, and what to do."""
        where = str(self.place)
        return [line for line in (self.title, where and f"  in {where}", self.remedy and f"  {self.remedy}") if line]

    def __str__(self) -> str:
        return "\n".join(self.lines())


class UnreadableFile(PartneringError):
    """The file cannot be read at all: give another path, or another permission."""


class FaultyFile(PartneringError):
    """The file can be read but not understood: mend it at the line named."""


class NewerFormat(PartneringError):
    """The file was made by a newer version: update the app."""


class WorkshopNotFound(PartneringError):
    """No workshop of that name: choose one that exists."""


class WouldOverwrite(PartneringError):
    """A file stands where one is to be written: name another, or insist."""


class NotSaved(PartneringError):
    """The disk did not take the file: free it or save somewhere else."""


class NotPrinted(PartneringError):
    """Nobody can take the output: send it somewhere else."""


class WrongUsage(PartneringError):
    """The command was given something that it cannot use: say it again, corrected."""


class NotInstalled(PartneringError):
    """A part that only this needs is not on this computer: install it."""


Weight = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong in a workshop or a session, with what to do about it."""

    place: Place
    message: str
    suggestion: str = ""
    weight: Weight = "error"
    """An error keeps a workshop from being used; a warning does not."""

    def __str__(self) -> str:
        where = str(self.place)
        text = f"{where}: {self.message}" if where else self.message
        return f"{text} {self.suggestion}" if self.suggestion else text


class FaultyWorkshop(PartneringError):
    """A workshop definition cannot be used: mend the faults, all of which are listed."""

    def __init__(self, folder: Path, faults: list[Fault]) -> None:
        count, first = len(faults), str(faults[0])
        stop = "" if first.endswith((".", "?", "!")) else "."
        super().__init__(
            f"The workshop has {count} {'fault' if count == 1 else 'faults'}; the first: {first}{stop}",
            place=Place(folder),
            remedy=f"See them all with: partnering check {folder}",
        )
        self.faults = faults
        """Every fault found, in the order of the files."""
