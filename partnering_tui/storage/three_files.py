"""Merging three files: the common base, ours and theirs, as git has them when two people changed the same session."""

from __future__ import annotations

import contextlib
import tomllib
from collections.abc import Iterable
from pathlib import Path

from partnering_tui.errors import FaultyFile, PartneringError, Place, UnreadableFile
from partnering_tui.frozen import dataclass
from partnering_tui.session.conflicts import Conflict
from partnering_tui.session.merged_statements import with_wordings_named
from partnering_tui.session.merging import merge
from partnering_tui.session.record import Tree
from partnering_tui.storage.blocks import BlockFile
from partnering_tui.storage.outline import Order, order_of
from partnering_tui.storage.repairs import repair
from partnering_tui.storage.session_shape import LIMIT_BYTES, refuse_faults
from partnering_tui.storage.toml_values import as_written, says_the_same
from partnering_tui.workshop.finding import find_workshop
from partnering_tui.workshop.loading import load_workshop
from partnering_tui.workshop.toml_text import TomlText, parse_toml, read_toml


@dataclass(frozen=True, slots=True)
class MergedFile:
    """Three files as one."""

    text: str
    conflicts: tuple[Conflict, ...]
    """What was changed in both, each differently; it stands in the text too."""


def merge_files(base: Path, ours: Path, theirs: Path, *, workshops: Iterable[Path] = ()) -> MergedFile:
    """The merged text, in the layout of ours, with the comments of both. A base that is missing or empty is none.

    The workshop, which tells the order of the answers, is looked for beside ours, here, and in those folders. Raises
    UnreadableFile, FaultyFile or NewerFormat for what cannot be read, and FaultyFile for files of different sessions,
    or of signed versions, which are never merged.
    """
    mine, other = _read(ours), _read(theirs)
    before = _read_base(base)
    if mine.text == other.text:
        return MergedFile(mine.text, ())
    _refuse_to_mix(mine, other)
    merged = merge(before.data, *(with_wordings_named(before.data, side.data) for side in (mine, other)))
    text = _text(merged.tree, before, mine, other, _order(mine.data, ours, workshops))
    return MergedFile(text, merged.conflicts)


def _read(path: Path) -> TomlText:
    toml = read_toml(path, limit_bytes=LIMIT_BYTES)
    refuse_faults(toml, is_private="session" not in toml.data and "id" not in toml.data)
    repair(toml.data, toml.text)
    return toml


def _read_base(path: Path) -> TomlText:
    try:
        is_empty = not path.read_bytes().strip()
    except FileNotFoundError:
        is_empty = True
    except OSError as error:
        raise UnreadableFile("The base cannot be read.", place=Place(path), remedy="Check the path.") from error
    return parse_toml("", path) if is_empty else _read(path)


def _refuse_to_mix(mine: TomlText, other: TomlText) -> None:
    if ("session" in mine.data) != ("session" in other.data):
        raise FaultyFile(
            "One of these is a session, the other one private notes.",
            place=Place(other.path),
            remedy="Merge sessions with sessions, and private notes with private notes.",
        )
    ids = [toml.data.get("session", {}).get("id", "") for toml in (mine, other)]
    if all(ids) and ids[0] != ids[1]:
        raise FaultyFile(
            "These are two different sessions.", place=Place(other.path), remedy="Merge two copies of one session."
        )
    if "version" in mine.data or "version" in other.data:
        raise FaultyFile(
            "A signed version is never merged.",
            place=Place(mine.path),
            remedy="Keep the one that was signed, and sign the next version together.",
        )


def _text(tree: Tree, before: TomlText, mine: TomlText, other: TomlText, order: Order) -> str:
    """The text that says this; where comments cannot be brought together in place, they come first."""
    whole, plain = (BlockFile.from_text(mine.text, mine.data) for _ in range(2))
    with contextlib.suppress(LookupError, ValueError, TypeError):
        whole.take_over(BlockFile.from_text(other.text, other.data), BlockFile.from_text(before.text, before.data))
        if text := _proved(whole, tree, order):
            return text
    text = _proved(plain, tree, order) or _proved(plain.anew(), tree, order)
    if not text:
        raise FaultyFile("The merged session cannot be written.", place=Place(mine.path), remedy="Merge it by hand.")
    return text


def _proved(blocks: BlockFile, tree: Tree, order: Order) -> str:
    """The text, if it says what it has to; else nothing."""
    blocks.order = order
    try:
        text = blocks.update(tree, [()])
        is_right = says_the_same(as_written(tomllib.loads(text)), as_written(tree))
    except (ValueError, TypeError, LookupError, RecursionError):
        return ""
    return text if is_right else ""


def _order(tree: Tree, path: Path, roots: Iterable[Path]) -> Order:
    name = tree.get("session", {}).get("workshop")
    if not isinstance(name, str) or not name:
        return ()
    with contextlib.suppress(PartneringError, OSError):
        folder = find_workshop(name, beside=path.parent, roots=[path.parent, Path(), Path("workshops"), *roots])
        return order_of(load_workshop(folder))
    return ()
