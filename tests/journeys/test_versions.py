"""From the first signature to the second: every word of what changed in between, and nothing lost."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
from pathlib import Path

import pytest

from tests.journeys.builders import a_session_file, opened, saved
from tests.terminal import Terminal, partnering


def a_session_with_a_principle(folder: Path) -> Path:
    """Two partners who support one principle."""
    path = a_session_file(folder, partners=2)
    row = """
[[answers.principles.rows]]
id = "p1"
principle = "We share the numbers"
[answers.principles.rows.positions]
county = "support"
lakewater = "support"
"""
    path.write_text(path.read_text(encoding="utf-8") + row, encoding="utf-8")
    return path


def reword(terminal: Terminal, more: str) -> None:
    """From the first step, say more in the first principle."""
    terminal.press("f4", "f4")
    terminal.wait_for("Step 3 of 12")
    terminal.click_on("Our principles")
    terminal.wait_for("▾ Our principles")
    terminal.wait_for("We share the numbers")
    terminal.click_on("We share the numbers")
    terminal.press("enter", "end")
    terminal.type(more)
    terminal.wait_for(more.strip())
    terminal.press("enter")


def sign(terminal: Terminal, number: int, reason: str = "") -> None:
    """Sign off the next version from the step screen, and close what says where it is."""
    terminal.press("f2")
    terminal.wait_for("Overview")
    terminal.press("v")
    terminal.wait_for("s sign off")
    terminal.press("s")
    terminal.wait_for("Not yet")
    if reason:
        terminal.type(reason)
        terminal.wait_for(reason)
        terminal.press("enter")
    else:
        terminal.press("left")
    terminal.wait_for("▸ Sign off version")
    terminal.press("enter")
    terminal.wait_for(f"Version {number} is signed off")
    terminal.press("escape")
    terminal.wait_for(f"version {number} ", without="is signed off")


def test_two_versions_and_what_changed_between_them_in_words(tmp_path: Path) -> None:
    path = a_session_with_a_principle(tmp_path)
    with opened(path, size=(130, 40)) as terminal:
        sign(terminal, 1)
        first = path.with_name("water.v1.toml")
        frozen = first.read_bytes()
        terminal.press("escape")
        terminal.wait_for("Step 1 of 12")
        reword(terminal, " every month")
        terminal.wait_for("draft of version 2")
        terminal.click_on("(supp.)")
        terminal.wait_for("▌(supp.)")
        terminal.press("r")
        terminal.wait_for("reserv", without="(supp.)  (supp.)")
        sign(terminal, 2, "Lakewater read its contract")
        terminal.wait_for("version 2")
        terminal.press("ctrl+q")
        assert terminal.wait_for_end() == 0
    says = saved(path)
    one, two = says["versions"]
    assert one["reason"] == "Lakewater read its contract"
    assert one["reopened"] == two["signed"]
    assert says["session"]["status"] == "agreed"
    second = path.with_name("water.v2.toml")
    assert first.read_bytes() == frozen
    assert not any(file.stat().st_mode & stat.S_IWUSR for file in (first, second))
    words = " ".join(told("diff", str(first), str(second)).split())
    assert "We share the numbers every month" in words
    assert "reservation" in words
    assert "Nothing changed" in told("diff", str(path))
    assert told("versions", str(path)).count("as signed") == 2


def told(*arguments: str) -> str:
    """What a command prints."""
    done = subprocess.run(partnering(*arguments), capture_output=True, text=True, check=False, env=dict(os.environ))
    return done.stdout


def test_a_session_that_was_only_looked_at_keeps_its_bytes(tmp_path: Path) -> None:
    path = a_session_with_a_principle(tmp_path)
    before = path.read_bytes()
    with opened(path) as terminal:
        for keys, there in ((("f2",), "Overview"), (("w",), "Who is here"), (("escape",), "Step 1 of 12")):
            terminal.press(*keys)
            terminal.wait_for(there)
        terminal.press("f4")
        terminal.wait_for("Step 2 of 12")
        terminal.press("f8")
        terminal.wait_for("Document")
        terminal.press("b")
        terminal.wait_for("Briefing")
        terminal.press("ctrl+q")
        terminal.wait_for_end()
    assert path.read_bytes() == before
    assert [one.name for one in tmp_path.glob("water*")] == ["water.toml"]


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM])
def test_a_name_half_typed_is_kept_when_the_terminal_closes(tmp_path: Path, number: signal.Signals) -> None:
    path = a_session_with_a_principle(tmp_path)
    with opened(path) as terminal:
        terminal.press("f2")
        terminal.wait_for("Overview")
        terminal.press("w", "1", "n")
        terminal.type("Daniel We")
        terminal.wait_for("Daniel We")
        terminal.send_signal(number)
        terminal.wait_for_end()
    (sitting,) = saved(path)["sittings"]
    assert sitting["present"] == ["county"]
    assert sitting["people"] == {"county": "Daniel We"}
    assert sitting["ended"] >= sitting["started"]


def test_a_signed_version_opens_for_reading_only(tmp_path: Path) -> None:
    path = a_session_with_a_principle(tmp_path)
    told("sign", str(path))
    frozen = path.with_name("water.v1.toml")
    before = frozen.read_bytes()
    with Terminal(partnering("open", str(frozen)), size=(100, 30)) as terminal:
        terminal.wait_for("for reading only")
        terminal.type("abc")
        terminal.press("enter", "ctrl+q")
        assert terminal.wait_for_end() == 0
    assert frozen.read_bytes() == before
