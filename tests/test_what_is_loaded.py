"""Nobody waits for what is not needed: which modules are loaded by commands, and by the app until its first screen.

This fails where a clock would only be noisy. Every workshop here was read once before, as it is on anybody's computer.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.commands import TINY_SESSION, a_tiny_session, in_a_process, loaded_by

HEAVY = {"pydantic", "pydantic_core", "tomlkit"}
FOR_SCREENS = {"textual", "rich", "partnering_tui.tui"}
SLOW_TO_LOAD = {
    *("secrets", "random", "statistics", "tempfile", "shutil", "zipfile", "markdown_it", "docx"),
    "partnering_tui.storage.state",
}
"""What a plain document has no use for."""
NOT_ON_THE_FIRST_SCREEN = {
    "partnering_tui.tui.widgets.grid",
    "partnering_tui.session.sheet",
}
LONG_ANSWER = '\n[answers.story]\nvalue = """Two wards are dry.\n- Carts are dear.\n- Taps are far."""\n'
LONG_QUESTION = '\n[[questions]]\nid = "story"\nkind = "long_text"\nlabel = "The story"\n'

LOADED_AT_START = """
import asyncio, json, os, sys
from pathlib import Path
from partnering_tui.storage.locations import locations
from partnering_tui.storage.settings import Settings
from partnering_tui.storage.state import State
from partnering_tui.tui.app import PartneringApp

async def first_screen():
    found = locations(os.environ)
    app = PartneringApp(found, Settings(), State.load(found.state_file))
    app.lay_out(Path(sys.argv[1]))
    async with app.run_test(size=(120, 40)):
        return sorted(sys.modules)

print(json.dumps(asyncio.run(first_screen())))
"""


@pytest.fixture
def session(tmp_path: Path) -> Path:
    """A session whose workshop was read before."""
    path = a_tiny_session(tmp_path, TINY_SESSION + LONG_ANSWER)
    step = tmp_path / "workshops" / "tiny" / "01-first.toml"
    step.write_text(step.read_text(encoding="utf-8") + LONG_QUESTION, encoding="utf-8")
    assert in_a_process("check", path).returncode == 0
    return path


@pytest.mark.parametrize("command", ["summary", "check", "brief", "list"])
def test_commands_on_a_known_workshop_load_neither_pydantic_nor_screens(command: str, session: Path) -> None:
    code, modules = loaded_by(command, session.parent if command == "list" else session)
    assert code == 0
    assert modules & (HEAVY | FOR_SCREENS) == set()


def test_a_plain_document_loads_nothing_that_it_does_not_need(session: Path) -> None:
    code, modules = loaded_by("summary", session)
    assert code == 0
    assert modules & SLOW_TO_LOAD == set()
    ours = {name for name in modules if name.startswith("partnering_tui")}
    assert len(ours) <= 76, sorted(ours)


@pytest.mark.parametrize("name", ["agreement.md", "agreement.html", "agreement.json"])
def test_nor_does_one_that_is_written_to_a_file(name: str, session: Path, tmp_path: Path) -> None:
    code, modules = loaded_by("summary", session, "-o", tmp_path / name)
    assert code == 0
    assert modules & (HEAVY | FOR_SCREENS | SLOW_TO_LOAD) == set()
    assert len([one for one in modules if one.startswith("partnering_tui")]) <= 84


@pytest.mark.parametrize(("argument", "most"), [("--version", 16), ("where", 24)])
def test_what_reads_no_session_loads_next_to_nothing(argument: str, most: int) -> None:
    code, modules = loaded_by(argument)
    assert code == 0
    assert modules & (HEAVY | FOR_SCREENS | SLOW_TO_LOAD) == set()
    assert len([name for name in modules if name.startswith("partnering_tui")]) <= most


def test_the_app_starts_without_pydantic_the_writer_of_toml_and_the_grid(session: Path) -> None:
    command = [sys.executable, "-c", LOADED_AT_START, str(session)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    modules = set(json.loads(done.stdout.splitlines()[-1]))
    assert "textual" in modules
    assert modules & (HEAVY | NOT_ON_THE_FIRST_SCREEN) == set()
