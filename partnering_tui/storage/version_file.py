"""Frozen versions: `NAME.v1.toml` beside the session, the session as it was when it was signed, never written again."""

from __future__ import annotations

import re
import stat
import tomllib
from collections.abc import Iterator
from contextlib import suppress
from copy import deepcopy
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Literal

from partnering_tui.errors import NotSaved, Place
from partnering_tui.frozen import dataclass
from partnering_tui.session.record import Change, paths_of
from partnering_tui.session.session import Session
from partnering_tui.session.signing import signing
from partnering_tui.session.versions import Version, freezing, signing_off, version_row, versions_of
from partnering_tui.storage.atomic import DISK, PRIVATE_MODE, Disk, save_anew
from partnering_tui.storage.blocks import BlockFile
from partnering_tui.storage.outline import order_of
from partnering_tui.storage.session_file import SessionFile
from partnering_tui.storage.toml_values import as_written, says_the_same
from partnering_tui.workshop.definition import Workshop

MOST_NAMES = 100

VersionState = Literal["as signed", "changed since", "missing"]


@dataclass(frozen=True, slots=True)
class FrozenFile:
    """A version that was signed, and what has become of its file."""

    version: Version
    path: Path
    state: VersionState


@dataclass(frozen=True, slots=True)
class WrittenVersion:
    """A version that was just frozen, and the change that notes it in the session."""

    path: Path
    number: int
    change: Change


def write_version(
    file: SessionFile, workshop: Workshop, today: date, *, reason: str = "", disk: Disk = DISK
) -> WrittenVersion:
    """Freeze the session as it is now in a new file beside it, read-only. The change that notes it is still to be made.

    `reason` says why the version before was reopened. Raises NotSaved; nothing that stands there is ever overwritten.
    """
    version = version_row(file.session, signing(file.session, workshop, today))
    text = _frozen_text(file, workshop, freezing(file.session, workshop, version))
    path = _put_in_new_file(file.path, int(version["number"]), text, disk)
    digest = digest_of(text.encode("utf-8", "replace"))
    change = signing_off(file.session, version, file=path.name, digest=digest, reason=reason)
    return WrittenVersion(path, int(version["number"]), change)


def sign(file: SessionFile, workshop: Workshop, today: date, *, reason: str = "", disk: Disk = DISK) -> WrittenVersion:
    """Freeze a version, note it in the session and save that. Raises NotSaved; then the frozen file is gone again."""
    written = write_version(file, workshop, today, reason=reason, disk=disk)
    file.apply(written.change)
    try:
        file.save(disk=disk)
    except NotSaved:
        file.apply(written.change.reversed())
        with suppress(OSError):
            written.path.unlink()
        raise
    return written


def frozen_files(path: Path, session: Session) -> Iterator[FrozenFile]:
    """Every version of the session in that file, each with what has become of its own file."""
    for version in versions_of(session):
        found = version_path(path, version)
        yield FrozenFile(version, found, _state_of(found, version))


def version_path(path: Path, version: Version) -> Path:
    """Where the frozen file of a version lies: beside the session, or beside the file that a link points at.

    A name that leads elsewhere is taken for a name beside it.
    """
    real = path.resolve() if path.is_symlink() else path
    name = re.split(r"[/\\]", version.file)[-1]
    return real.with_name(name or version_name(real, version.number))


def version_name(path: Path, number: int) -> str:
    """What the frozen file of a version is called."""
    return f"{path.name.removesuffix('.toml')}.v{number}.toml"


def digest_of(content: bytes) -> str:
    """By which a frozen file is known again."""
    return sha256(content).hexdigest()


def _state_of(path: Path, version: Version) -> VersionState:
    try:
        content = path.read_bytes()
    except (OSError, ValueError):
        return "missing"
    # Git and e-mail may give lines other ends; what is said stays the same.
    digests = {digest_of(content), digest_of(content.replace(b"\r\n", b"\n"))}
    return "as signed" if version.digest in digests else "changed since"


def _frozen_text(file: SessionFile, workshop: Workshop, frozen: Change) -> str:
    """What the frozen file says: the session's text with its comments, and what freezing changes. Raises NotSaved."""
    text = file.text_now()
    copy = Session(tomllib.loads(text))
    blocks = BlockFile.from_text(text, deepcopy(copy.tree))
    blocks.order = order_of(workshop)
    copy.apply(frozen)
    made = blocks.update(copy.tree, paths_of(frozen))
    if not says_the_same(as_written(tomllib.loads(made)), as_written(copy.tree)):
        raise NotSaved(
            "what was about to be frozen does not say what you see",
            place=Place(file.path),
            remedy="Nothing was signed. Save the session, open it again, then sign.",
        )
    return made


def _put_in_new_file(session: Path, number: int, text: str, disk: Disk) -> Path:
    """Put the text under the first free name. Raises NotSaved."""
    real = session.resolve() if session.is_symlink() else session
    wanted = real.with_name(version_name(real, number))
    mode = _mode_of(real) & ~(stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH)
    for count in range(1, MOST_NAMES):
        path = wanted if count == 1 else wanted.with_name(f"{wanted.name.removesuffix('.toml')}-{count}.toml")
        try:
            save_anew(path, text, mode=mode, disk=disk)
        except FileExistsError:
            continue
        return path
    raise NotSaved(
        "there are files of every name that the version could have",
        place=Place(wanted),
        remedy="Put the older ones into another folder, then sign again.",
    )


def _mode_of(path: Path) -> int:
    with suppress(OSError):
        return stat.S_IMODE(path.stat().st_mode)
    return PRIVATE_MODE
