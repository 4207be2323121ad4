"""BLAKE2b and SHA-256 alone: with them `hashlib` loads OpenSSL, for which every start would wait."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hashlib import _Hash

try:
    from _blake2 import blake2b
except ImportError:  # in a Python that keeps it elsewhere
    from hashlib import blake2b

__all__ = ["blake2b", "sha256"]


def _sha256() -> Callable[[bytes], _Hash]:
    for module in ("_sha2", "_sha256"):  # as newer and older Pythons call it
        with suppress(ImportError, AttributeError):
            made: Callable[[bytes], _Hash] = import_module(module).sha256
            return made
    import hashlib

    return hashlib.sha256


sha256 = _sha256()
