"""The names of session files: `NAME.toml`, and `NAME.private.toml` for the private notes beside it."""

from __future__ import annotations

from pathlib import Path

SUFFIX = ".toml"
PRIVATE_SUFFIX = ".private.toml"


def is_session_name(name: str) -> bool:
    """Whether a file of that name could be a session: private notes are none."""
    return name.endswith(SUFFIX) and not name.endswith(PRIVATE_SUFFIX)


def private_path_of(path: Path) -> Path:
    """Where the private notes of that session stand: beside it, or beside the file that a link points at."""
    real = path.resolve() if path.is_symlink() else path
    return real.with_name(real.name.removesuffix(SUFFIX) + PRIVATE_SUFFIX)
