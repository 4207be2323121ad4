"""Whatever bytes stand in a file: a session, a workshop, or a clear error, in bounded time.

Fifty thousand such files: python -m tests.long bytes --examples 50000
"""

from __future__ import annotations

from pathlib import Path

from tests.long.bytes_read import run


def test_any_bytes_give_a_session_a_workshop_or_a_clear_error(tmp_path: Path) -> None:
    found, slowest = run(tmp_path, 120, seed=20260306)
    print(dict(found), f"{slowest:.2f} s")
    assert found.total() == 120
    assert found["a session"] > 10
    assert found["a workshop"]
