"""Marks by which a document in a file is known again: from which session it was made, and that nobody changed it.

Text ends in a comment, JSON begins with a key, and a Word file has a property. A table has no place for a mark.
"""

from __future__ import annotations

import re
from hashlib import sha256
from io import BytesIO
from typing import TYPE_CHECKING, Literal

from partnering_tui.frozen import dataclass

if TYPE_CHECKING:
    from zipfile import ZipFile

Form = Literal["comment", "json", "docx", "remembered"]
"""How a document carries its mark: in a comment at its end, in a key, in a property; or it is remembered elsewhere."""

# `re` compiles these when a file stands there already; otherwise nobody waits for them.
_MARK = r"partnering from (?P<session>[\w-]*), text (?P<digest>[0-9a-f]{16})"
_COMMENT = rf"\n<!-- Made by {_MARK} -->(?:\n|\Z)"
_KEY = rf'\A{{\n "made_by": "{_MARK}",'
_PROPERTY = rf"<dc:identifier>{_MARK}</dc:identifier>".encode()
_PROPERTIES = "docProps/core.xml"
_END_OF_PROPERTIES = b"</cp:coreProperties>"
_MOST_BYTES = 100_000_000
"""Of a Word file when unpacked: a larger one was not made here."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What is known of a document that was made here."""

    session_id: str
    is_unchanged: bool
    """Nobody changed it since."""


def marked(content: str | bytes, form: Form, session_id: str) -> bytes:
    """The content of a file with its mark."""
    if isinstance(content, bytes):
        return _marked_word_file(content, session_id) if form == "docx" else content
    mark = f"partnering from {session_id}, text {_digest_of_text(content)}"
    match form:
        case "comment":
            content += f"\n<!-- Made by {mark} -->\n"
        case "json":
            content = content.replace("{\n", f'{{\n "made_by": "{mark}",\n', 1)
        case _:
            pass
    return content.encode("utf-8", "replace")


def mark_in(content: bytes) -> Mark | None:
    """The mark of a document, whatever its form; None if it has none."""
    if content.startswith(b"PK"):
        return _mark_in_word_file(content)
    try:
        text = content.decode("utf-8").replace("\r\n", "\n")
    except ValueError:
        return None
    if found := re.search(_KEY, text):
        return Mark(found["session"], found["digest"] == _digest_of_text("{" + text[found.end() :]))
    marks = list(re.finditer(_COMMENT, text))
    if not marks:
        return None
    last = marks[-1]
    is_unchanged = not text[last.end() :].strip() and last["digest"] == _digest_of_text(text[: last.start()])
    return Mark(last["session"], is_unchanged)


def digest_of(content: bytes) -> str:
    """A short fingerprint of a file's content."""
    return sha256(content).hexdigest()[:16]


def _digest_of_text(text: str) -> str:
    return digest_of(text.encode("utf-8", "replace"))


def _marked_word_file(content: bytes, session_id: str) -> bytes:
    from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo  # only here: the other forms need none of it

    made = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(made, "w", ZIP_DEFLATED) as new:
        mark = f"<dc:identifier>partnering from {session_id}, text {_digest_of_parts(old)}</dc:identifier>".encode()
        for name in old.namelist():
            part = old.read(name)
            if name == _PROPERTIES:
                part = part.replace(_END_OF_PROPERTIES, mark + _END_OF_PROPERTIES)
            # Without a time of its own, so that the same document is the same file.
            new.writestr(ZipInfo(name), part, ZIP_DEFLATED)
    return made.getvalue()


def _mark_in_word_file(content: bytes) -> Mark | None:
    from zipfile import BadZipFile, ZipFile

    try:
        with ZipFile(BytesIO(content)) as parts:
            if sum(part.file_size for part in parts.infolist()) > _MOST_BYTES:
                return None
            found = re.search(_PROPERTY, parts.read(_PROPERTIES))
            if not found:
                return None
            return Mark(found["session"].decode(), found["digest"].decode() == _digest_of_parts(parts))
    except (BadZipFile, KeyError, ValueError, NotImplementedError, RuntimeError, OSError, EOFError):
        # Not a Word file, or one that is damaged or locked.
        return None


def _digest_of_parts(parts: ZipFile) -> str:
    """The fingerprint of everything in a Word file but its properties."""
    names = sorted(name for name in parts.namelist() if name != _PROPERTIES)
    return digest_of(b"".join(name.encode() + b"\0" + digest_of(parts.read(name)).encode() for name in names))
