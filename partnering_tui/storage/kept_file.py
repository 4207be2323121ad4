"""One file that is kept: what was last read or written there, what has changed since, and writing it back."""

from __future__ import annotations

import contextlib
import tomllib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock

from partnering_tui.errors import NotSaved, Place
from partnering_tui.session.record import Path as TreePath
from partnering_tui.session.record import Record, Tree
from partnering_tui.storage.atomic import DISK, Disk, save_atomically
from partnering_tui.storage.blocks import BlockFile
from partnering_tui.storage.signature import Signature, is_another
from partnering_tui.storage.toml_values import as_written, says_the_same
from partnering_tui.workshop.toml_text import headers

WHOLE_READ_BACK = 300_000
"""Texts of up to so many characters are read back whole before they are written; of longer ones, what was rewritten."""


class ChangedElsewhere(NotSaved):
    """Somebody else changed the file since it was last read or written: bring both together, or save somewhere else."""


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
        self._changed.update(dict.fromkeys(paths))

    def prepare(self) -> PreparedText | None:
        """The text to be written; None if nothing changed. Raises NotSaved if a value cannot be written at all."""
        if not self.is_dirty:
            return None
        text = self.text_now()
        self._changed.clear()
        self._prepared += 1
        self._unwritten = True
        says = as_written(self.record.tree) if len(text) <= WHOLE_READ_BACK else None
        return PreparedText(self, text, self._prepared, self.blocks.headers, says)

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
        with self._lock:
            if prepared.number <= self._written and self.signature:
                return self.signature
            if not over_others and self.was_changed_elsewhere():
                raise ChangedElsewhere(
                    "somebody else changed the file",
                    place=Place(self.path),
                    remedy="Look at it, then save under another name or write over it.",
                )
            self.signature = save_atomically(self.path, prepared.text, disk=disk)
            self.text = prepared.text
            self._written = prepared.number
            return self.signature

    def was_changed_elsewhere(self) -> bool:
        """Whether the file that stands there is another than was last read or written. A file that is gone is not."""
        return is_another(self.path, self.signature)


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
