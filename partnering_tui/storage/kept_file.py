"""One file that is kept: what was last read or written there, what has changed since, and writing it back."""

from __future__ import annotations

import contextlib
import tomllib
from collections.abc import Callable, Generator, Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Lock

from partnering_tui.errors import NotSaved, Place
from partnering_tui.session.conflicts import CONFLICTS
from partnering_tui.session.record import Path as TreePath
from partnering_tui.session.record import Record, Tree
from partnering_tui.session.session import PrivateNotes
from partnering_tui.storage.arrivals import (
    Arrival,
    ChangedElsewhere,
    TakenIn,
    arrival,
    copy_in_pieces,
    copy_of,
    take_in,
)
from partnering_tui.storage.atomic import DISK, Disk, save_atomically
from partnering_tui.storage.blocks import BlockFile
from partnering_tui.storage.signature import Signature, is_another
from partnering_tui.storage.toml_values import as_written, says_the_same
from partnering_tui.storage.turns import turn_in
from partnering_tui.workshop.definition import Workshop
from partnering_tui.workshop.toml_positions import headers

WHOLE_READ_BACK = 300_000
"""Texts of up to so many characters are read back whole before they are written; of longer ones, what was rewritten."""


class Misread(NotSaved):
    """What was about to be written does not say what the session says."""


@dataclass
class PreparedText:
    """A text that is ready to be written, and how that went."""

    file: KeptFile = field(repr=False)
    text: str = field(repr=False)
    number: int
    """The later of two texts has the higher number."""
    headers: int
    """How many tables have a header in it."""
    says: Tree | None = field(repr=False)
    """What it has to say when read back; None for a long text, whose blocks were read back one by one."""
    joins: int = 0
    """How often others' edits had been taken in when it was made."""
    signature: Signature | None = None
    """Of the file as it was written; None until it was."""
    is_misread: bool = False
    """Read back, it did not say what it had to."""

    def write(self, *, over_others: bool = False, disk: Disk = DISK) -> None:
        """Read the text back and write it. May run on any thread. Raises NotSaved."""
        self.read_back()
        self.signature = self.file.replace_with(self, over_others=over_others, disk=disk)

    def read_back(self) -> None:
        """Raises Misread if the text does not say what the record says."""
        is_right = _has_headers(self.text, self.headers) if self.says is None else _reads_as(self.text, self.says)
        if not is_right:
            self.is_misread = True
            raise Misread(
                "what was about to be written does not say what you see",
                place=Place(self.file.path),
                remedy="The file was left as it was. Save again: it will be written anew.",
            )


@dataclass(eq=False)
class KeptFile:
    """A record and the file that it is kept in."""

    path: Path
    record: Record
    blocks: BlockFile
    text: str = ""
    """What was last read or written: the common ground for a merge with what others wrote."""
    signature: Signature | None = None
    """Of the file when it was last read or written; None if it is still to be made."""
    _changed: dict[TreePath, None] = field(default_factory=dict, repr=False)
    _since_copy: dict[TreePath, None] = field(default_factory=dict, repr=False)
    """The places that changed since a copy was last made to be merged, or begun."""
    _copy: Tree | None = field(default=None, repr=False)
    """The last copy that was made to be merged."""
    _joins: int = 0
    """How often others' edits were taken in."""
    _unwritten: bool = False
    _prepared: int = 0
    _written: int = 0
    _lock: Lock = field(default_factory=Lock, repr=False)

    @property
    def is_dirty(self) -> bool:
        """Something changed that is not in the file yet."""
        return bool(self._changed) or self._unwritten

    def move_to(self, path: Path) -> Callable[[], None]:
        """Keep the record in another file, which is still to be made, from now on. What it returns takes that back."""
        before = self.path, self.signature, self.text
        was_dirty = self.is_dirty

        def go_back() -> None:
            if self.signature is not None:
                with contextlib.suppress(OSError):
                    self.path.unlink(missing_ok=True)
            self.path, self.signature, self.text = before
            self._unwritten = was_dirty

        self.path, self.signature, self.text = path, None, ""
        self._unwritten = True
        return go_back

    def touch(self, paths: Iterable[TreePath]) -> None:
        """Remember that these places of the record changed."""
        found = dict.fromkeys(paths)
        self._changed.update(found)
        self._since_copy.update(found)

    def prepare(self) -> PreparedText | None:
        """The text to be written; None if nothing changed. Raises NotSaved if a value cannot be written at all."""
        if not self.is_dirty:
            return None
        text = self.text_now()
        self._changed.clear()
        self._prepared += 1
        self._unwritten = True
        says = as_written(self.record.tree) if len(text) <= WHOLE_READ_BACK else None
        return PreparedText(self, text, self._prepared, self.blocks.headers, says, self._joins)

    def text_now(self) -> str:
        """What the file would say now. Raises NotSaved if a value cannot be written at all."""
        try:
            return self.blocks.update(self.record.tree, self._changed)
        except (TypeError, ValueError, RecursionError) as error:
            raise NotSaved(
                f"an answer cannot be written: {error}", place=Place(self.path), remedy="Undo the last change."
            ) from error

    def settle(self, prepared: PreparedText) -> None:
        """Take note of how the writing went."""
        if prepared.is_misread:
            self.blocks = self.blocks.anew()
            self.touch([()])
        elif prepared.signature is not None and prepared.number == self._prepared:
            self._unwritten = False

    def replace_with(self, prepared: PreparedText, *, over_others: bool, disk: Disk) -> Signature:
        """Write that text, unless a later one was written already. Raises NotSaved."""
        with self._lock, turn_in(_folder_of(self.path)):
            if prepared.number <= self._written and self.signature:
                return self.signature
            if prepared.joins != self._joins:
                raise self._changed_elsewhere()  # and others' edits were taken in since this text was made
            last_look = None if over_others else self.refuse_to_write_over_others
            if last_look:
                last_look()
            self.signature = save_atomically(self.path, prepared.text, disk=disk, last_look=last_look)
            self.text = prepared.text
            self._written = prepared.number
            return self.signature

    def refuse_to_write_over_others(self) -> None:
        """Raises ChangedElsewhere if somebody else changed the file: what they wrote has to be taken in first."""
        if self.was_changed_elsewhere():
            raise self._changed_elsewhere()

    def _changed_elsewhere(self) -> ChangedElsewhere:
        remedy = "Save again, or save somewhere else."
        return ChangedElsewhere("somebody else changed the file", place=Place(self.path), remedy=remedy)

    # What others wrote

    def copy_to_merge(self) -> Tree:
        """A copy of what stands here, for `arrival`; what changes from now on is brought in by `take_in`."""
        self._since_copy = {}
        tree: Tree = copy_of(self.record.tree)
        self._copy = tree
        return tree

    def copying_to_merge(self) -> Generator[None, None, Tree]:
        """The same in small pieces, returned at the end; between two of them the record may be changed."""
        since: dict[TreePath, None] = {}
        self._copy, self._since_copy = None, since
        tree: Tree = yield from copy_in_pieces(self.record.tree)
        if since is self._since_copy:
            self._copy = tree
        return tree

    def arrival(self, here: Tree, workshop: Workshop | None) -> Arrival | None:
        """What others wrote, brought together with that copy; None if they wrote nothing. May run on any thread.

        Raises CannotJoin.
        """
        with self._lock:
            if not self.was_changed_elsewhere():
                return None
            known, is_private = (self.text, self.signature), isinstance(self.record, PrivateNotes)
            return arrival(self.path, known, here, workshop=workshop, order=self.blocks.order, is_private=is_private)

    def take_in(self, arrived: Arrival) -> TakenIn | None:
        """Bring what others wrote in; None if it was brought in, or written over, by another way meanwhile."""
        if arrived.before is not self.signature or arrived.here is not self._copy:
            return None  # or if another copy was made: what changed since the one that arrived is not known any more
        since = dict(self._since_copy)
        taken = replace(take_in(self.record, arrived, since), text_before=self.text)
        self.blocks, self.text, self.signature = arrived.blocks, arrived.text, arrived.signature
        self._changed = dict.fromkeys((*arrived.outgoing, *since))
        if taken.conflicts:
            self._changed.update(dict.fromkeys(((CONFLICTS,), *(conflict.path for conflict in taken.conflicts))))
        self._copy, self._since_copy = None, {}
        self._unwritten = False
        self._joins += 1
        return taken

    def was_changed_elsewhere(self) -> bool:
        """Whether the file that stands there is another than was last read or written. A file that is gone is not."""
        return is_another(self.path, self.signature)


def _folder_of(path: Path) -> Path:
    try:
        return path.resolve().parent
    except (OSError, RuntimeError, ValueError):
        return path.parent


def _has_headers(text: str, count: int) -> bool:
    """Whether so many tables have a header in the text, none of them twice, and each part of a row after its row."""
    found = headers(text)
    lists: set[tuple[str, ...]] = set()
    since_row: dict[tuple[str, ...], set[tuple[str, ...]]] = {(): set()}
    for header in found:
        above = (header.path[:length] for length in range(len(header.path), 0, -1))
        around = next((path for path in above if path in lists), ())
        if header.is_array:
            lists.add(header.path)
            since_row[header.path] = set()
        elif header.path in since_row[around]:
            return False
        else:
            since_row[around].add(header.path)
    return len(found) == count


def _reads_as(text: str, says: Tree) -> bool:
    try:
        return says_the_same(as_written(tomllib.loads(text)), says)
    except (ValueError, RecursionError):
        return False
