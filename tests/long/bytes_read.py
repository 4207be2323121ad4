"""Any bytes at all given to the readers: a session, a workshop, or a clear error, in bounded time and memory."""

from __future__ import annotations

import random
import time
from collections import Counter
from pathlib import Path

from partnering_tui.errors import PartneringError
from partnering_tui.session.session import PrivateNotes
from partnering_tui.storage.answer_shapes import refuse_misshapen_answers
from partnering_tui.storage.session_file import open_session
from partnering_tui.summary.document import document
from partnering_tui.workshop.definition import Workshop
from partnering_tui.workshop.finding import shipped_workshops
from partnering_tui.workshop.loading import load_workshop
from tests.tui import open_session as small

LONGEST = 3.0
"""Seconds for one file of some kilobytes, on a busy machine."""
_TOKENS = [
    *(
        b"[",
        b"]",
        b"[[",
        b"]]",
        b"{",
        b"}",
        b"=",
        b'"',
        b'"""',
        b"'",
        b"'''",
        b"#",
        b"\\",
        b"\\u0000",
        b"\\uD800",
        b".",
    ),
    *(b"\n", b"\r", b"\0", b"\x1b[2J", b"\xff", b"\xef\xbb\xbf", "‮".encode(), "​".encode(), b"1e999", b"0x", b"nan"),
    *(b"9" * 5000, b"1979-05-27", b"[answers.", b"[[answers.problem.rows]]\n", b"id = ", b"value = ", b"{a = " * 60),
    *(b"[" * 500, b"a." * 300, b"[session]\n", b"[[partners]]\n", b"true", b"-", b"_", b"=[]", b"={}", b"format = 2\n"),
]

_VALUES = [
    *(
        b"1",
        b"-1",
        b"1e308",
        b"inf",
        b"nan",
        b"true",
        b"1979-05-27",
        b"1979-05-27T07:32:00Z",
        b"07:32:00",
        b'""',
        b"[]",
    ),
    *(
        b"{}",
        b"[[]]",
        b"[{}]",
        b"{ a = 1 }",
        b"[1, 2]",
        b'["county"]',
        b'"county"',
        b'"../../etc/passwd"',
        b"99999999999",
    ),
    *(
        b'"\\u202e\\u200b\\u001b[2J"',
        b'"<script>alert(1)</script>"',
        b'"[@click=app.quit]x"',
        b'"' + b"x" * 5000 + b'"',
    ),
]
"""Values of every type, and texts that would like to be more."""


def sessions() -> list[bytes]:
    """Real sessions to begin with, and a real file that is none."""
    return [path.read_bytes() for path in sorted((shipped_workshops() / "examples").glob("*.toml"))]


WORKSHOP = {"workshop.toml": small.WORKSHOP, "01-issue.toml": small.FIRST_STEP, "02-agreement.toml": small.SECOND_STEP}
"""A small workshop to begin with, of nearly every kind of question."""


def some_bytes(chance: random.Random, known: list[bytes]) -> bytes:
    """Bytes of any kind: pure noise, tokens of TOML in any order, or a real file with some damage."""
    kind = chance.random()
    if kind < 0.1:
        return chance.randbytes(chance.randrange(0, 400))
    if kind < 0.3:
        return b"".join(chance.choice(_TOKENS) for _ in range(chance.randrange(1, 40)))
    if kind < 0.7:
        return _other_values(chance, chance.choice(known))
    content = bytearray(chance.choice(known))
    if chance.random() < 0.7:
        begin = chance.randrange(len(content))
        content = content[: chance.randrange(200, 4000)] if chance.random() < 0.5 else content[begin : begin + 3000]
    for _ in range(chance.randrange(1, 6)):
        at = chance.randrange(len(content) + 1)
        match chance.randrange(4):
            case 0:
                content[at:at] = chance.choice(_TOKENS)
            case 1:
                del content[at : at + chance.randrange(1, 40)]
            case 2 if at < len(content):
                content[at] = chance.randrange(256)
            case _:
                other = chance.choice(known)
                start = chance.randrange(len(other))
                content[at:at] = other[start : start + chance.randrange(1, 200)]
    return bytes(content)


def _other_values(chance: random.Random, content: bytes) -> bytes:
    """A real file, which stays TOML: some values are others, some lines and some tables are gone."""
    lines = content.splitlines(keepends=True)
    for _ in range(chance.randrange(1, 8)):
        at = chance.randrange(len(lines))
        key, is_pair, _ = lines[at].partition(b" = ")
        if is_pair and b'"""' not in lines[at] and chance.random() < 0.8:
            lines[at] = key + b" = " + chance.choice(_VALUES) + b"\n"
        elif lines[at].startswith((b"[", b"\n")) and chance.random() < 0.3:
            lines[at] = b""
    return b"".join(lines)


class Reader:
    """Gives bytes to the readers, in one folder."""

    def __init__(self, folder: Path) -> None:
        self._session = folder / "session.toml"
        self._workshop = folder / "workshop"
        self._workshop.mkdir()
        self._asked: Workshop = load_workshop(shipped_workshops() / "twelve-steps")
        self._sessions = sessions()
        self._files = {name: text.encode() for name, text in WORKSHOP.items()}
        self.slowest = 0.0
        """Seconds that the slowest file took."""
        self.content = b""
        """What was read last."""

    def read(self, chance: random.Random) -> str:
        """What came of some bytes. Raises whatever is no clear error, and AssertionError if it took too long."""
        changed = chance.choice([*WORKSHOP]) if chance.random() < 0.3 else ""
        self.content = some_bytes(chance, [self._files[changed]] if changed else self._sessions)
        begin = time.perf_counter()
        what = self._read_workshop(self.content, changed) if changed else self._read_session(self.content)
        took = time.perf_counter() - begin
        self.slowest = max(self.slowest, took)
        assert took < LONGEST, f"{took:.1f} s for {self.content[:2000]!r}"
        return what

    def _read_session(self, content: bytes) -> str:
        from datetime import date

        self._session.write_bytes(content)
        try:
            file = open_session(self._session)
            refuse_misshapen_answers(file, self._asked)
        except PartneringError as error:
            return _refused(error)
        assert isinstance(file.notes, PrivateNotes)
        document(file.session, self._asked, today=date(2026, 3, 4))
        return "a session"

    def _read_workshop(self, content: bytes, changed: str) -> str:
        """One file of a workshop is these bytes, and the others are as they should be."""
        for name, real in self._files.items():
            (self._workshop / name).write_bytes(content if name == changed else real)
        try:
            load_workshop(self._workshop)
        except PartneringError as error:
            return _refused(error)
        return "a workshop"


def _refused(error: PartneringError) -> str:
    assert error.title
    assert str(error.place)
    return "refused"


def run(folder: Path, examples: int, seed: int) -> tuple[Counter[str], float]:
    """Read so many files; what came of them, and the seconds that the slowest took."""
    chance, reader = random.Random(seed), Reader(folder)
    found: Counter[str] = Counter()
    for number in range(examples):
        try:
            found[reader.read(chance)] += 1
        except Exception:
            print(f"example {number} of seed {seed}: {reader.content!r}")
            raise
    return found, reader.slowest
