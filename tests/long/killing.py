"""Killing the app at random moments of typing: never a broken file, never more than the last two seconds lost."""

from __future__ import annotations

import random
import signal
import time
import tomllib
from dataclasses import dataclass
from pathlib import Path

from partnering_tui.storage.session_file import open_session
from tests.journeys.builders import a_session_file, opened

PROMISED = 2.0
"""Seconds of typing that may be lost."""
ON_THE_WAY = 0.5
"""Seconds that a key may take from the keyboard to the app, and a write to the disk, on a busy machine."""
WORDS = "Half of the taps are dry by noon and families pay four times the price for a cart of water "


@dataclass(frozen=True, slots=True)
class Killed:
    """What was left after one kill."""

    typed: int
    """Characters typed until then."""
    kept: int
    """Of those in the file."""
    lost_seconds: float
    """How long ago the first character that was lost had been typed."""

    @property
    def is_promised(self) -> bool:
        return self.lost_seconds <= PROMISED + ON_THE_WAY


def kill_once(folder: Path, chance: random.Random) -> Killed:
    """Type into a new session and kill the app at a random moment. Raises AssertionError if the file is broken."""
    folder.mkdir()
    path = a_session_file(folder)
    typed: list[float] = []
    text = ""
    end = chance.uniform(0.2, 5.0)
    with opened(path) as terminal:
        begin = time.monotonic()
        while time.monotonic() - begin < end:
            character = WORDS[len(text) % len(WORDS)]
            terminal.type(character)
            text += character
            typed.append(time.monotonic())
            pause = chance.choice((0.01, 0.03, 0.08, 0.2, 0.9 if chance.random() < 0.1 else 0.05))
            rest = time.monotonic() + min(pause, max(0.0, end - (time.monotonic() - begin)))
            while time.monotonic() < rest:
                terminal.look(max(0.0, rest - time.monotonic()))
        terminal.send_signal(signal.SIGKILL)
        killed = time.monotonic()
        terminal.wait_for_end()
    answers = tomllib.loads(path.read_text(encoding="utf-8")).get("answers", {})
    kept = answers.get("problem", {}).get("value", "")
    open_session(path)
    assert text.startswith(kept), f"the file says {kept!r}, and this was typed: {text!r}"
    lost = killed - typed[len(kept)] if len(kept) < len(text) else 0.0
    return Killed(len(text), len(kept), lost)


def told(found: list[Killed], seed: int) -> str:
    """The figures on one line."""
    late = [one for one in found if not one.is_promised]
    worst = max((one.lost_seconds for one in found), default=0.0)
    typed, kept = sum(one.typed for one in found), sum(one.kept for one in found)
    return (
        f"{len(found)} kills (seed {seed}): no broken file; {kept} of {typed} characters kept; "
        f"the oldest one lost was typed {worst:.2f} s before; {len(late)} beyond {PROMISED} s"
    )
