"""`partnering plain` in a real terminal: what is heard there, and what becomes of what was given."""

from __future__ import annotations

import signal
from pathlib import Path
from typing import Self

from partnering_tui.storage.session_names import private_path_of
from tests.journeys.builders import a_session_file, saved
from tests.plain.talking import go_to
from tests.terminal import Terminal, partnering


class DumbTerminal(Terminal):
    """A terminal that only prints, and remembers every byte that it was sent."""

    raw = b""

    def __init__(self, path: Path, *, term: str = "dumb") -> None:
        super().__init__(partnering("plain", str(path)), size=(220, 60), env={"TERM": term})

    def __enter__(self) -> Self:
        super().__enter__()
        return self

    def _show(self, output: bytes) -> None:
        self.raw += output
        super()._show(output)

    def give(self, line: str, *, until: str) -> None:
        """Type a line, and wait for what it leads to."""
        self.type(f"{line}\n")
        self.wait_for(until)


def test_a_walk_is_left_in_the_middle_and_goes_on_at_the_same_question(tmp_path: Path) -> None:
    path = a_session_file(tmp_path)
    with DumbTerminal(path) as terminal:
        terminal.wait_for("Answer, lines, ended by a dot alone:")
        terminal.give(go_to("mission"), until="question 2 of 11")
        terminal.give("Water is life", until="Lakewater, partner 2 of 4:")
        terminal.give("Clean pipes", until="Beach Network, partner 3 of 4:")
        terminal.give(":quit", until="Everything is saved in")
        assert terminal.wait_for_end() == 0
        assert not set(terminal.raw) & {0x1B, 0x08, 0x07}
    assert saved(path)["answers"]["mission"]["by_partner"] == {"county": "Water is life", "lakewater": "Clean pipes"}

    with DumbTerminal(path) as terminal:
        terminal.wait_for("Step 2 of 12, question 2 of 11")
        terminal.wait_for("County, partner 1 of 4 (now Water is life):")
        terminal.hang_up()
        assert terminal.wait_for_end() == 0


def test_what_others_write_is_joined_and_a_signal_loses_nothing(tmp_path: Path) -> None:
    path = a_session_file(tmp_path)
    with DumbTerminal(path, term="xterm") as terminal:
        terminal.give("Two wards are dry.", until="Line 2:")
        assert saved(path)["answers"]["problem"]["value"] == "Two wards are dry."
        text = path.read_text(encoding="utf-8") + '\n[answers.vision]\nvalue = "Water for all"\n'
        path.write_text(text, encoding="utf-8")
        terminal.give("Carts are dear.", until="Line 3:")
        assert "Joined 1 change made elsewhere." in terminal.text()
        terminal.type("half a line")
        terminal.wait_for("half a line")
        terminal.send_signal(signal.SIGTERM)
        assert terminal.wait_for_end() == 0
    answers = saved(path)["answers"]
    assert answers["problem"]["value"] == "Two wards are dry.\nCarts are dear.\nhalf a line"
    assert answers["vision"]["value"] == "Water for all"
    assert "ended" in saved(path)["sittings"][0]
    assert not private_path_of(path).exists()


def test_what_cannot_be_saved_is_told_at_once_and_kept_in_a_copy(tmp_path: Path, home: Path) -> None:
    path = a_session_file(tmp_path)
    with DumbTerminal(path) as terminal:
        terminal.wait_for("Answer, lines")
        path.write_text("this is [no session", encoding="utf-8")
        terminal.give(go_to("vision"), until="Answer:")
        terminal.give("Water for all", until="Kept. But it is not saved yet:")
        terminal.give(":quit", until="A copy with them is in")
        assert terminal.wait_for_end() == 1
    (copy,) = (home / "state" / "unsaved").rglob("water.toml")
    assert saved(copy)["answers"]["vision"]["value"] == "Water for all"
    assert path.read_text(encoding="utf-8") == "this is [no session"
