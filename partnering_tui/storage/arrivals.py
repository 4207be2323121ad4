"""What others wrote into a file while it was open here, and how it is brought together with what stands here.

Reading and merging may take a while, so it is done on any thread with a copy of what stands here (`arrival`); what
comes of it is taken in where the session is changed, with whatever was changed here meanwhile.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable
from dataclasses import field
from pathlib import Path
from random import random
from typing import Any

from partnering_tui.errors import FaultyFile, NewerFormat, NotSaved, Place, UnreadableFile
from partnering_tui.frozen import dataclass
from partnering_tui.session.conflicts import CONFLICTS, Conflict
from partnering_tui.session.merged_statements import with_wordings_named
from partnering_tui.session.merging import Merged, merge
from partnering_tui.session.record import ABSENT, Change, Put, Record, Tree
from partnering_tui.session.record import Path as TreePath
from partnering_tui.session.session import PrivateNotes
from partnering_tui.session.steps_between import puts_between
from partnering_tui.storage.answer_shapes import faults_of_answer_shape
from partnering_tui.storage.blocks import BlockFile
from partnering_tui.storage.outline import Order
from partnering_tui.storage.repairs import repair
from partnering_tui.storage.session_shape import LIMIT_BYTES, refuse_faults
from partnering_tui.storage.signature import Signature, signature_of, stamp_of
from partnering_tui.workshop.definition import Workshop
from partnering_tui.workshop.toml_text import TomlText, parse_toml, read_toml

_LEVELS, _PIECE = 3, 100
"""What stands so deep is copied at once, unless it has more parts than that."""
MOST_JOINS = 20
"""How often in a row a save takes in what others wrote meanwhile, before it is a failed one."""


class ChangedElsewhere(NotSaved):
    """Somebody else changed the file since it was last read or written: bring both together, or save somewhere else."""


class CannotJoin(ChangedElsewhere):
    """What others left in the file cannot be read: mend it there, or save somewhere else."""


@dataclass
class Arrival:
    """What somebody else wrote, brought together with what stood here when it was looked at."""

    before: Signature | None
    """Of the file as it was known here until then."""
    signature: Signature | None
    """Of the file as it is now."""
    text: str = field(repr=False)
    blocks: BlockFile = field(repr=False)
    here: Tree = field(repr=False)
    """A copy of what stood here."""
    merged: Merged = field(repr=False)
    puts: tuple[Put, ...] = field(repr=False)
    """What has to be changed here so that both together are said."""
    outgoing: tuple[TreePath, ...] = field(repr=False)
    """Where both together say something else than the file."""


@dataclass(frozen=True)
class TakenIn:
    """What came of an arrival."""

    puts: tuple[Put, ...]
    """What was changed here."""
    taken: tuple[TreePath, ...]
    """The places that say now what somebody else wrote."""
    conflicts: tuple[Conflict, ...]
    """What both changed, each differently."""
    is_private: bool
    """It is about the private notes."""
    text_before: str = field(default="", repr=False)
    """What stood in the file before somebody else wrote there."""

    @property
    def replaced(self) -> int:
        """How many things that stood here are gone, or are others now: a text that only grew is none of them."""
        return sum(_is_replaced(put) for put in self.puts if _is_told(put.path))

    @property
    def told(self) -> int:
        """How many places somebody may want to know of: not how long a step took, nor who wrote last."""
        return sum(map(_is_told, self.taken))


def _is_told(path: TreePath) -> bool:
    return path[0] not in ("sittings", "format") and path != ("session", "status")


def _is_replaced(put: Put) -> bool:
    has_grown = isinstance(put.before, str) and isinstance(put.after, str) and put.after.startswith(put.before)
    return put.before is not ABSENT and put.path[0] != CONFLICTS and not has_grown


def pause_before_joining(attempt: int) -> float:
    """Seconds to leave the file alone when others write it again and again: each time longer, never quite alike."""
    return random() * 0.02 * min(attempt, 8)


def copy_of(value: Any) -> Any:
    """A copy of a tree that shares nothing with it which can change."""
    if isinstance(value, dict):
        return {key: copy_of(one) if isinstance(one, dict | list) else one for key, one in value.items()}
    if isinstance(value, list):
        return [copy_of(one) if isinstance(one, dict | list) else one for one in value]
    return value


def copy_in_pieces(value: Any, depth: int = 0) -> Generator[None, None, Any]:
    """The same, returned at the end, with a pause after every small piece of it.

    What changes in a pause is in the copy or is not; what is in it was there.
    """
    pieces = list(value.items()) if isinstance(value, dict) else list(enumerate(value))
    copy: dict[Any, Any] = {}
    for number, (key, one) in enumerate(pieces, 1):
        if isinstance(one, dict | list) and (depth < _LEVELS or len(one) > _PIECE):
            copy[key] = yield from copy_in_pieces(one, depth + 1)
        else:
            copy[key] = copy_of(one)
        if number % _PIECE == 0:
            yield
    return copy if isinstance(value, dict) else list(copy.values())


def read_signed(path: Path, *, gives_way: bool = False) -> tuple[TomlText, Signature | None]:
    """What a file says, and its signature when it said so, even while somebody else writes it.

    `gives_way`: other threads go on meanwhile. Raises UnreadableFile and FaultyFile.
    """
    for _ in range(3):
        before = stamp_of(path)
        toml = read_toml(path, limit_bytes=LIMIT_BYTES, gives_way=gives_way)
        signature = signature_of(path)
        if stamp_of(path) == before:
            break
    return toml, signature


def arrival(
    path: Path,
    known: tuple[str, Signature | None],
    here: Tree,
    *,
    workshop: Workshop | None,
    order: Order,
    is_private: bool,
) -> Arrival:
    """What stands in the file now, brought together with what stands here; known are the text and the signature of
    the file as both began.

    Raises CannotJoin if it cannot be read, or is no longer this session.
    """
    text, before = known
    try:
        toml, signature = read_signed(path, gives_way=True)
        refuse_faults(toml, is_private=is_private)
        repair(toml.data, toml.text)
        _refuse_misshapen(toml, workshop, is_private=is_private)
    except (UnreadableFile, FaultyFile, NewerFormat) as error:
        raise _cannot_join(error, path) from error
    _refuse_another_session(toml, here)
    base = parse_toml(text, path, gives_way=True).data
    repair(base, text)
    merged = merge(base, here, with_wordings_named(base, toml.data))
    blocks = BlockFile.from_text(toml.text, toml.data)
    blocks.order = order
    blocks.update(toml.data, ())  # so that the next save costs no more than what changed
    outgoing = tuple(dict.fromkeys(put.path for put in puts_between(toml.data, merged.tree)))
    puts = puts_between(here, merged.tree)
    _ = merged.taken_from_theirs  # worked out here, where nobody waits for it
    return Arrival(before, signature, toml.text, blocks, here, merged, puts, outgoing)


def take_in(record: Record, arrived: Arrival, touched: Iterable[TreePath]) -> TakenIn:
    """Change the record so that it says both; touched are the places that were changed here since the copy was made."""
    merged, puts, conflicts = arrived.merged, arrived.puts, arrived.merged.conflicts
    if any(_meet(path, put.path) for path in touched for put in puts):
        merged = merge(arrived.here, record.tree, arrived.merged.tree)
        conflicts = tuple({one.id: one for one in (*conflicts, *merged.conflicts)}.values())
        puts = puts_between(record.tree, merged.tree)
    record.apply(Change("", puts))
    return TakenIn(puts, merged.taken_from_theirs, conflicts, isinstance(record, PrivateNotes))


def _meet(one: TreePath, other: TreePath) -> bool:
    """Whether one of two places is in the other."""
    shorter = min(len(one), len(other))
    return one[:shorter] == other[:shorter]


def _refuse_misshapen(toml: TomlText, workshop: Workshop | None, *, is_private: bool) -> None:
    for question_id in toml.data.get("answers", {}) if workshop else ():
        assert workshop is not None
        for fault in faults_of_answer_shape(toml, workshop, question_id, is_private=is_private):
            raise FaultyFile(fault.message, place=fault.place, remedy=fault.suggestion)


def _refuse_another_session(toml: TomlText, here: Tree) -> None:
    mine, theirs = (tree.get("session", {}).get("id", "") for tree in (here, toml.data))
    if mine and theirs and mine != theirs:
        raise CannotJoin(
            "another session stands in the file now", place=Place(toml.path), remedy="Save this one somewhere else."
        )
    if "version" in toml.data and "version" not in here:
        raise CannotJoin(
            "a signed version stands in the file now", place=Place(toml.path), remedy="Save this one somewhere else."
        )


def _cannot_join(error: UnreadableFile | FaultyFile | NewerFormat, path: Path) -> CannotJoin:
    title = error.title.rstrip(".")
    return CannotJoin(
        f"somebody else changed the file, and it cannot be read: {title[:1].lower()}{title[1:]}",
        place=error.place if error.place.file else Place(path),
        remedy=error.remedy or "Mend it there, or save somewhere else.",
    )
