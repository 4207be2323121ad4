"""The names of session files: `NAME.toml`, and `NAME.private.toml` for the private notes beside it."""

from __future__ import annotations

SUFFIX = ".toml"
PRIVATE_SUFFIX = ".private.toml"


def is_session_name(name: str) -> bool:
    """Whether a file of that name could be a session: private notes are none."""
    return name.endswith(SUFFIX) and not name.endswith(PRIVATE_SUFFIX)
