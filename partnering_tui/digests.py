"""BLAKE2b alone: with it `hashlib` loads OpenSSL, for which every start would wait."""

from __future__ import annotations

try:
    from _blake2 import blake2b
except ImportError:  # in a Python that keeps it elsewhere
    from hashlib import blake2b

__all__ = ["blake2b"]
