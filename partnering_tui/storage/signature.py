"""By which a file is known again, so that what somebody else wrote is never written over unseen."""

from __future__ import annotations

from hashlib import blake2b
from pathlib import Path

from partnering_tui.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Signature:
    """When a file was written, how long it is, and what it says."""

    mtime_ns: int
    size: int
    digest: bytes

    @classmethod
    def of(cls, mtime_ns: int, content: bytes) -> Signature:
        return cls(mtime_ns, len(content), blake2b(content, digest_size=16).digest())


def stamp_of(path: Path) -> tuple[int, int] | None:
    """When the file that stands there was written and how long it is; None if there is none to be seen."""
    try:
        found = path.stat()
    except (OSError, ValueError, RuntimeError):
        return None
    return found.st_mtime_ns, found.st_size


def signature_of(path: Path) -> Signature | None:
    """The signature of the file that stands there now; None if there is none that can be read."""
    stamp = stamp_of(path)
    try:
        return Signature.of(stamp[0], path.read_bytes()) if stamp else None
    except OSError:
        return None


def is_another(path: Path, known: Signature | None) -> bool:
    """Whether a file stands there that is not the one known. If none stands there, or it is only younger, it is not."""
    stamp = stamp_of(path)
    if stamp is None:
        return False
    if known is None:
        return True
    if stamp == (known.mtime_ns, known.size):
        return False
    now = signature_of(path)
    return now is not None and now.digest != known.digest
