"""Workshops as they were understood once, kept on this computer so that nothing has to be checked a second time.

Each is kept under what its files say: whoever changes a file gets it read and checked anew. Only sound workshops are
kept. Losing one costs a moment, so nothing here stands in anybody's way, and what is damaged is never believed.
"""

from __future__ import annotations

import contextlib
import json
from hashlib import blake2b
from pathlib import Path

from partnering_tui import __version__
from partnering_tui.errors import NotSaved, UnreadableFile, WorkshopNotFound
from partnering_tui.storage.locations import Locations
from partnering_tui.workshop.definition import FORMAT, Workshop
from partnering_tui.workshop.finding import MAIN_FILE, MAX_BYTES, MAX_STEPS, toml_files_in

MAX_KEPT = 30
"""Workshops; those read longest ago go first."""
_SUFFIX = ".json"
_MADE_BY = f"partnering {__version__}, workshops of format {FORMAT}, kept as 1"
"""Another version may understand the same files otherwise."""
_DIGEST_BYTES = 20
_in_memory: dict[str, Workshop] = {}


def workshop_in(folder: Path, locations: Locations) -> Workshop:
    """The workshop in that folder, as it was understood before if its files still say the same.

    Raises what `load_workshop` raises.
    """
    digest = _digest_of_files(folder)
    workshop = _in_memory.get(digest) or _kept(locations.definitions / (digest + _SUFFIX)) if digest else None
    if workshop is None:
        from partnering_tui.workshop.loading import load_workshop

        workshop = load_workshop(folder)
        # Unless a file was changed while it was read.
        if digest and _digest_of_files(folder) == digest:
            _keep(workshop, locations.definitions / (digest + _SUFFIX))
    if digest:
        _in_memory[digest] = workshop
        while len(_in_memory) > MAX_KEPT:
            del _in_memory[next(iter(_in_memory))]
    return workshop


def _digest_of_files(folder: Path) -> str:
    """The digest of what the workshop's files say, by their names; empty if that is not for this room to read."""
    known = blake2b(_MADE_BY.encode(), digest_size=_DIGEST_BYTES)
    try:
        steps, _ = toml_files_in(folder)
        for path in (folder / MAIN_FILE, *steps):
            content = path.read_bytes()
            if len(content) > MAX_BYTES:
                return ""
            known.update(f"\n{path.name} {len(content)}\n".encode("utf-8", "surrogateescape"))
            known.update(content)
    except (OSError, UnreadableFile, WorkshopNotFound):
        return ""
    return known.hexdigest() if len(steps) <= MAX_STEPS else ""


def _kept(path: Path) -> Workshop | None:
    """The workshop that is kept in that file; None if there is none, or what stands there was not written so."""
    try:
        seal, _, text = path.read_bytes().partition(b"\n")
        if seal != _seal(text):
            return None
        return Workshop.of_sound(json.loads(text))
    except (OSError, ValueError, TypeError, LookupError, AttributeError, RecursionError):
        return None


def _keep(workshop: Workshop, path: Path) -> None:
    """Keep the workshop in that file, if it can be kept as it is."""
    from partnering_tui.storage.atomic import save_bytes_atomically

    with contextlib.suppress(OSError, NotSaved, TypeError, ValueError, RecursionError):
        text = json.dumps(workshop.model_dump(), ensure_ascii=False, separators=(",", ":")).encode()
        if Workshop.of_sound(json.loads(text)) != workshop:
            return
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        save_bytes_atomically(path, _seal(text) + b"\n" + text)
        _let_the_oldest_go(path.parent)


def _seal(text: bytes) -> bytes:
    return blake2b(text, digest_size=_DIGEST_BYTES, person=b"definition").hexdigest().encode()


def _let_the_oldest_go(folder: Path) -> None:
    found = sorted(folder.glob(f"*{_SUFFIX}"), key=lambda path: path.stat().st_mtime_ns)
    for path in found[:-MAX_KEPT]:
        path.unlink(missing_ok=True)
