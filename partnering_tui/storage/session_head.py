"""The head of a session file: what it is called and who is at the table, without the answers."""

from __future__ import annotations

import re
from pathlib import Path

from partnering_tui.errors import FaultyFile
from partnering_tui.storage.session_shape import LIMIT_BYTES
from partnering_tui.workshop.toml_text import TomlText, parse_toml, read_toml

_BEGINS_ANSWERS = re.compile(r"""^[ \t]*\[[ \t]*["']?(?:answers|kept)\b""", re.MULTILINE)
_BEGINS_HEAD = re.compile(r"""^[ \t]*\[+[ \t]*["']?(?:session|partners)\b""", re.MULTILINE)


def read_head(path: Path) -> TomlText:
    """The document up to its answers, or all of it where a hand put the partners behind them.

    A fault in an answer goes unseen. Raises UnreadableFile and FaultyFile.
    """
    try:
        text = path.read_text("utf-8") if path.stat().st_size <= LIMIT_BYTES else ""
    except (OSError, ValueError):
        text = ""
    answers = _BEGINS_ANSWERS.search(text)
    if answers and not _BEGINS_HEAD.search(text, answers.start()):
        try:
            return parse_toml(text[: answers.start()], path)
        except FaultyFile:
            # Either really faulty, which is told with the right line, or a text in which a line looks like a header.
            pass
    return read_toml(path, limit_bytes=LIMIT_BYTES)
