"""A session and the files that it is kept in: `NAME.toml`, and `NAME.private.toml` beside it if anything is private.

Changes go through `SessionFile.apply`, or are told with `remember`. To save without making anybody wait: `prepare()`
where the session is changed, `write()` of what that gave on any thread, `settle()` where the session is changed again.
`save()` does all three.
"""

from __future__ import annotations

import time
from collections.abc import Generator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from partnering_tui.errors import NotSaved, Place, WouldOverwrite
from partnering_tui.session.record import Change, Record, Tree, paths_of
from partnering_tui.session.session import FORMAT, PrivateNotes, Session
from partnering_tui.storage.arrivals import (
    MOST_JOINS,
    Arrival,
    ChangedElsewhere,
    TakenIn,
    pause_before_joining,
    read_signed,
)
from partnering_tui.storage.atomic import DISK, Disk, not_saved
from partnering_tui.storage.blocks import BlockFile
from partnering_tui.storage.kept_file import KeptFile, Misread, PreparedText
from partnering_tui.storage.outline import order_of
from partnering_tui.storage.reading import refuse_private_notes
from partnering_tui.storage.repairs import repair
from partnering_tui.storage.session_names import private_path_of as private_path_of
from partnering_tui.storage.session_shape import refuse_faults
from partnering_tui.storage.signature import stamp_of
from partnering_tui.storage.toml_values import is_nothing
from partnering_tui.workshop.definition import Workshop

SESSION_HEADING = "# Partnering session. Edit by hand if you like: comments and extra keys are kept."
PRIVATE_HEADING = "# Private notes of the facilitator. No document or export reads this file."
Copies = tuple[Tree, Tree]
"""Of the session and of the private notes."""


@dataclass
class PreparedSave:
    """What a save will write: texts that no later change touches."""

    texts: tuple[PreparedText, ...]

    def write(self, *, over_others: bool = False, disk: Disk = DISK) -> None:
        """Write everything that can be written. May run on any thread.

        Raises NotSaved for the first text that was not written; ChangedElsewhere, which is one, if somebody else
        changed the file, unless it is to be written over.
        """
        faults: list[NotSaved] = []
        for text in self.texts:
            try:
                text.write(over_others=over_others, disk=disk)
            except NotSaved as fault:
                faults.append(fault)
        if faults:
            raise faults[0]


@dataclass
class SessionFile:
    """An open session: what was answered, what is private, and where both are kept."""

    kept: KeptFile
    kept_private: KeptFile
    session: Session
    notes: PrivateNotes
    repairs: tuple[str, ...] = ()
    """What was mended on reading, in words; it is written with the next save."""
    workshop: Workshop | None = field(default=None, repr=False)
    _news: list[TakenIn] = field(default_factory=list, repr=False)

    @property
    def path(self) -> Path:
        return self.kept.path

    @property
    def private_path(self) -> Path:
        return self.kept_private.path

    @property
    def _files(self) -> list[KeptFile]:
        """The session's, and the private one if there is one or something to put in it."""
        has_private = self.kept_private.signature is not None or _says_something(self.notes)
        return [self.kept, self.kept_private] if has_private else [self.kept]

    def _files_to_write(self) -> list[KeptFile]:
        """The same; private notes say which format they have."""
        files = self._files
        if self.kept_private in files:
            self.notes.tree.setdefault("format", FORMAT)
        return files

    @property
    def is_dirty(self) -> bool:
        """Something changed that is not on the disk yet."""
        return any(file.is_dirty for file in self._files)

    def put_in_order_of(self, workshop: Workshop) -> None:
        """From now on the answers are written in the order of that workshop, each step under its comment."""
        self.workshop = workshop
        order = order_of(workshop)
        self.kept.blocks.order = order
        self.kept_private.blocks.order = order

    def apply(self, change: Change) -> None:
        """Make the change in the session, or in the private notes, and remember to save it."""
        record: Record = self.notes if change.private else self.session
        record.apply(change)
        self.remember(change)

    def remember(self, change: Change) -> None:
        """Remember to save a change that was made already."""
        (self.kept_private if change.private else self.kept).touch(paths_of(change))

    def texts_now(self) -> dict[str, str]:
        """What the files would say now, by their names: for a copy somewhere else. Raises NotSaved."""
        return {file.path.name: file.text_now() for file in self._files_to_write()}

    def text_now(self) -> str:
        """What the session's file would say now, for a copy somewhere else. Raises NotSaved."""
        return self.kept.text_now()

    def make_ready(self) -> None:
        """Do ahead what the first save needs once. May run on any thread, as long as nothing is prepared meanwhile."""
        self.kept.blocks.split()

    def prepare(self) -> PreparedSave | None:
        """What has to be written; None if nothing changed. Quick: it costs what changed. Raises NotSaved."""
        texts = [text for file in self._files_to_write() if (text := file.prepare())]
        return PreparedSave(tuple(texts)) if texts else None

    def settle(self, prepared: PreparedSave) -> None:
        """Take note of how the writing went, whether it succeeded or not."""
        for text in prepared.texts:
            text.file.settle(text)

    def save(self, *, over_others: bool = False, disk: Disk = DISK) -> bool:
        """Write what changed, at once, with what others wrote meanwhile; whether anything was written.

        Raises NotSaved (see PreparedSave.write); CannotJoin, which is one, if what others wrote cannot be read.
        """
        for attempt in range(MOST_JOINS):
            try:
                return self._save(over_others, disk)
            except Misread:
                # Settled as misread, everything is written anew the second time.
                return self._save(over_others, disk)
            except ChangedElsewhere:
                time.sleep(pause_before_joining(attempt))
                self.join()
        return self._save(over_others, disk)

    def _save(self, over_others: bool, disk: Disk) -> bool:
        prepared = self.prepare()
        if prepared is None:
            return False
        try:
            prepared.write(over_others=over_others, disk=disk)
        finally:
            self.settle(prepared)
        return True

    def save_as(self, path: Path) -> None:
        """Keep the session in another file from now on, in folders made for it.

        Raises WouldOverwrite if one stands there, and NotSaved; then it is kept where it was.
        """
        _refuse_to_overwrite(path)
        _make_folder_of(path)
        files = ((self.kept, path), (self.kept_private, private_path_of(path)))
        ways_back = [file.move_to(new) for file, new in files]
        try:
            self.save()
        except BaseException:
            for go_back in ways_back:
                go_back()
            raise

    # What others wrote

    def copies_to_merge(self) -> Copies:
        """Copies of what stands here, for `arrivals`. Quick: it costs what is copied."""
        return self.kept.copy_to_merge(), self.kept_private.copy_to_merge()

    def copying_to_merge(self) -> Generator[None, None, Copies]:
        """The same in small pieces, returned at the end; the session may be changed in between."""
        ours = yield from self.kept.copying_to_merge()
        return ours, (yield from self.kept_private.copying_to_merge())

    def arrivals(self, here: Copies) -> list[Arrival | None]:
        """What others wrote into either file, brought together with those copies. May run on any thread.

        Raises CannotJoin.
        """
        ours, private = here
        return [self.kept.arrival(ours, self.workshop), self.kept_private.arrival(private, self.workshop)]

    def take_in(self, arrivals: list[Arrival | None]) -> list[TakenIn]:
        """Bring what others wrote into the session and the private notes."""
        both = zip((self.kept, self.kept_private), arrivals, strict=True)
        taken = [taken for file, arrived in both if arrived and (taken := file.take_in(arrived))]
        self._news += taken
        return taken

    def news(self) -> list[TakenIn]:
        """What was brought in since this was asked last, to be told and shown."""
        news, self._news = self._news, []
        return news

    def join(self) -> list[TakenIn]:
        """Bring in what others wrote, at once. Raises CannotJoin."""
        return self.take_in(self.arrivals(self.copies_to_merge()))

    def was_changed_elsewhere(self) -> bool:
        """Whether somebody else changed one of the files since it was last read or written."""
        return self.kept.was_changed_elsewhere() or self.kept_private.was_changed_elsewhere()


def open_session(path: Path) -> SessionFile:
    """The session in that file, with its private notes.

    Raises UnreadableFile, FaultyFile or NewerFormat, with the line and what to do.
    """
    refuse_private_notes(path)
    kept, opened, repaired = _open(path, Session())
    private = private_path_of(path)
    if not stamp_of(private):
        notes = PrivateNotes()
        return SessionFile(kept, KeptFile(private, notes, BlockFile(PRIVATE_HEADING)), opened, notes, repaired)
    kept_private, notes, repaired_notes = _open(private, PrivateNotes())
    return SessionFile(kept, kept_private, opened, notes, repaired + repaired_notes)


def create_session(path: Path, session: Session, *, workshop: Workshop | None = None) -> SessionFile:
    """Put a new session in a new file, in folders made for it. Raises WouldOverwrite and NotSaved."""
    _refuse_to_overwrite(path)
    _make_folder_of(path)
    notes = PrivateNotes()
    made = SessionFile(
        KeptFile(path, session, BlockFile(SESSION_HEADING)),
        KeptFile(private_path_of(path), notes, BlockFile(PRIVATE_HEADING)),
        session,
        notes,
    )
    if workshop:
        made.put_in_order_of(workshop)
    made.kept.touch([()])
    made.save()
    return made


_R = TypeVar("_R", bound=Record)


def _open(path: Path, record: _R) -> tuple[KeptFile, _R, tuple[str, ...]]:
    """The record that stands in a file, and what was mended in it."""
    toml, signature = read_signed(path)
    refuse_faults(toml, is_private=isinstance(record, PrivateNotes))
    mended = repair(toml.data, toml.text)
    record.tree = toml.data
    kept = KeptFile(path, record, BlockFile.from_text(toml.text, toml.data), toml.text, signature)
    kept.touch(mended)
    return kept, record, tuple(mended.values())


def _refuse_to_overwrite(path: Path) -> None:
    for file in (path, private_path_of(path)):
        if stamp_of(file):
            raise WouldOverwrite(
                "There is a file of that name already.",
                place=Place(file),
                remedy="Open it, or choose another name for the new session.",
            )


def _make_folder_of(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as error:
        raise not_saved(path, error) from error


def _says_something(notes: PrivateNotes) -> bool:
    return any(key != "format" and not is_nothing(value) for key, value in notes.tree.items())
